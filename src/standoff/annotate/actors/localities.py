"""What the place table adds to the words: the county a town lies in, and the town and state of a local outlet."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from standoff import gazetteer
from standoff.annotate.places.outlets import home_of

ONE_WITH_COUNTY = frozenset(
    f"{gazetteer.US}/{tail}"
    for tail in (
        "state:ca/place:san_francisco", "state:co/place:denver", "state:co/place:broomfield",
        "state:hi/place:honolulu", "state:la/place:new_orleans", "state:ny/place:new_york",
        "state:pa/place:philadelphia",
    )
)  # fmt: skip
"""Cities that are their own county, or several: their sheriff is the city's."""


class Home(NamedTuple):
    """Where a local outlet is at home, as OCD division ids; None as far as its name does not say."""

    state: str | None = None
    city: str | None = None

    def seat(self, seat: str) -> str | None:
        """The division of a seat (state, city, county) that an outlet speaks of when it names no other."""
        if seat == "county":
            return county_of(self.city) or self.city
        return {"state": self.state, "city": self.city}.get(seat)


NOWHERE = Home()


@cache
def county_of(place: str | None) -> str | None:
    """The county a city lies in; None for what is no city, a city in no county, or one that is a county itself."""
    if place is None or place in ONE_WITH_COUNTY:
        return None
    known = gazetteer.by_id(place)
    return known.county if known is not None and known.kind == "place" else None


@cache
def home(outlet: str | None, url: str | None) -> Home:
    """The state of a local outlet, and the city its name begins with ("Fresno Bee")."""
    state = home_of(outlet, url)
    words = (outlet or "").removeprefix("The ").split()
    if state is None:
        return NOWHERE
    for length in range(len(words) - 1, 0, -1):
        for place in gazetteer.lookup(" ".join(words[:length]), state):
            if place.kind == "place":
                return Home(state, place.id)
    return Home(state)
