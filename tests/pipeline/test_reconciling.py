from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.errors import SettingsError
from standoff.model.claim import ActorRef, Claim, DateRef, InstrumentRef
from standoff.model.move import Move, Reconciled
from standoff.model.recorded import Asked
from standoff.pipeline.reconciling import out_of_date, reconcile
from standoff.reconcile import AUTHOR, block_of, copies
from standoff.reconcile import reconcile as in_memory
from standoff.record.identity import document_id
from standoff.record.moves import regrouping
from standoff.record.moves.written import Part
from standoff.record.store import Store, now

OWN = "The {0} of {1} met for {0} hours and {1} people spoke about parking in the old town before lunch. "
WIRE = (
    "The council will hold nobody in its jail for a federal agency without an order signed by a judge, it decided "
    "late on Monday after two months of argument between the sheriff and the mayor of the town on the river. "
    "Members heard from forty people before they voted and most of them spoke in favour of the new rule. "
)


claims = st.fixed_dictionaries(
    {
        "start": st.integers(0, 3).map(lambda n: n * 25),
        "move": st.sampled_from(["sue", "sign", "criticize"]),
        "status": st.sampled_from(["happened", "committed", "denied"]),
        "place": st.sampled_from(["ashford", "brill", None]),
        "day": st.sampled_from([None, "2017-03-20", "2017-03-21", "2017-03"]),
        "bill": st.sampled_from([None, "SB 99", "SB 98"]),
    }
)
pages = st.fixed_dictionaries(
    {
        "do": st.just("add"),
        "page": st.integers(0, 4),
        "words": st.sampled_from(["own", "wire", "both"]),
        "read": st.sampled_from(["2017-03-20", "2017-03-22", "2017-06-01"]),
        "claims": st.lists(claims, max_size=3),
        "coder": st.sampled_from(["rules@1", "rules@2"]),
    }
)
reviews = st.fixed_dictionaries(
    {
        "do": st.just("review"),
        "which": st.integers(0, 9),
        "state": st.sampled_from(["accepted", "rejected", "disputed"]),
    }
)
takings = st.fixed_dictionaries({"do": st.just("retract"), "which": st.integers(0, 4)})
groupings = st.just({"do": "reconcile"})
histories = st.lists(st.one_of(pages, pages, reviews, takings, groupings), max_size=12)


def act(make: SimpleNamespace, drawn: dict[str, Any]) -> Claim:
    place = f"ocd-division/country:us/state:tx/place:{drawn['place']}" if drawn["place"] else None
    made: Claim = make.claim(
        (drawn["start"], drawn["start"] + 20),
        move=drawn["move"],
        status=drawn["status"],
        actor=ActorRef(drawn["place"] or "some town", place, "local"),
        date=DateRef("then", drawn["day"]) if drawn["day"] else None,
        instrument=InstrumentRef("bill", drawn["bill"]) if drawn["bill"] else None,
    )
    return made


def live(store: Store, make: SimpleNamespace, history: list[dict[str, Any]]) -> None:
    """What happens to a record, step by step."""
    for step in history:
        writer = store.writer("ann")
        if step["do"] == "reconcile":
            reconcile(store)
        elif step["do"] == "add":
            own = "".join(OWN.format(f"word{step['page']}{i}", i) for i in range(4))
            text = {"own": own, "wire": WIRE, "both": WIRE + own}[step["words"]]
            document = make.document(text, f"page{step['page']}.html", published=step["read"])
            told = [act(make, drawn) for drawn in step["claims"]]
            run = make.coded(document, coder=step["coder"])
            writer.add(document, msgspec.structs.replace(run, claims=tuple(told)))
        elif step["do"] == "review":
            if found := store.view().claims().items:
                writer.review(found[step["which"] % len(found)].claim.id, step["state"], "seen")
        elif standing := store.view().documents().items:
            writer.retract(standing[step["which"] % len(standing)].id, "taken back")


def outcome(store: Store) -> Reconciled:
    """What stands, in the form and order of a reconciliation of everything."""
    view = store.view()
    last = {}
    for claim in view.every_claim():
        for judgement in view.judgements(claim.lineage):
            last[judgement.a, judgement.b] = judgement
    return ordered(Reconciled(AUTHOR, view.moves(limit=1000).items, tuple(last.values()), view.supports()))


def ordered(result: Reconciled) -> Reconciled:
    kept = (judgement for judgement in result.judgements if judgement.verdict != "withdrawn")
    folded = (support for support in result.supports if support.folds)
    return Reconciled(
        result.author,
        tuple(sorted(result.moves, key=lambda move: move.id)),
        tuple(sorted(kept, key=lambda judgement: (judgement.a, judgement.b))),
        tuple(sorted(folded, key=lambda support: support.id)),
    )


