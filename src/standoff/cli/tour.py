"""What ``standoff demo`` shows of a fresh record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.cli.asking import holding, render, status_title
from standoff.cli.output import console, emit

if TYPE_CHECKING:
    from standoff.pipeline.asking import Answer
    from standoff.settings import Settings


def tour(settings: Settings) -> None:
    """What a fresh record knows: one place in full, the others counted, and what holds where."""
    from standoff.pipeline.answers import Clocks
    from standoff.pipeline.asking import busiest, positions

    out = console()
    places = busiest(settings)
    out.print()
    if places:
        render(shown_place(settings, places[0][0]), full=False)
    out.print("Acts by place", style="bold")
    out.print(", ".join(f"{name} {count}" for name, count in places), style="dim")
    out.print()
    emit([holding(status_title(None, Clocks()), positions(settings, Clocks(), None))], "table")
    out.print("Go on with", style="bold")
    for line in (
        "show Texas",
        "show 'SB 2710'",
        "timeline --since 2017-03",
        "status --on 2017-04-01",
        "verify",
    ):
        out.print(f"  {called()} {line} --record {settings.record_name}")


def called() -> str:
    """The program as it was called, so that the commands named can be copied."""
    return sys.argv[0] if Path(sys.argv[0]).name == "standoff" else "standoff"


def shown_place(settings: Settings, name: str) -> Answer:
    """Every core act at a place."""
    from standoff.pipeline.answers import Clocks
    from standoff.pipeline.asking import shown

    return shown(settings, Clocks(), name, "place", within=True, core=True)
