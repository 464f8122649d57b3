"""When an act was, is or will be: which of a sentence's dates belongs to which act.

A date belongs to the clause it stands in. It dates the act that heads the clause, the noun that the clause
describes, and what a verb of the clause governs. A rule, a threat or what a bill provides for is not dated by
the day it was spoken of; a statement is. A year that is part of a name ("the 1996 law") dates the thing, not
what is done with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from msgspec import structs

from standoff import dates
from standoff.coding.reading import Reading
from standoff.model.annotation import TimeExpression
from standoff.model.claim import DateRef
from standoff.model.span import Span

STATES = frozenset({"rule", "measure"})
SPOKEN = frozenset("reaffirm criticize endorse allege request warn".split())
SAYING = frozenset("say tell call argue insist declare note add write warn urge claim cite".split())
FOREIGN = frozenset({"threatened", "proposed"})
"""Statuses of acts that are not dated by the verb above them."""
SAID = frozenset({"committed", "threatened"})
"""Statuses that hold from the day on which they were spoken."""
OPEN = frozenset({"conditional", "possible"})
KINDS = frozenset({"DATE", "TIME"})
LINKS = frozenset("nmod obl appos compound conj amod nummod nsubj flat advmod dep obj det".split())
NAMING = frozenset({"compound", "nummod", "amod", "nmod"})
NOUNS = frozenset({"NOUN", "PROPN"})
PREDICATES = frozenset({"VERB", "AUX"})
LIGHT = frozenset({"obj", "xcomp", "nsubj:pass"})
OCCASIONS = frozenset({"in", "on", "at", "during"})
SAME_TIME = frozenset({"when", "as", "while"})
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
WEEK = timedelta(days=7)
SHORT = 160
"""How long evidence may be, in characters, for its only date to be taken without a tie in the tree."""


class Dated(NamedTuple):
    """What is asked about: a predicate, the verbs that govern it, its evidence, what act it is, whose words count."""

    predicate: int
    chain: tuple[int, ...]
    evidence: Span
    move: str
    status: str
    at: int


def date_of(act: Dated, reading: Reading) -> DateRef | None:
    """When the act was, is or will be, where the text hangs a date on it."""
    found = date_ref(act, reading)
    spoken = act.move in SPOKEN or act.status in SAID
    return stated_ref(act, reading) if found is None and spoken else found


def date_ref(act: Dated, reading: Reading) -> DateRef | None:
    """The date of the act's own clause, else of a verb that governs it, else the only one in the evidence."""
    own = act.move in STATES or act.status in FOREIGN
    anchors, placed = anchors_of(act, reading, own), list(datings(act, reading))
    ranked = [
        (time.edtf is None, abs(index - act.predicate), time)
        for index, time in placed
        if hangs_on(index, anchors, reading)
    ]
    if ranked:
        return as_ref(min(ranked, key=lambda rank: rank[:2])[2], act)
    if own:
        return None
    beside = companions(act.predicate, reading)
    chosen = [time for index, time in placed if hangs_on(index, beside, reading)] or only(act, placed)
    return as_ref(chosen[0], act) if chosen else None


def only(act: Dated, placed: list[tuple[int, TimeExpression]]) -> list[TimeExpression]:
    """The one date inside evidence that is short."""
    start, end = act.evidence.start, act.evidence.end
    inside = [time for _, time in placed if time.edtf and start <= time.start and time.end <= end]
    return inside if len(inside) == 1 and act.status not in OPEN and end - start <= SHORT else []


def datings(act: Dated, reading: Reading) -> Iterator[tuple[int, TimeExpression]]:
    """The dates near an act that could be its own, each with the word by which it hangs in the tree."""
    sentence = reading.sentence_span(act.predicate)
    near = Span(min(sentence.start, act.evidence.start), max(sentence.end, act.evidence.end))
    for time in reading.times_in(near):
        words = reading.tokens_in(Span(time.start, time.end))
        if time.kind not in KINDS or not words:
            continue
        top = next((index for index in words if reading.tokens[index].head not in words), words[0])
        since = act.move == "measure" and "since" in reading.tree.prepositions(top)
        if not since and not is_part_of_a_name(top, act, reading):
            yield top, time


def is_part_of_a_name(top: int, act: Dated, reading: Reading) -> bool:
    """Whether a date only tells one thing from another: "the 1996 law", "the president's 2017 move"."""
    token, tree = reading.tokens[top], reading.tree
    noun = token.head
    while noun >= 0 and reading.tokens[noun].deprel == "compound":
        noun = reading.tokens[noun].head
    if token.deprel.split(":")[0] not in NAMING or noun < top or reading.tokens[noun].upos not in NOUNS:
        return False
    above = reading.tokens[act.predicate]
    if noun == act.predicate or (noun == above.head and above.deprel in {"acl", "xcomp"}):
        return False
    before = min(tree.subtree(top)) - 1
    if before >= 0 and reading.forms[before] in OCCASIONS:
        return False
    return reading.tokens[noun].deprel.split(":")[0] != "obl" and not tree.prepositions(noun) & OCCASIONS


