"""JSON Lines to JSON Lines, one document at a time: constant memory, order kept, one line out per line in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from standoff.model.document import Document
from standoff.pipeline import interchange
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.coding import Coder, code, coder_for
from standoff.pipeline.documents import from_jsonl
from standoff.pipeline.outcomes import Failure, each
from standoff.settings import Settings


def annotated_lines(path: str, settings: Settings, stdin: BinaryIO | None = None) -> Iterator[bytes]:
    """A line of annotations, or of error, for every line of the file at ``path`` (``-``: of ``stdin``)."""
    annotators()
    return as_lines(each(from_jsonl(path, settings, stdin), annotated_row, doc_id))


def coded_lines(path: str, settings: Settings, stdin: BinaryIO | None = None) -> Iterator[bytes]:
    """A line of claims, or of error, for every line of the file at ``path`` (``-``: of ``stdin``).

    Raises CodebookError before the first line when the codebook of the settings cannot be used.
    """
    annotators()
    coder = coder_for(settings.codebook)
    found = each(from_jsonl(path, settings, stdin), lambda document: coded_row(document, coder), doc_id)
    return as_lines(found)


def annotated_row(document: Document) -> dict[str, object]:
    """One document as a line of ``standoff annotate``."""
    return interchange.annotations_row(document.doc_id, annotate(document))


def coded_row(document: Document, coder: Coder) -> dict[str, object]:
    """One document as a line of ``standoff code``."""
    return interchange.claims_row(code(document, coder))


def doc_id(document: Document) -> str:
    """The label of a document."""
    return document.doc_id


def as_lines(rows: Iterable[dict[str, object] | Failure]) -> Iterator[bytes]:
    """Rows and failures as lines of JSON."""
    for row in rows:
        yield interchange.line(interchange.failure_row(row) if isinstance(row, Failure) else row)
