"""One document through the network: which words state a core act, and how surely."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec
import numpy as np

from standoff.coding.learned.candidates import Candidate, Framed, candidates
from standoff.coding.learned.weights import Weights
from standoff.coding.learned.windows import windows
from standoff.coding.reading import Reading
from standoff.coding.relevance import Relevance


class Suggestion(msgspec.Struct, frozen=True):
    """A word that states an act. ``confidence`` is calibrated: of claims at .7 some seven in ten are right."""

    token: int
    move: str
    status: str
    confidence: float


def suggestions(
    reading: Reading, relevance: Relevance, frames: dict[int, Framed], weights: Weights
) -> Iterator[Suggestion]:
    """The acts that are at least as sure as the manifest's ``least``, in text order."""
    asked: dict[int, list[Candidate]] = {}
    for one in candidates(reading, relevance, frames):
        asked.setdefault(reading.tokens[one.token].sentence, []).append(one)
    wanted = [number in asked for number in range(len(reading.annotations.sentences))]
    manifest = weights.manifest
    for window in windows(reading, wanted, weights.tokenizer):
        some = [one for number in window.sentences for one in asked[number] if one.token in window.tokens]
        if not some:
            continue
        pieces = np.array([window.pieces], dtype=np.int64)
        (states,) = weights.session.run(None, {"pieces": pieces, "mask": pieces >= 0})
        moves, statuses = weights.heads.scores(states[0], window, some)
        for one, move, status in zip(some, moves, statuses, strict=True):
            confidence = calibrated(1 - float(move[0]), manifest.calibration)
            if confidence >= manifest.least:
                yield Suggestion(
                    one.token,
                    manifest.moves[int(move[1:].argmax())],
                    manifest.statuses[int(status.argmax())],
                    confidence,
                )


def calibrated(probability: float, calibration: tuple[float, float]) -> float:
    """A probability with its log-odds stretched and shifted."""
    slope, shift = calibration
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return 1 / (1 + math.exp(-(slope * math.log(bounded / (1 - bounded)) + shift)))
