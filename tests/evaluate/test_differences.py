"""Differences by kind, on claims made by hand; the tables of confusion agree with the scorer's counts."""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from standoff.evaluate import claims
from standoff.evaluate.differences import NONE, differences, moves, statuses

Row = dict[str, Any]


def claim(start: int = 0, move: str = "sign", **fields: Any) -> Row:
    """A claim of a hundred characters by a mayor."""
    base: Row = {
        "evidence": [start, start + 100],
        "move": move,
        "status": "happened",
        "actor": {"name": "the mayor", "place": "state:il/place:chicago"},
        "voices": ["The Ledger"],
        "core": True,
    }
    return base | fields


def kinds(gold: list[Row], predicted: list[Row]) -> Counter[str]:
    return Counter(difference.kind for difference in differences(gold, predicted))


def test_a_copy_has_no_difference() -> None:
    gold = [claim(), claim(200, "sue")]
    assert kinds(gold, gold) == {}
    assert moves(gold, gold) == {("sign", "sign"): 1, ("sue", "sue"): 1}
    assert statuses(gold, gold) == {("happened", "happened"): 2}


def test_missed_invented_and_another_move() -> None:
    gold, predicted = [claim(), claim(200)], [claim(10, "issue"), claim(900, "sue")]
    assert kinds(gold, predicted) == {"missed": 1, "invented": 1, "wrong move": 1}
    assert moves(gold, predicted) == {("sign", "issue"): 1, ("sign", NONE): 1, (NONE, "sue"): 1}


def test_the_move_is_sought_before_the_evidence_alone() -> None:
    """An act named twice in one sentence: the right move is no error, the other is one too many."""
    assert kinds([claim()], [claim(0, "issue"), claim(20)]) == {"invented": 1}


def test_each_wrong_field_is_a_difference_of_its_own() -> None:
    wrong = claim(
        status="threatened",
        actor={"name": "the mayor", "place": "state:tx"},
        voices=["The Ledger", "Ann Lee"],
        date={"text": "Monday", "edtf": "2017-03-20"},
    )
    assert kinds([claim()], [wrong]) == {
        "wrong status": 1,
        "wrong place": 1,
        "wrong voice": 1,
        "wrong date": 1,
    }
    assert statuses([claim()], [wrong]) == {("happened", "threatened"): 1}


def test_what_is_found_but_set_aside_is_missed_and_shown() -> None:
    aside = claim(core=False)
    (found,) = differences([claim()], [aside])
    assert (found.kind, found.predicted) == ("missed", aside)
    assert kinds([aside], [claim()]) == {}
    assert kinds([], [aside]) == {}


rows = st.lists(
    st.builds(
        lambda start, move, core, status: claim(start * 40, move, core=core, status=status),
        st.integers(0, 8),
        st.sampled_from(["sign", "sue", "veto"]),
        st.booleans(),
        st.sampled_from(["happened", "denied"]),
    ),
    max_size=7,
)


@given(rows, rows)
def test_tables_and_differences_add_up_to_the_scorers_counts(gold: list[Row], predicted: list[Row]) -> None:
    counts = claims.counts(gold, predicted)
    table, found = moves(gold, predicted), kinds(gold, predicted)
    assert sum(n for (move, other), n in table.items() if move == other) == counts["strict_hits"]
    assert sum(n for (move, _), n in table.items() if move != NONE) == counts["gold"]
    assert sum(n for (_, other), n in table.items() if other != NONE) == counts["strict_predicted"]
    assert found["missed"] + found["wrong move"] + counts["strict_hits"] == counts["gold"]
    assert found["wrong status"] == counts["status_n"] - counts["status_right"]
