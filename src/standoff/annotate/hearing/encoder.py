"""One text through the encoder: windows in, attributions in code points out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from standoff.annotate.hearing.decoding import decode
from standoff.annotate.hearing.weights import Weights
from standoff.annotate.hearing.windows import Window, windows

Stretch = tuple[int, int]


class Voiced(NamedTuple):
    """One outermost attribution, by offsets. ``source`` is None where the text names nobody, ``cue`` where the
    content goes on with what a cue before it introduced."""

    source: Stretch | None
    cue: Stretch | None
    content: tuple[Stretch, ...]


def hear(text: str, paragraphs: Sequence[Stretch], weights: Weights) -> Iterator[Voiced]:
    """The attributions of a text, in order; no window crosses a paragraph."""
    for window in windows(text, paragraphs, weights.tokenizer, weights.pieces):
        pieces = np.array([window.pieces], dtype=np.int64)
        given = {"pieces": pieces, "mask": pieces >= 0, "first": np.array([window.first], dtype=np.int64)}
        emissions, sources, cues = weights.session.run(None, given)
        for heard in decode(emissions[0], sources[0], cues[0], weights.transitions):
            yield Voiced(
                _stretch(window, heard.source),
                _stretch(window, heard.cue),
                tuple((window.words[first][0], window.words[last - 1][1]) for first, last in heard.content),
            )


def _stretch(window: Window, words: Stretch | None) -> Stretch | None:
    return None if words is None else (window.words[words[0]][0], window.words[words[1] - 1][1])
