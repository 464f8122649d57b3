"""Which passages could concern the topic: what costly annotators need to look at for a coder, and no more."""

from __future__ import annotations

import msgspec

from standoff.coding.reading import Reading
from standoff.coding.relevance import Relevance
from standoff.model.annotation import Annotations
from standoff.model.codebook import Codebook
from standoff.model.document import Document
from standoff.model.span import Span


class Focus:
    """Annotator: the ``focus`` layer, the sentences in which the codebook's relevance rule lets an act count."""

    name = "focus"
    requires = ("sentences", "tokens")
    provides = ("focus",)

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.version = f"{codebook.name}-{codebook.version}"

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with the sentences that could hold a claim; none if and only if the document is off the topic."""
        relevance = Relevance(Reading(document, have), self.codebook)
        spans: list[Span] = []
        if relevance.possible:
            spans = [sentence.span for at, sentence in enumerate(have.sentences) if relevance.counts(at)]
            spans = spans or [sentence.span for sentence in have.sentences]
        return msgspec.structs.replace(have, focus=tuple(spans))
