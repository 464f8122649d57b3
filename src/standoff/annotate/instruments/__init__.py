"""The ``instruments`` annotator: laws, orders, bills, cases, programmes, by number, title or common noun."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from standoff.annotate.apart import apart
from standoff.annotate.instruments.entities import Entity
from standoff.annotate.instruments.found import PRESIDENTS, Found
from standoff.annotate.instruments.linking import link
from standoff.annotate.instruments.nouns import find_common, find_pronouns
from standoff.annotate.instruments.numbered import find_numbered
from standoff.annotate.instruments.titles import find_titled
from standoff.gazetteer import US
from standoff.model.annotation import Annotations, InstrumentMention, Toponym
from standoff.model.document import Document

_FEDERAL_WORDS = re.compile(
    r"\b(?:federal|U\.S\.|national|congressional|presidential|President|"
    rf"White House|{PRESIDENTS}|Congress|Justice Department|Department of Justice|Homeland Security)\b"
)
_STATE_NUMBER = re.compile(r"(?!S\. |H\.)(?:[A-Z]{2,3} \d|Proposition )")
_STATE_MAKERS = re.compile(r"\b(?:Gov\.|[Gg]overnor|[Ll]egislature|[Ll]awmakers|statewide)(?!\w)")
_LOCAL_KINDS = frozenset(
    {"ordinance", "resolution", "directive", "general_order", "policy", "executive_order"}
)


class Instruments:
    """Fills ``instruments``: kind, identifier as far as it is certain, and jurisdiction as far as it is worded."""

    name = "instruments"
    version = "1"
    requires: tuple[str, ...] = ("tokens", "toponyms")
    provides: tuple[str, ...] = ("instruments",)

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with its ``instruments`` filled."""
        starts = [sentence.span.start for sentence in have.sentences] or _sentence_starts(document.text)
        inner = frozenset(
            token.end
            for token in have.tokens
            if token.deprel == "compound" and token.upos == "NOUN" and token.lemma != "order"
        )
        return msgspec.structs.replace(have, instruments=find(document.text, have.toponyms, starts, inner))


def find(
    text: str,
    toponyms: Sequence[Toponym],
    sentence_starts: Sequence[int],
    inner: frozenset[int] = frozenset(),
) -> tuple[InstrumentMention, ...]:
    """Every instrument mentioned in the text, in order.

    ``sentence_starts`` are offsets in rising order; ``inner`` the ends of nouns that only describe the next
    noun ("policy" in "the policy outcomes"), which stand for no instrument.
    """
    places = _Places(text, toponyms, sentence_starts)
    found = [mention for mention in _choose(text) if mention.definite is None or mention.end not in inner]
    mentions = [_placed(text, mention, places) for mention in found]
    entities = link(text, mentions, sentence_starts)
    told = (_mention(one, entity) for one, entity in zip(mentions, entities, strict=True))
    return tuple(mention for mention in told if mention is not None)


def _choose(text: str) -> list[Found]:
    """Mentions without overlaps: numbers before titles before common nouns, then the longest."""
    layers = (find_numbered(text), find_titled(text), find_common(text), find_pronouns(text))
    return apart(sorted(layer, key=lambda item: (item.start - item.end, item.start)) for layer in layers)


def _kind(found: Found, entity: Entity | None) -> str | None:
    """The kind as worded; "It" and a bare "order" take that of what they point back to, None without any."""
    if found.kind in ("order", "it"):
        known = (entity.kinds if entity else set()) - {"order"}
        return "statute" if "statute" in known else min(known, default=None)
    if found.definite is None and found.kind == "bill" and entity and "statute" in entity.kinds:
        return "statute"
    return found.kind


def _mention(found: Found, entity: Entity | None) -> InstrumentMention | None:
    kind = _kind(found, entity)
    if kind is None:
        return None
    place = (found.place or entity.place) if entity else found.place
    named = entity if entity is not None and not (found.plural and found.definite is not None) else None
    identifier, title = (named.identifier, named.title) if named else (None, None)
    return InstrumentMention(found.start, found.end, kind, identifier, title, place)


def _sentence_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"(?<=[.!?])[”\"’)]?\s+(?=[“\"‘(A-Z0-9])|\n+", text))]


_NEAR = 1500
"""Characters to either side that are read of a sentence without end."""

# --- jurisdictions ---------------------------------------------------------------------------------------


