"""A record copied whole into another database, proven by one digest of all that it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Table, delete, func, insert, select

from standoff.errors import RecordError, RecordUnwritable
from standoff.record import schema
from standoff.record.store import Store
from standoff.record.writing import settling

BATCH = 200  # rows at a time: texts may be large
KEPT = (
    schema.migrations,
    schema.backups,
)  # about the place that a record lives in, not part of what it holds
Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is in all."""


class Copied(msgspec.Struct, frozen=True):
    """What a copy holds: rows of base tables, entries among them, and the digest of them all."""

    rows: int
    entries: int
    digest: str


def content_digest(store: Store) -> str:
    """SHA-256 over every row of every base table in key order, in hex: equal content, equal digest, on any database.

    Raises RecordError and its kinds.
    """
    with store.database.told(), store.database.reading() as connection:
        return digest_of(connection)


def copy(source: Store, target: Store, progress: Progress | None = None) -> Copied:
    """Copies one state of ``source``, which others may write to meanwhile, into ``target``, which is empty.

    All or nothing: an interrupted copy leaves the target empty, to be copied into again.
    Raises RecordUnwritable when the target holds entries, RecordError when the copy differs.
    """
    return fill(source, target, replace=False, progress=progress)


def fill(source: Store, target: Store, replace: bool, progress: Progress | None = None) -> Copied:
    """As ``copy``; with ``replace`` what the target holds is deleted in the same transaction."""
    if not target.writable:
        raise RecordUnwritable(target.name, "the record is read-only", "name one that you may write to")
    with target.database.told(), target.database.writing() as into:
        if replace:
            _clear(into, target)
        elif count_entries(into):
            mend = "copy into a new place, or restore with --replace"
            raise RecordUnwritable(target.name, "already holds a record", mend)
        with source.database.told(), source.database.reading() as connection:
            rows, digest = _pour(connection, into, progress)
        settling.rebuild(into, target.database)
        if digest_of(into) != digest:
            raise RecordError(target.name, "the copy is not equal to the record", "copy it again")
        return Copied(rows, count_entries(into), digest)


def digest_of(connection: Connection) -> str:
    """The digest of what a connection sees; see ``content_digest``."""
    hashed = hashlib.sha256()
    for table in schema.BASE:
        hashed.update(table.name.encode())
        with closing(_rows(connection, table)) as batches:
            for batch in batches:
                hashed.update(_lines(batch))
    return hashed.hexdigest()


def count_entries(connection: Connection) -> int:
    """How many entries the log has."""
    return int(connection.execute(select(func.count()).select_from(schema.entries)).scalar_one())


def columns(table: Table) -> list[Column[Any]]:
    """What is stored of a table: all columns that are not computed."""
    return [column for column in table.c if column.computed is None]


def _pour(source: Connection, into: Connection, progress: Progress | None) -> tuple[int, str]:
    """Copies all base tables, those that others refer to first; gives the number of rows and their digest."""
    counts = [source.execute(select(func.count()).select_from(table)).scalar_one() for table in schema.BASE]
    done, hashed = 0, hashlib.sha256()
    for table in schema.BASE:
        hashed.update(table.name.encode())
        with closing(_rows(source, table)) as batches:
            for batch in batches:
                _insert(into, table, batch)
                hashed.update(_lines(batch))
                done += len(batch)
                if progress:
                    progress(done, sum(counts))
    return done, hashed.hexdigest()


def _rows(connection: Connection, table: Table) -> Generator[Sequence[Sequence[Any]], None, None]:
    """All rows in key order, some at a time; text sorts by code point on every database."""
    query = select(*columns(table)).order_by(*table.primary_key.columns)
    with connection.execute(query, execution_options={"stream_results": True, "yield_per": BATCH}) as result:
        yield from result.partitions()


def _lines(rows: Sequence[Sequence[Any]]) -> bytes:
    return b"".join(msgspec.json.encode(list(row)) + b"\n" for row in rows)


def _insert(connection: Connection, table: Table, rows: Sequence[Sequence[Any]]) -> None:
    names = [column.name for column in columns(table)]
    if connection.dialect.name == "postgresql":
        quoted = ", ".join(f'"{name}"' for name in names)
        driver: Any = connection.connection
        with driver.cursor() as cursor, cursor.copy(f'copy "{table.name}" ({quoted}) from stdin') as stream:
            for row in rows:
                stream.write_row(row)
    else:
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])


def _clear(connection: Connection, store: Store) -> None:
    """Deletes all rows of a record that is about to hold another one's."""
    store.database.lift_guards(connection)
    for table in reversed(schema.metadata.sorted_tables):
        if table not in KEPT:
            connection.execute(delete(table))
    store.database.set_guards(connection)
