from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from standoff.annotate.hearing.decoding import (
    BEGIN,
    CONTENT,
    CUE,
    INSIDE,
    OUTSIDE,
    SOURCE,
    Floats,
    Heard,
    Transitions,
    decode,
    spans_of,
    viterbi,
)

SCORES = st.floats(-5, 5, width=32)
FLAT = Transitions(np.zeros((3, 3, 3)), np.zeros((3, 3)))


def emissions(words: int, **spans: list[tuple[int, int]]) -> Floats:
    """Scores that clearly say where the spans are."""
    made = np.zeros((words, 3, 3))
    made[:, :, OUTSIDE] = 4
    for name, found in spans.items():
        layer = {"source": SOURCE, "cue": CUE, "content": CONTENT}[name]
        for first, last in found:
            made[first:last, layer] = (0, 0, 8)
            made[first, layer] = (0, 8, 0)
    return made


def links(words: int, *pairs: tuple[int, int]) -> Floats:
    """Scores ``[word, 1 + word]`` that clearly link the pairs, all else to none."""
    made = np.zeros((words, 1 + words))
    made[:, 0] = 3
    for left, right in pairs:
        made[left, 1 + right] = 9
    return made


@given(
    arrays(np.float32, (5, 3, 3), elements=SCORES),
    arrays(np.float32, (3, 3, 3), elements=SCORES),
    arrays(np.float32, (3, 3), elements=SCORES),
)
def test_the_tags_are_the_best_allowed_ones(scores: Floats, steps: Floats, starts: Floats) -> None:
    found = viterbi(scores, Transitions(steps, starts))
    for layer in range(3):

        def worth(tags: tuple[int, ...], layer: int = layer) -> float:
            forward = sum(steps[layer, a, b] for a, b in pairwise(tags))
            return float(
                starts[layer, tags[0]] + forward + sum(scores[t, layer, tag] for t, tag in enumerate(tags))
            )

        allowed = [
            tags
            for tags in product((OUTSIDE, BEGIN, INSIDE), repeat=5)
            if tags[0] != INSIDE and (OUTSIDE, INSIDE) not in pairwise(tags)
        ]
        assert tuple(found[layer]) in allowed
        assert worth(tuple(found[layer])) >= max(map(worth, allowed)) - 1e-3


def test_every_content_finds_its_own_cue_and_source() -> None:
    """Two speakers in one sentence, one content in two parts."""
    scores = emissions(12, source=[(0, 1), (7, 8)], cue=[(1, 2), (8, 9)], content=[(2, 4), (5, 7), (9, 12)])
    cues = links(12, *((w, 1) for w in (2, 3, 5, 6)), *((w, 8) for w in (9, 10, 11)))
    assert decode(scores, links(12, (1, 0), (8, 7)), cues, FLAT) == [
        Heard((0, 1), (1, 2), ((2, 4), (5, 7))),
        Heard((7, 8), (8, 9), ((9, 12),)),
    ]


def test_a_cue_may_name_nobody() -> None:
    scores = emissions(6, source=[(0, 1)], cue=[(2, 4)], content=[(4, 6)])
    found = decode(scores, links(6), links(6, (4, 2), (5, 2)), FLAT)
    assert found == [Heard(None, (2, 4), ((4, 6),))]


def test_content_without_a_cue_stands_alone_and_a_cue_without_content_is_dropped() -> None:
    assert decode(emissions(4, content=[(1, 3)]), links(4), links(4), FLAT) == [Heard(None, None, ((1, 3),))]
    assert decode(emissions(4, cue=[(1, 3)], source=[(0, 1)]), links(4), links(4), FLAT) == []
    assert decode(np.zeros((0, 3, 3)), np.zeros((0, 1)), np.zeros((0, 1)), FLAT) == []


def test_runs_of_tags() -> None:
    assert spans_of([OUTSIDE, BEGIN, INSIDE, BEGIN, OUTSIDE, BEGIN]) == [(1, 3), (3, 4), (5, 6)]
    assert spans_of([]) == []
