"""Who among the people of a text acts for the public, as far as the text says so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from standoff.model.annotation import Actor, Annotations, Mention
from standoff.model.document import Document
from standoff.model.span import Span
from standoff.record.identity import fold
from standoff.record.privacy.officeholders import officeholders
from standoff.record.privacy.roles import (
    AGE,
    APPOSED_KIN,
    HEADS,
    KIN,
    NICKNAMED,
    SMALL_AIDE,
    speaks_for_a_body,
    stands_for_office,
    worded_after,
)

TITLES = frozenset(
    """mr mrs ms miss dr doctor rev reverend pastor father sister brother rabbi imam prof professor officer
officer-cadet pvt cpl spc sgt capt lt col maj attorney juror detainee aunt uncle sir dame deacon bishop
candidate captain then-candidate army marine young old late slain""".split()
)
"""Words before a name that are no part of it and give no office."""
SPOKEN_ROLES = frozenset(("advocate", "private", None))
"""What the annotators call people of whom only the words beside the name can tell whom they speak for."""
BODY_WORDS = frozenset(
    """city county state states united board department district union inc corp association university college
council commission people commonwealth coalition center centre project institute society foundation federation
committee agency bureau court alliance network league party church diocese archdiocese school group company
congress senate house office administration service services fund police sheriff ministry authority llp llc
hospital academy conference caucus chamber order guild trust press times post news initiative clinic fraternal
government jail prison republic nation tribe town village township parish borough""".split()
)
OF_A_BODY = re.compile(r",?\s+(?:of|with)\s+(?:the\s+)?(?:[a-z]+(?:-[a-z]+)*\s+){0,2}([A-Z][^,.;\n]{1,60})")
NO_BODY = re.compile(r"(?:daca|tps|dreamer|ph ?d|latin[oa]s?|hispanic|\w+(?:an|ish|ese))")
"""What a capitalised word before a noun may be without naming a body: a status, an origin."""
POWER = r"(?:administration|White House|presidency|executive order|order|inauguration|[Cc]abinet|travel ban|campaign)"
PART_OF_A_NAME = re.compile(r"(?:[A-Z]\w+\s+(?:of|for|on)\s+(?:the\s+)?|\b(?:[Tt]he|[Aa]n?|[Tt]his)\s+)$")
ATTRIBUTIVE = re.compile(
    r"\s+(?:famil|case|murder|killing|shooting|death|trial|verdict|hearing|lawsuit|story|tragedy|arrest|detention)"
)
"""What follows a name that stands before a noun ("the Ana Belmar case")."""
GLUED = re.compile(r"(?:ians|icans|otans)$|\s(?!Ma?c|De|La|Le|Di|Van|Von|Fitz|O)[A-Z][a-z]{2,}[A-Z][a-z]")
"""Inhabitants of a place, and a last name with the next headline pasted to it."""
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "PART"))


class Persons:
    """The named people of one text. ``bare`` gives their names without titles by actor index, ``named`` their
    namings; ``hidden`` are those who are private, ``public_words`` the words of the others' names."""

    def __init__(self, document: Document, annotations: Annotations) -> None:
        self.text = document.text
        self.have = annotations
        self.token_starts = [token.start for token in annotations.tokens]
        self.mention_starts = [mention.start for mention in annotations.mentions]
        self.towns = {fold(place.name) for place in annotations.toponyms}
        self.credits = " | ".join(fold(name) for name in (document.outlet or "", document.byline or ""))
        self.named: dict[int, list[Mention]] = {}
        for mention in annotations.mentions:
            if mention.form == "name" and len(mention.actors) == 1:
                self.named.setdefault(mention.actors[0], []).append(mention)
        self.bare = {
            index: bare_name(actor.name)
            for index, actor in enumerate(annotations.actors)
            if actor.kind == "person"
        }
        self.hidden = {index for index in self.bare if self._is_private(index)}
        self.public_words = {
            word
            for index, name in self.bare.items()
            if index not in self.hidden and annotations.actors[index].public
            for word in fold(name).split()
        }

    def _is_private(self, index: int) -> bool:
        actor, name = self.have.actors[index], self.bare[index]
        if not name or fold(name) in self.credits or (" " in name and fold(name) in self.towns):
            return False
        at = [(mention.start, mention.end) for mention in self.named.get(index, ())]
        if actor.role == "officer" and any(self._small(start, end) for start, end in at):
            return True
        if actor.public and actor.role not in SPOKEN_ROLES and not self._only_guessed(actor, name):
            return False
        if any(self._speaks(start, end) for start, end in at):
            return False
        worded = actor.role == "private" or any(self._personal(start, end) for start, end in at)
        if worded or (len(name.split()) == 1 and not any(self.nickname(start) for start, _ in at)):
            return worded
        if any(stands_for_office(self.text, *span, self.sentence(span[0]).start) for span in at):
            return False
        held = {fold(name), *(fold(tail) for tail in tails(name) if " " in tail)} & officeholders()
        return not held and not self._is_thing(name, at)

    def _only_guessed(self, actor: Actor, name: str) -> bool:
        """Whether somebody is a president only because the text has a "the president" and names nobody else more."""
        if actor.role != "president" or len(name.split()) == 1 or "President" in actor.name:
            return False
        last = re.escape(name.split()[-1])
        titled = rf"President(?:-elect)?\s+(?:[\w.]+\s+){{0,2}}{last}\b"
        worded = rf"{titled}|{last}(?:[’']s?)?\s+(?:[\w-]+\s+){{0,2}}{POWER}"
        return fold(name) not in officeholders() and re.search(worded, self.text) is None

    def _small(self, start: int, end: int) -> bool:
        """Whether an officer is one only by the word: a teacher's aide, somebody's son in uniform."""
        before = re.sub(r"\b(?:Sgt|Lt|Capt|Officer|Deputy)\.?\s+$", "", self.text[max(0, start - 60) : start])
        kin = APPOSED_KIN.search(before) or re.search(rf"\b{KIN}\s", self.text[start:end])
        return bool(kin or SMALL_AIDE.search(f"{before} {worded_after(self.text, end)}"))

    def nickname(self, start: int) -> int:
        """How many characters before a last name belong to it as given name and nickname."""
        before = NICKNAMED.search(self.text[max(0, start - 60) : start])
        return len(before.group()) if before else 0

    def _speaks(self, start: int, end: int) -> bool:
        """Whether the words beside a naming make its bearer speak for a body."""
        of = OF_A_BODY.match(self.text, end)
        if HEADS.match(self.text, end) or (of and self._is_body(of.group(1), places=False)):
            return True
        inside = re.match(r"(.*\s)?\S+\s\S+$", self.text[start:end])
        before = self.before(start) + " " + ((inside.group(1) or "") if inside else "")
        return speaks_for_a_body(before, worded_after(self.text, end), self._is_body)

    def before(self, start: int) -> str:
        """The words of the noun phrase that a name at ``start`` ends ("Dairy farmer", "his lawyer,")."""
        at = bisect_left(self.token_starts, start)
        first = at
        if at == len(self.token_starts):
            return ""
        while first > 0 and at - first < 7 and self._may_stand_before(first - 1, at):
            first -= 1
        return self.text[self.token_starts[first] : start] if first < at else ""

    def _may_stand_before(self, token: int, name: int) -> bool:
        said = self.have.tokens[token]
        if (
            said.sentence != self.have.tokens[name].sentence
            or "\n" in self.text[said.end : self.token_starts[token + 1]]
        ):
            return False
        if token == name - 1 and self.text[said.start : said.end] == ",":
            return True
        if said.upos == "PROPN" and any(
            self.have.actors[index].kind == "person" for index in self._actors_at(said.start)
        ):
            return False
        before = self.have.tokens[name - 1]
        if said.upos == "ADP" and self.text[before.start : before.end] == ",":
            return said.lemma in ("of", "in", "for", "at", "with")  # "the consul in Seattle, Ada Byron"
        return said.upos in NOMINAL or said.xpos in ("POS", "HYPH")

    def _actors_at(self, offset: int) -> tuple[int, ...]:
        at = bisect_right(self.mention_starts, offset) - 1
        if at < 0 or offset >= self.have.mentions[at].end:
            return ()
        return self.have.mentions[at].actors

    def _is_body(self, words: str, places: bool = True, never_people: bool = False) -> bool:
        """Whether words begin with a capitalised name that is no person's (nor, without ``places``, a town's)."""
        name: list[str] = []
        for word in words.split():
            plain = word.strip(".,’'()").lower()
            if not (word[:1].isupper() or plain in ("of", "for", "the", "and", "&", "at", "on")):
                break
            name.append(plain.removesuffix("’s").removesuffix("'s"))
            if word[-1] in ",.;":
                break
        said = fold(" ".join(name)).removeprefix("the ")
        if not said or NO_BODY.fullmatch(said) or (not places and said in self.towns):
            return False
        if set(name) & BODY_WORDS:
            return True
        for index, person in () if never_people else self.bare.items():
            actor = self.have.actors[index]
            if f" {fold(person)} ".startswith(f" {said} ") or f" {said} ".startswith(f" {fold(person)} "):
                return actor.public and actor.role not in SPOKEN_ROLES
        if not never_people and any(said in fold(person).split() for person in self.bare.values()):
            return False
        return places or not any(said.startswith(f"{town} ") for town in self.towns)

    def _personal(self, start: int, end: int) -> bool:
        """Whether the words beside a name are those for a private person: kin, an age, an honorific alone."""
        before = self.text[max(0, start - 60) : start]
        listed = re.sub(r"(?:[A-Z][\w’'-]+(?:,\s+|,?\s+and\s+))+$", "", before)
        honored = len(self.text[start:end].split()) == 2 and re.match(
            r"(?:Mrs|Ms|Miss)\b", self.text[start:end]
        )
        return bool(APPOSED_KIN.search(listed) or AGE.match(self.text, end) or honored)

    def _is_thing(self, name: str, at: Sequence[tuple[int, int]]) -> bool:
        """Whether a capitalised name is part of a longer one, a street, or a headline's words."""
        words = name.lower().split()
        if set(words) & BODY_WORDS or words[0] == "st." or GLUED.search(name):
            return True
        if all(PART_OF_A_NAME.search(self.text[max(0, start - 40) : start]) for start, _ in at):
            return not all(ATTRIBUTIVE.match(self.text, end) for _, end in at)
        lower = {token.lemma.lower() for token in self.have.tokens if token.upos not in ("PROPN", "X")}
        return name.isupper() and (len(words) > 2 or all(word in lower for word in words))

    def sentence(self, at: int) -> Span:
        """The sentence at an offset."""
        starts = [sentence.span.start for sentence in self.have.sentences]
        index = bisect_right(starts, at) - 1
        return self.have.sentences[index].span if index >= 0 else Span(0, len(self.text))


def bare_name(name: str) -> str:
    """A personal name without the titles before it: "Emmett Sayles" for "Pastor Emmett Sayles"."""
    words = name.split()
    while len(words) > 1 and words[0].strip(".,").lower() in TITLES:
        words = words[1:]
    return " ".join(words)


def tails(name: str) -> Iterator[str]:
    """What later mentions shorten a name to: its last words, its last name, its given name."""
    words = name.split()
    while words and words[-1].strip(".,").lower() in ("jr", "sr", "ii", "iii", "iv"):
        words = words[:-1]
    words = [word.strip(",") for word in words]
    for start in range(1, len(words)):
        if words[start].lower() not in ("de", "la", "del", "von", "van", "der", "al", "el", "bin"):
            yield " ".join(words[start:])
    if len(words) > 1:
        yield words[0]
