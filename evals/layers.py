"""The layers that are measured: which gold, which scorer, which baseline."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from evals import (
    actors,
    attribution,
    baselines,
    chains,
    coverage,
    focus,
    gold,
    moments,
    placenames,
    status,
    stories,
)
from evals.coverage import untouched as untouched
from evals.measured import Measured, measured
from evals.predicting import annotated, coded, errors
from standoff.evaluate import claims, places, times
from standoff.evaluate.figures import Counts

OFF_TOPIC_DOCUMENTS, OFF_TOPIC_SEED = 500, 2017


class Layer(NamedTuple):
    """How to measure one layer. ``shipped`` ones need no gold folder; ``beside`` gives tables of other systems."""

    name: str
    measure: Callable[[], Measured]
    shipped: bool = False
    beside: Callable[[], str] | None = None


def on_coverage(name: str, documents: Callable[[], list[coverage.Scored]]) -> Callable[[], Measured]:
    """Claims on real articles."""

    def measure() -> Measured:
        scored = documents()
        base = [claims.counts(each.row["claims"], baselines.claims(each.row)) for each in scored]
        counts = [each.counts for each in scored]
        return measured(name, counts, base, claims.report, coverage.errors(scored))

    return measure


def shipped_stories() -> Measured:
    """Claims on the stories that ship, from their pages."""
    told = stories.all_stories()
    counts = [claims.counts(story.expected, story.coded()) for story in told]
    base = [claims.counts(story.expected, baselines.claims(story.row())) for story in told]
    return measured("stories", counts, base, claims.report, [])


def te3() -> Measured:
    """Time expressions on TempEval-3 Platinum documents."""
    documents = [row | {"published": row["dct"]} for row in gold.rows("time/te3_platinum_dev.jsonl")]
    found = annotated(documents)
    ours = [times.counts(row["timex"], found[row["doc_id"]]["times"]) for row in documents]
    base = [times.counts(row["timex"], baselines.times(row)) for row in documents]
    return measured("times", ours, base, times.report, errors(found.values()))


def lgl() -> Measured:
    """Toponyms in US local newspapers."""
    documents = [
        row | {"published": row["date"][:10] or None, "outlet": row["domain"]}
        for row in gold.rows("geo/lgl_dev.jsonl.gz")
    ]
    found = annotated(documents, "rules")  # places do not hear who speaks
    ours = [places.counts(row["toponyms"], found[row["doc_id"]]["toponyms"]) for row in documents]
    base = [places.counts(row["toponyms"], baselines.toponyms(row)) for row in documents]
    return measured("places", ours, base, places.report, errors(found.values()))


def off_topic() -> Measured:
    """Core claims per 100 articles of general news, few of which concern the topic."""
    every = gold.rows("coverage/news_sample.jsonl.gz")
    documents = random.Random(OFF_TOPIC_SEED).sample(every, min(OFF_TOPIC_DOCUMENTS, len(every)))
    found = coded(documents)
    ours = [
        Counter(claims=sum(c["core"] for c in found[row["doc_id"]]["claims"]), articles=1)
        for row in documents
    ]
    base = [Counter(claims=len(baselines.claims(row)), articles=1) for row in documents]
    return measured("off_topic", ours, base, per_hundred, errors(found.values()))


def per_hundred(total: Counts) -> dict[str, Any]:
    """Claims per 100 articles."""
    return {"claims_per_100": 100 * total["claims"] / total["articles"] if total["articles"] else None}


def rules_alone() -> Measured:
    """Attributions in the profile that needs no weights."""
    return attribution.polnear("rules")._replace(layer="attribution_rules")


LAYERS = (
    Layer("stories", shipped_stories, shipped=True),
    Layer("claims_dev", on_coverage("claims_dev", partial(coverage.scored, coverage.DEV))),
    Layer("claims_dev_more", on_coverage("claims_dev_more", partial(coverage.scored, coverage.MORE))),
    Layer("claims_untouched", on_coverage("claims_untouched", coverage.untouched_ones)),
    Layer("claims_open", on_coverage("claims_open", coverage.readable)),
    Layer("status", status.status, shipped=True),
    Layer("actors", actors.actors, shipped=True),
    Layer("placenames", placenames.placenames, shipped=True),
    Layer("moments", moments.moments, shipped=True),
    Layer("chains", chains.chains, shipped=True),
    Layer("attribution", attribution.polnear, beside=attribution.beside),
    Layer("attribution_rules", rules_alone),
    Layer("focus", focus.focus),
    Layer("times", te3),
    Layer("places", lgl),
    Layer("off_topic", off_topic),
)
