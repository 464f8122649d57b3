"""Score toponyms against gold coordinates: found, and put within 161 km (100 miles)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import Any

from standoff.evaluate.figures import rates, share

Row = Mapping[str, Any]
EARTH_KM = 6371.0
NEAR_KM = 161.0


def distance(a: Row, b: Row) -> float:
    """Great-circle distance in kilometres between two rows with ``lat`` and ``lon`` in degrees."""
    lat_a, lat_b = radians(a["lat"]), radians(b["lat"])
    half = (
        sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b["lon"] - a["lon"]) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def counts(gold: Sequence[Row], predicted: Sequence[Row], domestic: str = "United States") -> Counter[str]:
    """Counts of one document.

    ``found_*`` are over all gold names; ``near`` of ``asked`` are gold names in ``domestic`` with
    coordinates that were put within 161 km; ``placed`` are those that were found and given coordinates at
    all. ``domestic_*`` are found and placed in one, as ``end_to_end`` tells.
    """
    total: Counter[str] = Counter(found_predicted=len(predicted), found_gold=len(gold))
    for g in gold:
        over = [p for p in predicted if overlap(g, p)]
        total["found_hits"] += bool(over)
        if not asked(g, domestic):
            continue
        total["asked"] += 1
        located = [p for p in over if p.get("lat") is not None]
        total["placed"] += bool(located)
        total["near"] += any(distance(g, p) <= NEAR_KM for p in located)
    return total + end_to_end(gold, predicted, domestic)


def end_to_end(gold: Sequence[Row], predicted: Sequence[Row], domestic: str) -> Counter[str]:
    """Hits, predictions and gold names of the ``domestic`` country, for precision and recall.

    A prediction hits a gold name that it overlaps and lies within 161 km of; each counts once. Gold names
    without coordinates are set aside with the predictions on them. A prediction on a foreign name is an
    error where it names a division of the US, else it is set aside; so is one that names another country.
    """
    wanted = [g for g in gold if asked(g, domestic)]
    others = [g for g in gold if not asked(g, domestic)]
    free = [p for p in predicted if p.get("lat") is not None and counted(p, wanted, others)]
    total: Counter[str] = Counter(domestic_predicted=len(free), domestic_gold=len(wanted))
    for g in wanted:
        hit = next((p for p in free if overlap(g, p) and distance(g, p) <= NEAR_KM), None)
        if hit is not None:
            free.remove(hit)
            total["domestic_hits"] += 1
    return total


def counted(p: Row, wanted: Sequence[Row], others: Sequence[Row]) -> bool:
    """Whether a located prediction is one of the domestic country, right or wrong."""
    place = p.get("place") or ""
    within = place.removeprefix("ocd-division/").startswith("country:us")
    if any(overlap(g, p) for g in wanted):
        return True
    if any(overlap(g, p) and g.get("lat") is None for g in others):
        return False
    if any(overlap(g, p) for g in others):
        return within
    return within or not place


def asked(g: Row, domestic: str) -> bool:
    """Whether a gold name lies in the domestic country and has coordinates."""
    return g.get("lat") is not None and g.get("country", domestic) == domestic


def overlap(a: Row, b: Row) -> bool:
    """Whether two spans share a code point."""
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def report(total: Counter[str]) -> dict[str, Any]:
    """Detection rates; shares within 161 km of all domestic gold names and of those that were placed; both in one."""
    return {
        "found": rates(total["found_hits"], total["found_predicted"], total["found_gold"]),
        "near_of_all": share(total["near"], total["asked"]),
        "near_of_placed": share(total["near"], total["placed"]),
        "end_to_end": rates(total["domestic_hits"], total["domestic_predicted"], total["domestic_gold"]),
    }
