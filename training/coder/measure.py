"""Strict detection on held-out documents: each act once, by its move and the words of its clause."""

from __future__ import annotations

from typing import Any

import torch
from corpus import Document
from network import Coder, Seen

from standoff.evaluate import claims
from standoff.evaluate.figures import headline, summed

THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


def predicted(models: list[Coder], document: Document, states: Seen) -> list[tuple[int, float, int, int]]:
    """For each candidate: token, probability of a core act, its move and its status as the config counts them.

    Of several networks the means count.
    """
    rows = document.rows()
    if not rows:
        return []
    with torch.no_grad():
        said = [model.scores(states[document.doc_id].float(), rows) for model in models]
    moves = torch.stack([moves.softmax(-1) for moves, _, _ in said]).mean(0)
    statuses = torch.stack([statuses.softmax(-1) for _, _, statuses in said]).mean(0)
    best, status = moves[:, 1:].argmax(-1), statuses.argmax(-1)
    return [(row.token, 1 - float(moves[k, 0]), int(best[k]), int(status[k])) for k, row in enumerate(rows)]


def acts(
    found: list[tuple[int, float, int, int]], document: Document, config: dict[str, Any], least: float
) -> list[dict[str, Any]]:
    """Claims above a threshold, of one move over the same words only the surest."""
    kept = list[dict[str, Any]]()
    for token, probability, move, status in sorted(found, key=lambda one: -one[1]):
        if probability < least:
            break
        low, high = document.spans[token]
        code = config["moves"][move]
        said = [one["evidence"] for one in kept if one["move"] == code]
        if not any(min(high, b) - max(low, a) > 0.7 * min(high - low, b - a) for a, b in said):
            kept.append(claim(code, (low, high), config["statuses"][status]))
    return kept


def claim(move: str, span: tuple[int, int], status: str) -> dict[str, Any]:
    """A claim as the scorer reads it, by nobody in particular."""
    nobody = {"name": "", "place": None, "level": "other"}
    return {
        "evidence": list(span),
        "move": move,
        "status": status,
        "actor": nobody,
        "voices": [""],
        "core": True,
    }


def measure(
    models: list[Coder], documents: list[Document], config: dict[str, Any], states: Seen
) -> dict[str, float]:
    """The best strict F1 over thresholds, with its threshold, precision and recall, and the status at its matches."""
    found = {d.doc_id: predicted(models, d, states) for d in documents}
    best = {"f1": -1.0}
    for least in THRESHOLDS:
        counts = [claims.counts(d.claims, acts(found[d.doc_id], d, config, least)) for d in documents]
        report = claims.report(summed(counts))
        strict = report["strict"]
        if strict.f1 > best["f1"]:
            best = {
                "f1": round(strict.f1, 4),
                "p": round(strict.p, 3),
                "r": round(strict.r, 3),
                "lenient": round(report["lenient"].f1, 3),
                "status": round(headline(report["status"]) or 0.0, 3),
                "least": least,
            }
    return best
