"""The stories that ship: pages of our own with the claims that a careful reader finds in them.

A story is a folder of ``tests/stories`` with ``expected.json``, ``{"claims": [...]}`` in the form of ``standoff code``
with the ``quote`` at the evidence beside it, and ``source.html`` or the name of a page of the bundled coverage.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from evals.gold import STORIES
from standoff.model.document import Document
from standoff.pipeline.coding import code, coder_for
from standoff.pipeline.demo import pages
from standoff.pipeline.documents import documents
from standoff.pipeline.outcomes import Failure
from standoff.settings import Settings

Row = dict[str, Any]


class Story(msgspec.Struct, frozen=True):
    """A page and the claims to be found in it."""

    slug: str
    document: Document
    expected: list[Row]

    def coded(self) -> list[Row]:
        """What the program finds."""
        claims = code(self.document, coder_for(Settings().codebook)).claims
        return [msgspec.to_builtins(claim) for claim in claims]

    def row(self) -> Row:
        """The page as a line of JSON Lines."""
        return {
            "text": self.document.text,
            "outlet": self.document.outlet,
            "published": self.document.published,
        }


@cache
def all_stories() -> tuple[Story, ...]:
    """Every story, by name. Raises ValueError, naming it, for one that does not fit its page."""
    return tuple(story(folder) for folder in sorted(STORIES.glob("*")) if (folder / "expected.json").exists())


def story(folder: Path) -> Story:
    """The story of one folder."""
    told = json.loads((folder / "expected.json").read_text("utf-8"))
    source = folder / "source.html"
    if not source.exists():
        source = next(page for page in pages() if page.stem == folder.name)
    (document,) = documents([str(source)], Settings())
    if isinstance(document, Failure):
        raise ValueError(f"{folder.name}: {document}")
    return Story(folder.name, document, [located(claim, document, folder.name) for claim in told["claims"]])


def located(claim: Row, document: Document, slug: str) -> Row:
    """The claim with its evidence as offsets, checked against the quote where it has both."""
    quote, evidence = claim.get("quote"), claim.get("evidence")
    if quote is None:
        return claim
    start = evidence[0] if evidence else document.text.find(quote)
    if start < 0 or document.text[start : start + len(quote)] != quote:
        raise ValueError(f"{slug}: {quote!r} is not in the text there")
    return claim | {"evidence": [start, start + len(quote)]}
