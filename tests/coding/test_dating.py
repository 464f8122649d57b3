"""Which date of a sentence belongs to which act, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.model.claim import Claim

Coded = Callable[..., tuple[Claim, ...]]


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


@pytest.mark.parametrize(
    ("text", "move", "edtf"),
    [
        (
            "When lawyers for the cities met last month, Denver sued the Justice Department over sanctuary policy.",
            "sue",
            "2017-02",
        ),
        (
            "Speaking in Albany on Monday, Gov. Una Brandt praised sanctuary cities.",
            "endorse",
            "2017-03-20",
        ),
        ("Chicago sued the Justice Department on Tuesday.", "sue", "2017-03-21"),
        (
            "The Texas Senate is scheduled to pass the sanctuary bill on Monday.",
            "pass_chamber",
            "2017-03-27",
        ),
    ],
)
def test_a_date_of_the_same_moment_dates_the_act(coded: Coded, text: str, move: str, edtf: str) -> None:
    assert dates(coded(text))[move] == edtf


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Oregon lawmakers want to repeal a 1987 law on immigration detainers.", "repeal"),
        ("Denver Mayor Ana Ruiz urged the council to pass the 2012 sanctuary ordinance.", "request"),
        ("The court upheld the governor's 2015 order on immigration detainers.", "uphold"),
    ],
)
def test_a_year_in_a_name_dates_nothing_done_with_the_thing(coded: Coded, text: str, move: str) -> None:
    found = dates(coded(text))
    assert move in found
    assert found[move] is None


def test_a_year_in_the_name_of_an_occasion_dates_what_was_done_there(coded: Coded) -> None:
    text = "In a 2012 ruling, the Supreme Court struck down parts of Arizona's immigration law, SB 1070."
    assert dates(coded(text))["strike_down"] == "2012"


def test_words_are_dated_by_the_day_they_were_spoken_and_rules_are_not(coded: Coded) -> None:
    text = (
        "“Sanctuary cities are a disgrace,” Sheriff Una Brandt of Lane County, Oregon, said on Tuesday. "
        "City law bars police from honoring immigration detainers, Mayor Ana Ruiz of Denver said on Wednesday."
    )
    found = dates(coded(text))
    assert found["criticize"] == "2017-03-21"
    assert found["rule"] is None


def test_a_weekday_that_was_lies_behind(coded: Coded) -> None:
    text = "Mayor Ana Ruiz of Denver said on Friday that the sanctuary bill is an insult to the city."
    assert dates(coded(text))["criticize"] == "2017-03-17"


@pytest.mark.parametrize(
    ("text", "move", "edtf"),
    [
        (
            "The Austin City Council met on Monday and passed an ordinance on immigration detainers.",
            "pass_chamber",
            "2017-03-20",
        ),
        (
            "A second vote on the sanctuary ordinance is scheduled to be held to affirm the policy next Tuesday.",
            "pass_chamber",
            "2017-03-28",
        ),
        ("Gov. Una Brandt vetoed a similar bill in 2014, but signed the sanctuary bill.", "sign", None),
        (
            "The Denver City Council is going further now, voting this month to pass an ordinance on immigration "
            "detainers.",
            "pass_chamber",
            "2017-03",
        ),
        (
            "Mayor Ana Ruiz spoke in Denver in February, when she said that she would sue the Justice Department "
            "over sanctuary policy.",
            "sue",
            "2017-02",
        ),
        (
            "On Friday a federal judge blocked the Justice Department from withholding grants from sanctuary cities.",
            "withhold_funds",
            None,
        ),
        (
            "In March, a federal judge halted the president's executive order on sanctuary cities.",
            "issue",
            None,
        ),
        (
            "From January to June last year, Denver honored 40 immigration detainers.",
            "cooperate",
            "2016-01/2016-06",
        ),
    ],
)
def test_joined_verbs_share_a_date_and_what_another_act_meets_does_not(
    coded: Coded, text: str, move: str, edtf: str | None
) -> None:
    assert dates(coded(text))[move] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Immigration agents arrested 400 people in Denver, down from their peak in 2012.", None),
        ("Immigration agents have arrested 400 people in Denver since 2012.", None),
        ("Immigration agents arrested 400 people in Denver in 2012, up from the year before.", "2012"),
        (
            "Immigration agents arrested 4,000 people in Denver from Jan. 10, 2014, to June 19, 2015.",
            "2014-01-10/2015-06-19",
        ),
    ],
)
def test_a_figure_is_not_dated_by_what_it_is_compared_with(coded: Coded, text: str, edtf: str | None) -> None:
    assert dates(coded(text))["measure"] == edtf


def test_a_signed_message_is_dated_by_the_day_beside_the_name(coded: Coded) -> None:
    text = (
        "Denver council members answered online.\n\n"
        "The sanctuary policy is a disgrace and makes Denver unsafe. — Gov. Una Brandt (@unabrandt) March 7, 2017"
    )
    (claim,) = [claim for claim in coded(text) if claim.move == "criticize"]
    assert claim.voices[-1] == "Gov. Una Brandt"
    assert claim.date is not None
    assert claim.date.edtf == "2017-03-07"
