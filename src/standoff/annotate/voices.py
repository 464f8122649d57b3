"""In whose voice each stretch of a text stands: the page, whom it quotes, whom they quote.

Speech (words or content attributed to somebody) adds a voice; a speech act or stance that the page itself
narrates ("the mayor vowed", "criticized the plan") does not. Words of a cue belong to the outer voice.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from standoff.annotate.attribution.pages import UNNAMED
from standoff.model.annotation import Annotations, Attribution, Mention, Scope
from standoff.model.document import Document
from standoff.model.span import Span

PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "who", "you", "him", "her", "them", "us", "me"])
FIRST = frozenset(["i", "we", "me", "us"])
ROLE = re.compile(r"\s*\((?:[A-Z]|[A-Z]-[A-Za-z.]+|[A-Z]{2,6})\)\s*$")


def page_name(document: Document) -> str:
    """The outlet, else the host of the address, else "the page"."""
    if document.outlet:
        return document.outlet
    host = urlsplit(document.url or "").hostname or ""
    return host.removeprefix("www.") or "the page"


def name_sources(document: Document, have: Annotations) -> tuple[Attribution, ...]:
    """The attributions with ``voice`` filled: the actor the source mentions, else the words of the source."""
    named: list[Attribution] = []
    last: dict[str | None, str] = {}
    for attribution in have.attributions:
        page = _page(attribution, named)
        voice = attribution.voice or _voice(document.text, attribution, have, named, last.get(page))
        if voice and attribution.kind != "page" and voice[:1].isupper() and voice.lower() not in PRONOUNS:
            if not attribution.rule.startswith("stance:"):
                last[page] = voice
        named.append(msgspec.structs.replace(attribution, voice=voice))
    return tuple(named)


def _page(attribution: Attribution, named: list[Attribution]) -> str | None:
    """The quoted page an attribution stands in: its speakers are told apart from those of the page around it."""
    at = attribution.parent
    while at is not None and at < len(named):
        if named[at].kind == "page":
            return named[at].voice
        at = named[at].parent
    return None


def _voice(
    text: str, attribution: Attribution, have: Annotations, named: list[Attribution], last: str | None
) -> str | None:
    if not attribution.source:
        return UNNAMED if attribution.kind in ("block", "page") else None
    span = attribution.source[0]
    words = text[span.start : span.end]
    if words.lower() in FIRST and attribution.parent is not None:
        return named[attribution.parent].voice if attribution.parent < len(named) else None
    mention = _mention(have.mentions, span, words)
    if mention is not None and mention.actors:
        return have.actors[mention.actors[0]].name
    if words.lower() in ("he", "she"):
        return last or words
    return plain_name(words)


def _mention(mentions: tuple[Mention, ...], span: Span, words: str) -> Mention | None:
    """The mention that names the head of a source: the one that begins it, else the longest one before its first comma."""
    head = span.start + (words.find(",") if "," in words else len(words))
    inside = [
        mention for mention in mentions if span.start <= mention.start < head and mention.end <= span.end
    ]
    if not inside:
        return None
    first = min(mention.start for mention in inside)
    if first - span.start > 4:
        return None
    return max((mention for mention in inside if mention.start == first), key=lambda mention: mention.end)


def plain_name(words: str) -> str:
    """A source without its apposition, relative clause and party letter: "John Smith, a lawyer" to "John Smith"."""
    words = re.split(r",\s+|\s+(?:who|which|that)\b|\s+[—–-]+\s+", words)[0]
    return re.sub(r"\s+", " ", ROLE.sub("", words)).strip(' ,:;"“”') or words


def chains(attributions: tuple[Attribution, ...]) -> tuple[tuple[int, ...], ...]:
    """For each attribution the indexes of the speaking attributions around it, outermost first, itself last."""
    found: list[tuple[int, ...]] = []
    for index in range(len(attributions)):
        chain: list[int] = []
        at: int | None = index
        while at is not None and len(chain) < 12:
            if speaks(attributions[at]):
                inner = chain[-1] if chain else None
                if inner is None or attributions[inner].voice != attributions[at].voice:
                    chain.append(at)
            at = attributions[at].parent
        found.append(tuple(reversed(chain)))
    return tuple(found)


def speaks(attribution: Attribution) -> bool:
    """Whether the content is the source's, not the reporter's: reported words or content with somebody who speaks."""
    return bool(attribution.voice) and not attribution.rule.startswith("stance:")


def scopes(document: Document, attributions: tuple[Attribution, ...], have: Annotations) -> tuple[Scope, ...]:
    """The partition of the text by chain of voices and quotation."""
    size = len(document.text)
    if not size:
        return ()
    chain_of = chains(attributions)
    edges: dict[int, set[int]] = {}
    order = sorted(
        range(len(attributions)), key=lambda index: (len(chain_of[index]), -_length(attributions[index]))
    )
    owner = [-1] * (size + 1)
    for index in order:
        if chain_of[index]:
            for span in attributions[index].content:
                owner[span.start : span.end] = [index] * (span.end - span.start)
    quoted = [False] * (size + 1)
    for start, end in _quoted(attributions, have):
        quoted[start:end] = [True] * (end - start)
    del edges
    page = page_name(document)
    made: list[Scope] = []
    start = 0
    for at in range(1, size + 1):
        if at < size and owner[at] == owner[start] and quoted[at] == quoted[start]:
            continue
        chain = chain_of[owner[start]] if owner[start] >= 0 else ()
        voices = (page, *(attributions[index].voice or UNNAMED for index in chain))
        made.append(Scope(Span(start, at), voices, chain, quoted[start]))
        start = at
    return tuple(made)


def _length(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def _quoted(attributions: tuple[Attribution, ...], have: Annotations) -> list[tuple[int, int]]:
    spans = [
        (span.start, span.end)
        for quotation in have.quotations
        if not quotation.scare
        for span in quotation.spans
    ]
    blocks = [
        (span.start, span.end)
        for attribution in attributions
        if attribution.kind in ("block", "page")
        for span in attribution.content
    ]
    return spans + blocks


class Voices:
    """Annotator: fills ``Attribution.voice`` and provides ``scopes``."""

    name = "voices"
    version = "1"
    requires = ("attributions", "actors", "mentions", "quotations")
    provides = ("scopes",)

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with named attributions and the partition of the text into scopes."""
        attributions = name_sources(document, have)
        return msgspec.structs.replace(
            have, attributions=attributions, scopes=scopes(document, attributions, have)
        )


annotator = Voices()
