"""Who speaks in a block quote: the lead-in, however it is put, or the credit below."""

from __future__ import annotations

import pytest

from tests.annotate.attribution.reading import chain

QUOTED = "\n> The jail is full.\nIt rained."


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("The Dale Herald describes the place:", ["The Dale Herald"]),
        ("Sheriff Bo Poe answered on Facebook.", ["Sheriff Bo Poe"]),
        ("The mayor was brief:", ["The mayor"]),
        ("The governor’s message is blunt:", ["The governor’s message"]),
        ("Here is the Dale Herald on Thursday:", ["the Dale Herald"]),
        ("Buried in a long piece in Dale Magazine is this:", ["Dale Magazine"]),
        ("A reader sends this along from Salon:", ["Salon"]),
        ("One sentence of the ruling stands out:", ["the ruling"]),
        ("Statement from Governor Hugh Bell:", ["Governor Hugh Bell"]),
        ("Gazette reporter Lyn Oakes wrote on Friday:", ["Gazette reporter Lyn Oakes"]),
        ("The following is from Tuesday’s Dale Herald.", ["Dale Herald"]),
        ("From Tuesday’s hearing on the jail:", ["unnamed quoted report"]),
        ("The county has begun to act:", ["unnamed quoted report"]),
    ],
)
def test_lead_ins_of_block_quotes(lead: str, expected: list[str]) -> None:
    assert chain(lead + QUOTED, "jail is full") == expected


AGAIN = "The Dale Herald has more:\n> The jail is full.\n{}\n> The court is empty.\nIt rained."
NESTED = (
    "Blogger Fay Hart posted this:\n> I was slow. The Dale Herald reports:\n> > The mayor wrote:\n> > > We are broke."
    "\n> > Nobody laughed.\n> I did.\nIt rained."
)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (AGAIN.format("And:"), "court is empty", ["The Dale Herald"]),
        (AGAIN.format("The story continues:"), "court is empty", ["The Dale Herald"]),
        (AGAIN.format("The mayor wrote:"), "court is empty", ["The mayor"]),
        (NESTED, "I was slow", ["Blogger Fay Hart"]),
        (NESTED, "We are broke", ["Blogger Fay Hart", "The Dale Herald", "The mayor"]),
        (NESTED, "Nobody laughed", ["Blogger Fay Hart", "The Dale Herald"]),
        (NESTED, "I did", ["Blogger Fay Hart"]),
        (NESTED, "It rained", []),
        (
            "It is over.\n> The jail is full.\n> — County Clerk May Orne\nIt rained.",
            "is full",
            ["County Clerk May Orne"],
        ),
        (
            "It is over.\n> The jail is full.\n> Judge Al Marsh, Circuit Court\nIt rained.",
            "is full",
            ["Judge Al Marsh"],
        ),
        (
            "It is over.\n> “I quit,” Bo Poe said.\n> — Dale Herald\nIt rained.",
            "I quit",
            ["Dale Herald", "Bo Poe"],
        ),
    ],
)
def test_block_quotes(text: str, words: str, expected: list[str]) -> None:
    assert chain(text, words) == expected
