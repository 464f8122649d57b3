"""The encoder that is installed beside the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
import numpy as np

from standoff import weights
from standoff.annotate.hearing.decoding import Transitions

PACKAGE = "standoff_model_en"
REINSTALL = "reinstall standoff-model-en, or set the profile to rules (STANDOFF_PROFILE=rules)"


class Manifest(msgspec.Struct, frozen=True):
    """``weights.json``: the version, the SHA-256 of every file, the pieces of a window, scores of tag after tag.

    ``steps`` is ``[layer][from][to]``, ``starts`` ``[layer][tag]``.
    """

    version: str
    sha256: dict[str, str]
    pieces: int
    steps: list[list[list[float]]]
    starts: list[list[float]]


class Weights(msgspec.Struct, frozen=True):
    """``session`` maps pieces, mask and first pieces of words to scores; ``pieces`` bounds a window."""

    version: str
    session: Any
    tokenizer: Any
    pieces: int
    transitions: Transitions


def installed() -> bool:
    """Whether the distribution with the weights is there at all."""
    return weights.installed(PACKAGE)


@cache
def shipped() -> Weights:
    """The installed weights. Raises PluginError when a file is missing or damaged."""
    return load(files(PACKAGE))


def load(folder: Traversable) -> Weights:
    """The weights in ``folder``. Raises PluginError when a file is missing, damaged or of another make."""
    these = weights.Folder(folder, PACKAGE, REINSTALL)
    manifest = these.manifest("weights.json", Manifest)
    graph = these.checked("encoder.onnx", manifest.sha256)
    tokenizer = weights.tokenizer(these.checked("tokenizer.json", manifest.sha256))
    transitions = Transitions(
        np.array(manifest.steps, dtype=np.float32), np.array(manifest.starts, dtype=np.float32)
    )
    return Weights(manifest.version, weights.session(graph), tokenizer, manifest.pieces, transitions)
