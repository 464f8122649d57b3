"""Statements that are written once per shape and run on the driver: writing one costs more than most answers."""

from __future__ import annotations

import collections
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Select

from standoff.record.databases import Database

Build = Callable[[], Select[Any]]


class Prepared:
    """One statement as the driver takes it: its text, the order of its values, and the values it brings itself."""

    def __init__(self, database: Database, build: Build) -> None:
        compiled = build().compile(dialect=database.engine.dialect)
        self.sql = str(compiled)
        self._order: list[str] | None = getattr(compiled, "positiontup", None)
        self._own = dict(compiled.params)
        columns = [column.name for column in build().selected_columns]
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
        try:
            cursor = driver.cursor()
            cursor.execute(self.sql, self.values(given))
            return list(cursor.fetchall())
        finally:
            driver.close()


_prepared: dict[tuple[str, object], Prepared] = {}


def prepared(database: Database, shape: object, build: Build) -> Prepared:
    """The statement of a shape, made by ``build`` the first time it is wanted for this kind of database."""
    key = (database.engine.dialect.name, shape)
    found = _prepared.get(key)
    if found is None:
        found = _prepared[key] = Prepared(database, build)
    return found
