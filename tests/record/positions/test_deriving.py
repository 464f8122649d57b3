from __future__ import annotations

import hashlib
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from standoff.model.claim import ActorRef, DateRef, InstrumentRef, ProvisionRef, TargetRef
from standoff.model.recorded import DocumentRef, Position, Recorded
from standoff.record.positions.deriving import derive
from standoff.record.validity import validity

TEXAS = "ocd-division/country:us/state:tx"
ASHFORD = f"{TEXAS}/place:ashford"
BILL = InstrumentRef("bill", "SB 99", TEXAS)
COURT = ActorRef("a federal judge", "ocd-division/country:us", "court")
STATE = ActorRef("Governor Nuñez", TEXAS, "state")
HOLDS = (ProvisionRef("detainer_hold", "limits"),)
AT_ASHFORD: dict[str, Any] = {"actor": COURT, "targets": (TargetRef("Ashford", ASHFORD),)}


class Told:
    """Claims as a record gives them, one page each, and what follows from them."""

    def __init__(self, make: SimpleNamespace) -> None:
        self.make = make
        self.claims: list[Recorded] = []

    def __call__(
        self,
        move: str,
        status: str,
        day: str | None,
        read: str = "2017-06-01",
        review: str = "machine",
        **coded: Any,
    ) -> str:
        number = len(self.claims)
        name = hashlib.sha256(str(number).encode()).hexdigest()[:32]
        coded = {"provisions": HOLDS, "date": DateRef("then", day) if day else None, **coded}
        claim = self.make.claim(id=name, move=move, status=status, **coded)
        when = validity(claim, read)
        page = DocumentRef(name, str(number), "page", read, "")
        self.claims.append(
            Recorded(
                claim, name, "", page, "c@1", "b@1", number, read, read, when.by, when.start, when.end, review
            )
        )
        return name

    def answers(self, on: str | None = None) -> list[tuple[str, str]]:
        return [(position.answer, position.rule) for position in derive(self.claims, on=on)]

    def held(self) -> list[tuple[str, str, str | None, str]]:
        return [(p.place, p.provision, p.direction, p.answer) for p in derive(self.claims)]


@pytest.fixture
def tell(make: SimpleNamespace) -> Told:
    return Told(make)


def test_what_was_adopted_holds_and_says_why(tell: Told) -> None:
    claim = tell("limit_cooperation", "happened", "2017-03-21")
    (position,) = derive(tell.claims)
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


def test_plans_threats_and_opinion_hold_nothing(tell: Told) -> None:
    for status in ("committed", "threatened", "proposed", "possible", "denied", "not_done", "scheduled"):
        tell("limit_cooperation", status, None)
    tell("limit_cooperation", "happened", None, core=False)
    tell("limit_cooperation", "happened", None, provisions=())
    tell("limit_cooperation", "happened", None, actor=ActorRef("some cities", None, "local"))
    tell("limit_cooperation", "happened", None, review="rejected")
    assert tell.answers() == []


def test_the_last_word_decides_and_every_day_has_its_own(tell: Told) -> None:
    tell("limit_cooperation", "happened", "2017-01-10")
    tell("repeal", "happened", "2017-03-10")
    tell("limit_cooperation", "happened", "2017-05-10")
    assert tell.answers("2017-01-09") == []
    assert tell.answers("2017-01-10") == [("holds", "adopted")]
    assert tell.answers("2017-03-10") == [("does not hold", "repealed")]
    assert tell.answers() == [("holds", "adopted")]


def test_an_old_story_read_later_does_not_undo_a_repeal(tell: Told) -> None:
    tell("limit_cooperation", "happened", "2017-01-10")
    tell("repeal", "happened", "2017-03-10")
    tell("rule", "ongoing", None, read="2017-03-20")
    assert tell.answers() == [("conflicting", "in-force")]


@pytest.mark.parametrize(("act", "answer"), [("repeal", "does not hold"), ("enjoin", "blocked")])
def test_an_adoption_told_without_a_day_undoes_no_ending_and_no_block(
    tell: Told, act: str, answer: str
) -> None:
    tell("limit_cooperation", "happened", "2017-01-10")
    tell(act, "happened", "2017-03-10", **(AT_ASHFORD if act == "enjoin" else {}))
    tell("limit_cooperation", "happened", None, read="2017-05-20")
    assert [answer for answer, _ in tell.answers()] == [answer]
    tell("limit_cooperation", "happened", "2017", read="2017-05-21")  # some day of that year
    assert [answer for answer, _ in tell.answers()] == [answer]
    tell("limit_cooperation", "happened", "2017-05-22")
    assert [answer for answer, _ in tell.answers()] == ["holds"]


def test_an_ending_told_without_a_day_may_be_the_one_on_record(tell: Told) -> None:
    tell("limit_cooperation", "happened", "2012-01-10")
    tell("repeal", "happened", None, read="2013-03-10")
    assert tell.answers() == [("does not hold", "repealed")]
    tell("limit_cooperation", "happened", "2014-01-10")
    tell("repeal", "happened", None, read="2017-03-10")
    assert tell.answers() == [("holds", "adopted")]


def test_acts_of_one_day_that_disagree_are_conflicting(tell: Told) -> None:
    tell("limit_cooperation", "happened", "2017-03-10")
    tell("repeal", "happened", "2017-03-10")
    assert tell.answers() == [("conflicting", "repealed")]
    assert len(derive(tell.claims)[0].claims) == 2


def test_what_is_told_with_an_end_ends(tell: Told) -> None:
    tell("rule", "ongoing", "2013-02-01/2015-06-30")
    assert tell.answers("2015-06-30") == [("holds", "in-force")]
    assert tell.answers("2015-07-01") == tell.answers() == []
    tell("limit_cooperation", "happened", "2016-01-05")
    assert tell.answers("2015-12-31") == []
    assert tell.answers() == [("holds", "adopted")]


