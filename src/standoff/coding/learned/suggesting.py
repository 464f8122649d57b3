"""One document through the network: which words state a core act, and how surely."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec
import numpy as np

from standoff.coding.learned.candidates import Candidate, Framed, candidates
from standoff.coding.learned.weights import Calibration, Weights
from standoff.coding.learned.windows import windows
from standoff.coding.reading import Reading
from standoff.coding.relevance import Relevance

FAINTEST = 0.02
"""Below this, and as near to one, the network's probabilities tell nothing more."""


class Suggestion(msgspec.Struct, frozen=True):
    """A word that states an act: the likeliest core move, its status, and how likely it is a core act at all.

    ``confidence`` is calibrated: of claims at .7 some seven in ten are right.
    """

    token: int
    move: str
    status: str
    confidence: float


def suggestions(
    reading: Reading, relevance: Relevance, frames: dict[int, Framed], weights: Weights
) -> Iterator[Suggestion]:
    """The acts that are at least as sure as the manifest's ``least``, and whatever the frames find, in text order.

    The encoder reads only sentences with a word that the frames found or that is promising at a glance.
    """
    asked: dict[int, list[Candidate]] = {}
    manifest = weights.manifest
    for one in candidates(reading, relevance, frames):
        if one.token in frames or weights.heads.glance(one) >= manifest.glance:
            asked.setdefault(reading.tokens[one.token].sentence, []).append(one)
    wanted = [number in asked for number in range(len(reading.annotations.sentences))]
    for window in windows(reading, wanted, weights.tokenizer):
        some = [one for number in window.sentences for one in asked[number] if one.token in window.tokens]
        if not some:
            continue
        pieces = np.array([window.pieces], dtype=np.int64)
        (states,) = weights.session.run(None, {"pieces": pieces, "mask": pieces >= 0})
        moves, statuses = weights.heads.scores(states[0], window, some)
        for one, move, status in zip(some, moves, statuses, strict=True):
            frame = frames.get(one.token)
            confidence = calibrated(1 - float(move[0]), frame, manifest.calibration)
            if frame or confidence >= manifest.least:
                code = frame.move if frame else manifest.moves[int(move[1:].argmax())]
                yield Suggestion(one.token, code, manifest.statuses[int(status.argmax())], confidence)


def calibrated(probability: float, frame: Framed | None, by: Calibration) -> float:
    """A probability as confidence, in the light of what the frames say."""
    bounded = min(max(probability, FAINTEST), 1 - FAINTEST)
    odds = math.log(bounded / (1 - bounded)) * (by.slope if frame is None else by.framed_slope) + by.shift
    odds += by.framed * (frame is not None) + by.core * (frame is not None and frame.core)
    return 1 / (1 + math.exp(-odds))
