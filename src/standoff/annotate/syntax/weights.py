"""The shipped weights, checked against their digests before they are used."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from standoff.annotate.syntax.forms import rows
from standoff.annotate.syntax.lemmas import lemma
from standoff.errors import PluginError

_REMEMBERED = 50_000


class Tables(msgspec.Struct, frozen=True):
    """Rows to words and tags; for lemmas, exceptions by "form/TAG" and the known verb lemmas."""

    words: list[str]
    upos: list[str]
    xpos: list[str]
    deprels: list[str]
    lemmas: dict[str, str]
    verbs: frozenset[str]


class Weights(msgspec.Struct, frozen=True):
    """``network`` maps table rows to scores, ``labels`` pairs of dependent and head to label scores.

    ``rows`` gives the table rows of a form, ``lemma`` the lemma of (form, Penn tag); both remember words.
    """

    network: Any
    labels: Any
    tables: Tables
    rows: Callable[[str], tuple[int, ...]]
    lemma: Callable[[str, str], str]


@cache
def shipped() -> Weights:
    """The weights that come with the package. Raises PluginError when a file is missing or damaged."""
    return load(files("standoff") / "models" / "syntax")


def load(folder: Traversable) -> Weights:
    """The weights in ``folder``. Raises PluginError when a file is missing or does not match its digest."""
    manifest = msgspec.json.decode(_read(folder, "weights.json"))["sha256"]
    parts = {name: _checked(folder, name, digest) for name, digest in manifest.items()}
    tables = msgspec.json.decode(parts["tables.json"], type=Tables)
    words = {word: row for row, word in enumerate(tables.words)}
    return Weights(
        _session(parts["parser.onnx"]),
        _session(parts["labels.onnx"]),
        tables,
        lru_cache(_REMEMBERED)(lambda form: rows(form, words)),
        lru_cache(_REMEMBERED)(lambda form, xpos: lemma(form, xpos, tables.lemmas, tables.verbs)),
    )


def _session(graph: bytes) -> Any:
    onnxruntime = _silenced()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _silenced() -> Any:
    """The runtime, kept from sending usage to its maker and from writing a device id to the home folder."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read once, when the runtime is imported
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    return onnxruntime


def _read(folder: Traversable, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise PluginError(f"syntax weights {name}", "missing", "reinstall the standoff package") from error


def _checked(folder: Traversable, name: str, digest: str) -> bytes:
    found = _read(folder, name)
    if hashlib.sha256(found).hexdigest() != digest:
        raise PluginError(f"syntax weights {name}", "damaged", "reinstall the standoff package")
    return found
