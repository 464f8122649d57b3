"""Rows of coded documents as windows and batches of tensors."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
FOLDS, HELD = 10, 2


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

    def rows(self) -> list[Row]:
        """All candidates, in order."""
        return [row for window in self.windows for row in window.rows]


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


def held_out(doc_id: str) -> bool:
    """Whether a document is measured on, by its name; passages of one article go together."""
    return int(hashlib.sha1(doc_id.split("@")[0].encode()).hexdigest(), 16) % FOLDS < HELD
