"""A record in one SQLite file: WAL, so that readers never wait; one writer at a time."""

from __future__ import annotations

import os
import random
import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import REAL, Connection, Engine, Integer, Select, create_engine, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

from standoff.errors import RecordMissing, RecordOutdated, RecordUnwritable
from standoff.record import schema
from standoff.record.databases import CANDIDATES, WAIT_SECONDS
from standoff.record.faults import told
from standoff.record.log import instant

TURN = 0.004  # seconds between looks whether another writer is done: short, so that every writer gets a turn
CACHE = -32_000  # kibibytes of pages that each connection may keep


OPEN_CLAIM = f"join claim_periods p on p.claim = c.number and p.known_to = {schema.OPEN}"
STANDS = "(select s.stands from {0}_standings s where s.{0} = {1} order by s.seq desc limit 1) = 1"
FTS = "tokenize='porter unicode61 remove_diacritics 2'"

EXTRAS = (
    # Views for people; the program reads the tables.
    f"""create view standing_documents as
    select d.id, d.title, d.outlet, d.byline, d.published, d.url, c.uri, c.captured, d.text_sha256, d.number
    from documents d join captures c on c.seq = (select max(seq) from captures where document = d.number)
    where {STANDS.format("document", "d.number")}""",
    f"""create view standing_claims as
    select c.id, c.actor, c.actor_place, c.move, c.status, c.quote, c.date_edtf, c.valid_from, c.valid_by,
      c.valid_to, c.core, c.voices, d.outlet, d.published, d.title, d.url, p.review,
      e.recorded, e.principal, c.lineage, r.coder, r.codebook, c.made_by, c.confidence, c.number
    from claims c {OPEN_CLAIM} join runs r on r.number = c.run join documents d on d.number = r.document
      join entries e on e.seq = c.seq""",
    f"""create view standing_moves as
    select m.id, m.family, m.place, m.actors, m.instrument, m.earliest, m.latest, m.support,
      e.recorded, m.number
    from moves m join entries e on e.seq = m.seq where {STANDS.format("move", "m.number")}""",
    # Full text: indexes over rows that stand elsewhere, so that no text is kept twice.
    """create view document_texts as
    select d.number, coalesce(d.title, '') as title, t.content as text
    from documents d join texts t on t.sha256 = d.text_sha256""",
    f"create virtual table search_documents using fts5(title, text, content='document_texts', "
    f"content_rowid='number', {FTS})",
    f"create virtual table search_claims using fts5(quote, actor, content='claims', "
    f"content_rowid='number', {FTS})",
    f"create virtual table search_grants using fts5(words, content='grants', content_rowid='claim', {FTS})",
)
INDEXES = ("search_documents", "search_claims", "search_grants")


