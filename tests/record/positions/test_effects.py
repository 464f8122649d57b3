from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from standoff.model.claim import ActorRef, InstrumentRef, ProvisionRef, TargetRef
from standoff.record.positions.effects import EffectRow, Identity, When, effects_of

TEXAS = "ocd-division/country:us/state:tx"
ASHFORD = f"{TEXAS}/place:ashford"
DAY = When("2017-03-21", "2017-03-21", "2017-03-22")
HOLDS = (ProvisionRef("detainer_hold"),)
BILL = InstrumentRef("bill", "S.B. 99", TEXAS)


@pytest.fixture
def done(make: SimpleNamespace) -> Any:
    def effects(when: When = DAY, **coded: Any) -> list[EffectRow]:
        return list(effects_of(7, make.claim(**{"provisions": HOLDS, **coded}), when))

    return effects


def test_an_adoption_is_one_row_with_the_direction_assumed(done: Any) -> None:
    (row,) = done()
    assert (row.claim, row.kind, row.place, row.provision, row.direction) == (
        7,
        "direct",
        ASHFORD,
        "detainer_hold",
        "limits",
    )
    assert (row.rule, row.start, row.day, row.until) == ("adopted", "2017-03-21", "2017-03-21", "")


def test_only_a_state_ends(done: Any) -> None:
    when = When("2013-01-01", "2013-01-01", "2016-01-01")
    assert [row.until for row in done(when, move="rule", status="ongoing")] == ["2016-01-01"]
    assert [row.until for row in done(when)] == [""]


def test_an_undated_act_has_no_first_day(done: Any) -> None:
    assert [(row.start, row.day) for row in done(When(None, "2017-06-01", "2017-06-02"))] == [
        ("", "2017-06-01")
    ]


def test_every_instrument_named_is_told(done: Any) -> None:
    both = (BILL, InstrumentRef("ordinance", "12-A", ASHFORD))
    rows = done(instruments=both)
    assert [row.identity for row in rows] == [Identity(TEXAS, "sb99"), Identity(ASHFORD, "12a")]
    assert len({(row.place, row.provision, row.rule) for row in rows}) == 1


def test_an_instrument_without_any_place_is_none(done: Any) -> None:
    nowhere = {"instrument": InstrumentRef("bill", "SB 4"), "actor": ActorRef("a governor", None, "state")}
    assert done(move="sign", provisions=(), **nowhere) == []
    assert done(move="rule", status="proposed", **nowhere) == []
    (row,) = done(move="sign", provisions=(), instrument=InstrumentRef("bill", "SB 4"))
    assert (row.kind, row.identity) == ("adopts", Identity(ASHFORD, "sb4"))


def test_an_ending_without_provisions_is_upon_the_instrument(done: Any) -> None:
    (row,) = done(move="repeal", provisions=(), instrument=BILL)
    assert (row.kind, row.place, row.identity) == ("upon", "", Identity(TEXAS, "sb99"))
    assert done(move="repeal", provisions=()) == []
    assert done(move="limit_cooperation", provisions=(), instrument=BILL) == []


def test_a_court_speaks_of_those_it_judges(done: Any) -> None:
    court = ActorRef("a judge", "ocd-division/country:us", "court")
    targets = (TargetRef("Ashford", ASHFORD), TargetRef("Texas", TEXAS))
    case = InstrumentRef("court_case", "4:17-cv-1", "ocd-division/country:us")
    rows = done(move="enjoin", actor=court, targets=targets, instrument=case)
    assert [(row.place, row.identity.key) for row in rows] == [(ASHFORD, ""), (TEXAS, "")]
    assert [row.place for row in done(move="enjoin", actor=court, targets=targets, instrument=BILL)] == [
        TEXAS
    ]


def test_what_is_no_core_claim_or_meets_no_rule_does_nothing(done: Any) -> None:
    assert done(core=False) == done(move="sue") == done(status="threatened") == []
