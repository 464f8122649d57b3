"""``standoff review``: a person's word on what the coder read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from standoff.cli.options import RECORD, settings_for
from standoff.cli.output import FORMAT, Table, console, emit
from standoff.cli.running import complain

if TYPE_CHECKING:
    from standoff.pipeline.reviewing import Decided
    from standoff.settings import Settings

CLAIMS = click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
WHY = click.option("--why", required=True, metavar="TEXT", help="The reason, for the log.")
BY = click.option(
    "--by", metavar="NAME", help="Who says so [default: STANDOFF_REVIEWER, else the login name]."
)
SHORT = 8
ENDING = """\b
CLAIM is an id, its first 6 or more digits, or a lineage: 'standoff review queue' and
'standoff show --ids' tell them. All claims that are named are decided, or none.
Exit codes: 0 done; 2 no reason or wrong use; 3 no such claim; 5 the record cannot be written."""


@click.group()
def review() -> None:
    """Say whether claims are right; see what waits for a person.

    A review is an entry in the log, with name and reason. It holds for the claim in all its versions. Public
    views show what is accepted or comes from an official record.
    """


def examples(*lines: str) -> str:
    """Examples above the ending that all share."""
    return "\n".join(("\b\nExamples:", *(f"  {line}" for line in lines))) + "\n\n" + ENDING


def verdict(verb: str, told: str, *shown: str) -> None:
    """Adds one of the commands that only say where claims stand."""

    def decide(claims: tuple[str, ...], why: str, by: str | None, record: str | None, form: str) -> None:
        from standoff.pipeline.reviewing import review as decided

        settings = settings_for(record)
        with signed(settings, by) as name:
            emit_decided(decided(settings, name, claims, verb, why), form)

    command: Callable[..., Any] = decide
    for option in (FORMAT, RECORD, BY, WHY, CLAIMS):
        command = option(command)
    review.command(verb, help=told, epilog=examples(*shown))(command)


verdict(
    "accept",
    "Say that claims are right: the public may see them.",
    'standoff review accept 3f9a2c1d --why "read the article, the words say so" --by "Ana Ruiz"',
    'standoff review accept 3f9a2c1d 77b0e4f2 --why "checked against the city\'s minutes"',
)
verdict(
    "reject",
    "Say that claims are wrong: they count for nothing, and stay in the past.",
    'standoff review reject 3f9a2c1d --why "the vote was on another bill"',
)
verdict(
    "dispute",
    "Say that claims are in dispute: the dispute is shown beside them at once.",
    'standoff review dispute 3f9a2c1d --why "the sheriff denies it in the Ledger of 2 April"',
)
verdict(
    "reset",
    "Take reviews back: the claims are unreviewed again.",
    'standoff review reset 3f9a2c1d --why "accepted the wrong claim"',
)


@review.command(
    epilog=examples(
        'standoff review correct 3f9a2c1d --status threatened --why "vowed, not done"',
        'standoff review correct 3f9a2c1d --place "Cook County, Illinois" --why "the county did"',
        'standoff review correct 3f9a2c1d --date 2017-03-27 --why "Monday was the 27th"',
        'standoff review correct 3f9a2c1d --provision detainer_hold --direction limits --why "s. 2"',
        "standoff review correct 3f9a2c1d --set core=false --why 'opinion'",
    )
)
@CLAIMS
@click.option("--move", metavar="CODE", help="The move; see 'standoff codebook show'.")
@click.option("--status", "stage", metavar="CODE", help="How far it had come.")
@click.option("--actor", metavar="NAME", help="Who acted, in the words of the text.")
@click.option("--place", metavar="PLACE", help="The actor's place, or none.")
@click.option(
    "--level",
    type=click.Choice(["federal", "state", "local", "court", "outlet", "other"]),
    help="The actor's level of government [default: that of the place].",
)
@click.option("--date", metavar="DATE", help="When it was so: 2017-03-22, 2017-03, or none.")
@click.option("--provision", metavar="CODE", help="The one provision that it is about.")
@click.option("--direction", metavar="WORD", help="What it does to its provision.")
@click.option("--set", "values", multiple=True, metavar="FIELD=JSON", help="Any field that is coded.")
@WHY
@BY
@RECORD
@FORMAT
def correct(
    claims: tuple[str, ...],
    why: str,
    by: str | None,
    record: str | None,
    form: str,
    stage: str | None,
    values: tuple[str, ...],
    **given: str | None,
) -> None:
    """Put right what was coded wrongly.

    The corrected claim takes the place of the coder's, is accepted, and stays when a newer coder says the
    old thing again.
    """
    from standoff.pipeline.correcting import Given
    from standoff.pipeline.correcting import correct as corrected

    settings = settings_for(record)
    wanted = Given(status=stage, values=values, **given)
    with signed(settings, by) as name:
        emit_decided(corrected(settings, name, claims, wanted, why), form)


@review.command(
    epilog="""\b
