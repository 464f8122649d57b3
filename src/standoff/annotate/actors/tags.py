"""The places of party tags after names: "(D-Calif.)", "R-Texas"."""

from __future__ import annotations

from collections.abc import Collection

from standoff import gazetteer


def tag_is_state(tag: str) -> bool:
    """Whether the place of a party tag is a state ("Calif.", "TX") rather than a city or district."""
    return gazetteer.state_named(tag) is not None


LARGE = 100_000
"""People of a city that a tag names without its state ("D-Tulsa")."""


def state_of_tag(tag: str, spoken_of: Collection[str]) -> str | None:
    """The state that a tag names, itself or by a city in it; None where the city could lie in several.

    ``spoken_of`` are the states that the text names, which tell namesakes apart.
    """
    if state := gazetteer.state_named(tag):
        return state
    towns = [place for place in gazetteer.lookup(tag) if place.kind in ("place", "county") and place.state]
    near = {place.state for place in towns if place.state in spoken_of}
    if near:
        return near.pop() if len(near) == 1 else None
    people = sorted((place.population for place in towns), reverse=True)
    alone = len(towns) == 1 or (people and people[0] >= max(LARGE, 5 * people[1]))
    return max(towns, key=lambda place: place.population).state if alone else None
