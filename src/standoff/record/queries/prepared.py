"""Statements that are written once per shape and run on the driver: writing one costs more than most answers."""

from __future__ import annotations

import collections
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    Connection,
    Dialect,
    Insert,
    Select,
    Table,
    Text,
    bindparam,
    func,
    insert,
    select,
)

from standoff.record.databases import Database

SIZES = (1, 20, 100, 500)  # values in one statement

Build = Callable[[], Select[Any] | Insert]


class Prepared:
    """One statement as the driver takes it: its text, the order of its values, and the values it brings itself."""

    def __init__(self, dialect: Dialect, build: Build) -> None:
        statement = build()
        compiled = statement.compile(dialect=dialect)
        self.sql = str(compiled)
        self._order: list[str] | None = getattr(compiled, "positiontup", None)
        self._own = dict(compiled.params)
        columns = [getattr(column, "name", "") for column in getattr(statement, "selected_columns", ())]
        row: Any = collections.namedtuple("Row", columns, rename=True)  # type: ignore[misc]
        self._row: Callable[[Any], Any] = row._make

    def values(self, given: Mapping[str, Any]) -> Any:
        """The values of a run, as the driver takes them."""
        whole = {**self._own, **given}
        return whole if self._order is None else [whole[name] for name in self._order]

    def rows(self, database: Database, given: Mapping[str, Any]) -> list[Any]:
        """All rows as named tuples."""
        return list(map(self._row, self.tuples(database, given)))

    def tuples(self, database: Database, given: Mapping[str, Any]) -> list[Any]:
        """All rows as the driver gives them."""
        driver = database.engine.raw_connection()
        server: Any = driver.driver_connection if database.engine.dialect.name == "postgresql" else None
        try:
            if server is not None:
                server.autocommit = True  # one statement sees one state: no transaction to begin and end
            cursor = driver.cursor()
            cursor.execute(self.sql, self.values(given))
            return list(cursor.fetchall())
        finally:
            if server is not None and not server.closed:
                server.autocommit = False
            driver.close()

    def rows_in(self, connection: Connection, given: Mapping[str, Any]) -> list[Any]:
        """All rows as named tuples, inside a connection's transaction."""
        cursor = connection.connection.cursor()
        try:
            cursor.execute(self.sql, self.values(given))
            return list(map(self._row, cursor.fetchall()))
        finally:
            cursor.close()

    def run_many(self, connection: Connection, given: Sequence[Mapping[str, Any]]) -> None:
        """Runs it once for each of these values, inside a connection's transaction."""
        cursor = connection.connection.cursor()
        try:
            if len(given) == 1:
                cursor.execute(self.sql, self.values(given[0]))
            else:
                cursor.executemany(self.sql, [self.values(each) for each in given])
        finally:
            cursor.close()


_prepared: dict[tuple[str, object], Prepared] = {}


def prepared(database: Database | Connection, shape: object, build: Build) -> Prepared:
    """The statement of a shape, made by ``build`` the first time it is wanted for this kind of database."""
    dialect = database.dialect if isinstance(database, Connection) else database.engine.dialect
    key = (dialect.name, shape)
    found = _prepared.get(key)
    if found is None:
        found = _prepared[key] = Prepared(dialect, build)
    return found


def rows_of(connection: Connection, shape: object, build: Build, **given: Any) -> list[Any]:
    """The rows of a prepared statement inside a transaction."""
    return prepared(connection, shape, build).rows_in(connection, given)


def first_of(connection: Connection, shape: object, build: Build, **given: Any) -> Any:
    """The first column of the first row of a prepared statement inside a transaction, None without one."""
    found = rows_of(connection, shape, build, **given)
    return found[0][0] if found else None


def rows_among(
    connection: Connection,
    shape: object,
    build: Callable[[list[BindParameter[Any]]], Select[Any]],
    among: Sequence[Any],
    **given: Any,
) -> list[Any]:
    """The rows for any of many values, some hundreds in a statement; the last value fills a statement up."""
    if connection.dialect.name == "postgresql":
        return _rows_of_array(connection, shape, build, among, given) if among else []
    found: list[Any] = []
    for first in range(0, len(among), SIZES[-1]):
        part = list(among[first : first + SIZES[-1]])
        size = next(size for size in SIZES if size >= len(part))
        values = {f"n{i}": value for i, value in enumerate(part + [part[-1]] * (size - len(part)))}

        def statement(names: tuple[str, ...] = tuple(values)) -> Select[Any]:
            return build([bindparam(name) for name in names])

        ready = prepared(connection, (shape, size), statement)
        found += ready.rows_in(connection, {**given, **values})
    return found


def _rows_of_array(
    connection: Connection, shape: object, build: Any, among: Sequence[Any], given: Mapping[str, Any]
) -> list[Any]:
    """The same where values can be one array: one plan for any number of them."""
    kind = ARRAY(Text() if isinstance(among[0], str) else BigInteger())
    ready = prepared(
        connection, (shape, "array"), lambda: build(select(func.unnest(bindparam("among", type_=kind))))
    )
    return ready.rows_in(connection, {**given, "among": list(among)})


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows that all give the same columns."""
    if rows:
        columns = tuple(rows[0])

        def build() -> Insert:
            return insert(table).values({name: bindparam(name, type_=table.c[name].type) for name in columns})

        prepared(connection, ("insert", table.name, columns), build).run_many(connection, rows)
