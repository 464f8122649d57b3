from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.annotate.hearing.windows import WORD, Window, lines, windows


class Letters:
    """A tokenizer with one piece per letter, none for a space-like one."""

    def token_to_id(self, name: str) -> int:
        return {"[CLS]": 1, "[SEP]": 2, "[UNK]": 3}[name]

    def encode_batch(self, words: list[str], add_special_tokens: bool) -> list[Pieces]:
        return [Pieces([10 + ord(letter) for letter in word if letter != "\u200b"]) for word in words]


class Pieces:
    def __init__(self, ids: list[int]) -> None:
        self.ids = ids


def cut(text: str, most: int) -> list[Window]:
    return list(windows(text, lines(text), Letters(), most))


@given(st.text(st.sampled_from("ab .,!?\n“”\u200b𝔘é"), max_size=200), st.integers(50, 90))
def test_every_word_stands_in_one_window(text: str, most: int) -> None:
    found = cut(text, most)
    words = [word for window in found for word in window.words]
    assert words == [match.span() for match in WORD.finditer(text)]
    for window in found:
        assert len(window.pieces) <= most
        assert len(window.first) == len(window.words)
        assert window.pieces[0] == 1
        assert window.pieces[-1] == 2
        assert all(0 < at < len(window.pieces) - 1 for at in window.first)
        assert list(window.first) == sorted(set(window.first))
        assert "\n" not in text[window.words[0][0] : window.words[-1][1]]


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    text = "The council met. “No.” Then the mayor spoke for an hour"
    assert [text[w.words[0][0] : w.words[-1][1]] for w in cut(text, 23)] == [
        "The council met. “No.”",
        "Then the mayor spoke for",
        "an hour",
    ]


@pytest.mark.parametrize("word", ["x" * 500, "漢" * 60])
def test_a_long_word_is_read_by_its_beginning(word: str) -> None:
    (window,) = cut(f"a {word} b", 60)
    assert [end - start for start, end in window.words] == [1, len(word), 1]
    assert len(window.pieces) == 2 + 2 + 40


def test_half_a_surrogate_pair_is_read_as_a_mark() -> None:
    (window,) = cut("a \ud83d b 😀 c", 60)
    assert window.words == ((0, 1), (2, 3), (4, 5), (6, 7), (8, 9))
    assert ord("?") + 10 in window.pieces
