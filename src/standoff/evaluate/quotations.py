"""Which letters of a text stand between double quotation marks, and what kind of content that makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Chars = frozenset[int]

KINDS = ("direct", "mixed", "indirect")
DIRECT = 0.9

MARK = re.compile(r"[“”„‟\"]|``|''")
CLOSING, EITHER = ("”", "''"), ('"', "‟")
PARAGRAPH = re.compile(r"[^\n]+")


def offsets(spans: Iterable[Sequence[int]]) -> Chars:
    """All offsets inside ``spans``."""
    return frozenset(at for start, end in spans for at in range(start, end))


def letters(spans: Iterable[Sequence[int]], text: str) -> Chars:
    """The offsets of letters and digits inside ``spans``."""
    return frozenset(at for at in offsets(spans) if at < len(text) and text[at].isalnum())


def quoted(text: str) -> Chars:
    """Letters and digits between double quotation marks; an open quotation runs to the paragraph's end."""
    found = []
    for paragraph in PARAGRAPH.finditer(text):
        start: int | None = None
        for mark in MARK.finditer(text, *paragraph.span()):
            closes = mark.group() in CLOSING or (start is not None and mark.group() in EITHER)
            if start is None and (not closes or mark.start() == paragraph.start()):
                start = mark.start()
            elif start is not None and closes:
                found.append((start, mark.end()))
                start = None
        if start is not None:
            found.append((start, paragraph.end()))
    return letters(found, text)


def kind_of(content: Chars, marked: Chars) -> str:
    """``direct`` with at least nine tenths of the letters of ``content`` in ``marked``, ``indirect`` with none."""
    inside = len(content & marked)
    return "indirect" if not inside else "direct" if inside / len(content) >= DIRECT else "mixed"
