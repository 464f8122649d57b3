"""Word patterns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.coding.patterns import Pattern
from standoff.errors import UnknownCode

CLASSES = {"bill": ["bill", "house bill"], "law": ["@bill", "law"], "loop": ["@loop"]}


def test_classes_expand_into_each_other() -> None:
    pattern = Pattern(["@law"], CLASSES, "here")
    assert pattern.find(["a", "law"], ["a", "laws"]) == 1
    assert pattern.find(["the", "house", "bill"], ["the", "house", "bills"]) == 1


def test_a_phrase_ends_where_it_ends() -> None:
    pattern = Pattern(["sanctuary city"], {}, "here")
    assert pattern.ends_at(["a", "sanctuary", "city"], ["a", "sanctuary", "cities"], 2)
    assert not pattern.ends_at(["sanctuary", "city", "policy"], ["sanctuary", "city", "policies"], 2)


@pytest.mark.parametrize("entry", ["@loop", "@none", "#none"])
def test_undefined_names_are_refused(entry: str) -> None:
    with pytest.raises(UnknownCode, match="here"):
        Pattern([entry], CLASSES, "here")


@given(
    st.lists(st.sampled_from(["a", "b", "c d", "d e f"]), max_size=4),
    st.lists(st.sampled_from("abcdef"), max_size=8),
)
def test_what_is_found_stands_there(entries: list[str], words: list[str]) -> None:
    pattern = Pattern(entries, {}, "here")
    at = pattern.find(words, words)
    joined = [" ".join(words[at:]) for _ in [0]] if at is not None else []
    assert (at is None) == (pattern.count(words, words) == 0)
    assert all(any(f"{rest} ".startswith(f"{entry} ") for entry in entries) for rest in joined)
