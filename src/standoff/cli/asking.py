"""``standoff show``, ``timeline``, ``status``, ``verify`` and ``export``: what reads the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from standoff.cli.lines import written
from standoff.cli.options import CLOCKS, IDS, LANE, LEAST, RECORD, settings_for
from standoff.cli.output import FORMAT, Table, console, emit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standoff.pipeline.answers import Act, Clocks
    from standoff.pipeline.asking import Answer


LEGEND = "≤ is the day by which an undated act was so"


@click.command(
    epilog="""\b
Examples:
  standoff show Mississippi
  standoff show "Jackson, Mississippi" --full
  standoff show "SB 4" --as instrument --format json
  standoff show "Mayor Garcetti" --known 2026-11-01

\b
Each act, then every report of it: the words, and the chain of voices from the page
to the innermost speaker. Claims that a person accepted are shown whatever
--min-confidence; the support of an act counts all its reports."""
)
@click.argument("subject", metavar="PLACE|INSTRUMENT|ACTOR")
@click.option(
    "--as", "kind", type=click.Choice(["place", "instrument", "actor"]), help="Read the subject as this."
)
@click.option("--only-here", is_flag=True, help="Leave out the places inside a place.")
@click.option("--all", "every", is_flag=True, help="Opinion, scene-setting and rejected claims too.")
@click.option("--full", is_flag=True, help="Whole quotations.")
@LEAST
@IDS
@CLOCKS
@RECORD
@FORMAT
def show(
    subject: str,
    kind: str | None,
    only_here: bool,
    every: bool,
    full: bool,
    least: float,
    ids: bool,
    clocks: Clocks,
    record: str | None,
    form: str,
) -> None:
    """Show every act of, at or about a place, instrument or actor."""
    from standoff.pipeline.asking import shown

    settings = settings_for(record, least)
    answer = shown(settings, clocks, subject, kind, within=not only_here, core=None if every else True)
    if form != "table":
        emit_acts(answer.acts, form)
        return
    render(answer, full, ids)


@click.command(
    epilog="""\b
Examples:
  standoff timeline
  standoff timeline --place Texas --since 2017-02 --until 2017-05
  standoff timeline --lane courts
  standoff timeline --move sue --format csv > suits.csv
  standoff timeline --min-confidence 0.7

\b
Each act is marked with its lane: federal, state, local, courts, or other."""
)
@click.option("--place", metavar="PLACE", help="Only acts of, at or aimed at this place and places in it.")
@click.option("--move", metavar="CODE", help="Only this move; see 'standoff codebook show'.")
@click.option("--status", "stage", metavar="CODE", help="Only this status.")
@LANE
@click.option("--since", metavar="DATE", help="Not before the first day of this date.")
@click.option("--until", metavar="DATE", help="Not after the last day of this date.")
@click.option("--full", is_flag=True, help="Every report of each act, whole quotations.")
@LEAST
@IDS
@CLOCKS
@RECORD
@FORMAT
def timeline(
    place: str | None,
    move: str | None,
    stage: str | None,
    lane: str | None,
    since: str | None,
    until: str | None,
    full: bool,
    least: float,
    ids: bool,
    clocks: Clocks,
    record: str | None,
    form: str,
) -> None:
    """List all acts in order of time, each with its earliest report."""
    from standoff.pipeline.asking import Wanted, told

    settings = settings_for(record, least)
    answer = told(settings, clocks, Wanted(place, move, stage, since, until, lane))
    if form != "table":
        emit_acts(answer.acts, form)
        return
    from standoff.cli.cards import Detail, draw

    out = console()
    out.print(f"{answer.summary}; {LEGEND}", style="dim")
    out.print()
    draw(out, answer.acts, answer.folds, Detail(None if full else 1, full, lanes=lane is None, ids=ids))


@click.command(
    epilog="""\b
Examples:
  standoff status
  standoff status Texas --on 2017-09-02
  standoff status --on 2017-04-01 --known 2026-11-22 --why
  standoff status Oregon --provision limits_void

