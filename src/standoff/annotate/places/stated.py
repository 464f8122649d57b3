"""The state or country that the words next to a name give it."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from standoff import gazetteer
from standoff.annotate.places.spot import AREAS
from standoff.gazetteer import Place
from standoff.gazetteer.states import SHORT, state_id


def region_of(place: Place) -> str:
    """What namesakes are told apart by: the US state, or the foreign country; empty when unknown."""
    return place.state or (place.country or "" if place.country != gazetteer.US else "")


class Stated(msgspec.Struct, frozen=True):
    """The state or country named with a place, and where, if it is written short."""

    region: str
    written: tuple[int, int] | None = None


@cache
def _states() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a state after a name and before it."""
    full = [gazetteer.name_of(state_id(code)) or code for code in SHORT]
    forms = {*full, *(code.upper() for code in SHORT), *" ".join(SHORT.values()).split()}
    every = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    names = "|".join(re.escape(form) for form in sorted(full, key=len, reverse=True))
    after = re.compile(rf"(?:(?:, | \(|, \()(?P<state>{every})| in (?P<within>{names}))(?!\w)")
    return after, re.compile(rf"\b(?P<state>{names})['’]s? $")


def stated(text: str, end: int, start: int, found: tuple[Place, ...]) -> Stated | None:
    """The state or country named with a place. Between large cities and states a comma only makes a list."""
    after, before = _states()
    match = after.match(text, end) or before.search(text, max(0, start - 25), start)
    if not match:
        return _abroad(text, end, found)
    words = next(filter(None, match.groups()))
    state = gazetteer.state_named(words)
    if state is None:
        return None
    full = words == gazetteer.name_of(state)
    area = any(place.kind in AREAS for place in found)
    if area and (full or words.isupper()):
        return None  # "Indiana, Ohio and Iowa"
    there = {place.kind for place in found if place.state == state} - {"state", "district"}
    if full and there <= {"township"} and any(place.kind != "township" for place in found):
        closed = (
            match.re is after and text[match.start()] == "," and text[match.end() : match.end() + 1] in ",.;)"
        )
        return Stated(state) if closed and not area and found[0].population < 300_000 else None
    if full or not there:
        return Stated(state) if there else None
    stop = match.end()
    return Stated(state, (match.start("state"), stop + (text[stop : stop + 1] == ".")))


def _abroad(text: str, end: int, found: tuple[Place, ...]) -> Stated | None:
    """ "Sydney, Australia": the country named right after a place."""
    match = _NEXT_NAME.match(text, end)
    if not match or any(place.kind in AREAS for place in found):
        return None
    places = gazetteer.lookup_folded(gazetteer.key(match[1]))
    country = next((place for place in places if place.kind == "country"), None)
    if (
        country is None
        or country.id is None
        or country.id == gazetteer.US
        or any(p.kind == "state" for p in places)
    ):
        return None
    closed = text[match.end() : match.end() + 1] in ",.;)" and found[0].population < 300_000
    return Stated(country.id) if closed or any(place.country == country.id for place in found) else None


_NEXT_NAME = re.compile(r", ([A-Z][a-z]+(?: [A-Z][a-z]+)*)")
