from __future__ import annotations

import os
import resource
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import IO

import pytest

from standoff.errors import (
    RecordBusy,
    RecordError,
    RecordFull,
    RecordMissing,
    RecordUnwritable,
)
from standoff.model.claim import CodedDocument
from standoff.model.document import Document
from standoff.record import schema
from standoff.record.store import Store

PAGES = 60
# Children are forked and only ever use what they open themselves.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.fixture
def store(file: Store) -> Store:
    """Most of what follows is about the file; PostgreSQL's own troubles have their own tests."""
    return file


def test_a_missing_record_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing, match=r"none\.db: no record there; run `standoff add`"):
        Store.open(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordUnwritable, match="no/such does not exist"):
        Store.open(tmp_path / "no" / "such" / "record.db")


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordUnwritable, match="is a folder"):
        Store.open(tmp_path)


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(b"These are my notes, not a database. " * 100)
    for create in (True, False):
        with pytest.raises(RecordUnwritable, match="is not a record"):
            Store.open(path, create=create)
    assert path.read_bytes().startswith(b"These are my notes")
    assert list(tmp_path.iterdir()) == [path]


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table cats (name text)")
    connection.close()
    with pytest.raises(RecordUnwritable, match="another program"):
        Store.open(path)


def test_a_newer_record_asks_for_an_upgrade(store: Store) -> None:
    with sqlite3.connect(store.path) as connection:
        connection.execute(f"pragma user_version = {schema.SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(RecordUnwritable, match=r"made by a newer Standoff \(schema 3; this one knows 2\)"):
        Store.open(store.path)


def test_an_empty_file_becomes_a_record_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(RecordMissing):
        Store.open(path, create=False)
    Store.open(path).close()
    Store.open(path, create=False).close()


def test_a_damaged_file_is_an_error_of_one_line(store: Store, make: SimpleNamespace) -> None:
    for i in range(20):
        document = make.document(f"{i} {make.text}" * 20, uri=str(i))
        store.writer("rules@1").add(document, make.coded(document))
    store.close()
    size = store.path.stat().st_size
    with store.path.open("r+b") as file:
        for at in range(4096, size, 8192):
            file.seek(at)
            file.write(b"\xff" * 4096)
    with pytest.raises(RecordError) as told, Store.open(store.path) as broken:
        broken.view().claims()
    assert "\n" not in str(told.value)


def test_a_second_writer_waits_then_is_told(store: Store, make: SimpleNamespace) -> None:
    holder = sqlite3.connect(store.path, isolation_level=None)
    holder.execute("begin immediate")
    document = make.document()
    with Store.open(store.path, wait=0.05) as second:
        with pytest.raises(RecordBusy, match="another process is writing"):
            second.writer("rules@1").add(document, make.coded(document))
        assert second.view().claims().items == (), "readers do not wait"
        holder.execute("rollback")
        assert second.writer("rules@1").add(document, make.coded(document)).outcome == "new"
    holder.close()


def test_the_file_refuses_to_change_or_lose_rows(store: Store, make: SimpleNamespace) -> None:
    document = make.document()
    store.writer("rules@1").add(document, make.coded(document))
    with sqlite3.connect(store.path) as connection:
        for statement in ("update claims set status = 'denied'", "delete from texts", "delete from entries"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)
    connection.close()


def test_a_full_database_is_told_and_the_record_is_whole(store: Store, make: SimpleNamespace) -> None:
    document, big = make.document(), make.document("A long page. " * 40_000, uri="big.html")
    store.writer("rules@1").add(document, make.coded(document))
    pages = sqlite3.connect(store.path).execute("pragma page_count").fetchone()[0]
    connection = store.database.engine.raw_connection()
    connection.cursor().execute(f"pragma max_page_count = {pages + 4}")
    connection.close()
    with pytest.raises(RecordFull, match="disk or quota is full; free some space"):
        store.writer("rules@1").add(big, make.coded(big, make.claim((0, 11))))
    assert [found.doc_id for found in store.view().documents().items] == ["ashford.html"]
    assert store.verify().ok


def pages(make: SimpleNamespace) -> Iterator[tuple[Document, CodedDocument]]:
    for i in range(PAGES):
        page = make.document(f"Page {i}. " + make.text * 20, uri=f"page{i}")
        yield page, make.coded(page, *(make.claim((0, 20 + n)) for n in range(10)))


def child(run: Callable[[Callable[[str], None]], None]) -> tuple[int, IO[str]]:
    """``run`` in a process of its own, and what it tells line by line. Forked: an import costs more than the test."""
    reader, writer = os.pipe()
    if (process := os.fork()) == 0:
        try:
            os.close(reader)
            run(lambda line: void(os.write(writer, f"{line}\n".encode())))
        except BaseException as error:
            os.write(writer, f"{type(error).__name__} {error}\n".encode())
        finally:
            os._exit(0)  # nothing of this process's life on the way out
    os.close(writer)
    return process, os.fdopen(reader)


def void(_: object) -> None:
    return None


def lines(run: Callable[[Callable[[str], None]], None]) -> list[str]:
    process, told = child(run)
    with told:
        found = told.read().splitlines()
    os.waitpid(process, 0)
    return found


def adding(where: Path | str, make: SimpleNamespace, tell: Callable[[str], None]) -> None:
    with Store.open(where) as store:
        writer = store.writer("rules@1")
        for page, coded in pages(make):
            tell(f"{page.doc_id} {writer.add(page, coded).outcome}")


def test_a_kill_in_mid_add_loses_nothing_acknowledged(
    fresh_on: Callable[[], Path | str], make: SimpleNamespace
) -> None:
    where = fresh_on()
    acknowledged: set[str] = set()
    for round_ in range(8):
        process, told = child(lambda tell: adding(where, make, tell))
        with told:
            fresh = 0
            for line in told:
                name, outcome = line.split()
                assert (outcome == "unchanged") == (name in acknowledged), "what was acknowledged is there"
                acknowledged.add(name)
                fresh += outcome == "new"
                if fresh == 3:
                    time.sleep(0.002 * round_)  # another point of the next add each time
                    os.kill(process, signal.SIGKILL)
                    fresh += 1
        assert os.WTERMSIG(os.waitpid(process, 0)[1]) == signal.SIGKILL
        with Store.open(where, create=False) as store:
            documents = {found.doc_id: found.claims for found in store.view().documents(limit=500).items}
            assert acknowledged <= documents.keys()
            assert set(documents.values()) == {10}, "no half documents"
            assert len(documents) - len(acknowledged) <= 1
            assert store.verify().ok
            acknowledged = set(documents)
    outcomes = [line.split()[1] for line in lines(lambda tell: adding(where, make, tell))]
    assert Counter(outcomes) == {"unchanged": len(acknowledged), "new": PAGES - len(acknowledged)}


def test_a_full_disk_is_told_and_the_run_resumes(tmp_path: Path, make: SimpleNamespace) -> None:
    path = tmp_path / "full.db"

    def limited(tell: Callable[[str], None]) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, resource.RLIM_INFINITY))
        adding(path, make, tell)

    *added, told = lines(limited)
    assert told.startswith(f"RecordFull {path}: the disk or quota is full; free some space")
    with Store.open(path) as store:
        kept = store.view().counts()
        assert 0 < kept.documents < PAGES
        assert kept.documents == len(added)
        assert kept.claims == 10 * kept.documents
        assert store.verify().ok
    outcomes = [line.split()[1] for line in lines(lambda tell: adding(path, make, tell))]
    assert Counter(outcomes) == {"unchanged": len(added), "new": PAGES - len(added)}


