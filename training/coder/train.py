"""Train the coder: ``python training/coder/train.py --start FOLDER --rows FILE ... --out build/coder``.

``--start`` is the folder with the encoder's weights, which stay as they are: its states are computed once, and what
stands behind it learns from them. ``rows.py`` writes the files. ``--part`` names those of which some documents are
held out; those of ``--measured`` are measured on and not learned from.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from pathlib import Path
from typing import Any

import torch
from bert import load_bert
from corpus import HERE, Document, Row, held_out, read
from measure import measure
from network import Coder, Seen, seen
from torch.nn import functional as F  # noqa: N812

Cases = list[tuple[Row, torch.Tensor]]


def fresh(start: Path, config: dict[str, Any]) -> Coder:
    """The network with the encoder filled."""
    bert = json.loads((start / "config.json").read_text())
    model = Coder(bert, config["network"], len(config["moves"]), len(config["statuses"]))
    load_bert(model.bert, start)
    return model


def cases(documents: list[Document], states: Seen) -> Cases:
    """Every candidate of some documents with what the encoder makes of it."""
    return [
        (row, state)
        for document in documents
        for row, state in zip(document.rows(), states[document.doc_id], strict=True)
    ]


def fit(model: Coder, some: Cases, config: dict[str, Any], epochs: int, seed: int) -> None:
    """Learn what stands behind the encoder. Of candidates without any act other ones are seen each time."""
    how, rng = config["fit"], random.Random(seed)
    acts = [case for case in some if case[0].every]
    others = [case for case in some if not case[0].every]
    size = how["batch"]
    steps = epochs * (len(acts) + int(how["other_share"] * len(others))) // size + 10
    heads = [value for name, value in model.named_parameters() if not name.startswith("bert.")]
    optimizer = torch.optim.AdamW(heads, lr=how["learning_rate"], weight_decay=how["weight_decay"])
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, how["learning_rate"], total_steps=steps, pct_start=how["warmup"]
    )
    model.train()
    for _ in range(epochs):
        used = acts + [case for case in others if rng.random() < how["other_share"]]
        rng.shuffle(used)
        for at in range(0, len(used) - size + 1, size):
            loss = loss_of(model, used[at : at + size], how, rng)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(heads, 1.0)
            optimizer.step()
            schedule.step()
    model.eval()


def fitted(start: Path, some: Cases, config: dict[str, Any], epochs: int, seed: int) -> Coder:
    """A network that learned from some cases."""
    torch.manual_seed(seed)
    model = fresh(start, config)
    fit(model, some, config, epochs, seed)
    return model


def loss_of(model: Coder, some: Cases, how: dict[str, Any], rng: random.Random) -> torch.Tensor:
    """Core moves, all moves, core acts at a glance, and statuses where the gold has one."""
    rows = [row for row, _ in some]
    states = torch.stack([state for _, state in some]).float()
    moves, every, statuses = model.scores(states, rows, how["lexical_dropout"], rng)
    loss = F.cross_entropy(moves, torch.tensor([row.move for row in rows]))
    loss = loss + how["every_weight"] * F.cross_entropy(every, torch.tensor([row.every for row in rows]))
    loss = loss + F.binary_cross_entropy_with_logits(
        model.glances(rows), torch.tensor([float(row.move > 0) for row in rows])
    )
    told = torch.tensor([row.status for row in rows])
    if (told >= 0).any():
        loss = loss + how["status_weight"] * F.cross_entropy(statuses, told, ignore_index=-100)
    return loss


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--rows", type=Path, nargs="*", default=[], help="learned from as a whole")
    parser.add_argument(
        "--part", type=Path, nargs="*", default=[], help="of which some documents are held out"
    )
    parser.add_argument("--measured", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--shares", type=float, nargs="*", default=[], help="of the documents: a learning curve"
    )
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Fit, measure, keep; with ``--shares`` also on parts of the documents, which are not kept."""
    options = arguments()
    config = tomllib.loads((HERE / "config.toml").read_text())
    epochs = options.epochs or config["fit"]["epochs"]
    members = config["fit"]["members"]
    torch.set_num_threads(options.threads)
    whole = [d for path in options.rows for d in read(path, config)]
    part = [d for path in options.part for d in read(path, config)]
    held = {"held": [d for d in part if held_out(d.doc_id)]}
    held |= {path.name.split(".")[0]: read(path, config) for path in options.measured}
    train = whole + [d for d in part if not held_out(d.doc_id)]
    begun = time.time()
    encoder = fresh(options.start, config).eval()
    states = seen(encoder, train + [d for some in held.values() for d in some], options.out)
    print(f"{len(train)} documents, states after {time.time() - begun:.0f} s", flush=True)
    random.Random(0).shuffle(train)
    log = []
    for share in (*options.shares, 1.0):
        some = cases(train[: round(len(train) * share)], states)
        models = [fitted(options.start, some, config, epochs, config["seed"] + k) for k in range(members)]
        log.append({"share": share, "core": sum(row.move > 0 for row, _ in some)})
        log[-1] |= {name: measure(models, found, config, states) for name, found in held.items() if found}
        print(json.dumps(log[-1]), flush=True)
    torch.save({"states": [model.state_dict() for model in models]}, options.out / "last.pt")
    (options.out / "log.json").write_text(json.dumps(log, indent=1))


if __name__ == "__main__":
    main()
