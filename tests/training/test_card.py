from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.training.conftest import ENCODER

DATA, CONFIG = (tomllib.loads((ENCODER / name).read_text()) for name in ("data.toml", "config.toml"))
RATE = {"precision": 0.5, "recall": 0.5, "f1": 0.5}


def metrics(**changes: Any) -> dict[str, Any]:
    """Figures in the form of ``evaluate.py``."""
    return {
        "version": "7.8.9",
        "measured_on": {"corpus": "A Corpus", "part": "dev", "documents": 4321, "attributions": 98765},
        "bytes": {"encoder.onnx": 11_000_000, "tokenizer.json": 1_500_000},
        "rates": {
            "pair": {"precision": 0.1234, "recall": 0.2345, "f1": 0.3456},
            "direct.pair": RATE | {"f1": 0.8765},
            "indirect.pair": RATE | {"f1": 0.1357},
            "char": RATE,
            "iou": RATE,
        },
        "cues": {
            "noun": {"gold": 11, "found": 0.9, "paired": 0.8},
            "no_word": {"gold": 12, "found": 0.7, "paired": 0.2468},
            "according_to": {"gold": 0, "found": None, "paired": None},
        },
        "outlets": {"daily": 0.4, "weekly": 0.6},
        "outlet_mean": 0.5,
        "outlet_spread": 0.1,
        "worst_outlet_gap": 0.1,
        "words_per_cpu_second": 2345,
    } | changes


@pytest.fixture
def write(recipe: Any) -> Any:
    made = recipe("card").card
    return lambda found, without: made(DATA, CONFIG, found, without)


def test_figures_are_the_measured_ones(write: Any) -> None:
    text = write(metrics(), {})
    assert "# standoff-model-en 7.8.9" in text
    assert "4321 documents, 98,765 attributions" in text
    assert "source right | .123 | .234 | .346 |" in text
    assert "12.5 MB in all. About 2,300 words" in text
    assert "| a noun | 11 | .900 | .800 |" in text
    assert "according to |" not in text


def test_the_weakest_cue_and_the_harder_kind_are_named(write: Any) -> None:
    text = " ".join(write(metrics(), {}).split())
    assert "(F1 .136 against .876)" in text
    assert "recall is lowest where the cue is a mark or nothing" in text


def test_outlets_stand_from_best_to_worst(write: Any) -> None:
    text = write(metrics(), {})
    assert text.index("| weekly | .600 |") < text.index("| daily | .400 |")
    assert ".100 below the mean" in text.replace("\n", " ")


def test_weights_without_polnear_stand_beside(write: Any) -> None:
    alone = write(metrics(), {})
    beside = write(
        metrics(), metrics(rates={"pair": RATE | {"f1": 0.0987}} | metrics()["rates"] | {"pair": RATE})
    )
    assert "without PolNeAR |" not in alone
    assert "F1 of weights made without PolNeAR |" in beside
    assert "| .346 | .500 |" in beside


def test_what_rounding_cost_is_told(write: Any) -> None:
    text = write(metrics(int8_costs={"pair": 0.0042}, fp32={"pair": 0.3498}), {})
    assert "source right .350 (-0.0042)" in text


def test_terms_of_every_source_are_told(write: Any) -> None:
    text = write(metrics(), {})
    for part in (DATA["start"], DATA["corpus"], *DATA["silver"]):
        assert part["name"] in text
        assert part["licence"] in text
    assert "without stating a licence" in text
    assert "hold no text of it" in text
    assert DATA["corpus"]["attribution"] in text


def test_time_is_told_where_it_is_known(write: Any) -> None:
    run = {"epochs": 9, "epoch_kept": 8, "cpu_minutes": 77}
    assert "Epoch 8 of 9 was kept; 77 CPU minutes" in write(metrics(training=run), {})
    assert "CPU minutes" not in write(metrics(), {})
