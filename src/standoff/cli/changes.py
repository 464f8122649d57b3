"""``standoff history`` and ``standoff changes``: who added what, when and why; what turned in the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from standoff.cli.asking import LEGEND
from standoff.cli.findings import paged
from standoff.cli.options import CLOCKS, LANE, RECORD, settings_for
from standoff.cli.output import FORMAT, Table, console, emit
from standoff.cli.reviewing import more
from standoff.cli.running import complain
from standoff.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standoff.model.recorded import Entry
    from standoff.pipeline.answers import Clocks
    from standoff.settings import Settings


@click.command(
    epilog="""\b
Examples:
  standoff history 3f9a2c1d
  standoff history Mississippi --limit 20
  standoff history 2017-03-27-bryant-signs-sanctuary-ban --format json
  standoff history "Jackson, Mississippi" --as place --known 2026-11-01

\b
CLAIM and DOCUMENT are ids or their first 6 or more digits; a document's label, address
or path will do. For a place: entries with claims on it, decisions on those, findings."""
)
@click.argument("subject", metavar="CLAIM|PLACE|DOCUMENT")
@click.option(
    "--as", "kind", type=click.Choice(["claim", "place", "document"]), help="Read the subject as this."
)
@click.option("--known", metavar="DATE|INSTANT", help="As the record knew it then.")
@click.option("--limit", type=click.IntRange(1), help="How many [default: 50 in a table, else all].")
@click.option("--after", metavar="NUMBER", help="Only entries after this one.")
@RECORD
@FORMAT
def history(
    subject: str,
    kind: str | None,
    known: str | None,
    limit: int | None,
    after: str | None,
    record: str | None,
    form: str,
) -> None:
    """Show every entry that concerns a claim, a place or a document: when, who, what, why."""
    from standoff.pipeline.answers import Clocks
    from standoff.pipeline.history import history as asked

    found = asked(settings_for(record), Clocks(known=known), subject, kind, paged(limit, form), after)
    emit_log(f"{found.kind} {found.name}", found.entries.items, form)
    more(found.entries.next, form)


@click.command(
    epilog="""\b
Examples:
  standoff changes --since 0
  standoff changes --since 57 --format jsonl
  standoff changes --between 2017-03-20 2017-03-31
  standoff changes --between 2017-03 2017-04 --place Texas --lane state

\b
Two different questions:
  --since    what was added to the record after entry N, whatever day it tells of
  --between  what came to be so in the world after one day and by another, whenever the
             record learned it: acts, and positions that turned (rows of programs say which
             in 'turned'; with --lane, acts alone)"""
)
@click.option("--since", metavar="N", type=click.IntRange(0), help="Entries of the log after number N.")
@click.option(
    "--between", nargs=2, metavar="DAY DAY", help="Acts from the end of one day to that of another."
)
@click.option("--place", metavar="PLACE", help="Only acts of, at or aimed at this place and places in it.")
@LANE
@click.option("--limit", type=click.IntRange(1), help="How many [default: 50 in a table, else all].")
@CLOCKS
@RECORD
@FORMAT
def changes(
    since: int | None,
    between: tuple[str, str] | None,
    place: str | None,
    lane: str | None,
    limit: int | None,
    clocks: Clocks,
    record: str | None,
    form: str,
) -> None:
    """Tell what was added to the record since an entry, or what became true between two days."""
    if (since is None) == (between is None):
        mend = "see 'standoff changes --help'"
        raise SettingsError("changes", "give --since N or --between DAY DAY, one of the two", mend)
    settings = settings_for(record)
    if since is not None:
        if place or lane:
            raise SettingsError(
                "changes", "--place and --lane go with --between", "see 'standoff history PLACE'"
            )
        entries_since(settings, clocks, since, paged(limit, form), form)
        return
    from standoff.cli.cards import Detail, draw
    from standoff.pipeline.answers import fact_rows
    from standoff.pipeline.asking import several
    from standoff.pipeline.becoming import became
    from standoff.pipeline.holding import turned

    assert between is not None
    answer = became(settings, clocks, *between, place, lane)
    positions = [] if lane else turned(settings, clocks, *between, place)
    many = paged(limit, form) or len(answer.acts)
    if form != "table":
        rows: list[dict[str, object]] = [{"turned": "act"} | row for row in fact_rows(answer.acts[:many])]
        emit([Table("", (), rows + [{"turned": "position"} | row for row in positions])], form)
        return
    out = console()
    out.print(answer.title, style="bold", markup=False)
    out.print(f"{answer.summary}; {LEGEND}", style="dim")
    out.print()
    draw(out, answer.acts[:many], answer.folds, Detail(1, lanes=lane is None))
    rest = len(answer.acts) - many
    if rest > 0:
        out.print(f"and {several(rest, 'more act')}: give a shorter time, or --limit", style="dim")
    if positions:
        shown = [row | {"was": row["was"] or "not settled"} for row in positions]
        columns = ("provision", "direction", "was", "now", "since", "rule")
        emit([Table("Positions that turned", columns, shown, by="place_name", whole=("since",))], form)


def entries_since(settings: Settings, clocks: Clocks, number: int, limit: int | None, form: str) -> None:
    """The log after a number, and the number to go on from."""
    from standoff.pipeline.history import since

    found = since(settings, clocks, number, limit)
    emit_log(f"After entry {number}", found.entries, form)
    if form == "table":
        rest = "there is more: " if found.more else "next time: "
        console().print(f"{rest}standoff changes --since {found.last}", style="dim", markup=False)
    elif found.more:
        complain(f"there is more: standoff changes --since {found.last}")


def emit_log(title: str, entries: Sequence[Entry], form: str) -> None:
    """Entries as a table for people, short enough to read; whole for machines."""
    from standoff.pipeline.history import entry_rows

    rows = list(entry_rows(entries))
    if form != "table":
        emit([Table("", (), rows)], form)
        return
    if not rows:
        console().print(f"{title}: no entry", markup=False)
        return
    reasons = any(row["why"] for row in rows)
    shown = [row | {"when": minute(row["when"]), "what": said(row)} for row in rows]
    columns = ("entry", "when", "who", "what", *(("why",) if reasons else ()))
    emit([Table(title, columns, shown, whole=("entry", "when"))], form)


def minute(recorded: object) -> str:
    """``2026-11-22 17:16`` of an instant."""
    return str(recorded)[:16].replace("T", " ")


def said(row: Mapping[str, object]) -> str:
    """``review: accepted: Ashford: sue (happened)``."""
    return ": ".join(str(part) for part in (row["kind"], row["what"]) if part)
