"""The ``times`` annotator: every time expression, dated by whoever is speaking.

An expression is anchored to the innermost voice's own stated time ("reported Wednesday", "in a 2015 letter"), else
to that of the voice around it, out to the page's publication date. A voice that has once said when it spoke
keeps that date in later quotations. Nothing is dated without an anchor.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta

import msgspec

from standoff import dates
from standoff.annotate.tense import tense_at
from standoff.annotate.timegrammar import TimeMatch, find, resolve
from standoff.annotate.timegrammar.framing import framed
from standoff.annotate.timegrammar.resolution import resolve_ends
from standoff.model.annotation import Annotations, Attribution, Scope, TimeExpression
from standoff.model.document import Document
from standoff.model.span import Span

REFERENCE_REACH = 2
"""How many sentences back "the next day" may look for the day it follows."""

STAMP_REACH = timedelta(days=7)
"""How long after its stated date a page may have been added to."""

_STAMP = re.compile(r"\(@\w{1,20}\)\s*$")


class Times:
    """Fills ``times``. A range ("2011 to 2014") is one expression per date, each with the range as its EDTF."""

    name = "times"
    version = "1"
    requires: tuple[str, ...] = ("scopes", "attributions", "sentences", "tokens")
    provides: tuple[str, ...] = ("times",)

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with its ``times`` filled."""
        return msgspec.structs.replace(have, times=tuple(_Reader(document, have).read()))


class _Reader:
    """One document's walk: which chain each expression stands in, and what was dated last in that chain."""

    def __init__(self, document: Document, have: Annotations) -> None:
        self.text = document.text
        self.have = have
        self.matches = find(document.text)
        self.published = _last_change(document, self.matches)
        self.scope_starts = [scope.span.start for scope in have.scopes]
        self.sentence_starts = [sentence.span.start for sentence in have.sentences]
        self.stated = _stated_by(have.attributions) | self._framed(have.attributions)
        self.spoken: dict[tuple[int, ...], tuple[int, str]] = {}

    def read(self) -> list[TimeExpression]:
        times: list[TimeExpression] = []
        for match in self.matches:
            chain = self._chain(match)
            times.extend(self._expressions(match, chain))
            resolved = times[-1].edtf
            if resolved and match.kind in ("DATE", "TIME") and "/" not in resolved:
                self.spoken[chain] = (self._sentence(match.start), resolved)
        return times

    def _expressions(self, match: TimeMatch, chain: tuple[int, ...]) -> list[TimeExpression]:
        anchor = self._anchor(chain, match)
        tense = tense_at(self.have.tokens, match.start, match.end) if match.relative else None
        value, edtf = resolve(match, anchor, tense, self._reference(match, chain))
        used = anchor if match.relative and edtf else None
        ends = resolve_ends(match, anchor, tense)
        spans = match.ends if ends and match.ends else ((match.start, match.end),)
        return [
            TimeExpression(start, end, self.text[start:end], match.kind, each, edtf, used)
            for (start, end), each in zip(spans, ends or (value,), strict=True)
        ]

    def _framed(self, attributions: Sequence[Attribution]) -> dict[int, Span]:
        """The dates of letters, speeches and reports, for attributions that have no time of their own."""
        held = [span for attribution in attributions for span in attribution.content]
        found: dict[int, Span] = {}
        for index, attribution in enumerate(attributions):
            if attribution.stated is None and attribution.cue and self.have.sentences:
                sentence = self.have.sentences[max(0, self._sentence(attribution.cue[0].start))]
                opening = sentence.span.start
                if span := framed(self.text, self.matches, attribution, opening, held):
                    found[index] = span
        return found

    def _scope(self, offset: int) -> Scope | None:
        place = bisect_right(self.scope_starts, offset) - 1
        return self.have.scopes[place] if place >= 0 and offset < self.have.scopes[place].span.end else None

    def _chain(self, match: TimeMatch) -> tuple[int, ...]:
        scope = self._scope(match.start)
        return scope.chain if scope else ()

    def _anchor(self, chain: Sequence[int], match: TimeMatch) -> str | None:
        """Walk the chain inwards; a stated time that cannot be dated leaves everything inside it open."""
        anchor = self.published
        for index in chain:
            stated = self.stated.get(index)
            if stated is None:
                continue
            if stated.start < match.end and match.start < stated.end:
                return anchor
            anchor = self._date_of(stated, anchor)
        return anchor

    def _date_of(self, stated: Span, anchor: str | None) -> str | None:
        for match in self.matches:
            if match.start < stated.end and stated.start < match.end:
                return resolve(match, anchor, "past" if match.relative else None)[1]
        return anchor

    def _sentence(self, offset: int) -> int:
        return bisect_right(self.sentence_starts, offset) - 1

    def _reference(self, match: TimeMatch, chain: tuple[int, ...]) -> str | None:
        """What "the next day" follows: the day last spoken of in the same chain, else when its speaker spoke."""
        if not match.from_reference:
            return None
        if chain in self.spoken:
            sentence, edtf = self.spoken[chain]
            if self._sentence(match.start) - sentence <= REFERENCE_REACH:
                return edtf
        return self._anchor(chain, match) if chain and chain[-1] in self.stated else None


def _last_change(document: Document, matches: Sequence[TimeMatch]) -> str | None:
    """The publication date, or the later day that an embedded message with its sender and date shows."""
    said = dates.day(document.published)
    if said is None:
        return document.published
    for match in matches:
        if _STAMP.search(document.text, max(0, match.start - 30), match.start) and not match.relative:
            stamped = dates.day(resolve(match, None)[1])
            if stamped is not None and said < stamped <= said + STAMP_REACH:
                said = stamped
    return document.published if said == dates.day(document.published) else said.isoformat()


def _stated_by(attributions: Sequence[Attribution]) -> dict[int, Span]:
    """The stated time of every attribution that has one, or whose voice gave one earlier in the text."""
    stated: dict[int, Span] = {}
    told: dict[str, Span] = {}
    order = sorted(
        range(len(attributions)), key=lambda i: min((s.start for s in attributions[i].content), default=0)
    )
    for index in order:
        attribution = attributions[index]
        if attribution.stated is not None:
            stated[index] = attribution.stated
            if attribution.voice:
                told[attribution.voice] = attribution.stated
        elif attribution.voice and attribution.voice in told:
            stated[index] = told[attribution.voice]
    return stated


annotator = Times()
