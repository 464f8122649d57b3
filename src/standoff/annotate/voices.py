"""In whose voice each stretch of a text stands: the page, whom it quotes, whom they quote.

Speech (words or content attributed to somebody) adds a voice; a speech act or stance that the page itself
narrates ("the mayor vowed", "criticized the plan") does not. Words of a cue belong to the outer voice.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from standoff.annotate.attribution.pages import UNNAMED
from standoff.model.annotation import Annotations, Attribution, Scope
from standoff.model.document import Document
from standoff.model.span import Span

PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "who", "you", "him", "her", "them", "us", "me"])
RECENT = 4
"""Speakers that a pronoun with a cue ("he added") can mean."""
EMPTY = frozenset("it there this that which what one".split())
FIRST = frozenset(["i", "we", "me", "us"])
TITLED = re.compile(r"(?:[A-Z][\w.’'-]+\s+){1,3}[A-Z][\w.’'-]+")
"""A personal name, as far as capitals tell."""
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
    speakers: dict[str | None, list[str]] = {}
    for attribution in have.attributions:
        recent = speakers.setdefault(_page(attribution, named), [])
        voice = attribution.voice or _voice(document.text, attribution, have, named, recent)
        named.append(msgspec.structs.replace(attribution, voice=voice))
        if voice and speaks(named[-1]) and _outermost(attribution, named) and _is_person(voice, have):
            recent[:] = [*(name for name in recent if name != voice), voice][-RECENT:]
    return tuple(named)


def _outermost(attribution: Attribution, named: list[Attribution]) -> bool:
    """Whether the page at hand itself lets the source speak, not somebody it quotes."""
    at = attribution.parent
    return attribution.kind != "page" and (at is None or (at < len(named) and named[at].kind == "page"))


def _is_person(voice: str, have: Annotations) -> bool:
    kinds = {actor.kind for actor in have.actors if actor.name == voice}
    if kinds:
        return bool(kinds & {"person", "office"})
    return len(voice.split()) > 1 and voice.split()[-1][:1].isupper()


def _page(attribution: Attribution, named: list[Attribution]) -> str | None:
    """The quoted page an attribution stands in: its speakers are told apart from those of the page around it."""
    at = attribution.parent
    while at is not None and at < len(named):
        if named[at].kind == "page":
            return named[at].voice
        at = named[at].parent
    return None


def _voice(
    text: str, attribution: Attribution, have: Annotations, named: list[Attribution], recent: list[str]
) -> str | None:
    if not attribution.source:
        return UNNAMED if attribution.kind in ("block", "page") else None
    span = attribution.source[0]
    words = text[span.start : span.end]
    if words.lower() in FIRST:
        inside = attribution.parent is not None and attribution.parent < len(named)
        return named[attribution.parent].voice if inside and attribution.parent is not None else None
    if words.lower() in ("he", "she") and recent:
        meant = _actor_name(have, span.start, words)
        return meant if meant in recent else recent[-1]
    head = plain_name(words)
    if attribution.kind == "page":
        return head
    found = _actor_name(have, span.start + words.find(head), head) or head
    return None if found.lower() in EMPTY else found


def _actor_name(have: Annotations, start: int, head: str) -> str | None:
    """The name of the actor whose mention holds the head phrase's last word before "of", "for" and the like."""
    core = re.split(r"\s+(?:of|for|at|in|with|on|from|by)\s+", head)[0]
    last = start + len(core) - 1
    inside = [mention for mention in have.mentions if mention.start <= last < mention.end and mention.actors]
    if not inside:
        return None
    mention = inside[0]
    actor = have.actors[mention.actors[0]].name
    if head.lower().startswith(actor.lower()):
        return head
    owned = re.search(r"[’']s?\s+$", head[: max(0, mention.start - start)])
    if owned or (mention.form == "name" and len(core) > len(actor) and actor.split()[-1] in core):
        return head
    return actor


def plain_name(words: str) -> str:
    """A source without its apposition, relative clause and party letter: "John Smith, a lawyer" to "John Smith"."""
    first, *apposed = re.split(r",\s+", words)
    if apposed and TITLED.fullmatch(apposed[0]) and not TITLED.fullmatch(first):
        first = apposed[0]
    words = re.split(
        r"\s+(?:who|which|that)\b|\s+[—–-]+\s+|\s+(?:\w+ed|seen|given|sent|made|written)\s+by\s", first
    )[0]
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
