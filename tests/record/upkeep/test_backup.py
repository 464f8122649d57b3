from __future__ import annotations

import os
import resource
import signal
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from standoff.errors import (
    RecordBusy,
    RecordError,
    RecordFull,
    RecordMissing,
    RecordOutdated,
    RecordUnwritable,
)
from standoff.record.store import Store
from standoff.record.upkeep.backup import Restored, backup, restore
from standoff.record.upkeep.copying import content_digest
from standoff.record.upkeep.info import info
from tests.record.upkeep.conftest import fill

Fresh = Callable[[], Path | str]
forked = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def beside(path: Path) -> list[str]:
    """What lies in a backup's folder but the backup."""
    return sorted(other.name for other in path.parent.iterdir() if other != path)


def test_a_backup_is_one_file_that_holds_the_same(filled: Store, tmp_path: Path) -> None:
    done: list[tuple[int, int]] = []
    made = backup(filled, tmp_path / "b.db", progress=lambda *at: done.append(at))
    assert made.digest == content_digest(filled)
    assert (made.path, made.entries, made.registered) == (str(tmp_path / "b.db"), filled.view().seq, True)
    assert made.size == (tmp_path / "b.db").stat().st_size
    assert done[-1][0] == done[-1][1]
    assert beside(tmp_path / "b.db") == []
    with Store.open(made.path, create=False) as store:
        assert store.verify().broken == ()
        assert content_digest(store) == made.digest
        assert [hit.document for hit in store.view().search("council").items] == [
            hit.document for hit in filled.view().search("council").items
        ]


def test_backups_are_known_to_their_record(filled: Store, tmp_path: Path) -> None:
    for name in ("a.db", "b.db", "a.db"):
        backup(filled, tmp_path / name, replace=True)
    (tmp_path / "b.db").unlink()
    assert [(Path(ref.path).name, ref.there) for ref in info(filled).backups] == [
        ("b.db", False),
        ("a.db", True),
    ]


