"""Transcripts, and names before a colon."""

from __future__ import annotations

import pytest

from tests.annotate.attribution.reading import chain

HEARING = (
    "The hearing was short.\nSEN. COBB: Who wrote it?\nMS. DUNN: My deputy told me that the state wrote it.\n"
    "The committee went home."
)
INTERVIEW = (
    "We met Councilman Jay Pratt on Monday.\nMill Post: Will you run again?\nPratt: She asked me to. The mayor told me "
    "that I must.\nMill Post: Must you?\nPratt: I hope so."
)
TABLE = "The jail in figures.\nTotal Cost: $3 million\nTotal Cost: $4 million\nThe jail is old."
DAYS = "The Dale Herald on Sunday: “The mayor lied.” The mayor on Monday: “The Herald cannot read.”"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (HEARING, "Who wrote it", ["SEN. COBB"]),
        (HEARING, "the state wrote it", ["MS. DUNN", "My deputy"]),
        (HEARING, "went home", []),
        (INTERVIEW, "She asked me to", ["Councilman Jay Pratt"]),
        (INTERVIEW, "I must", ["Councilman Jay Pratt", "The mayor"]),
        (INTERVIEW, "I hope so", ["Councilman Jay Pratt"]),
        (TABLE, "$4 million", []),
        (DAYS, "mayor lied", ["The Dale Herald"]),
        (DAYS, "cannot read", ["The mayor"]),
        ("Gov. Lou Bell: “The judge told us that we may.”", "we may", ["Gov. Lou Bell", "The judge"]),
    ],
)
def test_labels_speak(text: str, words: str, expected: list[str]) -> None:
    assert chain(text, words) == expected
