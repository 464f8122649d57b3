"""Who speaks: the noun phrase beside a cue.

Works from closed word classes and capital letters, with parts of speech where the words carry them.
Every function takes and gives half-open ranges of word indexes.
"""

from __future__ import annotations

import re

from standoff.annotate.attribution import cues
from standoff.annotate.attribution.function_words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_STARTERS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
)
from standoff.annotate.attribution.passage import TIME, Passage, Word

HARD = frozenset([";", ":", "—", "–", "--", "(", ")", "!", "?", "“", "”", '"', "``", "''", "…", "..."])
APPOSITIVE = re.compile(
    r"(?:[Aa]n?|[Tt]he|who|whose|which|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|one|of|then|now|both|all|chief|deputy|former|co-)\b|[A-Z0-9]"
    r"|\w+(?:man|men|woman|women|or|ors|er|ers|person|people|ist|ists|ive|ant|ants|head|chair|member|lawyer|secretary)\b"
)
NOT_APPOSITIVE = frozenset(
    [
        "in",
        "on",
        "at",
        "during",
        "after",
        "before",
        "when",
        "while",
        "as",
        "adding",
        "saying",
        "noting",
        "calling",
        "citing",
        "speaking",
        "referring",
        "according",
        "but",
        "and",
        "though",
        "although",
        "because",
        "if",
        "to",
        "with",
        "by",
        "since",
        "where",
    ]
)
INNER = frozenset(["of", "for", "from"])
OTHER_PRONOUNS = frozenset(["him", "them", "me", "us", "himself", "herself", "themselves", "it"])
QUALIFYING = frozenset("acting sitting outgoing incoming leading presiding governing".split())
LONGEST = 45
"""Words in the longest source."""


def verbish(word: Word) -> bool:
    """Whether the word is (as far as one can tell) a finite verb or auxiliary."""
    if word.low in QUALIFYING:
        return False
    if word.upos:
        return word.upos in ("VERB", "AUX")
    if word.low in AUXILIARIES:
        return True
    if word.text[:1].isupper():
        return False
    forms = cues.verbs().get(word.low)
    if forms:
        return any(form.shape in ("ed", "en") for form in forms)
    return len(word.low) > 4 and word.low.endswith("ed")


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
        if match and match.end() < words[last - 1].end:
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
        if word.text == ",":
            if not _goes_on(words, last, high):
                break
        elif (
            last > first
            and not relative
            and (
                (word.low in PREPOSITIONS and word.low not in INNER)
                or word.low in ("ahead", "amid", "outside", "next", "following")
                or (word.low in CLAUSE_STARTERS and word.low not in ("who", "whose", "which", "where"))
                or (word.low in ("and", "but") and not closing and _new_clause(words, last + 1, high))
            )
        ):
            agent = word.low == "by" and (
                passage.tag(last - 1) == "VBN" or words[last - 1].low in cues.DOCUMENTS
            )
            if not agent and not (
                word.low in ("in", "at", "with", "on") and _common_head(words, first, last)
            ):
                break
        elif TIME.match(passage.text, word.start) and last > first:
            break
        last += 1
    while last > first and words[last - 1].text in (",", ".", "-"):
        last -= 1
    return (first, last) if last > first else None


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
    return bool(commas) or words[first].low in DETERMINERS


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
