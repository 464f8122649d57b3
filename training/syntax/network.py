"""The network: word and affix embeddings, two bidirectional LSTM layers, tag heads, biaffine arcs, labels."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from standoff.annotate.syntax.forms import AFFIX_ROWS, SHAPE_ROWS


class Scores(NamedTuple):
    """Of B sentences of up to T words: tags [B, T, tags], arcs [B, T, T+1] (column 0 is the root) and the two
    label projections, dependents [B, T, L] and heads [B, T+1, L]."""

    upos: Tensor
    xpos: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class Direction(nn.Module):
    """One LSTM over a padded batch, run backwards (within each sentence's length) when told so."""

    def __init__(self, size: int, hidden: int, backwards: bool) -> None:
        super().__init__()
        self.lstm = nn.LSTM(size, hidden, batch_first=True)
        self.backwards = backwards

    def forward(self, inputs: Tensor, flip: Tensor) -> Tensor:
        if not self.backwards:
            return self.lstm(inputs)[0]
        turned = inputs.gather(1, flip.expand(-1, -1, inputs.shape[2]))
        outputs = self.lstm(turned)[0]
        return outputs.gather(1, flip.expand(-1, -1, outputs.shape[2]))


class Parser(nn.Module):
    """Joint tagger and parser. ``config`` is the [network] table of config.toml."""

    def __init__(self, config: dict, words: int, upos: int, xpos: int, deprels: int) -> None:
        super().__init__()
        affix, shape, hidden = config["affix_dim"], config["shape_dim"], config["hidden"]
        self.word = nn.Embedding(words, config["word_dim"])
        self.affixes = nn.ModuleList([nn.Embedding(AFFIX_ROWS, affix) for _ in range(4)])
        self.shape = nn.Embedding(SHAPE_ROWS, shape)
        size = config["word_dim"] + 4 * affix + shape
        self.layers = nn.ModuleList()
        for _ in range(config["layers"]):
            self.layers.append(nn.ModuleList([Direction(size, hidden, False), Direction(size, hidden, True)]))
            size = 2 * hidden
        arc, label = config["arc_dim"], config["label_dim"]
        self.tags = nn.Linear(size, upos + xpos)
        self.arc_dependent = nn.Linear(size, arc)
        self.arc_head = nn.Linear(size, arc)
        self.arc_weight = nn.Linear(arc, arc)
        self.root = nn.Parameter(torch.zeros(size))
        self.label_dependent = nn.Linear(size, label)
        self.label_head = nn.Linear(size, label)
        self.label_out = nn.Linear(2 * label, deprels)
        self.dropout, self.upos_count = config["dropout"], upos
        for table in (self.word, *self.affixes, self.shape):
            nn.init.normal_(table.weight, std=0.3)

    def _drop(self, inputs: Tensor) -> Tensor:
        """One mask for all words of a sentence."""
        if not self.training:
            return inputs
        keep = 1 - self.dropout
        return inputs * torch.bernoulli(inputs.new_full((inputs.shape[0], 1, inputs.shape[2]), keep)) / keep

    def embed(self, rows: Tensor) -> Tensor:
        """[B, T, 6] table rows to [B, T, size]."""
        parts = [self.word(rows[..., 0])]
        parts += [table(rows[..., place]) for place, table in enumerate(self.affixes, 1)]
        return torch.cat([*parts, self.shape(rows[..., 5])], -1)

    def forward(self, rows: Tensor, lengths: Tensor) -> Scores:
        places = torch.arange(rows.shape[1]).unsqueeze(0)
        flip = torch.where(
            places < lengths.unsqueeze(1), lengths.unsqueeze(1) - 1 - places, places
        ).unsqueeze(-1)
        state = F.dropout(self.embed(rows), self.dropout / 2, self.training)
        for forwards, backwards in self.layers:
            state = self._drop(state)
            state = torch.cat([forwards(state, flip), backwards(state, flip)], -1)
        state = self._drop(state)
        upos, xpos = self.tags(state).split([self.upos_count, self.tags.out_features - self.upos_count], -1)
        with_root = torch.cat([self.root.expand(state.shape[0], 1, -1), state], 1)
        dependents = self._drop(F.leaky_relu(self.arc_dependent(state), 0.1))
        heads = self._drop(F.leaky_relu(self.arc_head(with_root), 0.1))
        arcs = self.arc_weight(dependents) @ heads.transpose(1, 2)
        return Scores(
            upos, xpos, arcs, self._drop(self.label_dependent(state)), self._drop(self.label_head(with_root))
        )

    def labels(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """[N, L] projections of dependents and of their heads to [N, deprels] scores."""
        joint = torch.cat([dependents * heads, F.leaky_relu(dependents + heads, 0.1)], -1)
        return self.label_out(joint)
