"""Division ids as the names people use."""

from __future__ import annotations

from functools import cache


@cache
def place_label(place: str | None) -> str | None:
    """``Jackson, Mississippi`` for a division id; its last part where the table does not have it; None for None."""
    from standoff import gazetteer

    if place is None:
        return None
    name = gazetteer.name_of(place)
    if name is None:
        return place.rpartition("/")[2].rpartition(":")[2].replace("_", " ").title()
    state = gazetteer.state_of(place)
    if state and gazetteer.level_of(place) == "local" and (home := gazetteer.name_of(state)) and home != name:
        return f"{name}, {home}"
    return name
