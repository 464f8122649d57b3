"""Where the gold data lie: the folder named by STANDOFF_GOLD, else ``../shared/data`` beside the checkout."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STORIES = ROOT / "tests" / "stories"


def folder() -> Path | None:
    """The folder of gold data, None where there is none."""
    named = os.environ.get("STANDOFF_GOLD")
    path = Path(named) if named else ROOT.parent / "shared" / "data"
    return path if path.is_dir() else None


def required() -> bool:
    """Whether the gold data must be there: in continuous integration."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


def rows(name: str) -> list[dict[str, Any]]:
    """The lines of a gold file, by its path inside the folder."""
    home = folder()
    if home is None:
        raise FileNotFoundError(f"no gold data for {name}: set STANDOFF_GOLD")
    path = home / name
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        return [json.loads(line) for line in lines if line.strip()]
