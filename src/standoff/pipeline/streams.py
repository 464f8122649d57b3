"""JSON Lines to JSON Lines, one document at a time: constant memory, order kept, one line out per line in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from standoff.model.document import Document
from standoff.pipeline import interchange
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.coding import Coder, code, coder_for, parts_for
from standoff.pipeline.documents import from_jsonl
from standoff.pipeline.outcomes import Failure, each
from standoff.pipeline.sure import at_least
from standoff.plugins import Annotator
from standoff.settings import Settings


def annotated_lines(path: str, settings: Settings, stdin: BinaryIO | None = None) -> Iterator[bytes]:
    """A line of annotations, or of error, for every line of the file at ``path`` (``-``: of ``stdin``)."""
    parts = annotators(settings.profile)
    found = each(from_jsonl(path, settings, stdin), lambda document: annotated_row(document, parts), doc_id)
    return as_lines(found)


def coded_lines(path: str, settings: Settings, stdin: BinaryIO | None = None) -> Iterator[bytes]:
    """A line of claims, or of error, for every line of the file at ``path`` (``-``: of ``stdin``).

    Raises CodebookError before the first line when the codebook of the settings cannot be used.
    """
    coder = at_least(coder_for(settings.codebook, settings.profile), settings.min_confidence)
    parts = parts_for(coder, settings.profile)
    found = each(
        from_jsonl(path, settings, stdin), lambda document: coded_row(document, coder, parts), doc_id
    )
    return as_lines(found)


def annotated_row(document: Document, parts: tuple[Annotator, ...]) -> dict[str, object]:
    """One document as a line of ``standoff annotate``."""
    return interchange.annotations_row(document.doc_id, annotate(document, parts))


def coded_row(document: Document, coder: Coder, parts: tuple[Annotator, ...]) -> dict[str, object]:
    """One document as a line of ``standoff code``."""
    return interchange.claims_row(code(document, coder, parts))


def doc_id(document: Document) -> str:
    """The label of a document."""
    return document.doc_id


def as_lines(rows: Iterable[dict[str, object] | Failure]) -> Iterator[bytes]:
    """Rows and failures as lines of JSON."""
    for row in rows:
        yield interchange.line(interchange.failure_row(row) if isinstance(row, Failure) else row)
