"""Our scorers give the figures of the reference scorers beside the gold data, on gold with noise in it."""

import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evals import gold
from standoff.evaluate import attribution, claims
from standoff.evaluate.figures import summed
from standoff.evaluate.quotations import KINDS, kind_of, letters, quoted

FIELDS = ("status", "actor_place", "voice", "chain", "date", "identifier", "evidence")


def reference(name: str) -> ModuleType:
    """A reference scorer as a module; skips where there is none."""
    home = gold.folder()
    path = home.parent / "bin" / f"{name}.py" if home else Path(name)
    if not path.is_file():
        pytest.skip(f"no reference scorer {name}.py beside the gold data (STANDOFF_GOLD)")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def noisy(draw: random.Random, claim: dict[str, Any]) -> dict[str, Any]:
    """A claim with some fields otherwise."""
    copy = json.loads(json.dumps(claim))
    start, end = copy["evidence"]
    copy["evidence"] = [max(0, start + draw.randint(-20, 20)), end + draw.randint(-5, 60)]
    if draw.random() < 0.2:
        copy["move"] = draw.choice(list(claims.FAMILY))
    if draw.random() < 0.2:
        copy["core"] = draw.random() < 0.5
    if draw.random() < 0.2:
        copy["actor"] = {"name": "x", "place": draw.choice([None, "ocd-division/country:us/state:tx"])}
    if draw.random() < 0.2:
        copy["voices"] = (copy.get("voices") or [])[:1]
    if draw.random() < 0.1:
        copy["date"] = None
    return copy


def test_claims() -> None:
    scorer = reference("score_claims")
    draw = random.Random(3)
    rows = gold.rows("coverage/dev.jsonl") + gold.rows("coverage/train.jsonl")[:60]
    ours = {row["doc_id"]: row["claims"] for row in rows}
    theirs = {
        name: [noisy(draw, claim) for claim in found for _ in range(draw.choice([0, 1, 1, 1, 2]))]
        for name, found in ours.items()
    }
    expected = scorer.score(ours, theirs)["total"]
    found = claims.report(summed(claims.by_document(ours, theirs).values()))
    for mode in ("strict", "lenient", "full_claim"):
        assert [found[mode].p, found[mode].r, found[mode].f1] == pytest.approx(
            [expected[mode][rate] for rate in ("p", "r", "f1")], abs=6e-5
        )
    assert [found[name] for name in FIELDS] == pytest.approx([expected[name] for name in FIELDS], abs=6e-5)
    assert found["provisions"] == pytest.approx(expected["provisions_f1"], abs=6e-5)


def test_attributions() -> None:
    scorer = reference("score_attribution")
    draw = random.Random(5)
    rows = gold.rows("polnear/dev.jsonl.gz")[:30]

    def shaken(spans: list[list[int]], size: int) -> list[list[int]]:
        return [
            [start + draw.choice([0, 0, 0, 1, 4]), min(size, end + draw.choice([0, 0, 1, 5]))]
            for start, end in spans
        ]

    theirs = {
        row["doc_id"]: [
            {role: shaken(item.get(role) or [], len(row["text"])) for role in attribution.ROLES}
            | {"parent": None if draw.random() < 0.9 else 0}
            for item in row["attributions"]
            if draw.random() < 0.8
        ]
        for row in rows
    }
    answer = {name: {"attributions": found} for name, found in theirs.items()}
    expected = scorer.score({row["doc_id"]: row for row in rows}, answer)
    found = attribution.report(summed(attribution.by_document(rows, theirs).values()))
    assert {name.partition(".")[0] for name in found if "." in name} == set(KINDS)
    for figure, rate in found.items():
        kind, _, measure = figure.rpartition(".")
        theirs_says = expected[kind or "all"][measure]
        assert [rate.p, rate.r, rate.f1] == pytest.approx(
            [theirs_says[k] for k in ("P", "R", "F1")], abs=6e-5
        ), figure


def test_kinds_of_content() -> None:
    if gold.folder() is None:
        pytest.skip("no gold data (STANDOFF_GOLD)")
    for row in gold.rows("polnear/dev.jsonl.gz"):
        marked = quoted(row["text"])
        for item in row["attributions"]:
            assert kind_of(letters(item["content"], row["text"]), marked) == item["type"]
