"""Positions made anew: position by position, the whole history of its claims played through in memory."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select

from standoff.record import schema
from standoff.record.positions.absorbing import leaves_as_is
from standoff.record.positions.around import columns
from standoff.record.positions.course import Segment, fold
from standoff.record.positions.deriving import (
    PROFILES,
    Key,
    Standing,
    admitted,
    bills_adopted,
    effects_upon,
    reaches,
)
from standoff.record.positions.effects import ADOPTS, CONTENT, DIRECT, NOBODY, UPON, Identity
from standoff.record.positions.rules import does
from standoff.record.positions.tables import EMPTY, MANY, asked, of_identity, of_kinds, standing
from standoff.record.queries.prepared import insert_rows


def rebuild(connection: Connection) -> None:
    """Makes all rows of ``positions`` anew from what claims do and when they stood."""
    connection.execute(delete(schema.positions))
    batch: list[dict[str, Any]] = []
    for key in asked(connection, _keys):
        batch += _rows(connection, Key(*key))
        if len(batch) > MANY:
            insert_rows(connection, schema.positions, batch)
            batch = []
    insert_rows(connection, schema.positions, batch)


class Course:
    """One position in one profile while its history is played; implements ``absorbing.Around``."""

    def __init__(self, key: Key, ever: Iterable[Standing]) -> None:
        self._key = key
        self.segments: tuple[Segment, ...] = ()
        self._rows: dict[Standing, None] = {}
        self._rests_on: set[Identity] = set()
        self._acts: dict[Identity, list[Standing]] = {}
        self._ever = list(ever)
        self._ends = any(row.until for row in self._ever)
        self._acted_upon = {row.identity for row in self._ever if row.kind == UPON}
        self._told: dict[Identity, list[str]] = {}
        for row in sorted(self._ever, key=attrgetter("day")):
            if row.kind == CONTENT:
                self._told.setdefault(row.identity, []).append(row.day)

    def advance(self, came: list[Standing], gone: list[Standing], new: bool) -> bool:
        """Takes in what one entry changed; True when the course may be another. ``new``: none was known before."""
        if new and not gone and all(leaves_as_is(row, self) for row in came):
            for row in came:
                self._take(row)
            return False
        for row in gone:
            del self._rows[row]
        self._acts = {}
        for row in came:
            self._rows[row] = None
        standing_now = list(self._rows)
        self._rests_on = bills_adopted(standing_now)
        for row in standing_now:
            self._take(row)
        self.segments = fold(effects_upon(self._key, standing_now))
        return True

    def covering(self, day: str) -> Segment | None:
        at = bisect_right(self.segments, day, key=attrgetter("valid_from")) - 1
        return self.segments[at] if at >= 0 and day < self.segments[at].valid_to else None

    def silent(self) -> bool:
        return not self.segments

    def expiring(self) -> bool:
        return self._ends

    def acted_upon(self, identity: Identity) -> bool:
        return identity in self._acted_upon

    def rests_on(self, identity: Identity) -> bool:
        return identity in self._rests_on

    def adopting(self, identity: Identity, first: str, last: str) -> Standing | None:
        acts = self._acts.get(identity, [])
        at = bisect_left(acts, first, key=attrgetter("day"))
        return acts[at] if at < len(acts) and acts[at].day <= last else None

    def adopted_by(self, identity: Identity, day: str) -> Standing | None:
        acts = self._acts.get(identity, [])
        at = bisect_right(acts, day, key=attrgetter("day")) - 1
        return acts[bisect_left(acts, acts[at].day, key=attrgetter("day"))] if at >= 0 else None

    def told_between(self, identity: Identity, after: str, last: str) -> bool:
        days = self._told.get(identity, [])
        at = bisect_right(days, after)
        return at < len(days) and days[at] <= last

    def _take(self, row: Standing) -> None:
        self._rows[row] = None
        if row.kind == ADOPTS:
            acts = self._acts.setdefault(row.identity, [])
            acts.insert(bisect_right(acts, (row.day, row.claim), key=attrgetter("day", "claim")), row)
        elif row.kind == DIRECT and row.identity != NOBODY and does(row.rule) != "unblocked":
            self._rests_on.add(row.identity)


def _rows(connection: Connection, key: Key) -> Iterator[dict[str, Any]]:
    """The rows of one position over all record time."""
    events = _events(_ever(connection, key))
    ever = list(dict.fromkeys(row for came, gone, _ in events.values() for row in came))
    for profile in PROFILES:
        named = {"profile": profile, **key._asdict()}
        course = Course(key, (row for row in ever if admitted(row, profile)))
        since: dict[Segment, int] = {}
        for seq, (came, gone, new) in sorted(events.items()):
            counted = [[row for row in rows if admitted(row, profile)] for rows in (came, gone)]
            if any(counted) and course.advance(counted[0], counted[1], new):
                for segment in [segment for segment in since if segment not in course.segments]:
                    known = {"known_from": since.pop(segment), "known_to": seq}
                    yield {**named, **columns(segment), **known}
                for segment in course.segments:
                    since.setdefault(segment, seq)
        for segment, seq in since.items():
            yield {**named, **columns(segment), "known_from": seq, "known_to": schema.OPEN}


def _events(ever: list[Any]) -> dict[int, tuple[list[Standing], list[Standing], bool]]:
    """By entry: the rows that came and went, and whether all of them were new."""
    first: dict[int, int] = {}
    for row in ever:
        first[row.claim] = min(first.get(row.claim, schema.OPEN), row.known_from)
    found: dict[int, tuple[list[Standing], list[Standing], bool]] = {}
    for row in ever:
        came, gone, new = found.get(row.known_from, ([], [], True))
        found[row.known_from] = ([*came, standing(row)], gone, new and first[row.claim] == row.known_from)
        if row.known_to != schema.OPEN:
            came, gone, _ = found.get(row.known_to, ([], [], True))
            found[row.known_to] = (came, [*gone, standing(row)], False)
    return found


def _ever(connection: Connection, key: Key) -> list[Any]:
    """Every row that ever bore on a position, once per period of its claim."""
    named = [
        row
        for row in asked(connection, _naming, **key._asdict())
        if row.direction == key.direction or reaches(standing(row))
    ]
    found = list(named)
    for place, name in {(row.identity_place, row.identity_key) for row in named if row.identity_key}:
        found += asked(connection, _acting, identity_place=place, identity_key=name)
    return found


def _keys() -> Select[Any]:
    rows = schema.claim_effects
    query = select(rows.c.place, rows.c.provision, rows.c.direction).where(of_kinds(DIRECT, CONTENT))
    return query.distinct().order_by(rows.c.place, rows.c.provision, rows.c.direction)


def _over_time() -> Select[Any]:
    rows, periods = schema.claim_effects, schema.claim_periods
    query = select(rows, periods.c.review, periods.c.public, periods.c.known_from, periods.c.known_to)
    return query.join(periods, periods.c.claim == rows.c.claim).order_by(rows.c.claim, rows.c.part)


def _naming() -> Select[Any]:
    rows = schema.claim_effects
    return _over_time().where(
        rows.c.place == bindparam("place"),
        rows.c.provision == bindparam("provision"),
        rows.c.direction.in_((bindparam("direction"), EMPTY)),
    )


def _acting() -> Select[Any]:
    return _over_time().where(of_identity(), of_kinds(ADOPTS, UPON))
