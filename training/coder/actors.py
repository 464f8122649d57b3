"""Learn which of the offered actors acts: ``python training/coder/actors.py ROWS ... --out build/coder/actors.json``.

A linear model ranks the offers of each core claim; an offer is right when it has the claim's place, and the claim's
level where that has no place.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import torch
from corpus import held_out
from torch import Tensor

LEAST = 4
EPOCHS, RATE, DECAY = 60, 0.05, 2e-3
GOVERNMENTS = frozenset({"federal", "state", "local", "court"})


class Case(NamedTuple):
    """A claim's offers by their features, which of them are right, and whether its document is held out."""

    offers: list[list[str]]
    right: list[bool]
    held: bool


def bare(place: str | None) -> str | None:
    """A place without the country's prefix."""
    return place.removeprefix("ocd-division/").removeprefix("country:us/") if place else None


def is_right(refs: list[tuple[str | None, str]], place: str | None, level: str | None) -> bool:
    """Whether offered actors have the claim's place, or its lack of one."""
    if place:
        return bare(place) in {bare(other) for other, _ in refs}
    if any(other for other, _ in refs):
        return False
    return not refs or level not in GOVERNMENTS or any(other == level for _, other in refs)


def cases(path: Path) -> Iterator[Case]:
    """The claims of a file of rows for which some offer is right and some is wrong."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            said = json.loads(line)
            for one in said["actors"]:
                right = [is_right(offer["refs"], one["place"], one["level"]) for offer in one["offers"]]
                if any(right):
                    yield Case(
                        [offer["features"] for offer in one["offers"]], right, held_out(said["doc_id"])
                    )


def fitted(some: list[Case]) -> dict[str, float]:
    """Weights by feature, for features that are not rare."""
    counts = Counter(feature for case in some for offer in case.offers for feature in offer)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    index = {name: k for k, name in enumerate(names)}
    flat, starts, case_of, right = list[int](), list[int](), list[int](), list[bool]()
    for k, case in enumerate(some):
        for offer, ok in zip(case.offers, case.right, strict=True):
            starts.append(len(flat))
            flat += [index[name] for name in offer if name in index]
            case_of.append(k)
            right.append(ok)
    weights = torch.zeros(len(names), 1, requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=RATE)
    inside, of, good = torch.tensor(flat), torch.tensor(case_of), torch.tensor(right)
    for _ in range(EPOCHS):
        scores = torch.nn.functional.embedding_bag(inside, weights, torch.tensor(starts), mode="sum")[:, 0]
        loss = (
            gathered(scores, of, len(some)) - gathered(scores.masked_fill(~good, -1e4), of, len(some))
        ).mean()
        loss = loss + DECAY * (weights**2).sum() / 100
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return {name: round(float(weights[k, 0].detach()), 4) for name, k in index.items()}


def gathered(scores: Tensor, of: Tensor, cases: int) -> Tensor:
    """The log of the summed exponentials of each case's scores."""
    most = torch.full((cases,), -1e5).scatter_reduce(0, of, scores, "amax").detach()
    return torch.zeros(cases).index_add(0, of, (scores - most[of]).exp()).log() + most


def accuracy(some: list[Case], weights: dict[str, float]) -> float:
    """The share of claims whose best offer is right."""
    return sum(case.right[best(case.offers, weights)] for case in some) / max(1, len(some))


def best(offers: list[list[str]], weights: dict[str, float]) -> int:
    """Which offer has the greatest sum of weights."""
    sums = [sum(weights.get(name, 0.0) for name in offer) for offer in offers]
    return sums.index(max(sums))


def main() -> None:
    """Fit on what is not held out, print how often the rest is right, fit on all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path, nargs="+")
    parser.add_argument("--measured", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(0)
    some = [case for path in options.rows for case in cases(path)]
    held = [case for case in some if case.held]
    rules = {"rules": 1.0}
    first = fitted([case for case in some if not case.held])
    report: dict[str, Any] = {
        "held": {"claims": len(held), "learned": accuracy(held, first), "rules": accuracy(held, rules)}
    }
    weights = fitted(some)
    for path in options.measured:
        other = list(cases(path))
        report[path.name] = {
            "claims": len(other),
            "learned": accuracy(other, weights),
            "rules": accuracy(other, rules),
        }
    print(json.dumps(report, indent=1))
    options.out.write_text(json.dumps(weights, indent=0, sort_keys=True))


if __name__ == "__main__":
    main()
