"""When each claim stood, and with which review: periods in entry numbers that follow from the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from standoff.record import schema

MANY = 500  # values in one statement
PUBLIC_STATES = ("accepted",)


def settle(connection: Connection, seq: int, claims: Iterable[int]) -> list[int]:
    """Brings the periods of these claims up to date as of entry ``seq``; gives those that changed."""
    periods, changed = schema.claim_periods, list[int]()
    ended: list[dict[str, int]] = []
    begun: list[dict[str, Any]] = []
    again: list[dict[str, int]] = []
    numbers = sorted(set(claims))
    for first in range(0, len(numbers), MANY):
        for row in connection.execute(_standing(), {"claims": numbers[first : first + MANY]}):
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
                begun.append(
                    {
                        "claim": row.number,
                        "known_from": seq,
                        "known_to": schema.OPEN,
                        "review": wanted[0],
                        "public": wanted[1],
                    }
                )
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
    if begun:
        connection.execute(insert(periods), begun)
    return changed


def state(row: Any) -> tuple[str, int]:
    """A claim's review state, and 1 where the public may see it."""
    said = row.said or "machine"
    return said, int(said in PUBLIC_STATES or (said == "machine" and row.official == 1))


@cache
def _standing() -> Select[Any]:
    claims, runs, standings = schema.claims, schema.runs, schema.run_standings
    reviews, corrections, periods = schema.reviews, schema.corrections, schema.claim_periods
    last = select(standings.c.stands).where(standings.c.run == claims.c.run)
    said = select(reviews.c.state).where(reviews.c.lineage == claims.c.lineage)
    corrected = select(corrections.c.claim).where(corrections.c.lineage == claims.c.lineage)
    return (
        select(
            claims.c.number,
            runs.c.official,
            last.order_by(standings.c.seq.desc()).limit(1).scalar_subquery().label("stands"),
            said.order_by(reviews.c.seq.desc()).limit(1).scalar_subquery().label("said"),
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
        .where(claims.c.number.in_(bindparam("claims", expanding=True)))
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


def _course(rows: Sequence[Any], connection: Connection) -> Iterator[dict[str, Any]]:
    events = _events(connection, {row.run for row in rows}, {row.lineage for row in rows})
    for row in rows:
        stands, said, corrected = 0, None, None
        opened: dict[str, Any] | None = None
        mine = sorted([*events.get(("run", row.run), ()), *events.get(("lineage", row.lineage), ())])
        for seq in dict.fromkeys(event[0] for event in mine):
            for _, kind, value in (event for event in mine if event[0] == seq):
                if kind == "stands":
                    stands = int(value)
                elif kind == "state":
                    said = value
                else:
                    corrected = int(value)
            wanted = None
            if stands == 1 and corrected in (None, row.number):
                text = said or "machine"
                public = text in PUBLIC_STATES or (text == "machine" and row.official == 1)
                wanted = (text, int(public))
            if wanted == ((opened["review"], opened["public"]) if opened else None):
                continue
            if opened:
                yield {**opened, "known_to": seq}
            opened = (
                {
                    "claim": row.number,
                    "known_from": seq,
                    "known_to": schema.OPEN,
                    "review": wanted[0],
                    "public": wanted[1],
                }
                if wanted
                else None
            )
        if opened:
            yield opened


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
