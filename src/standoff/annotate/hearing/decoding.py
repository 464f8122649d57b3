"""Scores of one window to attributions: the best allowed tags, then every content and source to its cue."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]

SOURCE, CUE, CONTENT = 0, 1, 2
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
FORBIDDEN = -1e4


class Heard(NamedTuple):
    """One attribution by words of the window, half-open; ``source`` is None where the text names nobody.

    ``cue`` is None for content that continues what a cue outside the window introduced.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]


class Transitions(NamedTuple):
    """Scores of tag after tag ``[layer, from, to]`` and of first tags ``[layer, tag]``."""

    steps: Floats
    starts: Floats


def decode(emissions: Floats, sources: Floats, cues: Floats, transitions: Transitions) -> list[Heard]:
    """The attributions of a window.

    ``emissions`` is ``[word, layer, tag]``; ``sources`` ``[cue word, 1 + source word]`` and ``cues``
    ``[content word, 1 + cue word]`` score links, column 0 none.
    """
    if not len(emissions):
        return []
    spans = [spans_of(tags) for tags in viterbi(emissions, transitions)]
    by_cue: dict[int | None, list[tuple[int, int]]] = {i: [] for i in range(len(spans[CUE]))}
    scores = log_softmax(cues)
    for span in spans[CONTENT]:
        heard = scores[span[0] : span[1]].sum(0)
        choices = [heard[1 + first : 1 + last].max() for first, last in spans[CUE]]
        best = int(np.argmax(choices)) if choices else None
        by_cue.setdefault(best, []).append(span)
    from_cues = log_softmax(sources)
    found = []
    for i, cue in enumerate(spans[CUE]):
        if by_cue[i]:
            found.append(Heard(_source(from_cues[cue[0]], spans[SOURCE]), cue, tuple(by_cue[i])))
    found += [Heard(None, None, (span,)) for span in by_cue.get(None, [])]
    return sorted(found, key=lambda heard: heard.content[0])


def _source(scores: Floats, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The source span that a cue points to; None where it rather points to none."""
    choices = [scores[1 + first : 1 + last].max() for first, last in spans]
    if not choices or max(choices) < scores[0]:
        return None
    return spans[int(np.argmax(choices))]


def viterbi(emissions: Floats, transitions: Transitions) -> list[list[int]]:
    """The best tags of every layer, in which no inside tag follows an outside one: ``[layer][word]``."""
    steps, starts = transitions.steps.copy(), transitions.starts.copy()
    steps[:, OUTSIDE, INSIDE] += FORBIDDEN
    starts[:, INSIDE] += FORBIDDEN
    score = starts + emissions[0]
    back = []
    for emission in emissions[1:]:
        paths = score[:, :, None] + steps
        back.append(paths.argmax(1))
        score = paths.max(1) + emission
    tags = [score.argmax(1)]
    layers = np.arange(len(tags[0]))
    for step in reversed(back):
        tags.append(step[layers, tags[-1]])
    found: list[list[int]] = np.array(tags[::-1]).T.tolist()
    return found


def spans_of(tags: list[int]) -> list[tuple[int, int]]:
    """Half-open runs of words from a begin tag on."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for i, tag in enumerate([*tags, OUTSIDE]):
        if start is not None and tag != INSIDE:
            found.append((start, i))
            start = None
        if tag == BEGIN:
            start = i
    return found


def log_softmax(scores: Floats) -> Floats:
    """Row by row."""
    shifted = scores - scores.max(-1, keepdims=True)
    logs: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return logs
