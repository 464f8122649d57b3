"""Which of its namesakes a name means, from the states named around it, the outlet's home, and size."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log2, log10

from standoff import gazetteer
from standoff.annotate.places import lexicon
from standoff.annotate.places.spotting import Spot
from standoff.gazetteer import US, Place

_AREAS = ("state", "district", "territory", "country")
HOME = 4.0
"""How many mentions of a state the outlet's home counts for."""


def resolve(text: str, spots: Sequence[Spot], home: str | None) -> list[Place | None]:
    """For each spot the place it means; None where it stays open or is no place."""
    votes: Counter[str] = Counter({home: HOME} if home else {})
    chosen: list[Place | None] = [None] * len(spots)
    groups: dict[str, list[int]] = defaultdict(list)
    for index, spot in enumerate(spots):
        if spot.sign in ("none", "person"):
            continue
        groups[spot.key].append(index)
    counties = set()
    for key, members in groups.items():
        for index in members:
            place = _stated(spots[index])
            chosen[index] = place
            if place and place.state:
                votes[place.state] += 2
    for key, members in groups.items():
        if key in _SPECIAL:
            continue
        place = _alone(key, spots[members[0]].places)
        for index in members:
            if chosen[index] is None and place and _allowed(key, members, spots):
                chosen[index] = place
                if place.state:
                    votes[place.state] += 1
    for index in groups.get("washington", ()):
        chosen[index] = chosen[index] or _washington(text, spots, index, chosen, votes)
        if chosen[index]:
            votes[chosen[index].state] += 0.3
    for index in groups.get("new york", ()):
        chosen[index] = chosen[index] or _new_york(text, spots, index, chosen)
        votes[f"{US}/state:ny"] += 1
    for _ in range(2):
        for key, members in groups.items():
            open_ones = [index for index in members if chosen[index] is None]
            if not open_ones:
                continue
            settled = [chosen[index] for index in members if chosen[index] is not None]
            place = settled[0] if settled and key not in _SPECIAL else None
            if place is None and _allowed(key, members, spots):
                place = _best(
                    spots[members[0]],
                    votes,
                    counties,
                    text,
                    [spots[index] for index in members],
                    spots,
                    chosen,
                )
            if place is None:
                continue
            for index in open_ones:
                chosen[index] = place
            if place.state:
                votes[place.state] += 1
            if place.kind == "county" and place.id:
                counties.add(place.id)
    return chosen


_SPECIAL = {"washington", "new york"}


def _stated(spot: Spot) -> Place | None:
    if spot.state is None:
        return None
    inside = [place for place in spot.places if place.state == spot.state and place.kind not in ("state",)]
    return inside[0] if inside else None


def _alone(key: str, places: Sequence[Place]) -> Place | None:
    """The place a name means without help: a state or country, or a city that towers above its namesakes."""
    first = max(places, key=lambda place: (place.kind in _AREAS, place.population))
    if first.kind in _AREAS:
        return first
    short = (first.id or "").removeprefix(f"{US}/")
    if short in lexicon.ALONE:
        return first
    rest = max((place.population for place in places if place is not first), default=0)
    if key in lexicon.GIVEN or key in lexicon.COMMON:
        return None
    return first if first.population >= max(100_000, 10 * rest) else None


def _allowed(key: str, members: Sequence[int], spots: Sequence[Spot]) -> bool:
    """Whether a name that is also a word or a surname shows a sign of place anywhere."""
    if any(spots[index].sign == "place" for index in members):
        return True
    first = spots[members[0]].places[0]
    if first.kind in _AREAS:
        return True
    persons = any(spot.key == key and spot.sign == "person" for spot in spots)
    short = (first.id or "").removeprefix(f"{US}/")
    if short in lexicon.ALONE:
        return not persons
    if key in lexicon.COMMON or key in lexicon.GIVEN or persons:
        return False
    return " " in key or first.population >= 5_000


