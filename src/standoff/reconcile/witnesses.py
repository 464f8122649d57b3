"""How many independent witnesses a move has, and why others do not count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standoff.model.move import Fold, Pair
from standoff.model.recorded import Recorded
from standoff.model.span import Span
from standoff.reconcile.copies import Copies, fold


def witnesses(claims: Sequence[Recorded], copies: Copies) -> tuple[int, tuple[Fold, ...]]:
    """The number of independent supports of these claims, and the folds that make it smaller than the documents.

    Documents fold when one copies the other, and when their claims stand in one passage that both have
    (a block quote, a paragraph taken over).
    """
    evidence: dict[str, list[Span]] = {}
    for claim in claims:
        evidence.setdefault(claim.document.id, []).append(claim.claim.evidence)
    here = {name: copies.ranks[name] for name in evidence if name in copies.ranks}
    edges: list[tuple[str, str, str, float]] = []
    for pair in copies.among(here):
        why = pair.why or _same_passage(pair, evidence)
        if why:
            edges.append((pair.a, pair.b, why, max(pair.a_share, pair.b_share)))
    found = fold(here, edges)
    return len(found) + len(evidence) - len(here), tuple(each for support in found for each in support.folds)


def _same_passage(pair: Pair, evidence: Mapping[str, Sequence[Span]]) -> str | None:
    """The reason when each document's claims all stand within passages that the other has too."""
    for name, passages in ((pair.a, pair.a_spans), (pair.b, pair.b_spans)):
        if not all(any(_inside(span, passage) for passage in passages) for span in evidence[name]):
            return None
    return "the words that say so are one passage in both"


def _inside(span: Span, passage: Span) -> bool:
    return passage.start <= span.start and span.end <= passage.end
