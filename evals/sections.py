"""Parts of a report in Markdown: a heading, tables, and pictures in files beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from evals.measured import Bounds

Figure = tuple[float | None, Bounds | None]


class Section(NamedTuple):
    """A part of a report. ``files`` are what its words link to, by name."""

    title: str
    words: str
    files: Mapping[str, str] = MappingProxyType({})


def row(*cells: str) -> str:
    """One line of a table."""
    return f"| {' | '.join(cells)} |"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A whole table, line by line."""
    return [row(*head), row(*["---"] * len(head)), *(row(*cells) for cells in rows)]


def cell(figure: Figure) -> str:
    """``.652 (.610-.694)``."""
    value, bounds = figure
    return f"{short(value)} ({short(bounds[0])}-{short(bounds[1])})" if bounds else short(value)


def short(value: float | None) -> str:
    """Three decimals without the leading nought."""
    if value is None:
        return ""
    return f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.3f}"
