"""Words between quotation marks: curly, straight and TeX marks, over several paragraphs, nested single marks.

A quotation that opens a paragraph, does not close in it, and whose mark is repeated at the head of the
next paragraph is one quotation with one span per paragraph. A mark typed the wrong way round
(``cities,“ he said``) is read by its neighbours. Quotations never cross a block of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from standoff.model.annotation import Annotations, Quotation
from standoff.model.document import Document
from standoff.model.span import Span

MARK = re.compile(r"[“”„‟«»\"]|``|''")
OPENING = "“„‟«"
SINGLE = re.compile(
    r"(?:(?<=\s)|(?<=[(“\"—–-])|^)[‘'](?=\w)"
    r"((?:[^‘’'\n“”\"]|(?<=\w)[’'](?=\w)){3,300}?)"
    r"[’'](?!\w)",
    re.MULTILINE,
)
CLOSED = re.compile(r"(?:[^\s][”»]|[,.!?…;:—–-](?:\"|''))(?!\w)")
"""A closing mark after the words that it closes; a straight one only after their stop (not: 6" pipes)."""
PRONOUN = re.compile(
    r"\b(?:I|we|you|they|he|she|it|this|that|there|our|us|my|is|are|was|were|will|would|can|cannot|could|should|must|"
    r"has|have|had|do|does|did|not|n[’']t|don[’']t|let|isn[’']t|won[’']t|going|says?|said)\b|[’'](?:s|re|m|ll|ve|d)\b",
    re.IGNORECASE,
)
PARAGRAPHS = 3
"""Paragraphs in which a quotation that was left open may close without another opening mark."""
LONGEST_LABEL = 5
"""Words in the longest quoted stretch that can be a mere label."""


def paragraphs(document: Document) -> tuple[tuple[int, int], ...]:
    """The ``(start, end)`` of every paragraph: the blocks where the document has them, else the lines of its text."""
    if document.blocks:
        return tuple((block.span.start, block.span.end) for block in document.blocks)
    found = []
    for line in re.finditer(r"[^\n\r]*\S[^\n\r]*", document.text):
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip())
        found.append((start, line.start() + len(words.rstrip())))
    return tuple(found)


def find(text: str, within: tuple[tuple[int, int], ...]) -> tuple[Quotation, ...]:
    """The quotations of ``text`` inside the given paragraphs, in order; nested single-quoted ones after their host."""
    found: list[list[Span]] = []
    waiting = False
    for number, (start, end) in enumerate(within):
        open_tail = False
        if waiting and (closes := _closing(text, within, number)):
            found[-1].append(Span(start, min(closes, end)))
            if closes > end:
                continue
            start, waiting = closes, False
        for first, last, closed in _in_paragraph(text, start, end):
            if waiting and first == start and found:
                found[-1].append(Span(first, last))
            else:
                found.append([Span(first, last)])
            waiting = False
            open_tail = not closed
        waiting = open_tail
    outer = [Quotation(spans=tuple(spans), scare=is_label(text, spans)) for spans in found]
    inner = [
        Quotation(spans=(span,), scare=is_label(text, [span]))
        for span in _single_quoted(text, within)
        if len(text[span.start : span.end].split()) > 1 or _covered(span, outer)
    ]
    return tuple(
        sorted((*outer, *inner), key=lambda quotation: (quotation.spans[0].start, -quotation.spans[0].end))
    )


def _closing(text: str, within: tuple[tuple[int, int], ...], number: int) -> int | None:
    """Where a quotation left open before paragraph ``number`` closes without having been opened again.

    The first mark from there on must be a closing one, in one of the next PARAGRAPHS paragraphs; a paragraph that
    opens with a mark, or the next mark opening words, leaves the quotation where it was.
    """
    for start, end in within[number : number + PARAGRAPHS]:
        if mark := MARK.search(text, start, end):
            return mark.end() if CLOSED.match(text, max(start, mark.start() - 1), end) else None
    return None


def is_label(text: str, spans: list[Span]) -> bool:
    """True for a quoted word or short noun phrase ("sanctuary") rather than quoted speech."""
    if len(spans) > 1:
        return False
    words = text[spans[0].start : spans[0].end].strip("“”„‟«»\"`'‘’ ")
    if words[:1].islower():
        words = words.rstrip(".,")  # American print sets them inside the marks whoever they belong to
    count = len(words.split())
    if count > LONGEST_LABEL or re.search(r"[.!?,;:]$|[!?]", words):
        return False
    return count <= 1 or not PRONOUN.search(words)


def _covered(span: Span, outer: list[Quotation]) -> bool:
    return any(
        part.start < span.start and span.end <= part.end for quotation in outer for part in quotation.spans
    )


def _single_quoted(text: str, within: tuple[tuple[int, int], ...]) -> Iterator[Span]:
    for start, end in within:
        for match in SINGLE.finditer(text, start, end):
            yield Span(match.start(), match.end())


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """``(first, last, closed)`` of each quotation in one paragraph; the last may stay open to the paragraph's end."""
    opened: int | None = None
    straight = 0
    for mark in MARK.finditer(text, start, end):
        opens = _opens(text, mark, start, end, opened is not None, straight % 2 == 1)
        straight += mark.group() == '"'
        if opens and opened is None:
            opened = mark.start()
        elif not opens and opened is not None:
            yield opened, mark.end(), True
            opened = None
        elif opens and opened is not None and mark.group() in OPENING and text[mark.start() - 1].isspace():
            # A second opening mark: the first was never closed; it ends with the sentence before this one.
            close = text.rfind(". ", opened, mark.start())
            if close > opened:
                yield opened, close + 1, True
            opened = mark.start()
    if opened is not None and end - opened > 1:
        yield opened, end, False


def _opens(text: str, mark: re.Match[str], start: int, end: int, inside: bool, odd: bool) -> bool:
    """Whether this mark opens a quotation, by its shape and, where that misleads, by its neighbours.

    Straight marks pair up from the paragraph's start: an ``odd`` count before this one means that it closes.
    """
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    shape = mark.group()
    if shape in OPENING or shape == "``":
        return not (inside and before in ",.!?…" and not after.isalnum())
    if shape in ("”", "»", "''") and (inside or not (before.isspace() and after.isalnum())):
        # '' also opens where no `` exists in the text (old wire transcripts)
        return shape == "''" and not inside
    if inside:
        return before.isspace() and after.isalnum() and not odd
    return after != " " or before.isspace()


class Quotations:
    """Annotator: the ``quotations`` layer."""

    name = "quotations"
    version = "1"
    requires: tuple[str, ...] = ()
    provides = ("quotations",)

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with every quotation of the document, in text order."""
        return msgspec.structs.replace(have, quotations=find(document.text, paragraphs(document)))


annotator = Quotations()