def test_a_read_only_record_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, make: SimpleNamespace
) -> None:
    folder = tmp_path_factory.mktemp("readonly")
    path, document = folder / "record.db", make.document()
    with Store.open(path) as store:
        store.writer("rules@1").add(document, make.coded(document))
    path.chmod(0o444)
    folder.chmod(0o555)
    for above in folder.parents:
        if above.name.startswith(("pytest-", "popen-")) and above.stat().st_uid == os.geteuid():
            above.chmod(0o755)

    def reading(tell: Callable[[str], None]) -> None:
        if os.geteuid() == 0:  # root may write anything: look as nobody
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        for create in (True, False):
            try:
                with Store.open(path, create=create) as store:
                    tell(f"{len(store.view().claims().items)} claim, whole: {store.verify().ok}")
                    store.writer("rules@1")
            except RecordUnwritable as error:
                tell(str(error))

    told = lines(reading)
    folder.chmod(0o755)
    assert told == [
        f"{path}: the record is read-only; give it write permission, or name another",
        "1 claim, whole: True",
        f"{path}: the record is read-only; give it write permission",
    ]


def test_people_can_read_the_file_with_plain_sqlite(store: Store, make: SimpleNamespace) -> None:
    document = make.document(title="Council votes")
    store.writer("rules@1").add(document, make.coded(document))
    connection = sqlite3.connect(f"{store.path.as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    (claim,) = connection.execute("select * from standing_claims").fetchall()
    assert (claim["actor"], claim["move"], claim["review"]) == ("Ashford", "limit_cooperation", "machine")
    assert (claim["title"], claim["valid_by"], claim["principal"]) == (
        "Council votes",
        "2017-03-21",
        "rules@1",
    )
    assert connection.execute("select count(*) from standing_documents").fetchone()[0] == 1
    assert connection.execute("select count(*) from standing_moves").fetchone()[0] == 0
    tables = dict(
        connection.execute("select name, sql from sqlite_master where type = 'table' and sql like '%strict%'")
    )
    assert tables.keys() == {table.name for table in schema.metadata.sorted_tables}
    assert connection.execute("pragma journal_mode").fetchone()[0] == "wal"
    assert connection.execute("pragma application_id").fetchone()[0] == schema.APPLICATION_ID
    connection.close()


def test_several_processes_may_make_one_record(fresh_on: Callable[[], Path | str]) -> None:
    where = fresh_on()
    children = [child(lambda tell: Store.open(where).close()) for _ in range(4)]
    for process, told in children:
        with told:
            assert told.read() == ""
        os.waitpid(process, 0)
    with Store.open(where, create=False) as store:
        assert store.verify().ok
