"""Names in full, and whom pronouns mean inside the words of others."""

from __future__ import annotations

import pytest

from standoff.annotate.attribution.fullest import Names
from standoff.model.annotation import Annotations
from tests.annotate.attribution.reading import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Radio host Gil Toll has a story. “The jail is full,” Toll said.",
            "is full",
            ["Radio host Gil Toll"],
        ),
        (
            "An aide to Mayor Ann Roe left early. The aide said that the jail was full.",
            "was full",
            ["The aide"],
        ),
        (
            "An aide to Mayor Ann Roe said it was late. The aide said that the jail was full.",
            "was full",
            ["An aide to Mayor Ann Roe"],
        ),
        (
            "The jail will close, the Dale Leader said. It is late, the Leader said.",
            "is late",
            ["the Dale Leader"],
        ),
        (
            "The Dale Herald said the jail was full. The paper said that it would close.",
            "would close",
            ["The Dale Herald"],
        ),
        (
            "Inspector Lotte Berg came by. “The company told us that the pumps ran,” she said.",
            "pumps ran",
            ["Inspector Lotte Berg", "The company"],
        ),
        (
            "Mayor Ann Roe met the governor on Monday. “He told me that the road is shut,” she said.",
            "road is shut",
            ["Mayor Ann Roe", "the governor"],
        ),
        (
            "Clerk Neil Voss said the governor’s chief of staff threatened him. “He told me that I was done,” "
            "Voss said.",
            "I was done",
            ["Clerk Neil Voss", "the governor’s chief of staff"],
        ),
        (
            "Roe said that the Coast Guard cleared the ship. “They told us that it was safe,” she said.",
            "it was safe",
            ["Roe", "the Coast Guard"],
        ),
        (
            "Undersheriff Kay Lind said that the sheriff had told her that the jail was full.",
            "was full",
            ["Undersheriff Kay Lind", "the sheriff"],
        ),
        ("“Our lawyers say that the fee is legal,” Ann Roe said.", "is legal", ["Ann Roe", "Our lawyers"]),
    ],
)
def test_names_of_speakers(text: str, words: str, expected: list[str]) -> None:
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("name", "fullest"),
    [
        ("Poe", "Sheriff Bo Poe"),
        ("Roe", "Roe"),
        ("Ann Roe", "Mayor Ann Roe"),
        ("Mr. Poe", "Sheriff Bo Poe"),
        ("the aide", "an aide to the mayor"),
        ("the clerk", "the clerk"),
    ],
)
def test_a_name_is_made_full_unless_it_could_be_two_peoples(name: str, fullest: str) -> None:
    sources = [
        (0, "Mayor Ann Roe"),
        (20, "Clerk Vic Roe"),
        (40, "Sheriff Bo Poe"),
        (60, "an aide to the mayor"),
    ]
    assert Names("", Annotations(), sources).fullest(name, 99) == fullest
