"""Sentences of our own, read as one-sentence articles about the topic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.coding.reading import Reading
from standoff.model.claim import Claim
from standoff.model.document import Hints
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.coding import code, coder_for
from standoff.pipeline.documents import from_text

Coded = Callable[..., tuple[Claim, ...]]
Sentence = Callable[[str, str], tuple[int, Reading]]


@pytest.fixture(scope="session")
def coded() -> Coded:
    """``coded(text, title=..., published=...)``: the claims of a text under the sanctuary codebook."""
    coder = coder_for("sanctuary", "rules")

    def run(text: str, title: str = "Sanctuary cities", published: str = "2017-03-23") -> tuple[Claim, ...]:
        hints = Hints(doc_id="test", title=title, outlet="The Daily Ledger", published=published)
        return code(from_text(text, hints), coder).claims

    return run


@pytest.fixture(scope="session")
def sentence() -> Sentence:
    """``sentence(text, word)``: the token of a word that stands once in a text, and the text as it is read."""
    parts = annotators("rules")

    def read(text: str, word: str) -> tuple[int, Reading]:
        page = from_text(text, Hints(doc_id="test", outlet="The Daily Ledger", published="2017-03-24"))
        reading = Reading(page, annotate(page, parts))
        (at,) = [i for i, form in enumerate(reading.forms) if form == word.lower()]
        return at, reading

    return read
