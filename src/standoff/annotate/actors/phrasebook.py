"""Phrases of the lexicon where a text writes them."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.annotate.actors.closed_words import MUST_BE_CAPITAL
from standoff.annotate.actors.lexicon import Entry, Lexicon
from standoff.annotate.actors.words import Word


def fits_case(words: Sequence[Word], first: int, last: int, entry: Entry) -> bool:
    """Whether a phrase that is also a common word is written as the name it would be."""
    head = words[first]
    if head.low == "ice":
        return head.text == "ICE" or (
            head.cap and last < len(words) and words[last].low in ("officers", "agents", "officials", "raids")
        )
    if head.low == "us" and last - first == 1:
        return head.text == "US"
    if entry.kind == "outlet":
        return all(word.cap or word.low == "the" for word in words[first:last])
    if words[last - 1].low == "schools" and entry.key == "school district":
        return words[last - 1].cap
    if last - first == 1 and head.low in MUST_BE_CAPITAL:
        return head.cap
    if last - first == 1 and len(head.low) <= 3 and entry.kind == "body":
        return head.text.isupper()
    return not (last - first == 1 and head.upos in ("VERB", "AUX") and not head.cap)


def phrase_at(words: Sequence[Word], at: int, lex: Lexicon) -> tuple[int, Entry] | None:
    """The longest phrase of the lexicon that starts at word ``at``: its end and its meaning."""
    for length in range(min(lex.longest.get(words[at].low, 0), len(words) - at), 0, -1):
        key = tuple(word.low for word in words[at : at + length])
        if words[at].sentence != words[at + length - 1].sentence:
            continue
        for entry in lex.phrases.get(key, ()):
            if fits_case(words, at, at + length, entry):
                return at + length, entry
    return None
