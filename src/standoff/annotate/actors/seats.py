"""The level of government and the place of an office, as worded or from what stands near."""

from __future__ import annotations

import re
from typing import NamedTuple

from standoff.annotate.actors.courts import court
from standoff.annotate.actors.found import Found
from standoff.annotate.actors.law_officers import law_officer
from standoff.annotate.actors.lexicon import Entry, lexicon
from standoff.annotate.actors.scene import Scene, legislature, level_of
from standoff.annotate.actors.tags import tag_is_state
from standoff.annotate.actors.worded import explicit_place, local_seat, state_seat
from standoff.annotate.actors.words import Word
from standoff.gazetteer import US, state_of


class Fact(NamedTuple):
    """An office somebody holds, as worded once. ``weight`` orders rival facts, the greatest first."""

    role: str
    level: str
    place: str | None
    weight: float
    words: str = ""


def office_fact(scene: Scene, phrase: Found, entry: Entry) -> Fact:
    """The level and place of an office as worded in one phrase, filled from its surroundings."""
    weight = 10.0
    if entry.key == "candidate":
        weight -= 8
    if any(time in ("former", "ex-", "then-", "late", "retired") for time in phrase.times):
        weight -= 3
    if entry.key in ("officer", "advocate", "private", "reporter"):
        weight -= 5
    level, place, worded = settle(scene, phrase, entry)
    return Fact(entry.key, level, place, weight + (2 if worded else 0) - phrase.first / 1e6)


def settle(scene: Scene, phrase: Found, entry: Entry) -> tuple[str, str | None, bool]:
    """Level, place, and whether the place stands in the phrase itself."""
    at = phrase.first
    if entry.level == "federal":
        return federal(scene, phrase, entry)
    if entry.level == "court":
        return court(scene, phrase)
    if entry.level == "state":
        return state_seat(scene, phrase)
    if entry.level == "local":
        return local_seat(scene, phrase, entry.seat)
    if entry.level != "open":
        return entry.level, None, False
    if entry.key in ("attorney general", "secretary of state"):
        return law_officer(scene, phrase, entry)
    if entry.key in ("senator", "representative"):
        return legislator(scene, phrase)
    return by_owner(scene, phrase, at)


def federal(scene: Scene, phrase: Found, entry: Entry) -> tuple[str, str | None, bool]:
    """A federal office, unless its words make it the head of something else ("council president")."""
    foreign = [p for p in phrase.places if p.kind in ("country", "other") and p.place != US]
    if entry.key in ("president", "vice president"):
        if of_another_nation(scene, phrase):
            return "other", other_nation(scene, phrase), True
        if foreign:
            return "other", foreign[0].place, True
        other = [b for b in phrase.bodies if b.level != "federal"]
        if other or (phrase.places and phrase.places[0].kind != "country"):
            return by_owner(scene, phrase, phrase.first)
        owner = scene.found[phrase.owner] if phrase.owner is not None else None
        if owner and owner.kind == "body" and owner.entry and owner.entry.level == "other":
            return "other", None, False
    return "federal", US, True


NATIONALITY = re.compile(
    r"(?!American|Republican|Puerto|Hawaiian|Christian|Asian)"
    r"[A-Z][a-z]+(?:an|ish|ese|ch|qi|ni|li|pino)$"
)


def of_another_nation(scene: Scene, phrase: Found) -> bool:
    """Whether a nationality other than American stands before the head ("the Mexican president")."""
    return any(
        NATIONALITY.match(word.text) or word.low in lexicon().nations for word in adjectives(scene, phrase)
    )


def other_nation(scene: Scene, phrase: Found) -> str | None:
    """The country whose adjective stands before the head, as far as the table has it."""
    nations = lexicon().nations
    return next((nations[w.low] for w in adjectives(scene, phrase) if w.cap and w.low in nations), None)


def adjectives(scene: Scene, phrase: Found) -> list[Word]:
    """The words before the head of a phrase that are in none of its places."""
    first = phrase.first - 1 if phrase.first and not phrase.det else phrase.first
    before = scene.words[first : phrase.head - len(phrase.name)]
    return [
        word
        for word in before
        if word.sentence == scene.words[phrase.head].sentence
        and not any(place.start <= word.start < place.end for place in phrase.places)
    ]


