"""The names of those who speak: a source's words, the actor they mention, or whom a pronoun beside a cue means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import msgspec

from standoff.annotate.attribution.antecedents import Antecedents, Phrase
from standoff.annotate.attribution.fullest import ARTICLE, Names, core
from standoff.annotate.attribution.function_words import listed
from standoff.annotate.attribution.leads import is_outlet
from standoff.annotate.attribution.pages import UNNAMED
from standoff.model.annotation import Actor, Annotations, Attribution
from standoff.model.document import Document

ONE = listed("he she")
MANY = listed("they")
THING = listed("it")
FIRST = listed("i we me us my our")
EMPTY = listed("it there this that which what one who")
"""Words that name nobody when nothing is known of what they stand for."""
OUTLETS = listed("paper newspaper station network magazine website site outlet program broadcaster")
"""Descriptions of an outlet named before."""
RECENT = 5
"""Speakers that a pronoun with a cue ("he added") can mean."""
TITLED = re.compile(r"(?:[A-Z][\w.’'-]+\s+){1,3}[A-Z][\w.’'-]+")
"""A personal name, as far as capitals tell."""
PARTY = re.compile(r"\s*\((?:[A-Z]|[A-Z]-[A-Za-z.]+|[A-Z]{2,6})\)\s*$")
RELATIVE = re.compile(
    r"\s+(?:who|which|that)\b|\s+[—–-]+\s+|\s+(?:\w+ed|seen|given|sent|made|written)\s+by\s"
)
DAY = re.compile(
    r"\s+(?:(?:late|early|earlier)\s+)?(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:this|last)\s+(?:week|month|year))"
    r"(?=\s+(?:by|from|of)\s)"
)
"""When a paper was written, which is no part of its name: "a statement on Monday from ..."."""
OWNER = re.compile(r"^(?:[Mm]y|[Oo]ur|[Yy]our|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he same)\s")


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
    first, *apposed = re.split(r",\s+", DAY.sub("", words))
    if apposed and TITLED.fullmatch(apposed[0]) and not TITLED.fullmatch(first):
        first = apposed[0]
    words = RELATIVE.split(first)[0]
    return re.sub(r"\s+", " ", PARTY.sub("", words)).strip(' ,:;"“”') or words


class _Naming:
    """A walk through the attributions of a text that remembers who has spoken inside whose words."""

    def __init__(self, document: Document, have: Annotations) -> None:
        self.text = document.text
        self.have = have
        self.mention_starts = [mention.start for mention in have.mentions]
        self.sentence_starts = [sentence.span.start for sentence in have.sentences]
        self.actors = {actor.name: actor for actor in have.actors}
        self.named: list[Attribution] = []
        self.speakers: dict[tuple[str, ...], list[str]] = {}
        self.outlets: list[str] = []
        self.pronouns: dict[str, str] = {}
        self.names = Names(document.text, have, self._sources())
        self.antecedents = Antecedents(document.text, have)

    def add(self, attribution: Attribution) -> None:
        around = self._around(attribution)
        recent = self.speakers.setdefault(tuple(one.voice or "" for one in around), [])
        voice = attribution.voice or self._voice(attribution, around, recent)
        self.named.append(msgspec.structs.replace(attribution, voice=voice))
        if not voice or not speaks(self.named[-1]):
            return
        if attribution.kind != "page":
            recent[:] = [*(name for name in recent if name != voice), voice][-RECENT:]
        if attribution.kind == "page" or is_outlet(voice):
            self.outlets.append(voice)

    def _sources(self) -> list[tuple[int, str]]:
        """The heads of all sources that are more than a pronoun, with where they begin."""
        found = []
        for attribution in self.have.attributions:
            for span in attribution.source[:1]:
                words = self.text[span.start : span.end]
                if words.lower() not in ONE | MANY | FIRST | EMPTY:
                    found.append((span.start, plain_name(words)))
        return found

    def _around(self, attribution: Attribution) -> list[Attribution]:
        """The attributions that speak around one, innermost first."""
        found: list[Attribution] = []
        at = attribution.parent
        while at is not None and at < len(self.named):
            if speaks(self.named[at]):
                found.append(self.named[at])
            at = self.named[at].parent
        return found

    def _voice(self, attribution: Attribution, around: list[Attribution], recent: list[str]) -> str | None:
        if not attribution.source:
            absent = attribution.kind in ("block", "page") or attribution.rule.startswith("impersonal")
            return UNNAMED if absent else None
        span = attribution.source[0]
        words = self.text[span.start : span.end]
        low = words.lower()
        if low in FIRST:
            return around[0].voice if around else None
        if low in ONE | MANY:
            voice = self._meant(words, attribution, around, recent)
            self.pronouns.setdefault(voice, low)
            return voice
        if low in THING:
            meant = self._actor_name(span.start, words)
            if meant and not self._person(meant):
                return next(
                    (name for name in reversed(recent) if name.split()[-1] == meant.split()[-1]), meant
                )
            return next((name for name in reversed(recent) if not self._person(name)), None)
        head = plain_name(words)
        if low.split()[-1] in OUTLETS and ARTICLE.match(words) and self.outlets and len(words.split()) == 2:
            return self.outlets[-1]
        if attribution.kind == "page":
            return head
        found = self._actor_name(span.start + words.find(head), head) or head
        if (
            head[-1:].islower()
            and core(head).split()[-1].islower()
            and found in {one.voice for one in around}
        ):
            found = head  # few speak of themselves as "the mayor"
        return None if found.lower() in EMPTY else self.names.fullest(found, span.start)

    # -- pronouns ---------------------------------------------------------------------------------

    def _meant(
        self, pronoun: str, attribution: Attribution, around: list[Attribution], recent: list[str]
    ) -> str:
        """Whom "he", "she" or "they" beside a cue means: somebody who has spoken before, or is named just before.

        Whoever speaks in their own words around it says "I" of themselves, and is not meant.
        """
        own = {one.voice for one in around if one.kind in ("direct", "block", "page")}
        own |= {name for name, known in self.pronouns.items() if known != pronoun.lower()}

        def fits(name: str) -> bool:
            return self._person(name) if pronoun.lower() in ONE else self._several(name)

        candidates = [name for name in recent if fits(name) and name not in own]
        meant = self._actor_name(attribution.source[0].start, pronoun)
        meant = self.names.fullest(meant, attribution.source[0].start) if meant else None
        if meant and any(ARTICLE.sub("", meant) == ARTICLE.sub("", name or "") for name in own):
            meant = None
        if meant and meant in candidates:
            return meant
        named = self.antecedents.before(attribution, pronoun.lower() in MANY, {name for name in own if name})
        known = self._antecedent_name(named) if named else None
        if meant and fits(meant) and self._just_named(meant, attribution):
            return known if named and known and named.subject and not candidates else meant
        if candidates:
            return candidates[-1]
        return known or (meant if meant and fits(meant) else pronoun)

    def _antecedent_name(self, named: Phrase) -> str:
        found = self._actor_name(named.start, named.words) or named.words
        return self.names.fullest(found, named.start)

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
            and not any(span.start <= mention.start < span.end for span in attribution.content)
            and any(self._full(index) == name for index in mention.actors)
            for mention in self.have.mentions[first:last]
        )

    def _full(self, actor: int) -> str:
        return self.names.fullest(self.have.actors[actor].name, 0)

    def _person(self, name: str) -> bool:
        if is_outlet(name):
            return False
        actor = self.actors.get(name)
        if actor is not None:
            return actor.kind in ("person", "office")
        return len(name.split()) > 1 and core(name).split()[-1][:1].isupper() and not self._several(name)

    def _several(self, name: str) -> bool:
        actor: Actor | None = self.actors.get(name)
        if actor is not None and actor.kind in ("person", "office", "document"):
            return False
        return " and " in name or (name.endswith("s") and name.lower().split()[0] not in ("a", "an"))

    # -- names ------------------------------------------------------------------------------------

    def _actor_name(self, start: int, head: str) -> str | None:
        """The name of the actor whose mention holds the head phrase's last word before "of", "for" and the like."""
        short = core(head)
        last = start + len(short) - 1
        at = bisect_right(self.mention_starts, last) - 1
        if at < 0 or self.have.mentions[at].end <= last or not self.have.mentions[at].actors:
            return None
        mention = self.have.mentions[at]
        actor = self.have.actors[mention.actors[0]].name
        if head.lower().startswith(actor.lower()):
            return head
        owned = re.search(r"[’']s?\s+$", head[: max(0, mention.start - start)])
        if owned or (mention.form == "name" and len(short) > len(actor) and actor.split()[-1] in short):
            return head
        bare = ARTICLE.sub("", actor)
        described = bare[:1].islower() or OWNER.match(head)
        if described and mention.form != "pronoun" and head.endswith(bare) and len(head) > len(actor):
            return head
        return actor
