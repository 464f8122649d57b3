"""Which of its namesakes a name means: from states named beside or around it, the outlet's home, and size.

Names are read together: all mentions of one name mean one place unless the text says otherwise, and every
settled place speaks for its state when the next one is weighed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log2, log10

from standoff.annotate.places import doubles, lexicon
from standoff.annotate.places.spot import AREAS, Spot
from standoff.annotate.places.stated import region_of
from standoff.gazetteer import US, Place

HOME = 4.0
"""How many mentions of a state the outlet's home counts for."""
NEEDED = 0.9
"""How much a state must be spoken for before an ambiguous name is put there."""
MARGIN = 0.4
"""How far the best namesake must be ahead of the second, where they lie in different states."""
BESIDE = 250
"""Characters within which a state counts as named close by."""
LISTED = 6.0
"""What a list adds to the state in which all its other places lie ("Columbus, Macon and Valdosta")."""
OVERRULE = 1.99
"""How much a state must be spoken for before its small namesake beats a city that is far larger."""
TOWN = 10_000
"""People from which on a township counts as a town, as it does in New England."""
FAMOUS = 50
"""How many times larger a city is that a paper never names without its own town's state ("Paris")."""
SMALL = 1_500
"""People below whom even a name without namesakes needs its state spoken for."""
LONGEST_LIST = 20
_IN_LIST = re.compile(r",? (?:and|or) |, ")
_LEGISLATORS = re.compile(
    r"\b(?:[Ll]awmakers|[Ll]egislators|[Ll]egislatures?|[Ss]tatehouse|[Ss]tate [Hh]ouse|[Cc]apitol|[Ss]tate senators|"
    r"[Ss]tate representatives|[Ll]egislative (?:leaders|session))\b[^.;,]{0,12}? in $"
)
BY_KIND = {"county": 1.0, "place": 0.6, "foreign": 1.2, "unincorporated": 0.0, "township": -1.0}


def resolve(
    text: str, spots: Sequence[Spot], home: str | None, own: Sequence[str] = ()
) -> list[Place | None]:
    """For each spot the place it means; None where it stays open or is no place.

    ``home`` is the OCD id of the outlet's state, ``own`` its squashed names (a town in them is likely meant).
    """
    chosen: list[Place | None] = [None] * len(spots)
    votes: Counter[str] = Counter()
    if home:
        votes[home] = HOME  # type: ignore[assignment]
    groups: dict[str, list[int]] = defaultdict(list)
    for index, spot in enumerate(spots):
        elsewhere = spot.region and all(region_of(place) != spot.region for place in spot.places)
        if spot.sign not in ("none", "person") and not elsewhere:
            groups[spot.key].append(index)
    persons = {spot.key for spot in spots if spot.sign == "person"}
    _settle_stated(spots, groups, chosen, votes)
    _settle_capitals(text, spots, groups, chosen, votes)
    _settle_alone(spots, groups, chosen, votes, persons)
    _settle_by_state(text, spots, groups, chosen, votes, persons, home, own)
    doubles.settle(text, spots, groups, chosen, votes, {home: HOME} if home else {})
    _settle_by_state(text, spots, groups, chosen, votes, persons, home, own)
    return chosen


def _settle_stated(
    spots: Sequence[Spot], groups: dict[str, list[int]], chosen: list[Place | None], votes: Counter[str]
) -> None:
    """ "Jackson, Miss.": the one in the state named right after it."""
    for members in groups.values():
        for index in members:
            spot = spots[index]
            inside = [p for p in spot.places if region_of(p) == spot.region and p.kind not in AREAS]
            if spot.region and inside:
                chosen[index] = inside[0]
                _vote(votes, inside[:1], 2)


def _settle_capitals(
    text: str,
    spots: Sequence[Spot],
    groups: dict[str, list[int]],
    chosen: list[Place | None],
    votes: Counter[str],
) -> None:
    """ "Lawmakers in Albany": where legislators meet is the capital of that name."""
    for key, members in groups.items():
        if key in doubles.NAMES:
            continue
        for index in members:
            start = spots[index].start
            if chosen[index] is None and _LEGISLATORS.search(text, max(0, start - 40), start):
                capitals = [
                    p for p in spots[index].places if (p.id or "").removeprefix(f"{US}/") in lexicon.CAPITALS
                ]
                if len(capitals) == 1:
                    chosen[index] = capitals[0]
                    _vote(votes, capitals, 1)


