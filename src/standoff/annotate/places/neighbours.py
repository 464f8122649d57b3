"""What the neighbours of a name say: lists of places, states close by, legislators who meet there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from standoff.annotate.places import lexicon
from standoff.annotate.places.spot import Spot
from standoff.annotate.places.stated import region_of
from standoff.gazetteer import US, Place

BESIDE = 250
"""Characters within which a state counts as named close by."""
LONGEST_LIST = 20
"""Names of a list that are looked at on either side."""
LISTS = 5
"""Mentions of a name whose lists are looked at; a text that lists it more often says the same again."""
_IN_LIST = re.compile(r",? (?:and|or) |, ")
_LEGISLATORS = re.compile(
    r"\b(?:[Ll]awmakers|[Ll]egislators|[Ll]egislatures?|[Ss]tatehouse|[Ss]tate [Hh]ouse|[Cc]apitol|[Ss]tate senators|"
    r"[Ss]tate representatives|[Ll]egislative (?:leaders|session))\b[^.;,]{0,12}? in $"
)


def capital(text: str, spot: Spot) -> Place | None:
    """The state capital that "lawmakers in Albany" means; None without legislators, or where two bear the name."""
    if not _LEGISLATORS.search(text, max(0, spot.start - 40), spot.start):
        return None
    seats = [place for place in spot.places if (place.id or "").removeprefix(f"{US}/") in lexicon.CAPITALS]
    return seats[0] if len(seats) == 1 else None


def listed_state(
    text: str, left: Sequence[int], spots: Sequence[Spot], chosen: Sequence[Place | None]
) -> str | None:
    """The one state or country that all other places of a list with a name can lie in; two of them at least."""
    for index in left[:LISTS]:
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


def states_beside(
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
