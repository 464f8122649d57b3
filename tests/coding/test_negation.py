"""What negates a predicate."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.coding.negation import is_negated
from standoff.coding.reading import Reading

Sentence = Callable[[str, str], tuple[int, Reading]]


@pytest.mark.parametrize(
    ("negated", "word", "text"),
    [
        (True, "signed", "The mayor has not signed the order."),
        (True, "signed", "The mayor never signed the order."),
        (True, "lost", "No city lost its grant."),
        (True, "turned", "None of the jails turned down a request."),
        (True, "named", "The agency named no city this week."),
        (True, "withheld", "Neither the state nor the county has withheld any money."),
        (True, "honors", "The county no longer honors requests from the agency."),
        (False, "signed", "The mayor not only signed the order but read it aloud."),
        (False, "signed", "The mayor signed the order that no judge had seen."),
    ],
)
def test_negation(sentence: Sentence, negated: bool, word: str, text: str) -> None:
    assert is_negated(*sentence(text, word)) is negated
