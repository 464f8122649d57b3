"""Names found in a text, and what stands around them."""

from __future__ import annotations

import pytest

from standoff.annotate.places.spotting import spots


def found(text: str) -> list[tuple[str, str]]:
    return [(text[spot.start : spot.end], spot.sign) for spot in spots(text)]


def test_the_longest_name_wins() -> None:
    text = "New York Mills, Kansas City, Prince George's County and Miami-Dade County"
    assert [words for words, _ in found(text)] == [
        "New York Mills",
        "Kansas City",
        "Prince George's County",
        "Miami-Dade County",
    ]


def test_offsets_leave_a_possessive_and_punctuation_out() -> None:
    text = "“Chicago’s mayor, like St. Paul's, won’t.”"
    assert [words for words, _ in found(text)] == ["Chicago", "St. Paul"]


def test_names_do_not_cross_paragraphs() -> None:
    assert [words for words, _ in found("They met in New\n\nYork is a town.")] == ["York"]
    assert [words for words, _ in found("They met in New\nYork on Monday.")] == ["New\nYork"]


def test_county_lists() -> None:
    text = "Jails in Hinds, Rankin and De Soto counties answered."
    hits = [(text[s.start : s.end], s.key, s.places[0].kind) for s in spots(text)]
    assert ("Hinds", "hinds county", "county") in hits
    assert ("Rankin", "rankin county", "county") in hits


def test_an_abbreviated_state_is_a_place_of_its_own() -> None:
    text = "Police in Jackson, Miss., waited."
    city, state = spots(text)
    assert city.region == "ocd-division/country:us/state:ms"
    assert text[state.start : state.end] == "Miss."
    assert state.places[0].name == "Mississippi"


def test_a_list_of_states_is_no_list_of_towns() -> None:
    text = "Lawmakers in Florida, Iowa, Kansas, and Texas introduced bills."
    assert all(spot.region is None for spot in spots(text))
    assert [words for words, _ in found(text)] == ["Florida", "Iowa", "Kansas", "Texas"]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Officials in Dayton said no.", "place"),
        ("Dayton police said no.", "place"),
        ("Dayton Police Chief Ann Roe said no.", "place"),
        ("the city of Dayton", "place"),
        ("Gov. Dayton said no.", "person"),
        ("Mark Dayton said no.", "person"),
        ("Dayton said no.", "person"),
        ("the Dayton Gazette", "none"),
        ("She walked down Dayton Street.", "none"),
        ("the ruling in Dayton v. Ohio", "none"),
        ("They read of Dayton.", "bare"),
    ],
)
def test_signs(text: str, sign: str) -> None:
    assert [kind for words, kind in found(text) if words == "Dayton"] == [sign]


def test_lower_case_words_are_never_places() -> None:
    assert found("they told us to hope for liberty in reading and mobile home parks") == []
