"""Where sentences begin and end: nupunkt inside paragraphs, never across one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import nupunkt

from standoff.model.document import Block
from standoff.model.span import Span

_LONGEST_WRAPPED_LINE = 100
_SHORTEST_WRAPPED_LINE = 45
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}$")
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Gov|Govs|Sen|Sens|Rep|Reps|Lt|Gen|Col|Sgt|Capt|Adm|St)\.$"
)
_FULL_STOP = re.compile(
    r"\b(?!etc|vol|vols|approx|dept|est|ext|fig|sec|art|ave|govt|esp|incl)[a-z]{3,}\.[\"\u201d\u2019')\]]*"
    r"(?=\s+[\"\u201c\u2018(\[]*[A-Z])"
)

_DATELINE = re.compile(
    r"[A-Z][A-Z.'\u2019\- ]{2,60}(?:[/,]\s?[A-Z][A-Za-z.'\u2019\- ]{1,40}){0,3}\s{0,9}(?:\([^()\n]{2,40}\)\s{0,9})?"
    r"(?:[\u2014\u2013]|--|-\s)\s*(?=[\"\u201c]?[A-Z])"
)


def sentence_spans(text: str, blocks: Iterable[Block] = ()) -> list[Span]:
    """Sentences of ``text`` in order, trimmed of white space; none crosses a block or a paragraph break."""
    return [span for paragraph in paragraph_spans(text, blocks) for span in _sentences(text, paragraph)]


def _sentences(text: str, paragraph: Span) -> list[Span]:
    """nupunkt's sentences of one paragraph, after corrections: abbreviations, and a dateline apart."""
    stretch = text[paragraph.start : paragraph.end]
    found: list[Span] = []
    dateline = _DATELINE.match(stretch)
    for first, last in nupunkt.sent_spans(stretch):
        start = first
        if dateline and first < dateline.end() < last:
            found.append(_trimmed(text, paragraph.start, paragraph.start + dateline.end()))
            start = dateline.end()
        for end in [*(stop.end() for stop in _FULL_STOP.finditer(stretch, first, last)), last]:
            span = _trimmed(text, paragraph.start + start, paragraph.start + end)
            start = end
            if span.start == span.end:
                continue
            if found and _goes_on(text[found[-1].start : found[-1].end], text[span.start : span.start + 2]):
                span = Span(found.pop().start, span.end)
            found.append(span)
    return found


def _goes_on(before: str, after: str) -> bool:
    """True where a sentence was parted after "“Sen." or from the small letter that follows "L.A."."""
    small = after[:1].islower() and after[1:] not in (")", ".")
    return bool(_TITLE.search(before)) or (small and bool(_INITIALS.search(before)))


def paragraph_spans(text: str, blocks: Iterable[Block] = ()) -> list[Span]:
    """Blocks, the text between them, and within each its paragraphs.

    A blank line always ends a paragraph; a single line break does unless the text is hard-wrapped.
    """
    found: list[Span] = []
    done = 0
    for block in blocks:
        found += _paragraphs(text, done, block.span.start)
        found += _paragraphs(text, max(done, block.span.start), block.span.end)
        done = max(done, block.span.end)
    return found + _paragraphs(text, done, len(text))


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    if end <= start:
        return []
    stretch = text[start:end]
    lines = stretch.splitlines()
    wrapped = len(lines) > 1 and _hard_wrapped(lines)
    breaks = re.compile(r"(?:\r\n|[\n\r\v\f\u0085\u2028\u2029])" + (r"[^\S\n]*\n\s*" if wrapped else r"\s*"))
    found, first = [], 0
    for gap in breaks.finditer(stretch):
        found.append(_trimmed(text, start + first, start + gap.start()))
        first = gap.end()
    found.append(_trimmed(text, start + first, end))
    return [span for span in found if span.start < span.end]


def _hard_wrapped(lines: list[str]) -> bool:
    """True when lines break in mid-sentence at a common width, as in plain-text mail."""
    followed = [
        (line.strip(), after.strip()) for line, after in pairwise(lines) if line.strip() and after.strip()
    ]
    if not followed or max(map(len, lines)) > _LONGEST_WRAPPED_LINE:
        return False
    broken = [line for line, after in followed if after[0].islower() and line[-1] not in '.!?:;"\u201d']
    return len(broken) >= max(1, len(followed) // 4) and min(map(len, broken)) >= _SHORTEST_WRAPPED_LINE


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
