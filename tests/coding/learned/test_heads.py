"""The heads against the same formula written out for one candidate at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from standoff.coding.learned.candidates import BUCKETS, NUMBERS, Candidate
from standoff.coding.learned.heads import Ensemble, Heads
from standoff.coding.learned.windows import Window
from standoff.model.span import Span
from tests.coding.network import MOVES, STATUSES, WIDTH, arrays

WINDOW = Window(
    pieces=tuple(range(16)),
    tokens={3: (4, 5), 4: (5, 8), 5: (8, 9), 6: (9, 10), 7: (10, 14)},
    sentences={1: (4, 9), 2: (9, 14)},
)


def asked(seed: int) -> list[Candidate]:
    """Candidates in both sentences, with clauses of one word and of several."""
    rng = np.random.default_rng(seed)
    return [
        Candidate(
            token,
            Span(0, 1),
            clause,
            tuple(int(bucket) for bucket in rng.integers(0, BUCKETS, 1 + token)),
            tuple(float(number) for number in rng.random(NUMBERS)),
        )
        for token, clause in ((3, (3, 6)), (4, (4, 5)), (7, (6, 8)))
    ]


def states(seed: int) -> Any:
    return np.random.default_rng(seed).normal(size=(16, WIDTH)).astype(np.float32)


def by_hand(have: dict[str, Any], given: Any, one: Candidate) -> tuple[Any, Any]:
    """What training computes, without dropout, in double precision."""

    def layer(name: str, x: Any) -> Any:
        return have[f"{name}.weight"].astype(float) @ x + have[f"{name}.bias"]

    def norm(name: str, x: Any) -> Any:
        centred = x - x.sum() / x.size
        spread = ((centred**2).sum() / x.size + 1e-5) ** 0.5
        return centred / spread * have[f"{name}.weight"] + have[f"{name}.bias"]

    def soft(x: Any) -> Any:
        return np.exp(x) / np.exp(x).sum()

    first, last = one.clause
    word = WINDOW.tokens[one.token]
    clause = (WINDOW.tokens[first][0], WINDOW.tokens[last - 1][1])
    sentence = WINDOW.sentences[1 if one.token < 6 else 2]
    means = [given[low:high].astype(float).mean(0) for low, high in (word, clause, sentence)]
    seen = np.concatenate([*means, given[0], one.numbers])
    dense = np.maximum(layer("lin", norm("norm", seen)), 0)
    wide = sum(have["wide.weight"][k].astype(float) * have["wide.scale"][k] for k in one.hashed)
    hidden = np.maximum(layer("mix", norm("mix_norm", np.concatenate([dense, wide]))), 0)
    return soft(layer("move", hidden)), soft(layer("status", hidden))


@pytest.mark.parametrize("seed", range(5))
def test_scores_are_those_of_the_formula(seed: int) -> None:
    have, given, some = arrays(seed), states(seed), asked(seed)
    moves, statuses = Heads(have).scores(given, WINDOW, some)
    assert moves.shape == (3, 1 + len(MOVES))
    assert statuses.shape == (3, len(STATUSES))
    for k, one in enumerate(some):
        wanted = by_hand(have, given, one)
        np.testing.assert_allclose(moves[k], wanted[0], atol=1e-5)
        np.testing.assert_allclose(statuses[k], wanted[1], atol=1e-5)
        assert moves[k].argmax() == wanted[0].argmax()


def test_scores_are_probabilities() -> None:
    for found in Heads(arrays(3)).scores(states(3), WINDOW, asked(3)):
        np.testing.assert_allclose(found.sum(1), 1, atol=1e-5)
        assert (found >= 0).all()


def test_a_candidate_is_scored_alike_in_any_company() -> None:
    heads, given, some = Heads(arrays(1)), states(1), asked(1)
    together = heads.scores(given, WINDOW, some)
    for k, one in enumerate(some):
        for whole, alone in zip(together, heads.scores(given, WINDOW, [one]), strict=True):
            np.testing.assert_allclose(whole[k], alone[0], atol=1e-5)


def test_every_part_of_the_input_counts() -> None:
    heads, given, (one, *_) = Heads(arrays(2)), states(2), asked(2)
    first = heads.scores(given, WINDOW, [one])[0]

    def changed(piece: int) -> Any:
        other = given.copy()
        other[piece] += 1 + np.arange(WIDTH)
        return heads.scores(other, WINDOW, [one])[0]

    title, word, clause, elsewhere = (
        not np.allclose(first, changed(piece), atol=1e-6) for piece in (0, 4, 6, 12)
    )
    assert (title, word, clause, elsewhere) == (True, True, True, False)
    fewer = Candidate(one.token, one.span, one.clause, one.hashed[:-1], one.numbers)
    assert not np.allclose(first, heads.scores(given, WINDOW, [fewer])[0], atol=1e-6)


def test_an_ensemble_says_the_mean_of_its_members() -> None:
    given, some = states(4), asked(4)
    members = [Heads(arrays(seed)) for seed in (4, 5)]
    glances = np.arange(BUCKETS, dtype=np.float32)
    both = Ensemble(members, glances)
    said = [member.scores(given, WINDOW, some) for member in members]
    for found, one, other in zip(both.scores(given, WINDOW, some), *said, strict=True):
        np.testing.assert_allclose(found, (one + other) / 2, atol=1e-6)
    assert both.glance(some[0]) == sum(some[0].hashed)
