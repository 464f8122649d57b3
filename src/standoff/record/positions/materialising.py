"""Positions as rows on both clocks, kept up to date entry by entry; from scratch the same rows come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, delete, select, update

from standoff.record import schema
from standoff.record.positions.absorbing import leaves_as_is
from standoff.record.positions.around import AroundNow, columns, open_rows, segment_of
from standoff.record.positions.course import Segment, fold
from standoff.record.positions.deriving import PROFILES, Key, Standing, admitted, effects_upon
from standoff.record.positions.effects import ADOPTS, CONTENT, DIRECT
from standoff.record.positions.tables import (
    asked,
    directions,
    insert_effects,
    positions_naming,
    rows_of_claims,
    rows_upon,
)
from standoff.record.queries.prepared import insert_rows, rows_among


def maintain(connection: Connection, seq: int, claims: Sequence[int]) -> None:
    """Brings every position up to date that claims (row numbers) bear on which came, left or were judged at ``seq``.

    Once per entry, after ``claim_periods`` was.
    """
    new = _new(connection, seq, claims)
    insert_effects(connection, sorted(new))
    touched: dict[Key, list[Standing] | None] = {}
    for row in rows_of_claims(connection, claims):
        for key in _touched(connection, row):
            rows = touched.setdefault(key, [])
            if row.claim not in new:
                touched[key] = None
            elif rows is not None:
                rows.append(row)
    changes = Changes(seq)
    for key, rows in sorted(touched.items()):
        again = [p for p in PROFILES if rows is None or not _as_it_is(connection, seq, key, p, rows)]
        if again:
            upon = rows_upon(connection, key, seq)
            for profile in again:
                course = fold(effects_upon(key, [row for row in upon if admitted(row, profile)]))
                changes.compare(profile, key, _open_rows(connection, profile, key), course)
    changes.write(connection)


class Changes:
    """Rows of ``positions`` to end and to begin at one entry."""

    def __init__(self, seq: int) -> None:
        self._seq = seq
        self.ended: list[dict[str, Any]] = []
        self.undone: list[dict[str, Any]] = []
        self.begun: list[dict[str, Any]] = []

    def compare(self, profile: str, key: Key, before: dict[Segment, int], after: Sequence[Segment]) -> None:
        """Notes what differs; the segments before come with the entry that each is known from."""
        kept = set(after)
        named = {"profile": profile, **key._asdict()}
        for segment, known_from in before.items():
            if segment not in kept:
                row = {"was_from": known_from, "was_valid": segment.valid_from}
                row |= {f"was_{name}": value for name, value in named.items()}
                (self.undone if known_from == self._seq else self.ended).append(row)
        for segment in after:
            if segment not in before:
                row = {**named, **columns(segment), "known_from": self._seq, "known_to": schema.OPEN}
                self.begun.append(row)

    def write(self, connection: Connection) -> None:
        """Writes what was noted."""
        rows = schema.positions
        one = and_(
            rows.c.profile == bindparam("was_profile"),
            rows.c.place == bindparam("was_place"),
            rows.c.provision == bindparam("was_provision"),
            rows.c.direction == bindparam("was_direction"),
            rows.c.known_from == bindparam("was_from"),
            rows.c.valid_from == bindparam("was_valid"),
        )
        if self.undone:
            connection.execute(delete(rows).where(one), self.undone)
        if self.ended:
            connection.execute(update(rows).where(one).values(known_to=self._seq), self.ended)
        insert_rows(connection, rows, self.begun)


def _as_it_is(connection: Connection, seq: int, key: Key, profile: str, rows: Iterable[Standing]) -> bool:
    """Whether rows of new claims surely leave a position as it is."""
    around = AroundNow(connection, seq, key, profile)
    return all(leaves_as_is(row, around) for row in rows if admitted(row, profile))


def _new(connection: Connection, seq: int, claims: Sequence[int]) -> set[int]:
    """Of these claims, those that the record did not know before entry ``seq``."""
    found: dict[int, bool] = {}
    for row in rows_among(connection, "since when claims are known", _known_since, claims):
        found[row.claim] = found.get(row.claim, True) and row.known_from == seq
    return {claim for claim, is_new in found.items() if is_new}


def _touched(connection: Connection, row: Standing) -> set[Key]:
    """The positions that a row may bear on."""
    if row.kind in (DIRECT, CONTENT):
        found = {Key(row.place, row.provision, row.direction)}
    else:
        found = positions_naming(
            connection, row.identity, (CONTENT,) if row.kind == ADOPTS else (DIRECT, CONTENT)
        )
    for key in [key for key in found if key.direction == ""]:  # an ending may reach every direction
        found |= {key._replace(direction=d) for d in directions(connection, key.place, key.provision)}
    return found


def _open_rows(connection: Connection, profile: str, key: Key) -> dict[Segment, int]:
    given = {"profile": profile, **key._asdict()}
    return {segment_of(row): row.known_from for row in asked(connection, open_rows, **given)}


def _known_since(names: list[BindParameter[Any]]) -> Select[Any]:
    periods = schema.claim_periods
    return select(periods.c.claim, periods.c.known_from).where(periods.c.claim.in_(names))
