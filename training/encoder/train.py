"""Train the encoder: ``python training/encoder/train.py --start FOLDER --out build/encoder [--data FOLDER]``.

``--start`` is the folder with the weights to start from (``data.toml`` names the package that brings them).
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
from corpus import HERE, LAYERS, NONE, Example, data_option, documents, examples
from measure import measure
from network import Hearing, crf_loss, load_bert
from tokenizers import Tokenizer
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


def main() -> None:
    """Fit, measure on dev after each epoch, keep the best averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--layers", type=int)
    parser.add_argument("--threads", type=int)
    data_option(parser)
    options = parser.parse_args()
    config = tomllib.loads((HERE / "config.toml").read_text())
    fit, network = config["fit"], config["network"]
    epochs, layers = options.epochs or fit["epochs"], options.layers or network["layers"]
    torch.set_num_threads(options.threads or config["threads"])
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.start / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    most = config["window"]["pieces"]
    train = [one for d in documents(options.data, "train") for one in examples(d, tokenizer, most)]
    print(len(train), "windows", sum(len(one.window.words) for one in train), "words", flush=True)
    bert = json.loads((options.start / "config.json").read_text())
    model = Hearing(bert, layers, network["link_dim"], network["dropout"])
    load_bert(model.bert, options.start)
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    heads = [value for name, value in model.named_parameters() if not name.startswith("bert.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.bert.parameters()), "lr": fit["learning_rate"]},
            {"params": heads, "lr": fit["heads_learning_rate"]},
        ],
        weight_decay=fit["weight_decay"],
        fused=True,
    )
    total = epochs * len(batches(train, fit["batch_words"], random.Random(0)))
    warm = max(1, int(fit["warmup"] * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (total - step) / max(1, total - warm)))
    )
    step, best, log = 0, -1.0, list[dict[str, Any]]()
    for epoch in range(epochs):
        model.train()
        begun, said = time.process_time(), 0.0
        for batch in batches(train, fit["batch_words"], rng):
            loss = loss_of(model, tensors(batch), fit["link_weight"])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            said += loss.item()
            keep = min(fit["ema"], (1 + step) / (10 + step))
            with torch.no_grad():
                for name, value in model.state_dict().items():
                    average[name].lerp_(value, 1 - keep)
            if step % 100 == 0:
                print(f"epoch {epoch} step {step}/{total} loss {said / 100:.4f}", flush=True)
                said = 0.0
        torch.save(average, options.out / "last.pt")
        measured = Hearing(bert, layers, network["link_dim"], 0.0)
        measured.load_state_dict(average)
        found = measure(measured, tokenizer, documents(options.data, "dev"), most)
        found |= {"epoch": epoch, "cpu_seconds": round(time.process_time() - begun)}
        log.append(found)
        print(json.dumps(found), flush=True)
        (options.out / "log.json").write_text(json.dumps(log, indent=1))
        if found["pair"] > best:
            best = found["pair"]
            torch.save(
                {"state": average, "layers": layers, "link_dim": network["link_dim"]}, options.out / "best.pt"
            )


if __name__ == "__main__":
    main()
