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
    all.
    """
    total: Counter[str] = Counter(found_predicted=len(predicted), found_gold=len(gold))
    for g in gold:
        over = [p for p in predicted if p["start"] < g["end"] and g["start"] < p["end"]]
        total["found_hits"] += bool(over)
        if g.get("lat") is None or g.get("country", domestic) != domestic:
            continue
        total["asked"] += 1
        located = [p for p in over if p.get("lat") is not None]
        total["placed"] += bool(located)
        total["near"] += any(distance(g, p) <= NEAR_KM for p in located)
    return total


def report(total: Counter[str]) -> dict[str, Any]:
    """Detection rates, and shares within 161 km of all domestic gold names and of those that were placed."""
    return {
        "found": rates(total["found_hits"], total["found_predicted"], total["found_gold"]),
        "near_of_all": share(total["near"], total["asked"]),
        "near_of_placed": share(total["near"], total["placed"]),
    }
