"""Places beside speakers, councils and articles."""

from __future__ import annotations

import pytest

from standoff.annotate.places import annotator
from standoff.model.annotation import Annotations
from standoff.pipeline.documents import from_text


def places(text: str) -> list[str]:
    found = annotator.annotate(from_text(text), Annotations()).toponyms
    return [str(toponym.place).rsplit("/", 1)[-1] for toponym in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Chicago said no.", ["place:chicago"]),
        ("The Denver City Council met.", ["place:denver"]),
        ("The Oklahoma City Council met.", ["place:oklahoma_city"]),
        ("A California sheriff called.", ["state:ca"]),
        ("Houston said he was tired.", []),
        ("Seattle told the court so.", ["place:seattle"]),
        ("Chicago and Austin wrote to him.", ["place:chicago", "place:austin"]),
        ("Boston, Denver and Dallas argued it.", ["place:boston", "place:denver", "place:dallas"]),
        ("Carson and Austin wrote to him.", []),
        ("The mayor of Boise said no.", ["place:boise_city"]),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert places(text) == expected