class _Places:
    """The toponyms of the text by sentence."""

    def __init__(self, text: str, toponyms: Sequence[Toponym], starts: Sequence[int]) -> None:
        self.text = text
        self.toponyms = [toponym for toponym in toponyms if toponym.place]
        self.begins = [toponym.start for toponym in self.toponyms]
        self.starts = starts

    def sentence(self, offset: int) -> tuple[int, int]:
        """Where the sentence at ``offset`` begins and ends; of one without end, what is near."""
        place = bisect_right(self.starts, offset)
        start = self.starts[place - 1] if place else 0
        end = self.starts[place] if place < len(self.starts) else len(self.text)
        return max(start, offset - _NEAR), min(end, offset + _NEAR)

    def between(self, start: int, end: int) -> list[str]:
        first, last = bisect_left(self.begins, start), bisect_left(self.begins, end)
        return [toponym.place for toponym in self.toponyms[first:last] if toponym.place]

    def state_before(self, offset: int) -> str | None:
        """The one state named in the two sentences before; None when there is none or several."""
        if not self.starts:
            return None
        start = self.starts[max(0, bisect_left(self.starts, offset) - 2)]
        return _only(_state(name) for name in self.between(max(start, offset - 2 * _NEAR), offset))


def _state(place: str) -> str | None:
    """The state or district a division lies in."""
    match = re.match(rf"{US}/(?:state|district|territory):[a-z]{{2}}", place)
    return match[0] if match else None


def _only(places: Iterable[str | None]) -> str | None:
    found = {place for place in places if place}
    return found.pop() if len(found) == 1 else None


def _placed(text: str, found: Found, places: _Places) -> Found:
    """``found`` with the jurisdiction its own words, its owner or its sentence give it."""
    if found.place is not None:
        return found
    own = _own_place(text, found, places)
    if own is None:
        own = _sentence_place(text, found, places)
    return msgspec.structs.replace(found, place=own) if own else found


def _own_place(text: str, found: Found, places: _Places) -> str | None:
    """By the words of the mention itself and the owner right before it ("Texas' SB 4", "the Chicago ordinance")."""
    owner = re.search(
        r"(?:\b(?:the )?[\w. ]+?['’]s?|\b[\w.]+)\s+$", text[max(0, found.start - 30) : found.start]
    )
    reach = found.start - (len(owner[0]) if owner else 0)
    owned = places.between(reach, found.end)
    if owned:
        return owned[-1] if found.kind in _LOCAL_KINDS else (_state(owned[-1]) or owned[-1])
    words = text[found.start : found.end]
    before = text[max(0, found.start - 24) : found.start]
    if found.definite is not None and (
        "federal" in found.words or re.search(r"\b(?:[Ff]ederal|[Nn]ational|U\.S\.)\b", words)
    ):
        return US
    if found.kind == "executive_order" and re.search(
        rf"\b(?:{PRESIDENTS}|president)['’]s\b", before + words, re.I
    ):
        return US
    if found.kind == "executive_order" and re.search(r"travel ban", words, re.I):
        return US
    return None


def _sentence_place(text: str, found: Found, places: _Places) -> str | None:
    """By the one state, or for local kinds the one place, that the sentence names."""
    start, end = places.sentence(found.start)
    here = places.between(start, end)
    states = _only(_state(place) for place in here)
    sentence = text[start:end]
    if found.kind == "executive_order":
        if (
            _FEDERAL_WORDS.search(sentence)
            and re.search(rf"\b(?:{PRESIDENTS}|President|White House)\b", sentence)
            and not re.search(r"\b(?:Mayor|Gov\.|Governor|governor|mayor)\b", sentence)
        ):
            return US
        return (
            _only(here)
            if re.search(r"\b(?:Mayor|mayor|Gov\.|Governor|governor|county|County)\b", sentence)
            else None
        )
    if found.kind in ("ordinance", "resolution", "general_order", "directive") and found.definite is None:
        return _only(here)
    if found.kind in ("bill", "statute", "resolution") and found.definite is None:
        if _STATE_NUMBER.match(found.identifier or ""):
            return states or places.state_before(start)
        if states and not _FEDERAL_WORDS.search(sentence):
            return states
        if (
            not states
            and found.title
            and re.search(r"\b(?:Congress|U\.S\. (?:House|Senate)|[Ff]ederal)\b", sentence)
        ):
            return US
    if (
        found.kind in ("bill", "statute")
        and found.definite
        and not found.plural
        and _STATE_MAKERS.search(sentence)
    ):
        return None if _FEDERAL_WORDS.search(sentence) else states
    if found.kind in ("bill", "statute") and "state" in found.words:
        return states
    return None


annotator = Instruments()
