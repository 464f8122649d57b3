"""How far an instrument has come, as claims tell it."""

from __future__ import annotations

import msgspec


class Stage(msgspec.Struct, frozen=True):
    """A stage that an instrument reached, on one day as its claims tell it.

    ``rule`` names the entry of the rule table, ``stage`` and ``prose`` say it in words. It was reached on a
    day in ``[earliest, day]`` (ISO; ``earliest`` is None where that is open, and ``day`` itself where the
    day is told). ``claims`` are the ids that say so, ``official`` those of them that come from the official
    record; ``review`` is the strongest state among them. ``conflicting`` tells that other claims say
    otherwise: they stand beside it as a stage of their own. ``present`` marks where the instrument stands.
    """

    rule: str
    stage: str
    prose: str
    earliest: str | None
    day: str
    claims: tuple[str, ...]
    official: tuple[str, ...] = ()
    review: str = "machine"
    conflicting: bool = False
    present: bool = False
