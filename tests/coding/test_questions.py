"""Acts under "whether": open, to be chosen, or not asked about at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.coding.questions import question
from standoff.coding.reading import Reading

Sentence = Callable[[str, str], tuple[int, Reading]]


@pytest.mark.parametrize(
    ("status", "word", "text"),
    [
        ("unclear", "signed", "It was not clear whether the mayor signed the order."),
        ("unclear", "signed", "The aide would not say if the mayor signed the order."),
        ("unclear", "refused", "Whether the county refused the request is disputed."),
        ("unclear", "joined", "Records do not show whether the county joined the program."),
        ("unclear", "honors", "The agency would not discuss whether the jail honors detainers."),
        ("possible", "sue", "The council is weighing whether to sue the state."),
        ("possible", "appeal", "The state has not decided whether it will appeal the ruling."),
        ("possible", "join", "The sheriff is unsure whether to join the program."),
    ],
)
def test_questions(sentence: Sentence, status: str, word: str, text: str) -> None:
    found = question(*sentence(text, word))
    assert found is not None
    assert not found.suppressed
    assert found.status == status


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("sue", "The mayor said if the grants are cut the city will sue."),
        ("sign", "The city is weighing whether to appeal, and the mayor will sign the order."),
        ("signed", "The mayor signed the order."),
    ],
)
def test_no_questions(sentence: Sentence, word: str, text: str) -> None:
    assert question(*sentence(text, word)) is None
