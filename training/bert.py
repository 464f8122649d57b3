"""A small BERT, filled from published weights: what every network of this project starts from."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812


class Bert(nn.Module):
    """Post-norm transformer layers as BERT has them; inputs are piece ids, without segments."""

    def __init__(self, config: dict[str, Any], layers: int, dropout: float) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.segment = nn.Parameter(torch.zeros(width))
        self.norm = nn.LayerNorm(width, eps=config["layer_norm_eps"])
        self.layers = nn.ModuleList(
            Layer(
                width,
                config["num_attention_heads"],
                config["intermediate_size"],
                config["layer_norm_eps"],
            )
            for _ in range(layers)
        )
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1])
        states = self.dropout(self.norm(self.words(pieces) + self.places(places) + self.segment))
        hidden = (~mask)[:, None, None, :].to(states.dtype) * -1e4
        for layer in self.layers:
            states = layer(states, hidden)
        return states


class Layer(nn.Module):
    """Attention and a feed-forward part, each followed by its sum and norm."""

    def __init__(self, width: int, heads: int, inner: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=eps)
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.last = nn.LayerNorm(width, eps=eps)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        batch, length, width = states.shape

        def split(part: Tensor) -> Tensor:
            return part.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        heard = F.scaled_dot_product_attention(query, key, value, attn_mask=hidden)
        states = self.norm(states + self.out(heard.transpose(1, 2).reshape(batch, length, width)))
        return self.last(states + self.narrow(F.gelu(self.widen(states))))


def load_bert(bert: Bert, folder: Path) -> None:
    """Fills the encoder from ``model.safetensors``; layers beyond ours are left out."""
    tensors = safetensors(folder / "model.safetensors")
    said = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "last": "output.LayerNorm",
    }
    for i in range(len(bert.layers)):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                said[f"layers.{i}.{ours}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
    state = {ours: tensors[theirs] for ours, theirs in said.items()}
    state["segment"] = tensors["embeddings.token_type_embeddings.weight"][0]
    bert.load_state_dict(state)


def safetensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file: a length, a JSON table, and the bytes."""
    content = path.read_bytes()
    size = struct.unpack("<Q", content[:8])[0]
    table = json.loads(content[8 : 8 + size])
    found = {}
    for name, said in table.items():
        if name == "__metadata__" or said["dtype"] != "F32":
            continue
        start, end = said["data_offsets"]
        flat = torch.frombuffer(bytearray(content[8 + size + start : 8 + size + end]), dtype=torch.float32)
        found[name] = flat.reshape(said["shape"])
    return found
