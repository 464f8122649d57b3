"""``standoff add``, ``standoff demo`` and ``standoff recode``: what writes to the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from os.path import isfile

import click
import msgspec

from standoff.cli.options import LEAST, RECORD, settings_for
from standoff.cli.progress import lines_in, tracked
from standoff.cli.running import complain
from standoff.errors import SettingsError

SOME_FAILED = 3


@click.command(
    epilog="""\b
Examples:
  standoff add article.html coverage/ "pages/*.html"
  standoff add --jsonl articles.jsonl
  pbpaste | standoff add - --outlet "The Ledger" --published 2017-03-22
  standoff add notes.txt --outlet "City Hall Blog" --url https://example.org/notes

\b
Adding the same pages again changes nothing; a page that changed supersedes its
earlier capture. An interrupted run is resumed by running it again.
Claims below --min-confidence do not enter the record; with another one the same
pages are coded anew. To keep them and only not show them, give it when asking.
Exit codes: 0 all added; 3 some inputs could not be used (named on standard error),
the others are in; 5 the record cannot be written."""
)
@click.argument("inputs", nargs=-1, metavar="[PATH|FOLDER|GLOB|-]...")
@click.option(
    "--jsonl", "lines", metavar="FILE", help="Documents, one JSON object per line; - for standard input."
)
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--published", metavar="DATE", help="When: 2017-03-22, 2017-03 or 2017.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--title", metavar="TITLE", help="Its headline.")
@LEAST
@RECORD
def add(
    inputs: tuple[str, ...],
    lines: str | None,
    outlet: str | None,
    published: str | None,
    url: str | None,
    title: str | None,
    least: float,
    record: str | None,
) -> int:
    """Read articles, code their claims, and keep them in the record."""
    from standoff.model.document import Hints
    from standoff.pipeline.adding import add as add_all

    if bool(inputs) == bool(lines):
        raise SettingsError("add", "give paths or --jsonl FILE, one of the two", "see 'standoff add --help'")
    hints = Hints(title=title, outlet=outlet, published=checked_date(published), url=url)
    settings = settings_for(record, least)
    outcomes = add_all([lines] if lines else inputs, settings, hints, "jsonl" if lines else None)
    total = lines_in(lines) if lines else len(inputs) if all(map(isfile, inputs)) else None
    return told(tracked(outcomes, "Adding", total), settings.record_name)


@click.command(
    epilog="""\b
Examples:
  standoff demo
  standoff demo --record my-demo.db
  standoff show Mississippi --record standoff-demo.db"""
)
@click.option("--record", default="standoff-demo.db", show_default=True)
def demo(record: str) -> int:
    """Add the bundled coverage and show what it holds.

    The pages are ours, from invented outlets; the public events of January to April 2017 that they tell are real.
    """
    from standoff.cli.tour import tour
    from standoff.pipeline.adding import add as add_all
    from standoff.pipeline.demo import pages

    found = pages()
    settings = settings_for(record)
    code = told(tracked(add_all([str(page) for page in found], settings), "Adding", len(found)), str(record))
    tour(settings)
    return code


@click.command(
    epilog="""\b
Examples:
  standoff recode
  standoff recode --codebook my-topic.toml --record standoff.db
  standoff recode --min-confidence 0.6"""
)
@LEAST
@RECORD
@click.option(
    "--codebook", metavar="NAME|FILE", help="An installed codebook or a TOML file [default: sanctuary]."
)
def recode(least: float, record: str | None, codebook: str | None) -> int:
    """Code the stored documents again.

    Appends a run per document by the present coder and codebook; earlier runs stay, reviews follow their claims.
    """
    from standoff.pipeline.adding import recode as recode_all

    settings = settings_for(record, least)
    if codebook:
        settings = msgspec.structs.replace(settings, codebook=codebook)
    return told(tracked(recode_all(settings), "Coding"), settings.record_name)


def checked_date(published: str | None) -> str | None:
    """The option's date. Raises BadDate."""
    from standoff.dates import check

    return check(published, "--published") if published else None


def told(outcomes: Iterable[object], record: str) -> int:
    """Say what became of every input: failures one by one, then a summary; the exit code."""
    from standoff.model.recorded import Added
    from standoff.pipeline.outcomes import Failure

    counts: Counter[str] = Counter()
    try:
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                counts["failed"] += 1
                complain(str(outcome))
            elif isinstance(outcome, Added):
                counts[outcome.outcome] += 1
                counts["claims"] += outcome.claims
                for reason in outcome.refused:
                    complain(f"{outcome.doc_id}: a claim was kept out: {reason}")
    except KeyboardInterrupt:
        done = sum(counts[kind] for kind in KINDS)
        complain(
            f"interrupted: {record} is intact with {done} of the inputs; run the same command again to go on"
        )
        raise click.exceptions.Exit(130) from None
    click.echo(summary(counts, record))
    return SOME_FAILED if counts["failed"] else 0


KINDS = ("new", "superseded", "recoded", "unchanged")


def summary(counts: Counter[str], record: str) -> str:
    """``4 documents (3 new, 1 unchanged), 27 claims in standoff.db; 1 input could not be used``."""
    from standoff.pipeline.asking import several

    parts = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind])
    documents = sum(counts[kind] for kind in KINDS)
    line = f"{record}: {several(documents, 'document')}" + (f" ({parts})" if parts else "")
    line += f", {several(counts['claims'], 'claim')}"
    return f"{line}; {several(counts['failed'], 'input')} could not be used" if counts["failed"] else line
