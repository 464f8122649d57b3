"""Courts and judges: federal, unless a state or county is worded or the law at hand is a state's."""

from __future__ import annotations

from standoff.annotate.actors.found import US, Found
from standoff.annotate.actors.scene import Scene, legislature, place_near, state_of


def court(scene: Scene, phrase: Found) -> tuple[str, str | None, bool]:
    """Federal unless a state or local court is worded."""
    words = {w.low for w in scene.words[phrase.first : phrase.last]}
    before = [p for p in phrase.places if p.start < scene.words[phrase.head].start]
    bench = [
        p
        for p in phrase.places
        if p.kind == "county" or (p in before and p.kind == "place" and "circuit" in words)
    ]
    if bench and not words & {"federal", "u.s.", "us", "immigration", "district"}:
        return "court", state_of(bench[0].place), True
    if words & {"federal", "u.s.", "us", "circuit", "immigration"} or any(w[0].isdigit() for w in words):
        return "court", US, True
    states = phrase.entry is not None and phrase.entry.seat == "state" and not phrase.places
    if words & {"superior", "municipal"} or "state" in phrase.levels or states:
        return "court", place_near(scene, "state", phrase.first), False
    if before and before[0].kind == "state" and "district" not in words:
        return "court", before[0].place, True
    if not words & {"supreme", "district", "appeals", "justice", "justices"} and state_bench(scene, phrase):
        return "court", place_near(scene, "state", phrase.first), False
    return "court", US, False


def state_bench(scene: Scene, phrase: Found) -> bool:
    """Whether a court without a name is a state's: no federal court anywhere, and the law at hand is a state's."""
    for other in scene.found:
        if other.entry is not None and other.entry.level == "court":
            words = {w.low for w in scene.words[other.first : other.last]}
            if words & {"federal", "u.s.", "us", "circuit", "district", "supreme", "justice"}:
                return False
    return bool(scene.cues) and legislature(scene, phrase.first, strict=True) == "state"
