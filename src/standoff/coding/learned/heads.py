"""The networks behind the encoder: states of a word, its clause and its sentence, and lexical features, to scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from standoff.coding.learned.candidates import Candidate
from standoff.coding.learned.windows import Window

Array = np.ndarray[Any, np.dtype[np.float32]]
EPSILON = 1e-5


class Ensemble:
    """Several networks that learned the same from other beginnings, and what tells at a glance whom to ask about.

    ``weights`` has a weight for each lexical feature.
    """

    def __init__(self, members: Sequence[Heads], weights: Array) -> None:
        self.members = members
        self.weights = weights

    def glance(self, one: Candidate) -> float:
        """How promising a candidate is by its lexical features alone, as log-odds of a core act."""
        return float(self.weights[list(one.hashed)].sum())

    def scores(self, states: Array, window: Window, asked: Sequence[Candidate]) -> tuple[Array, Array]:
        """The means of what the members say, as in ``Heads.scores``."""
        said = [member.scores(states, window, asked) for member in self.members]
        moves, statuses = (np.mean(parts, axis=0) for parts in zip(*said, strict=True))
        return moves, statuses


class Heads:
    """Two layers over the states and a table of lexical features; ``arrays`` by the names that training gives them.

    ``wide.weight`` is kept in 8 bits with a scale per row (``wide.scale``).
    """

    def __init__(self, arrays: dict[str, Any]) -> None:
        self.arrays = arrays

    def scores(self, states: Array, window: Window, asked: Sequence[Candidate]) -> tuple[Array, Array]:
        """Probabilities ``[candidate, 1 + move]`` (column 0: no core act) and ``[candidate, status]``.

        ``states`` is ``[piece, width]``.
        """
        sums = np.concatenate([np.zeros((1, states.shape[1]), np.float32), np.cumsum(states, 0)])
        parts = []
        for spans in (
            [window.tokens[one.token] for one in asked],
            [window.reach(one.clause) for one in asked],
            [self.sentence(one, window) for one in asked],
        ):
            low, high = np.array(spans).T
            parts.append((sums[high] - sums[low]) / np.maximum(high - low, 1)[:, None])
        parts.append(np.repeat(states[:1], len(asked), 0))
        parts.append(np.array([one.numbers for one in asked], np.float32))
        dense = self.rectified("lin", self.normed("norm", np.concatenate(parts, 1)))
        mixed = self.normed("mix_norm", np.concatenate([dense, self.lexical(asked)], 1))
        hidden = self.rectified("mix", mixed)
        return softmax(self.linear("move", hidden)), softmax(self.linear("status", hidden))

    def sentence(self, one: Candidate, window: Window) -> tuple[int, int]:
        """The pieces of the candidate's sentence."""
        at = window.tokens[one.token][0]
        return next(span for span in window.sentences.values() if span[0] <= at < span[1])

    def lexical(self, asked: Sequence[Candidate]) -> Array:
        """The summed rows of the lexical features."""
        table, scale = self.arrays["wide.weight"], self.arrays["wide.scale"]
        rows = [np.array(one.hashed) for one in asked]
        summed: Array = np.stack([(table[row].astype(np.float32) * scale[row]).sum(0) for row in rows])
        return summed

    def linear(self, name: str, given: Array) -> Array:
        """A linear layer."""
        made: Array = given @ self.arrays[f"{name}.weight"].T + self.arrays[f"{name}.bias"]
        return made

    def rectified(self, name: str, given: Array) -> Array:
        """A linear layer without what is below zero."""
        return np.maximum(self.linear(name, given), 0)

    def normed(self, name: str, given: Array) -> Array:
        """Layer normalisation."""
        spread = np.sqrt(given.var(-1, keepdims=True) + EPSILON)
        made: Array = (given - given.mean(-1, keepdims=True)) / spread * self.arrays[
            f"{name}.weight"
        ] + self.arrays[f"{name}.bias"]
        return made


def softmax(scores: Array) -> Array:
    """Scores as probabilities."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    made: Array = raised / raised.sum(-1, keepdims=True)
    return made
