"""From what single claims do to the effects upon each position: who adopted a bill, what an act upon it reaches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import msgspec

from standoff.model.claim import InstrumentRef
from standoff.model.recorded import Position, Recorded
from standoff.record.positions.course import NO_END, Segment, fold, resting
from standoff.record.positions.effects import (
    ADOPTS,
    CONTENT,
    DIRECT,
    LIFTING,
    NOBODY,
    UPON,
    EffectRow,
    Identity,
    When,
    effects_of,
)
from standoff.record.positions.reading import Effect, in_order, weakest
from standoff.record.positions.rules import does, position_rules, prose

ALL, PUBLIC = "all", "public"
PROFILES = (ALL, PUBLIC)


class Key(NamedTuple):
    """Whose position under what; ``direction`` is empty where none is worded."""

    place: str
    provision: str
    direction: str


class Standing(EffectRow, frozen=True, kw_only=True):
    """What a claim does, with its review state and whether the public may see it."""

    review: str = "machine"
    public: bool = False


def admitted(row: Standing, profile: str) -> bool:
    """Whether a claim counts in a profile: all that are not rejected, or those that the public may see."""
    return row.public if profile == PUBLIC else row.review != "rejected"


def keys_of(rows: Iterable[EffectRow]) -> set[Key]:
    """The positions that these rows name."""
    return {Key(row.place, row.provision, row.direction) for row in rows if row.kind in (DIRECT, CONTENT)}


def reaches(row: EffectRow) -> bool:
    """Whether a row reaches every direction of its provision: an ending or block that words none."""
    return row.kind == DIRECT and row.direction == "" and does(row.rule) in LIFTING


def effects_upon(key: Key, rows: Sequence[Standing]) -> list[Effect]:
    """The effects upon one position; none where nothing speaks of its own direction.

    ``rows`` are the admitted rows that name it (with those that reach every direction), and every ``adopts``
    and ``upon`` row of the instruments that those name.
    """
    of_bills, rests_on = _adoptions(rows)
    direct = {row.claim: row for row in rows if row.kind == DIRECT}
    own = (row.kind == DIRECT and row.direction == key.direction for row in rows)
    if not of_bills and not any(own):
        return []
    rests_on |= {row.identity for row in rows if row.kind == DIRECT and does(row.rule) != "unblocked"}
    acts = {row.claim: row for row in rows if row.kind == UPON and row.identity in rests_on}
    return [*map(effect_of, (acts | direct).values()), *of_bills.values()]


def derive(
    claims: Iterable[Recorded], place: str | None = None, within: bool = False, on: str | None = None
) -> tuple[Position, ...]:
    """The positions that follow from claims, by place, provision and direction; without ``on``, the last ones.

    Rejected claims count for nothing. ``place`` (a full OCD division id) narrows to one place, and with
    ``within`` to those below it too.
    """
    told = list(claims)
    rows = [
        Standing(**msgspec.structs.asdict(row), review=claim.review)
        for number, claim in enumerate(told)
        for row in effects_of(number, claim.claim, When(claim.valid_from, claim.valid_by, claim.valid_to))
        if claim.review != "rejected"
    ]
    found: list[Position] = []
    for key in sorted(keys_of(rows)):
        if place is None or key.place == place or (within and key.place.startswith(f"{place}/")):
            effects = effects_upon(key, upon(key, rows))
            for segment in fold(effects):
                if covers(segment, on):
                    numbers = [n for effect in resting(effects, on) for n in effect.claims]
                    ids = dict.fromkeys(told[n].claim.id for n in (*segment.claims, *numbers))
                    found.append(position(key, segment, tuple(ids)))
    return tuple(found)


def upon(key: Key, rows: Iterable[Standing]) -> list[Standing]:
    """Of all rows, those that may bear on one position."""
    kept = list(rows)
    named = [
        row
        for row in kept
        if (row.place, row.provision) == key[:2] and (row.direction == key.direction or reaches(row))
    ]
    identities = {row.identity for row in named} - {NOBODY}
    return named + [row for row in kept if row.kind in (ADOPTS, UPON) and row.identity in identities]


def covers(segment: Segment, on: str | None) -> bool:
    """Whether a segment is the answer of a day; without one, whether it is the last answer."""
    return segment.valid_to == NO_END if on is None else segment.valid_from <= on < segment.valid_to


def position(key: Key, segment: Segment, claims: tuple[str, ...]) -> Position:
    """A segment as it is shown. ``claims`` are ids, those that decided first."""
    return Position(
        place=key.place,
        provision=key.provision,
        direction=key.direction or None,
        answer=segment.answer,
        rule=segment.rule,
        prose=prose()[segment.rule],
        since=segment.since,
        claims=claims,
        review=segment.review,
        instrument=msgspec.json.decode(segment.instrument, type=InstrumentRef)
        if segment.instrument
        else None,
    )


def effect_of(row: Standing) -> Effect:
    return Effect((row.claim,), row.rule, row.start, row.day, row.until, _weight(row), row.instrument)


def adopted(content: Standing, by: Standing) -> Effect:
    review = weakest(_weight(content), _weight(by))
    return Effect((content.claim, by.claim), content.rule, by.start, by.day, "", review, content.instrument)


def bills_adopted(rows: Sequence[Standing]) -> set[Identity]:
    """The bills among the rows whose content was adopted."""
    return _adoptions(rows)[1]


def _adoptions(rows: Sequence[Standing]) -> tuple[dict[int, Effect], set[Identity]]:
    """What bills contain that were adopted, by the claim that tells of it, and those bills."""
    acts: dict[Identity, list[Standing]] = {}
    for row in sorted(rows, key=attrgetter("day", "claim")):
        if row.kind == ADOPTS:
            acts.setdefault(row.identity, []).append(row)
    found: dict[int, Effect] = {}
    bills: set[Identity] = set()
    for row in rows if acts else ():
        by = _adopting(row, acts.get(row.identity, ())) if row.kind == CONTENT else None
        if by is not None:
            bills.add(row.identity)
            effect = adopted(row, by)
            if row.claim not in found or in_order([found[row.claim], effect])[0] is effect:
                found[row.claim] = effect
    return found, bills


def _adopting(content: Standing, acts: Sequence[Standing]) -> Standing | None:
    """The first act that made a bill hold which was told of on a day, None where there is none."""
    first, last = window(content.day)
    at = bisect_left(acts, first, key=attrgetter("day"))
    return acts[at] if at < len(acts) and acts[at].day <= last else None


def _weight(row: Standing) -> str:
    """What a claim's state counts for; the official record needs no reviewer."""
    return "accepted" if row.public and row.review == "machine" else row.review


@lru_cache(maxsize=100_000)
def window(day: str) -> tuple[str, str]:
    """The first and the last day on which an act may be that of a bill told of on ``day``."""
    reach = timedelta(days=position_rules().adoption.within_days)
    middle = date.fromisoformat(day)
    first = date.min if middle - date.min < reach else middle - reach
    last = date.max if date.max - middle < reach else middle + reach
    return first.isoformat(), last.isoformat()
