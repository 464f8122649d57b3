"""The tables of statuses hold what they are said to hold, and only the right status counts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evals import status
from standoff.coding.tense import Decision

STATUSES = frozenset(
    (
        "happened ongoing scheduled committed threatened conditional proposed possible denied not_done "
        "blocked unclear"
    ).split()
)
CASE = status.Case("made-up", "The mayor vowed to sue.", "sue", "sue", "committed")


def table(name: str) -> list[status.Case]:
    """The cases of one table."""
    return [case for case in status.cases() if case.table == name]


def test_the_blind_table_has_a_hundred_sentences_and_six_of_each_status() -> None:
    cases = table("codebook")
    found = Counter(case.status for case in cases)
    assert len(cases) == 100
    assert set(found) == STATUSES
    assert min(found.values()) >= 6
    assert {case.topic for case in cases} == {"sanctuary", "wage", "health"}


def test_each_status_has_six_constructions_in_several_moves() -> None:
    cases = table("constructions")
    assert len(cases) >= 200
    for one in STATUSES:
        groups: dict[str, list[str]] = {}
        for case in cases:
            if case.status == one:
                groups.setdefault(case.construction, []).append(case.move)
        assert len(groups) >= 6, one
        assert all(len(moves) >= 3 for moves in groups.values()), one
        several = 1 if one == "proposed" else 4  # what a bill contains is always a rule
        assert len({move for moves in groups.values() for move in moves}) >= several, one


def test_sentences_stand_in_one_table_only() -> None:
    doubled = [text for text, times in Counter(case.text for case in status.cases()).items() if times > 1]
    assert doubled == []


def test_an_act_must_stand_in_its_sentence_once(tmp_path: Path) -> None:
    row = ['published = "2017-03-24"', "[[case]]", 'text = "They sued and sued."', 'act = "sued"']
    row += ['move = "sue"', 'status = "happened"']
    (tmp_path / "made-up.toml").write_text("\n".join(row))
    with pytest.raises(ValueError, match="2 times"):
        status.cases(tmp_path)


def test_an_act_taken_for_none_is_wrong() -> None:
    assert status.Answer(CASE, Decision("committed", "vow")).right
    assert not status.Answer(CASE, Decision("threatened", "vow")).right
    assert not status.Answer(CASE, Decision("committed", "vow", suppressed=True)).right


def test_the_decision_is_made_at_the_head_of_the_act() -> None:
    whole = CASE._replace(text="The mayor vowed on Monday to sue the state.", act="to sue the state")
    (answer,) = status.decided([whole], "rules")
    assert answer.right
    assert answer.decision.rule == "vow"


def test_shares_are_counted_by_table_and_status() -> None:
    other = CASE._replace(status="happened")
    total = status.counts(CASE, True) + status.counts(other, False)
    assert status.report(total) == {"status": 0.5, "is_committed": 1.0, "is_happened": 0.0, "made-up": 0.5}


def test_the_baseline_reads_single_words() -> None:
    assert status.guessed(CASE) == "happened"
    assert status.guessed(CASE._replace(text="The mayor will not sue.")) == "not_done"
