"""One record: a SQLite file or a PostgreSQL schema that readers and one writer at a time share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

from standoff.errors import RecordUnwritable
from standoff.model.document import Document
from standoff.model.recorded import Verified
from standoff.record.databases import WAIT_SECONDS, Database, open_database
from standoff.record.view import View
from standoff.record.writer import Writer
from standoff.record.writing.documentrows import stored_documents

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present instant in UTC."""
    return datetime.now(UTC)


class Store:
    """A record that is open. Use it as a context manager, or ``close`` it.

    ``name`` is where it lives, without passwords; ``path`` the file, None on a server.
    """

    def __init__(self, database: Database) -> None:
        self.name = database.name
        self.writable = database.writable
        self.path: Path | None = getattr(database, "path", None)
        self.database = database

    @classmethod
    def open(cls, where: str | os.PathLike[str], create: bool = True, wait: float = WAIT_SECONDS) -> Store:
        """The record at ``where``, a path or ``postgresql://`` address; made if missing and ``create`` is true.

        ``wait`` is how many seconds a writer waits for another one. Without ``create`` it may be
        read-only.
        Raises RecordMissing, RecordOutdated, RecordUnwritable, RecordFull, RecordBusy, RecordLost or
        RecordError.
        """
        database = open_database(where, create, wait)
        try:
            with database.told():
                database.prepare(create)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def writer(self, principal: str, clock: Clock = now) -> Writer:
        """A writer whose entries ``principal`` signs: a coder ``name@version``, an importer, a reviewer."""
        if not self.writable:
            raise RecordUnwritable(self.name, "the record is read-only", "give it write permission")
        return Writer(self.database, principal, clock)

    def view(
        self,
        on: str | date | None = None,
        known: str | date | None = None,
        reported: str | date | None = None,
        public: bool = False,
        upto: int | None = None,
    ) -> View:
        """What was so by the end of day ``on``, as the record knew it at ``known``, from what could be read
        by ``reported``; None leaves a clock at its present end. Days may be partial (``2017-03``: by its end).

        ``public`` leaves in what reviewers accepted or official sources say, with private names masked and
        no more than the public share of any text. ``upto`` pins to an entry's number in place of ``known``.
        Raises BadDate, naming the option.
        """
        return View(self.database, on=on, known=known, reported=reported, public=public, upto=upto)

    def documents(self, current: bool = True) -> Iterator[Document]:
        """Every stored document as it was added, oldest first; only those that stand if ``current`` is true.

        Writing meanwhile is allowed: rows are read a few at a time.
        """
        with self.database.told():
            yield from stored_documents(self.database, current)

    def verify(self, progress: Callable[[int, int], None] | None = None) -> Verified:
        """Re-checks every text digest, evidence span, quote, payload and link of the log's chain.

        ``progress`` is called with (texts done, texts in all).
        """
        from standoff.record.verify import verify

        with self.database.told(), self.database.reading() as connection:
            return verify(connection, self.database, progress)

    def close(self) -> None:
        """Lets go of the file or server."""
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()
