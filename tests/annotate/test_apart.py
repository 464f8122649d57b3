from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from standoff.annotate.apart import apart
from standoff.annotate.instruments.found import Found


def stretches(*pairs: tuple[int, int]) -> list[Found]:
    return [Found(start, end, "bill") for start, end in pairs]


def test_the_earlier_layer_wins() -> None:
    kept = apart([stretches((5, 9)), stretches((0, 3), (8, 12), (9, 12), (4, 6))])
    assert [(one.start, one.end) for one in kept] == [(0, 3), (5, 9), (9, 12)]


def test_nothing_gives_nothing() -> None:
    assert apart([[], []]) == []


@given(st.lists(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)))))
def test_whatever_comes_none_overlap(layers: list[list[tuple[int, int]]]) -> None:
    kept = apart([stretches(*((start, start + length) for start, length in layer)) for layer in layers])
    assert all(left.end <= right.start for left, right in pairwise(kept))
