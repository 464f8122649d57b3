"""The network: a small BERT, and behind it two layers over a word, its clause, its sentence and lexical features."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from bert import Bert
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from standoff.coding.learned.candidates import BUCKETS, NUMBERS


class Asked(NamedTuple):
    """Candidates of a batch of windows, all as long as there are candidates but ``features`` (``offsets`` index it).

    ``window`` is the row of the batch; ``spans`` ``[3, candidate, 2]`` the pieces of word, clause and sentence.
    """

    window: Tensor
    spans: Tensor
    features: Tensor
    offsets: Tensor
    numbers: Tensor


class Coder(nn.Module):
    """Pieces and candidates to scores of core moves (column 0: none), of all moves, and of statuses."""

    def __init__(self, bert: dict[str, Any], shape: dict[str, Any], moves: int, statuses: int) -> None:
        super().__init__()
        width, hidden, table = bert["hidden_size"], shape["hidden"], shape["lexical"]
        self.bert = Bert(bert, shape["layers"], shape["dropout"])
        self.wide = nn.EmbeddingBag(BUCKETS, table, mode="sum")
        nn.init.normal_(self.wide.weight, 0.0, 0.02)
        self.norm = nn.LayerNorm(4 * width + NUMBERS)
        self.lin = nn.Linear(4 * width + NUMBERS, hidden)
        self.mix_norm = nn.LayerNorm(hidden + table)
        self.mix = nn.Linear(hidden + table, hidden)
        self.move = nn.Linear(hidden, 1 + moves)
        self.every = nn.Linear(hidden, 1 + moves)
        self.status = nn.Linear(hidden, statuses)
        self.dropout = nn.Dropout(shape["heads_dropout"])

    def forward(self, pieces: Tensor, mask: Tensor, asked: Asked) -> tuple[Tensor, Tensor, Tensor]:
        return self.heads(self.bert(pieces, mask), asked)

    def heads(self, states: Tensor, asked: Asked) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of the candidates from the states ``[window, piece, width]``."""
        sums = F.pad(states.cumsum(1), (0, 0, 1, 0))
        parts = []
        for low, high in ((span[:, 0], span[:, 1]) for span in asked.spans):
            length = (high - low).clamp(min=1)[:, None]
            parts.append((sums[asked.window, high] - sums[asked.window, low]) / length)
        seen = torch.cat([*parts, states[asked.window, 0], asked.numbers], -1)
        dense = self.dropout(F.relu(self.lin(self.dropout(self.norm(seen)))))
        lexical = self.wide(asked.features, asked.offsets)
        mixed = self.mix_norm(torch.cat([dense, lexical], -1))
        hidden = self.dropout(F.relu(self.mix(self.dropout(mixed))))
        return self.move(hidden), self.every(hidden), self.status(hidden)