def test_a_court_blocks_the_rule_of_the_place_it_judges(tell: Told) -> None:
    tell("limit_cooperation", "happened", "2017-01-10")
    tell("enjoin", "happened", "2017-04-25", **AT_ASHFORD)
    assert tell.answers() == [("blocked", "enjoined")]
    tell("uphold", "happened", "2017-05-25", **AT_ASHFORD)
    assert tell.answers() == [("holds", "adopted")]
    assert tell.answers("2017-05-01") == [("blocked", "enjoined")]


def test_a_court_judges_every_place_it_names_and_no_case(tell: Told) -> None:
    other = f"{TEXAS}/place:bexley"
    case = InstrumentRef("court_case", "4:17-cv-1", "ocd-division/country:us")
    targets = (TargetRef("Ashford", ASHFORD), TargetRef("Bexley", other))
    tell("enjoin", "happened", "2017-04-25", actor=COURT, targets=targets, instrument=case)
    assert [place for place, *_ in tell.held()] == [ASHFORD, other]


def test_a_lifted_block_with_nothing_before_it_leaves_nothing(tell: Told) -> None:
    tell("enjoin", "happened", "2017-04-25", **AT_ASHFORD)
    tell("uphold", "happened", None, read="2017-04-26", **AT_ASHFORD)
    assert tell.answers() == [("blocked", "enjoined")]  # it may have come before
    tell("uphold", "happened", "2017-05-25", **AT_ASHFORD)
    assert tell.answers() == []


def test_what_a_bill_contains_holds_once_it_is_signed(tell: Told) -> None:
    content = tell("rule", "proposed", None, instrument=BILL, actor=STATE, read="2017-03-01")
    assert tell.answers() == []
    tell("sign", "committed", None, instrument=BILL, actor=STATE, provisions=())
    assert tell.answers() == []
    same = InstrumentRef("statute", "S.B. 99", TEXAS)
    signed = tell("sign", "happened", "2017-05-07", instrument=same, actor=STATE, provisions=())
    (position,) = derive(tell.claims)
    assert (position.place, position.answer, position.rule) == (TEXAS, "holds", "signed-into-law")
    assert (position.since, position.claims) == ("2017-05-07", (content, signed))
    tell("repeal", "happened", "2017-05-20", instrument=BILL, actor=STATE, provisions=())
    assert tell.answers() == [("does not hold", "repealed")]


def test_a_bill_told_without_a_place_is_that_of_its_governor(tell: Told) -> None:
    nowhere = InstrumentRef("bill", "SB 99")
    tell("rule", "proposed", None, instrument=nowhere, actor=STATE)
    tell(
        "sign", "happened", "2017-05-07", instrument=nowhere, provisions=(), actor=ActorRef("", None, "state")
    )
    assert tell.answers() == []
    tell("sign", "happened", "2017-05-07", instrument=nowhere, provisions=(), actor=STATE)
    assert tell.answers() == [("holds", "signed-into-law")]


def test_another_bill_signed_changes_nothing(tell: Told) -> None:
    tell("rule", "proposed", None, instrument=BILL, actor=STATE)
    other = InstrumentRef("bill", "SB 98", TEXAS)
    tell("sign", "happened", None, instrument=other, actor=STATE, provisions=())
    tell("sign", "happened", None, instrument=InstrumentRef("bill", "SB 99", ASHFORD), provisions=())
    assert tell.answers() == []


def test_a_bill_of_a_later_session_with_the_same_number_is_another(tell: Told) -> None:
    tell("sign", "happened", "2013-05-07", instrument=BILL, actor=STATE, provisions=())
    tell("rule", "proposed", None, instrument=BILL, actor=STATE, read="2017-03-01")
    assert tell.answers() == []
    tell("sign", "happened", "2017-05-07", instrument=BILL, actor=STATE, provisions=())
    assert [p.since for p in derive(tell.claims)] == ["2017-05-07"]


def test_an_ending_without_a_direction_reaches_every_direction(tell: Told) -> None:
    tell("limit_cooperation", "happened", "2017-01-10")
    tell("repeal", "happened", "2017-03-10", provisions=(ProvisionRef("detainer_hold"),))
    assert (ASHFORD, "detainer_hold", "limits", "does not hold") in tell.held()
    tell("rule", "ongoing", "2017-03-12", provisions=(ProvisionRef("detainer_hold"),))
    assert (
        ASHFORD,
        "detainer_hold",
        "limits",
        "does not hold",
    ) in tell.held()  # no ending: says nothing of it


def test_a_position_is_as_sure_as_its_weakest_claim(tell: Told) -> None:
    def states(first: str, second: str) -> tuple[str, int]:
        tell.claims.clear()
        tell("limit_cooperation", "happened", "2017-01-10", review=first)
        tell("rule", "ongoing", None, review=second)
        (position,) = derive(tell.claims)
        return position.review, len(position.claims)

    assert states("accepted", "machine") == ("machine", 2)
    assert states("accepted", "accepted") == ("accepted", 2)
    assert states("accepted", "disputed") == ("disputed", 2)
    assert states("accepted", "rejected") == ("accepted", 1)


def test_places_may_be_asked_alone_or_with_those_below(tell: Told) -> None:
    tell("limit_cooperation", "happened", None)
    assert len(derive(tell.claims, ASHFORD)) == 1
    assert derive(tell.claims, TEXAS) == ()
    assert len(derive(tell.claims, TEXAS, within=True)) == 1
