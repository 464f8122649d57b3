from __future__ import annotations

import random
from types import SimpleNamespace
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from standoff.model.move import Judgement, Move
from standoff.model.recorded import Recorded
from standoff.reconcile import group


def moves(*claims: Recorded) -> tuple[Move, ...]:
    return group(claims)[0]


def test_two_reports_of_one_suit_are_one_move(made: Any) -> None:
    (move,) = moves(
        made.claim("sue", target="federal"), made.claim("sue", target="federal", read="2017-03-30")
    )
    assert (move.family, len(move.claims), move.support) == ("sue", 2, 2)
    assert move.claims == ("claim0001", "claim0002")


def test_places_and_families_stay_apart(made: Any) -> None:
    assert len(moves(made.claim("sue"), made.claim("sue", place="Brill"), made.claim("appeal"))) == 3


def test_two_votes_on_different_days_are_two_acts(made: Any) -> None:
    bill: dict[str, Any] = {"place": "state", "actor": "the Senate", "bill": "SB 99"}
    first = made.claim("pass_chamber", edtf="2017-02-09", votes="32-16", **bill)
    second = made.claim("pass_chamber", edtf="2017-03-21", votes="39-11", **bill)
    misprint = made.claim("pass_chamber", edtf="2017-03-21", votes="36-11", **bill)
    early, late = moves(first, second, misprint)
    assert early.claims == ("claim0001",)
    assert late.claims == ("claim0002", "claim0003")
    assert [(c.field, [value for value, _ in c.values]) for c in late.conflicts] == [
        ("figure: votes", ["36-11", "39-11"])
    ]


def test_the_days_between_two_votes_are_judged_and_told(made: Any) -> None:
    bill: dict[str, Any] = {"place": "state", "actor": "the Senate", "bill": "SB 99"}
    claims = [made.claim("pass_chamber", edtf=day, **bill) for day in ("2017-02-09", "2017-03-21")]
    (judgement,) = group(claims)[1]
    assert (judgement.a, judgement.b, judgement.verdict) == ("lineage0001", "lineage0002", "different")
    assert "on different days: 2017-03-21 and 2017-02-09" in judgement.reasons


def test_an_undated_claim_goes_to_the_vote_with_its_count(made: Any) -> None:
    bill: dict[str, Any] = {"place": "state", "actor": "the Senate", "bill": "SB 99"}
    first = made.claim("pass_chamber", edtf="2017-02-09", votes="32-16", **bill)
    second = made.claim("pass_chamber", edtf="2017-03-21", votes="39-11", **bill)
    undated = made.claim("pass_chamber", votes="32-16", read="2017-03-28", **bill)
    early, late = moves(first, second, undated)
    assert (len(early.claims), len(late.claims)) == (2, 1)


def test_chambers_stay_apart(made: Any) -> None:
    bill: dict[str, Any] = {"place": "state", "bill": "SB 99"}
    found = moves(
        made.claim("pass_chamber", actor="Texas Senate", **bill),
        made.claim("pass_chamber", actor="Texas House", **bill),
    )
    assert len(found) == 2


def test_being_undated_never_splits_a_move(made: Any) -> None:
    dated = made.claim("sign", edtf="2017-03-21", bill="SB 99")
    month = made.claim("sign", edtf="2017-03", bill="S.B. 99")
    undated = made.claim("sign", read="2017-04-20")
    (move,) = moves(undated, month, dated)
    assert (move.earliest, move.latest) == ("2017-03-21", "2017-03-22")


def test_promise_and_act_are_one_history(made: Any) -> None:
    (move,) = moves(
        made.claim("sign", "happened", read="2017-03-28", edtf="2017-03-27", bill="SB 99"),
        made.claim("sign", "committed", read="2017-03-22", bill="SB 99"),
    )
    assert move.history == (("2017-03-22", "committed"), ("2017-03-28", "happened"))
    assert move.conflicts == ()


def test_a_report_is_not_of_a_later_act(made: Any) -> None:
    assert len(moves(made.claim("sue", read="2017-02-01"), made.claim("sue", edtf="2017-03-21"))) == 2


def test_other_instruments_and_other_targets_are_other_acts(made: Any) -> None:
    assert len(moves(made.claim("sign", bill="SB 99"), made.claim("sign", bill="SB 98"))) == 2
    withheld = {"move": "withhold_funds", "place": "federal"}
    assert len(moves(made.claim(target="Ashford", **withheld), made.claim(target="Brill", **withheld))) == 2
    assert len(moves(made.claim(target="Ashford", **withheld), made.claim(target="state", **withheld))) == 1


def test_federal_bodies_are_told_apart_but_not_from_a_common_order(made: Any) -> None:
    asked = {"move": "request", "place": "federal"}
    assert len(moves(made.claim(actor="Senator Vance Holm", **asked), made.claim(actor="ICE", **asked))) == 2
    order = {"place": "federal", "bill": "EO 13768", "kind": "executive_order"}
    assert (
        len(
            moves(
                made.claim("sign", actor="Trump", **order), made.claim("issue", actor="White House", **order)
            )
        )
        == 1
    )


def test_happened_and_denied_is_a_conflict(made: Any) -> None:
    (move,) = moves(made.claim("sue", target="federal"), made.claim("sue", "denied", target="federal"))
    assert [conflict.field for conflict in move.conflicts] == ["happened"]


