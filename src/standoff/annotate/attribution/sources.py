"""Who speaks: the noun phrase beside a cue.

Works from closed word classes and capital letters, with parts of speech where the words carry them.
Every function takes and gives half-open ranges of word indexes.
"""

from __future__ import annotations

import re

from standoff.annotate.attribution.function_words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_STARTERS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
)
from standoff.annotate.attribution.passage import TIME, Passage, Word
from standoff.annotate.attribution.phrases import APPOSITIVE, HARD, LONGEST, verbish

_LEADING = frozenset("to from by with of for against".split())
PARTY = re.compile(r"[DRI]-\w+")


def before(passage: Passage, cue: int, low: int) -> tuple[int, int] | None:
    """The subject that ends where the cue group begins, not reaching below word ``low``; None where there is none."""
    words = passage.words
    last = _back_over_time(passage, cue, low)
    if last <= low:
        return None
    previous = words[last - 1]
    if previous.low in SUBJECTS:
        return _with_antecedent(words, last - 1, low) if previous.low in ("who",) else (last - 1, last)
    if previous.text == ",":
        return _with_appositive(passage, last - 1, low)
    if previous.text == ")":
        opened = next((k for k in range(last - 2, max(low, last - 8) - 1, -1) if words[k].text == "("), None)
        if opened is None or opened <= low:
            return None
        inner = before(passage, opened, low)
        return (inner[0], last) if inner else None
    return _noun_phrase_before(passage, last, low)


def _back_over_time(passage: Passage, cue: int, low: int) -> int:
    """Skips "on Tuesday" between subject and cue."""
    words = passage.words
    for first in range(max(low + 1, cue - 5), cue):
        match = TIME.match(passage.text, words[first].start)
        if match and words[cue - 1].end == match.end():
            return first
    return cue


def _with_antecedent(words: tuple[Word, ...], who: int, low: int) -> tuple[int, int]:
    first = who
    if first > low and words[first - 1].text == ",":
        first -= 1
    k = first
    while k > low and not _stops(words, k - 1) and first - k < 12:
        k -= 1
    if k == first and first > low + 1 and PARTY.match(words[first - 1].text):
        return _with_antecedent(words, first - 1, low)[0], who + 1  # "Ann Roe, D-Ohio, who"
    while k < first and words[k].low in _LEADING:
        k += 1  # "goes to Gov. Roe, who said"
    return (k, who + 1) if k < first else (who, who + 1)


def _with_appositive(passage: Passage, comma: int, low: int) -> tuple[int, int] | None:
    """ "John Smith, a spokesman for the mayor," before the cue: head and apposition, found from the left."""
    words = passage.words
    first = max(low, comma - LONGEST)
    for k in range(comma - 1, first - 1, -1):
        closes = (
            words[k].quote not in (-1, words[comma].quote) and not passage.quotations[words[k].quote].scare
        )
        if closes or (words[k].text in HARD and words[k].text not in ("(", ")", "”", '"', "“")):
            first = k + 1
            break
    start = first
    while start < comma:
        stop = next((k for k in range(start, comma + 1) if words[k].text == ","), comma)
        while start < stop and (words[start].low in ("and", "but", "yet") or words[start].low in ADVERBS):
            start += 1
        head = words[start:stop]
        rest = words[stop + 1 : comma]
        good = (
            head
            and head[0].low not in PREPOSITIONS | CLAUSE_STARTERS
            and not any(verbish(word) for word in head)
        )
        if good and (not rest or APPOSITIVE.match(rest[0].text) or rest[0].low in ADVERBS or len(rest) <= 2):
            if rest and rest[0].low in ADVERBS and len(rest) <= 2:
                return (start, stop)
            return (start, comma)
        if good and rest[0].low == "according":
            return (start, stop)
        start = stop + 1
    return None


def _stops(words: tuple[Word, ...], k: int) -> bool:
    """Whether a noun phrase, walked leftwards, cannot include word ``k``."""
    word = words[k]
    if word.text in HARD or word.text in (",", "."):
        return True
    if word.low in CLAUSE_STARTERS or word.low in SUBJECTS:
        return True
    if word.low in ADVERBS and word.low not in ("first", "once", "so", "only", "even", "far"):
        return True
    return verbish(word)


def _noun_phrase_before(passage: Passage, last: int, low: int) -> tuple[int, int] | None:
    words = passage.words
    first = last
    while first > low and last - first < LONGEST:
        k = first - 1
        word = words[k]
        if word.low in ("and", "or", "&"):
            if not _joins(words, k, low):
                break
        elif _stops(words, k):
            break
        first = k
        if word.low in DETERMINERS and k > low:
            left = words[k - 1].low
            if left not in PREPOSITIONS and left not in ("and", "or") and left not in DETERMINERS:
                break
    first = _strip_left(passage, first, last)
    if first >= last or not any(word.text[:1].isalnum() for word in words[first:last]):
        return None
    return (first, last)


def _joins(words: tuple[Word, ...], k: int, low: int) -> bool:
    """Whether the "and" at ``k`` joins two nouns: what stands left of it up to the clause's edge holds no verb."""
    if k - 1 < low or words[k - 1].text in HARD or words[k - 1].text == ",":
        return False
    for left in range(k - 1, max(low, k - 12) - 1, -1):
        if words[left].text in HARD or words[left].text == "," or words[left].low in CLAUSE_STARTERS:
            return True
        if verbish(words[left]):
            return False
    return True


def _strip_left(passage: Passage, first: int, last: int) -> int:
    """Drops "But", "On Tuesday", "In Texas" from the head of a phrase."""
    words = passage.words
    while first < last:
        word = words[first]
        if word.low in ("and", "or", "but", "yet", "-", "'", "‘", "’", "*", "•") or word.low in ADVERBS:
            first += 1
            continue
        match = TIME.match(passage.text, word.start)
        if match:
            while first < last and words[first].start < match.end():
                first += 1
            continue
        if word.low in PREPOSITIONS and word.low not in ("about", "over", "under", "like"):
            k = first + 1
            while k < last and words[k].low not in DETERMINERS and not words[k].text[:1].isupper():
                k += 1
            if k == first + 1 and k < last:
                k += 1
                while k < last and words[k].text[:1].islower() and words[k].low not in DETERMINERS:
                    k += 1
                if k == last:
                    k = first + 2
            first = k
            continue
        return first
    return first


def main_subject(passage: Passage, low: int, cue: int) -> tuple[int, int] | None:
    """The first noun phrase of the clause that begins at ``low``, up to its verb: for participles and conjuncts."""
    words = passage.words
    start = low
    for verb in range(low, cue):
        if words[verb].text in ("”", '"') and words[verb - 1 if verb > low else verb].text in (",", "?", "!"):
            start = verb + 1
        if (
            verbish(words[verb])
            and words[verb].quote < 0
            and not (verb > low and words[verb - 1].low == "to")
        ):
            if verb > start and words[verb - 1].low in CLAUSE_STARTERS:
                continue
            head = verb
            while head > start and (words[head - 1].low in AUXILIARIES or words[head - 1].low in ADVERBS):
                head -= 1
            found = before(passage, head, start)
            if found:
                return found
    return None
