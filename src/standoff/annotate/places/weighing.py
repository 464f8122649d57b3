"""How much stands behind each namesake: people, kind, and the state that is spoken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log2, log10

from standoff.annotate.places import lexicon
from standoff.annotate.places.spot import AREAS
from standoff.annotate.places.stated import region_of
from standoff.gazetteer import US, Place

NEEDED = 0.9
"""How much a state must be spoken for before an ambiguous name is put there."""
MARGIN = 0.4
"""How far the best namesake must be ahead of the second, where they lie in different states."""
TOWN = 10_000
"""People from which on a township counts as a town, as it does in New England."""
FAMOUS = 50
"""How many times larger a city is that a paper never names without its own town's state ("Paris")."""
SMALL = 1_500
"""People below whom even a name without namesakes needs its state spoken for."""
BY_KIND = {"county": 1.0, "place": 0.6, "foreign": 1.2, "unincorporated": 0.0, "township": -1.0}


def alone(key: str, places: Sequence[Place]) -> Place | None:
    """The place a name means without help."""
    areas = [place for place in places if place.kind in AREAS]
    if areas:
        return max(areas, key=lambda place: place.kind != "country")
    first = max(places, key=lambda place: place.population)
    if firm(first):
        return first
    rest = max((place.population for place in places if not _same_spot(place, first)), default=0)
    return first if first.population >= max(100_000, 10 * rest) else None


def _same_spot(place: Place, other: Place) -> bool:
    """Whether two namesakes are neighbours, like the two Kansas Cities."""
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return place is other
    return abs(place.lat - other.lat) < 0.3 and abs(place.lon - other.lon) < 0.3


def firm(place: Place) -> bool:
    """Whether no context can make the name mean a namesake."""
    return place.kind in AREAS or (place.id or "").removeprefix(f"{US}/") in lexicon.ALONE


def dwarfed(place: Place, places: Sequence[Place], votes: Counter[str]) -> bool:
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


def best(
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
