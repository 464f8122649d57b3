"""Rows of coded documents as windows and batches of tensors."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from pathlib import Path
from typing import Any, NamedTuple

import torch
from network import Asked
from torch import Tensor

HERE = Path(__file__).resolve().parent
FOLDS = 10


class Row(NamedTuple):
    """A candidate: its pieces, clause and sentence, its features, and what the gold says (0 and -100: nothing)."""

    token: int
    word: tuple[int, int]
    clause: tuple[int, int]
    sentence: tuple[int, int]
    hashed: list[int]
    numbers: list[float]
    move: int
    every: int
    status: int


class Window(NamedTuple):
    """What the encoder reads at once, and its candidates. ``acts`` tells whether the gold has a core act here."""

    pieces: list[int]
    rows: list[Row]
    acts: bool


class Document(NamedTuple):
    """A document's windows with all that measuring needs.

    ``spans`` is the evidence of each candidate, ``framed`` what the frames say: the move, and whether it is core.
    """

    doc_id: str
    windows: list[Window]
    claims: list[dict[str, Any]]
    spans: dict[int, tuple[int, int]]
    framed: dict[int, tuple[str, bool]]


def read(path: Path, config: dict[str, Any]) -> list[Document]:
    """The documents that ``rows.py`` wrote."""
    moves = {code: k + 1 for k, code in enumerate(config["moves"])}
    statuses = {code: k for k, code in enumerate(config["statuses"])}

    def row(one: list[Any]) -> Row:
        token, word, clause, sentence, hashed, numbers, move, every, status = one
        return Row(
            token,
            tuple(word),
            tuple(clause),
            tuple(sentence),
            hashed,
            numbers,
            moves.get(move, 0),
            moves.get(every, 0),
            statuses.get(status, -100),
        )

    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            said = json.loads(line)
            windows = [
                Window(pieces, (rows := [row(one) for one in some]), any(one.move for one in rows))
                for pieces, some in said["windows"]
                if some
            ]
            spans = {int(token): tuple(span) for token, span in said["spans"].items()}
            framed = {int(token): (move, core) for token, (move, core) in said["framed"].items()}
            found.append(Document(said["doc_id"], windows, said["claims"], spans, framed))
    return found


def fold_of(doc_id: str) -> int:
    """Which of ``FOLDS`` a document falls into; passages of one article fall together."""
    return int(hashlib.sha1(doc_id.split("@")[0].encode()).hexdigest(), 16) % FOLDS


def folds(documents: list[Document], held: int, share: float) -> tuple[list[Document], list[Document]]:
    """The documents to learn from (a share of them), and those of the fold that is held out."""
    train = [d for d in documents if fold_of(d.doc_id) != held]
    random.Random(0).shuffle(train)
    return train[: round(len(train) * share)], [d for d in documents if fold_of(d.doc_id) == held]


def batch(
    windows: list[Window], rng: random.Random | None = None, fit: dict[str, Any] | None = None
) -> tuple[Tensor, Tensor, Asked, tuple[Tensor, Tensor, Tensor]]:
    """Windows as tensors with the gold; with ``rng`` a share of candidates without an act, and of features."""
    longest = max(len(one.pieces) for one in windows)
    pieces = torch.zeros(len(windows), longest, dtype=torch.long)
    mask = torch.zeros(len(windows), longest, dtype=torch.bool)
    for k, one in enumerate(windows):
        pieces[k, : len(one.pieces)] = torch.tensor(one.pieces)
        mask[k, : len(one.pieces)] = True
    chosen = [(k, row) for k, one in enumerate(windows) for row in one.rows]
    if rng and fit:
        chosen = [x for x in chosen if x[1].every or rng.random() < fit["other_share"]] or chosen[:1]
    features, offsets = list[int](), list[int]()
    for _, row in chosen:
        offsets.append(len(features))
        drop = fit["lexical_dropout"] if rng and fit else 0.0
        features += [one for one in row.hashed if not drop or (rng and rng.random() >= drop)]
    rows = [row for _, row in chosen]
    asked = Asked(
        torch.tensor([k for k, _ in chosen]),
        torch.tensor([[r.word for r in rows], [r.clause for r in rows], [r.sentence for r in rows]]),
        torch.tensor(features, dtype=torch.long),
        torch.tensor(offsets),
        torch.tensor([r.numbers for r in rows]),
    )
    gold = tuple(
        torch.tensor(some) for some in zip(*((r.move, r.every, r.status) for r in rows), strict=True)
    )
    return pieces, mask, asked, (gold[0], gold[1], gold[2])