def from_scratch(store: Store) -> Reconciled:
    claims = list(store.view().every_claim(Asked(core=True)))
    ids = {claim.document.id for claim in claims}
    documents = {name: document for document in store.documents() if (name := document_id(document)) in ids}
    return ordered(in_memory(claims, documents))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories)
def test_grouping_little_by_little_is_grouping_everything(
    make: SimpleNamespace, opened_on: Any, history: list[dict[str, Any]]
) -> None:
    with opened_on() as store:
        live(store, make, history)
        reconcile(store)
        assert not out_of_date(store)
        assert not reconcile(store)
        assert outcome(store) == from_scratch(store)
        with store.database.writing() as connection:
            regrouping.rebuild(connection)
        assert not reconcile(store), "everything anew gives what stands"
        assert outcome(store) == from_scratch(store)
        assert store.verify().ok


def shape(store: Store) -> list[list[str]]:
    """The actors' claims of each move, by the label of their document."""
    label = {claim.claim.id: claim.document.doc_id for claim in store.view().every_claim()}
    return sorted(sorted(label[claim] for claim in move.claims) for move in store.view().moves().items)


def told(store: Store, make: SimpleNamespace, name: str, **coded: Any) -> str:
    """One more page with one claim; gives the claim's id."""
    document = make.document(OWN.format(name, 3) * 2, name)
    store.writer("rules@1").add(document, make.coded(document, make.claim((0, 20), **coded)))
    (found,) = store.view().claims(Asked(document=name)).items
    return found.claim.id


def test_what_people_judge_wins_and_lasts(store: Store, make: SimpleNamespace) -> None:
    brill = ActorRef("Brill", "ocd-division/country:us/state:tx/place:brill", "local")
    one, two, far = told(store, make, "a"), told(store, make, "b"), told(store, make, "c", actor=brill)
    assert reconcile(store)
    assert shape(store) == [["a", "b"], ["c"]]
    store.writer("ann").judge(one, two, "different", "two councils")
    assert out_of_date(store)
    assert reconcile(store)
    assert shape(store) == [["a"], ["b"], ["c"]]
    store.writer("ann").judge(far, one, "same", "one act of both towns")
    assert reconcile(store)
    assert shape(store) == [["a", "c"], ["b"]]
    told(store, make, "d")
    assert reconcile(store)
    assert len(shape(store)) == 2, "a further claim finds them apart and joined as they were"
    with store.database.writing() as connection:
        regrouping.rebuild(connection)
    assert not reconcile(store)
    store.writer("bob").judge(one, two, "unsure", "cannot tell")
    assert reconcile(store)
    assert shape(store) == [["a", "b", "c", "d"]]
    assert store.verify().ok


@pytest.mark.parametrize(("verdict", "twice"), [("alike", False), ("same", True)])
def test_a_judgement_that_is_none(store: Store, make: SimpleNamespace, verdict: str, twice: bool) -> None:
    one, two = told(store, make, "a"), told(store, make, "b")
    with pytest.raises(SettingsError):
        store.writer("ann").judge(one, one if twice else two, verdict, "so it seems")


def test_only_blocks_that_were_touched_are_read(store: Store, make: SimpleNamespace) -> None:
    for name in "abc":
        told(store, make, name, move=f"move_{name}")
    assert reconcile(store)
    told(store, make, "d", move="move_a")
    waiting = regrouping.pending(store.database, AUTHOR)
    begun = regrouping.begin(store.database, waiting, copies.RULES, block_of)
    touched = list(regrouping.blocks(store.database, begun))
    assert [(name.split()[0], count) for name, count in touched] == [("move_a", 2)]
    loaded = regrouping.load(store.database, [name for name, _ in touched], begun.upto)
    assert len(loaded.claims) == 2


def test_a_reconciliation_that_was_overtaken_begins_again(store: Store, make: SimpleNamespace) -> None:
    told(store, make, "a")
    assert reconcile(store)
    told(store, make, "b")
    slow = regrouping.pending(store.database, AUTHOR)
    assert reconcile(store)
    with pytest.raises(regrouping.Overtaken):
        regrouping.write(store.database, slow, Part(AUTHOR), True, now)
    assert shape(store) == [["a", "b"]]


def test_what_earlier_rules_grouped_is_grouped_anew(store: Store, make: SimpleNamespace) -> None:
    claim = told(store, make, "a")
    stray = Move("m0", "sue", ("Nobody",), None, "local", ("gone",), ("gone",), ("d",), 1)
    old = Move("m1", "sue", ("Ashford",), None, "local", (claim,), (claim,), ("d",), 1)
    store.writer("same-act@0").reconcile(Reconciled("same-act@0", (stray, old)))
    assert reconcile(store)
    assert [move.claims for move in store.view().moves().items] == [(claim,)]
    assert {move.id for move in store.view().moves().items}.isdisjoint({"m0", "m1"})
