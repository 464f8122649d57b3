"""The tables of places and moments hold together, and their scorers fail what is wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evals import moments, passages, placenames
from evals.passages import listed, reading, readings
from standoff import gazetteer
from standoff.model.annotation import Actor, Annotations, Mention, TimeExpression, Toponym

ROW: dict[str, Any] = {
    "id": "made-up",
    "text": "The Salem mayor left Paris on Monday.",
    "asked": [
        {
            "words": "The Salem mayor",
            "level": "local",
            "place": ["state:or/place:salem", "state:ma/place:salem"],
        },
        {"words": "Paris", "at": [48.86, 2.35]},
    ],
}
OREGON = f"{gazetteer.US}/state:or/place:salem"


def verdicts(have: Annotations) -> list[dict[str, bool]]:
    return [asked.verdicts for asked in placenames.answered(reading(ROW, "Capitol Wire"), have)]


def test_there_are_as_many_as_is_said() -> None:
    every = readings(placenames.PASSAGES)
    names = {one.name for one in every}
    twice = Counter(one.name for one in every)
    assert len(names) >= 120
    assert sum(times >= 2 for times in twice.values()) >= 90
    assert len({one.name for one in readings(moments.PASSAGES)}) >= 40
    assert {one.part for one in every} == {"open", "closed"}


def test_a_name_may_stand_once_in_all_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text('[[passages]]\nid = "made-up"\n', "utf-8")
    with pytest.raises(ValueError, match="made-up: stands twice"):
        passages.tables(tmp_path)


def test_every_division_asked_for_is_in_the_table() -> None:
    for one in readings(placenames.PASSAGES):
        for question in one.questions:
            asked = listed(question.said.get("place", "country:us"))
            assert any(place == "country:us" or gazetteer.by_id(place) for place in asked), one.name


@pytest.mark.parametrize("words", ["is not there", "a"])
def test_words_that_do_not_stand_once_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="made-up"):
        reading(ROW | {"asked": [{"words": words, "open": True}]}, "Capitol Wire")


def test_an_answer_by_outlet() -> None:
    row = ROW | {
        "asked": [{"words": "Salem", "in": {"One": "state:or/place:salem", "Two": "state:ma/place:salem"}}]
    }
    assert passages.outlets(row) == ["One", "Two"]
    assert reading(row, "Two").questions[0].said["place"] == "state:ma/place:salem"


def test_the_mention_that_starts_with_the_words_is_asked() -> None:
    salem, other = Actor("Salem", "place", "local", None), Actor("The Salem mayor", "office", "local", OREGON)
    mentions = (Mention(0, 15, (1,), "name"), Mention(4, 9, (0,), "name"))
    assert verdicts(Annotations(actors=(salem, other), mentions=mentions))[0] == {
        "level": True,
        "place": True,
    }
    assert verdicts(Annotations(actors=(salem,), mentions=mentions[1:]))[0] == {"level": True, "place": False}
    assert verdicts(Annotations())[0] == {"level": False, "place": False}


def test_a_place_without_division_must_lie_near() -> None:
    there = Toponym(21, 26, "Paris", None, "other", 48.9, 2.4)
    texas = Toponym(21, 26, "Paris", f"{gazetteer.US}/state:tx/place:paris", "place", 33.7, -95.6)
    assert verdicts(Annotations(toponyms=(there,)))[1] == {"place": True}
    assert verdicts(Annotations(toponyms=(texas,)))[1] == {"place": False}
    assert verdicts(Annotations())[1] == {"place": False}


def test_places_are_counted_by_kind() -> None:
    one = reading(ROW, "Capitol Wire")
    found = placenames.report(placenames.counts(one, placenames.answered(one, Annotations())))
    assert (found["level"], found["actor_place"], found["named_place"], found["same_name"]) == (
        0.0,
        0.0,
        0.0,
        0.0,
    )


def test_a_moment_is_right_open_or_missed() -> None:
    row = ROW | {"asked": [{"words": "Monday", "edtf": ["2018-03-05", "2018-03-05~"]}]}
    one = reading(row, "Capitol Wire")
    start = one.document.text.index("Monday")
    monday = TimeExpression(start, start + 6, "Monday", "DATE", "2018-03-05", "2018-03-05")
    assert moments.answered(one, [monday])[0].right
    assert not moments.answered(one, [])[0].right
    later = TimeExpression(start, start + 6, "Monday", "DATE", "2018-03-12", "2018-03-12")
    assert not moments.answered(one, [later])[0].right
    still = reading(ROW | {"asked": [{"words": "Monday", "open": True}]}, "Capitol Wire")
    unknown = TimeExpression(start, start + 6, "Monday", "DATE", "XXXX-WXX-1", None)
    assert [moments.answered(still, [each])[0].right for each in (unknown, monday)] == [True, False]
    assert not moments.answered(still, [])[0].right
