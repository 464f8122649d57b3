"""What stands: the latest word, at or before an entry, on whether a document, run or move is current."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Table, bindparam, select

from standoff.record import schema
from standoff.record.queries.prepared import insert_rows

KEYS = {schema.document_standings: "document", schema.run_standings: "run", schema.move_standings: "move"}
END_OF_LOG = schema.OPEN - 1


@cache
def _other(table: Table) -> FromClause:
    """The table under a second name, made once: making one costs more than most of the queries it is in."""
    return table.alias()


def stands(table: Table, what: ColumnElement[Any], upto: int = END_OF_LOG) -> ColumnElement[bool]:
    """True where ``what`` (a row number) stood right after entry ``upto``."""
    rows = _other(table)
    last = (
        select(rows.c.stands)
        .where(rows.c[KEYS[table]] == what, rows.c.seq <= bindparam("upto", upto))
        .order_by(rows.c.seq.desc())
        .limit(1)
    )
    return last.scalar_subquery() == 1


def stands_at(table: Table, what: ColumnElement[Any]) -> ColumnElement[bool]:
    """True where ``what`` (a row number) stood right after entry ``:upto``."""
    rows = _other(table)
    last = (
        select(rows.c.stands)
        .where(rows.c[KEYS[table]] == what, rows.c.seq <= bindparam("upto"))
        .order_by(rows.c.seq.desc())
        .limit(1)
    )
    return last.scalar_subquery() == 1


def set_standing(connection: Connection, table: Table, numbers: list[int], seq: int, value: bool) -> None:
    """Says for these rows that they stand, or no longer do, as of entry ``seq``."""
    insert_rows(
        connection, table, [{KEYS[table]: number, "seq": seq, "stands": int(value)} for number in numbers]
    )
