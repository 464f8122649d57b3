"""When each claim stood, and with which review: periods in entry numbers that follow from the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, Select, bindparam, delete, insert, select, update

from standoff.record import schema
from standoff.record.queries.prepared import insert_rows, rows_among

MANY = 500  # values in one statement


def settle(connection: Connection, seq: int, claims: Iterable[int]) -> list[int]:
    """Brings the periods of these claims up to date as of entry ``seq``; gives those that changed."""
    periods, changed = schema.claim_periods, list[int]()
    ended: list[dict[str, int]] = []
    begun: list[dict[str, Any]] = []
    again: list[dict[str, int]] = []
    for row in rows_among(connection, "where claims stand", _standing, sorted(set(claims))):
        wanted = state(row) if row.stands == 1 and row.corrected in (None, row.number) else None
        now = (row.review, row.public) if row.known_from is not None else None
        if wanted == now:
            continue
        changed.append(row.number)
        if now is not None and row.known_from == seq:
            again.append({"number": row.number, "at": seq})
        elif now is not None:
            ended.append({"number": row.number, "begun": row.known_from, "at": seq})
        if wanted is not None:
            begun.append(period(row.number, seq, wanted))
    if again:
        connection.execute(
            delete(periods).where(
                periods.c.claim == bindparam("number"), periods.c.known_from == bindparam("at")
            ),
            again,
        )
    if ended:
        close = update(periods).where(
            periods.c.claim == bindparam("number"), periods.c.known_from == bindparam("begun")
        )
        connection.execute(close.values(known_to=bindparam("at")), ended)
    insert_rows(connection, periods, begun)
    return changed


def state(row: Any) -> tuple[str, int]:
    """A claim's review state, and 1 where the public may see it.

    A dispute is shown beside a claim and takes nothing away: what was decided before it still counts.
    """
    decided = row.decided or "machine"
    return row.said or "machine", int(decided == "accepted" or (decided == "machine" and row.official == 1))


def _standing(among: list[BindParameter[Any]]) -> Select[Any]:
    claims, runs, standings = schema.claims, schema.runs, schema.run_standings
    reviews, corrections, periods = schema.reviews, schema.corrections, schema.claim_periods
    last = select(standings.c.stands).where(standings.c.run == claims.c.run)
    said = select(reviews.c.state).where(reviews.c.lineage == claims.c.lineage)
    decided = said.where(reviews.c.state != "disputed")
    corrected = select(corrections.c.claim).where(corrections.c.lineage == claims.c.lineage)
    return (
        select(
            claims.c.number,
            runs.c.official,
            last.order_by(standings.c.seq.desc()).limit(1).scalar_subquery().label("stands"),
            said.order_by(reviews.c.seq.desc()).limit(1).scalar_subquery().label("said"),
            decided.order_by(reviews.c.seq.desc()).limit(1).scalar_subquery().label("decided"),
            corrected.order_by(corrections.c.seq.desc()).limit(1).scalar_subquery().label("corrected"),
            periods.c.known_from,
            periods.c.review,
            periods.c.public,
        )
        .join(runs, runs.c.number == claims.c.run)
        .join(
            periods,
            (periods.c.claim == claims.c.number) & (periods.c.known_to == schema.OPEN),
            isouter=True,
        )
        .where(claims.c.number.in_(among))
        .order_by(claims.c.number)
    )


def rebuild(connection: Connection) -> None:
    """Makes all periods anew from the log."""
    connection.execute(delete(schema.claim_periods))
    batch: list[dict[str, Any]] = []
    for row in computed(connection):
        batch.append(row)
        if len(batch) == MANY:
            connection.execute(insert(schema.claim_periods), batch)
            batch = []
    if batch:
        connection.execute(insert(schema.claim_periods), batch)


def computed(connection: Connection) -> Iterator[dict[str, Any]]:
    """The periods of every claim as the log tells them, by claim and begin."""
    claims, runs = schema.claims, schema.runs
    number = 0
    while True:
        query = (
            select(claims.c.number, claims.c.lineage, claims.c.run, runs.c.official)
            .join(runs, runs.c.number == claims.c.run)
            .where(claims.c.number > number)
            .order_by(claims.c.number)
            .limit(MANY)
        )
        rows = list(connection.execute(query))
        if not rows:
            return
        number = rows[-1].number
        yield from _course(rows, connection)


class _Course(msgspec.Struct):
    """Where a claim stands while its events are read."""

    number: int
    official: int
    stands: int = 0
    said: str | None = None
    decided: str | None = None
    corrected: int | None = None

    def hear(self, kind: str, value: Any) -> None:
        if kind == "state":
            self.said = value
            self.decided = self.decided if value == "disputed" else value
        elif kind == "stands":
            self.stands = int(value)
        else:
            self.corrected = int(value)

    def wanted(self) -> tuple[str, int] | None:
        return state(self) if self.stands == 1 and self.corrected in (None, self.number) else None


def _course(rows: Sequence[Any], connection: Connection) -> Iterator[dict[str, Any]]:
    events = _events(connection, {row.run for row in rows}, {row.lineage for row in rows})
    for row in rows:
        course = _Course(row.number, row.official)
        opened: dict[str, Any] | None = None
        mine = sorted([*events.get(("run", row.run), ()), *events.get(("lineage", row.lineage), ())])
        for seq, together in groupby(mine, key=itemgetter(0)):
            for _, kind, value in together:
                course.hear(kind, value)
            wanted = course.wanted()
            if wanted == ((opened["review"], opened["public"]) if opened else None):
                continue
            if opened:
                yield {**opened, "known_to": seq}
            opened = period(row.number, seq, wanted) if wanted else None
        if opened:
            yield opened


def period(claim: int, seq: int, state: tuple[str, int]) -> dict[str, Any]:
    """A period that begins at entry ``seq`` and has not ended."""
    return {
        "claim": claim,
        "known_from": seq,
        "known_to": schema.OPEN,
        "review": state[0],
        "public": state[1],
    }


def _events(
    connection: Connection, runs: set[int], lineages: set[str]
) -> dict[tuple[str, Any], list[tuple[int, str, Any]]]:
    """What happened to runs and lineages: ``(seq, what, value)`` by ``("run" | "lineage", which)``."""
    found: dict[tuple[str, Any], list[tuple[int, str, Any]]] = {}
    standings, reviews, corrections = schema.run_standings, schema.reviews, schema.corrections
    for run, seq, value in connection.execute(
        select(standings.c.run, standings.c.seq, standings.c.stands).where(standings.c.run.in_(runs))
    ):
        found.setdefault(("run", run), []).append((seq, "stands", value))
    for table, what in ((reviews.c.state, "state"), (corrections.c.claim, "corrected")):
        of = reviews if what == "state" else corrections
        for lineage, seq, value in connection.execute(
            select(of.c.lineage, of.c.seq, table).where(of.c.lineage.in_(lineages))
        ):
            found.setdefault(("lineage", lineage), []).append((seq, what, value))
    return found
