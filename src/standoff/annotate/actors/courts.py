"""Courts and judges: federal, unless a state or county is worded or the law at hand is a state's."""

from __future__ import annotations

from standoff.annotate.actors.found import Found
from standoff.annotate.actors.scene import Scene, legislature, place_near
from standoff.gazetteer import US, state_of


def court(scene: Scene, phrase: Found) -> tuple[str, str | None, bool]:
    """Federal unless a state or local court is worded."""
    words = {w.low for w in scene.words[phrase.first : phrase.last]}
    before = [p for p in phrase.places if p.start < scene.words[phrase.head].start]
    bench = [
        p
        for p in phrase.places
        if p.kind == "county" or (p in before and p.kind == "place" and "circuit" in words)
    ]
    districts = "district" in words and not county_court(scene, phrase)
    if bench and not districts and not words & {"federal", "u.s.", "us", "immigration"}:
        return "court", state_of(bench[0].place), True
    if words & {"federal", "u.s.", "us", "circuit", "immigration"} or any(w[0].isdigit() for w in words):
        return "court", US, True
    if (state := state_after(scene, phrase)) and not words & {"district", "united"}:
        return "court", state, True
    kinds = (phrase.entry, *phrase.bodies)
    states = any(kind is not None and kind.level == "court" and kind.seat == "state" for kind in kinds)
    if words & {"superior", "municipal"} or "state" in phrase.levels or states:
        worded = state_of(phrase.places[0].place) if phrase.places else None
        return "court", worded or place_near(scene, "state", phrase.first), worded is not None
    if before and before[0].kind == "state" and "district" not in words:
        return "court", before[0].place, True
    if not words & {"supreme", "district", "appeals", "justice", "justices"} and state_bench(scene, phrase):
        return "court", place_near(scene, "state", phrase.first), False
    return "court", US, False


def county_court(scene: Scene, phrase: Found) -> bool:
    """Whether a district court or judge is a county's ("Travis County District Court"), not federal."""
    inside = range(phrase.first, phrase.last)
    named = [scene.words[k].start for k in inside if scene.words[k].low == "district"]
    return any(p.kind == "county" and p.start < start for p in phrase.places for start in named)


def state_after(scene: Scene, phrase: Found) -> str | None:
    """The state that a court is "of" ("the Supreme Court of Iowa"); what a court is "in" may be its seat alone."""
    at = phrase.head + 1
    if phrase.name or at >= len(scene.words) or scene.words[at].low != "of":
        return None
    after = [p for p in phrase.places if p.start > scene.words[at].start]
    return after[0].place if after and after[0].kind == "state" else None


def state_bench(scene: Scene, phrase: Found) -> bool:
    """Whether a court without a name is a state's: no federal court anywhere, and the law at hand is a state's."""
    for other in scene.found:
        if other.entry is not None and other.entry.level == "court":
            words = {w.low for w in scene.words[other.first : other.last]}
            if words & {"federal", "u.s.", "us", "circuit", "district", "supreme", "justice"}:
                return False
    return bool(scene.cues) and legislature(scene, phrase.first, strict=True) == "state"