def _best(
    spot: Spot,
    votes: Counter[str],
    counties: set[str],
    text: str,
    group: Sequence[Spot],
    spots: Sequence[Spot],
    chosen: Sequence[Place | None],
) -> Place | None:
    scored = []
    for place in spot.places:
        support = votes.get(place.state or "", 0.0)
        score = 0.7 * log10(place.population + 100) + 1.6 * log2(1 + support)
        score += {"county": 1.0, "place": 0.6, "foreign": 1.2, "unincorporated": 0.0, "township": -1.0}.get(
            place.kind, 0.0
        )
        score += 1.5 * (place.county in counties)
        scored.append((score, support, place))
    scored.sort(key=lambda entry: -entry[0])
    score, support, place = scored[0]
    if support < 1 and len(scored) > 1 and place.kind != "foreign":
        return None
    if len(scored) > 1 and score - scored[1][0] < 0.4 and scored[1][2].state != place.state:
        return None
    return place


def _washington(
    text: str, spots: Sequence[Spot], index: int, chosen: Sequence[Place | None], votes: Counter[str]
) -> Place | None:
    state, capital = gazetteer.by_id("state:wa"), gazetteer.by_id("district:dc")
    spot = spots[index]
    if spot.after == "state" or text[max(0, spot.start - 9) : spot.start] == "state of ":
        return state
    if _listed_with_states(text, spots, index):
        return state
    if spot.after in (
        "gov",
        "governor",
        "attorney",
        "legislature",
        "supreme",
        "house",
        "residents",
        "voters",
    ):
        return state
    if (
        spot.sign == "place"
        and spot.before == "in"
        or re.match(r"\s*(?:\(\w+\)\s*)?[-–—]", text[spot.end : spot.end + 14])
    ):
        return capital
    others = sum(1 for i, place in enumerate(chosen) if place and place.state == f"{US}/state:wa")
    return state if others >= 2 and votes.get(f"{US}/state:wa", 0) >= 4 else capital


def _listed_with_states(text: str, spots: Sequence[Spot], index: int) -> bool:
    """Whether a neighbour in the same list is a state."""
    spot = spots[index]
    for other, gap in (
        (spots[index - 1] if index else None, lambda o: text[o.end : spot.start]),
        (spots[index + 1] if index + 1 < len(spots) else None, lambda o: text[spot.end : o.start]),
    ):
        if other is None or not re.fullmatch(r"(?:,|,? and|,? or|, the)\s", gap(other)):
            continue
        if other.places[0].kind == "state" and other.key not in _SPECIAL:
            return True
    return False


def _new_york(text: str, spots: Sequence[Spot], index: int, chosen: Sequence[Place | None]) -> Place | None:
    state, city = gazetteer.by_id("state:ny"), gazetteer.by_id("state:ny/place:new_york")
    spot = spots[index]
    if spot.after in (
        "state",
        "gov",
        "governor",
        "attorney",
        "assembly",
        "legislature",
        "senate",
        "senator",
        "lawmakers",
        "legislators",
        "lt",
        "supreme",
    ):
        return state
    if spot.after in ("mayor", "police", "city", "times"):
        return city
    if _listed_with_states(text, spots, index):
        return state
    before = text[max(0, spot.start - 12) : spot.start]
    if re.search(r"(?:state of|upstate|western) $", before, re.IGNORECASE):
        return state
    for other in spots[max(0, index - 1) : index + 2]:
        if (
            other is not spot
            and other.places[0].kind == "place"
            and (other.end + 6 > spot.start > other.end or spot.end + 6 > other.start > spot.end)
        ):
            return city
    cityish = len(re.findall(r"New York City|NYC|NYPD|[Cc]ity [Cc]ouncil|Manhattan|Brooklyn|\bMayor\b", text))
    stateish = len(
        re.findall(
            r"Albany|Assembly|\bGov\.|\b[Gg]overnor|state Senate|State Senate|Legislature|[Ss]tatewide|New York [Ss]tate",
            text,
        )
    )
    return city if cityish > stateish else state
