from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from standoff.errors import MissingInput, RecordFull, RecordUnwritable, SettingsError
from standoff.model.annotation import Annotations
from standoff.model.claim import ActorRef, InstrumentRef
from standoff.model.recorded import Asked
from standoff.record import schema
from standoff.record.store import Store
from standoff.record.upkeep import erasing
from standoff.record.upkeep.backup import backup
from standoff.record.upkeep.copying import content_digest, copy
from standoff.record.upkeep.erasing import erase_document, erase_name
from standoff.record.upkeep.info import info
from standoff.record.upkeep.migrating import migrate
from tests.record.upkeep.conftest import fill

Fresh = Callable[[], Path | str]
NAMED = "Sheriff Jane Doe of Brill will sue, she said. JANE\nDOE was asked again. Other words of Brill."


def words(store: Store, file: Path) -> bytes:
    """Everything that a database holds, as bytes: its files, or every row of every table."""
    if store.path is not None:
        beside = Path(f"{file}-wal")
        return file.read_bytes() + (beside.read_bytes() if beside.exists() else b"")
    with store.database.reading() as connection:
        tables = connection.exec_driver_sql(
            "select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'"
        ).scalars()
        rows = [str(connection.exec_driver_sql(f"select * from {name}").all()) for name in tables.all()]
    return "".join(rows).encode()


def held(store: Store) -> bytes:
    return words(store, store.path or Path())


@pytest.fixture
def named(store: Store, make: SimpleNamespace) -> Store:
    """A record whose second document names a person in every place where one can stand."""
    fill(store, make)
    writer = store.writer("rules@1", make.clock())
    writer._clock = later = make.clock()
    later.now = later.now.replace(year=2018)
    page = make.document(
        NAMED,
        uri="https://brill.example/2017/jane-doe-sues?by=Jane%20Doe",
        url="https://brill.example/2017/jane-doe-sues",
        title="Jane Doe will sue",
        byline="Jáne Doe",
        doc_id="jane_doe.html",
    )
    sues = make.claim(
        (0, 35),
        move="sue",
        actor=ActorRef("Sheriff Jane Doe", None, "local"),
        voices=("Brill Post", "Jane Doe"),
        instruments=(InstrumentRef("case", "Doe, Jane v. Brill"),),
    )
    half = make.claim((13, 49), move="say")
    writer.add(page, make.coded(page, sues, half), Annotations(made_by=("actors@1",)))
    said = store.view().claims(Asked(move="sue")).items
    writer.review(next(item.lineage for item in said if "Doe" in item.quote), "accepted", "Jane Doe said so")
    return store


def test_a_document_goes_with_all_that_hangs_on_it(filled: Store) -> None:
    gone = next(ref for ref in filled.view().documents().items if ref.doc_id == "brill.html")
    before = filled.view().seq
    other = [item for item in filled.view().claims().items if item.document.id != gone.id]
    done = erase_document(filled, gone.id, "its author asked", "operator", lambda: _later(filled))
    assert (done.seq, done.documents, done.claims, done.left) == (before + 1, 1, 2, ())
    assert filled.verify().broken == ()
    for word in (b"Brill", b"brill", b"Ann Miller"):
        assert word not in held(filled)
    for upto in range(1, before + 2):
        view = filled.view(upto=upto)
        assert gone.id not in {ref.id for ref in view.documents().items}
        assert gone.id not in {item.document.id for item in view.claims().items}
        assert view.search("rule").items == ()
    assert list(filled.view().claims().items) == other
    assert gone.id not in str(filled.view().moves().items)


def _later(store: Store) -> object:
    from datetime import datetime, timedelta

    last = info(store).last
    assert last
    return datetime.fromisoformat(last) + timedelta(seconds=1)


def test_the_log_says_who_erased_it_when_and_why(filled: Store) -> None:
    gone = next(ref for ref in filled.view().documents().items if ref.doc_id == "brill.html")
    done = erase_document(filled, "brill.html", "its author asked", "operator")
    entries = filled.view().changes().items
    said = [(entry.what, entry.why) for entry in entries if entry.subject == gone.id]
    assert said[:-1] == [("erased", "its author asked")] * (len(said) - 1)
    assert entries[-1].seq == done.seq
    assert (entries[-1].kind, entries[-1].principal, entries[-1].why) == (
        "purge",
        "operator",
        "its author asked",
    )
    assert entries[-1].what == f"erased document {gone.id}"
    assert [(ref.seq, ref.principal) for ref in info(filled).purges] == [(done.seq, "operator")]


def test_no_key_of_what_is_gone_is_left(filled: Store) -> None:
    done = erase_document(filled, "brill.html", "asked", "operator")
    with filled.database.reading() as connection:
        stones = connection.execute(select(schema.tombstones)).all()
        keys = set(connection.execute(select(schema.keys.c.seq)).scalars())
    assert len(stones) == done.entries
    assert all((stone.replaced_sha256 is not None) == (stone.entry in keys) for stone in stones)
    assert any(stone.replaced_sha256 is None for stone in stones)


