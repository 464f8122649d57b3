"""Source, cue and content inside a sentence, on sentences of our own."""

from __future__ import annotations

import pytest

from standoff.annotate.attribution import annotator as attributions
from standoff.annotate.quotations import annotator as quotations
from standoff.annotate.syntax import annotator as syntax
from standoff.model.annotation import Annotations, Attribution
from standoff.model.document import Capture, Document

Read = tuple[str, str, str]


def page(text: str) -> Document:
    return Document("d", Capture("m", "2018-01-01T00:00:00Z", "0", "text/plain"), text, "0", "t")


def found(text: str, parsed: bool = True) -> tuple[Attribution, ...]:
    have = Annotations()
    for annotator in (syntax, quotations, attributions) if parsed else (quotations, attributions):
        have = annotator.annotate(page(text), have)
    return have.attributions


def words(text: str, item: Attribution) -> Read:
    parts = (item.source, item.cue, item.content)
    source, cue, content = (" | ".join(text[span.start : span.end] for span in spans) for spans in parts)
    return source, cue, content


CASES: list[tuple[str, Read]] = [
    ("The sheriff said the jail was shut.", ("The sheriff", "said", "the jail was shut")),
    ("The sheriff has said that the jail was shut.", ("The sheriff", "has said", "that the jail was shut")),
    ("The jail was shut, the sheriff said.", ("the sheriff", "said", "The jail was shut")),
    ("The jail was shut, according to the sheriff.", ("the sheriff", "according to", "The jail was shut")),
    ("According to the sheriff, the jail was shut.", ("the sheriff", "According to", "the jail was shut")),
    ("The jail, the sheriff said, was shut.", ("the sheriff", "said", "The jail | was shut")),
    ("“It is shut,” the sheriff said.", ("the sheriff", "said", "“It is shut,”")),
    ("“It is shut,” said Ann Roe, the sheriff.", ("Ann Roe, the sheriff", "said", "“It is shut,”")),
    ("“It is shut,” Roe said. “Go home.”", ("Roe", "said", "“It is shut,” | “Go home.”")),
    ("“The jail,” Roe said, “is shut.”", ("Roe", "said", "“The jail,” | “is shut.”")),
    ("Roe said: “The jail is shut.”", ("Roe", "said", "“The jail is shut.”")),
    ("Roe told reporters the jail was shut.", ("Roe", "told", "the jail was shut")),
    ("Roe told the Dale Herald that the jail was shut.", ("Roe", "told", "that the jail was shut")),
    ("Roe said in a statement that the jail was shut.", ("Roe", "said", "that the jail was shut")),
    ("Roe, a former judge, argued that it was shut.", ("Roe, a former judge", "argued", "that it was shut")),
    ("Sen. Ann Roe (R-Ohio) tweeted: “Lock the doors.”", ("Sen. Ann Roe (R-Ohio)", "tweeted", "“Lock the doors.”")),
    ("The clerk asked whether the jail was shut.", ("The clerk", "asked", "whether the jail was shut")),
    ("Roe criticized the governor for his silence.", ("Roe", "criticized", "the governor for his silence")),
    ("Roe called for a new vote.", ("Roe", "called for", "a new vote")),
    ("Roe vowed to fight the order.", ("Roe", "vowed", "to fight the order")),
    ("Roe’s claim that the jail was shut surprised them.", ("Roe", "claim", "that the jail was shut surprised them")),
    ("The plan was criticized by the union.", ("the union", "was criticized by", "The plan")),
    ("As the sheriff put it, “We do not hold people.”", ("the sheriff", "put it", "“We do not hold people.”")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_source_cue_and_content(text: str, expected: Read) -> None:
    assert expected in [words(text, item) for item in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The jail was shut on Monday.",
        "The county hired a spokesman.",
        "The state of Ohio has a new report.",
        "A long post stands at the gate.",
    ],
)
def test_plain_narration_has_no_attribution(text: str) -> None:
    assert found(text) == ()


def test_content_ends_where_the_reporter_goes_on() -> None:
    text = "Roe said the jail was shut, adding that the court would sit."
    assert [words(text, item)[2] for item in found(text)] == ["the jail was shut", "that the court would sit"]
    text = "One list says the county has 12 jails, another says it has nine."
    assert [words(text, item)[2] for item in found(text)] == ["the county has 12 jails", "it has nine"]
    text = "When Roe said the jail was shut, the crowd left."
    assert words(text, found(text)[0])[2] == "the jail was shut"


def test_attributions_nest_in_the_content_that_holds_their_cue() -> None:
    text = "The union said the mayor had told its members that the jail would close."
    outer, inner = found(text)
    assert outer.parent is None
    assert inner.parent == 0
    assert words(text, inner) == ("the mayor", "had told", "that the jail would close")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It is shut,” Roe said.", "direct"),
        ("Roe said it was “shut for good and all of us know it.”", "mixed"),
        ("Roe said it was shut.", "indirect"),
        ("From The Daily Echo:\n\nThe jail is shut.", "page"),
        ("Roe wrote:\n\nThe jail is shut.", "block"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert found(text)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("“It is shut,” Roe said Tuesday.", "Tuesday"),
        ("Roe said on March 3 that the jail was shut.", "on March 3"),
        ("Roe said in a statement Monday that the jail was shut.", "Monday"),
        ("The Daily Echo reported last week that the jail was shut.", "last week"),
        ("Roe on Friday said the jail was shut.", "on Friday"),
        ("Roe said the jail was shut on Tuesday.", None),
        ("Roe said the jail was shut.", None),
    ],
)
def test_the_time_by_which_an_attribution_is_dated(text: str, stated: str | None) -> None:
    span = found(text)[0].stated
    assert (text[span.start : span.end] if span else None) == stated


@pytest.mark.parametrize(("text", "expected"), CASES[:12])
def test_the_plain_cases_need_no_parser(text: str, expected: Read) -> None:
    assert expected in [words(text, item) for item in found(text, parsed=False)]


@pytest.mark.parametrize(
    "text",
    ["", "said", "“said”", "according to", ", said.", "said said said", "he said:", "—", "From The Echo:"],
)
def test_fragments_do_no_harm(text: str) -> None:
    for item in found(text):
        for span in (*item.source, *item.cue, *item.content):
            assert 0 <= span.start < span.end <= len(text)


def test_a_crime_that_is_charged_is_not_said() -> None:
    text = "Under the policy, the county jail holds only people charged with murder or assault."
    assert [words(text, item) for item in found(text)] == []
