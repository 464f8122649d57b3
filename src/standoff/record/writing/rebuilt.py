"""Derived tables made anew from the base tables, and whether that changes any of them."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from standoff.errors import RecordUnwritable
from standoff.record import schema
from standoff.record.store import Store
from standoff.record.writing import settling

FOLLOWING = (schema.claim_periods, schema.grants, schema.claim_effects, schema.positions)
"""What ``settling.rebuild`` makes; the other derived tables are those of grouping, and notes of where copies lie."""


class _NotKept(Exception):
    """Ends a transaction without keeping what it did."""


def rebuild(store: Store, keep: bool = True) -> tuple[str, ...]:
    """Makes the derived tables and search indexes anew; gives the names of the tables that came out otherwise.

    Without ``keep`` the record is left as it is. Other writers wait meanwhile.
    Raises RecordUnwritable for a read-only record, RecordBusy.
    """
    if not store.writable:
        raise RecordUnwritable(store.name, "the record is read-only", "give it write permission")
    differ: list[str] = []
    try:
        with store.database.told(), store.database.writing() as connection:
            before = {table.name: digest(connection, table) for table in FOLLOWING}
            settling.rebuild(connection, store.database)
            differ += [table.name for table in FOLLOWING if digest(connection, table) != before[table.name]]
            if not keep:
                raise _NotKept
    except _NotKept:
        pass
    return tuple(differ)


def digest(connection: Connection, table: Table) -> str:
    """A hash of all rows of a table, in the order of its key."""
    found = hashlib.sha256()
    rows: Any = connection.execute(select(table).order_by(*table.primary_key.columns))
    for row in rows:
        found.update(msgspec.json.encode(tuple(row)))
    return found.hexdigest()
