from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import SettingsError
from standoff.record.upkeep.names import BLOCK, Name

LETTERS = st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F)
WORDS = st.lists(st.text(LETTERS, min_size=3, max_size=6), min_size=1, max_size=3)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe",
        "JANE DOE",
        "jane\n   doe",
        "Jane\u00a0Doe",
        "Jáne Doe",
        "Ja\u0301ne Doe",
        "Doe, Jane",
        "jane-doe",
        "jane_doe",
        "janedoe",
        "jane%20doe",
        "jane+doe",
        "Jane\\nDoe",
        "Jane&nbsp;Doe",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    for before, after in (("", ""), ("Said ", "."), ("/2017/", "/"), ("\\n", "'s"), ("“", "”")):
        whole = f"{before}{text}{after}"
        assert Name("Jane Doe").blanked(whole) == f"{before}{BLOCK * len(text)}{after}"
        assert Name("jane doe").stands_in(whole)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doering",
        "Janet Doe",
        "Jane and Doe",
        "a janedoes",
        '{"id":"jane doe"}',
        "ocd-division/country:us/place:jane_doe",
    ],
)
def test_other_words_and_codes_stay(text: str) -> None:
    assert Name("Jane Doe").blanked(text) == text
    assert not Name("Jane Doe").stands_in(text)


def test_names_with_marks_of_their_own() -> None:
    assert Name("Seán O’Brien").blanked("Mr. Sean O'Brien left") == f"Mr. {BLOCK * 12} left"
    assert Name("Sean OBrien").blanked("Seán O’Brien") == "Seán O’Brien"
    assert Name("Groß").blanked("Herr Gross and Herr Groß") == f"Herr {BLOCK * 5} and Herr {BLOCK * 4}"


def test_a_name_must_have_letters() -> None:
    with pytest.raises(SettingsError, match="name: has fewer than 3 letters; give the name in full"):
        Name(" .J ")


@given(WORDS, st.text(max_size=20), st.text(max_size=20), st.sampled_from([" ", "-", "  ", ". "]))
def test_blanks_are_as_long_and_leave_no_name(
    words: list[str], before: str, after: str, between: str
) -> None:
    name = Name(" ".join(words))
    text = f"{before} {between.join(words)} {after}"
    blanked = name.blanked(text)
    assert len(blanked) == len(text)
    assert not name.stands_in(blanked)
    assert name.blanked(blanked) == blanked
    assert between.join(words) not in blanked
