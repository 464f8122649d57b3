"""What one sentence of a page tells about the acts and rules of another, in texts of our own."""

from __future__ import annotations

from collections.abc import Callable

from standoff.model.claim import Claim

Coded = Callable[..., tuple[Claim, ...]]

SIGNED = "Gov. Greg Abbott signed Senate Bill 4 on Sunday. "
BARS = "The bill bars cities from adopting sanctuary policies."


def of(claims: tuple[Claim, ...], move: str) -> Claim:
    return [claim for claim in claims if claim.move == move][-1]


def identifier(claim: Claim) -> str | None:
    return claim.instrument.identifier if claim.instrument else None


def test_the_bill_has_the_number_of_the_only_bill(coded: Coded) -> None:
    claims = coded("The Texas Senate passed Senate Bill 4 on Wednesday. The House passed the bill on Friday.")
    assert [identifier(claim) for claim in claims if claim.move == "pass_chamber"] == ["SB 4", "SB 4"]


def test_a_bill_of_another_state_has_no_borrowed_number(coded: Coded) -> None:
    text = (
        "The Texas Senate passed Senate Bill 4. Lawmakers in Mississippi passed a bill on sanctuary cities."
    )
    claims = [claim for claim in coded(text) if claim.move == "pass_chamber"]
    assert [identifier(claim) for claim in claims] == ["SB 4", None]


def test_a_bills_content_is_proposed_until_it_is_signed(coded: Coded) -> None:
    passed = "The Texas Senate passed Senate Bill 4 on Sunday. "
    assert of(coded(passed + BARS), "rule").status == "proposed"
    assert of(coded(SIGNED + BARS), "rule").status == "ongoing"


def test_a_law_that_is_to_take_effect_is_not_in_force(coded: Coded) -> None:
    rule = "The law bars cities from adopting sanctuary policies."
    assert of(coded(SIGNED + rule), "rule").status == "ongoing"
    later = coded(SIGNED + "The law takes effect on Sept. 1. " + rule)
    assert of(later, "rule").status == "scheduled"
