"""Who says what: attributions in a document, outermost to innermost.

``passage`` reads the words, ``cues`` lists the language, ``sources`` and ``clauses`` find who and what, ``reported``
binds them inside a sentence, ``citing`` finds on whose word a source speaks, ``turns`` and ``labels`` carry a speaker
on. ``pages``, ``blockquotes``, ``openings`` and ``credits`` find quoted pages and block quotes, ``signed`` what a line
signs. ``nesting`` puts attributions inside one another, ``naming`` names their sources, ``heard`` joins them with what
an encoder heard.
"""

from __future__ import annotations

import msgspec

from standoff.model.annotation import Annotations, Attribution
from standoff.model.document import Document


class Attributions:
    """Annotator: the ``attributions`` layer by rules alone, with raw sources; ``voices`` fills ``voice``."""

    name = "attributions"
    profile = "rules"
    version = "1"
    requires = ("sentences", "tokens", "quotations")
    provides = ("attributions",)

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with every attribution of the document, in text order."""
        return msgspec.structs.replace(have, attributions=find(document, have))


def find(document: Document, have: Annotations) -> tuple[Attribution, ...]:
    """The attributions of a document whose quotations are known."""
    from standoff.annotate.attribution import nesting, pages, passage, turns

    read = passage.read(document, have)
    return nesting.nest(read, [*pages.find(read, document), *turns.find(read)])


annotator = Attributions()
