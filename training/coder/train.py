"""Train the coder: ``python training/coder/train.py --start FOLDER --rows FILE ... --out build/coder``.

``--start`` is the folder with the weights to start from; ``--encoder`` an earlier run whose encoder is taken up.
``rows.py`` writes the files. Documents whose name falls into ``--fold`` are held out.
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

import torch
from bert import load_bert
from corpus import HERE, Window, batch, folds, read
from measure import measure
from network import Coder
from torch.nn import functional as F  # noqa: N812

Batches = list[list[Window]]


def batches(windows: list[Window], fit: dict[str, Any], rng: random.Random) -> Batches:
    """Windows of like length together; of those without an act only a share, other ones each time."""
    kept = [w for w in windows if w.acts or rng.random() < fit["empty_share"]]
    kept.sort(key=lambda one: (len(one.pieces) // 24, rng.random()))
    found, some = Batches(), list[Window]()
    for one in kept:
        if some and (len(some) + 1) * len(one.pieces) > fit["batch_pieces"]:
            found.append(some)
            some = []
        some.append(one)
    found.append(some)
    rng.shuffle(found)
    return found


def frozen(name: str, layers: int) -> bool:
    """Whether a parameter of the encoder stays as it is: the tables, and the lowest layers."""
    tables = ("words", "places", "segment", "norm")
    return name.startswith(tables) or any(name.startswith(f"layers.{k}.") for k in range(layers))


class Fit:
    """A network in training, with a running average of its weights."""

    def __init__(self, model: Coder, fit: dict[str, Any], steps: int) -> None:
        self.model, self.fit, self.step = model, fit, 0
        for name, value in model.bert.named_parameters():
            value.requires_grad = not frozen(name, fit["frozen_layers"])
        encoder = [value for value in model.bert.parameters() if value.requires_grad]
        heads = [value for name, value in model.named_parameters() if not name.startswith("bert.")]
        groups = [
            {"params": encoder, "lr": fit["learning_rate"]},
            {"params": heads, "lr": fit["heads_learning_rate"]},
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=fit["weight_decay"])
        warm = max(1, int(fit["warmup"] * steps))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer,
            lambda step: min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm))),
        )
        self.average = {name: value.detach().clone() for name, value in model.state_dict().items()}

    def learn(self, windows: list[Window], rng: random.Random) -> float:
        """One step; its loss."""
        pieces, mask, asked, gold = batch(windows, rng, self.fit)
        moves, every, statuses = self.model(pieces, mask, asked)
        loss = F.cross_entropy(moves, gold[0]) + self.fit["every_weight"] * F.cross_entropy(every, gold[1])
        if (gold[2] >= 0).any():
            told = F.cross_entropy(statuses, gold[2], ignore_index=-100)
            loss = loss + self.fit["status_weight"] * told
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


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--rows", type=Path, nargs="+", required=True)
    parser.add_argument(
        "--measured", type=Path, nargs="*", default=[], help="rows to measure on besides the fold"
    )
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", type=int, default=-1, help="of ten; -1 holds none out")
    parser.add_argument("--share", type=float, default=1.0, help="of the documents: for the learning curve")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--frozen", type=int, help="how many layers stay as they are")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Fit, measure the averaged weights after every other epoch, keep the last."""
    options = arguments()
    config = tomllib.loads((HERE / "config.toml").read_text())
    fit = config["fit"]
    if options.frozen is not None:
        fit["frozen_layers"] = options.frozen
    epochs = options.epochs or fit["epochs"]
    torch.set_num_threads(options.threads)
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    train, held = folds([d for path in options.rows for d in read(path, config)], options.fold, options.share)
    parts = {"held": held} | {path.name.split(".")[0]: read(path, config) for path in options.measured}
    bert = json.loads((options.start / "config.json").read_text())
    model = Coder(bert, config["network"], len(config["moves"]), len(config["statuses"]))
    load_bert(model.bert, options.start)
    if options.encoder:
        kept = torch.load(options.encoder, weights_only=True)["state"]
        model.bert.load_state_dict({k[5:]: v for k, v in kept.items() if k.startswith("bert.")})
    windows = [window for document in train for window in document.windows]
    shuffled = [batches(windows, fit, rng) for _ in range(epochs)]
    run = Fit(model, fit, sum(map(len, shuffled)))
    print(f"{len(train)} documents, {len(windows)} windows, {sum(map(len, shuffled))} steps", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    log = []
    for epoch in range(epochs):
        begun = time.time()
        model.train()
        loss = fmean(run.learn(some, rng) for some in shuffled[epoch])
        log.append({"epoch": epoch, "loss": round(loss, 4), "seconds": round(time.time() - begun)})
        if epoch % 2 or epoch == epochs - 1:
            averaged = Coder(bert, config["network"], len(config["moves"]), len(config["statuses"]))
            averaged.load_state_dict(run.average)
            averaged.eval()
            log[-1] |= {name: measure(averaged, found, config) for name, found in parts.items() if found}
            torch.save({"state": run.average, "fold": options.fold}, options.out / "last.pt")
        print(json.dumps(log[-1]), flush=True)
        (options.out / "log.json").write_text(json.dumps(log, indent=1))


if __name__ == "__main__":
    main()
