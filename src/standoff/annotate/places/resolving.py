"""Which of its namesakes a name means: from states named beside or around it, the outlet's home, and size.

Names are read together: all mentions of one name mean one place unless the text says otherwise, and every
settled place speaks for its state when the next one is weighed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from standoff.annotate.places import doubles, lexicon
from standoff.annotate.places.candidates import allowed, alone_there, local, names_outlet
from standoff.annotate.places.neighbours import capital, listed_state, states_beside
from standoff.annotate.places.spot import AREAS, Spot
from standoff.annotate.places.stated import region_of
from standoff.annotate.places.weighing import NEEDED, TOWN, alone, best, dwarfed, firm
from standoff.gazetteer import Place

HOME = 4.0
"""How many mentions of a state the outlet's home counts for."""
LISTED = 6.0
"""What a list adds to the state in which all its other places lie ("Columbus, Macon and Valdosta")."""
OVERRULE = 1.99
"""How much a state must be spoken for before its small namesake beats a city that is far larger."""


class Names(NamedTuple):
    """The names of a text on the way to their places.

    ``groups`` are the mentions of each name that may be a place, ``chosen`` the place of each spot as far as it is
    settled, ``votes`` how much each state or country is spoken for, ``persons`` names that also name a person.
    ``home`` and ``own`` are the outlet's state and squashed names.
    """

    text: str
    spots: Sequence[Spot]
    groups: dict[str, list[int]]
    chosen: list[Place | None]
    votes: Counter[str]
    persons: set[str]
    home: str | None
    own: Sequence[str]

    def choose(self, index: int, place: Place, weight: float = 1.0) -> None:
        """Settle one spot; its place speaks for its state."""
        self.chosen[index] = place
        self.vote(place, weight)

    def vote(self, place: Place, weight: float = 1.0) -> None:
        """Let a place speak for its state or country."""
        if region := region_of(place):
            self.votes[region] += weight  # type: ignore[assignment]


def resolve(
    text: str, spots: Sequence[Spot], home: str | None, own: Sequence[str] = ()
) -> list[Place | None]:
    """For each spot the place it means; None where it stays open or is no place.

    ``home`` is the OCD id of the outlet's state, ``own`` its squashed names (a town in them is likely meant).
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for index, spot in enumerate(spots):
        elsewhere = spot.region and all(region_of(place) != spot.region for place in spot.places)
        if spot.sign not in ("none", "person") and not elsewhere:
            groups[spot.key].append(index)
    persons = {spot.key for spot in spots if spot.sign == "person"}
    names = Names(text, spots, groups, [None] * len(spots), Counter(), persons, home, own)
    at_home = {home: HOME} if home else {}
    names.votes.update(at_home)
    settle_stated(names)
    settle_capitals(names)
    settle_alone(names)
    settle_by_state(names)
    doubles.settle(text, spots, groups, names.chosen, names.votes, at_home)
    settle_by_state(names)
    return names.chosen


def settle_stated(names: Names) -> None:
    """ "Jackson, Miss.": the one in the state named right after it."""
    for members in names.groups.values():
        for index in members:
            spot = names.spots[index]
            inside = [p for p in spot.places if region_of(p) == spot.region and p.kind not in AREAS]
            if spot.region and inside:
                names.choose(index, inside[0], 2)


def settle_capitals(names: Names) -> None:
    """ "Lawmakers in Albany": where legislators meet is the capital of that name."""
    for key, members in names.groups.items():
        for index in members:
            still = names.chosen[index] is None and key not in doubles.NAMES
            if still and (place := capital(names.text, names.spots[index])):
                names.choose(index, place)


def settle_alone(names: Names) -> None:
    """States, countries, and cities that tower above their namesakes."""
    for key, members in names.groups.items():
        if key in doubles.NAMES:
            continue
        place = alone(key, names.spots[members[0]].places)
        if place is None or not firm(place) or not allowed(key, members, names.spots, names.persons):
            continue
        for index in members:
            if names.chosen[index] is None:
                names.choose(index, place)


def settle_by_state(names: Names) -> None:
    """The rest: the namesake whose state the document speaks for."""
    soft: Counter[str] = Counter()
    waiting: dict[str, tuple[list[int], list[str]]] = {}
    for key, members in names.groups.items():
        left = [index for index in members if names.chosen[index] is None]
        if not left or key in doubles.NAMES:
            continue
        settled = next((place for index in members if (place := names.chosen[index])), None)
        if settled:
            for index in left:
                names.chosen[index] = settled
        elif may_be_place(names, key, members):
            where = regions_of(names.spots[left[0]].places)
            waiting[key] = (left, where)
            for region in where:
                soft[region] += 1 / len(where)  # type: ignore[assignment]
    near = {place.id for place in names.chosen if place and place.kind == "county"}
    states = [
        (names.spots[i].start, place.state)
        for i, place in enumerate(names.chosen)
        if place and place.kind == "state"
    ]
    for key, (left, where) in waiting.items():
        support = {region: names.votes[region] + soft[region] - 1 / len(where) for region in where}
        if place := namesake(names, key, left, support, near, states):
            for index in left:
                names.chosen[index] = place
            names.vote(place)


def may_be_place(names: Names, key: str, members: Sequence[int]) -> bool:
    """Whether a name is a place by its signs, by the outlet's home, or as the only one in a state spoken of."""
    first = names.spots[members[0]]
    return (
        allowed(key, members, names.spots, names.persons)
        or local(key, first, names.home, names.own, names.persons)
        or alone_there(key, first, names.votes, names.persons)
    )


def regions_of(places: Sequence[Place]) -> list[str]:
    """Where the towns of a name lie; its townships only where there is no town."""
    towns = [place for place in places if place.kind != "township" or place.population >= TOWN]
    return sorted({region_of(place) for place in towns or places} - {""})


def namesake(
    names: Names,
    key: str,
    left: Sequence[int],
    support: dict[str, float],
    near: set[str | None],
    states: Sequence[tuple[int, str | None]],
) -> Place | None:
    """The place of a name by what speaks for each state; ``near`` are counties named, ``states`` where states are."""
    places, home = names.spots[left[0]].places, names.home
    ours = names_outlet(key, names.own)
    listed = listed_state(names.text, left, names.spots, names.chosen)
    if listed in support:
        support[listed] += LISTED
        ours = ours and home == listed
    place = best(places, support, near, states_beside(left, names.spots, states), ours)
    at_home = place is not None and place.state == home and home and names.votes[home] < HOME + 1
    if place and at_home and not ours and dwarfed(place, places, names.votes):
        place = None
    if place and key in lexicon.SURNAMES and support.get(region_of(place), 0.0) < NEEDED:
        place = None
    default = None if ours else alone(key, places)
    if default and (place is None or support.get(region_of(place), 0.0) < OVERRULE):
        return default
    return place
