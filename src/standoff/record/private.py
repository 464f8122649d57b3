"""Who in a text is a private person, where the text names them, and what it tells of their own case."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from standoff.model.annotation import Actor, Annotations, Mention
from standoff.model.document import Document
from standoff.model.span import Span
from standoff.record.cases import Case, cases
from standoff.record.details import details
from standoff.record.identity import fold
from standoff.record.officeholders import officeholders
from standoff.record.roles import (
    AGE,
    APPOSED_KIN,
    HEADS,
    NICKNAMED,
    SMALL_AIDE,
    role_of,
    speaks_for_a_body,
    stands_for_office,
    worded_after,
)


class Private(msgspec.Struct, frozen=True):
    """What must not leave the write. Only ``spans`` may be stored: offsets say nothing without the text.

    ``names`` are full names and bare last names as they occur; ``spans`` where the text names a private
    person or tells an address or number of one, in order and not overlapping; ``roles`` the word the text has
    beside a name ("a farmer"); ``secrets`` addresses and numbers in their words; ``cases`` the clauses that
    tell a person's own case.
    """

    names: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    roles: dict[str, str] = {}
    secrets: frozenset[str] = frozenset()
    cases: tuple[Case, ...] = ()


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
NAMED_AFTER = re.compile(
    r"(?:[’']s?)?\s+(?:(?:[A-Z]\w+|and|of|for|the)\s+){0,3}(?:Act|Law|Bill|Amendment|Rule|Ordinance|County|City"
    r"|Parish|School|Park|Center|Foundation|University|College|Hospital|Bridge|Fund|Institute|Memorial|Building"
    r"|Township|Decision|Doctrine)\b"
)
"""A law or a place that bears a person's name is called by it."""
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
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december jr sr ii iii""".split()
)
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "PART"))
VERSUS = re.compile(r"\s+(?:v|vs)\.?\s+")
PSEUDONYM = re.compile(r"(?:John|Jane|Baby|Mary)?\s*(?:Doe|Roe|Poe)s?(?:\s+(?:[IVX]+|\d+|No\.\s*\d+))?")


def private_persons(document: Document, annotations: Annotations) -> Private:
    """Everybody the text names who does not act for the public, and what it tells of them.

    Public are officials, candidates, those who speak for a named body, outlets and bylines, as far as the text
    says so. A full personal name without any of that is private. A single name is private when the text words
    what a private person is beside it ("her son Ivan", "Mateo, 14"); else it is as likely a place or an
    office-holder. Deterministic; reads nothing but its arguments.
    """
    return _Reading(document, annotations).private()


class _Reading:
    """One text with its actors, told apart."""

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
        self.taken = self._taken()

    def private(self) -> Private:
        names: set[str] = set()
        roles: dict[str, str] = {}
        spans: set[Span] = set()
        for index in sorted(self.hidden):
            own = [span for mention in self.named.get(index, ()) for span in self._name_span(mention, index)]
            role = next((found for span in own if (found := self._role(span))), None)
            called = {self.bare[index], *(self.text[span.start : span.end] for span in own)}
            called |= {tail for name in list(called) for tail in tails(name)}
            called = {name for name in called if self._tells(name)}
            spans.update(own, *(self._occurrences(name) for name in called))
            names |= called
            if role:
                roles |= dict.fromkeys(called, role)
        for party, span in self._parties():
            names.add(party)
            spans.update((span, *self._occurrences(party)))
        personal = self._personal_sentences(spans)
        hidden = details(self.text, personal)
        return Private(
            frozenset(names),
            merged((*spans, *hidden)),
            roles,
            frozenset(self.text[span.start : span.end] for span in hidden),
            cases(self.text, self.have.tokens, self._kind),
        )

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
        if worded or (len(name.split()) == 1 and not any(self._nickname(start) for start, _ in at)):
            return worded
        if any(stands_for_office(self.text, *span, self._sentence(span[0]).start) for span in at):
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
        around = self.text[max(0, start - 60) : start] + worded_after(self.text, end)
        return bool(SMALL_AIDE.search(around) or APPOSED_KIN.search(self.text[max(0, start - 60) : start]))

    def _nickname(self, start: int) -> int:
        """How many characters before a last name belong to it as given name and nickname."""
        before = NICKNAMED.search(self.text[max(0, start - 60) : start])
        return len(before.group()) if before else 0

    def _speaks(self, start: int, end: int) -> bool:
        """Whether the words beside a naming make its bearer speak for a body."""
        of = OF_A_BODY.match(self.text, end)
        if HEADS.match(self.text, end) or (of and self._is_body(of.group(1), places=False)):
            return True
        inside = re.match(r"(.*\s)?\S+\s\S+$", self.text[start:end])
        before = self._before(start) + " " + ((inside.group(1) or "") if inside else "")
        return speaks_for_a_body(before, worded_after(self.text, end), self._is_body)

    def _before(self, start: int) -> str:
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

    def _name_span(self, mention: Mention, index: int) -> Iterator[Span]:
        """The name words of a mention, without title and place."""
        wanted = set(fold(self.bare[index]).split())
        words = [
            (match.start() + mention.start, match.end() + mention.start)
            for match in re.finditer(r"[^\s,()]+", self.text[mention.start : mention.end])
        ]
        own = [
            (start, end)
            for start, end in words
            if fold(self.text[start:end]) and set(fold(self.text[start:end]).split()) <= wanted
        ]
        if own:
            yield Span(own[0][0] - self._nickname(own[0][0]), own[-1][1])

    def _role(self, span: Span) -> str | None:
        return role_of(self._before(span.start), worded_after(self.text, span.end))

    def _tells(self, name: str) -> bool:
        """Whether a name by itself points to the private person, not to an official or to nobody."""
        words = fold(name).split()
        if not words or (len(words) == 1 and (len(words[0]) < 3 or words[0] in TITLES)):
            return False
        return len(words) > 1 or words[0] not in self.public_words

    def _occurrences(self, name: str) -> Iterator[Span]:
        """Where the text has this name as a name of its own."""
        single = len(name.split()) == 1
        pattern = re.compile(rf"(?<![\w’'-]){loose(name)}(?![\w-])", 0 if single else re.IGNORECASE)
        for match in pattern.finditer(self.text):
            start, end = match.span()
            if NAMED_AFTER.match(self.text, end) or self._is_taken(start, end):
                continue
            if not single or not self._in_longer_name(start, end):
                yield Span(start, end)

    def _in_longer_name(self, start: int, end: int) -> bool:
        """Whether a single name stands in a longer capitalised one ("Jackson County", "Martin O'Malley")."""
        after = re.match(r"[ \t]+([A-Z][\w’'.-]*)", self.text[end : end + 40])
        if after and after.group(1).strip(".").lower() not in DAYS:
            return True
        before = re.search(r"([A-Z][\w’'.-]*)[ \t]+$", self.text[max(0, start - 40) : start])
        if not before or before.group(1).strip(".").lower() in TITLES | DAYS:
            return False
        at = bisect_right(self.token_starts, max(0, start - 40) + before.start()) - 1
        return at >= 0 and self.have.tokens[at].upos in ("PROPN", "X")

    def _taken(self) -> list[tuple[int, int]]:
        """What belongs to somebody or something else: mentions of public actors, places."""
        spans = [
            (mention.start, mention.end)
            for mention in self.have.mentions
            if mention.form == "name"
            and not any(index in self.hidden for index in mention.actors)
            and any(self.have.actors[index].public for index in mention.actors)
        ]
        own = [(m.start, m.end) for index in self.hidden for m in self.named.get(index, ())]
        places = [
            (place.start, place.end)
            for place in self.have.toponyms
            if not any(start < place.end and place.start < end for start, end in own)
        ]
        return sorted({*spans, *places})

    def _is_taken(self, start: int, end: int) -> bool:
        at = bisect_right(self.taken, (start, len(self.text) + 1)) - 1
        return any(a <= start and end <= b for a, b in self.taken[max(0, at - 2) : at + 2])

    def _parties(self) -> Iterator[tuple[str, Span]]:
        """Private parties of the cases named in the text. A precedent of the Supreme Court is a rule's name."""
        seen: set[str] = set()
        for mention in self.have.instruments:
            title = mention.title or mention.identifier or ""
            sides = VERSUS.split(title)
            start = self.text.find(title)
            if mention.kind != "court_case" or len(sides) != 2 or title in seen or start < 0:
                continue
            seen.add(title)
            sentence = self._sentence(start)
            for number, side in enumerate(sides):
                at = self.text.find(side, start)
                landmark = "Supreme Court" in self.text[sentence.start : sentence.end]
                if at >= 0 and self._is_private_party(side, number == 0 and not landmark):
                    yield side, Span(at, at + len(side))

    def _is_private_party(self, side: str, alone: bool) -> bool:
        """Whether a party is a private person: known as one, a pseudonym, or (``alone``) a name of nobody public."""
        words = fold(side).split()
        hidden = {word for index in self.hidden for word in fold(self.bare[index]).split()}
        if PSEUDONYM.fullmatch(side) or (words and words[-1] in hidden - self.public_words):
            return True
        if not alone or set(words) & (BODY_WORDS | self.public_words) or side.isupper() or len(words) > 3:
            return False
        bearers = [fold(actor.name) for actor in self.have.actors if actor.kind != "person"]
        return fold(side) not in bearers and fold(side) not in self.towns

    def _sentence(self, at: int) -> Span:
        starts = [sentence.span.start for sentence in self.have.sentences]
        index = bisect_right(starts, at) - 1
        return self.have.sentences[index].span if index >= 0 else Span(0, len(self.text))

    def _personal_sentences(self, spans: Iterable[Span]) -> list[Span]:
        """The sentences that name or mean a private person."""
        at = [span.start for span in spans] + [
            mention.start for mention in self.have.mentions if self._means_private(mention)
        ]
        return [self._sentence(start) for start in at]

    def _means_private(self, mention: Mention) -> bool:
        return any(self._hidden(index, self.have.actors[index]) for index in mention.actors)

    def _hidden(self, index: int, actor: Actor) -> bool:
        return index in self.hidden or (
            actor.kind != "person" and not actor.public and actor.kind == "office"
        )

    def _kind(self, token: int) -> str | None:
        """``private`` for a token that means one private person, ``official`` for an official whom the text names."""
        start, xpos = self.have.tokens[token].start, self.have.tokens[token].xpos
        at = bisect_right(self.mention_starts, start) - 1
        if at < 0 or start >= self.have.mentions[at].end:
            return None
        mention = self.have.mentions[at]
        if mention.form != "name" and (xpos == "NNS" or len(mention.actors) > 1):
            return None  # many people are no case
        if self._means_private(mention):
            return "private"
        people = [self.have.actors[index] for index in mention.actors]
        return "official" if any(actor.kind == "person" for actor in people) else None


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


def loose(name: str) -> str:
    """A pattern for a name with any white space and either apostrophe between its words."""
    return r"\s+".join(re.sub(r"['’]", "['’]", re.escape(word)) for word in name.split())


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
