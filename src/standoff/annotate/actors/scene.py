"""What surrounds a phrase: the places named near it, and whether its legislature is the nation's or a state's."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from standoff.annotate.actors.found import Found
from standoff.annotate.actors.lexicon import Entry
from standoff.annotate.actors.localities import NOWHERE, Home, county_of
from standoff.annotate.actors.words import Word
from standoff.gazetteer import US, state_of
from standoff.model.annotation import Toponym

SEATS = {
    "city": ("place", "district", "county"),
    "county": ("county",),
    "state": ("state",),
    "any": ("place", "county", "district"),
}
EXECUTIVES = ("governor", "attorney general")
DATELINE = 0.4
"""How little a dateline counts beside a place in the running text."""
REACH = 2000
"""How many words away a cue still counts."""
STATE_BILL = re.compile(r"\b(?:HB|SB|AB|LB|House Bill|Senate Bill|Assembly Bill)\s?\d")
FEDERAL_BILL = re.compile(r"\b(?:H\.\s?R\.|S\.)\s?\d|\bfilibuster|\bU\.?S\.? (?:Senate|House)")


class Cue(NamedTuple):
    """A word that speaks for a state's legislature (positive weight) or Congress; ``chamber``: for them alone."""

    word: int
    weight: float
    chamber: bool


class Scene(NamedTuple):
    """A text with its words, places (each with the index of its first word) and noun phrases.

    ``cues`` and ``bills`` tell a state's legislature from Congress; ``federal`` whether anything federal is named;
    ``home`` is where the outlet is; ``presidents`` are the last words of the names with the title or the
    administration of a president; ``capital`` are the sentences that happen "in Washington"; ``published``
    is an EDTF date.
    """

    text: str
    words: Sequence[Word]
    places: tuple[tuple[int, Toponym], ...]
    found: Sequence[Found]
    cues: Sequence[Cue] = ()
    bills: float = 0.0
    federal: bool = False
    presidents: frozenset[str] = frozenset()
    home: Home = NOWHERE
    capital: frozenset[int] = frozenset()
    published: str | None = None


def level_of(place: Toponym) -> str:
    """The level of government of a place that acts."""
    if place.kind == "state":
        return "state"
    if place.kind in ("county", "place", "district"):
        return "local"
    return "federal" if place.place == US else "other"


def kind_of(place: str) -> str:
    """The kind of a division by its id: state, county, place, district or other."""
    last = place.rsplit("/", 1)[-1].split(":")[0]
    return {"parish": "county", "borough": "county", "territory": "state"}.get(
        last, last if last in ("state", "county", "place", "district") else "other"
    )


def nearness(scene: Scene, at: int, other: int) -> float:
    """How much a place at word ``other`` counts for a phrase at word ``at``."""
    apart = scene.words[at].sentence - scene.words[other].sentence
    if apart == 0:
        return 4.0 if other <= at else 2.0
    if apart > 0:
        return 3.0 * math.pow(0.7, apart)
    return 0.5 * math.pow(0.85, -apart)


def is_dateline(toponym: Toponym) -> bool:
    """Whether a place in capitals only says where the page was written."""
    return len(toponym.name) > 3 and toponym.name.isupper() and "." not in toponym.name


def place_near(scene: Scene, seat: str, at: int, within: str | None = None) -> str | None:
    """The division that an unplaced office or body of a seat most likely belongs to, None when two are as likely.

    ``within`` restricts to one state. For a state, cities and counties count half for the state they lie in.
    """
    kinds = SEATS.get(seat, ())
    votes: dict[str, float] = {}
    best: dict[str, float] = {}
    for where, toponym in places_within_reach(scene, at) or scene.places:
        if toponym.place is None or (within and state_of(toponym.place) != within):
            continue
        weight = nearness(scene, at, where) * (DATELINE if is_dateline(toponym) else 1.0)
        if toponym.kind in kinds:
            share = 1.0 if toponym.kind == kinds[0] else 0.6
            add(votes, best, toponym.place, weight * share)
        elif seat == "county" and toponym.kind == "place":
            add(votes, best, county_of(toponym.place) or toponym.place, weight * 0.6)
        elif seat == "state" and toponym.kind in ("place", "county") and (state := state_of(toponym.place)):
            add(votes, best, state, 0.3 * weight)
    if not votes:
        return scene.home.seat(seat)
    ranked = sorted(
        ((place, best[place] + 0.2 * (total - best[place])) for place, total in votes.items()),
        key=lambda vote: -vote[1],
    )
    if len(ranked) > 1 and ranked[1][1] > 0.9 * ranked[0][1]:
        return None
    return ranked[0][0]


def places_within_reach(scene: Scene, at: int) -> tuple[tuple[int, Toponym], ...]:
    """The places named near word ``at``."""
    first = bisect_left(scene.places, at - REACH, key=lambda place: place[0])
    return scene.places[first : bisect_left(scene.places, at + REACH, key=lambda place: place[0])]


def within_reach(scene: Scene, at: int) -> Sequence[Found]:
    """The phrases near word ``at``."""
    first = bisect_left(scene.found, at - REACH, key=lambda phrase: phrase.first)
    return scene.found[first : bisect_left(scene.found, at + REACH, key=lambda phrase: phrase.first)]


