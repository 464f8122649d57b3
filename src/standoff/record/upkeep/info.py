"""What there is to know of a record itself: where it is, how large, since when, and where its copies are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, func, select

from standoff.record import schema
from standoff.record.store import Store
from standoff.record.upkeep.copying import count_entries
from standoff.record.writing.standing import stands


class BackupRef(msgspec.Struct, frozen=True):
    """A backup: its file, the UTC instant it was made, and whether a file is still there."""

    path: str
    made: str
    there: bool


class PurgeRef(msgspec.Struct, frozen=True):
    """An erasure: its entry, when (UTC instant), by whom, what (hashes only) and why."""

    seq: int
    recorded: str
    principal: str
    what: str
    why: str


class Info(msgspec.Struct, frozen=True):
    """A record at a glance. ``size`` in bytes; ``first`` and ``last`` are the UTC instants of its entries.

    ``documents``, ``claims`` and ``moves`` count those that stand, ``*_all`` those ever added and not erased.
    """

    where: str
    database: str
    version: str
    schema_version: int
    size: int
    entries: int
    documents: int
    documents_all: int
    claims: int
    claims_all: int
    moves: int
    findings: int
    first: str | None = None
    last: str | None = None
    backups: tuple[BackupRef, ...] = ()
    purges: tuple[PurgeRef, ...] = ()


def info(store: Store) -> Info:
    """The record at a glance, in one state. Raises RecordError and its kinds."""
    with store.database.told(), store.database.reading() as connection:
        periods, entries = schema.claim_periods, schema.entries
        claims = select(func.count()).select_from(periods).where(periods.c.known_to == schema.OPEN)
        times = select(func.min(entries.c.recorded), func.max(entries.c.recorded))
        first, last = connection.execute(times).one()
        database, version = _database(connection)
        return Info(
            store.name,
            database,
            version,
            schema.SCHEMA_VERSION,
            _size(store, connection),
            count_entries(connection),
            _standing(connection, schema.documents, schema.document_standings),
            _count(connection, schema.documents),
            int(connection.execute(claims).scalar_one()),
            _count(connection, schema.claims),
            _standing(connection, schema.moves, schema.move_standings),
            _count(connection, schema.findings),
            first,
            last,
            _backups(connection),
            _purges(connection),
        )


def _database(connection: Connection) -> tuple[str, str]:
    if connection.dialect.name == "postgresql":
        said = connection.exec_driver_sql("show server_version").scalar_one()
        return "PostgreSQL", str(said).split()[0]
    return "SQLite", str(connection.exec_driver_sql("select sqlite_version()").scalar_one())


def _size(store: Store, connection: Connection) -> int:
    """Bytes on the disk, indexes and the log that SQLite writes ahead included."""
    if store.path is not None:
        files = (store.path, Path(f"{store.path}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())
    query = """select coalesce(sum(pg_total_relation_size(oid)), 0) from pg_class
        where relnamespace = current_schema()::regnamespace and relkind = 'r'"""
    return int(connection.exec_driver_sql(query).scalar_one())


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _standing(connection: Connection, table: Table, standings: Table) -> int:
    query = select(func.count()).select_from(table).where(stands(standings, table.c.number))
    return int(connection.execute(query).scalar_one())


def _backups(connection: Connection) -> tuple[BackupRef, ...]:
    rows = schema.backups
    found: Any = connection.execute(select(rows).order_by(rows.c.made, rows.c.path))
    return tuple(BackupRef(row.path, row.made, Path(row.path).exists()) for row in found)


def _purges(connection: Connection) -> tuple[PurgeRef, ...]:
    rows, entries = schema.purges, schema.entries
    query = (
        select(rows.c.seq, entries.c.recorded, entries.c.principal, rows.c.what, rows.c.why)
        .join(entries, entries.c.seq == rows.c.seq)
        .order_by(rows.c.seq)
    )
    return tuple(PurgeRef(*row) for row in connection.execute(query))
