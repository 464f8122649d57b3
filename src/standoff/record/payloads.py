"""The digest of what each kind of entry brought: made when it is written, and again when it is checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from standoff.record.identity import digest

DOCUMENT = ("doc_id", "title", "outlet", "byline", "published", "url", "extractor", "text_sha256")
DOCUMENT_ROW = (*DOCUMENT, "id", "page", "reported", "layout")
CAPTURE = ("uri", "captured", "sha256", "media_type")


def of_document(document: Mapping[str, Any], capture: Mapping[str, Any]) -> str:
    """A document's row and the capture it was read from."""
    return digest({name: document[name] for name in DOCUMENT_ROW}, {name: capture[name] for name in CAPTURE})


def of_annotations(made_by: str, payload: str, shield: Sequence[str | None]) -> str:
    """The layers that were kept, and what public views show in place of names."""
    return digest(made_by, payload, list(shield))


def of_run(coder: str, codebook: str, annotators: str, rows: Iterable[tuple[str, str, str]]) -> str:
    """A coder's claims on a document as ``(id, lineage, payload)``, in the order they were added."""
    return digest(coder, codebook, annotators, digest([list(row) for row in rows]))


def of_review(lineage: str, state: str, why: str) -> str:
    """What a reviewer said of a lineage."""
    return digest(lineage, state, why)


def of_correction(lineage: str, run: str, why: str) -> str:
    """A reviewer's claim in place of a lineage's others; ``run`` is the digest of the run that holds it."""
    return digest(lineage, run, why)


def of_finding(place: str, provision: str, examined: str, sources: str, why: str) -> str:
    """Sources that were examined for a place and a provision, where nothing was found."""
    return digest(place, provision, examined, sources, why)


def of_judgement(a: str, b: str, verdict: str, why: str) -> str:
    """What a person said of two lineages."""
    return digest(a, b, verdict, why)


def of_retraction(document: str, why: str) -> str:
    """A document taken back, by its id."""
    return digest(document, why)


def of_purge(what: str, why: str) -> str:
    """What an operator erased, and why."""
    return digest(what, why)


def of_reconciliation(
    gone: Iterable[str],
    come: Iterable[str],
    judged: Iterable[tuple[Any, ...]],
    folds: Iterable[tuple[Any, ...]],
) -> str:
    """The difference it made: moves by digest, judgements and folds by their columns."""
    return digest(sorted(gone), sorted(come), sorted(judged), sorted(folds, key=lambda fold: str(fold[0])))