def legislator(scene: Scene, phrase: Found) -> tuple[str, str | None, bool]:
    """A member or leader of a chamber: of Congress or of a state's legislature."""
    words = " ".join(w.low for w in scene.words[phrase.first : phrase.last])
    if phrase.name:  # "House Speaker Ada Byron of Iowa" speaks for no chamber of Iowa's
        title = scene.words[phrase.head].start
        phrase = phrase._replace(places=tuple(p for p in phrase.places if p.start < title))
    if "federal" in phrase.levels or any(b.level == "federal" for b in phrase.bodies):
        return "federal", US, True
    if "state" in phrase.levels or any(b.level == "state" for b in phrase.bodies):
        return state_seat(scene, phrase)
    if any(b.level == "local" for b in phrase.bodies):
        return by_owner(scene, phrase, phrase.first)
    if phrase.tag and tag_is_state(phrase.tag):
        return "federal", US, True
    city = explicit_place(phrase, ("place", "county"))
    if city and ("lawmaker" in words or "legislator" in words):
        return "state", state_of(city.place), True
    state = explicit_place(phrase, ("state",))
    if state and (
        "president" in words
        or "speaker" in words
        or "leader" in words
        or "lawmaker" in words
        or "legislator" in words
    ):
        return "state", state.place, True
    if legislature(scene, phrase.first, strict=bool(phrase.name)) == "state":
        return ("state", state.place, True) if state else state_seat(scene, phrase)
    return "federal", US, False


def by_owner(scene: Scene, phrase: Found, at: int) -> tuple[str, str | None, bool]:
    """An office that is of the level of what it belongs to: a level word, a body, a place, a possessor."""
    if "federal" in phrase.levels:
        return "federal", US, True
    for body in phrase.bodies:
        if body.level == "federal":
            return "federal", US, True
        if body.level == "state":
            return state_seat(scene, phrase)
        if body.level == "local":
            return local_seat(scene, phrase, body.seat)
        if body.level == "court":
            return "court", US, True
        if body.type == "committee" and body.level == "open" and not phrase.places and not phrase.levels:
            return (
                ("federal", US, False) if legislature(scene, at) == "federal" else state_seat(scene, phrase)
            )
        if body.key in ("senate", "house") or body.key.startswith(("house ", "senate ")):
            if legislature(scene, at) == "federal":
                return "federal", US, False
            return state_seat(scene, phrase)
    for role in phrase.roles:
        return settle(scene, phrase._replace(roles=()), role)
    if place := explicit_place(phrase, ("place", "county", "district", "state", "country")):
        return level_of(place), place.place, True
    if "state" in phrase.levels:
        return state_seat(scene, phrase)
    if (
        "city" in phrase.levels
        or "county" in phrase.levels
        or "local" in phrase.levels
        or "municipal" in phrase.levels
    ):
        return local_seat(scene, phrase, "county" if "county" in phrase.levels else "city")
    owner = scene.found[phrase.owner] if phrase.owner is not None else None
    if (
        owner is not None
        and owner.kind == "person"
        and phrase.kind == "person"
        and owner.entry is None
        and is_president(scene, owner)
    ):
        return "federal", US, False
    if owner is not None and owner.kind == "body" and owner.entry and owner.entry.level == "federal":
        return "federal", US, True
    if department := department_near(scene, phrase):
        return settle_body(scene, department)
    return unowned(scene, phrase)


def unowned(scene: Scene, phrase: Found) -> tuple[str, str | None, bool]:
    """An officer of nothing worded: secretaries and inspectors general are the nation's where it is spoken of,
    a titled commissioner belongs to a county named before."""
    title = [w.low for w in scene.words[phrase.first : phrase.head + 1 - len(phrase.name)]]
    alone = phrase.owner is None and not phrase.places
    if (
        alone
        and scene.federal
        and (title[-2:] == ["inspector", "general"] or (title == ["secretary"] and phrase.name))
    ):
        return "federal", US, False
    if alone and title == ["commissioner"] and phrase.name:
        before = [t.place for where, t in scene.places if t.kind == "county" and where < phrase.first]
        if before:
            return "local", before[-1], False
    return "other", None, False


DEPARTMENTAL = frozenset(
    """inspector director commissioner secretary administrator spokesman spokeswoman spokesperson
superintendent chief""".split()
)


def department_near(scene: Scene, phrase: Found) -> Found | None:
    """The agency named last, which a director or spokesman without one belongs to."""
    words = {w.low for w in scene.words[phrase.first : phrase.last]}
    if not words & DEPARTMENTAL or phrase.owner is not None or phrase.places or phrase.det in ("a", "an"):
        return None
    here = scene.words[phrase.first].sentence
    for other in reversed(scene.found):
        if other.first >= phrase.first or other.entry is None or other.kind != "body":
            continue
        if here - scene.words[other.first].sentence > 4:
            return None
        if other.entry.type in ("agency", "department", "office") and other.entry.level in (
            "federal",
            "local",
        ):
            return other
    return None


def settle_body(scene: Scene, body: Found) -> tuple[str, str | None, bool]:
    """Level and place of a federal agency or a local department."""
    if body.entry is None or body.entry.level == "federal":
        return "federal", US, False
    return local_seat(scene, body, body.entry.seat)


AIDES = re.compile(r"\s+(?:\w+\s)?(?:aides?|advisers?|era|appointees?)\b")


def is_president(scene: Scene, phrase: Found) -> bool:
    """Whether a bare surname is one that the text gives the title or the administration of a president."""
    if (
        AIDES.match(scene.text, scene.words[phrase.last - 1].end)
        and legislature(scene, phrase.first) == "federal"
    ):
        return True
    return phrase.name[-1] in scene.presidents
