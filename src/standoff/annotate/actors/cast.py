"""The actors of one text while they are gathered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from standoff.annotate.actors.found import Found
from standoff.annotate.actors.lexicon import Entry
from standoff.annotate.actors.people import people_of
from standoff.annotate.actors.scene import Scene, kind_of, level_of
from standoff.annotate.actors.seats import Fact
from standoff.annotate.actors.untitled import with_offices
from standoff.gazetteer import name_of
from standoff.model.annotation import Actor, Toponym

REMEMBERED = 200
"""Mentions that a pronoun looks back on."""


class Said(NamedTuple):
    """A mention already resolved: the phrase, its actors, whether a subject (of the main clause) or object."""

    found: int
    actors: tuple[int, ...]
    word: int
    sentence: int
    subject: bool
    main: bool
    object: bool
    quoted: bool


class Speaker(NamedTuple):
    """Where a source stands, where the words attributed to it end, and whether they are quoted in its sentence."""

    start: int
    end: int
    content_end: int
    direct: bool


class Cast:
    """The actors of one text while they are gathered; each is found again by its key."""

    def __init__(self, scene: Scene, speakers: Sequence[Speaker] = ()) -> None:
        self.scene = scene
        self.speakers = speakers
        self.actors: list[Actor] = []
        self.keys: dict[tuple[object, ...], int] = {}
        self.said: list[Said] = []
        self.people = with_offices(scene, people_of(scene))
        self.person_at = {i: number for number, person in enumerate(self.people) for i in person.mentions}
        self.apposed = apposed(scene)
        self.aliases: dict[str, int] = {}
        self.genders: dict[int, str] = {}
        self.things: dict[int, bool] = {}
        """Which of the people, by number, are no persons; asked once for all their mentions."""
        self.by_found: dict[int, tuple[int, ...]] = {}
        self.entries: dict[int, Entry] = {}
        self.common = frozenset(word.low for word in scene.words if len(word.low) > 2 and not word.cap)
        """Words that the text also writes in lower case."""
        self.place_names = fullest_names(scene)

    def keep(self, key: tuple[object, ...], actor: Actor, entry: Entry | None = None) -> int:
        """The index of the actor under this key, made on first sight."""
        if key not in self.keys:
            self.keys[key] = len(self.actors)
            self.actors.append(actor)
            if entry is not None:
                self.entries[self.keys[key]] = entry
        return self.keys[key]

    def text_of(self, phrase: Found) -> str:
        return self.scene.text[self.scene.words[phrase.first].start : self.scene.words[phrase.last - 1].end]

    def person(self, number: int) -> int:
        person = self.people[number]
        fact = person.fact or Fact("", "other", None, 0.0)
        index = self.keep(
            ("person", number),
            Actor(person.name, "person", fact.level, fact.place, fact.role or None, person.public),
        )
        self.genders[index] = person.gender
        return index

    def place(self, toponym: Toponym, name: str | None = None) -> int:
        key = toponym.place or toponym.name.lower()
        best = self.place_names.get(toponym.place or "", toponym.name)
        return self.keep(("place", key), Actor(name or best, "place", level_of(toponym), toponym.place))

    def since(self, sentence: int) -> list[Said]:
        """What was mentioned from this sentence on, in order; of a sentence without end, the last."""
        late = list(
            takewhile(lambda said: said.sentence >= sentence, islice(reversed(self.said), REMEMBERED))
        )
        return late[::-1]

    def recent(self, accept: Sequence[str], at: int, back: int = 10_000) -> int | None:
        """The actor named last before word ``at`` of a body type among ``accept``, within ``back`` sentences."""
        here = self.scene.words[at].sentence
        for said in reversed(self.said):
            if here - said.sentence > back:
                break
            for actor in said.actors:
                entry = self.entries.get(actor)
                if entry is not None and entry.type in accept:
                    return actor
        return None


def apposed(scene: Scene) -> dict[int, int]:
    """By the first word of an office the person in apposition after it ("the mayor, Ada Byron")."""
    return {
        scene.found[phrase.same].first: i
        for i, phrase in enumerate(scene.found)
        if phrase.same is not None and phrase.kind == "person"
    }


def fullest_names(scene: Scene) -> dict[str, str]:
    """The best name the text gives each division: spelled out, not in capitals throughout."""
    names: dict[str, str] = {}
    for _, toponym in scene.places:
        if toponym.place:
            known = names.get(toponym.place, toponym.name)
            names[toponym.place] = max(known, toponym.name, key=spelled_out)
    short = [place for place, name in names.items() if kind_of(place) == "state" and "." in name]
    return names | {place: name_of(place) or names[place] for place in short}


def spelled_out(name: str) -> tuple[bool, bool, int]:
    """How full a place name is: words before capitals and abbreviations, then the longer."""
    return not name.isupper(), "." not in name, len(name)
