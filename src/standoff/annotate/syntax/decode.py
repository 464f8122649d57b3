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
    """Maximum spanning arborescence of node 0; ``scores[dependent, head]``.

    A path of best heads is grown from each word until it meets the root; a cycle on the way becomes one node
    (Tarjan's form of the algorithm). A contraction costs one row, so that a line of marks costs no more than prose.
    """
    size = len(scores)
    into = list(scores)  # of each node, words first and then cycles: the best arc into it, by head
    at = [np.full(size, node) for node in range(size)]  # and the word where that arc enters
    home = np.arange(size)  # the outermost node that holds each word
    parent, chosen, done = [-1] * size, [(0, 0)] * size, {0}
    for word in range(1, size):
        path: list[int] = []
        node = int(home[word])
        while node not in done:
            if node in path:
                cycle = path[path.index(node) :]
                del path[-len(cycle) :]
                best, where, inside = _joined(cycle, into, at, chosen, home)
                node = len(into)
                into.append(best)
                at.append(where)
                home[inside] = node
                for inner in cycle:
                    parent[inner] = node
                parent.append(-1)
                chosen.append((0, 0))
            path.append(node)
            head = int(into[node].argmax())
            chosen[node] = int(at[node][head]), head
            node = int(home[head])
        done.update(path)
    for node in range(len(into) - 1, size - 1, -1):
        inner = chosen[node][0]
        while parent[inner] != node:
            inner = parent[inner]
        chosen[inner] = chosen[node]  # the arc into a cycle breaks it there
    return [head for _, head in chosen[:size]]


def _joined(
    cycle: list[int],
    into: list[Floats],
    at: list[NDArray[np.intp]],
    chosen: list[tuple[int, int]],
    home: NDArray[np.intp],
) -> tuple[Floats, NDArray[np.intp], NDArray[np.bool_]]:
    """Of a cycle as one node: what the best arc into it gains by head, the word where it enters, and who is inside."""
    best, where, inside = np.full(len(home), -np.inf), at[cycle[0]], np.zeros(len(home), dtype=bool)
    for node in cycle:
        gain = into[node] - into[node][chosen[node][1]]
        better = gain > best
        best, where = np.where(better, gain, best), np.where(better, at[node], where)
        inside |= home == node
    best[inside] = -np.inf
    return best, where, inside
