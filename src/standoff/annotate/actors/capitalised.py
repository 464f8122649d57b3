"""Bodies known by the last word of their capitalised names: agencies, school districts, universities, outlets, laws."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standoff.annotate.actors.closed_words import CONNECTORS, FUNCTION, HONORS
from standoff.annotate.actors.lexicon import Entry, Lexicon
from standoff.annotate.actors.phrasebook import phrase_at
from standoff.annotate.actors.words import Word

SCHOOL_BODIES = frozenset("board district committee commission council department".split())
PUBLIC = r"(?:state|a&m|tech|polytechnic|southern) university|technological university"
QUARTER = r"(?:north|south|east|west|middle|central|northern|southern|eastern|western)"


def capital_body(words: Sequence[Word], at: int, in_place: bool, lex: Lexicon) -> tuple[int, Entry] | None:
    """A body, organisation, outlet or law known only by the last word of its capitalised name."""
    if not words[at].cap or words[at].low in FUNCTION or words[at].low in HONORS:
        return None
    best: tuple[int, Entry] | None = None
    end = at
    of = False
    the = at > 0 and words[at - 1].low == "the" and not (words[at].low in lex.he or words[at].low in lex.she)
    while end < len(words) and words[end].sentence == words[at].sentence and end - at < 10:
        word = words[end]
        linked = end > at and (word.low in CONNECTORS or ((of or the) and word.low == "and"))
        if linked and end + 1 < len(words) and (words[end + 1].cap or words[end + 1].low == "the"):
            of = of or word.low == "of"
            end += 1
            continue
        if not word.cap and word.low != "&":
            break
        known = phrase_at(words, end, lex) if best else None
        if known and known[0] > end + 1 and known[1].kind == "body":  # "University of Iowa Board of Regents"
            break
        end += 1
        if end - at < 2 or opens_school_body(words, end - 1):
            continue
        if entry := meaning_of_head(word.low, of, words[at:end], in_place, lex):
            best = (end, entry)
        elif (
            of and best is None and words[at].low in lex.capitals["government"] | lex.capitals["organisation"]
        ):
            sort = "government" if words[at].low in lex.capitals["government"] else "organisation"
            best = (end, body_entry(sort, words[at:end]))
        elif (
            best
            and of
            and words[at].low not in lex.capitals["organisation"]
            and words[end - 2].low in ("of", "and", "the")
        ):
            best = (end, best[1])
    return best


def opens_school_body(words: Sequence[Word], at: int) -> bool:
    """Whether "School" at word ``at`` is no school but belongs to the board or district after it."""
    after = words[at + 1] if at + 1 < len(words) else None
    return words[at].low == "school" and after is not None and after.cap and after.low in SCHOOL_BODIES


def body_entry(sort: str, name: Sequence[Word]) -> Entry:
    key = " ".join(word.low for word in name)
    if sort == "government":
        kind = "committee" if name[-1].low in ("committee", "subcommittee") else "agency"
        return Entry("body", key, kind, "open", "any")
    return Entry("body", key, "organisation", "other", "any")


def meaning_of_head(low: str, of: bool, name: Sequence[Word], in_place: bool, lex: Lexicon) -> Entry | None:
    """What a capitalised run means by its last word."""
    if low == "district" and name[-2].low == "school" and not in_place:
        return Entry("body", "school district", "agency", "local", "city")
    if low in lex.capitals["government"] and not in_place:
        return body_entry("government", name)
    if low in lex.capitals["organisation"]:
        return body_entry("organisation", name)
    if low in lex.capitals["paper"] and not in_place:
        return Entry("paper", " ".join(word.low for word in name), "document", "open", "name")
    if low in lex.outlet_heads and not of:
        return Entry("outlet", " ".join(word.low for word in name), "outlet", "outlet", "any")
    return None


def of_state(name: str, state: str, lex: Lexicon) -> bool:
    """Whether a university is its state's by its name: "University of Ohio", "Ohio State University"."""
    state = re.escape(state.removesuffix(" state"))
    shapes = (
        rf"university of (?:{QUARTER} )?{state}|{state} (?:{PUBLIC})|{QUARTER} {state} (?:state )?university"
    )
    private = any(each in name for each in lex.capitals["private_university"])
    return not private and re.search(rf"\b(?:{shapes}|state university of {state})\b", name) is not None
