"""The network: a small BERT, and behind it two layers over a word, its clause, its sentence and lexical features."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path
from typing import Any

import torch
from bert import Bert
from corpus import Document, Row, Window
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from standoff.coding.learned.candidates import BUCKETS, NUMBERS

Seen = dict[str, Tensor]
"""For each document the states of its candidates, ``[candidate, 4 * width]`` in half precision."""


class Coder(nn.Module):
    """Candidates to scores of core moves (column 0: none), of all moves, and of statuses."""

    def __init__(self, bert: dict[str, Any], shape: dict[str, Any], moves: int, statuses: int) -> None:
        super().__init__()
        width, hidden, table = bert["hidden_size"], shape["hidden"], shape["lexical"]
        self.bert = Bert(bert, shape["layers"], 0.0)
        self.wide = nn.EmbeddingBag(BUCKETS, table, mode="sum")
        nn.init.normal_(self.wide.weight, 0.0, 0.02)
        self.norm = nn.LayerNorm(4 * width + NUMBERS)
        self.lin = nn.Linear(4 * width + NUMBERS, hidden)
        self.mix_norm = nn.LayerNorm(hidden + table)
        self.mix = nn.Linear(hidden + table, hidden)
        self.move = nn.Linear(hidden, 1 + moves)
        self.every = nn.Linear(hidden, 1 + moves)
        self.status = nn.Linear(hidden, statuses)
        self.glance = nn.EmbeddingBag(BUCKETS, 1, mode="sum")
        nn.init.constant_(self.glance.weight, 0.0)
        self.dropout = nn.Dropout(shape["dropout"])

    def states(self, window: Window) -> Tensor:
        """What the encoder makes of candidates: means over word, clause and sentence, and the first piece."""
        pieces = torch.tensor([window.pieces])
        with torch.no_grad():
            (states,) = self.bert(pieces, pieces >= 0)
        sums = F.pad(states.cumsum(0), (0, 0, 1, 0))
        parts = []
        for spans in zip(*((row.word, row.clause, row.sentence) for row in window.rows), strict=True):
            low, high = torch.tensor(spans).T
            parts.append((sums[high] - sums[low]) / (high - low).clamp(min=1)[:, None])
        return torch.cat([*parts, states[:1].expand(len(window.rows), -1)], -1)

    def glances(self, rows: list[Row]) -> Tensor:
        """How promising candidates are by their lexical features alone, as log-odds of a core act."""
        offsets = torch.tensor([0, *(len(row.hashed) for row in rows[:-1])]).cumsum(0)
        return self.glance(torch.tensor([one for row in rows for one in row.hashed]), offsets)[:, 0]

    def scores(
        self, states: Tensor, rows: list[Row], drop: float = 0.0, rng: random.Random | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of candidates from their states; with ``drop`` some lexical features are left out."""
        features, offsets = list[int](), list[int]()
        for row in rows:
            offsets.append(len(features))
            features += [one for one in row.hashed if rng is None or rng.random() >= drop]
        dense = torch.cat([states, torch.tensor([row.numbers for row in rows])], -1)
        dense = self.dropout(F.relu(self.lin(self.dropout(self.norm(dense)))))
        lexical = self.wide(torch.tensor(features, dtype=torch.long), torch.tensor(offsets))
        mixed = self.mix_norm(torch.cat([dense, lexical], -1))
        hidden = self.dropout(F.relu(self.mix(self.dropout(mixed))))
        return self.move(hidden), self.every(hidden), self.status(hidden)


def seen(model: Coder, documents: list[Document], folder: Path) -> Seen:
    """The states of all candidates of documents; those that ``folder`` remembers are not computed again."""
    kept = folder / "states"
    kept.mkdir(parents=True, exist_ok=True)
    found: Seen = {}
    for document in documents:
        said = repr([(w.pieces, [r[1:4] for r in w.rows]) for w in document.windows])
        path = kept / f"{hashlib.sha1(said.encode()).hexdigest()}.pt"
        if not path.exists():
            some = [model.states(window) for window in document.windows if window.rows]
            torch.save(torch.cat(some).half() if some else torch.zeros(0, 0), path)
        found[document.doc_id] = torch.load(path, weights_only=True)
    return found
