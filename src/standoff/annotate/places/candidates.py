"""Whether a name that the table knows is a place here at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from standoff.annotate.places import lexicon
from standoff.annotate.places.spot import AREAS, Spot
from standoff.annotate.places.stated import region_of
from standoff.annotate.places.weighing import SMALL
from standoff.gazetteer import US


def allowed(key: str, members: Sequence[int], spots: Sequence[Spot], persons: set[str]) -> bool:
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


def local(key: str, spot: Spot, home: str | None, own: Sequence[str], persons: set[str]) -> bool:
    """Whether a local outlet means a town of its own state."""
    if key in persons or key in lexicon.SURNAMES:
        return False
    if names_outlet(key, own):
        return True
    return home is not None and any(
        place.state == home and place.kind == "place" and place.population >= 2_000 for place in spot.places
    )


def alone_there(key: str, spot: Spot, votes: Counter[str], persons: set[str]) -> bool:
    """Whether the only town of a name lies in a state that the text speaks of ("Wasilla" after Alaska)."""
    if key in persons or key in lexicon.SURNAMES or key in lexicon.GIVEN or len(spot.places) > 1:
        return False
    only = spot.places[0]
    return only.kind == "place" and only.population >= SMALL and votes[region_of(only)] >= 1


def names_outlet(key: str, own: Sequence[str]) -> bool:
    squashed = key.replace(" ", "")
    return len(key) > 4 and any(label.startswith(squashed) for label in own)
