"""Facts as files: the exporters behind ``standoff export``. An exporter turns rows into pieces of bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import msgspec

Row = dict[str, object]


class JsonLines:
    """One JSON object per fact and line."""

    def write(self, rows: Iterator[Row]) -> Iterator[bytes]:
        """The rows, a line each."""
        for row in rows:
            yield msgspec.json.encode(row) + b"\n"


class Csv:
    """A header and one line per fact; lists are joined with ``; ``, nested values are JSON."""

    def write(self, rows: Iterator[Row]) -> Iterator[bytes]:
        """The header of the first row's keys, then the rows."""
        for number, row in enumerate(rows):
            if number == 0:
                yield line(list(row))
            yield line([cell(value) for value in row.values()])


def line(cells: list[str]) -> bytes:
    """One line of CSV in UTF-8."""
    sink = io.StringIO()
    csv.writer(sink, lineterminator="\n").writerow(cells)
    return sink.getvalue().encode()


def cell(value: object) -> str:
    """One value as text: empty for none."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
    return str(value) if isinstance(value, str | int | float) else msgspec.json.encode(value).decode()


jsonl = JsonLines()
csv_lines = Csv()