def test_what_shares_the_text_stays_while_it_stands(filled: Store, make: SimpleNamespace) -> None:
    writer = filled.writer("rules@1")
    other = make.document(uri="copy.html", outlet="Texas Post", title="Ashford votes")
    writer.add(other, make.coded(other, make.claim()))
    done = erase_document(filled, "https://ledger.example/2017/ashford-votes", "asked", "operator")
    assert done.documents == 2  # both readings of the page
    assert filled.verify().broken == ()
    (left,) = filled.view().documents().items[-1:]
    assert left.doc_id == "copy.html"
    assert filled.view().text(left.id) == make.text
    assert b"chose to limit" not in held(filled)
    done = erase_document(filled, "copy.html", "asked", "operator")
    assert filled.verify().broken == ()
    assert b"voted to limit" not in held(filled)


def test_erasing_what_nobody_has_is_told(filled: Store, fresh_on: Fresh) -> None:
    with pytest.raises(MissingInput, match=r"none\.html: neither the record nor a backup holds it"):
        erase_document(filled, "none.html", "asked", "operator")
    with pytest.raises(MissingInput, match="the name: neither the record nor a backup holds it"):
        erase_name(filled, "Nobody Atall", "asked", "operator")
    with pytest.raises(SettingsError, match="why: is empty"):
        erase_document(filled, "brill.html", " ", "operator")
    with pytest.raises(SettingsError, match="why: holds the name that is to be erased"):
        erase_name(filled, "Ann Miller", "ann MILLER asked", "operator")
    with pytest.raises(SettingsError, match="principal: holds the name"):
        erase_name(filled, "Ann Miller", "asked", "ann-miller")
    assert filled.verify().ok


def test_a_name_is_blanked_everywhere_and_offsets_hold(named: Store) -> None:
    at = {item.claim.evidence.start: item for item in named.view().claims().items if item.document.outlet}
    before = named.view().seq
    done = erase_name(named, "Jane Doe", "she asked", "operator")
    assert (done.seq, done.documents, done.left) == (before + 1, 1, ())
    assert named.verify().broken == ()
    found = held(named).decode("utf-8", "ignore").casefold()
    for written in (
        "jane doe",
        "jane-doe",
        "jane_doe",
        "jane\ndoe",
        "jáne",
        "doe, jane",
        "jane%20doe",
        "janedoe",
    ):
        assert written not in found, written
    (suit,) = named.view().claims(Asked(text="sue", move="sue", document="████████.html")).items
    assert suit.quote == "Sheriff ████████ of Brill will sue, "[:35]
    assert suit.claim.actor.name == "Sheriff ████████"
    assert suit.document.title == "████████ will sue"
    assert suit.review == "accepted"
    text = named.view().text(suit.document.id)
    assert text == NAMED.replace("Jane Doe", "█" * 8).replace("JANE\nDOE", "█" * 8)
    assert named.view().search("jane").items == ()
    assert len(named.view().claims().items) == len({item.claim.id for item in named.view().claims().items})
    assert at


def test_a_blanked_document_is_coded_again_like_any_other(named: Store, make: SimpleNamespace) -> None:
    erase_name(named, "Jane Doe", "she asked", "operator")
    page = next(page for page in named.documents() if page.doc_id == "████████.html")
    done = named.writer("rules@2").add(
        page, make.coded(page, make.claim((0, 35), move="sue"), coder="rules@2")
    )
    assert done.outcome == "recoded"
    assert named.verify().broken == ()


def test_nothing_of_a_name_can_be_confirmed_by_the_digests_that_changed(named: Store) -> None:
    text = NAMED.encode()
    import hashlib

    sha = hashlib.sha256(text).hexdigest().encode()
    assert sha in held(named)
    erase_name(named, "Jane Doe", "she asked", "operator")
    assert sha not in held(named)


def test_backups_are_purged_too_and_those_out_of_reach_are_named(filled: Store, tmp_path: Path) -> None:
    kept, lost, broken = (tmp_path / name for name in ("kept.db", "lost.db", "broken.db"))
    for path in (kept, lost, broken):
        backup(filled, path)
    lost.rename(tmp_path / "elsewhere.db")
    broken.write_bytes(b"no record at all" * 100)
    done = erase_document(filled, "brill.html", "asked", "operator")
    assert done.backups == (str(kept),)
    assert [line.split(": ")[0] for line in done.unreached] == [str(lost), str(broken)]
    assert "no file any more" in done.unreached[0]
    assert b"Ann Miller" not in kept.read_bytes()
    assert b"Ann Miller" in (tmp_path / "elsewhere.db").read_bytes()
    with Store.open(kept, create=False) as store:
        assert store.verify().broken == ()
        assert "brill.html" not in {ref.doc_id for ref in store.view().documents().items}


def test_a_name_is_blanked_in_backups_too(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "b.db")
    done = erase_name(filled, "Ann Miller", "asked", "operator")
    assert done.backups == (str(tmp_path / "b.db"),)
    assert b"Ann Miller" not in (tmp_path / "b.db").read_bytes()


