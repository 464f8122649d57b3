"""The gate keeps floors, raises them, never lowers one, and does not pass for want of gold in CI."""

import json
from pathlib import Path

import pytest

from evals import gate, gold
from evals.layers import LAYERS, Layer
from evals.measured import Measured

FLOORS = {"a.f1": {"at_least": 0.5}, "a.noise": {"at_most": 2.0}}


def layer(f1: float, noise: float) -> Measured:
    return Measured("a", 3, {"f1": (f1, (f1 - 0.1, f1 + 0.1)), "noise": (noise, None)}, {}, [])


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Floors of one made-up layer in a file of the test's own."""
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(FLOORS))
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setenv("STANDOFF_GOLD", str(tmp_path))
    return path


def measuring(monkeypatch: pytest.MonkeyPatch, found: Measured) -> None:
    monkeypatch.setattr(gate, "LAYERS", (Layer("a", lambda: found),))


@pytest.mark.parametrize(
    ("f1", "noise", "code"), [(0.5, 2.0, 0), (0.7, 0.0, 0), (0.49, 0.0, 1), (0.7, 2.1, 1)]
)
def test_a_figure_below_its_floor_fails(
    at_home: Path, monkeypatch: pytest.MonkeyPatch, f1: float, noise: float, code: int
) -> None:
    measuring(monkeypatch, layer(f1, noise))
    assert gate.main([]) == code


def test_a_document_that_broke_fails_the_gate(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measuring(monkeypatch, layer(0.9, 0.0)._replace(errors=["d: broken"]))
    assert gate.main([]) == 1


def test_an_update_raises(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measuring(monkeypatch, layer(0.8, 1.0))
    gate.main(["--update"])
    floors = json.loads(at_home.read_text())
    assert floors["a.f1"]["at_least"] == 0.79
    assert floors["a.f1"]["measured"] == 0.8
    assert 1.0 < floors["a.noise"]["at_most"] < 2.0


def test_an_update_never_lowers(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measuring(monkeypatch, layer(0.2, 9.0))
    gate.main(["--update"])
    floors = json.loads(at_home.read_text())
    assert floors["a.f1"]["at_least"] == 0.5
    assert floors["a.noise"]["at_most"] == 2.0


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_missing_gold_fails_in_ci_only(
    at_home: Path, monkeypatch: pytest.MonkeyPatch, ci: str, code: int
) -> None:
    measuring(monkeypatch, layer(0.1, 9.0))
    monkeypatch.setenv("STANDOFF_GOLD", str(at_home.parent / "nowhere"))
    monkeypatch.setenv("CI", ci)
    assert gate.main([]) == code


def test_every_floor_belongs_to_a_layer() -> None:
    floors = json.loads((gold.ROOT / "evals" / "floors.json").read_text("utf-8"))
    assert {name.partition(".")[0] for name in floors} <= {layer.name for layer in LAYERS}
    for floor in floors.values():
        assert ("at_least" in floor) != ("at_most" in floor)
