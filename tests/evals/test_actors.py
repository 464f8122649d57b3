"""The passages fit their answers, and the scorer fails whatever is not the actor meant."""

from __future__ import annotations

from typing import Any

import pytest

from evals import actors
from standoff.model.annotation import Actor

US = "ocd-division/country:us"
TEXAS = f"{US}/state:tx"
ROW: dict[str, Any] = {
    "id": "made-up",
    "text": "In Texas, {the governor} met {Rosa Quill}, a cook.",
    "stands": [{"name": "Gov. Ann Roe", "level": "state", "place": "state:tx"}, {"nobody": True}],
}


def test_passages_are_as_many_as_they_are_said_to_be() -> None:
    every = actors.passages()
    assert len(every) >= 100
    assert {one.sort for one in every} == {"bodies", "offices", "pointing_back"}
    assert {one.part for one in every} == {"open", "closed"}


def test_marks_are_taken_out_and_found_again() -> None:
    one = actors.passage(ROW, "offices")
    text = one.document.text
    assert "{" not in text
    assert [text[m.span.start : m.span.end] for m in one.marks] == ["the governor", "Rosa Quill"]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"stands": []}, "2 marks and 0 answers"),
        ({"text": "Nobody is marked.", "stands": []}, "0 marks"),
        (
            {"text": "{He} left.", "stands": [{"name": "x", "level": "state", "place": "state:zz"}]},
            "state:zz",
        ),
    ],
)
def test_answers_that_do_not_fit_are_refused(change: dict[str, Any], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        actors.passage(ROW | change, "offices")


def test_name_level_and_place_must_all_be_right() -> None:
    mark, nobody = actors.passage(ROW, "offices").marks
    roe = Actor("Governor Ann Roe", "person", "state", TEXAS)
    assert mark.right([roe])
    assert not mark.right([])
    assert not mark.right([Actor("the governor", "office", "state", TEXAS)])
    assert not mark.right([Actor("Gov. Ann Roe", "person", "state", f"{US}/state:oh")])
    assert not mark.right([Actor("Gov. Ann Roe", "person", "local", TEXAS)])
    assert not mark.right([roe, Actor("Texas", "place", "state", TEXAS)])
    assert nobody.right([])
    assert nobody.right([Actor("Rosa Quill", "person", "other", public=False)])
    assert not nobody.right([Actor("Rosa Quill", "person", "other")])


def test_a_forbidden_level_and_several_actors() -> None:
    row = {"id": "two", "text": "{They} met.", "stands": [{"level_not": "state"}]}
    (forbidden,) = actors.passage(row, "offices").marks
    assert forbidden.right([])
    assert not forbidden.right([Actor("x", "body", "state")])
    pair = [{"name": name, "level": "local"} for name in ("Ash", "Elm")]
    (both,) = actors.passage(row | {"stands": [{"together": pair}]}, "offices").marks
    assert both.right([Actor("Elm", "place", "local"), Actor("Ash", "place", "local")])
    assert not both.right([Actor("Elm", "place", "local")])


def test_figures_by_part_and_file() -> None:
    one = actors.passage(ROW, "offices")
    found = actors.report(
        actors.counts(one, [(Actor("Gov. Roe", "person", "state", TEXAS),), (Actor("Rosa", "person", "x"),)])
    )
    assert found == {"mark": 0.5, "offices": 0.5, one.part: 0.5}


def test_the_baseline_takes_the_place_named_last() -> None:
    (first, _) = actors.guessed(actors.passage(ROW, "offices"))
    assert [(actor.name, actor.place) for actor in first] == [("the governor", TEXAS)]
