"""Paragraphs of plain text, offsets untouched."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from standoff.model.document import Block
from standoff.model.span import Span

_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:(?:\r\n|\n|\r)[^\S\r\n]*)+|\u2029")
_LINE = re.compile(r"[^\r\n]+")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]]*\s*$")


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs: parted by blank lines or, where the text has none, by its lines.

    Spans leave out white space around a paragraph.
    """
    lead = len(text) - len(text.lstrip())
    breaks = [found.span() for found in _BLANK_LINE.finditer(text, lead, len(text.rstrip()))]
    if not breaks:
        breaks = _line_breaks(text)
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    spans = (_trimmed(text, start, end) for start, end in zip(starts, ends, strict=True))
    return tuple(Block(span) for span in spans if span.start < span.end)


def _line_breaks(text: str) -> list[tuple[int, int]]:
    """Where a text without blank lines breaks: at each line end or, hard-wrapped, after a short last line."""
    lines = [found.span() for found in _LINE.finditer(text)]
    pairs = [(before[1], after[0]) for before, after in pairwise(lines)]
    ended = [bool(_ENDS_SENTENCE.search(text[start:end])) for start, end in lines[:-1]]
    if len(lines) < 4 or sum(ended) >= 0.5 * len(ended):
        return pairs
    full = median(end - start for start, end in lines)
    return [
        pair
        for pair, (start, end), stop in zip(pairs, lines, ended, strict=False)
        if stop and end - start < 0.8 * full
    ]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
