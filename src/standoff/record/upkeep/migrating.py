"""Records of earlier versions brought to this one: each step in one transaction, with a copy kept before it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Table, insert, inspect
from sqlalchemy.schema import CreateIndex, CreateTable

from standoff.errors import RecordError, RecordMissing, RecordUnwritable
from standoff.record import schema
from standoff.record.databases import WAIT_SECONDS, Database, is_server, open_database
from standoff.record.databases.sqlite import Sqlite, check_version
from standoff.record.log import instant
from standoff.record.upkeep.backup import put, snapshot, unfinished
from standoff.record.upkeep.copying import Progress, columns
from standoff.record.writing import settling


class Migrated(msgspec.Struct, frozen=True):
    """A record's schema version before and after; ``backup`` is the copy of it as it was, None if it was new enough."""

    where: str
    before: int
    after: int
    backup: str | None = None


def migrate(where: str | os.PathLike[str], progress: Progress | None = None) -> Migrated:
    """Brings a record to this version's schema, after a copy of it as it is was put beside it.

    All or nothing: what is interrupted leaves the record as it was.
    Raises RecordMissing, RecordUnwritable for a newer record or another program's file, RecordBusy,
    RecordFull, RecordError.
    """
    database = open_database(where, create=False)
    try:
        with database.told():
            before = database.version()
            _refuse_others(database)
            if not before:
                raise RecordMissing(database.name, "no record there", "run `standoff add` to make one")
            if before >= schema.SCHEMA_VERSION:
                check_version(database.name, before)
                return Migrated(database.name, before, before)
            if is_server(where) or not isinstance(database, Sqlite):
                raise RecordError(
                    database.name, f"knows no schema {before} on a server", "copy it from a file"
                )
            return _migrated(database, before, progress)
    finally:
        database.close()


def _refuse_others(database: Database) -> None:
    if isinstance(database, Sqlite):
        with database.engine.connect() as connection:
            mark = connection.exec_driver_sql("pragma application_id").scalar_one()
            if mark != schema.APPLICATION_ID:
                wrong = "is the database of another program"
                raise RecordUnwritable(database.name, wrong, "name another file")


def _migrated(database: Sqlite, before: int, progress: Progress | None) -> Migrated:
    if not database.writable:
        raise RecordUnwritable(database.name, "the record is read-only", "give it write permission")
    with _alone(database) as connection:
        version = int(connection.exec_driver_sql("pragma user_version").scalar_one())
        if version >= schema.SCHEMA_VERSION:  # another process did it while this one waited
            return Migrated(database.name, version, version)
        kept = _keep(database, version, progress)
        for step in range(version, schema.SCHEMA_VERSION):
            STEPS[step](connection, database)
        row = {"path": str(kept), "made": instant(datetime.now(UTC))}
        connection.execute(insert(schema.backups), row)
        for table, number, parent, _ in connection.exec_driver_sql("pragma foreign_key_check"):
            wrong = f"row {number} of {table} refers to a missing row of {parent}"
            raise RecordError(database.name, wrong, "it stays as it was; restore a backup, then migrate")
    return Migrated(database.name, before, schema.SCHEMA_VERSION, str(kept))


@contextmanager
def _alone(database: Sqlite) -> Iterator[Connection]:
    """A writing transaction in which tables may be taken apart: references are checked at its end."""
    with database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("pragma foreign_keys = off")
        try:
            with connection.execution_options(wait=WAIT_SECONDS).begin():
                yield connection
        finally:
            driver.execute("pragma foreign_keys = on")


def _keep(database: Sqlite, version: int, progress: Progress | None) -> Path:
    """Copies the file, which nobody writes to meanwhile."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    path = database.path.absolute()
    kept = path.with_name(f"{path.name}.v{version}-{stamp}.bak")
    with unfinished(kept) as partial:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("select count(*) from entries")  # pins the state
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            snapshot(driver, partial, str(kept), progress)
        partial.chmod(path.stat().st_mode | 0o600)
        put(partial, kept, replace=False)
    return kept


def _to_2(connection: Connection, database: Sqlite) -> None:
    """Keyed digests, reviews by period, kept layers, corrections, findings, retractions, erasures.

    Old entries keep their digests, without a key. Version 2 is this version: its tables come from the schema.
    """
    for kind, name in connection.exec_driver_sql(
        "select type, name from sqlite_master where type in ('trigger', 'view') or name like 'search_%' "
        "and sql like 'create virtual table%'"
    ).all():
        connection.exec_driver_sql(f"drop {'table' if kind == 'table' else kind} {name}")
    there = set(inspect(connection).get_table_names())
    for table in schema.metadata.sorted_tables:
        if table.name in there:
            _remake(connection, table)
        else:
            table.create(connection)
    database.finish(connection)
    settling.rebuild(connection, database)


def _remake(connection: Connection, table: Table) -> None:
    """Gives a table its present definition; columns that are new take their defaults."""
    old = {row[1] for row in connection.exec_driver_sql(f"pragma table_xinfo({table.name})")}
    names = ", ".join(f'"{column.name}"' for column in columns(table) if column.name in old)
    made = str(CreateTable(table).compile(connection)).replace(
        f"CREATE TABLE {table.name} (", f"CREATE TABLE remade_{table.name} (", 1
    )
    connection.exec_driver_sql(made)
    connection.exec_driver_sql(f"insert into remade_{table.name} ({names}) select {names} from {table.name}")
    connection.exec_driver_sql(f"drop table {table.name}")
    connection.exec_driver_sql(f"alter table remade_{table.name} rename to {table.name}")
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        connection.execute(CreateIndex(index))


STEPS: Mapping[int, Callable[[Connection, Sqlite], None]] = {1: _to_2}
"""The step that leads from each version to the next one."""
