"""What model cards are made of: tables and figures in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def figure(value: float | None) -> str:
    """A share to three places, without the zero before the point."""
    return "-" if value is None else f"{value:.3f}".removeprefix("0")
