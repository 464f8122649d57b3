"""The coverage that ships with the program."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from standoff.errors import MissingInput


def pages() -> list[Path]:
    """The bundled pages, in the order in which they were published (their names begin with the day).

    Raises MissingInput when the installation lacks them.
    """
    folder = Path(str(files("standoff"))) / "demo"
    found = sorted(folder.glob("**/*.html"))
    if not found:
        raise MissingInput(str(folder), "the bundled coverage is missing", "reinstall standoff")
    return found
