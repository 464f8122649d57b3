"""Dates, figures, targets and instruments go to the act they stand with, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

from standoff.model.claim import Claim

Coded = Callable[..., tuple[Claim, ...]]

CHICAGO = "ocd-division/country:us/state:il/place:chicago"


def dates(claims: tuple[Claim, ...]) -> dict[str, str | None]:
    return {claim.move: claim.date.edtf if claim.date else None for claim in claims}


def test_each_coordinated_act_has_its_own_day(coded: Coded) -> None:
    text = (
        "Chicago refused immigration detainers on Monday and Boston sued the Justice Department on Tuesday."
    )
    assert dates(coded(text)) == {"decline": "2017-03-20", "sue": "2017-03-21"}


def test_a_date_in_a_subordinate_clause_dates_that_clause(coded: Coded) -> None:
    text = "San Francisco sued the Justice Department on Jan. 31 after the president signed the order on Jan. 25."
    assert dates(coded(text)) == {"sue": "2017-01-31", "issue": "2017-01-25"}


def test_a_date_of_another_sentence_dates_nothing(coded: Coded) -> None:
    text = "Reporters met on Monday. Chicago refused immigration detainers. It rained on Tuesday."
    assert dates(coded(text))["decline"] is None


def test_a_weekday_without_a_publication_date_stays_open(coded: Coded) -> None:
    (claim,) = coded("Chicago refused immigration detainers on Monday.", published=None)
    assert claim.date is not None
    assert (claim.date.text, claim.date.edtf) == ("Monday", None)


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
