"""Missing or damaged weights are one clear error."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from standoff.annotate.syntax.weights import load
from standoff.errors import PluginError

CALM = {"CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS", "XDG_CACHE_HOME"}
SHIPPED = Path(str(files("standoff") / "models" / "syntax"))


def test_shipped_weights_load() -> None:
    tables = load(SHIPPED).tables
    assert {"NOUN", "VERB"} <= set(tables.upos)
    assert "nsubj:pass" in tables.deprels


def test_missing_weights(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"weights\.json: missing; reinstall"):
        load(tmp_path)


def test_a_missing_part(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "syntax"))
    (folder / "tables.json").unlink()
    with pytest.raises(PluginError, match=r"tables\.json: missing"):
        load(folder)


def test_damaged_weights(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "syntax"))
    damaged = bytearray((folder / "parser.onnx").read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (folder / "parser.onnx").write_bytes(bytes(damaged))
    with pytest.raises(PluginError, match=r"parser\.onnx: damaged; reinstall"):
        load(folder)


def test_nothing_is_left_in_the_home_folder(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in CALM}
    environment |= {"HOME": str(tmp_path)}
    code = "from standoff.annotate.syntax.weights import shipped; shipped()"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert list(tmp_path.rglob("*")) == []
