"""The stable line formats of ``standoff annotate`` and ``standoff code``: one JSON object per document."""

from __future__ import annotations

import msgspec

from standoff.model.annotation import Annotations, Attribution
from standoff.model.claim import CodedDocument
from standoff.model.span import Span
from standoff.pipeline.outcomes import Failure


def annotations_row(doc_id: str, annotations: Annotations) -> dict[str, object]:
    """``{doc_id, attributions, toponyms, times}`` of one document, spans as ``[start, end]`` code points."""
    return {
        "doc_id": doc_id,
        "attributions": [attribution_row(attribution) for attribution in annotations.attributions],
        "toponyms": [
            {"start": t.start, "end": t.end, "name": t.name, "place": t.place, "lat": t.lat, "lon": t.lon}
            for t in annotations.toponyms
        ],
        "times": [
            {"start": t.start, "end": t.end, "text": t.text, "value": t.value, "edtf": t.edtf}
            for t in annotations.times
        ],
    }


def attribution_row(attribution: Attribution) -> dict[str, object]:
    """``{source, cue, content, parent}``; ``parent`` is null for an outermost attribution."""
    return {
        "source": pairs(attribution.source),
        "cue": pairs(attribution.cue),
        "content": pairs(attribution.content),
        "parent": attribution.parent,
    }


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as two-element lists."""
    return [[span.start, span.end] for span in spans]


def claims_row(coded: CodedDocument) -> dict[str, object]:
    """``{doc_id, claims}`` of one document; every field of a claim is written, null where it has no value."""
    return {"doc_id": coded.doc_id, "claims": [msgspec.to_builtins(claim) for claim in coded.claims]}


def failure_row(failed: Failure) -> dict[str, object]:
    """``{doc_id, error}`` of a document that could not be used."""
    return {"doc_id": failed.doc_id, "error": failed.error if failed.where == failed.doc_id else str(failed)}


def line(row: dict[str, object]) -> bytes:
    """One line of JSON in UTF-8, newline included."""
    return msgspec.json.encode(row) + b"\n"
