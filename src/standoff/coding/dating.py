"""When an act was, is or will be: which of a sentence's dates belongs to which act.

A date belongs to the clause it stands in. It dates the act that heads the clause, the noun that the clause
describes, and what a verb of the clause governs. A rule, a threat or what a bill provides for is not dated by
the day it was spoken of; a statement is. A year that is part of a name ("the 1996 law") dates the thing, not
what is done with it; a figure is not dated by what it is compared with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from msgspec import structs

from standoff import dates
from standoff.coding.reading import Reading
from standoff.coding.same_moment import NOUNS, PREDICATES, SAYING, companions, hangs_on
from standoff.model.annotation import TimeExpression
from standoff.model.claim import DateRef
from standoff.model.span import Span

STATES = frozenset({"rule", "measure"})
SPOKEN = frozenset("reaffirm criticize endorse allege request warn".split())
FOREIGN = frozenset({"threatened", "proposed", "blocked"})
"""Statuses of acts that are not dated by the verb above them."""
SAID = frozenset({"committed", "threatened"})
"""Statuses that hold from the day on which they were spoken."""
OPEN = frozenset({"conditional", "possible"})
KINDS = frozenset({"DATE", "TIME"})
NAMING = frozenset({"compound", "nummod", "amod", "nmod"})
LIGHT = frozenset({"obj", "xcomp", "nsubj:pass"})
UNDOING = frozenset(
    """block challenge criticize defend defy denounce enjoin fight freeze halt ignore lift oppose overturn praise
    rescind revoke stall stop strike suspend uphold violate""".split()
)
"""Verbs whose object was there before: their day is not that on which it was made."""
BASIS = re.compile(r"\b[Ff]rom(?:\s+[\w’'-]+){0,4}\s*$")
"""What leads to that with which a figure is compared: "from their peak in"."""
REACH = 60
CONTRAST = frozenset({"but", "yet"})
OCCASIONS = frozenset({"in", "on", "at", "during"})
SIGNED = "signature"
"""The rule of messages that give their day beside the name under them."""
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
    best = [min(ranked, key=lambda rank: rank[:2])[2]] if ranked else []
    undated = not best or best[0].edtf is None
    if undated and (not own or act.move == "measure"):
        best = beside(act, anchors, placed, reading) or best
    return as_ref(best[0], act) if best else None


def beside(
    act: Dated, anchors: set[int], placed: list[tuple[int, TimeExpression]], reading: Reading
) -> list[TimeExpression]:
    """The dates of clauses that tell of the same moment, else the only date at hand, else that of a joined verb."""
    told = {word for word in anchors if word == act.predicate or reading.lemmas[word] in SAYING}
    words = set().union(*(companions(word, reading) for word in told))
    words |= set().union(*(companions(word, reading) for word in words if word > act.predicate))
    found = [time for index, time in placed if time.edtf and hangs_on(index, words, reading)]
    return found or only(act, placed, reading) or shared(act, placed, reading)


def shared(act: Dated, placed: list[tuple[int, TimeExpression]], reading: Reading) -> list[TimeExpression]:
    """The dates before an act that the verb it is joined to has: "met on Monday and approved the order"."""
    token = reading.tokens[act.predicate]
    alone = not reading.tree.dependents(act.predicate, "nsubj", "nsubj:pass")
    joined = {reading.forms[i] for i in reading.tree.dependents(act.predicate, "cc")}
    if token.deprel != "conj" or token.xpos == "VBN" or not alone or joined & CONTRAST:
        return []
    return [
        time for index, time in placed if index < act.predicate and hangs_on(index, {token.head}, reading)
    ]


def only(act: Dated, placed: list[tuple[int, TimeExpression]], reading: Reading) -> list[TimeExpression]:
    """The one date inside evidence that is short, less those of a verb that the act is joined to.

    What is scheduled is dated by the one date of its sentence.
    """
    start, end = act.evidence.start, act.evidence.end
    token = reading.tokens[act.predicate]
    other = {token.head} if token.deprel == "conj" and token.upos in PREDICATES else set()
    free = [time for index, time in placed if time.edtf and not hangs_on(index, other, reading)]
    if act.status == "scheduled" and len(free) == 1:
        return free
    inside = [time for time in free if start <= time.start and time.end <= end]
    return inside if len(inside) == 1 and act.status not in OPEN and end - start <= SHORT else []


def datings(act: Dated, reading: Reading) -> Iterator[tuple[int, TimeExpression]]:
    """The dates near an act that could be its own, each with the word by which it hangs in the tree."""
    sentence = reading.sentence_span(act.predicate)
    near = Span(min(sentence.start, act.evidence.start), max(sentence.end, act.evidence.end))
    before: TimeExpression | None = None
    for time in reading.times_in(near):
        repeats, before = before is not None and is_within(time, before, reading), time
        if repeats:
            continue
        words = reading.tokens_in(Span(time.start, time.end))
        if time.kind not in KINDS or not words:
            continue
        top = next((index for index in words if reading.tokens[index].head not in words), words[0])
        if not (act.move == "measure" and is_base(top, time, reading)) and not is_part_of_a_name(
            top, act, reading
        ):
            yield top, time


def is_within(time: TimeExpression, before: TimeExpression, reading: Reading) -> bool:
    """Whether a date only says in which year the range just before it lies: "from March to May this year"."""
    between = reading.document.text[before.end : time.start].strip()
    if between not in {"", "of"} or "/" not in (before.edtf or "") or not time.edtf:
        return False
    return all(edge.startswith(time.edtf) for edge in (before.edtf or "").split("/"))


def is_base(index: int, time: TimeExpression, reading: Reading) -> bool:
    """Whether a date tells with what a figure is compared: "down from a peak in 2012", "has risen since 2014"."""
    if (time.edtf or "").partition("/")[2] in {"", ".."}:
        before = reading.document.text[max(0, time.start - REACH) : time.start]
        return "since" in reading.tree.prepositions(index) or bool(BASIS.search(before))
    return False


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
    if reading.tokens[noun].deprel.split(":")[0] == "obl":
        return False
    return token.deprel == "nmod:poss" or not tree.prepositions(noun) & OCCASIONS


def anchors_of(act: Dated, reading: Reading, own: bool) -> set[int]:
    """The words whose dates are the act's: its predicate, its light verb, and, unless ``own``, its governors."""
    anchors = {act.predicate} if own else {act.predicate, *act.chain}
    token = reading.tokens[act.predicate]
    if token.upos in NOUNS and token.deprel in LIGHT and reading.lemmas[token.head] not in UNDOING:
        anchors.add(token.head)
    return anchors


def stated_ref(act: Dated, reading: Reading) -> DateRef | None:
    """The day on which the innermost speaker of an act's words is said, close by, to have spoken them."""
    chain = reading.scope_at(act.at).chain
    attribution = reading.annotations.attributions[chain[-1]] if chain else None
    if attribution is None or (attribution.kind in {"block", "page"} and attribution.rule != SIGNED):
        return None
    cues = [cue for span in attribution.cue for cue in reading.tokens_in(span)]
    here = reading.tokens[act.at].sentence
    near = [cue for cue in cues if abs(reading.tokens[cue].sentence - here) <= 1]
    if cues and not near and attribution.rule != SIGNED:
        return None
    if stated := attribution.stated:
        times = [t for t in reading.annotations.times if t.start < stated.end and stated.start < t.end]
    else:
        times = [time for cue in near for time in times_of(cue, reading)]
        times += [t for cue in near for at in companions(cue, reading) for t in times_of(at, reading)]
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
