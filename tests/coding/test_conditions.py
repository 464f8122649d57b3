"""What counts as a condition of an act, wherever the sentence puts it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.coding.conditions import conditioned, inside_condition
from standoff.coding.reading import Reading
from standoff.coding.tense import helping

Sentence = Callable[[str, str], tuple[int, Reading]]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("sue", "If the grants are cut, the city will sue."),
        ("sue", "The city will sue, its lawyers said, if the grants are cut."),
        ("lift", "The county will lift the order as long as cases stay low."),
        ("sign", "The governor would sign the bill provided it spares schools."),
        ("appeal", "Should the judge rule for the city, the state would appeal."),
        ("leave", "Without more money, the county would leave the program."),
        ("act", "In the event of a cutoff, the county will act."),
    ],
)
def test_conditions(sentence: Sentence, word: str, text: str) -> None:
    at, reading = sentence(text, word)
    assert conditioned(at, helping(at, reading), reading)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("sue", "The city will sue over the grants."),
        ("sue", "The city will sue even if the grants are restored."),
        ("sued", "The city sued after the grants were cut."),
        ("sign", "Without a word, the governor will sign the bill."),
        ("sue", "The city will sue, and if it loses it will appeal."),
        ("sign", "Had the mayor signed it? The governor will sign the bill."),
    ],
)
def test_no_conditions(sentence: Sentence, word: str, text: str) -> None:
    at, reading = sentence(text, word)
    assert not conditioned(at, helping(at, reading), reading)


def test_an_act_may_be_the_condition(sentence: Sentence) -> None:
    at, reading = sentence("If the department cuts the grants, the city will sue.", "cuts")
    assert inside_condition(at, reading)
    at, reading = sentence("If the department cuts the grants, the city will sue.", "sue")
    assert not inside_condition(at, reading)
