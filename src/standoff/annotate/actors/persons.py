"""Persons, offices and initials: who is meant by a name, a title, "the mayor"."""

from __future__ import annotations

import re

from standoff.annotate.actors.cast import Cast
from standoff.annotate.actors.found import Found
from standoff.annotate.actors.lexicon import Entry, lexicon
from standoff.annotate.actors.people import Person
from standoff.annotate.actors.scene import legislature, level_of, place_near
from standoff.annotate.actors.seats import Fact, office_fact
from standoff.annotate.actors.worded import explicit_place
from standoff.gazetteer import US, state_of
from standoff.model.annotation import Actor, Toponym

SPONSORS = re.compile(r"[A-Z][a-z]+-[A-Z][a-z]+")


BILLS = r"(?:bill|amendment|act|law|plan|proposal|measure|compromise|repeal)\b"
COMPOUND = re.compile(
    r"(?!Ma?c[A-Z]|De[A-Z]|La[A-Z]|Le[A-Z]|Di[A-Z]|Van[A-Z]|Fitz[A-Z]|[A-Z][’'])[A-Z][a-z]+[A-Z0-9]"
)


DEFINITE = ("the", "this", "that", "'s", "his", "her", "its", "their", "")


def resolve_person(cast: Cast, i: int, phrase: Found) -> tuple[tuple[int, ...], str]:
    number = cast.person_at[i]
    word = phrase.name[0]
    if sponsors(cast, phrase):
        level, place = (
            ("federal", US)
            if legislature(cast.scene, phrase.first) == "federal"
            else ("state", place_near(cast.scene, "state", phrase.first))
        )
        return (cast.keep(("paper", word.lower()), Actor(word, "document", level, place)),), "name"
    untitled = len(phrase.name) == 1 and not phrase.entry and not phrase.honor
    if untitled and COMPOUND.match(word) and cast.people[number].fact is None:
        return (cast.keep(("body", word), Actor(word, "body", "other")),), "name"
    if len(phrase.name) == 1 and word.isupper() and len(word) > 1 and not phrase.entry and not phrase.honor:
        return acronym(cast, phrase, word)
    if number not in cast.things:
        cast.things[number] = is_thing(cast, number)
    if cast.things[number]:
        return (cast.keep(("thing", phrase.name), Actor(" ".join(phrase.name), "body", "other")),), "name"
    return (cast.person(number),), "name"


def is_thing(cast: Cast, number: int) -> bool:
    """Whether a capitalised name can hardly be a person's: no title or given name, and a common noun at its end."""
    lex = lexicon()
    person = cast.people[number]
    names = [cast.scene.found[i] for i in person.mentions]
    if person.fact is not None or any(phrase.honor or phrase.same is not None for phrase in names):
        return False
    if any(part.lower() in lex.he or part.lower() in lex.she for phrase in names for part in phrase.name[:1]):
        return False
    alone = all(len(phrase.name) == 1 for phrase in names)
    return person.surname in lex.capitals["thing"] or (alone and person.surname in cast.common)


def sponsors(cast: Cast, phrase: Found) -> bool:
    """Whether a compound of two surnames is the bill that two lawmakers sponsor ("Byron-Lovelace")."""
    if len(phrase.name) != 1 or phrase.entry or phrase.honor or not SPONSORS.fullmatch(phrase.name[0]):
        return False
    halves = phrase.name[0].lower().split("-")
    named = any(person.surname in halves for person in cast.people)
    bill = rf"{re.escape(phrase.name[0])}(?:,? an?| health| tax| immigration)? {BILLS}"
    return named or re.search(bill, cast.scene.text) is not None


def acronym(cast: Cast, phrase: Found, word: str) -> tuple[tuple[int, ...], str]:
    """A body named by its initials: introduced in the text, a city's police, or an organisation."""
    if word in cast.aliases:
        return (cast.aliases[word],), "name"
    before = cast.said[-1] if cast.said else None
    if before and cast.scene.text[
        cast.scene.words[cast.scene.found[before.found].last - 1].end : cast.scene.words[phrase.first].start
    ].strip() in ("(", "["):
        cast.aliases[word] = before.actors[0]
        return before.actors[:1], "name"
    if word.endswith("PD") and len(word) <= 5:
        place = by_initials(cast, word[:-2]) or place_near(cast.scene, "city", phrase.first)
        return (cast.keep(("body", "police", place), Actor(word, "body", "local", place)),), "name"
    if len(word) > 6:
        return (), "name"
    return (cast.keep(("body", word), Actor(word, "body", "other")),), "name"


def by_initials(cast: Cast, initials: str) -> str | None:
    for _, place in cast.scene.places:
        if (
            place.kind == "place"
            and place.place
            and "".join(w[0] for w in place.name.replace(".", " ").split() if w[0].isupper()) == initials
        ):
            return place.place
    return None


