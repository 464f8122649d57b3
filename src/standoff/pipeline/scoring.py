"""Files of gold and predictions to rows of figures with intervals."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from standoff.errors import BadLine, EmptyInput, MissingInput
from standoff.evaluate import attribution, claims
from standoff.evaluate.figures import Counts, Rates, Report, headline, intervals, summed


def score_claims(gold: str, predicted: str) -> list[dict[str, object]]:
    """Rows ``{figure, value, low, high, ...}`` for claims in two JSON Lines files."""
    ours = {row["doc_id"]: row.get("claims") or [] for row in rows_of(gold)}
    theirs = {row["doc_id"]: row.get("claims") or [] for row in rows_of(predicted)}
    return figures(claims.by_document(ours, theirs), claims.report)


def score_attributions(gold: str, predicted: str) -> list[dict[str, object]]:
    """Rows ``{figure, value, low, high, ...}`` for attributions; the gold lines carry ``text``."""
    theirs = {row["doc_id"]: row.get("attributions") or [] for row in rows_of(predicted)}
    return figures(attribution.by_document(rows_of(gold, needs="text"), theirs), attribution.report)


def rows_of(path: str, needs: str = "doc_id") -> list[dict[str, Any]]:
    """The objects of a JSON Lines file, their ``doc_id`` as text.

    Raises MissingInput, EmptyInput, or BadLine naming the line.
    """
    try:
        lines = Path(path).read_bytes().splitlines()
    except OSError as error:
        raise MissingInput(path, (error.strerror or "cannot be read").lower(), "check the path") from None
    found = []
    for number, raw in enumerate(lines, 1):
        if raw.strip():
            found.append(decoded(raw, f"{path}:{number}", needs))
    if not found:
        raise EmptyInput(path, "holds no line", "give one JSON object per line")
    return found


def decoded(raw: bytes, where: str, needs: str) -> dict[str, Any]:
    """One line as an object with ``doc_id`` and the field ``needs``. Raises BadLine."""
    try:
        row: dict[str, Any] = msgspec.json.decode(raw, type=dict)
    except msgspec.DecodeError as error:
        raise BadLine(where, f"is no JSON object ({error})", "give one JSON object per line") from None
    for field in ("doc_id", needs):
        if field not in row:
            raise BadLine(where, f"has no {field}", f"add {field} to the line")
    row["doc_id"] = str(row["doc_id"])
    return row


def figures(documents: Mapping[str, Counts], report: Report) -> list[dict[str, object]]:
    """Every figure of a report over all documents, with its 95 % interval over documents."""
    counts = list(documents.values())
    spread = intervals(counts, report)
    return [row(name, value, spread.get(name)) for name, value in report(summed(counts)).items()]


def row(name: str, value: Rates | float | None, bounds: tuple[float, float] | None) -> dict[str, object]:
    """One figure with its bounds, and precision, recall and counts where it has them."""
    low, high = bounds or (None, None)
    found: dict[str, object] = {
        "figure": name,
        "value": short(headline(value)),
        "low": short(low),
        "high": short(high),
    }
    if isinstance(value, Rates):
        found |= {"p": short(value.p), "r": short(value.r)}
        found |= {"hits": value.hits, "predicted": value.predicted, "gold": value.gold}
    return found


def short(value: float | None) -> float | None:
    """Four decimals."""
    return None if value is None else round(value, 4)
