"""One-to-one matching of greatest total weight, by successive best augmenting paths."""

from __future__ import annotations

from collections.abc import Mapping

Edge = tuple[int, int]


def best_matching(weights: Mapping[Edge, float]) -> list[Edge]:
    """Pairs ``(left, right)``, each side used once, of greatest total weight, in order of the left side.

    ``weights`` holds the possible pairs only; all weights are positive. A pair is taken only when it adds.
    """
    left_of: dict[int, int] = {}
    while path := best_path(weights, left_of):
        left_of.update((right, left) for left, right in path)
    return sorted((left, right) for right, left in left_of.items())


def best_path(weights: Mapping[Edge, float], left_of: Mapping[int, int]) -> list[Edge]:
    """New pairs along the augmenting path with the greatest gain; empty when none gains.

    Longest path by relaxation from the free left nodes: a new pair adds its weight, a freed one takes it
    away.
    """
    taken = set(left_of.values())
    gain = {left: 0.0 for left, _ in weights if left not in taken}
    free = set(gain)
    reached: dict[int, tuple[float, int]] = {}
    changed = True
    while changed:
        changed = False
        for (left, right), weight in weights.items():
            if left not in gain or left_of.get(right) == left:
                continue
            total = gain[left] + weight
            if right in reached and total <= reached[right][0] + 1e-9:
                continue
            reached[right] = (total, left)
            changed = True
            if (owner := left_of.get(right)) is not None:
                gain[owner] = total - weights[owner, right]
    ends = [(total, right) for right, (total, _) in reached.items() if right not in left_of and total > 0]
    if not ends:
        return []
    path: list[Edge] = []
    right = max(ends)[1]
    while True:
        left = reached[right][1]
        path.append((left, right))
        if left in free:
            return path
        right = next(r for r, owner in left_of.items() if owner == left)
