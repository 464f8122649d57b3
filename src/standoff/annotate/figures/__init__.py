"""The ``figures`` annotator: votes, money, shares, counts with what they count, and firsts.

Years, dates, ages, addresses, telephone numbers and the numbers of laws are no figures. A figure is a
claim of the text and never truth; the qualifier ("more than") is kept apart from the number.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from standoff.annotate.apart import apart
from standoff.annotate.figures.amounts import find_money, find_shares
from standoff.annotate.figures.counts import find_counts, find_firsts, find_lengths
from standoff.annotate.figures.votes import find_votes
from standoff.model.annotation import Annotations, FigureMention, Token
from standoff.model.document import Document


class Figures:
    """Fills ``figures``."""

    name = "figures"
    version = "1"
    requires: tuple[str, ...] = ("tokens",)
    provides: tuple[str, ...] = ("figures",)

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with its ``figures`` filled."""
        tokens = {token.start: token for token in have.tokens}
        return msgspec.structs.replace(have, figures=find(document.text, tokens))


def find(text: str, tokens: Mapping[int, Token] | None = None) -> tuple[FigureMention, ...]:
    """Every figure of the text, in order, without overlaps. ``tokens`` by their start tell nouns from verbs."""
    layers = (
        find_votes(text),
        find_money(text),
        find_shares(text),
        find_firsts(text),
        find_lengths(text),
        find_counts(text, tokens or {}),
    )
    return tuple(apart(layers))


annotator = Figures()