def test_unnamed_classes_are_not_joined_across_pages(made: Any) -> None:
    assert len(moves(made.claim("sue", place=None), made.claim("sue", place=None))) == 2


def test_statements_figures_and_rejected_claims_make_no_moves(made: Any) -> None:
    left_out = [made.claim("sue", core=False), made.claim("measure"), made.claim("sue", review="rejected")]
    assert moves(*left_out) == ()


kinds = st.fixed_dictionaries(
    {
        "move": st.sampled_from(["sue", "sign"]),
        "status": st.sampled_from(["happened", "committed", "denied"]),
        "place": st.sampled_from(["Ashford", "federal", None]),
        "edtf": st.sampled_from([None, "2017-02-09", "2017-03-21", "2017-03"]),
        "read": st.sampled_from(["2017-02-10", "2017-03-28", "2018-01-01"]),
        "bill": st.sampled_from([None, "SB 99", "SB 98"]),
        "votes": st.sampled_from([None, "32-16"]),
    }
)


@given(drawn=st.lists(kinds, max_size=12), seed=st.randoms(use_true_random=False))
def test_every_claim_is_in_one_move_whatever_the_order(
    make: SimpleNamespace, drawn: list[dict[str, Any]], seed: random.Random
) -> None:
    maker = make.maker()
    claims = [maker.claim(**fields) for fields in drawn]
    found, judged = group(claims)
    assert sorted(claim for move in found for claim in move.claims) == [claim.claim.id for claim in claims]
    assert len({move.id for move in found}) == len(found)
    assert all(0 <= judgement.score <= 1 and judgement.a != judgement.b for judgement in judged)
    seed.shuffle(claims)
    assert group(claims)[0] == found


@given(drawn=st.lists(kinds, min_size=2, max_size=8))
def test_days_apart_never_meet(make: SimpleNamespace, drawn: list[dict[str, Any]]) -> None:
    maker = make.maker()
    claims = {claim.claim.id: claim for claim in (maker.claim(**fields) for fields in drawn)}
    for move in group(claims.values())[0]:
        days = {claims[name].claim.date.edtf for name in move.claims if claims[name].claim.date}
        assert not {"2017-02-09", "2017-03-21"} <= days


def test_a_number_one_digit_off_is_left_open(made: Any) -> None:
    signed: dict[str, Any] = {"move": "sign", "place": "state", "edtf": "2017-03-27"}
    found, (judgement,) = group([made.claim(bill="SB 2710", **signed), made.claim(bill="SB 2719", **signed)])
    assert len(found) == 2
    assert judgement.verdict == "unsure"
    assert judgement.reasons[-1] == "one digit apart, which may be a misprint"


def test_two_numbers_on_one_page_or_two_days_are_no_misprint(made: Any) -> None:
    signed: dict[str, Any] = {"move": "sign", "place": "state", "edtf": "2017-03-27"}
    page = [made.claim(bill=bill, document="one", **signed) for bill in ("SB 2710", "SB 2719")]
    other = [made.claim(bill=bill, **signed) for bill in ("SB 2710", "SB 2835")]
    for claims in (page, other):
        assert [judgement.verdict for judgement in group(claims)[1]] == ["different"]


def test_what_is_declined_must_be_told_to_be_the_same(made: Any) -> None:
    declined: dict[str, Any] = {"move": "decline", "place": "federal", "actor": "the administration"}
    on_a_day = {"edtf": "2017-03-21", **declined}
    assert len(moves(made.claim(**on_a_day), made.claim(**on_a_day))) == 2
    assert len(moves(*(made.claim(target="Ashford", **on_a_day) for _ in range(2)))) == 1


def test_act_and_promise_of_one_day_are_both_in_the_history(made: Any) -> None:
    (move,) = moves(made.claim("sign", "committed", bill="SB 99"), made.claim("sign", bill="SB 99"))
    assert [status for _, status in move.history] == ["committed", "happened"]


def test_versions_of_one_statement_are_one_move(made: Any) -> None:
    one, other = made.claim("sue", edtf="2017-01-09"), made.claim("sue", edtf="2017-03-21")
    both = [one, msgspec.structs.replace(other, lineage=one.lineage)]
    assert len(moves(*both)) == 1


def said(a: Recorded, b: Recorded, verdict: str) -> Judgement:
    return Judgement(a.lineage, b.lineage, verdict, 1.0, ("seen",), "ann")


def test_people_join_and_part_what_the_rules_would_not(made: Any) -> None:
    near, far, also = made.claim("sue"), made.claim("sue", place="Brill"), made.claim("sue")
    judged = (said(near, far, "same"), said(near, also, "different"))
    found, rules = group([near, far, also], judged=judged)
    assert sorted(len(move.claims) for move in found) == [1, 2]
    assert [move.claims for move in found if len(move.claims) == 2] == [(near.claim.id, far.claim.id)]
    assert rules == ()


def test_people_who_contradict_each_other_keep_acts_apart(made: Any) -> None:
    a, b, c = made.claim("sue"), made.claim("sue", place="Brill"), made.claim("sue", place="state")
    judged = (said(a, b, "same"), said(b, c, "same"), said(a, c, "different"))
    assert sorted(len(move.claims) for move in group([a, b, c], judged=judged)[0]) == [1, 2]
