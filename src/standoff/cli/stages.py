"""``standoff stages``: how far a law, order or bill has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from standoff.cli.options import CLOCKS, RECORD, settings_for
from standoff.cli.output import FORMAT, Table, console, emit

if TYPE_CHECKING:
    from standoff.pipeline.answers import Clocks

COLUMNS = ("when", "stage", "now", "facts", "review", "rivals")


@click.command(
    epilog="""\b
Examples:
  standoff stages "SB 2710"
  standoff stages "SB 4" --place Texas --why
  standoff stages "SB 4" --place Texas --known 2026-11-01 --format json

\b
Where claims contradict one another, each account is a stage of its own.
The rules: 'standoff ref rules'."""
)
@click.argument("instrument")
@click.option("--place", metavar="PLACE", help="Only claims at this place: every state has an 'SB 4'.")
@click.option("--why", is_flag=True, help="The rule of each stage, and the claims it rests on.")
@CLOCKS
@RECORD
@FORMAT
def stages(
    instrument: str, place: str | None, why: bool, clocks: Clocks, record: str | None, form: str
) -> None:
    """Show the stages of a law, order or bill, by written rules."""
    from standoff.pipeline.staging import stages as asked

    rows = asked(settings_for(record), clocks, instrument, place)
    where = f" in {place}" if place else ""
    columns = (*COLUMNS, "rule") if why else COLUMNS
    emit([Table(f"Stages of {instrument}{where}", columns, rows, whole=("when", "now", "facts"))], form)
    if why and form == "table":
        for row in rows:
            console().print(f"{row['rule']}: {row['prose']}", style="dim", markup=False)
            console().print(f"  {' '.join(map(str, row['claims']))}", style="dim", markup=False)  # type: ignore[call-overload]
