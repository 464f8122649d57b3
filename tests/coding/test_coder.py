"""Acts, their actors and their words, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.model.claim import Claim

Coded = Callable[..., tuple[Claim, ...]]


def one(claims: tuple[Claim, ...], move: str) -> Claim:
    (found,) = [claim for claim in claims if claim.move == move]
    return found


def test_a_vow_not_to_is_a_committed_refusal(coded: Coded) -> None:
    claim = one(coded("Chicago vowed not to cooperate with federal immigration agents."), "decline")
    assert (claim.status, claim.actor.place) == (
        "committed",
        "ocd-division/country:us/state:il/place:chicago",
    )


def test_a_list_of_states_is_one_claim_each(coded: Coded) -> None:
    text = "Lawmakers in Iowa, Kansas and Virginia have introduced bills to penalize sanctuary cities."
    places = sorted(str(claim.actor.place)[-2:] for claim in coded(text) if claim.move == "introduce")
    assert places == ["ia", "ks", "va"]


def test_evidence_holds_the_words_of_the_act(coded: Coded) -> None:
    text = "Reporters waited. Gov. Greg Abbott signed Senate Bill 4 on Sunday. It rained."
    claim = one(coded(text), "sign")
    words = text[claim.evidence.start : claim.evidence.end]
    assert words == "Gov. Greg Abbott signed Senate Bill 4 on Sunday"
    assert claim.instrument is not None
    assert claim.instrument.identifier == "SB 4"


def test_a_bills_content_is_a_rule_and_no_deed(coded: Coded) -> None:
    claims = coded("The bill would cut grants to sanctuary cities.")
    assert [(claim.move, claim.status) for claim in claims] == [("rule", "proposed")]


def test_blocking_is_the_courts_act_and_the_levers_status(coded: Coded) -> None:
    claims = coded(
        "A federal judge blocked the Justice Department from withholding grants from sanctuary cities."
    )
    assert {(claim.move, claim.status) for claim in claims if claim.core} >= {
        ("enjoin", "happened"),
        ("withhold_funds", "blocked"),
    }


def test_keeping_a_policy_is_reaffirming_it(coded: Coded) -> None:
    claims = coded("Denver will not change its sanctuary policy.")
    assert {claim.move for claim in claims} == {"reaffirm"}


def test_words_of_a_speaker_carry_the_speaker(coded: Coded) -> None:
    claim = one(coded("Gov. Phil Bryant said he will sign the sanctuary bill."), "sign")
    assert claim.status == "committed"
    assert claim.voices[0] == "The Daily Ledger"
    assert "Bryant" in claim.voices[-1]


def test_no_guess_without_an_actor(coded: Coded) -> None:
    assert coded("It was signed.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Apple sued Samsung over a patent on Tuesday.",
        "The company refused to comply with the order of the court.",
        "The mayor signed an order to repair the bridge.",
    ],
)
def test_other_topics_are_left_alone(coded: Coded, text: str) -> None:
    assert coded(text, title="News of the day") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The state ordered a fence around the bird sanctuary. The county refused to pay for it.",
        "The city council approved a wildlife sanctuary. The governor signed the bill.",
        "NOAA sued a shipper for damage in the marine sanctuary. A judge blocked the dredging.",
        "The congregation returned to the church sanctuary. The mayor signed the beam by the altar.",
    ],
)
def test_other_sanctuaries_are_left_alone(coded: Coded, text: str) -> None:
    assert coded(text, title="The sanctuary reopens") == ()


def test_what_made_a_claim_is_named(coded: Coded) -> None:
    claim = one(coded("San Francisco sued the Justice Department over its sanctuary order."), "sue")
    assert claim.made_by.startswith("frames@")
    assert "sue.verb" in claim.made_by
    assert 0 < claim.confidence <= 1


def test_an_order_asking_something_asks_it_itself(coded: Coded) -> None:
    claims = coded(
        "Following the governor's order asking sheriffs to honor immigration detainers, Denver refused to comply."
    )
    assert "request" not in {claim.move for claim in claims if claim.actor.name == "Denver"}


def test_targets_are_bodies_and_no_papers(coded: Coded) -> None:
    claim = one(coded("San Francisco sued the Justice Department over the sanctuary order."), "sue")
    assert [target.name for target in claim.targets] == ["the Justice Department"]


def test_to_do_so_takes_its_meaning_from_the_act_before(coded: Coded) -> None:
    told = "Lawmakers in Ohio have introduced bills to ban sanctuary cities. Kansas became the first state to do so."
    assert one(coded(told), "pass_legislature").actor.place == "ocd-division/country:us/state:ks"
    sued = "Denver sued over the sanctuary order. On Monday, Kansas became the first state to do so."
    assert "pass_legislature" not in {claim.move for claim in coded(sued)}


def test_the_first_state_to_ban(coded: Coded) -> None:
    claim = one(coded("Kansas became the first state to ban sanctuary cities."), "pass_legislature")
    assert claim.actor.place == "ocd-division/country:us/state:ks"
