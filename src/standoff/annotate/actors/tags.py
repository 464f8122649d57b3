"""The places of party tags after names: "(D-Calif.)", "R-Texas"."""

from __future__ import annotations

from collections.abc import Collection

from standoff import gazetteer

STATE_TAGS = frozenset(
    """al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh
    ok or pa ri sc sd tn tx ut vt va wa wv wi wy ala ariz ark calif colo conn del fla ill ind kan mass mich minn
    miss mont neb nev n.h n.j n.m n.y n.c n.d okla ore r.i s.c s.d tenn tex wash w.va wis wyo alabama alaska
    arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin
    wyoming""".split()
) | {"new york", "new jersey", "new mexico", "new hampshire", "north carolina", "south carolina"} | {
    "north dakota", "south dakota", "west virginia", "rhode island",
}  # fmt: skip


def tag_is_state(tag: str) -> bool:
    """Whether the place of a party tag is a state ("Calif.", "TX") rather than a city or district."""
    return tag.lower().strip(". ").replace(". ", ".") in STATE_TAGS


LARGE = 100_000
"""People of a city that a tag names without its state ("D-Tulsa")."""


def state_of_tag(tag: str, spoken_of: Collection[str]) -> str | None:
    """The state that a tag names, itself or by a city in it; None where the city could lie in several.

    ``spoken_of`` are the states that the text names, which tell namesakes apart.
    """
    if tag_is_state(tag):
        return gazetteer.state_named(tag)
    towns = [place for place in gazetteer.lookup(tag) if place.kind in ("place", "county") and place.state]
    near = {place.state for place in towns if place.state in spoken_of}
    if near:
        return near.pop() if len(near) == 1 else None
    people = sorted((place.population for place in towns), reverse=True)
    alone = len(towns) == 1 or (people and people[0] >= max(LARGE, 5 * people[1]))
    return max(towns, key=lambda place: place.population).state if alone else None
