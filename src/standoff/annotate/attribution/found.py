"""What one rule hands to the next: word ranges, cues and attributions in the making."""

from __future__ import annotations

from typing import NamedTuple

from standoff.annotate.attribution.cues import Form
from standoff.annotate.attribution.passage import Passage

Range = tuple[int, int]
"""A half-open range of word indexes."""


class Found(NamedTuple):
    """One attribution.

    ``speech`` tells words from thought and stance; ``kind`` is given where the marks do not tell it (block, page).
    ``host`` is the cue of the attribution inside which this one stands, where its own cue lies outside of that
    one's content ("the Herald reported, citing two officials").
    """

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    rule: str
    speech: bool
    kind: str = ""
    lemma: str = ""
    host: Range | None = None


class Cue(NamedTuple):
    """A verb that may report: word ``at``, its group from ``head``, in the sentence ``[low, high)``."""

    passage: Passage
    at: int
    head: int
    low: int
    high: int
    form: Form
    frames: frozenset[str]

    @property
    def span(self) -> Range:
        """The verb group."""
        return self.head, self.at + 1

    @property
    def level(self) -> int:
        """The quotation the cue stands in, or -1."""
        return self.passage.words[self.at].quote


class Subject(NamedTuple):
    """Who speaks, whether named right of the cue, and how that was found (the first half of a rule's name)."""

    source: Range
    inverted: bool
    rule: str
