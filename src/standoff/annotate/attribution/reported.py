"""Attributions inside one sentence, cue by cue."""

from __future__ import annotations

from standoff.annotate.attribution import citing, cues, nouns, verbs
from standoff.annotate.attribution.found import Found, Range
from standoff.annotate.attribution.passage import Passage

LONGEST_SENTENCE = 1000
"""Words; what is longer is a table or a text without punctuation."""


def find(passage: Passage, low: int, high: int, quote: int, subject: Range | None = None) -> list[Found]:
    """Attributions whose cue lies in the words ``[low, high)`` at quotation level ``quote`` (-1: outside).

    ``subject`` is that of a verb the words open with, where something interrupts between the two.
    """
    found: list[Found] = []
    if high - low > LONGEST_SENTENCE:
        return found
    for k in range(low, high):
        if passage.words[k].quote != quote:
            continue
        item = _at(passage, k, low, high, found, subject)
        if item is not None and item.content and not _taken(item, found):
            found.append(item)
    return [*found, *citing.find(passage, low, high, quote, found), *citing.quoted(passage, found)]


def _at(
    passage: Passage, k: int, low: int, high: int, earlier: list[Found], subject: Range | None
) -> Found | None:
    word = passage.words[k]
    if word.low in ("according", "per", "in") and (found := nouns.preposition(passage, k, low, high)):
        return found
    item = verbs.find(passage, k, low, high, earlier, subject) if word.low in cues.verbs() else None
    if item is None and word.low in cues.nouns():
        item = nouns.find(passage, k, low, high)
    return item


def _taken(item: Found, found: list[Found]) -> bool:
    """Whether another cue already claims the same words ("..., he said when asked")."""
    return any(item.content[0] == other.content[0] for other in found)