def add(votes: dict[str, float], best: dict[str, float], place: str, weight: float) -> None:
    """Count one more naming of a place: all namings together, and the nearest."""
    votes[place] = votes.get(place, 0.0) + weight
    best[place] = max(best.get(place, 0.0), weight)


def last_place(scene: Scene, kinds: Sequence[str], at: int) -> str | None:
    """The division of these kinds named last before word ``at``, else the only one in the text."""
    before = [t.place for where, t in scene.places if where < at and t.kind in kinds and t.place]
    if before:
        return before[-1]
    after = {t.place for _, t in scene.places if t.kind in kinds and t.place}
    return after.pop() if len(after) == 1 else None


def legislature(scene: Scene, at: int, strict: bool = False) -> str:
    """``state`` or ``federal``: whose lawmakers are meant at word ``at`` when the words do not say.

    ``strict`` counts chambers and lawmakers only, not governors, laws and bill numbers.
    """
    if scene.words[at].sentence in scene.capital:
        return "federal"
    first = bisect_left(scene.cues, at - REACH, key=lambda cue: cue.word)
    last = bisect_left(scene.cues, at + REACH, key=lambda cue: cue.word)
    near = [cue for cue in scene.cues[first:last] if cue.chamber or not strict]
    score = sum(cue.weight * nearness(scene, at, cue.word) for cue in near)
    if strict and (score > 3.0 or scene.federal):
        return "state" if score > 3.0 else "federal"
    if score + scene.bills > 1.0:
        return "state"
    if score + scene.bills < -1.0:
        return "federal"
    if scene.cues:
        return "state" if sum(cue.weight for cue in scene.cues) + scene.bills > 2.0 else "federal"
    return "state" if not scene.federal and one_state(scene) else "federal"


def one_state(scene: Scene) -> bool:
    """Whether all the states that a text names, itself or by their towns, are one."""
    named = {state_of(toponym.place) for _, toponym in scene.places if toponym.kind != "district"}
    return len(named - {None}) == 1


def scene_of(
    text: str,
    words: Sequence[Word],
    places: tuple[tuple[int, Toponym], ...],
    found: Sequence[Found],
    home: Home = NOWHERE,
    published: str | None = None,
) -> Scene:
    """The scene of a text, with what tells a state's legislature from Congress counted once."""
    cues = tuple(
        Cue(phrase.first, weight, phrase.kind != "paper" and key not in EXECUTIVES)
        for phrase, key, weight in weighed(found)
    )
    bills = len(STATE_BILL.findall(text)) - 1.5 * len(FEDERAL_BILL.findall(text))
    federal = any(
        phrase.entry is not None and "federal" in (phrase.entry.level, phrase.entry.seat) for phrase in found
    )
    presidents = frozenset(
        phrase.name[-1]
        for phrase in found
        if phrase.name and phrase.entry is not None and phrase.entry.key in ("president", "administration")
    )
    in_capital = frozenset(capitals(words, places))
    return Scene(text, words, places, found, cues, bills, federal, presidents, home, in_capital, published)


def capitals(words: Sequence[Word], places: Sequence[tuple[int, Toponym]]) -> Iterator[int]:
    """The sentences that happen "in Washington"."""
    for at, place in places:
        capital = at and place.kind == "district" and place.name == "Washington"
        if capital and words[at - 1].low == "in":
            yield words[at].sentence


def weighed(found: Sequence[Found]) -> Iterator[tuple[Found, str, float]]:
    """Phrases that speak for a state's legislature (positive) or for Congress (negative)."""
    for phrase in found:
        if phrase.entry is not None and (weight := leaning(phrase, phrase.entry)):
            yield phrase, phrase.entry.key, weight


def local_assembly(phrase: Found) -> bool:
    """Whether an assembly is the council of the city or borough before it ("the Juneau Assembly")."""
    if phrase.entry is None or phrase.entry.key != "assembly" or "state" in phrase.levels:
        return False
    worded = bool(phrase.places) and phrase.places[0].kind in ("place", "county")
    return worded or "county" in phrase.levels or "city" in phrase.levels


def leaning(phrase: Found, entry: Entry) -> float:
    """How far one phrase speaks for a state's legislature."""
    of_state = bool(phrase.places) and phrase.places[0].kind == "state"
    if local_assembly(phrase):
        return 0.0
    if entry.key in ("assembly", "legislature", "state legislator"):
        return 3.0
    if entry.kind == "group" and entry.key.startswith("state "):
        return 3.0
    if entry.key == "governor" or (entry.key == "attorney general" and of_state):
        return 1.5
    if entry.key in ("lawmakers", "legislators") and of_state:
        return 3.0
    if entry.kind == "paper" and phrase.levels:
        return {"state": 1.5, "federal": -1.5}.get(phrase.levels[0], 0.0)
    if entry.key in ("senator", "representative") and phrase.tag:
        return -1.0
    if entry.key in ("congress", "congressman") or entry.key.startswith("congressional"):
        return -3.0
    if entry.key in ("president", "white house"):
        return -0.5
    if entry.key in ("senate", "house", "senator", "representative", "lawmakers"):
        if "state" in phrase.levels or (of_state and phrase.kind == "body"):
            return 3.0
        return -3.0 if "federal" in phrase.levels else 0.0
    return 0.0
