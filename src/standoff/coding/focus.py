"""Which passages could concern the topic: what costly annotators need to look at for a coder, and no more."""

from __future__ import annotations

import msgspec

from standoff.coding.reading import Reading
from standoff.coding.relevance import Relevance
from standoff.model.annotation import Annotations
from standoff.model.codebook import Codebook
from standoff.model.document import Document


class Focus:
    """Annotator: the ``focus`` layer, the sentences in which the codebook's relevance rule lets an act count."""

    name = "focus"
    requires = ("sentences", "tokens")
    provides = ("focus",)

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.version = f"{codebook.name}-{codebook.version}"

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with the sentences that could hold a claim; none where the document does not name the topic."""
        relevance = Relevance(Reading(document, have), self.codebook)
        spans = [
            sentence.span
            for sentence in have.sentences
            if relevance.document > 0
            and relevance.act(sentence.first, list(range(sentence.first, sentence.last))) > 0
        ]
        return msgspec.structs.replace(have, focus=tuple(spans))
