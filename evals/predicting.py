"""The program's own output for many documents, on all cores but in order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from standoff.model.document import Hints
from standoff.pipeline.annotating import annotate
from standoff.pipeline.coding import coder_for
from standoff.pipeline.documents import from_text
from standoff.pipeline.interchange import annotations_row, claims_row
from standoff.settings import Settings

Row = dict[str, Any]
HINTS = ("title", "outlet", "byline", "published", "url")


def predicted(documents: Sequence[Row]) -> dict[str, Row]:
    """``{doc_id: {attributions, toponyms, times, claims}}``; a document that fails has none and an ``error``."""
    jobs = int(os.environ.get("STANDOFF_JOBS", min(2, os.cpu_count() or 1)))
    if jobs < 2 or len(documents) < 4:
        return {row["doc_id"]: row for row in map(one, documents)}
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return {row["doc_id"]: row for row in pool.map(one, documents, chunksize=4)}


def one(given: Row) -> Row:
    """One document through annotators and coder."""
    hints = Hints(doc_id=str(given["doc_id"]), **{name: given.get(name) for name in HINTS})
    try:
        document = from_text(given["text"], hints)
        annotations = annotate(document)
        coded = coder_for(Settings().codebook).code(document, annotations)
    except Exception as error:
        nothing: Row = {"attributions": [], "toponyms": [], "times": [], "claims": []}
        return {"doc_id": given["doc_id"], "error": f"{type(error).__name__}: {error}", **nothing}
    return annotations_row(given["doc_id"], annotations) | claims_row(coded) | {"doc_id": given["doc_id"]}


def errors(found: Iterable[Row]) -> list[str]:
    """What went wrong, one line per document."""
    return [f"{row['doc_id']}: {row['error']}" for row in found if "error" in row]
