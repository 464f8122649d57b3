"""Filling a record with invented coverage, and what adding one more article takes on the way."""

from __future__ import annotations

import random
import resource
import statistics
import sys
import time
from datetime import datetime
from itertools import chain
from pathlib import Path

import msgspec

from benchmarks.generated import Article, World, articles, changed, recoded
from standoff.record.identity import claim_id
from standoff.record.store import Store
from standoff.record.writer import Writer

PER_ARTICLE = 10
TOGETHER = 500  # articles in one transaction
TIMED = 60  # articles that are added alone, each in a transaction of its own
POINTS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
RECODED, CHANGED, REVIEWED = 0.03, 0.02, 0.06  # shares of articles
STATES = ("accepted", "disputed", "rejected")
ANNOTATED = 4  # one in so many articles brings its annotations, but every one that is timed


class Append(msgspec.Struct):
    """Milliseconds that one article takes to add, all told, at some number of claims in the record."""

    claims: int
    median: float
    p95: float


class Filled(msgspec.Struct):
    """How a record was filled."""

    claims: int = 0
    articles: int = 0
    seconds: float = 0.0
    peak: int = 0
    """The most memory that the process took, in MB."""
    appends: list[Append] = []


class Clock:
    """The instant at which the present article was read."""

    def __init__(self) -> None:
        self.now: datetime | None = None

    def __call__(self) -> datetime:
        assert self.now is not None
        return self.now


def fill(store: Store, world: World, claims: int, kept: Path, seed: int) -> Filled:
    """Brings a record to ``claims`` claims; goes on where an earlier run stopped, by what ``kept`` says."""
    filled = msgspec.json.decode(kept.read_bytes(), type=Filled) if kept.exists() else Filled()
    clock = Clock()
    writer = store.writer("importer@1", clock)
    whole = claims // PER_ARTICLE
    for point in [point for point in POINTS if point <= claims] or [claims]:
        begun = time.perf_counter()
        while filled.articles < point // PER_ARTICLE - TIMED:
            many = min(TOGETHER, point // PER_ARTICLE - TIMED - filled.articles)
            batch = articles(world, many, filled.articles, whole, seed)
            first = next(batch)
            clock.now = first.read  # what is written together has one record time
            with writer.together():
                filled.claims += sum(_add(writer, article) for article in chain((first,), batch))
            filled.articles += many
            filled.seconds += time.perf_counter() - begun
            filled.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            begun = time.perf_counter()
            kept.write_bytes(msgspec.json.encode(filled))
            _tell(f"{filled.claims:,} claims, {filled.seconds:.0f} s")
        if filled.articles < point // PER_ARTICLE:
            alone = list(articles(world, TIMED, filled.articles, whole, seed))
            filled.appends.append(timed(writer, clock, alone, filled.claims))
            filled.articles += TIMED
            filled.claims += sum(len(article.coded.claims) for article in alone)
            kept.write_bytes(msgspec.json.encode(filled))
    return filled


def _add(writer: Writer, article: Article) -> int:
    """An article, and for some what may come after it: a newer coder, a changed page, reviews."""
    number = int(article.document.doc_id.rpartition("-")[2])
    rng = random.Random(number)
    annotations = article.annotations if number % ANNOTATED == 0 else None
    added = writer.add(article.document, article.coded, annotations).claims
    if rng.random() < RECODED:
        added += writer.add(article.document, recoded(article, rng), annotations).claims
    if rng.random() < CHANGED:
        again = changed(article)
        added += writer.add(again.document, again.coded, annotations).claims
    elif rng.random() < REVIEWED:
        coded = article.coded
        for claim in coded.claims[: rng.randint(1, 4)]:
            of = claim_id(claim, coded.text_sha256, coded.coder, coded.codebook)
            writer.review(of, rng.choices(STATES, (8, 1, 1))[0], "read beside its words")
    return added


def timed(writer: Writer, clock: Clock, added: list[Article], claims: int) -> Append:
    """Adds each article in a transaction of its own."""
    taken = []
    for article in added:
        clock.now = article.read
        start = time.perf_counter()
        writer.add(article.document, article.coded, article.annotations)
        taken.append(1000 * (time.perf_counter() - start))
    return Append(claims, statistics.median(taken), p95(taken))


def p95(taken: list[float]) -> float:
    return sorted(taken)[int(0.95 * len(taken))]


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
