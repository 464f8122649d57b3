from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.coding.learned.windows import (
    BEFORE,
    LONGEST_SENTENCE,
    LONGEST_WORD,
    PIECES,
    TITLE,
    Window,
    windows,
)
from standoff.coding.reading import Reading
from standoff.model.annotation import Annotations, Sentence, Token
from standoff.model.document import Hints
from standoff.model.span import Span
from standoff.pipeline.documents import from_text
from tests.coding.network import Letters

BEGIN, END, UNKNOWN = 1, 2, 3
SENTENCES = st.lists(
    st.lists(st.text("abé𝔘\ud83d\u200b", min_size=1, max_size=9), min_size=1, max_size=70),
    min_size=1,
    max_size=9,
)


def reading(sentences: Sequence[Sequence[str]], title: str | None = None) -> Reading:
    """Words in sentences, without trees; one space between words."""
    tokens, made, text = list[Token](), list[Sentence](), ""
    for number, words in enumerate(sentences):
        first, start = len(tokens), len(text)
        for word in words:
            tokens.append(Token(len(text), len(text) + len(word), word, "NOUN", "NN", -1, "root", number))
            text += f"{word} "
        made.append(Sentence(Span(start, len(text) - 1), first, len(tokens)))
    page = from_text("x", Hints(doc_id="test", title=title))
    page = msgspec.structs.replace(page, text=text, title=title)
    return Reading(page, Annotations(sentences=tuple(made), tokens=tuple(tokens)))


def cut(
    sentences: Sequence[Sequence[str]], wanted: Sequence[bool] | None = None, title: str | None = None
) -> list[Window]:
    return list(windows(reading(sentences, title), wanted or [True] * len(sentences), Letters()))


def pieces(word: str) -> list[int]:
    readable = word.encode("utf-8", "replace").decode()
    return [10 + ord(letter) for letter in readable if letter != "\u200b"] or [UNKNOWN]


@settings(max_examples=40)
@given(SENTENCES, st.data(), st.text("abcdefgh \ud83d", max_size=60))
def test_every_wanted_sentence_stands_whole_in_one_window(
    sentences: list[list[str]], data: st.DataObject, title: str
) -> None:
    wanted = data.draw(st.lists(st.booleans(), min_size=len(sentences), max_size=len(sentences)))
    found = cut(sentences, wanted, title)
    assert [n for window in found for n in window.sentences] == [n for n, on in enumerate(wanted) if on]
    words = [word for sentence in sentences for word in sentence]
    of = [n for n, sentence in enumerate(sentences) for _ in sentence]
    for window in found:
        assert window.pieces[0] == BEGIN
        assert window.pieces[-1] == END
        for token, (low, high) in window.tokens.items():
            assert list(window.pieces[low:high]) == pieces(words[token])
            start, stop = window.sentences[of[token]]
            assert start <= low < high <= stop
        for number, (low, high) in window.sentences.items():
            inside = [i for i, sentence in enumerate(of) if sentence == number and i in window.tokens]
            assert sum(len(pieces(words[i])) for i in inside) == high - low
            assert inside == list(range(inside[0], inside[0] + len(inside)))
            if high - low < LONGEST_SENTENCE - TITLE - 2 - BEFORE - LONGEST_WORD:
                assert len(inside) == len(sentences[number])


@settings(max_examples=40)
@given(SENTENCES, st.text("abcdefgh ", max_size=60))
def test_only_a_single_long_sentence_makes_a_window_longer_than_allowed(
    sentences: list[list[str]], title: str
) -> None:
    for window in cut(sentences, title=title):
        assert len(window.pieces) <= (PIECES if len(window.sentences) > 1 else LONGEST_SENTENCE + 1)


def test_a_long_sentence_is_read_by_its_beginning() -> None:
    (window,) = cut([["abcdefgh"] * 90])
    (low, high) = window.sentences[0]
    assert high - low <= LONGEST_SENTENCE - 2 - BEFORE
    assert list(window.tokens) == list(range((high - low) // 8))


def test_the_title_opens_every_window() -> None:
    found = cut([["abcdefgh"] * 15] * 4, title="x yz " * 30)
    assert len(found) > 1
    opening = (BEGIN, *(pieces("xyz") * 10)[:TITLE], END)
    assert {window.pieces[: len(opening)] for window in found} == {opening}


@pytest.mark.parametrize("title", [None, "", "  \n"])
def test_no_title_is_no_piece(title: str | None) -> None:
    (window,) = cut([["ab"]], title=title)
    assert window.pieces == (BEGIN, END, *pieces("ab"), END)


def test_half_a_surrogate_pair_is_read_as_a_mark() -> None:
    (window,) = cut([["a\ud83d"]], title="\ude00")
    assert window.pieces == (BEGIN, *pieces("?"), END, *pieces("a?"), END)


def test_the_sentence_before_is_read_where_it_is_short() -> None:
    short, long = ["ab"] * 5, ["abcdefgh"] * 9
    for before, told in ((short, pieces("ab") * 5), (long, [])):
        (window,) = cut([before, ["cd"]], [False, True])
        assert list(window.pieces) == [BEGIN, END, *told, *pieces("cd"), END]
        assert list(window.sentences) == [1]


def test_sentences_that_do_not_follow_one_another_stand_apart() -> None:
    found = cut([["ab"], ["cd"], ["ef"]], [True, False, True])
    assert [list(window.sentences) for window in found] == [[0], [2]]


def test_nothing_wanted_is_no_window() -> None:
    assert cut([["ab"]], [False]) == []


def test_a_long_word_is_read_by_its_beginning() -> None:
    (window,) = cut([["a" * 500, "b"]])
    assert [high - low for low, high in window.tokens.values()] == [LONGEST_WORD, 1]


def test_a_clause_reaches_over_the_pieces_that_the_window_has() -> None:
    (window,) = cut([["ab", "cde", "f"]])
    assert window.reach((0, 3)) == (2, 8)
    assert window.reach((1, 2)) == (4, 7)
    assert window.reach((1, 9)) == (4, 8)
