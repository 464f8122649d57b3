"""Whether a rule is in force, in a bill, still to come, held up or no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.coding.reading import Reading
from standoff.coding.standing import of_rule
from standoff.coding.tense import helping

Sentence = Callable[[str, str], tuple[int, Reading]]


@pytest.mark.parametrize(
    ("status", "word", "text"),
    [
        ("ongoing", "bars", "The ordinance bars officers from asking about papers."),
        ("ongoing", "may", "Under the statute, officers may ask about papers after an arrest."),
        ("ongoing", "bars", "The governor signed the bill, and the law bars officers from asking."),
        ("ongoing", "barred", "The chief said that the policy barred officers from asking."),
        ("proposed", "bars", "The bill bars officers from asking about papers."),
        ("proposed", "forbids", "A draft ordinance forbids the police to ask about papers."),
        ("proposed", "ban", "A measure to ban such policies cleared a panel."),
        ("proposed", "require", "The law would require a warrant."),
        ("scheduled", "requires", "Starting July 1, the law requires jails to hold inmates."),
        (
            "scheduled",
            "bars",
            "The statute, which takes effect in September, bars cities from limiting help.",
        ),
        ("blocked", "prohibits", "The statute, blocked by a judge, prohibits cities from limiting help."),
        ("blocked", "prohibits", "The law, which remains on hold, prohibits cities from limiting help."),
        ("happened", "required", "The old policy required officers to ask about papers."),
        ("not_done", "end", "The law does not end the program."),
        ("ongoing", "require", "The law does not require a warrant."),
    ],
)
def test_standing(sentence: Sentence, status: str, word: str, text: str) -> None:
    at, reading = sentence(text, word)
    if word == "may":
        at = reading.tokens[at].head
    assert of_rule(at, helping(at, reading), reading)[0] == status
