"""A floor under confidence: claims below it are neither written nor kept."""

from __future__ import annotations

import msgspec

from standoff.model.annotation import Annotations
from standoff.model.claim import CodedDocument
from standoff.model.document import Document
from standoff.model.recorded import Recorded
from standoff.pipeline.coding import Coder
from standoff.plugins import Annotator


class SureCoder:
    """A coder whose claims below ``least`` are left out. Its version says so, as its runs differ from the others."""

    def __init__(self, coder: Coder, least: float) -> None:
        self.coder, self.least = coder, least
        self.name, self.codebook = coder.name, coder.codebook
        self.version = f"{coder.version}+least-{least:g}"
        self.focus: Annotator | None = getattr(coder, "focus", None)

    def code(self, document: Document, annotations: Annotations) -> CodedDocument:
        """The claims of ``document`` that are sure enough."""
        found = self.coder.code(document, annotations)
        return msgspec.structs.replace(
            found, claims=tuple(claim for claim in found.claims if claim.confidence >= self.least)
        )


def at_least(coder: Coder, least: float) -> Coder:
    """The coder itself where nothing is asked of its claims."""
    return SureCoder(coder, least) if least > 0 else coder


def is_sure(fact: Recorded, least: float) -> bool:
    """Whether a recorded claim is sure enough; a coder's doubt ends where a person accepted it."""
    return fact.claim.confidence >= least or fact.review == "accepted"