def test_a_second_run_finishes_the_rest(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(filled, tmp_path / "b.db")
    gone = next(ref.id for ref in filled.view().documents().items if ref.doc_id == "brill.html")
    with monkeypatch.context() as patched:

        def full(*_: object) -> None:
            raise RecordFull("it", "the disk or quota is full")

        patched.setattr(erasing, "_cleaned", full)
        with pytest.raises(RecordFull):
            erase_document(filled, gone, "asked", "operator")
    assert b"Ann Miller" in (tmp_path / "b.db").read_bytes()
    done = erase_document(filled, gone, "asked", "operator")
    assert (done.seq, done.backups) == (None, (str(tmp_path / "b.db"),))
    assert b"Ann Miller" not in (tmp_path / "b.db").read_bytes() + held(filled)
    assert erase_document(filled, gone, "asked", "operator").seq is None
    assert [ref.seq for ref in info(filled).purges] == [filled.view().seq]


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_killed_erasure_changes_nothing(
    fresh_on: Fresh, make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = fresh_on()
    with Store.open(where) as store:
        fill(store, make)
        before = content_digest(store)
    gc.collect()
    child = os.fork()
    if not child:

        def dies(*_: object) -> None:
            os.kill(os.getpid(), signal.SIGKILL)

        with Store.open(where) as store:
            monkeypatch.setattr(type(store.database), "reindex", dies)
            erase_document(store, "brill.html", "asked", "operator")
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    with Store.open(where) as store:
        assert content_digest(store) == before
        assert erase_document(store, "brill.html", "asked", "operator").documents == 1
        assert store.verify().broken == ()


def test_an_erased_record_is_copied_like_any_other(named: Store, fresh_on: Fresh) -> None:
    erase_document(named, "brill.html", "asked", "operator")
    erase_name(named, "Jane Doe", "asked", "operator")
    with Store.open(fresh_on()) as there:
        assert copy(named, there).digest == content_digest(named)
        assert there.verify().broken == ()
        assert there.view().changes().items == named.view().changes().items
        for upto in range(1, named.view().seq + 1):  # what is derived was made anew as a rebuild makes it
            assert there.view(upto=upto).claims().items == named.view(upto=upto).claims().items
            assert there.view(upto=upto).positions() == named.view(upto=upto).positions()
        assert named.view().positions() != ()


def test_rows_stay_guarded_afterwards(filled: Store) -> None:
    erase_document(filled, "brill.html", "asked", "operator")
    from sqlalchemy import delete
    from sqlalchemy.exc import IntegrityError

    for statement in (delete(schema.purges), delete(schema.documents)):
        with pytest.raises(IntegrityError, match="append-only"), filled.database.writing() as connection:
            connection.execute(statement)


def test_one_name_for_several_pages_is_refused(filled: Store, make: SimpleNamespace) -> None:
    page = make.document("Another page.", uri="https://other.example/a", doc_id="brill.html")
    filled.writer("rules@1").add(page, make.coded(page, make.claim((0, 7))))
    with pytest.raises(MissingInput, match=r"brill\.html: names documents of several pages; give an id"):
        erase_document(filled, "brill.html", "asked", "operator")


def test_a_read_only_record_is_refused(fresh: Callable[[], Path], make: SimpleNamespace) -> None:
    path = fresh()
    with Store.open(path) as store:
        fill(store, make)
        store.writable = False
        with pytest.raises(RecordUnwritable, match="read-only"):
            erase_document(store, "brill.html", "asked", "operator")


def test_public_evidence_does_not_grow(filled: Store) -> None:
    def shown() -> dict[str, str]:
        return {item.claim.id: item.quote for item in filled.view(public=True).claims().items}

    before = shown()
    erase_document(filled, "brill.html", "asked", "operator")
    assert shown().items() <= before.items()


def test_a_reader_of_the_past_is_told_of(
    fresh: Callable[[], Path], make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standoff.record.databases.sqlite.WAIT_SECONDS", 0.05)
    with Store.open(fresh()) as store:
        fill(store, make)
        gone = next(ref.id for ref in store.view().documents().items if ref.doc_id == "brill.html")
        with store.database.reading() as reader:
            assert reader.execute(select(schema.documents)).first()
            done = erase_document(store, gone, "asked", "operator")
            assert done.left == ("another process reads what was before; run the same again once it is done",)
        assert erase_document(store, gone, "asked", "operator").left == ()
        assert b"Ann Miller" not in held(store)


def test_a_backup_of_an_older_version_is_named(version_1: Path) -> None:
    kept = migrate(version_1).backup
    with Store.open(version_1) as store:
        done = erase_document(store, "brill.html", "asked", "operator")
        assert store.verify().broken == ()
    assert len(done.unreached) == 1
    assert done.unreached[0].startswith(f"{kept}: was made by an older Standoff")
    assert "run `standoff record migrate`" in done.unreached[0]