def resolve_office(cast: Cast, phrase: Found, entry: Entry) -> tuple[int, ...]:
    """The person or office that a title without a name stands for."""
    fact = office_fact(cast.scene, phrase, entry)
    if phrase.same is not None and cast.scene.found[phrase.same].kind == "person":
        known = cast.by_found.get(phrase.same, ())
        for actor in known:
            promote(cast, actor, from_owner(cast, phrase, fact))
        return known
    if phrase.listed:
        return tuple(one_of(cast, phrase, place, entry) for place in phrase.listed)
    if phrase.same is None and (later := named_next(cast, phrase)) is not None:
        promote(cast, later, from_owner(cast, phrase, fact))
        return (later,)
    if not phrase.plural and (person := holder(cast, phrase, fact)) is not None:
        return (person,)
    if (secretary := cabinet_member(cast, phrase)) is not None:
        return (secretary,)
    fact = from_owner(cast, phrase, fact)
    public = entry.key != "private"
    name = cast.text_of(phrase)
    if (
        entry.key == "judge"
        and phrase.det == "the"
        and (judge := last_judge(cast)) is not None
        and not phrase.plural
    ):
        return (judge,)
    key = (
        "office",
        entry.key if entry.key not in ("officer", "private", "advocate") else name.lower(),
        fact.level,
        fact.place,
        phrase.plural,
        phrase.det in ("a", "an") and phrase.first,
    )
    return (cast.keep(key, Actor(name, "office", fact.level, fact.place, entry.key, public), entry),)


def cabinet_member(cast: Cast, phrase: Found) -> int | None:
    """The member of the cabinet named last, whom "the secretary" takes up."""
    words = [w.low for w in cast.scene.words[phrase.first : phrase.last]]
    if words != ["the", "secretary"] or phrase.owner is not None:
        return None
    for said in reversed(cast.said):
        for index in said.actors:
            actor = cast.actors[index]
            titled = actor.role == "cabinet secretary" or actor.name.startswith("Secretary ")
            if actor.kind == "person" and actor.level == "federal" and titled:
                return index
    return None


def promote(cast: Cast, index: int, fact: Fact) -> None:
    """Give a person without a level the one of the office that the text ascribes to them."""
    actor = cast.actors[index]
    if (
        actor.kind == "person"
        and actor.level == "other"
        and fact.level in ("federal", "state", "local", "court")
    ):
        cast.actors[index] = Actor(actor.name, "person", fact.level, fact.place, fact.role, True)


def named_next(cast: Cast, phrase: Found) -> int | None:
    """The person in apposition after an office ("the mayor, Ada Byron")."""
    person = cast.apposed.get(phrase.first)
    return cast.person(cast.person_at[person]) if person is not None else None


def last_judge(
    cast: Cast,
) -> int | None:
    for said in reversed(cast.said):
        for actor in said.actors:
            if cast.actors[actor].level == "court" and cast.actors[actor].kind in ("person", "office"):
                return actor
    return None


def from_owner(cast: Cast, phrase: Found, fact: Fact) -> Fact:
    """Level and place of an open office from what it belongs to ("a spokesman for the mayor")."""
    if (
        phrase.owner is None
        or fact.level not in ("other",)
        or fact.role in ("private", "candidate", "advocate")
    ):
        return fact
    owner = cast.by_found.get(phrase.owner)
    if not owner:
        return fact
    actor = cast.actors[owner[0]]
    return fact._replace(level=actor.level, place=actor.place)


def one_of(cast: Cast, phrase: Found, place: Toponym, entry: Entry) -> int:
    """One actor of a list: "lawmakers in Iowa" of "lawmakers in Iowa and Texas"."""
    words = cast.scene.words
    head = cast.scene.text[words[phrase.first].start : words[phrase.head].end]
    link = words[phrase.head + 1].text
    name = f"{head[0].lower()}{head[1:]} {link} {place.name}"
    level = level_of(place)
    if entry.level in ("state", "local") and level == "state":
        level = entry.level
    return cast.keep(
        ("one of", entry.key, place.place or place.name), Actor(name, "body", level, place.place), entry
    )


def holder(cast: Cast, phrase: Found, fact: Fact) -> int | None:
    """The person in the text whom "the mayor" or "the governor" stands for."""
    at, sentence = phrase.first, cast.scene.words[phrase.first].sentence
    fits = [
        n
        for n, p in enumerate(cast.people)
        if p.fact
        and p.fact.role == fact.role
        and fact.role not in ("officer", "private", "candidate", "advocate")
    ]
    worded = explicit_place(phrase, ("place", "county", "district", "state"))
    owner = cast.by_found.get(phrase.owner) if phrase.owner is not None else None
    home = worded.place if worded else cast.actors[owner[0]].place if owner else None
    if home and fact.role != "president":
        fits = [n for n in fits if agrees(cast.people[n], home)]
    elif fact.level == "state" and fact.place and not home:
        named = {
            t.place
            for where, t in cast.scene.places
            if t.kind == "state" and cast.scene.words[where].sentence == sentence and where < at
        }
        near = {
            n
            for n in fits
            if any(
                abs(cast.scene.words[cast.scene.found[i].first].sentence - sentence) <= 1
                for i in cast.people[n].mentions
            )
        }
        if named:
            fits = [n for n in fits if n in near or (cast.people[n].fact or fact).place in named]
    if not fits:
        return None
    if phrase.det not in DEFINITE and not (len(fits) == 1 and soon(cast, fits[0], sentence)):
        return None
    before = {
        n: max((i for i in cast.people[n].mentions if cast.scene.found[i].first < at), default=-1)
        for n in fits
    }
    current = [n for n in fits if (cast.people[n].fact or fact).weight >= 9] or fits
    best = max(current, key=lambda n: (before[n], -cast.people[n].mentions[0]))
    return cast.person(best)


def soon(cast: Cast, number: int, sentence: int) -> bool:
    """Whether a person is named within the next three sentences."""
    return any(
        0 <= cast.scene.words[cast.scene.found[i].first].sentence - sentence <= 3
        for i in cast.people[number].mentions
    )


def agrees(person: Person, home: str) -> bool:
    place = person.fact.place if person.fact else None
    return place is not None and (place == home or state_of(place) == home)
