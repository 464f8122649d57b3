"""Names that are two governments at once: Washington, New York, Georgia."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from standoff import gazetteer
from standoff.annotate.places.spot import Spot
from standoff.gazetteer import US, Place

NAMES = frozenset({"georgia", "new york", "washington"})
_STATE_BODIES = frozenset(
    "state gov governor attorney legislature legislators lawmakers assembly senate senator supreme lt republicans "
    "democrats democrat democratic republican congressional delegation sen sens rep reps law laws primary residents "
    "voters statute".split()
)
_CITY_BODIES = frozenset("mayor police city".split())
_LIST = 20  # neighbours of one kind that are passed over, in a list of nothing but "Washington"
_IN_LIST = re.compile(r"(?:,|,? and|,? or|;|;? and)\s")
_STATES_LIKE = re.compile(r"\bstates (?:including|like|such as) $")
_CITIES_LIKE = re.compile(r"\bcities (?:including|like|such as) $")
_STATE_SPEAKS = re.compile(
    r"(?:\s|['’]s\s)(?:gov|governor|attorney general|legislature|supreme court|lt|voters|residents)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\s*(?:\([\w ]+\)\s*)?(?:[-–—]|/[A-Z])")
_CITYISH = re.compile(
    r"New York City|NYC|NYPD|City Council|Manhattan|Brooklyn|Queens|Bronx|\b[Mm]ayor\b|\bthe city\b"
)
_STATEISH = re.compile(
    r"Albany|\bAssembly|\bGov\.|\b[Gg]overnor|[Ss]tate Senate|[Ss]tate [Ll]egislat|[Ss]tatewide|New York [Ss]tate"
    r"|\bthe state\b"
)
_CAUCASUS = re.compile(
    r"(?P<there>Tbilisi|Batumi|Ossetia|Abkhazia|Saakashvili|Caucasus)|\bRussian?\b|Armenia|Azerbaijan"
)


def settle(
    text: str,
    spots: Sequence[Spot],
    groups: dict[str, list[int]],
    chosen: list[Place | None],
    votes: Counter[str],
    at_home: Mapping[str, float],
) -> None:
    """Choose between the two for each mention that is still open.

    ``at_home`` is what the outlet's home has added to ``votes``.
    """
    for name, choose in (("washington", _washington), ("new york", _new_york), ("georgia", _georgia)):
        for index in groups.get(name, ()):
            if chosen[index] is None:
                only = (
                    spots[index].places[0] if len(spots[index].places) == 1 else None
                )  # "the state of Washington"
                place = chosen[index] = only or gazetteer.by_id(choose(text, spots, index, votes, at_home))
                if place and place.state and name != "washington":
                    votes[place.state] += 1


def _washington(
    text: str, spots: Sequence[Spot], index: int, votes: Counter[str], at_home: Mapping[str, float]
) -> str:
    spot = spots[index]
    company = _company(text, spots, index)
    if spot.after == "state" or company == "state" or _STATE_SPEAKS.match(text, spot.end):
        return "state:wa"
    if company == "place" or _DATELINE.match(text, spot.end) or spot.before in ("in", "from", "to"):
        return "district:dc"
    return "state:wa" if votes[f"{US}/state:wa"] >= 3 else "district:dc"


def _new_york(
    text: str, spots: Sequence[Spot], index: int, votes: Counter[str], at_home: Mapping[str, float]
) -> str:
    city, state = "state:ny/place:new_york", "state:ny"
    spot = spots[index]
    if spot.after in _CITY_BODIES or not spot.area:  # "the mayor of New York"
        return city
    if spot.after in _STATE_BODIES or spot.before == "upstate":
        return state
    if company := _company(text, spots, index):
        return state if company == "state" else city
    if _DATELINE.match(text, spot.end):
        return city
    if spot.before == "of":  # "a senator of New York"; "city of" was read before
        return state
    lean = _lean(text)
    return city if lean > 0 or (lean == 0 and spot.before in ("in", "to", "from")) else state


def _georgia(
    text: str, spots: Sequence[Spot], index: int, votes: Counter[str], at_home: Mapping[str, float]
) -> str:
    """The country where the text speaks of the Caucasus; a paper in Atlanta names that Georgia too."""
    abroad, state = _abroad(text), f"{US}/state:ga"
    return "country:ge" if abroad >= 2 and votes[state] - at_home.get(state, 0) <= abroad else "state:ga"


@lru_cache(maxsize=1)
def _lean(text: str) -> int:
    """By how many words the text speaks of a city rather than a state; counted once for all mentions."""
    return len(_CITYISH.findall(text)) - len(_STATEISH.findall(text))


@lru_cache(maxsize=1)
def _abroad(text: str) -> int:
    """How many words speak of the country Georgia, its own places twice; counted once for all mentions."""
    return sum(2 if word["there"] else 1 for word in _CAUCASUS.finditer(text))


def _company(text: str, spots: Sequence[Spot], index: int) -> str:
    """What the list a name stands in is made of: state, place (cities), or empty where it is in none."""
    spot = spots[index]
    lead = text[max(0, spot.start - 24) : spot.start]
    if _STATES_LIKE.search(lead) or (
        index and spots[index - 1].region and spot.start - spots[index - 1].end == 2
    ):
        return "state"  # "states like Washington"; "Buffalo, New York"
    if _CITIES_LIKE.search(lead):
        return "place"
    for step in (1, -1):
        at = index
        while 0 <= at + step < len(spots) and abs(at - index) < _LIST:
            left, right = sorted((spots[at], spots[at + step]), key=lambda each: each.start)
            if not _IN_LIST.fullmatch(text[left.end : right.start]):
                break
            at += step
            if spots[at].key == "new york city":
                return "state"
            if spots[at].key not in NAMES:
                if kind := _usual_kind(spots[at]):
                    return kind
                break
    return ""


def _usual_kind(spot: Spot) -> str:
    """Whether a neighbour is a state or a city; a state before a noun ("the Texas House") is neither."""
    first = spot.places[0]
    if first.kind == "state":
        return "" if spot.after[:1].isalpha() and spot.sign == "place" and spot.after != "and" else "state"
    return "place" if first.kind in ("place", "foreign") or first.kind == "county" else ""
