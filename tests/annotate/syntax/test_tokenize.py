"""Tokens: exact offsets, nothing visible left out, the splits the treebanks make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.annotate.syntax.tokenize import INVISIBLE, token_spans

PIECES = [
    "won’t",
    "Reed's",
    "U.S.",
    "287(g)",
    "$1.5",
    "—",
    "“",
    "”",
    "non-profit",
    "\u200b",
    "\n",
    "🙂",
    "é",
    "8 U.S.C. 1373",
]


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in token_spans(text)]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join), st.text("a'’.-$,(19 \n")))
def test_tokens_cover_every_visible_character_once_and_in_order(text: str) -> None:
    covered: list[int] = []
    for start, end in token_spans(text):
        assert start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        covered.extend(range(start, end))
    assert covered == sorted(set(covered))
    missed = set(range(len(text))) - set(covered)
    assert all(text[place].isspace() or text[place] in INVISIBLE for place in missed)


@given(st.text("ab.'’ \n$5-"), st.integers(0, 8), st.integers(0, 8))
def test_a_stretch_gives_the_offsets_of_the_whole_text(text: str, cut: int, length: int) -> None:
    spans = token_spans(text, cut, cut + length)
    assert all(cut <= start < end <= min(len(text), cut + length) for start, end in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clerk didn't sign.", "The clerk did n't sign ."),
        ("They won’t; he can’t.", "They wo n’t ; he ca n’t ."),
        ("We cannot stay", "We can not stay"),
        ("Reed's and the cities' plan", "Reed 's and the cities ' plan"),
        ("It’s theirs, we’ll say", "It ’s theirs , we ’ll say"),
        ("a U.S. judge in Washington, D.C.", "a U.S. judge in Washington , D.C."),
        ("H.R. 3003 and S.B. 2710", "H.R. 3003 and S.B. 2710"),
        ("Gov. Lena J. Ortiz met Sen. Roe.", "Gov. Lena J. Ortiz met Sen. Roe ."),
        ("paid $25,500 (or 4.5%)", "paid $ 25,500 ( or 4.5 % )"),
        ("a so-called non-profit", "a so - called non-profit"),
        ("a 32-16 vote", "a 32 - 16 vote"),
        ("under 287(g) and 1373(a)(2)", "under 287(g) and 1373(a)(2)"),
        ("by 2017-03-22 at 5:30 p.m. today", "by 2017-03-22 at 5:30 p.m. today"),
        ("No. 4 said no. 4 left", "No. 4 said no. 4 left"),
        ("He said no.", "He said no ."),
        ("the 9th in the 1990s", "the 9th in the 1990s"),
        ("city/state talks — then silence...", "city / state talks — then silence ..."),
        ("see https://example.org/a?b=1, please", "see https://example.org/a?b=1 , please"),
        ("O'Neil & Sons, AT&T", "O'Neil & Sons , AT&T"),
        ("“No,” she said", "“ No , ” she said"),
    ],
)
def test_splits(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\ufeff"])
def test_nothing_visible_gives_no_tokens(text: str) -> None:
    assert token_spans(text) == []
