"""Real output for README and docs: ``make docs`` runs the commands and writes what they print."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from functools import cache
from tempfile import TemporaryDirectory

WIDTH = "100"
FOLDER = TemporaryDirectory()


@cache
def demo() -> str:
    """The path of a record of the bundled coverage, made once."""
    printed("demo --record standoff.db")
    return FOLDER.name


def printed(arguments: str) -> str:
    """What ``standoff ARGUMENTS`` prints in a terminal of 100 columns, without trailing blanks.

    Raises CalledProcessError when the command fails.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STANDOFF_")}
    done = subprocess.run(
        [sys.executable, "-c", "from standoff.cli import main; main()", *shlex.split(arguments)],
        cwd=FOLDER.name,
        env=environment | {"COLUMNS": WIDTH},
        capture_output=True,
        text=True,
        check=True,
    )
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def picture(arguments: str, blocks: int | None = None) -> str:
    """A Markdown block with a command on the record of the bundled coverage and what it prints.

    ``blocks`` keeps that many paragraphs of the output; ``...`` stands for the rest.
    """
    demo()
    parts = printed(arguments).split("\n\n")
    shown = "\n\n".join([*parts[:blocks], "..."] if blocks and blocks < len(parts) else parts)
    return f"```text\n$ standoff {arguments}\n{shown}\n```"
