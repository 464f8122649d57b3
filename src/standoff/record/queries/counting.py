"""How much stands in a view: totals, and counts by move, place and review."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from standoff.model.recorded import Asked, Counts
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.queries.claims import Pinned, conditions
from standoff.record.queries.documents import documents_of
from standoff.record.writing.standing import stands_at


def counts(database: Database, pinned: Pinned) -> Counts:
    """Counts of everything that stands in a view."""
    claims, periods = schema.claims, schema.claim_periods
    with database.reading() as connection:

        def grouped(what: Any, *where: Any) -> tuple[tuple[Any, int], ...]:
            count = func.count()
            query = (
                select(what, count)
                .select_from(claims)
                .join(periods, periods.c.claim == claims.c.number)
                .where(*conditions(Asked(), pinned, database), *where)
                .group_by(what)
            )
            rows = connection.execute(query.order_by(count.desc(), what), pinned.values)
            return tuple((row[0], row[1]) for row in rows)

        by_move = grouped(claims.c.move)
        by_place = grouped(claims.c.actor_place, claims.c.core == 1, claims.c.actor_place.is_not(None))
        by_core = dict(grouped(claims.c.core))
        moves = select(func.count()).select_from(schema.moves)
        return Counts(
            documents=_number(
                connection, select(func.count()).select_from(documents_of(pinned).subquery()), pinned
            ),
            claims=sum(by_core.values()),
            core=by_core.get(1, 0),
            places=len(by_place),
            moves=_number(
                connection, moves.where(stands_at(schema.move_standings, schema.moves.c.number)), pinned
            ),
            entries=pinned.upto,
            by_move=by_move,
            by_place=by_place,
            by_review=grouped(periods.c.review),
        )


def _number(connection: Connection, query: Any, pinned: Pinned) -> int:
    return int(connection.execute(query, pinned.values).scalar_one())
