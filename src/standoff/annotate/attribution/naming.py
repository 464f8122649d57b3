"""The names of those who speak: a source's words, the actor they mention, or whom a pronoun beside a cue means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import msgspec

from standoff.annotate.attribution.function_words import listed
from standoff.annotate.attribution.pages import UNNAMED
from standoff.model.annotation import Actor, Annotations, Attribution
from standoff.model.document import Document

ONE = listed("he she")
MANY = listed("they")
FIRST = listed("i we me us my our")
EMPTY = listed("it there this that which what one who")
"""Words that name nobody when nothing is known of what they stand for."""
RECENT = 5
"""Speakers that a pronoun with a cue ("he added") can mean."""
TITLED = re.compile(r"(?:[A-Z][\w.’'-]+\s+){1,3}[A-Z][\w.’'-]+")
"""A personal name, as far as capitals tell."""
PARTY = re.compile(r"\s*\((?:[A-Z]|[A-Z]-[A-Za-z.]+|[A-Z]{2,6})\)\s*$")
RELATIVE = re.compile(
    r"\s+(?:who|which|that)\b|\s+[—–-]+\s+|\s+(?:\w+ed|seen|given|sent|made|written)\s+by\s"
)
LINKS = re.compile(r"\s+(?:of|for|at|in|with|on|from|by)\s+")


def speaks(attribution: Attribution) -> bool:
    """Whether the content is the source's, not the reporter's: a named source, and words or content of its own."""
    return bool(attribution.voice) and not attribution.rule.startswith("stance:")


def name_sources(document: Document, have: Annotations) -> tuple[Attribution, ...]:
    """The attributions with ``voice`` filled, in the order they have."""
    naming = _Naming(document, have)
    for attribution in have.attributions:
        naming.add(attribution)
    return tuple(naming.named)


def plain_name(words: str) -> str:
    """A source without apposition, relative clause and party: "John Smith" for "John Smith, a lawyer"."""
    first, *apposed = re.split(r",\s+", words)
    if apposed and TITLED.fullmatch(apposed[0]) and not TITLED.fullmatch(first):
        first = apposed[0]
    words = RELATIVE.split(first)[0]
    return re.sub(r"\s+", " ", PARTY.sub("", words)).strip(' ,:;"“”') or words


class _Naming:
    """A walk through the attributions of a text that remembers who has spoken on each page."""

    def __init__(self, document: Document, have: Annotations) -> None:
        self.text = document.text
        self.have = have
        self.mention_starts = [mention.start for mention in have.mentions]
        self.sentence_starts = [sentence.span.start for sentence in have.sentences]
        self.actors = {actor.name: actor for actor in have.actors}
        self.named: list[Attribution] = []
        self.speakers: dict[str | None, list[str]] = {}

    def add(self, attribution: Attribution) -> None:
        recent = self.speakers.setdefault(self._page(attribution), [])
        voice = attribution.voice or self._voice(attribution, recent)
        self.named.append(msgspec.structs.replace(attribution, voice=voice))
        if voice and speaks(self.named[-1]) and self._outermost(attribution):
            recent[:] = [*(name for name in recent if name != voice), voice][-RECENT:]

    def _parent(self, attribution: Attribution) -> Attribution | None:
        at = attribution.parent
        return self.named[at] if at is not None and at < len(self.named) else None

    def _outermost(self, attribution: Attribution) -> bool:
        """Whether the page at hand itself lets the source speak, not somebody it quotes."""
        parent = self._parent(attribution)
        return attribution.kind != "page" and (parent is None or parent.kind == "page")

    def _page(self, attribution: Attribution) -> str | None:
        """The quoted page an attribution stands in: its speakers are told apart from those of the page around it."""
        parent = self._parent(attribution)
        while parent is not None and parent.kind != "page":
            parent = self._parent(parent)
        return parent.voice if parent else None

    def _voice(self, attribution: Attribution, recent: list[str]) -> str | None:
        if not attribution.source:
            return UNNAMED if attribution.kind in ("block", "page") else None
        span = attribution.source[0]
        words = self.text[span.start : span.end]
        if words.lower() in FIRST:
            parent = self._parent(attribution)
            return parent.voice if parent else None
        if words.lower() in ONE | MANY:
            return self._meant(words, attribution, recent)
        head = plain_name(words)
        if attribution.kind == "page":
            return head
        found = self._actor_name(span.start + words.find(head), head) or head
        return None if found.lower() in EMPTY else found

    def _meant(self, pronoun: str, attribution: Attribution, recent: list[str]) -> str:
        """Whom "he", "she" or "they" beside a cue means: somebody who has spoken before, or is named just before."""
        fits = self._person if pronoun.lower() in ONE else self._several
        candidates = [name for name in recent if fits(name)]
        meant = self._actor_name(attribution.source[0].start, pronoun)
        if meant and (meant in candidates or (fits(meant) and self._just_named(meant, attribution))):
            return meant
        return candidates[-1] if candidates else meant if meant and fits(meant) else pronoun

    def _just_named(self, name: str, attribution: Attribution) -> bool:
        """Whether an actor is mentioned by more than a pronoun in this sentence or the one before, outside of what is
        said (few name themselves)."""
        start = attribution.source[0].start
        opening = min([start, *(span.start for span in attribution.content)])
        sentence = bisect_right(self.sentence_starts, opening) - 1
        since = self.sentence_starts[max(0, sentence - 1)] if self.sentence_starts else start
        first, last = bisect_left(self.mention_starts, since), bisect_left(self.mention_starts, start)
        return any(
            mention.form != "pronoun"
            and any(self.have.actors[index].name == name for index in mention.actors)
            for mention in self.have.mentions[first:last]
        )

    def _person(self, name: str) -> bool:
        actor = self.actors.get(name)
        if actor is not None:
            return actor.kind in ("person", "office")
        return len(name.split()) > 1 and name.split()[-1][:1].isupper() and not self._several(name)

    def _several(self, name: str) -> bool:
        actor: Actor | None = self.actors.get(name)
        if actor is not None and actor.kind in ("person", "office", "document"):
            return False
        return " and " in name or (name.endswith("s") and name.lower().split()[0] not in ("a", "an"))

    def _actor_name(self, start: int, head: str) -> str | None:
        """The name of the actor whose mention holds the head phrase's last word before "of", "for" and the like."""
        core = LINKS.split(head)[0]
        last = start + len(core) - 1
        at = bisect_right(self.mention_starts, last) - 1
        if at < 0 or self.have.mentions[at].end <= last or not self.have.mentions[at].actors:
            return None
        mention = self.have.mentions[at]
        actor = self.have.actors[mention.actors[0]].name
        if head.lower().startswith(actor.lower()):
            return head
        owned = re.search(r"[’']s?\s+$", head[: max(0, mention.start - start)])
        if owned or (mention.form == "name" and len(core) > len(actor) and actor.split()[-1] in core):
            return head
        return actor
