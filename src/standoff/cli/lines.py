"""``standoff annotate`` and ``standoff code``: JSON Lines in, JSON Lines out, nothing stored."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import IO

import click
import msgspec

from standoff.cli.options import LEAST
from standoff.cli.progress import lines_in, tracked
from standoff.errors import SettingsError
from standoff.settings import Settings

Step = Callable[[str, Settings], Iterator[bytes]]

JSONL = click.option(
    "--jsonl",
    "source",
    required=True,
    metavar="IN",
    help="Documents, one JSON object per line; - for standard input.",
)
OUT = click.option(
    "-o", "--out", "out", metavar="OUT", default="-", help="Where the lines go [default: standard output]."
)


@click.command(
    epilog="""\b
Examples:
  standoff annotate --jsonl articles.jsonl -o annotations.jsonl
  cat articles.jsonl | standoff annotate --jsonl - | jq .toponyms

\b
One line out per line in, in order:
  {doc_id, attributions: [{source, cue, content, parent}], toponyms: [{start, end,
  name, place, lat, lon}], times: [{start, end, text, value, edtf}]}
A document that cannot be used gives {doc_id, error} and the run goes on.

\b
STANDOFF_PROFILE=rules finds attributions by rules alone, without the encoder."""
)
@JSONL
@OUT
def annotate(source: str, out: str) -> None:
    """Mark attributions, places and times in JSON Lines.

    Each line is {doc_id?, text | html, title?, outlet?, byline?, published?, url?}. Offsets are code points
    of the text; for `text` input, of exactly that text.
    """
    from standoff.pipeline.streams import annotated_lines

    write_lines(source, out, "Annotating", annotated_lines, Settings.from_environment())


@click.command(
    epilog="""\b
Examples:
  standoff code --jsonl articles.jsonl -o claims.jsonl
  standoff code --jsonl articles.jsonl --codebook my-topic.toml -o claims.jsonl
  standoff code --jsonl articles.jsonl --min-confidence 0.6 -o surer.jsonl
  standoff score claims gold.jsonl claims.jsonl

\b
One line out per line in, in order: {doc_id, claims: [...]}, each claim with its
evidence span, move, status, actor, voices and rule ('standoff ref model' lists all
fields). A document that cannot be used gives {doc_id, error} and the run goes on.

\b
STANDOFF_PROFILE=rules finds attributions by rules alone, without the encoder."""
)
@JSONL
@OUT
@click.option(
    "--codebook",
    "codebook_name",
    metavar="NAME|FILE",
    help="An installed codebook or a TOML file [default: sanctuary].",
)
@LEAST
def code(source: str, out: str, codebook_name: str | None, least: float) -> None:
    """Code the claims in JSON Lines, without a record."""
    from standoff.pipeline.streams import coded_lines

    settings = msgspec.structs.replace(Settings.from_environment(), min_confidence=least)
    if codebook_name:
        settings = msgspec.structs.replace(settings, codebook=codebook_name)
    write_lines(source, out, "Coding", coded_lines, settings)


def write_lines(source: str, out: str, label: str, step: Step, settings: Settings) -> None:
    """Run ``step`` from the input to the output, line by line."""
    if same_file(source, out):
        raise SettingsError(out, "is the input itself", "give another --out")
    lines = step(source, settings)
    first = next(lines, None)
    with written(out) as sink:
        for line in tracked(() if first is None else chain((first,), lines), label, lines_in(source)):
            sink.write(line)
        sink.flush()


def same_file(source: str, out: str) -> bool:
    """Whether input and output are one existing file."""
    a, b = Path(source), Path(out)
    return "-" not in (source, out) and a.exists() and b.exists() and a.samefile(b)


def written(out: str) -> AbstractContextManager[IO[bytes]]:
    """The output as a byte stream."""
    return nullcontext(sys.stdout.buffer) if out == "-" else Path(out).open("wb")
