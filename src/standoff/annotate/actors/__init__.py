"""Actors: public bodies, offices, office-holders, courts, places that act, outlets, and those who stay private.

The annotator finds the noun phrases that stand for actors (a lexicon of offices and bodies, no list of
persons), gathers the names of one person or body, and ties descriptions and pronouns to them. What the
words leave open stays open: an office without a place near it has none, a doubtful pronoun is no mention.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from standoff.model.annotation import Actor, Annotations, Mention
from standoff.model.document import Document


def actors_of(
    text: str,
    have: Annotations,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors of a text and their mentions, in text order and not overlapping.

    Uses the sentences, tokens, toponyms, quotations and attributions of ``have`` as far as they are filled;
    ``outlet`` and ``url`` place officials where the text names no place for them at all;
    ``published``, an EDTF date, tells who held a high office at the time.
    """
    from standoff.annotate.actors.localities import home
    from standoff.annotate.actors.walk import play

    return play(text, have, home(outlet, url), published)


def mention_at(mentions: Sequence[Mention], offset: int) -> Mention | None:
    """The mention that covers a code point, such as the start of a noun phrase's head token."""
    at = bisect_right([mention.start for mention in mentions], offset) - 1
    return mentions[at] if at >= 0 and offset < mentions[at].end else None


class ActorAnnotator:
    """Fills ``actors`` and ``mentions``."""

    name = "actors"
    version = "1"
    requires = ("tokens", "sentences", "toponyms", "quotations", "attributions")
    provides = ("actors", "mentions")

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """Return ``have`` with actors and mentions."""
        actors, mentions = actors_of(document.text, have, document.outlet, document.url, document.published)
        return msgspec.structs.replace(have, actors=actors, mentions=mentions)


annotator = ActorAnnotator()
