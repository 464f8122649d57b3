"""Train the parser: ``python training/syntax/train.py --out build/syntax [--data FOLDER]``."""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import torch
from network import Parser
from torch import Tensor
from torch.nn import functional as F  # noqa: N812
from treebank import Sentence, data_option, part

from standoff.annotate.syntax.forms import rows, spelling

HERE = Path(__file__).parent


def vocabulary(sentences: list[Sentence], least: int) -> dict[str, list[str]]:
    """The word table and the tag sets, most frequent first; row 0 of the words is the unknown word."""
    words = Counter(spelling(form) for one in sentences for form in one.forms)
    found = {"words": ["", *(word for word, count in words.most_common() if count >= least)]}
    for field in ("upos", "xpos", "deprels"):
        counts = Counter(tag for one in sentences for tag in getattr(one, field))
        found[field] = [tag for tag, _ in counts.most_common()]
    return found


class Encoder:
    """Sentences to tensors."""

    def __init__(self, vocabulary: dict[str, list[str]]) -> None:
        self.words = {word: row for row, word in enumerate(vocabulary["words"])}
        self.tags = {
            field: {tag: row for row, tag in enumerate(vocabulary[field])}
            for field in ("upos", "xpos", "deprels")
        }

    def batch(self, sentences: list[Sentence], forget: float = 0.0) -> dict[str, Tensor]:
        longest = max(len(one.forms) for one in sentences)
        inputs = torch.zeros(len(sentences), longest, 6, dtype=torch.long)
        gold = {
            name: torch.full((len(sentences), longest), -1) for name in ("upos", "xpos", "deprels", "heads")
        }
        for place, one in enumerate(sentences):
            inputs[place, : len(one.forms)] = torch.tensor([rows(form, self.words) for form in one.forms])
            gold["heads"][place, : len(one.forms)] = torch.tensor(one.heads)
            for field, known in self.tags.items():
                ids = [known.get(tag, -1) for tag in getattr(one, field)]
                gold[field][place, : len(one.forms)] = torch.tensor(ids)
        if forget:
            inputs[..., 0].masked_fill_(torch.rand(inputs.shape[:2]) < forget, 0)
        return {"rows": inputs, "lengths": torch.tensor([len(one.forms) for one in sentences]), **gold}


def augmented(one: Sentence, rates: dict[str, float], chance: random.Random) -> Sentence:
    """The sentence, now and then in other case, without its full stop, or like a headline (no articles)."""
    words = set(range(len(one.forms)))
    leaves = words - {head - 1 for head in one.heads}
    dropped: set[int] = set()
    if rates["headline"] and chance.random() < rates["headline"]:
        dropped = {word for word in leaves if one.forms[word].lower() in ("the", "a", "an")}
    if (dropped or chance.random() < rates["drop_final_stop"]) and one.forms[-1] == ".":
        dropped |= {len(words) - 1} & leaves
    if dropped and len(words) - len(dropped) > 2:
        one = _without(one, dropped)
    draw = chance.random()
    for name, change in (("lower", str.lower), ("upper", str.upper), ("title", str.title)):
        if draw < rates[name]:
            forms = tuple(change(form) for form in one.forms)
            return Sentence(one.text, forms, one.lemmas, one.upos, one.xpos, one.heads, one.deprels)
        draw -= rates[name]
    return one


def _without(one: Sentence, dropped: set[int]) -> Sentence:
    """The sentence without some leaves of its tree."""
    kept = [word for word in range(len(one.forms)) if word not in dropped]
    place = {word + 1: new for new, word in enumerate(kept, 1)} | {0: 0}
    columns = ([getattr(one, name)[word] for word in kept] for name in ("forms", "lemmas", "upos", "xpos"))
    heads = tuple(place[one.heads[word]] for word in kept)
    return Sentence(one.text, *map(tuple, columns), heads, tuple(one.deprels[word] for word in kept))


def batches(sentences: list[Sentence], words: int, chance: random.Random | None) -> list[list[Sentence]]:
    """Sentences of like length together, about ``words`` words a batch; shuffled when ``chance`` is given."""
    noise = chance.random if chance else lambda: 0.0
    found, size = [[]], 0
    for one in sorted(sentences, key=lambda one: len(one.forms) + 2 * noise()):
        if size and size + len(one.forms) > words:
            found.append([])
            size = 0
        found[-1].append(one)
        size += len(one.forms)
    if chance:
        chance.shuffle(found)
    return found


def loss(model: Parser, batch: dict[str, Tensor]) -> Tensor:
    """Sum of four cross-entropies per word: upos, xpos, head, label given the gold head."""
    scores = model(batch["rows"], batch["lengths"])
    real = batch["heads"] >= 0
    beyond = torch.arange(scores.arcs.shape[2]).unsqueeze(0) > batch["lengths"].unsqueeze(1)
    arcs = scores.arcs.masked_fill(beyond.unsqueeze(1), -1e4)
    where, word = real.nonzero(as_tuple=True)
    labels = model.labels(scores.dependents[where, word], scores.heads[where, batch["heads"][where, word]])
    return (
        0.5 * F.cross_entropy(scores.upos[real], batch["upos"][real], ignore_index=-1)
        + 0.5 * F.cross_entropy(scores.xpos[real], batch["xpos"][real], ignore_index=-1)
        + F.cross_entropy(arcs[real], batch["heads"][real])
        + F.cross_entropy(labels, batch["deprels"][real], ignore_index=-1)
    )


