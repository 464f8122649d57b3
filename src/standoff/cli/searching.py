"""``standoff search`` and ``standoff conflicts``: words in the stored pages; claims that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from standoff.cli.findings import paged
from standoff.cli.options import CLOCKS, RECORD, settings_for
from standoff.cli.output import FORMAT, Table, console, emit
from standoff.cli.reviewing import SHORT, more

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.text import Text

    from standoff.pipeline.answers import Clocks


@click.command(
    epilog="""\b
Examples:
  standoff search detainer
  standoff search '"sanctuary policies" senate' --limit 5
  standoff search governor --public --format json

\b
Documents that hold all the words; phrases in double quotes. The best match comes first.
With --public only words that the public may read are searched."""
)
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many documents.")
@click.option("--after", metavar="MARK", help="Go on where a page ended.")
@CLOCKS
@RECORD
@FORMAT
def search(
    words: tuple[str, ...], limit: int, after: str | None, clocks: Clocks, record: str | None, form: str
) -> None:
    """Find documents by their words."""
    from standoff.pipeline.searching import found_row, searched

    found = searched(settings_for(record), clocks, " ".join(words), limit, after)
    rows = [found_row(each) for each in found.items]
    if form != "table":
        emit([Table("", (), rows)], form)
    else:
        draw_hits(rows, " ".join(words))
    more(found.next, form)


def draw_hits(rows: Sequence[Mapping[str, object]], words: str) -> None:
    """Each hit with its headline, its words and its label; matches stand out."""
    from standoff.cli.cards import dim, indented

    out = console()
    if not rows:
        out.print(f"{words}: in no document of this view", markup=False)
        return
    for row in rows:
        parts = (row["published"], row["outlet"], row["title"])
        out.print(
            " · ".join(str(part) for part in parts if part) or str(row["doc_id"]), style="bold", markup=False
        )
        if row["snippet"]:
            out.print(indented(marked(str(row["snippet"])), 4))
        facts = f"{row['claims']} fact{'' if row['claims'] == 1 else 's'}" if row["claims"] else "no fact"
        label = row["url"] if row["doc_id"] == row["document"] else row["doc_id"]
        out.print(indented(dim(f"{facts} · {label or row['document']}"), 4))
        out.print()


def marked(snippet: str) -> Text:
    """The words around a match, what stands between [ and ] in bold."""
    from rich.text import Text

    text = Text(f"“{snippet}”", style="italic")
    text.highlight_regex(r"\[[^\]]*\]", "bold")
    return text


@click.command(
    epilog="""\b
Examples:
  standoff conflicts
  standoff conflicts --on 2017-04-01 --format json

\b
Rival values stay side by side; nothing here says which of them is right."""
)
@click.option("--limit", type=click.IntRange(1), help="How many [default: 50 in a table, else all].")
@click.option("--after", metavar="MARK", help="Go on where a page ended.")
@CLOCKS
@RECORD
@FORMAT
def conflicts(limit: int | None, after: str | None, clocks: Clocks, record: str | None, form: str) -> None:
    """List the acts of which reports say different things."""
    from standoff.pipeline.searching import conflict_row, disagreements

    found = disagreements(settings_for(record), clocks, paged(limit, form), after)
    rows = [conflict_row(move, conflict) for move, conflict in found.items]
    if form == "table" and not rows:
        click.echo("no report of an act contradicts another")
        return
    if form == "table":
        emit([Table(about(row), ("over", "said", "reports", "claims"), said(row)) for row in rows], form)
    else:
        emit([Table("", (), rows)], form)
    more(found.next, form)


def about(row: Mapping[str, Any]) -> str:
    """``2017-03-27  sign: Gov. Phil Bryant (Mississippi)``."""
    who, place = ", ".join(row["actors"][:2]), row["place_name"]
    where = f" ({place})" if place and place.split(",")[0].lower() not in who.lower() else ""
    return f"{row['earliest'] or 'undated'}  {row['family'].replace('_', ' ')}: {who}{where}"


def said(row: Mapping[str, Any]) -> list[dict[str, object]]:
    """A conflict as one line per value."""
    return [
        {
            "over": "" if number else row["field"].replace("_", " "),
            "said": value["value"] or "none",
            "reports": len(value["claims"]),
            "claims": [claim[:SHORT] for claim in value["claims"]],
        }
        for number, value in enumerate(row["values"])
    ]
