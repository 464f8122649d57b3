"""A tiny network through the whole recipe; runs where torch is installed."""

from __future__ import annotations

import json
import random
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

pytestmark = pytest.mark.filterwarnings("ignore")  # of torch's exporter

TEXT = (
    "Clerks said that the office closed on Monday.\n\nIt rained.\n\n“We tried,” the mayor told us.\n\n"
    "According to the report, two bridges were closed for a week and nobody told the people who live there."
)
BERT = {
    "hidden_size": 24,
    "vocab_size": 80,
    "max_position_embeddings": 200,
    "num_attention_heads": 2,
    "intermediate_size": 48,
    "layer_norm_eps": 1e-12,
}
CONFIG = """
seed = 1
threads = 1
[network]
layers = 2
link_dim = 8
dropout = 0.1
[fit]
epochs = 2
batch_words = 20
learning_rate = 1e-3
heads_learning_rate = 1e-3
warmup = 0.1
weight_decay = 0.01
ema = 0.9
link_weight = 0.5
[without_polnear]
epochs = 1
[window]
pieces = 60
"""


def document() -> dict[str, Any]:
    def spans(*words: str) -> list[list[int]]:
        return [[TEXT.index(one), TEXT.index(one) + len(one)] for one in words]

    return {
        "doc_id": "one",
        "text": TEXT,
        "attributions": [
            {
                "source": spans("Clerks"),
                "cue": spans("said"),
                "content": spans("that the office closed on Monday"),
            },
            {"source": spans("the mayor"), "cue": spans("told"), "content": spans("“We tried,”")},
            {
                "source": spans("the report"),
                "cue": spans("According to"),
                "content": spans(
                    "two bridges were closed for a week and nobody told the people who live there"
                ),
            },
        ],
    }


class Letters:
    """A tokenizer that cuts words into letters; marks are [CLS] 1 and [SEP] 2."""

    def token_to_id(self, mark: str) -> int:
        return {"[CLS]": 1, "[SEP]": 2}.get(mark, 0)

    def encode_batch(self, words: list[str], add_special_tokens: bool) -> list[Any]:
        return [SimpleNamespace(ids=[3 + ord(letter) % 77 for letter in word[:3]]) for word in words]


@pytest.fixture
def fit(recipe: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs ``train.py`` on one document with what the command line would say; gives the folder of the run."""
    train = recipe("train")
    (tmp_path / "config.toml").write_text(CONFIG)
    (tmp_path / "config.json").write_text(json.dumps(BERT))
    for name, value in {
        "HERE": tmp_path,
        "documents": lambda folder, part: [document()],
        "reader": lambda start: Letters(),
        "load_bert": lambda bert, folder: None,
    }.items():
        monkeypatch.setattr(train, name, value)

    def run(name: str, *options: str) -> Path:
        monkeypatch.setattr(
            sys, "argv", ["train.py", "--start", str(tmp_path), "--out", str(tmp_path / name), *options]
        )
        train.main()
        return tmp_path / name

    return run


def weights(folder: Path) -> dict[str, Any]:
    return torch.load(folder / "resume.pt", weights_only=True)["average"]


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(
    fit: Any, recipe: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = fit("whole")
    train = recipe("train")
    learn = train.Fit.epoch

    def stopped(self: Any, number: int, found: Any) -> None:
        if number == 1:
            raise KeyboardInterrupt
        learn(self, number, found)

    monkeypatch.setattr(train.Fit, "epoch", stopped)
    with pytest.raises(KeyboardInterrupt):
        fit("parts")
    monkeypatch.setattr(train.Fit, "epoch", learn)
    parts = fit("parts", "--resume")
    assert all(torch.equal(value, weights(parts)[name]) for name, value in weights(whole).items())
    assert [one["epoch"] for one in json.loads((parts / "log.json").read_text())] == [0, 1]


def test_a_run_of_another_length_is_not_taken_up(fit: Any) -> None:
    fit("run")
    with pytest.raises(SystemExit, match="not"):
        fit("run", "--resume", "--epochs", "5")


def test_without_polnear_other_data_are_read(fit: Any, recipe: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    silver = recipe("silver")
    monkeypatch.setattr(silver, "documents", lambda folder, part: asked.append(part) or [document()])
    monkeypatch.setattr(recipe("train"), "documents", lambda folder, part: [document()])
    run = fit("run", "--without", "polnear")
    assert asked == ["train", "dev"]
    assert len(json.loads((run / "log.json").read_text())) == 1
    config = {"decoding": {"lean": [9.0]}, "without_polnear": {"lean": [0.0]}}
    assert recipe("export").lean_of(run, config) == [0.0]
    assert recipe("export").lean_of(fit("other"), config) == [9.0]


def test_the_graph_gives_what_torch_gives(fit: Any, recipe: Any, tmp_path: Path) -> None:
    run = fit("run")
    export = recipe("export")
    shutil.copy(tmp_path / "config.json", run)
    model = export.trained(run, run)
    export.write_graph(model, run / "whole.onnx")
    found = list(export.windows(TEXT, export.lines(TEXT), Letters(), 60))
    random.Random(0).shuffle(found)
    assert len(found) > 3
    assert export.check(model, run / "whole.onnx", found) < export.CLOSE
    with torch.no_grad():
        model.emit.bias += 0.1
    with pytest.raises(SystemExit, match="differ"):
        export.check(model, run / "whole.onnx", found)


def test_the_small_graph_is_smaller_and_near(fit: Any, recipe: Any, tmp_path: Path) -> None:
    import numpy as np
    import onnxruntime

    run = fit("run")
    export = recipe("export")
    model = export.trained(run, tmp_path)
    export.write_graph(model, run / "whole.onnx")
    export.write_small(run / "whole.onnx", run / "small.onnx")
    assert (run / "small.onnx").stat().st_size < (run / "whole.onnx").stat().st_size
    given = export.batch(list(export.windows(TEXT, export.lines(TEXT), Letters(), 60)))
    whole, small = (
        onnxruntime.InferenceSession(str(run / name)).run(None, given)[0]
        for name in ("whole.onnx", "small.onnx")
    )
    assert np.abs(whole - small).max() < 0.5 * np.abs(whole).max()
