"""Which attributions open a voice: words and content that are the source's own, not an act the page narrates."""

from __future__ import annotations

from itertools import pairwise

from standoff.annotate.attribution import cues
from standoff.annotate.attribution.found import Found
from standoff.annotate.attribution.function_words import NEGATIONS, listed
from standoff.annotate.attribution.passage import Passage

TELLING = listed("notify inform tell advise assure remind ask")
"""Verbs whose infinitive is an act asked for or planned, not words ("to notify the state that ...")."""
TRENDS = listed(
    "increase increases rise decline declines decrease decreases drop drops reduction reductions surge surges"
)
UNDONE = listed(
    "refused refuses refusing declined declines failed wants want wanted plans plan expected likely"
)


def opens_voice(passage: Passage, item: Found, lemma: str) -> bool:
    """Quoted words always do; a clause does under a verb of saying or believing, and a name under "called"."""
    level = passage.words[item.cue[0]].quote
    quoted = level >= 0 or bool(passage.peeled)
    vows = lemma in ("promise", "swear") and passage.words[item.content[0][0]].low == "to"
    if item.speech and cues.voices_clause(lemma) and not (lemma in cues.HELD and quoted) and not vows:
        informs = item.rule.startswith("infinitive") and lemma in TELLING
        if not informs and not _unsaid(passage, item):
            return True
    if lemma in cues.NAMING and item.rule == "object":
        return not _labels(passage, item)
    if lemma in ("quote", "cite") and item.rule == "object" and _as_saying(passage, item):
        return True
    if lemma in ("report", "cite") and item.rule == "object" and _counts(passage, item):
        return True
    if lemma == "accuse" and item.rule in ("object", "preposition"):
        return True
    inner = {passage.words[k].quote for first, last in item.content for k in range(first, last)} - {level, -1}
    return any(not passage.quotations[quote].scare for quote in inner)


def _counts(passage: Passage, item: Found) -> bool:
    """Whether a figure or trend was reported ("police reported 280 burglaries"), and not only should be."""
    if passage.tag(item.cue[1] - 1) == "VB":
        return False
    words = [passage.words[k] for first, last in item.content for k in range(first, last)]
    return any(word.upos == "NUM" or word.low in TRENDS for word in words)


def _as_saying(passage: Passage, item: Found) -> bool:
    """Whether somebody is quoted "as saying" something."""
    lows = [passage.words[k].low for first, last in item.content for k in range(first, last)]
    return any(pair in (("as", "saying"), ("as", "telling")) for pair in pairwise(lows))


def _unsaid(passage: Passage, item: Found) -> bool:
    """Whether nothing was said: "did not say whether ...", "refused to say that ..."."""
    words = passage.words
    if any(word.low in NEGATIONS for word in words[slice(*item.cue)]):
        return True
    first = item.cue[0] - (4 if item.rule.startswith("infinitive") else 0)
    return any(word.low in UNDONE for word in words[max(0, first) : item.cue[1]])


def _labels(passage: Passage, item: Found) -> bool:
    """Whether naming only gives a name: "a law called the Refuge Act", "what he calls "chain migration""."""
    first = min(item.cue[0], item.source[0] if item.source else item.cue[0])
    if first > 0 and passage.words[first - 1].low == "what":
        return True
    if item.cue[1] - item.cue[0] > 1:
        return False
    loose = [k for first, last in item.content for k in range(first, last) if passage.words[k].quote < 0]
    return passage.tag(item.cue[0]) == "VBN" or any(passage.tag(k) == "VBZ" for k in loose)
