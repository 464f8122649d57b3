"""What stands between quotation marks, and the kind of content that makes."""

import pytest

from standoff.evaluate.quotations import kind_of, letters, quoted


def inside(text: str) -> str:
    """The letters between quotation marks."""
    return "".join(text[at] for at in sorted(quoted(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He “will sue” now", "willsue"),
        ('He "will sue" now, "soon"', "willsuesoon"),
        ("He ``will'' now", "will"),
        ("“It goes on.\nNo mark here.", "Itgoeson"),
        ("”Wrong way” at the start", "Wrongway"),
        ("A stray ” closes nothing", ""),
        ("“An “inner” mark", "Aninner"),
        ("'Single' marks", ""),
    ],
)
def test_quoted(text: str, found: str) -> None:
    assert inside(text) == found


@pytest.mark.parametrize(
    ("words", "kind"),
    [("We will sue", "direct"), ("that “We will sue”", "mixed"), ("the bill died", "indirect")],
)
def test_kinds(words: str, kind: str) -> None:
    text = "She said that “We will sue” and the bill died"
    start = text.index(words)
    assert kind_of(letters([[start, start + len(words)]], text), quoted(text)) == kind


def test_content_without_letters_is_indirect() -> None:
    assert kind_of(frozenset(), quoted("“…”")) == "indirect"
