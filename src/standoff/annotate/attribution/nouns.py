"""Reporting without a verb: "according to X", "X's claim that ...", "criticism from X of ..."."""

from __future__ import annotations

from standoff.annotate.attribution import citing, clauses, contents, cues, following, sources
from standoff.annotate.attribution.found import Found, Range
from standoff.annotate.attribution.function_words import (
    AUXILIARIES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    listed,
)
from standoff.annotate.attribution.passage import Passage

OWNED_BY_OF = listed("view opinion testimony statement remark comment belief")
"""Nouns whose "of" names the speaker; after the others it names the matter ("criticism of the plan")."""
LINKS = listed("that to of about on for against whether toward towards regarding")


def preposition(passage: Passage, k: int, low: int, high: int) -> Found | None:
    """ "According to X", ", per X" and "in the words of X" at word ``k``; None where none stands there."""
    words = passage.words
    lows = tuple(word.low for word in words[k : min(k + 4, high)])
    if lows[:2] == ("according", "to"):
        return according(passage, k, low, high)
    if lows[:1] == ("per",) and k > low and words[k - 1].text == "," and len(lows) > 1:
        named = lows[1] in DETERMINERS - {"each", "every", "any"} or words[k + 1].text[:1].isupper()
        item = according(passage, k, low, high, 1) if named else None
        return item if item and item.source and citing.has_word(passage, item.source) else None
    if lows == ("in", "the", "words", "of"):
        item = according(passage, k, low, high, 4)
        said = quoted(passage, item) if item else ()
        return item._replace(content=said) if item and said else None
    return None


def quoted(passage: Passage, item: Found) -> tuple[Range, ...]:
    """The part of a content that stands in quotation marks of its own, in one range."""
    level = passage.words[item.cue[0]].quote
    inside = [k for first, last in item.content for k in range(first, last)]
    inside = [k for k in inside if passage.words[k].quote not in (-1, level)]
    return ((inside[0], inside[-1] + 1),) if inside else ()


def according(passage: Passage, k: int, low: int, high: int, size: int = 2) -> Found | None:
    """ "According to" (``size`` words) at word ``k``: content before it, after the source's comma, or both."""
    source = following.after(passage, k + size, high)
    if source is None:
        return None
    if k == low:
        source = following.up_to_comma(passage, source)
    before = contents.before(passage, low, k)
    after: tuple[Range, ...] = ()
    if source[1] < high and passage.words[source[1]].text == ",":
        end = clauses.trim(passage, source[1] + 1, high)
        if end - source[1] > 3:
            after = ((source[1] + 1, end),)
    if not before and not after:
        end = clauses.trim(passage, source[1], high)
        after = ((source[1], end),) if end > source[1] else ()
    return Found(source, (k, k + size), (*before, *after), "according", True)


def find(passage: Passage, k: int, low: int, high: int) -> Found | None:
    """The attribution of the reporting noun at word ``k``, if somebody owns it and something follows."""
    words = passage.words
    if (words[k].upos and words[k].upos not in ("NOUN", "PROPN")) or k + 1 >= high:
        return None
    noun = cues.nouns()[words[k].low]
    first = _with_adjectives(passage, k, low)
    owner, link = _owner(passage, first, low), k + 1
    agents = ("by", "from", "of") if noun in OWNED_BY_OF else ("by", "from")
    if owner is None and words[link].low in agents and link + 1 < high:
        owner = following.after(passage, link + 1, high)
        link = owner[1] if owner else link
    if owner is None or link + 1 >= high or words[link].low not in LINKS:
        return None
    content = _matter(passage, link, low, high)
    if content[1] <= content[0]:
        return None
    speech = noun in cues.CONTENT_NOUNS and words[link].low == "that"
    return Found(owner, (first, k + 1), (content,), "noun", speech, lemma=noun)


def _with_adjectives(passage: Passage, k: int, low: int) -> int:
    words = passage.words
    first = k
    while first > low and k - first < 3 and words[first - 1].text.islower():
        if words[first - 1].low in PREPOSITIONS | DETERMINERS | AUXILIARIES:
            break
        first -= 1
    return first


def _owner(passage: Passage, first: int, low: int) -> Range | None:
    """Whose it is: "the mayor's claim", "her claim"."""
    if first <= low:
        return None
    left = passage.words[first - 1].low
    if left in ("'s", "’s", "’", "'") and first - 2 >= low:
        return sources.before(passage, first - 1, low)
    return (first - 1, first) if left in POSSESSIVES else None


def _matter(passage: Passage, link: int, low: int, high: int) -> Range:
    word = passage.words[link].low
    if word == "that":
        return link, clauses.end_of_clause(passage, link, high, low)
    first = link if word == "to" else link + 1
    return first, clauses.end_of_object(passage, first, high)
