"""How far a law, order or bill has come, one row per stage."""

from __future__ import annotations

import msgspec

from standoff.errors import MissingInput
from standoff.pipeline.answers import Clocks
from standoff.pipeline.asking import placed, viewed
from standoff.settings import Settings


def stages(settings: Settings, clocks: Clocks, instrument: str, place: str | None) -> list[dict[str, object]]:
    """The stages of an instrument in order of days, each with its rule and the claims it rests on.

    Raises MissingInput when no claim tells of a stage of it.
    """
    with viewed(settings, clocks) as view:
        found = view.stages(instrument, placed(place).key if place else None)
    if not found:
        mend = "write its number or title as `standoff show` does, or leave --place out"
        raise MissingInput(instrument, "no stage of it is on record", mend)
    return [
        msgspec.to_builtins(stage)
        | {
            "when": stage.day if stage.earliest == stage.day else f"≤ {stage.day}",
            "now": "now" if stage.present else "",
            "rivals": "others say otherwise" if stage.conflicting else "",
            "facts": len(stage.claims),
        }
        for stage in found
    ]
