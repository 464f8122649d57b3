from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import MissingInput, RecordError, SettingsError, SpanError
from standoff.model.annotation import Actor, Annotations, Mention
from standoff.model.claim import ActorRef, TargetRef, Worded
from standoff.model.move import Fold, Judgement, Move, Reconciled, Support
from standoff.model.recorded import Asked
from standoff.model.span import Span
from standoff.record.store import Store


def test_the_same_again_changes_nothing(store: Store, make: SimpleNamespace) -> None:
    document = make.document()
    writer = store.writer("rules@1")
    assert writer.add(document, make.coded(document)).outcome == "new"
    before = store.view().counts()
    assert writer.add(document, make.coded(document)).outcome == "unchanged"
    moved = make.document(uri="/another/folder/ashford.html")
    assert writer.add(moved, make.coded(moved)).outcome == "unchanged"
    assert store.view().counts() == before


def test_a_changed_page_supersedes_and_both_stay(store: Store, make: SimpleNamespace) -> None:
    writer = store.writer("rules@1")
    first, second = make.document(), make.document("Ashford took its vote back.")
    writer.add(first, make.coded(first))
    old = store.view()
    assert writer.add(second, make.coded(second, make.claim((0, 27)))).outcome == "superseded"
    assert [found.quote for found in store.view().claims().items] == ["Ashford took its vote back."]
    assert [found.quote for found in old.claims().items] == [make.text[:49]]
    assert len(list(store.documents(current=False))) == 2
    assert [document.text for document in store.documents()] == [second.text]


def test_a_page_that_returns_to_what_it_was_stands_again(store: Store, make: SimpleNamespace) -> None:
    writer = store.writer("rules@1")
    first, second = make.document(), make.document("Ashford took its vote back.")
    for document in (first, second):
        writer.add(document, make.coded(document, make.claim((0, 20))))
    assert writer.add(first, make.coded(first, make.claim((0, 20)))).outcome == "superseded"
    assert [found.quote for found in store.view().claims().items] == [make.text[:20]]
    assert [document.text for document in store.documents()] == [first.text]


def test_two_outlets_with_one_text_are_two_documents(store: Store, make: SimpleNamespace) -> None:
    writer = store.writer("rules@1")
    for outlet in ("Ashford Ledger", "Brill Observer"):
        document = make.document(outlet=outlet, uri=f"{outlet}.html")
        assert writer.add(document, make.coded(document)).outcome == "new"
    assert len(store.view().documents().items) == 2


def test_a_newer_coder_appends_a_run_that_keeps_lineages(store: Store, make: SimpleNamespace) -> None:
    writer, document = store.writer("rules"), make.document()
    writer.add(document, make.coded(document, make.claim((0, 49)), make.claim((50, 87), move="sue")))
    before = {found.claim.move: found for found in store.view().claims().items}
    again = make.coded(document, make.claim((4, 49)), make.claim((50, 87), move="appeal"), coder="rules@2")
    assert writer.add(document, again).outcome == "recoded"
    after = {found.claim.move: found for found in store.view().claims().items}
    assert after.keys() == {"limit_cooperation", "appeal"}
    assert after["limit_cooperation"].lineage == before["limit_cooperation"].lineage
    assert after["limit_cooperation"].claim.id != before["limit_cooperation"].claim.id
    assert after["appeal"].lineage == after["appeal"].claim.id
    assert writer.add(document, make.coded(document)).outcome == "unchanged", (
        "an older coder takes nothing back"
    )


def test_a_lineage_survives_a_version_that_missed_it(store: Store, make: SimpleNamespace) -> None:
    writer, document = store.writer("rules"), make.document()
    for version, claims in enumerate(([make.claim()], [make.claim((50, 87), move="sue")], [make.claim()])):
        writer.add(document, make.coded(document, *claims, coder=f"rules@{version}"))
        if version == 0:
            first = store.view().claims().items[0].lineage
    assert store.view().claims().items[0].lineage == first


def test_codebooks_stand_side_by_side(store: Store, make: SimpleNamespace) -> None:
    writer, document = store.writer("rules@1"), make.document()
    for codebook in ("sanctuary@1", "wages@1", "sanctuary@2"):
        writer.add(document, make.coded(document, codebook=codebook))
    assert sorted(found.codebook for found in store.view().claims().items) == ["sanctuary@2", "wages@1"]


def test_reviews_attach_to_lineages_and_survive_recoding(store: Store, make: SimpleNamespace) -> None:
    writer, document = store.writer("rules@1"), make.document()
    writer.add(document, make.coded(document))
    claim = store.view().claims().items[0]
    assert claim.review == "machine"
    unread = store.view()
    store.writer("a reviewer").review(claim.claim.id, "accepted", "read it")
    writer.add(document, make.coded(document, make.claim((4, 49)), coder="rules@2"))
    assert store.view().claims().items[0].review == "accepted"
    assert unread.claims().items[0].review == "machine"
    assert store.view().claims(Asked(review="accepted")).items
    assert not store.view().claims(Asked(review="machine")).items


