"""Who speaks in a marked quotation that a sentence of any kind opens: its subject, what it quotes from, an outlet.

A plain lead-in ("The Herald reports:") is read by ``leads``; these are for the others.
"""

from __future__ import annotations

import re

from standoff.annotate.attribution import cues, following, trees
from standoff.annotate.attribution.found import Range
from standoff.annotate.attribution.function_words import listed
from standoff.annotate.attribution.leads import (
    LONGEST_LEAD_IN,
    Lead,
    Part,
    is_outlet,
    last_sentence,
    words_of,
)
from standoff.annotate.attribution.passage import CALENDAR, Passage
from standoff.annotate.attribution.phrases import personal, verbish

NO_SPEAKER = listed(
    "it this that these those there here i we you some many several few other all both which what"
)
"""First words of a subject that introduces a quotation but does not speak in it."""
NO_SPEECH = listed("begin start act move change happen join follow come")
"""Verbs whose subject does something else than speak ("The city has begun to act:")."""
GOING_ON = listed("and also but then later again further finally more next plus still there is on")
PIECES = listed(
    """bit clause excerpt extract line lines letter message paragraph part passage portion quotation quote remarks
    section sentence statement stretch testimony text transcript word words"""
)
"""What is quoted of somebody or of a paper."""
MAIN = ("root", "parataxis", "conj")


def goes_on(part: Part) -> bool:
    """Whether a lead-in only says that the one quoted before is quoted again: "And:", "Then later:"."""
    words = re.findall(r"\w+", part.text.lower())
    return (
        part.text.rstrip().endswith(":") and 0 < len(words) <= 4 and all(word in GOING_ON for word in words)
    )


def any_subject(passage: Passage, part: Part) -> Lead | None:
    """Who speaks in a marked quotation that a sentence with any other verb introduces: its subject, if that can speak,
    else an outlet that it names ("Buried in a piece in the Herald is this:")."""
    low, high = last_sentence(passage, part), part.high - 1
    if passage.words[high].text != ":" or part.high - low > LONGEST_LEAD_IN or passage.tree is None:
        return None
    tree = passage.tree
    if found := credited(passage, high) or _excerpt(passage, low, high):
        return found
    for k in range(low, high):
        index = trees.token(passage, k)
        if index is None or tree.tokens[index].deprel not in MAIN:
            continue
        if tree.tokens[index].upos != "VERB" and not tree.children(index, "cop"):
            continue
        source = trees.subject(passage, k, low, high)
        if source is not None and tree.tokens[index].lemma not in NO_SPEECH and _can_speak(passage, source):
            return Lead(source, (k, k + 1), is_outlet(words_of(passage, source)))
    return _outlet_named(passage, low, high)


def credited(passage: Passage, high: int) -> Lead | None:
    """An outlet at the end of the lead-in: "A reader sends this along from Salon:"."""
    words = passage.words
    first = high
    while first > 0 and words[first - 1].text[:1].isupper():
        first -= 1
    link = first - 1
    if link > 1 and words[link].low in ("'s", "’s") and words[link - 1].text in CALENDAR:
        link -= 2  # "from Tuesday's Herald"
    elif link > 0 and words[link].low == "the":
        first, link = link, link - 1
    if link < 0 or words[link].low not in ("from", "via", "in", "at"):
        return None
    return (
        Lead((first, high), (link, link + 1), True) if is_outlet(words_of(passage, (first, high))) else None
    )


def _excerpt(passage: Passage, low: int, high: int) -> Lead | None:
    """What is quoted in part: "one sentence of the ruling stands out:", "statement from the mayor:"."""
    words = passage.words
    for k in range(high - 2, low, -1):
        if words[k].low in ("of", "from", "in", "by") and words[k - 1].low in PIECES:
            source = following.after(passage, k + 1, high)
            if source is None:
                continue
            end = next((j for j in range(*source) if verbish(words[j])), source[1])
            if end > source[0] and _can_speak(passage, (source[0], end)):
                return Lead((source[0], end), (k - 1, k + 1), is_outlet(words_of(passage, (source[0], end))))
    return None


def _can_speak(passage: Passage, source: Range) -> bool:
    words = passage.words[slice(*source)]
    if words[0].low in NO_SPEAKER or words[0].upos == "VERB":
        return False
    if len(words) == 1 and words[0].low in ("he", "she", "they"):
        return True
    return any(word.upos == "PROPN" or word.low in cues.DOCUMENTS or personal(word.low) for word in words)


def _outlet_named(passage: Passage, low: int, high: int) -> Lead | None:
    """The first outlet named in a sentence."""
    words = passage.words
    for k in range(low, high):
        last = k
        while last < high and words[last].text[:1].isupper():
            last += 1
        if last > k and is_outlet(words_of(passage, (k, last))):
            first = k - (k > low and words[k - 1].low == "the")
            return Lead((first, last), (high, high + 1), True)
    return None
