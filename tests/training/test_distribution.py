"""The weights that are kept in this repository."""

from __future__ import annotations

import hashlib
import json
import tomllib
from typing import Any

import pytest

from tests.training.conftest import ENCODER

MODEL = ENCODER.parents[1] / "models" / "standoff-model-en"
FILES = MODEL / "src" / "standoff_model_en"
MOST = 25_000_000


@pytest.fixture
def manifest() -> dict[str, Any]:
    return json.loads((FILES / "weights.json").read_text())


def test_every_file_has_its_digest(manifest: dict[str, Any]) -> None:
    kept = {path.name for path in FILES.iterdir() if path.suffix in (".onnx", ".json")}
    assert kept == {*manifest["sha256"], "weights.json"}
    for name, digest in manifest["sha256"].items():
        assert hashlib.sha256((FILES / name).read_bytes()).hexdigest() == digest, name


def test_the_files_are_small_enough() -> None:
    assert sum(path.stat().st_size for path in FILES.iterdir() if path.is_file()) <= MOST


def test_version_and_figures_belong_together(manifest: dict[str, Any]) -> None:
    project = tomllib.loads((MODEL / "pyproject.toml").read_text())["project"]
    metrics = json.loads((MODEL / "metrics.json").read_text())
    assert manifest["version"] == metrics["version"] == project["version"]
    assert metrics["bytes"] == {
        name: (FILES / name).stat().st_size for name in (*manifest["sha256"], "weights.json")
    }


def test_the_card_is_the_one_that_the_figures_give(recipe: Any) -> None:
    data, config = (tomllib.loads((ENCODER / name).read_text()) for name in ("data.toml", "config.toml"))
    found = json.loads((MODEL / "metrics.json").read_text())
    without = json.loads((MODEL / "metrics_without_polnear.json").read_text())
    assert (MODEL / "MODEL_CARD.md").read_text() == recipe("card").card(data, config, found, without)


def test_rounding_costs_at_most_a_point() -> None:
    costs = json.loads((MODEL / "metrics.json").read_text())["int8_costs"]
    assert all(cost <= 0.01 for cost in costs.values()), costs
