"""The word that governs a predicate, and parses that hang it elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.coding.climbing import climb
from standoff.coding.reading import Reading

Sentence = Callable[[str, str], tuple[int, Reading]]


@pytest.mark.parametrize(
    ("above", "word", "text"),
    [
        ("vowed", "sue", "The mayor vowed to sue the state."),
        ("threat", "withhold", "The president's threat to withhold grants failed."),
        ("commitment", "leave", "Critics doubted the sheriff's commitment to leave the program."),
        ("vowed", "punish", "The candidate vowed throughout the campaign to punish those cities."),
        ("keeps", "denying", "The order keeps the department from denying grants."),
        ("stop", "enforced", "The ruling will stop the order from being enforced."),
        ("denied", "holding", "The sheriff denied holding inmates."),
        ("promised", "transfer", "The county promised to hold or transfer inmates."),
        (None, "sued", "The city sued the state."),
        (None, "sued", "After a long debate, the city sued."),
    ],
)
def test_climb(sentence: Sentence, above: str | None, word: str, text: str) -> None:
    at, reading = sentence(text, word)
    found = climb(at, reading)
    assert (None if found is None else reading.forms[found]) == above
