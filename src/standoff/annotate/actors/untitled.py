"""Offices of those whom a text names without one: known at the time, or meant by "the president", "the senator"."""

from __future__ import annotations

import re
from collections import Counter

from standoff.annotate.actors.found import Found
from standoff.annotate.actors.officeholders import holder
from standoff.annotate.actors.people import Person
from standoff.annotate.actors.scene import Scene
from standoff.annotate.actors.seats import Fact, settle
from standoff.annotate.actors.worded import states_named

INTRODUCED = re.compile(r",\s+(?:an?\s+[a-z]|\d{1,2}\b)")
TITLED_ROLES = frozenset(
    (
        "president",
        "attorney general",
        "senator",
        "governor",
        "mayor",
        "sheriff",
        "congressman",
        "cabinet secretary",
    )
)


def with_offices(scene: Scene, people: list[Person]) -> list[Person]:
    """The people of a text, with offices for those of the untitled who can only be their holders."""
    return with_president(scene, with_office(scene, people))


def with_office(scene: Scene, people: list[Person]) -> list[Person]:
    """Give those named without a title the office that the table of well-known holders has for them at the time.

    Nobody who shares the surname with somebody else of the text, or is introduced as who they are, is looked up.
    """
    namesakes = Counter(person.surname for person in people)
    states = states_named(scene) | {scene.home.state or ""}
    held: list[Person] = []
    for person in people:
        alone = person.fact is None and namesakes[person.surname] == 1 and not described(scene, person)
        name = max((scene.found[i].name for i in person.mentions), key=len)
        known = holder(name, scene.published, states, scene.federal) if alone else None
        if known is not None:
            fact = Fact(known.role, known.level, known.place, 9.0)
            person = person._replace(fact=fact, public=True)
        held.append(person)
    return held


def with_president(scene: Scene, people: list[Person]) -> list[Person]:
    """Where "the president" or "the senator" can only mean the untitled person most spoken of, say so."""
    settled: set[str] = set()
    for phrase in scene.found:
        entry = phrase.entry
        if entry is None or entry.key in settled or not stands_alone(phrase):
            continue
        most = max((p for p in people if p.fact is None), key=lambda p: len(p.mentions), default=None)
        if most is None or described(scene, most) or not meant(scene, phrase, entry.key, most, people):
            continue
        level, place, _ = settle(scene, phrase, entry)
        fact = Fact(entry.key, level, place, 9.5)
        people = [p._replace(fact=fact, public=True) if p is most else p for p in people]
        settled.add(entry.key)
    return people


def described(scene: Scene, person: Person) -> bool:
    """Whether somebody seldom named is introduced as who they are ("Ada Byron, a bus driver" or "Ada Byron, 41")."""
    ends = [scene.words[scene.found[i].last - 1].end for i in person.mentions]
    return len(ends) < 4 and any(INTRODUCED.match(scene.text, end) for end in ends)


def stands_alone(phrase: Found) -> bool:
    """Whether a phrase is a bare "the president", "the senator"."""
    bare = phrase.det == "the" and not phrase.plural and not phrase.places
    alone = phrase.owner is None and phrase.same is None
    return (
        phrase.kind == "office"
        and bare
        and alone
        and phrase.entry is not None
        and phrase.entry.key in TITLED_ROLES
    )


def meant(scene: Scene, phrase: Found, role: str, most: Person, people: list[Person]) -> bool:
    """Whether the untitled person most spoken of is the holder of an office named without a name.

    Others who hold the office ("his predecessor, President ...") must be named far less often.
    """
    holders = [p for p in people if p.fact is not None and p.fact.role == role]
    before = [k for p in people for k in p.mentions if scene.found[k].first < phrase.first]
    nearest = max(before, default=-1) in most.mentions
    if holders:
        rival = max(len(p.mentions) for p in holders)
        return role == "president" and nearest and len(most.mentions) >= 3 and len(most.mentions) > 2 * rival
    if role == "president":
        return len(most.mentions) >= 3
    return nearest and len(most.mentions) >= 3
