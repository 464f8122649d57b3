"""Pictures of figures as SVG: a confusion matrix, and lines over a share. Readable on light and dark pages.

Blue is right and orange is wrong (told apart by every kind of colour vision); no shade is so full that the number in
it cannot be read. Every picture says what it shows in its title and description.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from standoff.evaluate.differences import Confusion

CELL, LETTER, MARGIN = 26, 6.6, 16
WIDTH, HEIGHT = 460, 300
FULLEST = 0.55
COLOURS = {
    "light": {
        "page": "#ffffff",
        "text": "#1a1a1a",
        "line": "#c8c8c8",
        "right": "#0072b2",
        "wrong": "#d55e00",
    },
    "dark": {"page": "#14171a", "text": "#f2f2f2", "line": "#4a4f55", "right": "#56b4e9", "wrong": "#e69f00"},
}
DASHES = ("", "7 3", "2 3")
STYLE = (
    "text{font:12px system-ui,sans-serif;fill:var(--text)}.head{font-weight:600;font-size:14px}"
    ".page{fill:var(--page)}.grid{stroke:var(--line);fill:none}.right{fill:var(--right)}.wrong{fill:var(--wrong)}"
    ".number{text-anchor:middle;font-size:11px}.row{text-anchor:end}.s0{stroke:var(--right)}.s1{stroke:var(--wrong)}"
    ".s2{stroke:var(--text)}.curve{fill:none;stroke-width:2}"
)


class Axes(NamedTuple):
    """What stands along a picture of lines; both axes run from 0 to 1."""

    across: str
    up: str


def matrix(title: str, note: str, table: Confusion, order: Sequence[str]) -> str:
    """A confusion matrix: gold in rows, found in columns, in this order; codes that never occur are left out."""
    rows = [name for name in order if any(gold == name for gold, _ in table)]
    columns = [name for name in order if any(found == name for _, found in table)]
    left, top = MARGIN + labels_wide([*rows, "gold"]), 74 + labels_wide(columns) * 0.8
    width = max(left + CELL * len(columns) + labels_wide(columns) * 0.6, LETTER * len(note)) + 2 * MARGIN
    height = top + CELL * len(rows) + MARGIN
    parts = [text(MARGIN, 24, title, "head"), text(MARGIN, 44, note)]
    for at, name in enumerate(columns):
        x, y = left + CELL * (at + 0.6), top - 6
        parts.append(f'<text transform="translate({x:.0f} {y:.0f}) rotate(-52)">{escape(name)}</text>')
    for down, gold in enumerate(rows):
        total = sum(table[gold, found] for found in columns)
        y = top + CELL * down
        parts.append(text(left - 6, y + CELL * 0.68, gold, "row"))
        parts += [
            cell(left + CELL * at, y, gold, found, table[gold, found], total)
            for at, found in enumerate(columns)
        ]
    return picture(title, note, width, height, parts)


def cell(x: float, y: float, gold: str, found: str, cases: int, total: int) -> str:
    """One cell, shaded by its share of the row, with its number; an empty one has neither."""
    frame = f'<rect class="grid" x="{x:.0f}" y="{y:.0f}" width="{CELL}" height="{CELL}"/>'
    if not cases:
        return frame
    kind = "right" if gold == found else "wrong"
    shade = 0.08 + (FULLEST - 0.08) * cases / total
    number = text(x + CELL / 2, y + CELL * 0.65, str(cases), "number")
    told = escape(f"{gold}, found as {found}: {cases} of {total}")
    box = f'<rect class="{kind}" x="{x:.0f}" y="{y:.0f}" width="{CELL}" height="{CELL}" fill-opacity="{shade:.2f}"/>'
    return f"<g><title>{told}</title>{box}{frame}{number}</g>"


def lines(
    title: str,
    note: str,
    axes: Axes,
    series: Mapping[str, Sequence[tuple[float, float]]],
    diagonal: bool = False,
) -> str:
    """Up to three lines of points in [0, 1] x [0, 1], told apart by colour and dash; the diagonal where it says so."""
    left, top = 60, 66
    base = top + HEIGHT
    parts = [text(MARGIN, 24, title, "head"), text(MARGIN, 44, note)]
    for step in range(6):
        share = step / 5
        x, y = left + WIDTH * share, base - HEIGHT * share
        parts.append(
            f'<path class="grid" d="M{left} {y:.0f}H{left + WIDTH}M{x:.0f} {top}V{base}" stroke-opacity=".6"/>'
        )
        parts.append(text(left - 8, y + 4, f"{share:.1f}", "row"))
        parts.append(text(x, base + 18, f"{share:.1f}", "number"))
    parts.append(text(left + WIDTH / 2, base + 38, axes.across, "number"))
    parts.append(
        f'<text class="number" transform="translate(18 {top + HEIGHT / 2:.0f}) rotate(-90)">{escape(axes.up)}</text>'
    )
    if diagonal:
        parts.append(f'<path class="grid" d="M{left} {base}L{left + WIDTH} {top}" stroke-dasharray="4 4"/>')
    for number, (name, points) in enumerate(series.items()):
        way = " ".join(f"{left + WIDTH * x:.1f},{base - HEIGHT * y:.1f}" for x, y in points)
        look = f'class="curve s{number}" stroke-dasharray="{DASHES[number]}"'
        y = top + 16 + 20 * number
        parts.append(f'<polyline {look} points="{way}"/>')
        parts.append(f'<path {look} d="M{left + WIDTH + 14} {y - 4}h26"/>')
        parts.append(text(left + WIDTH + 46, y, name))
    wide = max(left + WIDTH + 60 + labels_wide(series), LETTER * len(note)) + MARGIN
    return picture(title, note, wide, base + 52, parts)


def picture(title: str, described: str, width: float, height: float, parts: Sequence[str]) -> str:
    """A whole SVG file with its colours for both kinds of page."""
    light, dark = (
        ";".join(f"--{name}:{colour}" for name, colour in colours.items()) for colours in COLOURS.values()
    )
    style = f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}{STYLE}"
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
            f'height="{height:.0f}" role="img" aria-labelledby="title described">',
            f'<title id="title">{escape(title)}</title><desc id="described">{escape(described)}</desc>',
            f"<style>{style}</style>",
            f'<rect class="page" width="{width:.0f}" height="{height:.0f}"/>',
            *parts,
            "</svg>\n",
        )
    )


def text(x: float, y: float, words: str, kind: str = "") -> str:
    """Words at a place."""
    look = f' class="{kind}"' if kind else ""
    return f'<text{look} x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def labels_wide(names: Sequence[str] | Mapping[str, object]) -> float:
    """About how wide the longest of some labels is."""
    return LETTER * max((len(name) for name in names), default=0) + 8
