from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.training.conftest import CODER, Recipe

DATA, CONFIG = (tomllib.loads((CODER / name).read_text()) for name in ("data.toml", "config.toml"))
KEYS = ("strict", "lenient", "full_claim", "status", "actor_place", "voice", "date", "p", "r")
MANIFEST = {
    "codebooks": ["sanctuary"],
    "calibration": {
        "slope": 0.9876,
        "framed_slope": 0.2468,
        "shift": -0.1234,
        "framed": 1.5432,
        "core": 0.4321,
    },
    "core": 0.371,
    "least": 0.185,
    "actors": {"agent": 1.0, "nobody": -1.0},
}


def metrics(**changes: Any) -> dict[str, Any]:
    """Figures in the form of ``evaluate.py``."""

    def one(value: float, seconds: float) -> dict[str, Any]:
        return {key: value + k / 1000 for k, key in enumerate(KEYS)} | {"cpu_seconds": seconds}

    said = {"frames": one(0.2, 2.0), "learned": one(0.4, 4.0), "combined": one(0.6, 0.0)}
    return {
        "version": "7.8.9",
        "bytes": {"encoder.onnx": 22_000_000, "heads.npz": 3_500_000},
        "sets": {"dev": {"documents": 4321, "core_claims": 98765, "words": 9000, "coders": said}},
        "curve": [
            {"share": 0.25, "core": 1234, "held": {"f1": 0.3, "p": 0.31, "r": 0.29}},
            {"share": 1.0, "core": 5678, "held": {"f1": 0.456, "p": 0.5, "r": 0.4}},
        ],
        "actors": {"held": {"claims": 321, "learned": 0.789, "rules": 0.567}},
    } | changes


@pytest.fixture
def write(coder_recipe: Recipe) -> Any:
    made = coder_recipe("card").card
    return lambda found: made(DATA, CONFIG, found, MANIFEST)


def test_figures_are_the_measured_ones(write: Any) -> None:
    text = write(metrics())
    assert "# standoff-coder-en 7.8.9" in text
    assert "`dev`: 4321 documents, 98,765 core claims." in text
    assert "| core acts: F1 | .200 | .400 | .600 |" in text
    assert "| date right | .206 | .406 | .606 |" in text
    assert "| words per CPU-second of coding | 4,500 | 2,200 | - |" in text
    assert "25.5 MB in all" in text


def test_what_was_not_measured_is_a_dash(write: Any) -> None:
    found = metrics()
    found["sets"]["dev"]["coders"]["learned"]["date"] = None
    assert "| date right | .206 | - | .606 |" in write(found)


def test_the_curve_stands_where_there_is_one(write: Any) -> None:
    assert "| 25% | 1,234 | .310 | .290 | .300 |" in write(metrics())
    assert "Learning curve" not in write(metrics(curve=[]))


def test_actors_and_calibration_are_told(write: Any) -> None:
    text = " ".join(write(metrics()).split())
    assert "first offer has the right place for .789 of them; without weights it was .567" in text
    assert (
        "times 0.9876, or times 0.2468 where the frames find the act too, plus -0.1234; there 1.5432 is added"
        in text
    )
    assert "core from 0.371" in text
    assert "first offer" not in write(metrics(actors={}))


def test_terms_of_every_source_are_told(write: Any) -> None:
    text = write(metrics())
    for one in DATA["source"]:
        assert one["name"] in text
        assert one["terms"] in text
        assert f"{one['documents']:,} documents, {one['claims']:,} claims" in text
    assert DATA["start"]["name"] in text
    assert DATA["start"]["licence"] in text
