"""The program's own output for many documents, on all cores but in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import Any

from standoff.annotate.hearing import weights
from standoff.model.document import Document, Hints
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.coding import code, coder_for, parts_for
from standoff.pipeline.documents import from_text
from standoff.pipeline.interchange import annotations_row, claims_row
from standoff.settings import Settings

Row = dict[str, Any]
HINTS = ("title", "outlet", "byline", "published", "url")


def profile_in_use() -> str:
    """The profile that runs when nobody asks for one: ``rules`` where the weights are missing."""
    wanted = Settings.from_environment().profile
    return wanted if weights.installed() else "rules"


def annotated(documents: Sequence[Row], profile: str | None = None) -> dict[str, Row]:
    """``standoff annotate``: ``{doc_id: {attributions, toponyms, times}}``, empty with an ``error`` after a failure."""
    return by_name(spread(partial(annotate_one, profile=profile or profile_in_use()), documents))


def coded(documents: Sequence[Row], profile: str | None = None) -> dict[str, Row]:
    """``standoff code``: ``{doc_id: {claims}}``; none, and an ``error``, after a failure."""
    return by_name(spread(partial(code_one, profile=profile or profile_in_use()), documents))


def by_name(rows: Iterable[Row]) -> dict[str, Row]:
    """Answers by document."""
    return {row["doc_id"]: row for row in rows}


def spread(work: Callable[[Row], Any], documents: Sequence[Row]) -> list[Any]:
    """``work`` on every document, in order, in as many processes as STANDOFF_JOBS says (default: two)."""
    jobs = int(os.environ.get("STANDOFF_JOBS", min(2, os.cpu_count() or 1)))
    if jobs < 2 or len(documents) < 4:
        return [work(row) for row in documents]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(work, documents, chunksize=4))


def annotate_one(given: Row, profile: str) -> Row:
    """One document through the annotators of a profile."""

    def work() -> Row:
        return annotations_row(given["doc_id"], annotate(as_document(given), annotators(profile)))

    return attempted(given, work, ("attributions", "toponyms", "times"))


def code_one(given: Row, profile: str) -> Row:
    """One document through annotators and coder."""

    def work() -> Row:
        coder = coder_for(Settings().codebook, profile)
        return claims_row(code(as_document(given), coder, parts_for(coder, profile)))

    return attempted(given, work, ("claims",))


def attempted(given: Row, work: Callable[[], Row], layers: Iterable[str]) -> Row:
    """The answer of ``work``; empty ``layers`` and an ``error`` where it breaks."""
    name = {"doc_id": given["doc_id"]}
    try:
        return work() | name
    except Exception as error:
        return {layer: [] for layer in layers} | name | {"error": f"{type(error).__name__}: {error}"}


def as_document(given: Row) -> Document:
    """A gold line as the document that a reader of JSON Lines would make of it."""
    hints = Hints(doc_id=str(given["doc_id"]), **{name: given.get(name) for name in HINTS})
    return from_text(given["text"], hints)


def errors(found: Iterable[Row]) -> list[str]:
    """What went wrong, one line per document."""
    return [f"{row['doc_id']}: {row['error']}" for row in found if "error" in row]