def anchors_of(act: Dated, reading: Reading, own: bool) -> set[int]:
    """The words whose dates are the act's: its predicate, its light verb, and, unless ``own``, its governors."""
    anchors = {act.predicate} if own else {act.predicate, *act.chain}
    token = reading.tokens[act.predicate]
    if token.upos in NOUNS and token.deprel in LIGHT:
        anchors.add(token.head)
    return anchors


def companions(predicate: int, reading: Reading) -> set[int]:
    """The verbs of clauses that tell of the same moment: "the order signed in May", "when they met on Monday"."""
    found: set[int] = set()
    token = reading.tokens[predicate]
    if is_same_time(predicate, reading) or is_saying(predicate, reading):
        found.add(token.head)
    for child in reading.tree.children[predicate]:
        label = reading.tokens[child].deprel
        told = label == "xcomp" or (token.upos in NOUNS and label in {"acl", "acl:relcl"})
        if told or is_same_time(child, reading) or is_setting(child, predicate, reading):
            found.add(child)
    return found


def marks_of(clause: int, reading: Reading) -> set[str]:
    """The words that join a clause to the one above it: "when", "because"."""
    return {reading.forms[i] for i in reading.tree.dependents(clause, "mark", "advmod") if i < clause}


def is_same_time(clause: int, reading: Reading) -> bool:
    """Whether a clause says what went on at the time of the one above it: "when it passed the law"."""
    token = reading.tokens[clause]
    return token.deprel.startswith("advcl") and bool(marks_of(clause, reading) & SAME_TIME)


def is_setting(clause: int, predicate: int, reading: Reading) -> bool:
    """Whether a participle put first says on what occasion somebody acted: "Speaking on Monday, she called"."""
    token = reading.tokens[clause]
    first = clause < predicate and token.xpos == "VBG" and token.deprel.startswith("advcl")
    return first and not marks_of(clause, reading)


def is_saying(clause: int, reading: Reading) -> bool:
    """Whether a participle adds what somebody said in acting: "rejected it on Sunday, saying that"."""
    token = reading.tokens[clause]
    return token.deprel == "advcl" and token.xpos == "VBG" and reading.lemmas[clause] in SAYING


def stated_ref(act: Dated, reading: Reading) -> DateRef | None:
    """The day on which the innermost speaker of an act's words is said, close by, to have spoken them."""
    chain = reading.scope_at(act.at).chain
    attribution = reading.annotations.attributions[chain[-1]] if chain else None
    if attribution is None or attribution.kind in {"block", "page"}:
        return None
    cues = [cue for span in attribution.cue for cue in reading.tokens_in(span)]
    here = reading.tokens[act.at].sentence
    near = [cue for cue in cues if abs(reading.tokens[cue].sentence - here) <= 1]
    if cues and not near:
        return None
    if stated := attribution.stated:
        times = [t for t in reading.annotations.times if t.start < stated.end and stated.start < t.end]
    else:
        times = [time for cue in near for time in times_of(cue, reading)]
    return as_ref(times[0], act._replace(status="happened")) if times else None


def times_of(word: int, reading: Reading) -> list[TimeExpression]:
    """The dates that hang on a word of their own sentence."""
    return [
        time
        for time in reading.times_in(reading.sentence_span(word))
        if time.kind in KINDS
        and any(hangs_on(index, {word}, reading) for index in reading.tokens_in(Span(time.start, time.end)))
    ]


def as_ref(time: TimeExpression, act: Dated) -> DateRef:
    """A time expression as the date of an act.

    A bare weekday lies ahead of what is to come, behind what was. "Since 2008" says when an act was that is done.
    """
    if time.edtf and act.status == "happened" and act.move not in STATES:
        time = structs.replace(time, edtf=time.edtf.removesuffix("/.."))
    day, anchor = dates.day(time.edtf), dates.day(time.anchor)
    if day is None or anchor is None or time.text.lower() not in WEEKDAYS:
        return DateRef(time.text, time.edtf)
    if act.status == "scheduled" and anchor - WEEK <= day < anchor:
        day += WEEK
    elif act.status == "happened" and anchor < day <= anchor + WEEK:
        day -= WEEK
    return DateRef(time.text, day.isoformat())


def hangs_on(index: int, anchors: set[int], reading: Reading) -> bool:
    """Whether a word leads up to one of the anchors without passing another predicate."""
    for _ in range(12):
        token = reading.tokens[index]
        if index in anchors:
            return True
        other = token.upos in PREDICATES and token.deprel != "xcomp"
        if other or token.head < 0 or token.deprel.split(":")[0] not in LINKS:
            return False
        index = token.head
    return False