def test_reviews_of_nothing_and_unknown_states_are_refused(store: Store) -> None:
    with pytest.raises(MissingInput, match="no such claim"):
        store.writer("a reviewer").review("abc", "accepted", "")
    with pytest.raises(SettingsError, match="no review state"):
        store.writer("a reviewer").review("abc", "fine", "")


@pytest.mark.parametrize("span", [(0, 0), (5, 4), (-1, 4), (90, 10_000)])
def test_evidence_outside_the_text_is_refused_and_nothing_written(
    store: Store, make: SimpleNamespace, span: tuple[int, int]
) -> None:
    document = make.document()
    with pytest.raises(SpanError, match=r"ashford\.html: .*is no span of its"):
        store.writer("rules@1").add(document, make.coded(document, make.claim(), make.claim(span)))
    assert store.view().counts().entries == 0


def test_words_that_are_not_at_their_span_are_refused(store: Store, make: SimpleNamespace) -> None:
    document = make.document()
    claim = make.claim(purpose=Worded("to save money", Span(0, 13)))
    with pytest.raises(SpanError, match="'to save money' are not at their span"):
        store.writer("rules@1").add(document, make.coded(document, claim))


def test_a_text_and_claims_that_do_not_belong_together_are_refused(
    store: Store, make: SimpleNamespace
) -> None:
    document, other = make.document(), make.document("Another text.")
    with pytest.raises(SpanError, match="coded on another text"):
        store.writer("rules@1").add(document, make.coded(other))
    changed = msgspec.structs.replace(document, text=document.text + " ")
    with pytest.raises(SpanError, match="digest"):
        store.writer("rules@1").add(changed, make.coded(changed))


def test_two_findings_of_one_claim_are_one(store: Store, make: SimpleNamespace) -> None:
    document = make.document()
    twice = make.coded(
        document, make.claim(confidence=0.4, made_by="a"), make.claim(confidence=0.8, made_by="b")
    )
    assert store.writer("rules@1").add(document, twice).claims == 1
    assert store.view().claims().items[0].claim.made_by == "b"


def test_private_persons_are_stored_as_roles(store: Store, make: SimpleNamespace) -> None:
    document = make.document()
    claim = make.claim(
        actor=ActorRef("Ana Belmar of Ashford", None, "other"),
        voices=("Ashford Ledger", "ana  belmar", "Belmar", "Mayor Belmar-Ruiz"),
        targets=(TargetRef("Joe Tidd"), TargetRef("the Tiddlers' Union")),
    )
    people = Annotations(
        actors=(Actor("Joe Tidd", "person", "other", public=False), Actor("Ashford", "body", "local"))
    )
    added = store.writer("rules@1").add(document, make.coded(document, claim), people, {"Ana Belmar"})
    kept = store.view().claims().items[0].claim
    assert added.masked == 1
    assert kept.actor.name == "a private person of Ashford"
    assert kept.voices == ("Ashford Ledger", "a private person", "a private person", "Mayor Belmar-Ruiz")
    assert [target.name for target in kept.targets] == ["a private person", "the Tiddlers' Union"]


def test_a_guard_may_refuse_with_a_reason(store: Store, make: SimpleNamespace) -> None:
    document = make.document()
    both = make.coded(document, make.claim(), make.claim(move="sue"))
    added = store.writer("rules@1").add(
        document, both, guard=lambda claim: "about a case" if claim.move == "sue" else claim
    )
    assert (added.claims, added.refused) == (1, ("about a case",))


def test_record_times_only_go_forward(store: Store, make: SimpleNamespace) -> None:
    moments = iter([datetime(2017, 5, 2, tzinfo=UTC)] * 2 + [datetime(2017, 5, 1, 23, 59, 30, tzinfo=UTC)])
    writer = store.writer("rules@1", lambda: next(moments))
    for text in ("One.", "Two.", "Three."):
        document = make.document(text, uri=text)
        writer.add(document, make.coded(document, make.claim((0, 3))))
    times = [entry.recorded for entry in store.view().changes().items if entry.kind == "document"]
    assert times == sorted(set(times))
    assert times[-1] == "2017-05-02T00:00:00.000002Z"


def test_a_clock_that_is_wrong_is_named_and_nothing_written(store: Store, make: SimpleNamespace) -> None:
    document, later = make.document(), make.document("Later.", uri="b")
    store.writer("rules@1", lambda: datetime(2017, 5, 2, tzinfo=UTC)).add(document, make.coded(document))
    with pytest.raises(RecordError, match="the clock: reads 2016-"):
        store.writer("rules@1", lambda: datetime(2016, 5, 2, tzinfo=UTC)).add(
            later, make.coded(later, make.claim((0, 3)))
        )
    assert store.view().counts().documents == 1


