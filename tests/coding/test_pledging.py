"""Who speaks of whose act, and whom it strikes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.coding.pledging import own_will, strikes
from standoff.coding.reading import Reading

Sentence = Callable[[str, str], tuple[int, Reading]]


@pytest.mark.parametrize(
    ("own", "word", "text"),
    [
        (True, "sign", "The governor said she will sign the bill."),
        (True, "appeal", "The attorney said her office would appeal the ruling."),
        (True, "sue", "“We will sue,” the mayor said."),
        (True, "rescind", "The new sheriff announced that she will rescind the order."),
        (False, "sign", "The governor will sign the bill."),
        (False, "rule", "The mayor said the judge will rule on Monday."),
    ],
)
def test_own_will(sentence: Sentence, own: bool, word: str, text: str) -> None:
    assert own_will(*sentence(text, word)) is own


@pytest.mark.parametrize(
    ("hits", "move", "word", "text"),
    [
        (True, "withhold_funds", "withhold", "The president will withhold grants from the city."),
        (True, "penalize", "fine", "The governor will fine any town that does not comply."),
        (True, "penalize", "removed", "Sheriffs who defy the law will be removed."),
        (False, "penalize", "punish", "The governor will punish the town."),
        (False, "penalize", "fine", "The governor will not fine the town."),
        (False, "sue", "sue", "The state will sue any city that refuses to comply."),
    ],
)
def test_strikes(sentence: Sentence, hits: bool, move: str, word: str, text: str) -> None:
    at, reading = sentence(text, word)
    assert strikes(at, move, reading) is hits


def test_money_strikes_anybody_but_defiance_must_be_worded(sentence: Sentence) -> None:
    at, reading = sentence("Towns will lose their grants.", "lose")
    assert strikes(at, "withhold_funds", reading)
    assert not strikes(at, "withhold_funds", reading, defied=True)
