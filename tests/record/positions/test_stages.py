from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from standoff.model.claim import ActorRef, DateRef, InstrumentRef
from standoff.model.recorded import DocumentRef, Recorded
from standoff.model.stage import Stage
from standoff.record.positions.stages import ladder
from standoff.record.validity import validity

TEXAS = "ocd-division/country:us/state:tx"
BILL = InstrumentRef("bill", "S.B. 99", TEXAS)
CASE = InstrumentRef("court_case", "4:17-cv-1", None)
PAGE = DocumentRef("", "", "", "", "")


class Told:
    def __init__(self, make: SimpleNamespace) -> None:
        self.make = make
        self.claims: list[Recorded] = []

    def __call__(
        self,
        move: str,
        day: str | None,
        read: str = "2017-06-01",
        status: str = "happened",
        review: str = "machine",
        official: bool = False,
        **coded: Any,
    ) -> str:
        name = f"c{len(self.claims)}"
        coded = {
            "instrument": BILL,
            "actor": ActorRef("the Senate", TEXAS, "state"),
            "date": DateRef("then", day) if day else None,
            **coded,
        }
        claim = self.make.claim(id=name, move=move, status=status, **coded)
        when = validity(claim, read)
        valid = (when.by, when.start, when.end)
        self.claims.append(Recorded(claim, name, "", PAGE, "", "", 1, read, read, *valid, review, official))
        return name

    def ladder(self, instrument: str = "SB 99") -> list[tuple[str, str, bool]]:
        return [(each.rule, each.day, each.present) for each in ladder(self.claims, instrument)]


@pytest.fixture
def tell(make: SimpleNamespace) -> Told:
    return Told(make)


def present(stages: tuple[Stage, ...]) -> list[str]:
    return [each.rule for each in stages if each.present]


def test_a_bill_climbs_from_day_to_day(tell: Told) -> None:
    tell("sign", "2017-03-27")
    tell("introduce", "2017-01-10")
    tell("pass_chamber", "2017-02-09")
    tell("pass_chamber", "2017-03-21")
    tell("pass_legislature", "2017-03-22")
    assert tell.ladder() == [
        ("introduced", "2017-01-10", False),
        ("passed-chamber", "2017-02-09", False),
        ("passed-chamber", "2017-03-21", False),
        ("passed-legislature", "2017-03-22", False),
        ("signed", "2017-03-27", True),
    ]
    assert not any(each.conflicting for each in ladder(tell.claims, "SB 99"))  # two votes are two acts


def test_a_late_story_undoes_no_signature(tell: Told) -> None:
    tell("sign", "2017-03-27")
    tell("pass_legislature", None, read="2017-03-28")
    assert present(ladder(tell.claims, "SB 99")) == ["signed"]


def test_an_undated_telling_joins_the_dated_one(tell: Told) -> None:
    dated, loose = tell("sign", "2017-03-27"), tell("sign", None)
    (stage,) = ladder(tell.claims, "SB 99")
    assert (stage.day, stage.earliest, stage.claims) == ("2017-03-27", "2017-03-27", (dated, loose))


def test_rival_dates_stand_side_by_side(tell: Told) -> None:
    tell("sign", "2017-03-27")
    tell("sign", "2017-03-22")
    tell("introduce", "2017-01-10")
    stages = ladder(tell.claims, "SB 99")
    assert [(each.rule, each.conflicting) for each in stages] == [
        ("introduced", False),
        ("signed", True),
        ("signed", True),
    ]


def test_signed_and_vetoed_contradict_each_other(tell: Told) -> None:
    tell("sign", "2017-03-27")
    tell("veto", "2017-03-27")
    assert [each.conflicting for each in ladder(tell.claims, "SB 99")] == [True, True]
    tell.claims.clear()
    tell("veto", "2013-03-27")  # of an earlier session
    tell("sign", "2017-03-27")
    assert [each.conflicting for each in ladder(tell.claims, "SB 99")] == [False, False]


def test_the_official_act_stands_beside_the_news(tell: Told) -> None:
    tell("sign", "2017-03-27", review="disputed")
    official = tell("sign", "2017-03-27", official=True)
    (stage,) = ladder(tell.claims, "SB 99")
    assert (stage.official, stage.review, len(stage.claims)) == ((official,), "accepted", 2)


def test_a_state_told_undoes_no_court(tell: Told) -> None:
    tell("take_effect", "2017-09-01")
    tell("enjoin", "2017-08-30")
    assert present(ladder(tell.claims, "SB 99")) == ["took-effect"]
    tell("enjoin", "2017-09-05")
    tell("rule", None, read="2017-09-20", status="ongoing")
    assert present(ladder(tell.claims, "SB 99")) == ["enjoined"]
    tell("repeal", "2019-05-01")
    assert present(ladder(tell.claims, "SB 99")) == ["repealed"]


def test_what_is_planned_rejected_or_about_another_instrument_is_no_stage(tell: Told) -> None:
    tell("sign", "2017-03-27", status="committed")
    tell("sign", "2017-03-27", review="rejected")
    tell("sign", "2017-03-27", core=False)
    tell("sign", "2017-03-27", instrument=InstrumentRef("bill", "SB 98", TEXAS))
    tell("sign", "2017-03-27", instrument=None)
    assert tell.ladder() == []


def test_a_case_has_stages_of_its_own(tell: Told) -> None:
    tell("sue", "2017-02-08", instrument=CASE)
    tell("enjoin", "2017-04-25", instruments=(CASE, BILL), instrument=None)
    assert tell.ladder("4:17-CV-1") == [("filed", "2017-02-08", False), ("ruled", "2017-04-25", True)]
    assert tell.ladder() == [("enjoined", "2017-04-25", True)]
