"""``standoff finding``: what was examined, with nothing found. Blank is not no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from standoff.cli.options import CLOCKS, RECORD, settings_for
from standoff.cli.output import FORMAT, Table, emit
from standoff.cli.reviewing import BY, WHY, more, signed

if TYPE_CHECKING:
    from standoff.pipeline.answers import Clocks


@click.group()
def finding() -> None:
    """Record that sources were examined and nothing was found; list such findings."""


@finding.command(
    epilog="""\b
Examples:
  standoff finding add "Jackson, Mississippi" detainer_hold --sources "city code 2017" \\
      --sources "council minutes 2016-2017" --why "no mention of detainers"
  standoff finding add Oregon limits_void --sources "ORS 181A" --examined 2017-05-02 \\
      --why "read all of it"

\b
PROVISION is a code of 'standoff codebook show'. A finding says what was read, when, by
whom. It is no proof of absence: 'standoff status' shows it as 'examined, none found'."""
)
@click.argument("place")
@click.argument("provision")
@click.option(
    "--sources",
    multiple=True,
    required=True,
    metavar="TEXT",
    help="What was examined; once for each source.",
)
@click.option("--examined", metavar="DAY", help="When, like 2017-05-02 [default: today].")
@WHY
@BY
@RECORD
def add(
    place: str,
    provision: str,
    sources: tuple[str, ...],
    examined: str | None,
    why: str,
    by: str | None,
    record: str | None,
) -> None:
    """Say that sources were examined for a place and a provision, and nothing was found."""
    from standoff.pipeline.asking import several
    from standoff.pipeline.findings import found_nothing
    from standoff.pipeline.naming import place_label

    settings = settings_for(record)
    with signed(settings, by) as name:
        done = found_nothing(settings, name, place, provision, sources, examined, why)
        read = several(len(done.sources), "source")
        told = f"{place_label(done.place)}: {done.provision}: {read} examined {done.examined}, none found"
        click.echo(f"{settings.record_name}: {told}; entry {done.seq}")


@finding.command(
    "list",
    epilog="""\b
Examples:
  standoff finding list
  standoff finding list Oregon --format csv""",
)
@click.argument("place", required=False)
@click.option("--limit", type=click.IntRange(1), help="How many [default: 50 in a table, else all].")
@click.option("--after", metavar="MARK", help="Go on where a page ended.")
@CLOCKS
@RECORD
@FORMAT
def list_findings(
    place: str | None, limit: int | None, after: str | None, clocks: Clocks, record: str | None, form: str
) -> None:
    """List what was examined, with nothing found."""
    from standoff.pipeline.findings import finding_row, findings

    found = findings(settings_for(record), clocks, place, paged(limit, form), after)
    rows = [finding_row(each) for each in found.items]
    if form == "table" and not rows:
        click.echo("no finding on record" + (f" for {place}" if place else ""))
        return
    columns = ("provision", "examined", "sources", "why", "who", "entry")
    whole = ("provision", "examined")
    emit([Table("Examined, none found", columns, rows, by="place_name", whole=whole)], form)
    more(found.next, form)


ON_A_SCREEN = 50


def paged(limit: int | None, form: str) -> int | None:
    """How many rows: as many as asked for, else a screenful for people and all for programs."""
    return limit or (ON_A_SCREEN if form == "table" else None)
