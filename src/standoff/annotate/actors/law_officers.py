"""Attorneys general and secretaries of state, of which the nation has one and each state another."""

from __future__ import annotations

from bisect import bisect_left

from standoff.annotate.actors.found import Found
from standoff.annotate.actors.lexicon import Entry
from standoff.annotate.actors.scene import (
    Scene,
    level_of,
    nearness,
    place_near,
    places_within_reach,
    within_reach,
)
from standoff.annotate.actors.worded import state_seat
from standoff.gazetteer import US, state_of


def law_officer(scene: Scene, phrase: Found, entry: Entry) -> tuple[str, str | None, bool]:
    """An attorney general or secretary of state: the nation's or a state's."""
    if "federal" in phrase.levels or any(p.place == US for p in phrase.places):
        return "federal", US, True
    if "state" in phrase.levels or any(p.kind in ("state", "place", "county") for p in phrase.places):
        return state_seat(scene, phrase)
    if beside_nation(scene, phrase):
        return "federal", US, False
    owner = scene.found[phrase.owner] if phrase.owner is not None else None
    if owner is not None and owner.places:
        level = level_of(owner.places[0])
        return (
            ("federal", US, True) if level == "federal" else ("state", state_of(owner.places[0].place), True)
        )
    if owner is not None and owner.kind in ("person", "body"):
        return "federal", US, False
    if entry.key == "secretary of state":
        return "federal", US, False
    score = 0.0
    for other in within_reach(scene, phrase.first):
        if other.entry is None:
            continue
        weight = nearness(scene, phrase.first, other.first)
        if other.entry.key in (
            "justice department",
            "president",
            "white house",
            "homeland security department",
            "federal government",
            "cabinet secretary",
        ):
            score -= weight
        elif other.entry.key in ("governor", "legislature", "assembly", "state legislator"):
            score += 2 * weight
    for where, place in places_within_reach(scene, phrase.first):
        if place.kind == "state":
            score += 0.25 * nearness(scene, phrase.first, where)
    if phrase.plural or score > 0:
        return "state", None if phrase.plural else place_near(scene, "state", phrase.first), False
    return "federal", US, False


def beside_nation(scene: Scene, phrase: Found) -> bool:
    """Whether an officer is named together with a president ("the president and Attorney General Ada Byron")."""
    before = scene.words[max(phrase.first - 4, 0) : phrase.first]
    if not before or before[-1].low != "and":
        return False
    here = bisect_left(scene.found, phrase.first, key=lambda other: other.first)
    other = scene.found[here - 1] if here else None
    if other is None or phrase.first - other.last > 2:
        return False
    national = other.entry is not None and other.entry.level == "federal"
    return national or (bool(other.name) and other.name[-1] in scene.presidents)
