"""The pictures of output in README and docs are what the program prints today; ``make docs`` draws them anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")


def test_pictures_are_of_today() -> None:
    assert all("[[[cog" in page.read_text("utf-8") for page in PAGES)
    checked = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", "-I", str(ROOT), *map(str, PAGES)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, f"run: make docs\n{checked.stdout}{checked.stderr}"
