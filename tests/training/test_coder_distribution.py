"""The weights of the network that finds acts, as they are kept in this repository."""

from __future__ import annotations

import hashlib
import json
import tomllib
from typing import Any

import numpy as np
import pytest

from standoff.coding.learned import weights
from standoff.coding.learned.candidates import BUCKETS, NUMBERS
from tests.training.conftest import CODER, Recipe

MODEL = CODER.parents[1] / "models" / "standoff-coder-en"
FILES = MODEL / "src" / "standoff_coder_en"
MOST = 35_000_000
DATA, CONFIG = (tomllib.loads((CODER / name).read_text()) for name in ("data.toml", "config.toml"))


@pytest.fixture
def manifest() -> dict[str, Any]:
    return json.loads((FILES / "coder.json").read_text())


def test_every_file_has_its_digest(manifest: dict[str, Any]) -> None:
    kept = {path.name for path in FILES.iterdir() if path.is_file() and path.name != "__init__.py"}
    assert kept == {*manifest["sha256"], "coder.json"}
    for name, digest in manifest["sha256"].items():
        assert hashlib.sha256((FILES / name).read_bytes()).hexdigest() == digest, name


def test_the_files_are_small_enough() -> None:
    assert sum(path.stat().st_size for path in FILES.iterdir() if path.is_file()) <= MOST


def test_codes_are_those_of_the_recipe(manifest: dict[str, Any]) -> None:
    assert {name: manifest[name] for name in ("codebooks", "moves", "statuses")} == {
        name: CONFIG[name] for name in ("codebooks", "moves", "statuses")
    }
    assert 0 < manifest["least"] <= manifest["core"] < 1
    assert manifest["calibration"]["slope"] > 0


def test_the_parts_fit_each_other() -> None:
    found = weights.load(FILES)
    assert len(found.heads.members) == CONFIG["fit"]["members"]
    assert len(found.heads.weights) == BUCKETS
    pieces = np.array([[found.tokenizer.token_to_id("[CLS]"), found.tokenizer.token_to_id("[SEP]")]])
    (states,) = found.session.run(None, {"pieces": pieces, "mask": pieces >= 0})
    assert states.shape[:2] == (1, 2)
    for arrays in (member.arrays for member in found.heads.members):
        assert len(arrays["move.bias"]) == 1 + len(found.manifest.moves)
        assert len(arrays["status.bias"]) == len(found.manifest.statuses)
        assert 4 * states.shape[2] + NUMBERS == len(arrays["norm.bias"])


def test_version_and_figures_belong_together(manifest: dict[str, Any]) -> None:
    project = tomllib.loads((MODEL / "pyproject.toml").read_text())["project"]
    metrics = json.loads((MODEL / "metrics.json").read_text())
    assert manifest["version"] == metrics["version"] == project["version"]
    assert metrics["bytes"] == {
        name: (FILES / name).stat().st_size for name in (*manifest["sha256"], "coder.json")
    }


def test_the_card_is_the_one_that_the_figures_give(coder_recipe: Recipe, manifest: dict[str, Any]) -> None:
    found = json.loads((MODEL / "metrics.json").read_text())
    assert (MODEL / "MODEL_CARD.md").read_text() == coder_recipe("card").card(DATA, CONFIG, found, manifest)
