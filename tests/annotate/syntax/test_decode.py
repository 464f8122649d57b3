"""Trees read off scores: always one root, never a circle, and the best there is."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from standoff.annotate.syntax.decode import heads, is_tree


def best_by_trying_all(scores: np.ndarray) -> float:
    size = len(scores)
    trees = (list(tree) for tree in product(range(-1, size), repeat=size))
    sums = [sum(scores[word, head + 1] for word, head in enumerate(tree)) for tree in trees if is_tree(tree)]
    return float(max(sums))


@given(st.integers(1, 4), st.integers(0, 10_000))
def test_the_best_tree_is_found(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    tree = heads(scores)
    assert is_tree(tree)
    if size <= 3:
        found = sum(scores[word, head + 1] for word, head in enumerate(tree))
        assert np.isclose(found, best_by_trying_all(scores))


@given(st.integers(1, 60), st.integers(0, 10_000))
def test_any_scores_give_a_tree(size: int, seed: int) -> None:
    assert is_tree(heads(np.random.default_rng(seed).normal(size=(size, size + 1))))


def test_equal_scores_give_a_tree() -> None:
    assert is_tree(heads(np.zeros((7, 8))))


def test_is_tree_sees_circles_and_second_roots() -> None:
    assert is_tree([-1, 0, 1])
    assert not is_tree([-1, 2, 1])
    assert not is_tree([-1, -1, 0])
    assert not is_tree([1, 0])
