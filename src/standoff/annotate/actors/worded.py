"""State and local seats: the place worded in a phrase, else the likeliest one nearby."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.annotate.actors.found import Found
from standoff.annotate.actors.localities import county_of
from standoff.annotate.actors.scene import Scene, place_near
from standoff.annotate.actors.tags import state_of_tag
from standoff.gazetteer import state_of
from standoff.model.annotation import Toponym


def explicit_place(phrase: Found, kinds: Sequence[str]) -> Toponym | None:
    """The first place worded in a phrase that is of one of these kinds, in the order of the kinds."""
    for kind in kinds:
        for place in phrase.places:
            if place.kind == kind and place.place:
                return place
    return None


def state_seat(scene: Scene, phrase: Found) -> tuple[str, str | None, bool]:
    """A state office: the state worded, the state of the city worded, else the state of a
    party tag, else the state nearby."""
    if place := explicit_place(phrase, ("state",)):
        return "state", place.place, True
    for place in phrase.places:
        if state := state_of(place.place):
            return "state", state, True
    if phrase.tag and (tagged := state_of_tag(phrase.tag, states_named(scene))):
        return "state", tagged, True
    return "state", place_near(scene, "state", phrase.first), False


def states_named(scene: Scene) -> frozenset[str]:
    """The states that a text names, themselves or by their towns."""
    return frozenset(state for _, place in scene.places if (state := state_of(place.place)))


def local_seat(scene: Scene, phrase: Found, seat: str) -> tuple[str, str | None, bool]:
    """A local office: the city or county worded, else the one nearby (within a state if one is worded)."""
    if (
        seat == "county"
        and (city := explicit_place(phrase, ("place",)))
        and not explicit_place(phrase, ("county",))
    ):
        same = [
            t.place
            for _, t in scene.places
            if t.kind == "county"
            and state_of(t.place) == state_of(city.place)
            and t.name.startswith(city.name)
        ]
        if same:
            return "local", same[0], True
        if (county := county_of(city.place)) and county.rsplit(":", 1)[-1] == str(city.place).rsplit(":", 1)[
            -1
        ]:
            return "local", county, True
    if place := explicit_place(
        phrase, ("county", "place", "district") if seat == "county" else ("place", "county", "district")
    ):
        return "local", place.place, True
    wanted = "county" if "county" in phrase.levels else "city" if "city" in phrase.levels else seat
    within = explicit_place(phrase, ("state",))
    if within and (phrase.plural or phrase.kind == "body"):
        return "local", within.place, True
    near = place_near(scene, wanted, phrase.first, within.place if within else None)
    return "local", near, False
