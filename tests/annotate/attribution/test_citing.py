"""Sources on whose word others speak."""

from __future__ import annotations

import pytest

from tests.annotate.attribution.reading import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The jail will close, the Dale Herald reported, citing two officials.",
            "will close",
            ["the Dale Herald", "two officials"],
        ),
        (
            "The Dale Herald, citing court records, reported that the jail would close.",
            "would close",
            ["The Dale Herald", "court records"],
        ),
        (
            "The jail is full, according to an aide to the mayor, who cited a letter from the state.",
            "is full",
            ["an aide to the mayor", "a letter from the state"],
        ),
        ("The judge said that the fee was void, citing the law.", "was void", ["The judge"]),
        ("The mayor said that the jail would close, citing high costs.", "would close", ["The mayor"]),
        (
            "The motion quotes the judge: “The clerk must answer.”",
            "must answer",
            ["The motion", "the judge"],
        ),
        (
            "The report quotes the city engineer as saying that the pumps were old.",
            "were old",
            ["The report", "the city engineer"],
        ),
    ],
)
def test_cited_sources_stand_inside_those_who_cite_them(text: str, words: str, expected: list[str]) -> None:
    assert chain(text, words) == expected
