from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from standoff.errors import RecordBusy, RecordFull, RecordMissing, RecordOutdated, RecordUnwritable
from standoff.record.store import Store
from standoff.record.upkeep import migrating
from standoff.record.upkeep.copying import content_digest
from standoff.record.upkeep.info import info
from standoff.record.upkeep.migrating import Migrated, migrate
from standoff.record.writing import settling

SAID = json.loads(Path(__file__).with_name("version1.json").read_text("utf-8"))
Fresh = Callable[[], Path | str]
forked = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def told(store: Store, known: str | None) -> list[Any]:
    """Claims and search hits at an instant, as ``version1.json`` has them from the program of that version."""
    view = store.view(known=known)
    claims = [
        [
            item.claim.id,
            item.lineage,
            item.claim.actor.name,
            item.claim.move,
            item.claim.status,
            item.quote,
            item.review,
            item.seq,
            item.valid_by,
        ]
        for item in view.claims().items
    ]
    return [claims, [hit.document.doc_id for hit in view.search("holds").items]]


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("pragma user_version").fetchone()[0])
    finally:
        connection.close()


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        names = [
            name
            for (name,) in connection.execute(
                "select name from sqlite_master where type = 'table' order by name"
            )
            if not name.startswith("search_")
        ]
        return [f"{name} {row}" for name in names for row in connection.execute(f"select * from {name}")]
    finally:
        connection.close()


def test_an_old_record_opens_by_no_command_but_migrate(version_1: Path) -> None:
    for create in (True, False):
        with pytest.raises(RecordOutdated, match=r"older Standoff .*; run `standoff record migrate`"):
            Store.open(version_1, create=create)


def test_a_migrated_record_is_whole_and_answers_as_before(version_1: Path) -> None:
    before = dump(version_1)
    done = migrate(version_1)
    assert done.backup is not None
    assert done == Migrated(str(version_1), 1, 2, done.backup)
    with Store.open(version_1, create=False) as store:
        assert store.verify().ok
        assert store.verify().claims == 5
        assert {known: told(store, None if known == "None" else known) for known in SAID} == SAID
        assert [ref.path for ref in info(store).backups] == [done.backup]
        assert [entry.why for entry in store.view().history(SAID["None"][0][0][0]).items if entry.why] == [
            "read it"
        ]
    kept = Path(done.backup)
    assert kept.name.startswith(f"{version_1.name}.v1-")
    assert version(kept) == 1
    assert dump(kept) == before


def test_a_migrated_record_has_the_tables_of_a_new_one(version_1: Path, file: Store) -> None:
    def shape(path: Path) -> dict[str, Any]:
        connection = sqlite3.connect(path)
        made = "select name, type, sql from sqlite_master where name not like 'sqlite_%'"
        found = {
            (kind, name): sql.replace('"', "").split()
            for name, kind, sql in connection.execute(made)
            if sql is not None
        }
        connection.close()
        return found

    migrate(version_1)
    assert file.path is not None
    assert shape(version_1) == shape(file.path)


def test_writing_goes_on_after_a_migration(version_1: Path, make: SimpleNamespace) -> None:
    migrate(version_1)
    with Store.open(version_1) as store:
        page = make.document("The county changed its rule.", uri="https://county.example/rule")
        store.writer("rules@3").add(page, make.coded(page, make.claim((0, 10))))
        assert store.verify().ok
    connection = sqlite3.connect(version_1)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("update claims set move = 'x'")
    connection.close()


def test_migrating_again_does_nothing(version_1: Path, fresh_on: Fresh) -> None:
    migrate(version_1)
    assert migrate(version_1) == Migrated(str(version_1), 2, 2)
    assert len(list(version_1.parent.glob(f"{version_1.name}.v1-*"))) == 1
    where = fresh_on()
    Store.open(where).close()
    assert migrate(where).backup is None


def test_a_newer_record_is_refused(file: Store) -> None:
    assert file.path is not None
    connection = sqlite3.connect(file.path)
    connection.execute("pragma user_version = 3")
    connection.close()
    with pytest.raises(RecordUnwritable, match=r"made by a newer Standoff .*; upgrade Standoff"):
        migrate(file.path)


def test_what_is_no_record_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing, match="no record there"):
        migrate(tmp_path / "none.db")
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.executescript("create table mine (x); pragma user_version = 1")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(RecordUnwritable, match="is the database of another program"):
        migrate(other)
    assert other.read_bytes() == before


def test_a_failed_migration_leaves_the_old_record(version_1: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(version_1)

    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(migrating.settling, "rebuild", fails)
        with pytest.raises(KeyboardInterrupt):
            migrate(version_1)
    assert (version(version_1), dump(version_1)) == (1, before)
    assert migrate(version_1).after == 2


@forked
def test_a_killed_migration_leaves_the_old_record(version_1: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(version_1)
    child = os.fork()
    if not child:
        rebuild = settling.rebuild

        def dies(*given: Any) -> None:
            rebuild(*given)
            os.kill(os.getpid(), signal.SIGKILL)

        monkeypatch.setattr(migrating.settling, "rebuild", dies)
        migrate(version_1)
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    assert (version(version_1), dump(version_1)) == (1, before)
    assert migrate(version_1).after == 2


@forked
@pytest.mark.parametrize("limit", [100_000, 220_000])
def test_a_full_disk_leaves_the_old_record(version_1: Path, limit: int) -> None:
    before = dump(version_1)
    read, write = os.pipe()
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            migrate(version_1)
        except RecordFull as error:
            os.write(write, str(error).encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as said:
        assert "the disk or quota is full; free some space" in said.read()
    assert (version(version_1), dump(version_1)) == (1, before)
    assert not list(version_1.parent.glob(f".{version_1.name}*"))
    assert migrate(version_1).after == 2


def test_a_record_in_use_waits_its_turn(version_1: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating, "WAIT_SECONDS", 0.05)
    connection = sqlite3.connect(version_1, isolation_level=None)
    connection.execute("begin immediate")
    try:
        with pytest.raises(RecordBusy, match="another process is writing"):
            migrate(version_1)
    finally:
        connection.close()
    assert migrate(version_1).after == 2


def test_a_damaged_record_is_not_migrated(version_1: Path) -> None:
    connection = sqlite3.connect(version_1)
    connection.executescript("drop trigger runs_no_delete; pragma foreign_keys = off; delete from runs")
    connection.close()
    with pytest.raises(Exception, match="refers to a missing row of runs"):
        migrate(version_1)
    assert version(version_1) == 1


def test_the_content_is_what_it_was(version_1: Path, fresh: Callable[[], Path]) -> None:
    """A second migration of the same file, on its own, comes to the same content."""
    other = fresh()
    other.write_bytes(version_1.read_bytes())
    digests = []
    for path in (version_1, other):
        migrate(path)
        with Store.open(path) as store:
            digests.append(content_digest(store))
    assert digests[0] == digests[1]
