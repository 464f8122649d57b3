from __future__ import annotations

from typing import Any

import pytest

from standoff.reconcile.features import Act, act_of


def act(made: Any, *args: Any, **said: Any) -> Act:
    found = act_of(made.claim(*args, **said))
    assert found is not None
    return found


def test_signing_an_executive_order_is_issuing_it(made: Any) -> None:
    assert act(made, "sign", bill="EO 13768", kind="executive_order").family == "issue"
    assert act(made, "sign", bill="SB 99").family == "sign"


@pytest.mark.parametrize(
    ("name", "chambers"),
    [
        ("the Texas Senate", {"senate"}),
        ("state senators", {"senate"}),
        ("House Republicans", {"house"}),
        ("the Assembly", {"house"}),
        ("the White House", set()),
        ("the legislature", set()),
    ],
)
def test_chambers(made: Any, name: str, chambers: set[str]) -> None:
    assert act(made, "pass_chamber", actor=name).chambers == chambers


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Attorney General Vane", {"vane"}),
        ("the Holm administration", set()),
        ("the White House", set()),
        ("the president", set()),
    ],
)
def test_an_administration_as_a_whole_has_no_name_of_its_own(made: Any, name: str, words: set[str]) -> None:
    assert act(made, "criticize", place="federal", actor=name).names == words


@pytest.mark.parametrize(
    ("edtf", "days"),
    [("2017-03-21", 1), ("2017-03", 31), ("2017-03-20/2017-03-26", 7)],
)
def test_days_left_open(made: Any, edtf: str, days: int) -> None:
    assert act(made, "sue", edtf=edtf).days == days


@pytest.mark.parametrize("edtf", [None, "../2017-03-21", "2017-03-21/..", "one day"])
def test_dates_open_on_a_side_are_no_dates_of_the_act(made: Any, edtf: str | None) -> None:
    found = act(made, "sue", edtf=edtf)
    assert (found.start, found.end) == (None, None)


def test_identifiers_are_compared_without_punctuation(made: Any) -> None:
    assert act(made, "sign", bill="S.B. 99").identifiers == act(made, "sign", bill="sb 99").identifiers