def _settle_alone(
    spots: Sequence[Spot],
    groups: dict[str, list[int]],
    chosen: list[Place | None],
    votes: Counter[str],
    persons: set[str],
) -> None:
    """States, countries, and cities that tower above their namesakes."""
    for key, members in groups.items():
        if key in doubles.NAMES:
            continue
        place = _alone(key, spots[members[0]].places)
        if place is None or not _firm(place) or not _allowed(key, members, spots, persons):
            continue
        for index in members:
            if chosen[index] is None:
                chosen[index] = place
                _vote(votes, [place], 1)


def _settle_by_state(
    text: str,
    spots: Sequence[Spot],
    groups: dict[str, list[int]],
    chosen: list[Place | None],
    votes: Counter[str],
    persons: set[str],
    home: str | None,
    own: Sequence[str],
) -> None:
    """The rest: the namesake whose state the document speaks for."""
    soft: Counter[str] = Counter()
    waiting: dict[str, tuple[list[int], list[str]]] = {}
    for key, members in groups.items():
        left = [index for index in members if chosen[index] is None]
        if not left or key in doubles.NAMES:
            continue
        settled = next((place for index in members if (place := chosen[index])), None)
        if settled:
            for index in left:
                chosen[index] = settled
        elif (
            _allowed(key, members, spots, persons)
            or _local(key, spots[members[0]], home, own, persons)
            or _alone_there(key, spots[members[0]], votes, persons)
        ):
            places = spots[left[0]].places
            towns = [place for place in places if place.kind != "township" or place.population >= TOWN]
            where = sorted({region_of(place) for place in towns or places} - {""})
            waiting[key] = (left, where)
            for region in where:
                soft[region] += 1 / len(where)  # type: ignore[assignment]
    near = {place.id for place in chosen if place and place.kind == "county"}
    states = [
        (spots[i].start, place.state) for i, place in enumerate(chosen) if place and place.kind == "state"
    ]
    for key, (left, where) in waiting.items():
        share = {region: 1 / len(where) for region in where}
        support = {region: votes[region] + soft[region] - share[region] for region in where}
        places = spots[left[0]].places
        local = _names_outlet(key, own)
        listed = _listed_state(text, left, spots, chosen)
        if listed in support:
            support[listed] += LISTED
            local = local and home == listed
        beside = _states_beside(left, spots, states)
        place = _best(places, support, near, beside, local)
        if (
            place
            and not local
            and home
            and place.state == home
            and votes[home] < HOME + 1
            and _dwarfed(place, places, votes)
        ):
            place = None
        if place and key in lexicon.SURNAMES and support.get(region_of(place), 0.0) < NEEDED:
            place = None
        default = None if local else _alone(key, places)
        if default and (place is None or support.get(region_of(place), 0.0) < OVERRULE):
            place = default
        if place:
            for index in left:
                chosen[index] = place
            _vote(votes, [place], 1)


def _vote(votes: Counter[str], places: Iterable[Place], weight: float) -> None:
    for place in places:
        if region := region_of(place):
            votes[region] += weight  # type: ignore[assignment]


def _alone(key: str, places: Sequence[Place]) -> Place | None:
    """The place a name means without help."""
    areas = [place for place in places if place.kind in AREAS]
    if areas:
        return max(areas, key=lambda place: place.kind != "country")
    first = max(places, key=lambda place: place.population)
    if _firm(first):
        return first
    rest = max((place.population for place in places if not _same_spot(place, first)), default=0)
    return first if first.population >= max(100_000, 10 * rest) else None


def _dwarfed(place: Place, places: Sequence[Place], votes: Counter[str]) -> bool:
    """Whether a namesake is a large city that the outlet's home alone cannot rule out.

    A town of some size at home stands against a larger one elsewhere of which the text gives no other hint: its
    state or country is not spoken of, and no other place abroad where it lies abroad.
    """
    abroad = any(weight > 0 and not region.startswith(f"{US}/") for region, weight in votes.items())

    def rival(other: Place) -> bool:
        hinted = votes[region_of(other)] > 0 or (other.country != US and abroad)
        if place.kind == "county":  # whose people the table does not count
            return hinted
        return hinted or place.population < TOWN or other.population > FAMOUS * place.population

    return any(rival(other) for other in places if other.population >= max(100_000, 5 * place.population))


def _same_spot(place: Place, other: Place) -> bool:
    """Whether two namesakes are neighbours, like the two Kansas Cities."""
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return place is other
    return abs(place.lat - other.lat) < 0.3 and abs(place.lon - other.lon) < 0.3


