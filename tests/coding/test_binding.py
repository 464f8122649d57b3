"""Figures, targets, instruments and actors go to the act they stand with, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

from standoff.model.claim import Claim

Coded = Callable[..., tuple[Claim, ...]]

CHICAGO = "ocd-division/country:us/state:il/place:chicago"


def test_figures_and_places_are_those_of_the_evidence(coded: Coded) -> None:
    text = (
        "Denver counted 30 visitors. The Justice Department withheld $4 million from Chicago over its "
        "sanctuary policy. Boston counted 50 visitors."
    )
    (claim,) = [claim for claim in coded(text) if claim.move == "withhold_funds"]
    assert [figure.value for figure in claim.figures] == ["4000000"]
    assert claim.places == (CHICAGO,)
    assert CHICAGO in {target.place for target in claim.targets}


def test_an_instrument_with_a_number_wins_over_a_bare_noun(coded: Coded) -> None:
    text = "The Texas Senate passed the sanctuary bill, known as Senate Bill 4, on Wednesday."
    (claim,) = [claim for claim in coded(text) if claim.move == "pass_chamber"]
    assert [instrument.identifier for instrument in claim.instruments] == ["SB 4"]


def test_a_private_person_acts_without_a_name(coded: Coded) -> None:
    text = (
        "Rosa Quill, a cook, sued Chicago over its sanctuary policy on Monday. "
        "The suspect, a man of 29, sued Boston over its sanctuary policy."
    )
    names = " ".join(claim.actor.name for claim in coded(text))
    assert "Quill" not in names
    assert "Rosa" not in names


def test_we_are_those_who_speak(coded: Coded) -> None:
    text = "“We will not honor immigration detainers,” said Sheriff Una Brandt of Lane County, Oregon."
    found = {claim.actor.name for claim in coded(text) if claim.move in {"decline", "cooperate"}}
    assert found == {"Sheriff Una Brandt"}
