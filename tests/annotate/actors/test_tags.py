"""Party tags after names, and places after "of"."""

from __future__ import annotations

import pytest

from standoff.annotate.actors.tags import state_of_tag
from tests.annotate.test_actors_placed import US, actors_at


@pytest.mark.parametrize(
    ("tag", "spoken_of", "state"),
    [
        ("Calif", "", "state:ca"),
        ("Tulsa", "", "state:ok"),
        ("Fort Worth", "", "state:tx"),
        ("D.C.", "", "district:dc"),
        ("Springfield", "", None),
        ("Springfield", "state:mo", "state:mo"),
        ("Nowhereville", "", None),
    ],
)
def test_the_state_of_a_tag(tag: str, spoken_of: str, state: str | None) -> None:
    found = state_of_tag(tag, {f"{US}/{spoken_of}"} if spoken_of else ())
    assert found == (f"{US}/{state}" if state else None)


@pytest.mark.parametrize(
    ("text", "level", "place"),
    [
        ("State Rep. Una Brandt, D-Tulsa, filed the bill.", "state", "/state:ok"),
        ("Lawmakers in Ohio met. State Sen. Una Brandt of Minnesota joined them.", "state", "/state:mn"),
        ("Lawmakers in Ohio met. House Speaker Una Brandt of Wisconsin wrote to Congress.", "federal", ""),
        ("Lafourche Parish President Una Brandt spoke.", "local", "/state:la/parish:lafourche"),
        (
            "The Mexican president met Council President Una Brandt of Chicago.",
            "local",
            "/state:il/place:chicago",
        ),
    ],
)
def test_officers_with_places(text: str, level: str, place: str) -> None:
    assert [(one.level, one.place) for one in actors_at(text, "Una")] == [(level, US + place)]