Examples:
  standoff review retract 2017-03-27-bryant-signs --why "the outlet withdrew it"
  standoff review retract https://example.org/notes --why "not an article"

\b
DOCUMENT is an id, its first 6 or more digits, a label, an address or a path. The
document and its claims no longer stand; what was known before stays known.
Exit codes: 0 done; 2 no reason or wrong use; 3 no such document stands."""
)
@click.argument("document", metavar="DOCUMENT")
@WHY
@BY
@RECORD
def retract(document: str, why: str, by: str | None, record: str | None) -> None:
    """Take back a whole document with its claims."""
    from standoff.pipeline.reviewing import retract as taken_back

    settings = settings_for(record)
    with signed(settings, by) as name:
        what, entry = taken_back(settings, name, document, why)
        click.echo(f"{settings.record_name}: {what}; entry {entry}")


@review.command(
    epilog="""\b
Examples:
  standoff review queue
  standoff review queue Mississippi --first newest --limit 10
  standoff review queue --format json

\b
Three lists: claims in dispute; reviewed claims that the newer coding of their
document no longer makes; claims that nobody has looked at."""
)
@click.argument("place", required=False)
@click.option(
    "--first",
    "order",
    type=click.Choice(["surest", "doubtful", "newest"]),
    default="surest",
    show_default=True,
    help="Which unreviewed claims come first: by the coder's confidence, or by entry.",
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many of each.")
@click.option("--after", metavar="MARK", help="Go on with unreviewed claims where a page ended.")
@RECORD
@FORMAT
def queue(
    place: str | None, order: str, limit: int, after: str | None, record: str | None, form: str
) -> None:
    """List the claims that wait for a person."""
    from standoff.pipeline.reviewing import claim_row, waiting

    found = waiting(settings_for(record), place, order, limit, after)
    lists = (
        ("In dispute", found.disputed),
        ("Reviewed, and no longer said by the newer coding", found.orphaned),
        ("Unreviewed", found.unreviewed.items),
    )
    tables = [
        Table(title, QUEUE, [shown(claim_row(fact), form, title) for fact in facts], whole=("claim",))
        for title, facts in lists
        if facts
    ]
    if form == "table" and not tables:
        click.echo("nothing waits for a person" + (f" in {place}" if place else ""))
        return
    emit(tables, form)
    more(found.unreviewed.next, form)


QUEUE = ("claim", "act", "words", "source")


def shown(row: dict[str, object], form: str, waits: str = "") -> dict[str, object]:
    """A row for people with a short id and its source in one column; for machines as it is, with its list."""
    if form != "table":
        return row | {"waits": waits.split(",")[0].removeprefix("In ").lower()} if waits else row
    source = " · ".join(str(row[name]) for name in ("outlet", "published") if row[name])
    review = "" if row["review"] == "unreviewed" else f" · {row['review']}"
    return row | {"claim": str(row["claim"])[:SHORT], "words": f"“{row['words']}”", "source": source + review}


def emit_decided(done: list[Decided], form: str) -> None:
    """One row per decision."""
    from standoff.pipeline.reviewing import decided_row

    rows = [shown(decided_row(each), form) for each in done]
    changed = ("changed",) if any(row["changed"] for row in rows) else ()
    columns = ("entry", "claim", "was", "now", "act", *(changed or ("words",)))
    emit([Table("", columns, rows, whole=("entry", "claim", "was", "now"))], form)


def more(mark: str | None, form: str) -> None:
    """Where a list goes on: under a table, beside the rows of machine formats."""
    if mark and form == "table":
        console().print(f"more with --after {mark}", style="dim", markup=False)
    elif mark:
        complain(f"more with --after {mark}")


@contextmanager
def signed(settings: Settings, by: str | None) -> Iterator[str]:
    """Who signs; when it was only the login name, says so once it is done."""
    from standoff.pipeline.reviewing import principal

    name, login = principal(settings, by)
    yield name
    if login:
        complain(f"signed as {name}, the login name; --by or STANDOFF_REVIEWER names another")
