from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from standoff.annotate.hearing import weights
from standoff.errors import PluginError

FILES = {"encoder.onnx": b"no graph", "tokenizer.json": b"{}"}


def written(folder: Path, **changes: object) -> Path:
    """A folder of weights with a true manifest, but for the changes."""
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    manifest = {
        "version": "1",
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()},
        "pieces": 190,
        "steps": [[[0.0] * 3] * 3] * 3,
        "starts": [[0.0] * 3] * 3,
    }
    (folder / "weights.json").write_text(json.dumps(manifest | changes))
    return folder


def refused(folder: Path) -> str:
    with pytest.raises(PluginError) as caught:
        weights.load(folder)
    assert "reinstall standoff-model-en" in str(caught.value)
    assert "STANDOFF_PROFILE=rules" in str(caught.value)
    return str(caught.value)


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "encoder.onnx").write_bytes(FILES["encoder.onnx"][:-1])
    assert "encoder.onnx is damaged" in refused(folder)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "tokenizer.json").unlink()
    assert "tokenizer.json is missing" in refused(folder)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": "1"}', '{"version": 1}'])
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    folder = written(tmp_path)
    (folder / "weights.json").write_text(content)
    assert "weights.json cannot be used" in refused(folder)


def test_a_manifest_without_the_graph_is_refused(tmp_path: Path) -> None:
    assert "does not name encoder.onnx" in refused(written(tmp_path, sha256={}))
