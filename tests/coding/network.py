"""A network small enough to reckon with, and documents of our own, for tests of all that stands around the real one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np

from standoff.coding.codebook import load
from standoff.coding.coder import FrameCoder
from standoff.coding.learned.candidates import BUCKETS, NUMBERS, Candidate
from standoff.coding.learned.heads import Ensemble, Heads
from standoff.coding.learned.weights import Calibration, Manifest, Weights
from standoff.coding.learned.windows import Window
from standoff.coding.reading import Reading
from standoff.coding.relevance import Relevance
from standoff.model.codebook import Codebook
from standoff.model.document import Hints
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.documents import from_text

WIDTH, HIDDEN, TABLE = 4, 6, 3
MOVES = ["issue", "sue", "withhold_funds", "criticize"]
STATUSES = ["happened", "committed", "threatened"]
AS_IT_IS = Calibration(slope=1.0, framed_slope=1.0, shift=0.0, framed=0.0, core=0.0)
Told = Mapping[int, tuple[str, float, str]]
"""Of a token the move, how likely it is a core act, and the status."""


class Letters:
    """A tokenizer with one piece per letter, none for a space-like one; half a surrogate pair it refuses."""

    def token_to_id(self, mark: str) -> int:
        return {"[CLS]": 1, "[SEP]": 2, "[UNK]": 3}[mark]

    def encode_batch(self, words: list[str], add_special_tokens: bool) -> list[Any]:
        assert not add_special_tokens
        for word in words:
            word.encode()
        return [
            SimpleNamespace(ids=[10 + ord(letter) for letter in word if letter != "\u200b"]) for word in words
        ]


class Session:
    """An encoder whose states follow from the pieces alone; counts how often it ran."""

    runs = 0

    def run(self, names: None, given: dict[str, Any]) -> list[Any]:
        self.runs += 1
        pieces, mask = given["pieces"], given["mask"]
        assert pieces.dtype == np.int64
        assert mask.shape == pieces.shape
        assert mask.all()
        return [np.sin(pieces[..., None] * np.arange(1, 1 + WIDTH)).astype(np.float32)]


class Sayer(Ensemble):
    """Heads that say what they are told, and of all other words that they state nothing."""

    def __init__(self, told: Told) -> None:
        super().__init__([], np.zeros(BUCKETS, np.float32))
        self.told = told

    def scores(self, states: Any, window: Window, asked: Sequence[Candidate]) -> tuple[Any, Any]:
        moves = np.zeros((len(asked), 1 + len(MOVES)), np.float32)
        statuses = np.zeros((len(asked), len(STATUSES)), np.float32)
        moves[:, 0] = statuses[:, 0] = 1
        for row, one in enumerate(asked):
            if one.token in self.told:
                move, likely, status = self.told[one.token]
                moves[row, 0], moves[row, 1 + MOVES.index(move)] = 1 - likely, likely
                statuses[row] = [float(status == code) for code in STATUSES]
        return moves, statuses


def arrays(seed: int = 0) -> dict[str, Any]:
    """Random arrays by the names that training gives them."""
    rng = np.random.default_rng(seed)
    seen, mixed = 4 * WIDTH + NUMBERS, HIDDEN + TABLE
    shapes = {
        "norm.weight": (seen,),
        "norm.bias": (seen,),
        "lin.weight": (HIDDEN, seen),
        "lin.bias": (HIDDEN,),
        "mix_norm.weight": (mixed,),
        "mix_norm.bias": (mixed,),
        "mix.weight": (HIDDEN, mixed),
        "mix.bias": (HIDDEN,),
        "move.weight": (1 + len(MOVES), HIDDEN),
        "move.bias": (1 + len(MOVES),),
        "status.weight": (len(STATUSES), HIDDEN),
        "status.bias": (len(STATUSES),),
        "wide.scale": (BUCKETS, 1),
    }
    made: dict[str, Any] = {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    made["wide.scale"] /= 127
    return made | {"wide.weight": rng.integers(-127, 128, (BUCKETS, TABLE), dtype=np.int8)}


def alone(seed: int = 0) -> Ensemble:
    """A single network, to which every candidate is promising."""
    return Ensemble([Heads(arrays(seed))], np.zeros(BUCKETS, np.float32))


def weights(heads: Ensemble, **changes: Any) -> Weights:
    """Weights around some heads, that pass on probabilities as they are but for the changes to the manifest."""
    said: dict[str, Any] = {
        "version": "7.8.9",
        "sha256": {},
        "codebooks": ["sanctuary"],
        "moves": MOVES,
        "statuses": STATUSES,
        "calibration": AS_IT_IS,
        "core": 0.5,
        "least": 0.1,
        "glance": 0.0,
        "actors": {"rules": 1.0},
    }
    return Weights(Manifest(**said | changes), Session(), Letters(), heads)


@cache
def book() -> Codebook:
    """The codebook that ships."""
    return load("sanctuary")


@cache
def frames() -> FrameCoder:
    """The frames of the codebook that ships."""
    return FrameCoder(book())


def read(text: str, title: str | None = "Sanctuary cities") -> tuple[Reading, Relevance]:
    """A text as a coder of the profile ``rules`` gets it."""
    page = from_text(
        text, Hints(doc_id="test", title=title, outlet="The Daily Ledger", published="2017-03-23")
    )
    reading = Reading(page, annotate(page, annotators("rules")))
    return reading, Relevance(reading, book())


def at(word: str, reading: Reading) -> int:
    """The token of a word that stands once in a text."""
    (index,) = [i for i, form in enumerate(reading.forms) if form == word.lower()]
    return index
