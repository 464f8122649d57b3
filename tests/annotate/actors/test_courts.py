"""Courts of states and counties against those of the nation."""

from __future__ import annotations

import pytest

from tests.annotate.test_actors_placed import US, actors_at


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("The Supreme Court of Virginia ruled.", "Court", "/state:va"),
        ("The Court of Appeals of Maryland ruled.", "Court", "/state:md"),
        ("The Supreme Court of the United States ruled in a case from Ohio.", "Court", ""),
        ("The Court of Appeals for the 9th Circuit ruled in Oregon.", "Court", ""),
        ("The U.S. District Court for the District of Oregon ruled.", "Court", ""),
        ("The district court in Oregon ruled.", "court", ""),
        ("Bexar County District Judge Una Brandt ruled.", "Una", "/state:tx"),
        ("U.S. District Judge Una Brandt ruled in Bexar County.", "Una", ""),
        ("Travis County District Court ruled.", "Court", "/state:tx"),
        ("The Orleans Parish Criminal District Court ruled.", "Criminal", "/state:la"),
        ("A judge of the Orleans Parish Criminal District Court ruled.", "judge", "/state:la"),
        ("In Ohio, the San Diego Superior Court's ruling was read.", "Superior", "/state:ca"),
    ],
)
def test_place_of_a_court(text: str, words: str, place: str) -> None:
    assert [(one.level, one.place) for one in actors_at(text, words)] == [("court", US + place)]
