"""Coded documents as rows to learn from: ``python training/coder/rows.py FILE.jsonl OUT.jsonl.gz``.

A line of FILE is a document with its text and claims, as ``standoff code`` writes them. What the network will be asked
about a document, and what it will be told, comes from the package itself.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from evals.predicting import as_document
from standoff.annotate.hearing import weights
from standoff.coding.codebook import load
from standoff.coding.coder import FrameCoder
from standoff.coding.combined import FAINTEST, act_at
from standoff.coding.learned.actors import offers
from standoff.coding.learned.candidates import Candidate, candidates, framed, head_of
from standoff.coding.learned.windows import Window, windows
from standoff.coding.reading import Reading
from standoff.coding.relevance import Relevance
from standoff.model.span import Span
from standoff.pipeline.annotating import annotate
from standoff.pipeline.coding import off_topic, parts_for

Gold = dict[int, dict[str, Any]]


@cache
def coder() -> FrameCoder:
    """The frames, which tell the network what they see, faint as it may be."""
    frames = FrameCoder(load("sanctuary"))
    frames.faintest = FAINTEST
    return frames


def row(document: dict[str, Any]) -> dict[str, Any]:
    """One document as a row."""
    found = as_document(document)
    have = annotate(found, parts_for(coder(), "encoder"), off_topic)
    claims = document.get("claims", [])
    made = {"doc_id": document["doc_id"], "claims": claims, "windows": [], "spans": {}}
    made |= {"framed": {}, "actors": []}
    if have.focus == ():
        return made
    reading = Reading(found, have)
    relevance = Relevance(reading, coder().codebook)
    core, every = gold(claims, reading)
    asked: dict[int, list[Candidate]] = {}
    frames = framed(coder().found(reading, relevance), reading)
    made["framed"] = {token: (one.move, one.core) for token, one in frames.items()}
    for one in candidates(reading, relevance, frames):
        asked.setdefault(reading.tokens[one.token].sentence, []).append(one)
        made["spans"][one.token] = (one.span.start, one.span.end)
    wanted = [number in asked for number in range(len(have.sentences))]
    for window in windows(reading, wanted, weights.shipped().tokenizer):
        some = [one for number in window.sentences for one in asked[number] if one.token in window.tokens]
        made["windows"].append((window.pieces, [told(one, window, reading, core, every) for one in some]))
    made["actors"] = list(bound(claims, reading))
    return made


def gold(claims: list[dict[str, Any]], reading: Reading) -> tuple[Gold, Gold]:
    """The core claims and all claims, by the word that heads their evidence; core ones first."""
    core: Gold = {}
    every: Gold = {}
    for claim in sorted(claims, key=lambda one: not one.get("core", True)):
        head = head_of(Span(*claim["evidence"]), reading)
        if head is not None:
            every.setdefault(head, claim)
            if claim.get("core", True):
                core.setdefault(head, claim)
    return core, every


def told(one: Candidate, window: Window, reading: Reading, core: Gold, every: Gold) -> list[Any]:
    """A candidate with where its pieces stand, and with what the gold says of it."""
    sentence = window.sentences[reading.tokens[one.token].sentence]
    said = every.get(one.token, {})
    return [
        one.token,
        window.tokens[one.token],
        window.reach(one.clause),
        sentence,
        one.hashed,
        [round(number, 4) for number in one.numbers],
        core.get(one.token, {}).get("move"),
        said.get("move"),
        said.get("status"),
    ]


def bound(claims: list[dict[str, Any]], reading: Reading) -> Iterator[dict[str, Any]]:
    """For every core claim the offered actors with their features, and the place and level that are right."""
    moves = {move.code: move for move in coder().codebook.moves}
    for claim in claims:
        head = head_of(Span(*claim["evidence"]), reading)
        if head is None or not claim.get("core", True) or claim["move"] not in moves:
            continue
        act = act_at(head, moves[claim["move"]], reading)
        actor = claim.get("actor") or {}
        yield {
            "place": actor.get("place"),
            "level": actor.get("level"),
            "offers": [
                {"refs": [(ref.place, ref.level) for ref in offer.refs], "features": offer.features}
                for offer in offers(act, claim["status"], reading)
            ],
        }


def main() -> None:
    """Write the rows, in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    documents = [json.loads(line) for line in options.given.read_text(encoding="utf-8").splitlines()]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    jobs = int(os.environ.get("STANDOFF_JOBS", "2"))
    with (
        gzip.open(options.out, "wt", encoding="utf-8", compresslevel=4) as out,
        ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool,
    ):
        for made in pool.map(row, documents, chunksize=4):
            out.write(json.dumps(made) + "\n")


if __name__ == "__main__":
    main()
