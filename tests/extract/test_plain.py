from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.extract.plain import blocks


def paragraphs(text: str) -> list[str]:
    return [text[block.span.start : block.span.end] for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One.\n\nTwo.\nStill two.\n\n\nThree.", ["One.", "Two.\nStill two.", "Three."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\n \t\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\n", ["One.", "Two."]),
        ("\n\nOne.\nTwo.\n\n", ["One.", "Two."]),
        ("  One. ", ["One."]),
        ("One", ["One"]),
        ("", []),
    ],
)
def test_paragraphs(text: str, parts: list[str]) -> None:
    assert paragraphs(text) == parts


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    first = "The council voted on Tuesday to bar\nits staff from asking people about\ntheir papers, she said."
    second = "The mayor will sign the measure on\nFriday, her office said after the\nvote."
    assert paragraphs(f"{first}\n{second}") == [first, second]


@given(st.text(alphabet="ab. \n\r\t\xa0", max_size=60))
def test_blocks_hold_every_word_once_and_in_order(text: str) -> None:
    found = blocks(text)
    assert "".join("".join(part.split()) for part in paragraphs(text)) == "".join(text.split())
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