\b
Answers: holds, does not hold, blocked, conflicting; 'examined, none found' where a
finding says so ('standoff finding add'). A place and a provision together ask one
question, answered for that place alone: 'not examined' where nobody has looked. What
is not listed has not been examined: blank is not no."""
)
@click.argument("place", required=False)
@click.option("--provision", metavar="CODE", help="Only this provision; see 'standoff codebook show'.")
@click.option("--why", is_flag=True, help="The rule that decided, and the claims it rests on.")
@CLOCKS
@RECORD
@FORMAT
def status(
    place: str | None, provision: str | None, why: bool, clocks: Clocks, record: str | None, form: str
) -> None:
    """Show what holds where, as of a day, as the record knew it."""
    from standoff.pipeline.holding import holding as held

    rows = held(settings_for(record), clocks, place, provision)
    title = status_title(place, clocks)
    if form == "table" and not rows:
        click.echo(f"{title}: nothing on record settles it, which is not a no")
        return
    why = why or bool(place and provision)
    emit([holding(title, rows, why)], form)
    if why and form == "table":
        for rule, prose in sorted({(str(row["rule"]), str(row["prose"])) for row in rows}):
            console().print(f"{rule}: {prose}", style="dim", markup=False)
        for row in rows:
            if claims := row["claims"]:
                console().print(f"{row['provision']} rests on {short(claims)}", style="dim", markup=False)


def short(claims: object) -> str:
    """``3f9a2c1d, 77b0e4f2``: what 'standoff history' takes."""
    return ", ".join(str(claim)[:8] for claim in claims) if isinstance(claims, list) else ""


def holding(title: str, rows: list[dict[str, object]], why: bool = False) -> Table:
    """Positions as a table, by place."""
    columns = ("provision", "what", "since", "under", "support", "review", *(("rule",) if why else ()))
    return Table(title, columns, rows, by="place_name", whole=("provision", "since", "support", "review"))


def status_title(place: str | None, clocks: Clocks) -> str:
    """``What holds in Texas on 2017-09-02``."""
    where = f" in {place}" if place else ""
    on = f" on {clocks.on}" if clocks.on else " today"
    return f"What holds{where}{on}" + (f", as known {clocks.known}" if clocks.known else "")


@click.command(
    epilog="""\b
Examples:
  standoff verify
  standoff verify --record build/demo.db

\b
Exit codes: 0 everything holds; 1 something is broken, each named on a line; 5 no record."""
)
@RECORD
def verify(record: str | None) -> int:
    """Re-check every text, evidence span, quotation and log entry."""
    from standoff.pipeline.asking import several, verified

    settings = settings_for(record)
    found = verified(settings)
    for broken in found.broken:
        where = " · ".join(filter(None, (broken.document, broken.claim)))
        click.echo(f"{broken.kind}: {where}: {broken.wrong}" if where else f"{broken.kind}: {broken.wrong}")
    state = "0 broken" if found.ok else f"{len(found.broken)} broken"
    held = f"{several(found.claims, 'claim')} in {several(found.texts, 'text')}, {found.entries:,} entries"
    click.echo(f"{settings.record_name}: {held}; {state}")
    return 0 if found.ok else 1


@click.command(
    epilog="""\b
Examples:
  standoff export --format jsonl -o facts.jsonl
  standoff export --format csv > facts.csv"""
)
@click.option(
    "--format", "form", metavar="NAME", default="jsonl", show_default=True, help="jsonl, csv, or a plug-in's."
)
@click.option("-o", "--out", metavar="OUT", default="-", help="Where it goes [default: standard output].")
@click.option("--all", "every", is_flag=True, help="Opinion and scene-setting too.")
@LEAST
@CLOCKS
@RECORD
def export(form: str, out: str, every: bool, least: float, clocks: Clocks, record: str | None) -> None:
    """Write every fact with its evidence, one row per fact."""
    from standoff.pipeline.asking import exported

    pieces = exported(settings_for(record, least), clocks, form, core=None if every else True)
    first = next(pieces, b"")
    with written(out) as sink:
        sink.write(first)
        for piece in pieces:
            sink.write(piece)
        sink.flush()


def emit_acts(found: Sequence[Act], form: str) -> None:
    """Acts as rows of facts for machines."""
    from standoff.pipeline.answers import fact_rows

    emit([Table("", (), list(fact_rows(found)))], form)


def render(answer: Answer, full: bool, ids: bool = False) -> None:
    """An answer as cards under its title."""
    from standoff.cli.cards import Detail, draw

    out = console()
    out.print(answer.title, style="bold", markup=False)
    out.print(f"{answer.summary}; {LEGEND}", style="dim")
    out.print()
    draw(out, answer.acts, answer.folds, Detail(whole=full, ids=ids))
