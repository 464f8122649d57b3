"""Who speaks, right of the cue: "said John Smith, a spokesman for the mayor", "according to a report"."""

from __future__ import annotations

from standoff.annotate.attribution import cues
from standoff.annotate.attribution.function_words import (
    CLAUSE_STARTERS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    listed,
)
from standoff.annotate.attribution.passage import TIME, Passage, Word
from standoff.annotate.attribution.phrases import APPOSITIVE, HARD, LONGEST, verbish

NOT_APPOSITIVE = listed(
    """in on at during after before when while as adding saying noting calling citing speaking referring
    according but and though although because if to with by since where under over following however meanwhile"""
)
"""Words after a comma that go on with the sentence, not with the speaker."""
INNER = listed("of for from")
"""Prepositions that belong to a named speaker."""
BOUNDS = listed("ahead amid outside next following")


def after(passage: Passage, first: int, high: int, closing: bool = False) -> tuple[int, int] | None:
    """The phrase that names the speaker right of an inverted cue ("said John Smith, a spokesman"), or None.

    ``closing``: a quotation closed before the cue, so that nothing but the speaker need follow.
    """
    words = passage.words
    if first >= high or words[first].text in HARD or words[first].low in CLAUSE_STARTERS | PREPOSITIONS:
        return None
    if words[first].low in SUBJECTS:
        return (first, first + 1)
    last = first
    relative = False
    while last < high and last - first < LONGEST:
        word = words[last]
        relative = (
            (relative and word.text != ",")
            or word.low in ("who", "whose", "which")
            or (closing and word.low == "that")
        )
        if word.text in HARD and word.text not in ("(", ")"):
            break
        if (
            word.text == "."
            and (last + 1 >= high or words[last + 1].text[:1].isupper())
            and not _initial(words, last)
        ):
            break
        when = TIME.match(passage.text, word.start) if last > first else None
        if when is not None:
            k = last
            while k < high and words[k].start < when.end():
                k += 1
            if k < high and words[k].low in ("from", "by", "of"):
                last = k
                continue
            break
        if word.text == ",":
            if not _goes_on(words, last, high):
                break
        elif last > first and not relative and _bounds(passage, first, last, high, closing):
            break
        last += 1
    while last > first and words[last - 1].text in (",", ".", "-"):
        last -= 1
    return (first, last) if last > first else None


def _bounds(passage: Passage, first: int, at: int, high: int, closing: bool) -> bool:
    """Whether a word ends the speaker's phrase that begins at ``first``."""
    words, low = passage.words, passage.words[at].low
    ends = (
        (low in PREPOSITIONS and low not in INNER)
        or low in BOUNDS
        or (low in CLAUSE_STARTERS and low not in ("who", "whose", "which", "where"))
        or (low in ("and", "but") and not closing and _new_clause(words, at + 1, high))
    )
    agent = low == "by" and (passage.tag(at - 1) == "VBN" or words[at - 1].low in cues.DOCUMENTS)
    return ends and not agent and not (low in ("in", "at", "with", "on") and _common_head(words, first, at))


def up_to_comma(passage: Passage, source: tuple[int, int]) -> tuple[int, int]:
    """A source that opens a sentence ("According to X, ..."): it ends at its first comma unless an apposition,
    closed by another comma and without a verb of its own, follows."""
    words = passage.words
    commas = [k for k in range(*source) if words[k].text == ","]
    if not commas:
        return source
    inner = words[commas[0] + 1 : commas[1]] if len(commas) > 1 else words[commas[0] + 1 : source[1]]
    plain = bool(inner) and inner[0].low in ("a", "an", "the", "who") and len(inner) < 15
    if plain and (inner[0].low == "who" or not any(verbish(word) for word in inner)):
        return (source[0], commas[1] if len(commas) > 1 else source[1])
    return (source[0], commas[0])


def _initial(words: tuple[Word, ...], k: int) -> bool:
    return k > 0 and len(words[k - 1].text) <= 2 and words[k - 1].text[:1].isupper()


def _common_head(words: tuple[Word, ...], first: int, last: int) -> bool:
    """ "a professor in Texas": the place belongs to a described, not to a named, speaker."""
    commas = [k for k in range(first, last) if words[k].text == ","]
    return bool(commas) or words[first].low in DETERMINERS or words[first].upos == "NUM"


def _goes_on(words: tuple[Word, ...], comma: int, high: int) -> bool:
    if comma + 1 >= high:
        return False
    following = words[comma + 1]
    if following.low in NOT_APPOSITIVE or following.text in HARD or following.low in SUBJECTS - {"who"}:
        return False
    forms = cues.verbs().get(following.low)
    if forms and any(form.shape == "ing" for form in forms):
        return False
    return bool(APPOSITIVE.match(following.text))


def _new_clause(words: tuple[Word, ...], first: int, high: int) -> bool:
    """Whether a finite verb follows soon: "and the mayor agreed"."""
    return any(verbish(word) for word in words[first : min(high, first + 5)])
