"""Sentences of our own, read as one-sentence articles about the topic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.model.claim import Claim
from standoff.model.document import Hints
from standoff.pipeline.coding import code, coder_for
from standoff.pipeline.documents import from_text

Coded = Callable[..., tuple[Claim, ...]]


@pytest.fixture(scope="session")
def coded() -> Coded:
    """``coded(text, title=..., published=...)``: the claims of a text under the sanctuary codebook."""
    coder = coder_for("sanctuary")

    def run(text: str, title: str = "Sanctuary cities", published: str = "2017-03-23") -> tuple[Claim, ...]:
        hints = Hints(doc_id="test", title=title, outlet="The Daily Ledger", published=published)
        return code(from_text(text, hints), coder).claims

    return run
