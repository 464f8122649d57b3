"""Who in a text is a private person, where the text names them, and what it tells of their own case."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from standoff.model.annotation import Actor, Annotations, Mention
from standoff.model.document import Document
from standoff.model.span import Span
from standoff.record.identity import fold
from standoff.record.privacy.cases import Case, cases
from standoff.record.privacy.details import details
from standoff.record.privacy.persons import BODY_WORDS, TITLES, Persons, tails
from standoff.record.privacy.roles import role_of, worded_after


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


NAMED_AFTER = re.compile(
    r"(?:[’']s?)?\s+(?:(?:[A-Z]\w+|and|of|for|the)\s+){0,3}(?:Act|Law|Bill|Amendment|Rule|Ordinance|County|City"
    r"|Parish|School|Park|Center|Foundation|University|College|Hospital|Bridge|Fund|Institute|Memorial|Building"
    r"|Township|Decision|Doctrine)\b"
)
"""A law or a place that bears a person's name is called by it."""
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december jr sr ii iii""".split()
)
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
        self.persons = Persons(document, annotations)
        self.hidden = self.persons.hidden
        self.token_starts = self.persons.token_starts
        self.common = {token.lemma.lower() for token in annotations.tokens if token.upos != "PROPN"}
        self.taken = self._taken()

    def private(self) -> Private:
        names: set[str] = set()
        roles: dict[str, str] = {}
        spans: set[Span] = set()
        for index in sorted(self.hidden):
            own = [
                span
                for mention in self.persons.named.get(index, ())
                for span in self._name_span(mention, index)
            ]
            role = next((found for span in own if (found := self._role(span))), None)
            called = {self.persons.bare[index], *(self.text[span.start : span.end] for span in own)}
            called |= {tail for name in list(called) for tail in tails(name) if not self._is_common(tail)}
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

    def _name_span(self, mention: Mention, index: int) -> Iterator[Span]:
        """The name words of a mention, without title and place."""
        wanted = set(fold(self.persons.bare[index]).split())
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
            yield Span(own[0][0] - self.persons.nickname(own[0][0]), own[-1][1])

    def _role(self, span: Span) -> str | None:
        return role_of(self.persons.before(span.start), worded_after(self.text, span.end))

    def _tells(self, name: str) -> bool:
        """Whether a name by itself points to the private person, not to an official or to nobody."""
        words = fold(name).split()
        if not words or (len(words) == 1 and (len(words[0]) < 3 or words[0] in TITLES)):
            return False
        return len(words) > 1 or words[0] not in self.persons.public_words

    def _is_common(self, name: str) -> bool:
        """Whether part of a name is also a word or a place of the text ("Grant", "Austin")."""
        return name.lower() in self.common or fold(name) in self.persons.towns

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
        own = [(m.start, m.end) for index in self.hidden for m in self.persons.named.get(index, ())]
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
            sentence = self.persons.sentence(start)
            for number, side in enumerate(sides):
                at = self.text.find(side, start)
                landmark = "Supreme Court" in self.text[sentence.start : sentence.end]
                if at >= 0 and self._is_private_party(side, number == 0 and not landmark):
                    yield side, Span(at, at + len(side))

    def _is_private_party(self, side: str, alone: bool) -> bool:
        """Whether a party is a private person: known as one, a pseudonym, or (``alone``) a name of nobody public."""
        words = fold(side).split()
        hidden = {word for index in self.hidden for word in fold(self.persons.bare[index]).split()}
        if PSEUDONYM.fullmatch(side) or (words and words[-1] in hidden - self.persons.public_words):
            return True
        if (
            not alone
            or set(words) & (BODY_WORDS | self.persons.public_words)
            or side.isupper()
            or len(words) > 3
        ):
            return False
        bearers = [fold(actor.name) for actor in self.have.actors if actor.kind != "person"]
        return fold(side) not in bearers and fold(side) not in self.persons.towns

    def _personal_sentences(self, spans: Iterable[Span]) -> list[Span]:
        """The sentences that name or mean a private person."""
        at = [span.start for span in spans] + [
            mention.start for mention in self.have.mentions if self._means_private(mention)
        ]
        return [self.persons.sentence(start) for start in at]

    def _means_private(self, mention: Mention) -> bool:
        return any(self._hidden(index, self.have.actors[index]) for index in mention.actors)

    def _hidden(self, index: int, actor: Actor) -> bool:
        return index in self.hidden or (
            actor.kind != "person" and not actor.public and actor.kind == "office"
        )

    def _kind(self, token: int) -> str | None:
        """``private`` for a token that means one private person, ``official`` for an official whom the text names."""
        start, xpos = self.have.tokens[token].start, self.have.tokens[token].xpos
        at = bisect_right(self.persons.mention_starts, start) - 1
        if at < 0 or start >= self.have.mentions[at].end:
            return None
        mention = self.have.mentions[at]
        if mention.form != "name" and (xpos == "NNS" or len(mention.actors) > 1):
            return None  # many people are no case
        if self._means_private(mention):
            return "private"
        people = [self.have.actors[index] for index in mention.actors]
        return "official" if any(actor.kind == "person" for actor in people) else None


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
