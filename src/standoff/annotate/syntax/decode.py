"""From scores to trees: the best head for each word, repaired to a tree with one root where needed."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


def heads(scores: Floats) -> list[int]:
    """The heads of one sentence, -1 for its one root, from ``scores[word, head]`` where column 0 is the root.

    Takes each word's best head when these form a tree with a single root (they mostly do); otherwise the
    best tree by Chu-Liu/Edmonds, tried under each likely root.
    """
    scores = np.array(scores, dtype=np.float64)
    size = len(scores)
    scores[np.arange(size), np.arange(size) + 1] = -np.inf
    best: list[int] = (scores.argmax(1) - 1).tolist()
    if is_tree(best):
        return best
    likely = np.argsort(-scores[:, 0], kind="stable")[:3]
    trees = [_rooted(scores, int(root)) for root in likely]
    return max(trees, key=lambda tree: float(sum(scores[word, head + 1] for word, head in enumerate(tree))))


def is_tree(found: list[int]) -> bool:
    """True when exactly one head is -1 and every word reaches it."""
    if found.count(-1) != 1:
        return False
    safe = {-1}
    for word in range(len(found)):
        path = []
        while word not in safe:
            path.append(word)
            safe.add(word)
            word = found[word]
            if word in path:
                return False
    return True


def _rooted(scores: Floats, root: int) -> list[int]:
    """The best tree in which ``root`` is the one child of the artificial root."""
    size = len(scores)
    square = np.full((size + 1, size + 1), -np.inf)
    square[1:, 1:] = scores[:, 1:]
    square[root + 1, :] = -np.inf
    square[root + 1, 0] = scores[root, 0]
    return [head - 1 for head in _edmonds(square)[1:]]


def _edmonds(scores: Floats) -> list[int]:
    """Maximum spanning arborescence of node 0; ``scores[dependent, head]``."""
    best = scores.argmax(1)
    best[0] = 0
    cycle = _cycle(best)
    if not cycle:
        return [int(head) for head in best]
    inside = np.zeros(len(best), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    members = np.array(cycle)
    gain = scores[members] - scores[members, best[members]][:, None]
    entering, leaving = gain[:, rest], scores[np.ix_(rest, members)]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[-1, :-1], small[:-1, -1] = entering.max(0), leaving.max(1)
    contracted = _edmonds(small)
    found = best.copy()
    outside = int(contracted[-1])
    found[members[int(entering[:, outside].argmax())]] = rest[outside]
    for place, node in enumerate(rest):
        head = contracted[place]
        found[node] = members[int(leaving[place].argmax())] if head == len(rest) else rest[head]
    return [int(head) for head in found]


def _cycle(best: NDArray[np.intp]) -> list[int]:
    """The nodes of one cycle, or none."""
    colour = [0] * len(best)
    colour[0] = -1
    for start in range(1, len(best)):
        node, path = start, []
        while colour[node] == 0:
            colour[node] = start
            path.append(node)
            node = int(best[node])
        if colour[node] == start:
            return path[path.index(node) :]
    return []
