from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.model.claim import ActorRef, DateRef, InstrumentRef, ProvisionRef, TargetRef
from standoff.model.recorded import Position
from standoff.record.positions import rules
from standoff.record.store import Store

ASHFORD = "ocd-division/country:us/state:tx/place:ashford"
TEXAS = "ocd-division/country:us/state:tx"
BILL = InstrumentRef("bill", "SB 99", TEXAS)
COURT = ActorRef("a federal judge", "ocd-division/country:us", "court")
HOLDS = (ProvisionRef("detainer_hold", "limits"),)


@pytest.fixture
def tell(store: Store, make: SimpleNamespace) -> Callable[..., str]:
    """Adds a page with one claim; gives the claim's id."""
    numbers = iter(range(100))

    def add(move: str, status: str, day: str | None, read: str = "2017-06-01", **coded: Any) -> str:
        page = make.document(f"{next(numbers)} {make.text}", uri=str(next(numbers)), published=read)
        coded = {"provisions": HOLDS, "date": DateRef("then", day) if day else None, **coded}
        claim = make.claim(move=move, status=status, **coded)
        store.writer("rules@1").add(page, make.coded(page, claim))
        return store.view().claims().items[-1].claim.id

    return add


def answers(store: Store, **view: Any) -> list[tuple[str, str]]:
    return [(position.answer, position.rule) for position in store.view(**view).positions()]


def test_what_was_adopted_holds_and_says_why(store: Store, tell: Callable[..., str]) -> None:
    claim = tell("limit_cooperation", "happened", "2017-03-21")
    (position,) = store.view().positions()
    assert msgspec.structs.replace(position, prose="") == Position(
        place=ASHFORD,
        provision="detainer_hold",
        direction="limits",
        answer="holds",
        rule="adopted",
        prose="",
        since="2017-03-21",
        claims=(claim,),
        review="machine",
    )
    assert position.prose.startswith("A body that adopted")


def test_plans_threats_and_opinion_hold_nothing(store: Store, tell: Callable[..., str]) -> None:
    for status in ("committed", "threatened", "proposed", "possible", "denied", "not_done", "scheduled"):
        tell("limit_cooperation", status, None)
    tell("limit_cooperation", "happened", None, core=False)
    tell("limit_cooperation", "happened", None, provisions=())
    tell("limit_cooperation", "happened", None, actor=ActorRef("some cities", None, "local"))
    assert answers(store) == []


def test_the_last_word_decides_and_every_day_has_its_own(store: Store, tell: Callable[..., str]) -> None:
    tell("limit_cooperation", "happened", "2017-01-10")
    tell("repeal", "happened", "2017-03-10")
    tell("limit_cooperation", "happened", "2017-05-10")
    assert answers(store, on="2017-01-09") == []
    assert answers(store, on="2017-01-10") == [("holds", "adopted")]
    assert answers(store, on="2017-03-10") == [("does not hold", "repealed")]
    assert answers(store) == [("holds", "adopted")]


def test_an_old_story_read_later_does_not_undo_a_repeal(store: Store, tell: Callable[..., str]) -> None:
    tell("limit_cooperation", "happened", "2017-01-10")
    tell("repeal", "happened", "2017-03-10")
    tell("rule", "ongoing", None, read="2017-03-20")
    assert answers(store) == [("conflicting", "in-force")]


def test_acts_of_one_day_that_disagree_are_conflicting(store: Store, tell: Callable[..., str]) -> None:
    tell("limit_cooperation", "happened", "2017-03-10")
    tell("repeal", "happened", "2017-03-10")
    assert answers(store) == [("conflicting", "repealed")]
    assert len(store.view().positions()[0].claims) == 2


def test_a_court_blocks_the_rule_of_the_place_it_judges(store: Store, tell: Callable[..., str]) -> None:
    tell("limit_cooperation", "happened", "2017-01-10")
    tell("enjoin", "happened", "2017-04-25", actor=COURT, targets=(TargetRef("Ashford", ASHFORD),))
    assert answers(store) == [("blocked", "enjoined")]
    tell("uphold", "happened", "2017-05-25", actor=COURT, targets=(TargetRef("Ashford", ASHFORD),))
    assert answers(store) == [("holds", "adopted")]
    assert answers(store, on="2017-05-01") == [("blocked", "enjoined")]


