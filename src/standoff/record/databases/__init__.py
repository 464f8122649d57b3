"""What differs between the databases a record can live in, behind one face."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Select

WAIT_SECONDS = 30.0
CANDIDATES = 1_000
"""Matches that are ranked at once, the newest: ranking all pages that hold a common word is slow."""
POSTGRES = ("postgresql://", "postgres://")

Hits = Select[Any]
"""Rows ``(hit, rank)``: the number of a row that matches ``:words``, the best first by ascending rank."""


class Database(Protocol):
    """One record's database. ``name`` is how messages call it, without passwords."""

    name: str
    engine: Engine
    writable: bool

    def prepare(self, create: bool) -> None:
        """Checks that this is a record that this version can use; makes the tables where there are none.

        Raises RecordMissing, RecordOutdated or RecordUnwritable.
        """
        ...

    def version(self) -> int:
        """The schema version of the record, 0 where there is none."""
        ...

    def told(self) -> AbstractContextManager[None]:
        """Turns the driver's errors into the record's."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection whose reads all see one state."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that no other writer shares; it waits for its turn.

        Raises RecordBusy when the turn does not come in time.
        """
        ...

    def faults(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """What the database itself finds broken: ``(kind, what is wrong)``."""
        ...

    def lift_guards(self, connection: Connection) -> None:
        """Lets this transaction change base tables: only a purge and a migration may."""
        ...

    def set_guards(self, connection: Connection) -> None:
        """Makes the database refuse to change or delete rows of base tables."""
        ...

    def index_document(self, connection: Connection, number: int, title: str, text: str) -> None:
        """Adds a document to the search index."""
        ...

    def index_claims(self, connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
        """Adds claims ``(number, quote, actor)`` to the search index."""
        ...

    def index_grants(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Adds public evidence ``(claim number, words)`` to the search index."""
        ...

    def reindex(self, connection: Connection) -> None:
        """Makes the search indexes anew from the tables, leaving nothing of rows that are gone."""
        ...

    def found_documents(self, phrase: bool) -> Hits:
        """The newest ``CANDIDATES`` documents below number ``:before`` that match ``:words``, the best first.

        ``phrase`` tells that the words hold a phrase, which may be far rarer than its words.
        """
        ...

    def found_claims(self) -> Select[Any]:
        """The numbers of all claims whose quote or actor matches ``:words``."""
        ...

    def found_grants(self, phrase: bool) -> Hits:
        """The same for claims, by the evidence that the public may read."""
        ...

    def snippets(self, connection: Connection, numbers: Sequence[int], words: str) -> dict[int, str]:
        """For documents by number, the words around the match, matches between ``[`` and ``]``."""
        ...

    def query(self, words: str) -> str:
        """What a person typed, as this database's search expression: every word, quoted phrases whole."""
        ...

    def vacuum(self) -> None:
        """Gives space back and leaves no trace of deleted rows in the database's files."""
        ...

    def close(self) -> None:
        """Lets go of all connections."""
        ...


def is_server(where: str | os.PathLike[str]) -> bool:
    """True for the address of a PostgreSQL database, False for a path."""
    return isinstance(where, str) and where.startswith(POSTGRES)


def open_database(where: str | os.PathLike[str], create: bool, wait: float = WAIT_SECONDS) -> Database:
    """The database at a path or ``postgresql://`` address, not prepared yet.

    Raises RecordMissing, RecordUnwritable, or RecordError when the PostgreSQL driver is not installed.
    """
    if is_server(where):
        from standoff.record.databases.postgres import Postgres

        return Postgres(str(where), create, wait)
    from standoff.record.databases.sqlite import Sqlite

    return Sqlite(Path(where), create, wait)
