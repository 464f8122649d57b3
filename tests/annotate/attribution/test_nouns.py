"""Reports without a verb of saying, and without anybody who says it."""

from __future__ import annotations

import pytest

from tests.annotate.attribution.reading import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The town will sue, per the Dale Courier.", "will sue", ["the Dale Courier"]),
        ("The town pays a fee, per the agreement.", "pays a fee", []),
        ("The plan is, in the words of Mayor Ann Roe, “a bridge to nowhere.”", "a bridge", ["Mayor Ann Roe"]),
        (
            "The mayor, according to the Dale Herald, told the council that she would go.",
            "she would go",
            ["the Dale Herald", "The mayor"],
        ),
        ("It was reported last week that the jail had closed.", "had closed", ["unnamed quoted report"]),
        ("It was expected that the jail would close.", "would close", []),
        ("The White House said no decision had been made.", "had been made", ["The White House"]),
        ("The mayor promised the council that the jail would close.", "would close", ["The mayor"]),
        ("The mayor promised to close the jail.", "close the jail", []),
    ],
)
def test_reports_without_a_verb_or_a_source(text: str, words: str, expected: list[str]) -> None:
    assert chain(text, words) == expected
