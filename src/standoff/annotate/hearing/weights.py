"""The encoder that is installed beside the package, checked against its manifest before it is used."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
import numpy as np

from standoff.annotate.hearing.decoding import Transitions
from standoff.errors import PluginError

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
    from importlib.util import find_spec

    return find_spec(PACKAGE) is not None


@cache
def shipped() -> Weights:
    """The installed weights. Raises PluginError when a file is missing or damaged."""
    return load(files(PACKAGE))


def load(folder: Traversable) -> Weights:
    """The weights in ``folder``. Raises PluginError when a file is missing, damaged or of another make."""
    manifest = _manifest(folder)
    parts = {name: _checked(folder, name, digest) for name, digest in manifest.sha256.items()}
    for name in ("encoder.onnx", "tokenizer.json"):
        if name not in parts:
            raise PluginError(f"weights {PACKAGE}", f"the manifest does not name {name}", REINSTALL)
    from tokenizers import Tokenizer

    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    tokenizer = Tokenizer.from_str(parts["tokenizer.json"].decode())
    tokenizer.no_padding()
    tokenizer.no_truncation()
    transitions = Transitions(
        np.array(manifest.steps, dtype=np.float32), np.array(manifest.starts, dtype=np.float32)
    )
    return Weights(manifest.version, _session(parts["encoder.onnx"]), tokenizer, manifest.pieces, transitions)


def _manifest(folder: Traversable) -> Manifest:
    content = _read(folder, "weights.json")
    try:
        return msgspec.json.decode(content, type=Manifest)
    except msgspec.DecodeError as error:
        raise PluginError(
            f"weights {PACKAGE}", f"weights.json cannot be used ({error})", REINSTALL
        ) from error


def _session(graph: bytes) -> Any:
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read once, when the runtime is imported
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _read(folder: Traversable, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise PluginError(f"weights {PACKAGE}", f"{name} is missing", REINSTALL) from error


def _checked(folder: Traversable, name: str, digest: str) -> bytes:
    found = _read(folder, name)
    if hashlib.sha256(found).hexdigest() != digest:
        raise PluginError(f"weights {PACKAGE}", f"{name} is damaged", REINSTALL)
    return found
