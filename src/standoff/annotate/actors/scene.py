"""What surrounds a phrase: the places named near it, and whether its legislature is the nation's or a state's."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from standoff.annotate.actors.found import Found
from standoff.annotate.actors.words import Word
from standoff.model.annotation import Toponym

US = "ocd-division/country:us"
STATE_OF = re.compile(r"^(ocd-division/country:us/(?:state:\w\w|district:dc|territory:\w\w))")
SEATS = {
    "city": ("place", "district"),
    "county": ("county", "place"),
    "state": ("state",),
    "any": ("place", "county", "district"),
}
STATE_BILL = re.compile(r"\b(?:HB|SB|AB|LB|House Bill|Senate Bill|Assembly Bill)\s?\d")
FEDERAL_BILL = re.compile(r"\b(?:H\.\s?R\.|S\.)\s?\d|\bfilibuster|\bU\.?S\.? (?:Senate|House)")


class Scene(NamedTuple):
    """A text with its words, places (each with the index of its first word) and noun phrases."""

    text: str
    words: Sequence[Word]
    places: tuple[tuple[int, Toponym], ...]
    found: Sequence[Found]


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


def state_of(place: str | None) -> str | None:
    """The id of the state that a division lies in."""
    match = STATE_OF.match(place or "")
    return match.group(1) if match else None


def nearness(scene: Scene, at: int, other: int) -> float:
    """How much a place at word ``other`` counts for a phrase at word ``at``."""
    apart = scene.words[at].sentence - scene.words[other].sentence
    if apart == 0:
        return 4.0 if other <= at else 2.0
    if apart > 0:
        return 3.0 * math.pow(0.7, apart)
    return 0.5 * math.pow(0.85, -apart)


def place_near(scene: Scene, seat: str, at: int, within: str | None = None) -> str | None:
    """The division that an unplaced office or body of a seat most likely belongs to, None when two are as likely.

    ``within`` restricts to one state. For a state, cities and counties count half for the state they lie in.
    """
    kinds = SEATS.get(seat, ())
    votes: dict[str, float] = {}
    best: dict[str, float] = {}
    for where, toponym in scene.places:
        if toponym.place is None or (within and state_of(toponym.place) != within):
            continue
        weight = nearness(scene, at, where)
        if toponym.kind in kinds:
            share = 1.0 if toponym.kind == kinds[0] else 0.6
            add(votes, best, toponym.place, weight * share)
        elif seat == "state" and toponym.kind in ("place", "county") and (state := state_of(toponym.place)):
            add(votes, best, state, 0.3 * weight)
    if not votes:
        return None
    ranked = sorted(
        ((place, best[place] + 0.2 * (total - best[place])) for place, total in votes.items()),
        key=lambda vote: -vote[1],
    )
    if len(ranked) > 1 and ranked[1][1] > 0.9 * ranked[0][1]:
        return None
    return ranked[0][0]


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
    score = 0.0
    for phrase in scene.found:
        weight = nearness(scene, at, phrase.first)
        entry = phrase.entry
        if entry is None:
            continue
        if entry.key in ("assembly", "legislature", "state legislator") or (
            entry.kind == "group" and entry.key.startswith("state ")
        ):
            score += 3 * weight
        elif (strict and entry.key in ("governor", "attorney general")) or (strict and entry.kind == "paper"):
            continue
        elif entry.key == "governor":
            score += 1.5 * weight
        elif entry.kind == "paper" and phrase.levels:
            score += {"state": 1.5, "federal": -1.5}.get(phrase.levels[0], 0.0) * weight
        elif entry.key == "attorney general" and any(p.kind == "state" for p in phrase.places):
            score += 1.5 * weight
        elif entry.key in ("senator", "representative") and phrase.tag:
            score -= weight
        elif entry.key in ("congress", "congressman") or entry.key.startswith("congressional"):
            score -= 3 * weight
        elif entry.key in ("president", "white house"):
            score -= 0.5 * weight
        elif entry.kind in ("body", "office", "group") and entry.key in (
            "senate",
            "house",
            "senator",
            "representative",
            "lawmakers",
        ):
            if "state" in phrase.levels or (
                phrase.places and phrase.places[0].kind == "state" and phrase.kind == "body"
            ):
                score += 3 * weight
            elif "federal" in phrase.levels:
                score -= 3 * weight
    if strict and (
        score > 3.0 or any(f.entry is not None and f.entry.level == "federal" for f in scene.found)
    ):
        return "state" if score > 3.0 else "federal"
    for pattern, sign in ((STATE_BILL, 1.0), (FEDERAL_BILL, -1.5)):
        score += sign * len(pattern.findall(scene.text))
    return "state" if score > 1.0 else "federal"