def test_what_a_bill_contains_holds_once_it_is_signed(store: Store, tell: Callable[..., str]) -> None:
    state = ActorRef("Governor Nuñez", TEXAS, "state")
    content = tell("rule", "proposed", None, instrument=BILL, actor=state, read="2017-03-01")
    assert answers(store) == []
    tell("sign", "committed", None, instrument=BILL, actor=state, provisions=())
    assert answers(store) == []
    same = InstrumentRef("statute", "S.B. 99", TEXAS)
    signed = tell("sign", "happened", "2017-05-07", instrument=same, actor=state, provisions=())
    (position,) = store.view().positions("state:tx")
    assert (position.place, position.answer, position.rule) == (TEXAS, "holds", "signed-into-law")
    assert (position.since, position.claims) == ("2017-05-07", (content, signed))
    tell("repeal", "happened", "2017-05-20", instrument=BILL, actor=state, provisions=())
    assert answers(store) == [("does not hold", "repealed")]


def test_another_bill_signed_changes_nothing(store: Store, tell: Callable[..., str]) -> None:
    state = ActorRef("Governor Nuñez", TEXAS, "state")
    tell("rule", "proposed", None, instrument=BILL, actor=state)
    tell(
        "sign", "happened", None, instrument=InstrumentRef("bill", "SB 98", TEXAS), actor=state, provisions=()
    )
    tell("sign", "happened", None, instrument=InstrumentRef("bill", "SB 99", ASHFORD), provisions=())
    assert answers(store) == []


def test_a_position_is_as_sure_as_its_weakest_claim(store: Store, tell: Callable[..., str]) -> None:
    first = tell("limit_cooperation", "happened", "2017-01-10")
    second = tell("rule", "ongoing", None)
    writer = store.writer("a reviewer")
    writer.review(first, "accepted", "read")
    assert store.view().positions()[0].review == "machine"
    writer.review(second, "accepted", "read")
    assert store.view().positions()[0].review == "accepted"
    writer.review(second, "disputed", "the sheriff says no")
    assert store.view().positions()[0].review == "disputed"
    writer.review(second, "rejected", "misread")
    assert (store.view().positions()[0].review, store.view().positions()[0].claims) == ("accepted", (first,))


def test_places_may_be_asked_alone_or_with_those_below(store: Store, tell: Callable[..., str]) -> None:
    tell("limit_cooperation", "happened", None)
    assert len(store.view().positions("state:tx/place:ashford")) == 1
    assert store.view().positions("state:tx") == ()
    assert len(store.view().positions("state:tx", within=True)) == 1


def test_every_rule_has_its_own_name_and_a_sentence() -> None:
    table = rules()
    assert len({rule.id for rule in table}) == len(table)
    assert all(rule.prose.endswith(".") and rule.moves and rule.statuses for rule in table)
    assert {rule.effect for rule in table} <= {"holds", "reported", "ends", "blocked", "unblocked"}
    assert {rule.place for rule in table} <= {"actor", "instrument", "upon"}


acts = st.lists(
    st.tuples(
        st.sampled_from(["limit_cooperation", "repeal", "enjoin", "uphold"]),
        st.integers(1, 28).map(lambda day: f"2017-03-{day:02}"),
    ),
    max_size=6,
)


@settings(max_examples=10, deadline=None)
@given(history=acts, on=st.integers(1, 28).map(lambda day: f"2017-03-{day:02}"))
def test_a_position_rests_on_nothing_later_than_its_day(
    fresh: Callable[[], Path], make: SimpleNamespace, history: list[tuple[str, str]], on: str
) -> None:
    """As of a day, later acts change nothing: the answer is that of a record without them."""
    with Store.open(fresh()) as whole, Store.open(fresh()) as cut:
        for i, (move, day) in enumerate(history):
            page = make.document(f"{i} {make.text}", uri=str(i), published="2017-03-31")
            targets = (TargetRef("Ashford", ASHFORD),)
            coded = make.coded(
                page, make.claim(move=move, date=DateRef("then", day), provisions=HOLDS, targets=targets)
            )
            for store in [whole, cut] if day <= on else [whole]:
                store.writer("rules@1").add(page, coded)
        assert whole.view(on=on).positions() == cut.view().positions()
