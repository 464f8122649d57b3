"""Lead-ins and the names of pages."""

from __future__ import annotations

import pytest

from standoff.annotate.attribution import passage
from standoff.annotate.attribution.leads import Part, is_outlet, lead_in
from standoff.annotate.syntax import annotator as syntax
from standoff.model.annotation import Annotations
from standoff.model.document import Capture, Document


def lead(text: str) -> tuple[str, bool] | None:
    page = Document("d", Capture("m", "2018-01-01T00:00:00Z", "0", "text/plain"), text, "0", "t")
    read = passage.read(page, syntax.annotate(page, Annotations()))
    found = lead_in(read, Part(0, len(read.words), text, 0, (), None))
    if found is None or found.source is None:
        return None
    first, last = found.source
    return text[read.words[first].start : read.words[last - 1].end], found.page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From The Daily Echo:", ("The Daily Echo", True)),
        ("Via the Dale Tribune:", ("the Dale Tribune", True)),
        ("More from Reuters:", ("Reuters", True)),
        ("The Dale Herald reports:", ("The Dale Herald", True)),
        ("As the Dale Herald reported on Friday:", ("the Dale Herald", True)),
        ("The Daily Echo has more:", ("The Daily Echo", True)),
        ("According to the Dale Herald:", ("the Dale Herald", True)),
        ("Dale Tribune:", ("Dale Tribune", True)),
        ("Mayor Ann Roe said:", ("Mayor Ann Roe", False)),
        ("Then the mayor issued a statement to the press:", ("the mayor", False)),
        ("Ann Roe had this to say:", ("Ann Roe", False)),
        ("Ann Roe’s response was short:", ("Ann Roe", False)),
        ("Here are the changes so far:", None),
        ("The county has begun to act:", None),
        ("The mayor said nothing.", None),
    ],
)
def test_lead_ins(text: str, expected: tuple[str, bool] | None) -> None:
    assert lead(text) == expected


def test_outlets_are_told_by_their_words() -> None:
    assert is_outlet("The Dale Herald")
    assert is_outlet("dalenews.com")
    assert is_outlet("CNN")
    assert not is_outlet("Ann Roe")
    assert not is_outlet("the county")
