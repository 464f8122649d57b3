"""How many independent witnesses a move has, and why others do not count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standoff.model.document import Document
from standoff.model.move import Fold
from standoff.model.recorded import Recorded
from standoff.model.span import Span
from standoff.reconcile.copies import Pair, fold, fold_reason

PASSAGE_WORDS = 25  # a shared passage from here on is quoted text, not a common phrase


def witnesses(
    claims: Sequence[Recorded], documents: Mapping[str, Document], pairs: Sequence[Pair]
) -> tuple[int, tuple[Fold, ...]]:
    """The number of independent supports of these claims, and the folds that make it smaller than the documents.

    Documents fold when one copies the other, and when their claims stand in one passage that both have
    (a block quote, a paragraph taken over).
    """
    names = dict.fromkeys(claim.document.id for claim in claims)
    here = {name: documents[name] for name in names if name in documents}
    edges: list[tuple[str, str, str, float]] = []
    for pair in pairs:
        if pair.a in here and pair.b in here:
            why = fold_reason(pair, documents) or _same_passage(pair, claims, documents)
            if why:
                edges.append((pair.a, pair.b, why, max(pair.a_share, pair.b_share)))
    found = fold(here, edges)
    return len(found) + len(names) - len(here), tuple(each for support in found for each in support.folds)


def _same_passage(pair: Pair, claims: Sequence[Recorded], documents: Mapping[str, Document]) -> str | None:
    """The reason when each document's claims all stand within passages that the other has too."""
    for name, spans in ((pair.a, pair.a_spans), (pair.b, pair.b_spans)):
        text = documents[name].text
        long = [span for span in spans if len(text[span.start : span.end].split()) >= PASSAGE_WORDS]
        evidence = [claim.claim.evidence for claim in claims if claim.document.id == name]
        if not all(any(_inside(span, passage) for passage in long) for span in evidence):
            return None
    return "the words that say so are one passage in both"


def _inside(span: Span, passage: Span) -> bool:
    return passage.start <= span.start and span.end <= passage.end
