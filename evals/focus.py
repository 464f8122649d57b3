"""What listening only where the topic is costs: claims and their voices against those of listening everywhere."""

from __future__ import annotations

from collections import Counter
from typing import Any

from evals import gold
from evals.measured import Measured, measured
from standoff.annotate.attribution.heard import wanted
from standoff.annotate.quotations import paragraphs
from standoff.evaluate.figures import Counts
from standoff.model.document import Document, Hints
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.coding import coded, coder_for, parts_for
from standoff.pipeline.documents import from_text
from standoff.settings import Settings

POOL, DOCUMENTS = "coverage/news_sanctuary.jsonl.gz", 60


def focus() -> Measured:
    """Claims kept and voices kept, and the share of words that were listened to, on the unlabelled pool."""
    counts = [compared(row) for row in gold.rows(POOL)[:DOCUMENTS]]
    return measured("focus", counts, [], report, [])


def compared(row: dict[str, Any]) -> Counts:
    """One article coded both ways."""
    hints = Hints(doc_id=str(row["doc_id"]), outlet=row.get("outlet"), published=row.get("published"))
    document = from_text(row["text"], hints)
    coder = coder_for(Settings().codebook)
    every, some = annotators(), parts_for(coder)
    whole = coded(document, annotate(document, every), coder, every).claims
    have = annotate(document, some)
    found = {key(claim): claim.voices for claim in coded(document, have, coder, some).claims}
    kept = [claim for claim in whole if key(claim) in found]
    spans = paragraphs(document)
    return Counter(
        claims=len(whole),
        claims_kept=len(kept),
        voices_kept=sum(found[key(claim)] == claim.voices for claim in kept),
        words=words(document, spans),
        words_heard=words(document, tuple(span for span in spans if wanted(span, have.focus))),
    )


def key(claim: Any) -> tuple[Any, ...]:
    """What makes a claim the same one."""
    return claim.evidence, claim.move, claim.status, claim.actor.name


def words(document: Document, spans: tuple[tuple[int, int], ...]) -> int:
    """Words in some stretches."""
    return sum(len(document.text[start:end].split()) for start, end in spans)


def report(total: Counts) -> dict[str, Any]:
    """Shares."""
    return {
        "claims_kept": total["claims_kept"] / total["claims"] if total["claims"] else None,
        "voices_kept": total["voices_kept"] / total["claims_kept"] if total["claims_kept"] else None,
        "words_heard": total["words_heard"] / total["words"] if total["words"] else None,
    }
