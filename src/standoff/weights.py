"""Files of an installed distribution of weights, checked against its manifest before they are used."""

from __future__ import annotations

import hashlib
import os
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec

from standoff.errors import PluginError

M = TypeVar("M", bound=msgspec.Struct)


def installed(package: str) -> bool:
    """Whether a distribution with weights is there at all."""
    from importlib.util import find_spec

    return find_spec(package) is not None


class Folder:
    """A folder of weights. Every failure is a PluginError that names ``package`` and says ``mend``."""

    def __init__(self, folder: Traversable, package: str, mend: str) -> None:
        self.folder, self.package, self.mend = folder, package, mend

    def fail(self, wrong: str) -> PluginError:
        """The error for something wrong with these weights."""
        return PluginError(f"weights {self.package}", wrong, self.mend)

    def manifest(self, name: str, kind: type[M]) -> M:
        """The manifest ``name`` read as ``kind``."""
        content = self.read(name)
        try:
            return msgspec.json.decode(content, type=kind)
        except msgspec.DecodeError as error:
            raise self.fail(f"{name} cannot be used ({error})") from error

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            raise self.fail(f"{name} is missing") from error

    def checked(self, name: str, digests: dict[str, str]) -> bytes:
        """The bytes of a file whose SHA-256 the manifest gives."""
        if name not in digests:
            raise self.fail(f"the manifest does not name {name}")
        found = self.read(name)
        if hashlib.sha256(found).hexdigest() != digests[name]:
            raise self.fail(f"{name} is damaged")
        return found


def session(graph: bytes) -> Any:
    """An ONNX graph ready to run on one thread, reporting to nobody."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read once, when the runtime is imported
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def tokenizer(content: bytes) -> Any:
    """A wordpiece tokenizer that neither pads nor truncates."""
    from tokenizers import Tokenizer

    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    made = Tokenizer.from_str(content.decode())
    made.no_padding()
    made.no_truncation()
    return made