class Sqlite:
    """One SQLite file."""

    def __init__(self, path: Path, create: bool, wait: float) -> None:
        self.path = path
        self.name = str(path)
        missing = not path.exists() or (path.is_file() and path.stat().st_size == 0)
        if missing and not create:
            raise RecordMissing(self.name, "no record there", "run `standoff add` to make one")
        if path.is_dir() or not path.parent.is_dir():
            wrong = "is a folder" if path.is_dir() else f"the folder {path.parent} does not exist"
            raise RecordUnwritable(self.name, wrong, "give the path of a file in a folder that exists")
        self.writable = missing or _writable(path)
        if create and not self.writable:
            mend = "give it write permission, or name another"
            raise RecordUnwritable(self.name, "the record is read-only", mend)
        self._wait = wait
        self.engine = _engine(path, self.writable)

    @contextmanager
    def told(self) -> Iterator[None]:
        with told(self.name):
            yield

    def version(self) -> int:
        with self.engine.connect() as connection:
            return _marks(connection)[1]

    def prepare(self, create: bool) -> None:
        with self.engine.connect() as connection:
            application, version, tables = _marks(connection)
        if application == schema.APPLICATION_ID:
            check_version(self.name, version)
            return
        if application or tables:
            raise RecordUnwritable(self.name, "is the database of another program", "name another file")
        if not create:
            raise RecordMissing(self.name, "the record was never finished", "run `standoff add` to make one")
        driver = self.engine.raw_connection()
        try:
            driver.execute("pragma journal_mode = wal")
        finally:
            driver.close()
        with self.writing() as connection:
            if not _marks(connection)[2]:  # else another process made it while this one waited
                schema.metadata.create_all(connection)
                self.finish(connection)

    def finish(self, connection: Connection) -> None:
        """What the definition of the tables does not hold: views, search, triggers and the file's marks."""
        for statement in EXTRAS:
            connection.exec_driver_sql(statement)
        self.set_guards(connection)
        connection.execute(
            schema.migrations.insert(),
            {"version": schema.SCHEMA_VERSION, "applied": instant(datetime.now(UTC))},
        )
        connection.exec_driver_sql(f"pragma application_id = {schema.APPLICATION_ID}")
        connection.exec_driver_sql(f"pragma user_version = {schema.SCHEMA_VERSION}")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            connection = connection.execution_options(wait=self._wait)
            with connection.begin():
                yield connection

    def faults(self, connection: Connection) -> Iterator[tuple[str, str]]:
        for row in connection.exec_driver_sql("pragma quick_check(5)"):
            if row[0] != "ok":
                yield "file", str(row[0])
        for row in connection.exec_driver_sql("pragma foreign_key_check"):
            which = "a row" if row[1] is None else f"row {row[1]}"
            yield "reference", f"{which} of {row[0]} refers to a missing row of {row[2]}"

    def set_guards(self, connection: Connection) -> None:
        for table in schema.BASE:
            for verb in ("update", "delete"):
                connection.exec_driver_sql(
                    f"create trigger if not exists {table.name}_no_{verb} before {verb} on {table.name} "
                    "begin select raise(abort, 'the record is append-only'); end"
                )

    def lift_guards(self, connection: Connection) -> None:
        for table in schema.BASE:
            for verb in ("update", "delete"):
                connection.exec_driver_sql(f"drop trigger if exists {table.name}_no_{verb}")

    def index_document(self, connection: Connection, number: int, title: str, text: str) -> None:
        connection.exec_driver_sql(
            "insert into search_documents (rowid, title, text) values (?, ?, ?)", (number, title, text)
        )

    def index_claims(self, connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
        connection.exec_driver_sql(
            "insert into search_claims (rowid, quote, actor) values (?, ?, ?)", list(rows)
        )

    def index_grants(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        connection.exec_driver_sql("insert into search_grants (rowid, words) values (?, ?)", list(rows))

    def reindex(self, connection: Connection) -> None:
        for index in INDEXES:
            connection.exec_driver_sql(f"insert into {index} ({index}) values ('rebuild')")

    def found_documents(self, phrase: bool) -> Select[tuple[int, float]]:
        return _ranked("search_documents")

    def found_claims(self) -> Select[tuple[int]]:
        return text("select rowid as hit from search_claims where search_claims match :words").columns(
            hit=Integer
        )  # type: ignore[return-value]

    def found_grants(self, phrase: bool) -> Select[tuple[int, float]]:
        return _ranked("search_grants")

    def snippets(self, connection: Connection, numbers: Sequence[int], words: str) -> dict[int, str]:
        rows = connection.exec_driver_sql(
            "select rowid, snippet(search_documents, -1, '[', ']', '…', 24) from search_documents "
            f"where search_documents match ? and rowid in ({', '.join('?' * len(numbers))})",
            (words, *numbers),
        )
        return {row[0]: row[1] for row in rows}

    def query(self, words: str) -> str:
        parts = re.findall(r'"([^"]*)"|(\S+)', words)
        terms = [" ".join(re.findall(r"\w+", phrase or word)) for phrase, word in parts]
        return " ".join(f'"{term}"' for term in terms if term) or '""'

    def vacuum(self) -> None:
        driver = self.engine.raw_connection()
        try:
            driver.execute("vacuum")
            driver.execute("pragma wal_checkpoint(truncate)")
        finally:
            driver.close()

    def close(self) -> None:
        self.engine.dispose()


def _ranked(index: str) -> Select[tuple[int, float]]:
    return text(
        f"select hit, rank from (select rowid as hit, rank from {index} "
        f"where {index} match :words and rowid < :before order by rowid desc limit {CANDIDATES}) "
        "order by rank, hit desc"
    ).columns(hit=Integer, rank=REAL)  # type: ignore[return-value]


def check_version(name: str, version: int) -> None:
    """Raises RecordUnwritable for a newer schema, RecordOutdated for an older one."""
    if version > schema.SCHEMA_VERSION:
        wrong = f"was made by a newer Standoff (schema {version}; this one knows {schema.SCHEMA_VERSION})"
        raise RecordUnwritable(name, wrong, "upgrade Standoff")
    if version < schema.SCHEMA_VERSION:
        wrong = f"was made by an older Standoff (schema {version}; this one writes {schema.SCHEMA_VERSION})"
        raise RecordOutdated(name, wrong, "run `standoff record migrate`, which keeps a copy of it first")


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _engine(path: Path, writable: bool) -> Engine:
    """Connections with the record's pragmas; a file that may not be written is opened read-only."""
    uri = path.resolve().as_uri()
    if not writable:
        # A reader of a WAL file needs a shared-memory file beside it; where none can be, nothing changes either.
        alone = "" if os.access(path.parent, os.W_OK) or Path(f"{path}-wal").exists() else "&immutable=1"
        uri += f"?mode=ro{alone}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def pragmas(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("pragma foreign_keys = on")
        # An acknowledged document is on the disk: one flush per document costs little beside coding it.
        connection.execute("pragma synchronous = full")
        connection.execute("pragma secure_delete = on")
        connection.execute(f"pragma cache_size = {CACHE}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: a reader that turned writer midway could only fail.
        wait = connection.get_execution_options().get("wait")
        if wait is None:
            connection.exec_driver_sql("begin")
        else:
            _take_turn(connection, wait)

    return engine


def _take_turn(connection: Connection, wait: float) -> None:
    """Takes the write lock; looks often and at odd moments, so that no writer waits behind a busy one for ever."""
    until = time.monotonic() + wait
    connection.exec_driver_sql("pragma busy_timeout = 0")
    try:
        while True:
            try:
                connection.exec_driver_sql("begin immediate")
                return
            except OperationalError as error:
                busy = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() > until:
                    raise
            time.sleep(TURN * random.random())
    finally:
        connection.exec_driver_sql(f"pragma busy_timeout = {int(WAIT_SECONDS * 1000)}")


def _marks(connection: Connection) -> tuple[int, int, int]:
    """Application id, schema version, number of tables."""
    application = connection.exec_driver_sql("pragma application_id").scalar_one()
    version = connection.exec_driver_sql("pragma user_version").scalar_one()
    tables = connection.exec_driver_sql("select count(*) from sqlite_master").scalar_one()
    return application, version, tables
