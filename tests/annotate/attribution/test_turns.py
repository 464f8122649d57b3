"""Quotations inside quotations, each read as a text of its own."""

from __future__ import annotations

import pytest

from tests.annotate.attribution.reading import chain

TOLD = "“I have heard the mayor say, ‘We will never pay,’” Senator Ann Roe said. “Fine. Then we will sue.”"
PAGED = (
    "From The Daily Echo:\n“The council voted to shut the jail. ‘It is empty,’ Sheriff Bo Poe said. The mayor "
    "says he is wrong.”\nIt is a large jail."
)
DEEP = (
    "From The Daily Echo:\n“Sheriff Bo Poe told the council that the state’s lawyer had said, ‘The judge told us "
    "that the jail is full.’”\nIt is a large jail."
)
INTERRUPTED = "“The governor,” Mayor Ann Roe said, “told us, ‘Go home.’ We went.”"
RUNNING = "“The governor came,” said Mayor Ann Roe.\n“‘Go home,’ she told us. So we went home.”"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (TOLD, "never pay", ["Senator Ann Roe", "the mayor"]),
        (TOLD, "we will sue", ["Senator Ann Roe"]),
        (PAGED, "voted to shut", ["The Daily Echo"]),
        (PAGED, "is empty", ["The Daily Echo", "Sheriff Bo Poe"]),
        (PAGED, "he is wrong", ["The Daily Echo", "The mayor"]),
        (PAGED, "a large jail", []),
        (DEEP, "jail is full", ["The Daily Echo", "Sheriff Bo Poe", "the state’s lawyer", "The judge"]),
        (INTERRUPTED, "Go home", ["Mayor Ann Roe", "The governor"]),
        (INTERRUPTED, "We went", ["Mayor Ann Roe"]),
        (RUNNING, "So we went", ["Mayor Ann Roe"]),
        ("“The jail, the sheriff tells me, is full,” Ann Roe said.", "is full", ["Ann Roe", "the sheriff"]),
    ],
)
def test_quotations_inside_quotations(text: str, words: str, expected: list[str]) -> None:
    assert chain(text, words) == expected
