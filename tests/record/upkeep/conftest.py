"""A record with a little of everything, and what it looked like under the first version of the schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from standoff.model.annotation import Annotations
from standoff.model.claim import ActorRef, ProvisionRef
from standoff.model.move import Fold, Judgement, Move, Reconciled, Support
from standoff.model.recorded import Asked, Finding
from standoff.record.identity import document_id
from standoff.record.store import Store

PLACE = "ocd-division/country:us/state:tx/place:ashford"
VERSION_1 = Path(__file__).with_name("version1.sql")


@pytest.fixture
def filled(store: Store, make: SimpleNamespace) -> Store:
    """Documents read twice, coded twice, reviewed, corrected, reconciled, taken back; on each database."""
    fill(store, make)
    return store


def fill(store: Store, make: SimpleNamespace) -> None:
    writer = store.writer("rules@1", make.clock())
    layers = Annotations(made_by=("actors@1",))
    vote = make.claim(provisions=(ProvisionRef("detainers", "limits"),))
    sue = make.claim((50, 87), move="sue", status="planned", actor=ActorRef("sheriff", PLACE, "local"))
    page = make.document(title="Ashford votes", url="https://ledger.example/2017/ashford-votes")
    writer.add(page, make.coded(page, vote, sue), layers)
    brill = make.document("Brill has no rule on holds.", uri="brill.html", byline="Ann Miller")
    rule = make.claim(
        (0, 17), move="rule", actor=ActorRef("Brill", PLACE.replace("ashford", "brill"), "local")
    )
    writer.add(brill, make.coded(brill, rule))
    writer.add(page, make.coded(page, vote, sue, coder="rules@2"), layers)
    ashford, of_brill = (
        store.view().claims(Asked(move=move)).items[0] for move in ("limit_cooperation", "rule")
    )
    writer.review(ashford.claim.id, "accepted", "read it")
    writer.correct(of_brill.claim.id, {"status": "denied"}, "it was denied")
    both = tuple(item for item in store.view().claims().items if item.claim.move != "sue")
    documents = tuple(item.document.id for item in both)
    moves = tuple(
        Move(
            f"m{n}",
            item.claim.move,
            (item.claim.actor.name,),
            PLACE,
            "local",
            (item.claim.id,),
            (item.lineage,),
            (at,),
            1,
        )
        for n, (item, at) in enumerate(zip(both, documents, strict=True))
    )
    judged = Judgement(both[0].lineage, both[1].lineage, "different", 0.25, ("other places",), "same-act@1")
    folded = Support(
        document_id(page), (document_id(brill),), (Fold(document_id(brill), document_id(page), "copy", 0.9),)
    )
    writer.reconcile(Reconciled("same-act@1", moves, (judged,), (folded,)))
    writer.find(Finding("state:tx", "detainers", "2017-03-22", ("Texas Register",), "read all of it"))
    later = make.document(make.text.replace("voted", "chose"), title="Ashford chooses", url=page.url)
    writer.add(later, make.coded(later, vote), Annotations(made_by=("actors@1",)))


@pytest.fixture
def version_1(fresh: Callable[[], Path]) -> Path:
    """A file as the first version of the schema left it."""
    path = fresh()
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1.read_text("utf-8"))
    connection.close()
    return path
