"""Tables for people, JSON and CSV for machines, from the same rows."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from rich.console import Console

FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="table for people; json, jsonl or csv for programs.",
)
NARROWEST, ROOMY, WIDEST = 60, 80, 140


class Table(NamedTuple):
    """Rows under a title. ``columns`` are the keys shown; machine formats write all keys.

    ``by`` names a key whose value heads the rows that share it; ``whole`` columns wrap only on a narrow terminal.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, object]]
    by: str | None = None
    whole: tuple[str, ...] = ()


def emit(tables: Sequence[Table], form: str) -> None:
    """Print ``tables`` in the chosen form."""
    rows = [row for table in tables for row in table.rows]
    if form == "table":
        printed(tables)
    else:
        click.echo(encoded(rows, form), nl=False)


def encoded(rows: Sequence[Mapping[str, object]], form: str) -> bytes:
    """Rows as one JSON array, as JSON Lines, or as CSV with a header; UTF-8."""
    import msgspec

    if form == "json":
        return msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n"
    if form == "jsonl":
        return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    return as_csv(rows).encode()


def as_csv(rows: Sequence[Mapping[str, object]]) -> str:
    """CSV with the union of all keys as header; nested values as JSON."""
    header = list(dict.fromkeys(key for row in rows for key in row))
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(row.get(key)) for key in header] for row in rows)
    return sink.getvalue()


def cell(value: object) -> str:
    """One value as text: empty for none, JSON for what nests."""
    if value is None:
        return ""
    if isinstance(value, str | int | float):
        return str(value)
    import msgspec

    return msgspec.json.encode(value).decode()


def console() -> Console:
    """A console on standard output, as wide as the terminal within reason; plain when nobody watches."""
    from rich.console import Console

    width = min(max(shutil.get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
    return Console(width=width, file=sys.stdout, highlight=False, soft_wrap=False)


def printed(tables: Iterable[Table]) -> None:
    """Draw ``tables`` on the console."""
    from rich.table import Table as Drawn
    from rich.text import Text

    out = console()
    for table in tables:
        if table.title:
            out.print(table.title, style="bold", markup=False)
        drawn = Drawn(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="underline")
        for name in table.columns:
            whole = name in table.whole and out.width >= ROOMY
            drawn.add_column(name.replace("_", " "), no_wrap=whole, overflow="fold")
        above: object = None
        for row in table.rows:
            if table.by and row.get(table.by) != above:
                above = row.get(table.by)
                drawn.add_row(Text(readable(above), style="bold"))
            drawn.add_row(*(Text(readable(row.get(name))) for name in table.columns))
        out.print(drawn)
        out.print()


def readable(value: object) -> str:
    """One value for a person: lists joined, nested values as JSON."""
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    return cell(value)
