"""One-to-one matching: total weight is greatest, compared with trying every way."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.evaluate.matching import best_matching

tables = st.integers(1, 4).flatmap(
    lambda rows: st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.sampled_from([0, 0, 1, 2, 5, 9]), min_size=columns, max_size=columns),
            min_size=rows,
            max_size=rows,
        )
    )
)


def by_trying(table: list[list[int]]) -> int:
    """The greatest total over all one-to-one assignments."""
    wide = table if len(table) <= len(table[0]) else [list(column) for column in zip(*table, strict=True)]
    return max(
        sum(wide[i][j] for i, j in enumerate(choice))
        for choice in permutations(range(len(wide[0])), len(wide))
    )


@settings(max_examples=200, deadline=None)
@given(tables)
def test_total_weight_is_greatest_and_sides_are_used_once(table: list[list[int]]) -> None:
    weights = {(i, j): float(w) for i, row in enumerate(table) for j, w in enumerate(row) if w}
    found = best_matching(weights)
    assert sum(weights[pair] for pair in found) == by_trying(table)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)


def test_a_better_pair_pushes_an_earlier_one_aside() -> None:
    assert best_matching({(0, 0): 5.0, (0, 1): 4.0, (1, 0): 5.0}) == [(0, 1), (1, 0)]


def test_nothing_to_match() -> None:
    assert best_matching({}) == []