def test_every_entry_names_who_made_it(store: Store, make: SimpleNamespace) -> None:
    document = make.document()
    store.writer("importer").add(document, make.coded(document))
    store.writer("Rosa, reviewer").review(store.view().claims().items[0].lineage, "disputed", "wrong place")
    found = [(entry.kind, entry.principal) for entry in store.view().changes().items]
    assert found == [("document", "importer"), ("run", "importer"), ("review", "Rosa, reviewer")]


def test_an_interrupted_add_leaves_nothing_behind(
    store: Store, make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    document, writer = make.document(), store.writer("rules@1")
    with monkeypatch.context() as patch:
        patch.setattr("standoff.record.writing.adding.insert_claims", stop)
        with pytest.raises(KeyboardInterrupt):
            writer.add(document, make.coded(document))
    assert store.view().counts().entries == 0
    assert writer.add(document, make.coded(document)).outcome == "new"


def _move(name: str, claim: str, support: int = 1) -> Move:
    return Move(
        name, "sue", ("Ashford",), "ocd-division/country:us", "local", (claim,), (claim,), ("d",), support
    )


def test_only_what_a_reconciliation_changes_is_added(store: Store, make: SimpleNamespace) -> None:
    document, copy = make.document(), make.document(uri="b.html", outlet="Brill Observer")
    writer = store.writer("same-act@1")
    ids = [writer.add(each, make.coded(each)).document for each in (document, copy)]
    claim = store.view().claims().items[0].claim.id
    folded = (Support(ids[0], tuple(ids), (Fold(ids[1], ids[0], "identical text", 1.0),)),)
    judged = (Judgement("a", "b", "same", 0.7, ("the same day", "common names"), "same-act@1"),)
    first = Reconciled("same-act@1", (_move("m1", claim), _move("m2", "other")), judged, folded)
    assert writer.reconcile(first)
    seen = store.view()
    assert not writer.reconcile(first)
    assert writer.reconcile(msgspec.structs.replace(first, moves=(_move("m1", claim, 2),), supports=()))
    assert [(move.id, move.support) for move in store.view().moves().items] == [("m1", 2)]
    assert [move.id for move in seen.moves().items] == ["m1", "m2"]
    assert store.view().move_of((claim, "nothing")) == {claim: _move("m1", claim, 2)}
    assert store.view().judgements("b") == judged
    assert store.view().supports() == folded
    assert writer.reconcile(first), "what stood once may stand again"
    assert [move.id for move in store.view().moves().items] == ["m1", "m2"]
    alone = tuple(Support(name, (name,)) for name in ids)
    assert writer.reconcile(msgspec.structs.replace(first, supports=alone))
    assert store.view().supports() == ()
    assert store.verify().ok


steps = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(1, 3), st.booleans()), min_size=1, max_size=6
)


@settings(max_examples=12, deadline=None)
@given(history=steps)
def test_the_past_never_changes(
    opened_on: Callable[[], AbstractContextManager[Store]], make: SimpleNamespace, history: list[Any]
) -> None:
    """Whatever is added, every earlier view answers as it did when it was the present; and re-adding is nothing."""
    with opened_on() as store:
        writer, seen = store.writer("rules", make.clock()), []
        for page, version, coder, review in history:
            document = make.document(f"Page {page}, version {version}: {make.text}", uri=f"page{page}")
            coded = make.coded(document, make.claim((0, 30 + coder)), coder=f"rules@{coder}")
            writer.add(document, coded)
            assert writer.add(document, coded).outcome == "unchanged"
            claims = store.view().claims().items
            if review:
                writer.review(claims[0].claim.id, "accepted", "read")
            view = store.view()
            seen.append((view.changes(since=view.seq - 1).items[0].recorded, view.claims(), view.documents()))
            standing = {found.document.id for found in claims}
            assert len(claims) == len(standing) == len({p for p, _, _, _ in history[: len(seen)]})
        for known, claims, documents in seen:
            then = store.view(known=known)
            assert (then.claims(), then.documents()) == (claims, documents)
        assert store.view(known="2017-05-01").claims().items == ()
        assert store.verify().ok


def test_a_correction_passes_the_guard_and_starts_from_what_stands(
    store: Store, make: SimpleNamespace
) -> None:
    text = "Marisol Quent said the council of Ashford voted to limit jail holds. She sells bread."
    document = make.document(text)
    annotations = Annotations(
        actors=(Actor("Marisol Quent", "person", "other", public=False),),
        mentions=(Mention(0, 13, (0,), "name"),),
        made_by=("hand@1",),
    )
    store.writer("rules@1").add(document, make.coded(document), annotations)
    (first,) = store.view().claims().items
    writer = store.writer("a reviewer")
    writer.correct(first.lineage, {"status": "committed"}, "it says so")
    writer.correct(first.lineage, {"actor": {"name": "Marisol Quent", "place": None, "level": "other"}}, "no")
    (found,) = store.view().claims().items
    assert found.claim.status == "committed", "the second correction builds on the first"
    assert "Quent" not in found.claim.actor.name
    told = [entry.what for entry in store.view().history(claim=first.lineage).items if entry.kind == "review"]
    assert told[0] == "accepted: Ashford: limit_cooperation (committed)"
