"""Words in the stored texts, and claims that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from standoff.model.move import Conflict, Move
from standoff.model.recorded import Found, Page
from standoff.pipeline.answers import Clocks
from standoff.pipeline.asking import viewed
from standoff.pipeline.naming import place_label
from standoff.settings import Settings

if TYPE_CHECKING:
    from standoff.record.view import View


def searched(settings: Settings, clocks: Clocks, words: str, limit: int, after: str | None) -> Page[Found]:
    """Documents that hold all the words (phrases in double quotes), best match first."""
    with viewed(settings, clocks) as view:
        return view.search(words, limit, after)


def found_row(found: Found) -> dict[str, object]:
    """A hit with what the page says of itself."""
    document = found.document
    return {
        "document": document.id,
        "doc_id": document.doc_id,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "url": document.url or document.uri,
        "claims": document.claims,
        "snippet": " ".join(found.snippet.split()),
    }


def disagreements(
    settings: Settings, clocks: Clocks, limit: int | None, after: str | None
) -> Page[tuple[Move, Conflict]]:
    """Values that claims of one act set against each other; ``limit`` None gives all."""
    with viewed(settings, clocks) as view:
        if limit is not None:
            return view.conflicts(limit, after)
        return Page(tuple(every_conflict(view, after)))


def every_conflict(view: View, after: str | None) -> list[tuple[Move, Conflict]]:
    """All of them, page by page."""
    found: list[tuple[Move, Conflict]] = []
    while True:
        page = view.conflicts(1000, after)
        found += page.items
        after = page.next
        if after is None:
            return found


def conflict_row(move: Move, conflict: Conflict) -> dict[str, object]:
    """One field of one act with the values that rule one another out, each with the claims that say so."""
    return {
        "act": move.id,
        "family": move.family,
        "actors": list(move.actors),
        "place": move.place,
        "place_name": place_label(move.place),
        "instrument": msgspec.to_builtins(move.instrument) if move.instrument else None,
        "earliest": move.earliest,
        "latest": move.latest,
        "field": conflict.field,
        "values": [{"value": value, "claims": list(claims)} for value, claims in conflict.values],
    }