@torch.no_grad()
def accuracy(model: Parser, encoder: Encoder, sentences: list[Sentence]) -> dict[str, float]:
    """UPOS, XPOS, UAS, LAS over all words (punctuation too), heads picked one by one."""
    model.eval()
    right, words = Counter(), 0
    for group in batches(sentences, 3000, None):
        batch = encoder.batch(group)
        scores = model(batch["rows"], batch["lengths"])
        real = batch["heads"] >= 0
        beyond = torch.arange(scores.arcs.shape[2]).unsqueeze(0) > batch["lengths"].unsqueeze(1)
        heads = scores.arcs.masked_fill(beyond.unsqueeze(1), -1e4).argmax(-1)
        where, word = real.nonzero(as_tuple=True)
        labels = model.labels(scores.dependents[where, word], scores.heads[where, heads[where, word]]).argmax(
            -1
        )
        attached = heads[real] == batch["heads"][real]
        words += int(real.sum())
        right["upos"] += int((scores.upos.argmax(-1)[real] == batch["upos"][real]).sum())
        right["xpos"] += int((scores.xpos.argmax(-1)[real] == batch["xpos"][real]).sum())
        right["uas"] += int(attached.sum())
        right["las"] += int((attached & (labels == batch["deprels"][real])).sum())
    model.train()
    return {name: round(count / words, 4) for name, count in right.items()}


def save(out: Path, weights: dict[str, Tensor], vocabulary: dict[str, list[str]], config: dict) -> None:
    """Weights beside the vocabulary and the configuration they need."""
    out.mkdir(parents=True, exist_ok=True)
    torch.save(weights, out / "weights.pt")
    (out / "vocabulary.json").write_text(json.dumps(vocabulary, ensure_ascii=False))
    (out / "config.json").write_text(json.dumps(config))


def train(data: Path, out: Path, config: dict, done: int) -> None:
    """Fit on both training parts, cycle after cycle; ``done`` cycles are taken over from ``out``."""
    parts = {name: part(data, name) for name in ("train", "dev")}
    vocab = vocabulary(parts["train"], config["data"]["word_min_count"])
    encoder = Encoder(vocab)
    torch.manual_seed(config["seed"])
    model = Parser(config["network"], *(len(vocab[name]) for name in ("words", "upos", "xpos", "deprels")))
    if done:
        model.load_state_dict(torch.load(out / "weights.pt", weights_only=True))
    for number, cycle in enumerate(config["cycle"][done:], done):
        seed = config["seed"] + number
        torch.manual_seed(seed)
        for report, mean in epochs(model, encoder, parts, config, cycle, random.Random(seed)):
            save(out, mean, vocab, config)
            print(json.dumps({"cycle": number + 1, **report}), flush=True)
        model.load_state_dict(mean)


def epochs(
    model: Parser,
    encoder: Encoder,
    parts: dict[str, list[Sentence]],
    config: dict,
    cycle: dict,
    chance: random.Random,
) -> Iterator[tuple[dict[str, float], dict[str, Tensor]]]:
    """One cycle: after every epoch its figures (averaged weights on dev) and the averaged weights."""
    mean = {name: value.detach().clone() for name, value in model.state_dict().items()}
    optimiser = torch.optim.Adam(model.parameters(), lr=cycle["learning_rate"], betas=(0.9, 0.95))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser,
        cycle["learning_rate"],
        epochs=cycle["epochs"],
        steps_per_epoch=len(batches(parts["train"], cycle["batch_words"], None)) + 2,
        pct_start=0.08,
        cycle_momentum=False,
        final_div_factor=20,
    )
    step = 0
    for epoch in range(cycle["epochs"]):
        began, total = time.process_time(), 0.0
        sentences = [augmented(one, config["augment"] | cycle, chance) for one in parts["train"]]
        groups = batches(sentences, cycle["batch_words"], chance)
        for group in groups:
            value = loss(model, encoder.batch(group, config["augment"]["forget_word"]))
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            step += 1
            rate = min(cycle["ema"], (step + 1) / (step + 30))
            for name, current in model.state_dict().items():
                mean[name].lerp_(current, 1 - rate)
            total += value.item()
        own = {name: value.clone() for name, value in model.state_dict().items()}
        model.load_state_dict(mean)
        figures = accuracy(model, encoder, parts["dev"])
        model.load_state_dict(own)
        report = {"epoch": epoch + 1, "loss": round(total / len(groups), 4), **figures}
        yield report | {"cpu_s": round(time.process_time() - began)}, mean


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__)
    data_option(parse)
    parse.add_argument("--out", type=Path, required=True)
    parse.add_argument("--config", type=Path, default=HERE / "config.toml")
    parse.add_argument("--done", type=int, default=0, help="cycles already run into --out")
    parse.add_argument("--threads", type=int, default=1)
    given = parse.parse_args()
    torch.set_num_threads(given.threads)
    config = tomllib.loads(given.config.read_text())
    train(given.data, given.out, config, given.done)


if __name__ == "__main__":
    main()
