from __future__ import annotations

from types import SimpleNamespace

from standoff.model.move import Fold, Judgement, Move, Support
from standoff.record import schema
from standoff.record.log import Log
from standoff.record.moves import written as derived
from standoff.record.store import Store, now


def move(name: str, claim: str) -> Move:
    return Move(name, "sue", ("Ashford",), None, "local", (claim,), (claim,), ("d",), 1)


def append(store: Store, part: derived.Part) -> bool:
    with store.database.writing() as connection:
        return derived.append_part(Log(connection, part.author, now), part)


def test_a_part_changes_its_own_blocks_alone(store: Store) -> None:
    first = (("north", move("m1", "c1")), ("south", move("m2", "c2")))
    assert append(store, derived.Part("r@1", ("north", "south"), first))
    assert not append(store, derived.Part("r@1", ("north",), first[:1]))
    assert append(store, derived.Part("r@1", ("south",), (("south", move("m3", "c2")),)))
    assert [each.id for each in store.view().moves().items] == ["m1", "m3"]
    assert append(store, derived.Part("r@1", ("north", "south")))
    assert store.view().moves().items == ()
    assert append(store, derived.Part("r@1", ("north",), first[:1])), "what stood once may stand again"
    assert [each.id for each in store.view().moves().items] == ["m1"]
    assert store.verify().ok


def test_what_is_judged_no_longer_is_withdrawn(store: Store, make: SimpleNamespace) -> None:
    document = make.document()
    store.writer("rules@1").add(document, make.coded(document, make.claim(), make.claim((60, 80))))
    a, b = (claim.lineage for claim in store.view().claims().items)
    with store.database.writing() as connection:
        rows = [{"claim": number, "block": "north"} for number in (1, 2)]
        connection.execute(schema.claim_blocks.insert(), rows)
    judged = Judgement(a, b, "unsure", 0.4, ("one place",), "r@1")
    assert append(store, derived.Part("r@1", ("north",), judgements=(judged,)))
    assert not append(store, derived.Part("r@1", ("north",), judgements=(judged,)))
    assert append(store, derived.Part("r@1", ("north",)))
    assert [each.verdict for each in store.view().judgements(a)] == ["unsure", "withdrawn"]
    assert not append(store, derived.Part("r@1", ("north",)))
    assert store.verify().ok


def test_folds_change_only_for_the_documents_that_were_looked_at(store: Store, make: SimpleNamespace) -> None:
    pages = [make.document(uri=f"{name}.html", outlet=name) for name in "abc"]
    a, b, c = (store.writer("rules@1").add(page, make.coded(page)).document for page in pages)
    one = Support(a, (a, b), (Fold(b, a, "identical text", 1.0),))
    assert append(store, derived.Part("r@1", documents=(a, b), supports=(one,)))
    assert not append(store, derived.Part("r@1", documents=(c,)))
    assert store.view().supports() == (one,)
    assert append(store, derived.Part("r@1", documents=(b,)))
    assert store.view().supports() == ()
    assert store.verify().ok
