"""Train the encoder: ``python training/encoder/train.py --start FOLDER --out build/encoder [--without polnear]``.

``--start`` is the folder with the weights to start from (``data.toml`` names the package that brings them).
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from pathlib import Path
from statistics import fmean
from typing import Any

import silver
import torch
from bert import load_bert
from corpus import HERE, LAYERS, NONE, Example, data_option, documents, examples, reader
from measure import measure
from network import Hearing, crf_loss
from torch import Tensor
from torch.nn import functional as F  # noqa: N812


def batches(examples: list[Example], words: int, rng: random.Random) -> list[list[Example]]:
    """Windows of like length together, about ``words`` words in each batch, in random order."""
    ordered = sorted(examples, key=lambda one: (len(one.window.pieces), rng.random()))
    found, batch = [], list[Example]()
    for one in ordered:
        if batch and (len(batch) + 1) * len(one.window.pieces) > words * 1.3:
            found.append(batch)
            batch = []
        batch.append(one)
    found.append(batch)
    rng.shuffle(found)
    return found


def tensors(batch: list[Example]) -> dict[str, Tensor]:
    """A batch as padded tensors."""
    pieces = max(len(one.window.pieces) for one in batch)
    words = max(len(one.window.words) for one in batch)
    made = {
        "pieces": torch.zeros(len(batch), pieces, dtype=torch.long),
        "mask": torch.zeros(len(batch), pieces, dtype=torch.bool),
        "first": torch.zeros(len(batch), words, dtype=torch.long),
        "tags": torch.zeros(len(batch), words, len(LAYERS), dtype=torch.long),
        "lengths": torch.tensor([len(one.window.words) for one in batch]),
        "source_of": torch.full((len(batch), words), -1),
        "cue_of": torch.full((len(batch), words), -1),
    }
    for b, one in enumerate(batch):
        made["pieces"][b, : len(one.window.pieces)] = torch.tensor(one.window.pieces)
        made["mask"][b, : len(one.window.pieces)] = True
        made["first"][b, : len(one.window.words)] = torch.tensor(one.window.first)
        for k, layer in enumerate(LAYERS):
            made["tags"][b, : len(one.window.words), k] = torch.tensor(one.tags[layer])
        for cue, source in one.source_of.items():
            made["source_of"][b, cue] = 0 if source == NONE else source + 1
        for word, cue in one.cue_of.items():
            made["cue_of"][b, word] = cue + 1
    return made


def loss_of(model: Hearing, batch: dict[str, Tensor], link_weight: float) -> Tensor:
    """Mean loss per word: tags of three layers, and links."""
    emissions, sources, cues = model(batch["pieces"], batch["mask"], batch["first"])
    words = batch["lengths"].sum()
    tagging = crf_loss(emissions, batch["tags"], batch["lengths"], model.steps, model.starts)
    pad = torch.arange(emissions.shape[1])[None] >= batch["lengths"][:, None]
    hidden = F.pad(pad, (1, 0))[:, None, :] * -1e4
    links = torch.zeros(())
    for scores, gold in ((sources, batch["source_of"]), (cues, batch["cue_of"])):
        on = gold >= 0
        if on.any():
            links = links + F.cross_entropy((scores + hidden)[on], gold[on], reduction="sum")
    return (tagging + link_weight * links) / words


class Fit:
    """A network with all that its training has come to, so that a run can be taken up where it was left."""

    def __init__(self, model: Hearing, fit: dict[str, Any], steps: int) -> None:
        self.model, self.fit, self.steps = model, fit, steps
        self.average = {name: value.detach().clone() for name, value in model.state_dict().items()}
        heads = [value for name, value in model.named_parameters() if not name.startswith("bert.")]
        groups = [
            {"params": list(model.bert.parameters()), "lr": fit["learning_rate"]},
            {"params": heads, "lr": fit["heads_learning_rate"]},
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=fit["weight_decay"], fused=True)
        warm = max(1, int(fit["warmup"] * steps))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer,
            lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm))),
        )
        self.step = 0
        self.log: list[dict[str, Any]] = []

    def learn(self, batch: list[Example]) -> float:
        """One step; its loss."""
        loss = loss_of(self.model, tensors(batch), self.fit["link_weight"])
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        keep = min(self.fit["ema"], (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, value in self.model.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)
        return loss.item()

    def epoch(self, number: int, found: list[list[Example]]) -> None:
        """All batches once."""
        self.model.train()
        losses = list[float]()
        for batch in found:
            losses.append(self.learn(batch))
            if self.step % 100 == 0:
                print(f"epoch {number} step {self.step}/{self.steps} loss {fmean(losses):.4f}", flush=True)
                losses = []

    def save(self, path: Path) -> None:
        """All that a run needs to go on, in place of what was there."""
        state = {name: getattr(self, name).state_dict() for name in ("model", "optimizer", "schedule")}
        state |= {"average": self.average, "step": self.step, "steps": self.steps, "log": self.log}
        torch.save(state | {"random": torch.get_rng_state()}, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def load(self, path: Path) -> None:
        """Goes on from ``path``. Raises SystemExit when it is of a run of another length."""
        state = torch.load(path, weights_only=True)
        if state["steps"] != self.steps:
            raise SystemExit(f"{path}: is of a run of {state['steps']} steps, not {self.steps}")
        for name in ("model", "optimizer", "schedule"):
            getattr(self, name).load_state_dict(state[name])
        self.average, self.step, self.log = state["average"], state["step"], state["log"]
        torch.set_rng_state(state["random"])


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without", choices=["polnear"], help="learn from silver attributions instead")
    parser.add_argument("--resume", action="store_true", help="go on after the last epoch that was finished")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--layers", type=int)
    parser.add_argument("--threads", type=int)
    data_option(parser)
    return parser.parse_args()


def main() -> None:
    """Fit, measure on the held-out part after each epoch, keep the best averaged weights."""
    options = arguments()
    config = tomllib.loads((HERE / "config.toml").read_text())
    fit, network, most = config["fit"], config["network"], config["window"]["pieces"]
    if options.without:
        fit |= config["without_polnear"]
    epochs, layers = options.epochs or fit["epochs"], options.layers or network["layers"]
    torch.set_num_threads(options.threads or config["threads"])
    torch.manual_seed(config["seed"])
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = reader(options.start)
    part = silver.documents if options.without else documents
    train = [one for d in part(options.data, "train") for one in examples(d, tokenizer, most)]
    held = part(options.data, "dev")
    print(len(train), "windows", sum(len(one.window.words) for one in train), "words", flush=True)
    bert = json.loads((options.start / "config.json").read_text())
    model = Hearing(bert, layers, network["link_dim"], network["dropout"])
    load_bert(model.bert, options.start)
    rng = random.Random(config["seed"])
    shuffled = [batches(train, fit["batch_words"], rng) for _ in range(epochs)]
    run = Fit(model, fit, sum(map(len, shuffled)))
    if options.resume:
        run.load(options.out / "resume.pt")
    for epoch in range(len(run.log), epochs):
        begun = time.process_time()
        run.epoch(epoch, shuffled[epoch])
        measured = Hearing(bert, layers, network["link_dim"], 0.0)
        measured.load_state_dict(run.average)
        found = measure(measured, tokenizer, held, most)
        best = max((one["pair"] for one in run.log), default=-1.0)
        run.log.append(found | {"epoch": epoch, "cpu_seconds": round(time.process_time() - begun)})
        print(json.dumps(run.log[-1]), flush=True)
        (options.out / "log.json").write_text(json.dumps(run.log, indent=1))
        if found["pair"] > best:
            kept = {"state": run.average, "layers": layers, "link_dim": network["link_dim"]}
            torch.save(kept | {"without": options.without}, options.out / "best.pt")
        run.save(options.out / "resume.pt")


if __name__ == "__main__":
    main()