def test_a_file_that_exists_is_kept(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    path.write_text("mine")
    with pytest.raises(RecordUnwritable, match="exists already; name another file, or say --replace"):
        backup(filled, path)
    assert path.read_text() == "mine"
    assert info(filled).backups == ()
    assert backup(filled, path, replace=True).digest == content_digest(filled)


@pytest.mark.parametrize(
    ("where", "wrong"), [("no/such/b.db", "does not exist; make it first"), (".", "is a folder")]
)
def test_places_where_no_file_can_be(filled: Store, tmp_path: Path, where: str, wrong: str) -> None:
    with pytest.raises(RecordUnwritable, match=wrong):
        backup(filled, tmp_path / where)


def test_a_backup_over_the_record_itself_is_refused(file: Store, make: SimpleNamespace) -> None:
    fill(file, make)
    assert file.path is not None
    with pytest.raises(RecordUnwritable, match="is the record itself"):
        backup(file, file.path, replace=True)
    assert file.verify().ok


def test_writing_goes_on_during_a_backup(
    opened_on: Callable[[], Store], make: SimpleNamespace, tmp_path: Path
) -> None:
    with opened_on() as store:
        fill(store, make)
        stop = threading.Event()
        added: list[int] = []

        def add() -> None:
            while not stop.is_set():
                page = make.document(
                    f"Page {len(added)} of many. " * 40, uri=f"https://x.example/{len(added)}"
                )
                store.writer("rules@1").add(page, make.coded(page, make.claim((0, 6))))
                added.append(1)

        writer = threading.Thread(target=add)
        writer.start()
        try:
            for number in range(3):
                before = len(added)
                made = backup(store, tmp_path / f"{number}.db")
                with Store.open(made.path, create=False) as kept:
                    assert kept.verify().broken == ()
                    assert before <= len(kept.view().documents(limit=1000).items) - 2 <= len(added)
        finally:
            stop.set()
            writer.join()
        assert store.verify().broken == ()


def test_a_read_only_record_is_backed_up_and_says_so(
    file: Store, make: SimpleNamespace, tmp_path: Path
) -> None:
    fill(file, make)
    file.writable = False
    made = backup(file, tmp_path / "b.db")
    assert not made.registered
    assert info(file).backups == ()


@forked
def test_a_full_disk_leaves_no_backup(file: Store, make: SimpleNamespace, tmp_path: Path) -> None:
    fill(file, make)
    path = file.path
    file.close()
    assert path is not None
    read, write = os.pipe()
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        try:
            with Store.open(path) as store:
                backup(store, tmp_path / "b.db")
        except RecordFull as error:
            os.write(write, str(error).encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as said:
        assert said.read().startswith(f"{tmp_path / 'b.db'}: the disk or quota is full; free some space")
    assert list(tmp_path.iterdir()) == []
    with Store.open(path) as store:
        assert store.verify().ok
        assert info(store).backups == ()


def test_a_corrupt_page_makes_no_backup(file: Store, make: SimpleNamespace, tmp_path: Path) -> None:
    fill(file, make)
    path = file.path
    assert path is not None
    file.close()
    damage(path)
    with Store.open(path) as store, pytest.raises(RecordError, match="damaged"):
        backup(store, tmp_path / "b.db")
    assert list(tmp_path.iterdir()) == []


def damage(path: Path) -> None:
    """Overwrites the page that the claims begin on."""
    connection = sqlite3.connect(path)
    connection.execute("pragma wal_checkpoint(truncate)")
    (page,) = connection.execute("select rootpage from sqlite_master where name = 'claims'").fetchone()
    (size,) = connection.execute("pragma page_size").fetchone()
    connection.close()
    with path.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\xff" * size)


def test_a_backup_comes_back(filled: Store, fresh_on: Fresh, fresh: Callable[[], Path]) -> None:
    made = backup(filled, fresh())
    where = fresh_on()
    done = restore(made.path, where)
    assert (done.entries, done.digest, done.kept) == (made.entries, made.digest, None)
    with Store.open(where) as store:
        assert content_digest(store) == made.digest
        assert store.verify().broken == ()
        assert store.view().claims().items == filled.view().claims().items
        assert made.path in [ref.path for ref in info(store).backups]
        store.writer("ann").review(store.view().claims().items[0].lineage, "rejected", "no")


def test_a_record_is_replaced_only_when_told_and_kept(
    filled: Store, fresh_on: Fresh, fresh: Callable[[], Path], make: SimpleNamespace
) -> None:
    made = backup(filled, fresh())
    where, earlier = fresh_on(), fresh()
    with Store.open(where) as store:
        page = make.document()
        store.writer("rules@1").add(page, make.coded(page))
        old = content_digest(store)
        backup(store, earlier)
    with pytest.raises(
        RecordUnwritable, match="there is a record already; name another place, or say --replace"
    ):
        restore(made.path, where)
    done = restore(made.path, where, replace=True)
    assert isinstance(done, Restored)
    assert done.kept is not None
    with Store.open(done.kept, create=False) as store:
        assert content_digest(store) == old
    with Store.open(where, create=False) as store:
        assert content_digest(store) == made.digest
        assert store.verify().broken == ()
        assert {str(earlier), done.kept, made.path} <= {ref.path for ref in info(store).backups}


def test_a_record_that_is_open_is_not_replaced(filled: Store, fresh: Callable[[], Path]) -> None:
    made, where = backup(filled, fresh()), fresh()
    with Store.open(where) as store:
        before = store.view().seq
        with pytest.raises(RecordBusy, match="another process has the record open; close it everywhere"):
            restore_over_entries(store, made.path, where)
        assert store.view().seq == before + 1
    assert beside_of(where) == []


def restore_over_entries(store: Store, path: str, where: Path) -> None:
    from standoff.model.recorded import Finding

    store.writer("ann").find(Finding("state:tx", "detainers", "2017-03-22", ("Texas Register",)))
    restore(path, where, replace=True)


def beside_of(where: Path) -> list[Path]:
    return [path for path in where.parent.glob(f"*{where.name}*") if path != where]


def test_a_damaged_record_gives_way_to_a_backup(
    file: Store, make: SimpleNamespace, fresh: Callable[[], Path]
) -> None:
    fill(file, make)
    assert file.path is not None
    made = backup(file, fresh())
    file.close()
    file.path.write_bytes(b"scrambled" + file.path.read_bytes()[9:])
    scrambled = file.path.read_bytes()
    done = restore(made.path, file.path, replace=True)
    assert done.kept is not None
    assert Path(done.kept).read_bytes() == scrambled
    with Store.open(file.path, create=False) as store:
        assert content_digest(store) == made.digest


def test_what_is_no_backup_is_refused(
    filled: Store, fresh_on: Fresh, fresh: Callable[[], Path], version_1: Path, tmp_path: Path
) -> None:
    where = fresh_on()
    notes = tmp_path / "notes.txt"
    notes.write_text("These are notes. " * 100)
    with pytest.raises(RecordUnwritable, match="is not a record"):
        restore(notes, where)
    with pytest.raises(RecordMissing, match="no record there"):
        restore(tmp_path / "none.db", where)
    with pytest.raises(RecordOutdated, match="run `standoff record migrate`"):
        restore(version_1, where)
    made = backup(filled, fresh())
    with pytest.raises(RecordUnwritable, match="is the backup itself"):
        restore(made.path, made.path, replace=True)
    damage(Path(made.path))
    with pytest.raises(RecordError, match=r"damaged|does not hold together"):
        restore(made.path, where)
    with Store.open(where) as store:
        assert store.view().seq == 0


def test_a_tampered_backup_is_refused(file: Store, make: SimpleNamespace, fresh: Callable[[], Path]) -> None:
    fill(file, make)
    made = backup(file, fresh())
    connection = sqlite3.connect(made.path)
    connection.executescript("drop trigger texts_no_update; update texts set content = 'x' || content")
    connection.close()
    where = fresh()
    with pytest.raises(RecordError, match=r"does not hold together .*; take another backup"):
        restore(made.path, where)
    assert not where.exists()
