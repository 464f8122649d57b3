"""The network: a small BERT, a linear-chain CRF per layer, and links from cues to sources and contents to cues."""

from __future__ import annotations

from typing import Any

import torch
from bert import Bert
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

TAGS = 3
LAYERS = 3


class Hearing(nn.Module):
    """Pieces to emissions ``[batch, word, layer, tag]`` and links.

    ``sources[b, cue, word]`` scores the first source word of a cue, ``cues[b, word, cue]`` the cue of a content
    word; column 0 of both stands for none.
    """

    def __init__(self, config: dict[str, Any], layers: int, link_dim: int, dropout: float) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.bert = Bert(config, layers, dropout)
        self.emit = nn.Linear(width, LAYERS * TAGS)
        self.ends = nn.ModuleDict(
            {name: nn.Linear(width, link_dim) for name in ("cue_s", "source", "content", "cue_c")}
        )
        self.pair_s = nn.Parameter(torch.zeros(link_dim + 1, link_dim + 1))
        self.pair_c = nn.Parameter(torch.zeros(link_dim + 1, link_dim + 1))
        self.none_s = nn.Linear(width, 1)
        self.none_c = nn.Linear(width, 1)
        self.steps = nn.Parameter(torch.zeros(LAYERS, TAGS, TAGS))
        self.starts = nn.Parameter(torch.zeros(LAYERS, TAGS))
        self.dropout = nn.Dropout(dropout)
        for pair in (self.pair_s, self.pair_c):
            nn.init.xavier_uniform_(pair)

    def forward(self, pieces: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.bert(pieces, mask)
        words = torch.gather(states, 1, first[..., None].expand(-1, -1, states.shape[-1]))
        words = self.dropout(words)
        emissions = self.emit(words).view(words.shape[0], words.shape[1], LAYERS, TAGS)
        ends = {name: F.gelu(part(words)) for name, part in self.ends.items()}
        sources = torch.cat([self.none_s(words), biaffine(ends["cue_s"], self.pair_s, ends["source"])], -1)
        cues = torch.cat([self.none_c(words), biaffine(ends["content"], self.pair_c, ends["cue_c"])], -1)
        return emissions, sources, cues


def biaffine(left: Tensor, pair: Tensor, right: Tensor) -> Tensor:
    """Scores of every word on the left with every word on the right."""
    left, right = (F.pad(side, (0, 1), value=1.0) for side in (left, right))
    return left @ pair @ right.transpose(-1, -2)


def forbidden() -> Tensor:
    """``[from, to]``: an inside tag never follows an outside one."""
    scores = torch.zeros(TAGS, TAGS)
    scores[0, 2] = -1e4
    return scores


def crf_loss(emissions: Tensor, tags: Tensor, lengths: Tensor, steps: Tensor, starts: Tensor) -> Tensor:
    """Negative log-likelihood of the tags of all layers, summed over a batch.

    ``emissions`` is ``[batch, word, layer, tag]``, ``tags`` ``[batch, word, layer]``.
    """
    steps = steps + forbidden()
    starts = starts + torch.tensor([0.0, 0.0, -1e4])
    length, layers = emissions.shape[1], torch.arange(emissions.shape[2])
    on = torch.arange(length)[None] < lengths[:, None]
    said = emissions.gather(-1, tags[..., None])[..., 0].sum(-1)
    moved = F.pad(steps[layers, tags[:, :-1], tags[:, 1:]].sum(-1), (1, 0))
    gold = ((said + moved) * on).sum() + starts[layers, tags[:, 0]].sum()
    alpha = starts + emissions[:, 0]
    for t in range(1, length):
        ahead = torch.logsumexp(alpha[..., None] + steps, -2) + emissions[:, t]
        alpha = torch.where(on[:, t, None, None], ahead, alpha)
    return torch.logsumexp(alpha, -1).sum() - gold
