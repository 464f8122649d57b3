"""The network that is installed beside the package, and what it was made for."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
import numpy as np

from standoff import weights
from standoff.coding.learned.heads import Ensemble, Heads

PACKAGE = "standoff_coder_en"
REINSTALL = "reinstall standoff-coder-en, or set the profile to rules (STANDOFF_PROFILE=rules)"


class Calibration(msgspec.Struct, frozen=True):
    """How probabilities become confidence: log-odds times a slope, and what is added to them.

    ``framed_slope`` is the slope where the frames find the same act; ``framed`` is added there, and ``core`` besides
    where they find it to be core.
    """

    slope: float
    framed_slope: float
    shift: float
    framed: float
    core: float


class Manifest(msgspec.Struct, frozen=True):
    """``coder.json``: the version, the SHA-256 of every file, the codebooks and the names of the scores.

    ``core`` and ``least`` are the confidences from which a claim is core, and from which there is one; ``glance`` the
    log-odds from which a word that only the network may find is looked at. ``actors`` weighs what is known of an
    offered actor.
    """

    version: str
    sha256: dict[str, str]
    codebooks: list[str]
    moves: list[str]
    statuses: list[str]
    calibration: Calibration
    core: float
    least: float
    glance: float
    actors: dict[str, float]


class Weights(msgspec.Struct, frozen=True):
    """``session`` maps pieces and mask to a state per piece."""

    manifest: Manifest
    session: Any
    tokenizer: Any
    heads: Ensemble


def serves(codebook: str) -> bool:
    """Whether there are weights that learned the topic of a codebook."""
    return weights.installed(PACKAGE) and codebook in shipped().manifest.codebooks


@cache
def shipped() -> Weights:
    """The installed weights. Raises PluginError when a file is missing or damaged."""
    return load(files(PACKAGE))


def load(folder: Traversable) -> Weights:
    """The weights in ``folder``. Raises PluginError when a file is missing, damaged or of another make."""
    these = weights.Folder(folder, PACKAGE, REINSTALL)
    manifest = these.manifest("coder.json", Manifest)
    graph = these.checked("encoder.onnx", manifest.sha256)
    tokenizer = weights.tokenizer(these.checked("tokenizer.json", manifest.sha256))
    with np.load(io.BytesIO(these.checked("heads.npz", manifest.sha256))) as arrays:
        heads = ensemble({name: arrays[name] for name in arrays.files})
    return Weights(manifest, weights.session(graph), tokenizer, heads)


def ensemble(arrays: dict[str, Any]) -> Ensemble:
    """The networks of ``heads.npz``: arrays of each are named by its number, "0.lin.weight"."""
    members: dict[str, dict[str, Any]] = {}
    for name, array in arrays.items():
        member, _, own = name.partition(".")
        if own:
            half = array.dtype == np.float16
            members.setdefault(member, {})[own] = array.astype(np.float32) if half else array
    return Ensemble([Heads(members[member]) for member in sorted(members)], arrays["glance"])
