"""One record: a SQLite file that several readers and one writer at a time share."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from standoff.errors import RecordMissing, RecordUnwritable
from standoff.model.document import Document
from standoff.model.recorded import Verified
from standoff.record import schema
from standoff.record.faults import told
from standoff.record.view import View, stored_documents
from standoff.record.writer import Writer

Clock = Callable[[], datetime]
WAIT_SECONDS = 30.0


def now() -> datetime:
    """The present instant in UTC."""
    return datetime.now(UTC)


class Store:
    """A record that is open. Use it as a context manager, or ``close`` it."""

    def __init__(self, path: Path, engine: Engine, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._engine = engine

    @classmethod
    def open(cls, path: str | os.PathLike[str], create: bool = True, wait: float = WAIT_SECONDS) -> Store:
        """The record at ``path``, made if it is missing and ``create`` is true.

        ``wait`` is how many seconds a writer waits for another one. Without ``create`` it may be
        read-only.
        Raises RecordMissing, RecordUnwritable, RecordFull, RecordBusy or RecordError.
        """
        where = Path(path)
        missing = not where.exists() or (where.is_file() and where.stat().st_size == 0)
        if missing and not create:
            raise RecordMissing(str(where), "no record there", "run `standoff add` to make one")
        if where.is_dir() or not where.parent.is_dir():
            wrong = "is a folder" if where.is_dir() else f"the folder {where.parent} does not exist"
            raise RecordUnwritable(str(where), wrong, "give the path of a file in a folder that exists")
        writable = missing or _writable(where)
        if create and not writable:
            raise RecordUnwritable(
                str(where), "the record is read-only", "give it write permission, or name another"
            )
        engine = _engine(where, writable, wait)
        try:
            with told(where):
                _prepare(where, engine, create)
        except BaseException:
            engine.dispose()
            raise
        return cls(where, engine, writable)

    def writer(self, principal: str, clock: Clock = now) -> Writer:
        """A writer whose entries ``principal`` signs: a coder ``name@version``, an importer, a reviewer."""
        if not self.writable:
            raise RecordUnwritable(str(self.path), "the record is read-only", "give it write permission")
        return Writer(self.path, self._engine, principal, clock)

    def view(
        self,
        on: str | date | None = None,
        known: str | date | None = None,
        reported: str | date | None = None,
    ) -> View:
        """What was so by the end of day ``on``, as the record knew it at ``known``, from what could be read
        by ``reported``; None leaves a clock at its present end. Days may be partial (``2017-03``: by its end).

        Raises BadDate, naming the option.
        """
        return View(self.path, self._engine, on=on, known=known, reported=reported)

    def documents(self, current: bool = True) -> Iterator[Document]:
        """Every stored document as it was added, oldest first; only those that stand if ``current`` is true.

        Writing meanwhile is allowed: rows are read a few at a time.
        """
        with told(self.path):
            yield from stored_documents(self._engine, current)

    def verify(self, progress: Callable[[int, int], None] | None = None) -> Verified:
        """Re-checks every text digest, evidence span, quote, payload and link of the log's chain.

        ``progress`` is called with (texts done, texts in all).
        """
        from standoff.record.verify import verify

        with told(self.path), reading(self._engine) as connection:
            return verify(connection, progress)

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection whose reads all see one state of the file."""
    with engine.connect() as connection:
        yield connection


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _engine(path: Path, writable: bool, wait: float) -> Engine:
    """Connections with the record's pragmas; a file that may not be written is opened read-only."""
    uri = path.resolve().as_uri()
    if not writable:
        # A reader of a WAL file needs a shared-memory file beside it; where none can be, nothing changes either.
        alone = "" if os.access(path.parent, os.W_OK) or Path(f"{path}-wal").exists() else "&immutable=1"
        uri += f"?mode=ro{alone}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def pragmas(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("pragma foreign_keys = on")
        # An acknowledged document is on the disk: one flush per document costs little beside coding it.
        connection.execute("pragma synchronous = full")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: a reader that turned writer midway could only fail.
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("begin immediate" if writing else "begin")

    return engine


def _prepare(path: Path, engine: Engine, create: bool) -> None:
    """Checks that the file is a record this version can use; makes the tables in an empty one."""
    with engine.connect() as connection:
        application, version, tables = _marks(connection)
    if application == schema.APPLICATION_ID:
        if version > schema.SCHEMA_VERSION:
            wrong = f"was made by a newer Standoff (schema {version}; this one knows {schema.SCHEMA_VERSION})"
            raise RecordUnwritable(str(path), wrong, "upgrade Standoff")
        return
    if application or tables:
        raise RecordUnwritable(str(path), "is the database of another program", "name another file")
    if not create:
        raise RecordMissing(str(path), "the record was never finished", "run `standoff add` to make one")
    driver = engine.raw_connection()
    try:
        driver.execute("pragma journal_mode = wal")
    finally:
        driver.close()
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if _marks(connection)[2]:  # another process made it while this one waited
            return
        schema.metadata.create_all(connection)
        for statement in (*schema.SQLITE_EXTRAS, *schema.guards()):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"pragma application_id = {schema.APPLICATION_ID}")
        connection.exec_driver_sql(f"pragma user_version = {schema.SCHEMA_VERSION}")


def _marks(connection: Connection) -> tuple[int, int, int]:
    """Application id, schema version, number of tables."""
    application = connection.exec_driver_sql("pragma application_id").scalar_one()
    version = connection.exec_driver_sql("pragma user_version").scalar_one()
    tables = connection.exec_driver_sql("select count(*) from sqlite_master").scalar_one()
    return application, version, tables