def _firm(place: Place) -> bool:
    """Whether no context can make the name mean a namesake."""
    return place.kind in AREAS or (place.id or "").removeprefix(f"{US}/") in lexicon.ALONE


def _allowed(key: str, members: Sequence[int], spots: Sequence[Spot], persons: set[str]) -> bool:
    """Whether a name shows a sign of place, or is hardly anything else."""
    first = spots[members[0]].places[0]
    if first.kind in AREAS:
        return True
    signs = sum(spots[index].sign == "place" for index in members)
    if key in persons:
        return any(spots[index].region for index in members) or signs > len(members) / 2
    if signs or (first.id or "").removeprefix(f"{US}/") in lexicon.ALONE:
        return True
    if key in lexicon.SURNAMES or key in lexicon.GIVEN:
        return False
    return " " in key or max(place.population for place in spots[members[0]].places) >= 20_000


def _local(key: str, spot: Spot, home: str | None, own: Sequence[str], persons: set[str]) -> bool:
    """Whether a local outlet means a town of its own state."""
    if key in persons or key in lexicon.SURNAMES:
        return False
    if _names_outlet(key, own):
        return True
    return home is not None and any(
        place.state == home and place.kind == "place" and place.population >= 2_000 for place in spot.places
    )


def _alone_there(key: str, spot: Spot, votes: Counter[str], persons: set[str]) -> bool:
    """Whether the only town of a name lies in a state that the text speaks of ("Wasilla" after Alaska)."""
    if key in persons or key in lexicon.SURNAMES or key in lexicon.GIVEN or len(spot.places) > 1:
        return False
    only = spot.places[0]
    return only.kind == "place" and only.population >= SMALL and votes[region_of(only)] >= 1


def _listed_state(
    text: str, left: Sequence[int], spots: Sequence[Spot], chosen: Sequence[Place | None]
) -> str | None:
    """The one state or country that all other places of a list with a name can lie in; two of them at least."""
    for index in left:
        others = [each for each in _list_around(text, index, spots) if spots[each].key != spots[index].key]
        regions = [
            {region_of(place)} if (place := chosen[each]) else {region_of(p) for p in spots[each].places}
            for each in others
            if not spots[each].area
        ]
        shared = set.intersection(*regions) - {""} if len(regions) >= 2 else set()
        if len(shared) == 1:
            return shared.pop()
    return None


def _list_around(text: str, index: int, spots: Sequence[Spot]) -> list[int]:
    """The other names of the list that a name stands in: "A, B and C"."""
    found: list[int] = []
    for step in (1, -1):
        at = index
        while 0 <= at + step < len(spots) and abs(at - index) < LONGEST_LIST:
            first, second = sorted((spots[at], spots[at + step]), key=lambda each: each.start)
            if not _IN_LIST.fullmatch(text[first.end : second.start]):
                break
            at += step
            found.append(at)
    return found


def _states_beside(
    left: Sequence[int], spots: Sequence[Spot], states: Sequence[tuple[int, str | None]]
) -> set[str]:
    """Which of ``states``, each with its place in the text and in text order, stand close to a mention of a name."""
    found: set[str] = set()
    for index in left:
        start = spots[index].start
        first = bisect_right(states, start - BESIDE, key=lambda named: named[0])
        while first < len(states) and states[first][0] < start + BESIDE:
            found.add(states[first][1] or "")
            first += 1
    return found - {""}


def _names_outlet(key: str, own: Sequence[str]) -> bool:
    squashed = key.replace(" ", "")
    return len(key) > 4 and any(label.startswith(squashed) for label in own)


def _best(
    places: Sequence[Place], support: dict[str, float], near: set[str | None], beside: set[str], own: bool
) -> Place | None:
    """The namesake with most behind it, if it is enough and clearly ahead."""

    def score(place: Place) -> float:
        known = 0.7 * log10(place.population + 100) + 1.6 * log2(1 + support.get(region_of(place), 0.0))
        return (
            known + BY_KIND.get(place.kind, 0.0) + 1.5 * (place.county in near) + (region_of(place) in beside)
        )

    ranked = sorted(places, key=score, reverse=True)
    first = ranked[0]
    if len(ranked) > 1:
        if support.get(region_of(first), 0.0) < (NEEDED if not own else NEEDED / 2):
            return None
        rival = next((place for place in ranked[1:] if region_of(place) != region_of(first)), None)
        if rival and score(first) - score(rival) < MARGIN:
            return None
    elif (
        first.kind != "county"
        and (first.kind == "township" or first.population < SMALL)
        and support.get(region_of(first), 0.0) < NEEDED
    ):
        return None
    return first
