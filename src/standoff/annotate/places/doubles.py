"""Names that are two governments at once: Washington, New York, Georgia, Kansas City's neighbours excepted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from standoff import gazetteer
from standoff.annotate.places.spotting import Spot
from standoff.gazetteer import US, Place

NAMES = frozenset({"georgia", "new york", "washington"})
_STATE_BODIES = frozenset(
    "state gov governor attorney legislature legislators lawmakers assembly senate senator supreme lt republicans "
    "democrats residents voters".split()
)
_CITY_BODIES = frozenset("mayor police city".split())
_IN_LIST = re.compile(r"(?:,|,? and|,? or|,? the)\s")
_DATELINE = re.compile(r"\s*(?:\([\w ]+\)\s*)?(?:[-–—]|/[A-Z])")
_CITYISH = re.compile(
    r"New York City|NYC|NYPD|City Council|Manhattan|Brooklyn|Queens|Bronx|\b[Mm]ayor\b|\bthe city\b"
)
_STATEISH = re.compile(
    r"Albany|\bAssembly|\bGov\.|\b[Gg]overnor|[Ss]tate Senate|[Ss]tate [Ll]egislat|[Ss]tatewide|New York [Ss]tate"
    r"|\bthe state\b"
)
_CAUCASUS = re.compile(r"Tbilisi|Ossetia|Abkhazia|Saakashvili|Caucasus|\bRussian?\b|Armenia|Azerbaijan")
_PLACE_ORDER = ("state", "district", "place")


def settle(
    text: str,
    spots: Sequence[Spot],
    groups: dict[str, list[int]],
    chosen: list[Place | None],
    votes: Counter[str],
) -> None:
    """Choose between the two for each mention that is still open."""
    for name, choose in (("washington", _washington), ("new york", _new_york), ("georgia", _georgia)):
        for index in groups.get(name, ()):
            if chosen[index] is None:
                place = chosen[index] = gazetteer.by_id(choose(text, spots, index, votes))
                if place and place.state and name != "washington":
                    votes[place.state] += 1


def _washington(text: str, spots: Sequence[Spot], index: int, votes: Counter[str]) -> str:
    spot = spots[index]
    if spot.after in _STATE_BODIES or _after_state_of(text, spot) or _beside(text, spots, index, "state"):
        return "state:wa"
    if _DATELINE.match(text, spot.end) or _beside(text, spots, index, "place"):
        return "district:dc"
    capital = spot.before in ("in", "from", "to") or spot.after in ("dc", "politicians", "insiders", "should")
    return "state:wa" if votes[f"{US}/state:wa"] >= 3 and not capital else "district:dc"


def _new_york(text: str, spots: Sequence[Spot], index: int, votes: Counter[str]) -> str:
    spot = spots[index]
    if spot.after in _CITY_BODIES:
        return "state:ny/place:new_york"
    if spot.after in _STATE_BODIES or spot.before == "upstate" or _after_state_of(text, spot):
        return "state:ny"
    if _beside(text, spots, index, "state"):
        return "state:ny"
    if _DATELINE.match(text, spot.end) or _beside(text, spots, index, "place"):
        return "state:ny/place:new_york"
    cityish, stateish = len(_CITYISH.findall(text)), len(_STATEISH.findall(text))
    return "state:ny/place:new_york" if cityish > stateish else "state:ny"


def _georgia(text: str, spots: Sequence[Spot], index: int, votes: Counter[str]) -> str:
    abroad = len(_CAUCASUS.findall(text))
    return "country:ge" if abroad >= 2 and votes[f"{US}/state:ga"] <= abroad else "state:ga"


def _after_state_of(text: str, spot: Spot) -> bool:
    return text[max(0, spot.start - 9) : spot.start].lower() == "state of "


def _beside(text: str, spots: Sequence[Spot], index: int, kind: str) -> bool:
    """Whether a neighbour in the same list is a state, or a city."""
    spot = spots[index]
    neighbours = []
    if index:
        neighbours.append((spots[index - 1], text[spots[index - 1].end : spot.start]))
    if index + 1 < len(spots):
        neighbours.append((spots[index + 1], text[spot.end : spots[index + 1].start]))
    return any(
        _IN_LIST.fullmatch(gap) and other.key not in NAMES and _usual_kind(other) == kind
        for other, gap in neighbours
    )


def _usual_kind(spot: Spot) -> str:
    return "state" if spot.places[0].kind == "state" else "place" if spot.places[0].kind == "place" else ""
