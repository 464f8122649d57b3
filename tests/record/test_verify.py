from __future__ import annotations

import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from standoff.model.move import Fold, Judgement, Move, Reconciled, Support
from standoff.model.recorded import Broken, Verified
from standoff.record.databases.sqlite import Sqlite
from standoff.record.identity import document_id
from standoff.record.store import Store


@pytest.fixture
def filled(store: Store, make: SimpleNamespace) -> Store:
    writer = store.writer("rules@1")
    document, other = make.document(), make.document("Brill has no rule.", uri="brill.html")
    empty = make.document("Nothing here.", uri="empty.html")
    writer.add(document, make.coded(document, make.claim(), make.claim((50, 87), move="sue")))
    writer.add(other, make.coded(other, make.claim((0, 17), move="rule")))
    writer.add(
        empty, make.coded(empty).__class__(empty.doc_id, empty.text_sha256, "rules@1", "sanctuary@1", ())
    )
    move = Move("m1", "sue", ("Ashford",), None, "local", ("c",), ("c",), ("d",), 1)
    judged = Judgement("a", "b", "same", 0.75, ("the same day",), "same-act@1")
    brill = document_id(other)
    folded = Support(
        document_id(document), (brill,), (Fold(brill, document_id(document), "identical text", 1.0),)
    )
    writer.reconcile(Reconciled("same-act@1", (move,), (judged,), (folded,)))
    writer.review(store.view().claims().items[0].claim.id, "accepted", "read")
    return store


def tampered(store: Store, statement: str, **values: object) -> Verified:
    """What verify says after somebody changed the database behind the record's back."""
    if isinstance(store.database, Sqlite):
        with closing(sqlite3.connect(store.path)) as connection:
            triggers = connection.execute("select name from sqlite_master where type = 'trigger'").fetchall()
            connection.executescript("".join(f"drop trigger {name};" for (name,) in triggers))
            connection.execute(statement, values)
            connection.commit()
    else:
        with store.database.engine.begin() as connection:
            connection.exec_driver_sql("set local session_replication_role = replica")
            connection.execute(text(statement), values)
    return store.verify()


def test_a_record_left_alone_is_whole(filled: Store) -> None:
    done: list[tuple[int, int]] = []
    assert filled.verify(lambda *at: done.append(at)) == Verified(entries=8, texts=3, claims=3)
    assert done == [(1, 3), (2, 3), (3, 3)]


def test_a_tampered_text_orphans_its_facts_by_name(filled: Store, make: SimpleNamespace) -> None:
    changed = make.text.replace("voted to limit", "voted to allow")
    found = tampered(
        filled, "update texts set content = :changed where content like 'The council%'", changed=changed
    )
    vote, sue = filled.view().claims().items[:2]
    assert found.broken == (
        Broken("text", "the text is not the one its digest names", "ashford.html"),
        Broken(
            "orphaned",
            "Ashford: limit_cooperation happened: the words at its evidence are no longer "
            "'The council of Ashford voted to limit jail holds.'",
            "ashford.html",
            vote.claim.id,
        ),
        Broken(
            "orphaned",
            "Ashford: sue happened: the text around its words was changed",
            "ashford.html",
            sue.claim.id,
        ),
    )


def test_a_cut_text_orphans_what_lay_beyond(filled: Store) -> None:
    found = tampered(
        filled, "update texts set content = substr(content, 1, 60) where content like 'The council%'"
    )
    kinds = [broken.wrong for broken in found.broken if broken.kind == "orphaned"]
    assert kinds[1] == "Ashford: sue happened: its evidence [50, 87) lies outside the text"


@pytest.mark.parametrize(
    ("statement", "kind", "said"),
    [
        ("update claims set status = 'denied' where move = 'sue'", "payload", "columns do not say"),
        (
            "update claims set payload = replace(payload, 'sue', 'sign')",
            "payload",
            "the claims of rules@1 were changed",
        ),
        ("update claims set payload = '{' where move = 'rule'", "payload", "cannot be read"),
        (
            "update claims set quote = 'Brill has a rule' where move = 'rule'",
            "orphaned",
            "no longer 'Brill has a rule'",
        ),
        (
            "update claims set lineage = 'x' where move = 'rule'",
            "payload",
            "the claims of rules@1 were changed",
        ),
        ("delete from texts where content like 'Brill%'", "orphaned", "rule happened: its text is gone"),
        ("delete from claims where move = 'rule'", "payload", "the claims of rules@1 were changed"),
        ("update documents set outlet = 'Gazette' where doc_id = 'brill.html'", "payload", "was changed"),
        ("update documents set outlet = 'Gazette' where doc_id = 'empty.html'", "payload", "was changed"),
        ("update captures set uri = 'x' where seq = 1", "payload", "the document of entry 1 was changed"),
        ("update runs set coder = 'rules@9' where number = 3", "payload", "rules@9 were changed"),
        ("update reviews set state = 'rejected'", "payload", "the review of entry 8 was changed"),
        ("update moves set payload = replace(payload, 'sue', 'sign')", "payload", "the move m1 was changed"),
        (
            "update judgements set verdict = 'different'",
            "payload",
            "the reconciliation of entry 7 was changed",
        ),
        ("update supports set reason = 'no reason'", "payload", "the reconciliation of entry 7 was changed"),
        ("update move_standings set stands = 0", "payload", "the reconciliation of entry 7 was changed"),
        ("update entries set principal = 'nobody' where seq = 3", "chain", "entry 3 (document of"),
        ("delete from entries where seq = 2", "chain", "entries 2 to 2 are missing"),
        (
            "delete from documents where doc_id = 'brill.html'",
            "reference",
            "refers to a missing row of documents",
        ),
    ],
)
def test_every_change_behind_its_back_is_found(filled: Store, statement: str, kind: str, said: str) -> None:
    found = tampered(filled, statement)
    assert not found.ok
    assert any(broken.kind == kind and said in broken.wrong for broken in found.broken), found.broken
