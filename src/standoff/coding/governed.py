"""What governors have in common: what they make of an act, and the forms in which they take one."""

from __future__ import annotations

from typing import NamedTuple

from standoff.coding.reading import Reading
from standoff.coding.tense import is_infinitive
from standoff.coding.wording import ABANDON, ABSTAIN, COURTS, DENY, FALSE, INSTRUMENTS

CONTENT = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass"})
"""Relations by which a clause completes the word above it."""
ARGUMENTS = frozenset({"obj", "nmod", "obl", "nsubj:pass", "nsubj"})
SAME = ""
"""The status of what achieves an act, rather than wants it, is that of the governor: "managed to pass"."""


class Governed(NamedTuple):
    """What a governor makes of an act: a status (or SAME), the rule, and whether it is no act of its own."""

    status: str
    rule: str
    suppressed: bool = False


def is_bare(below: int, reading: Reading) -> bool:
    """Whether a predicate is an infinitive or a gerund without words of its own tense."""
    gerund = reading.tokens[below].xpos == "VBG" and not reading.tree.dependents(below, "aux", "nsubj")
    return gerund or is_infinitive(below, reading)


def is_past(head: int, reading: Reading) -> bool:
    """Whether a verb stands in the past or perfect: who "moved to end" a contract has acted."""
    return reading.tokens[head].xpos in {"VBD", "VBN"} and not reading.tree.is_passive(head)


def particle(head: int, reading: Reading) -> str:
    """The particle or adverb that belongs to a verb: "off", "short"."""
    own = reading.tree.dependents(head, "compound", "advmod", "xcomp", "obj", "case")
    return next((reading.forms[i] for i in own if 0 < i - head < 3), "")


def is_abstention(head: int, reading: Reading) -> bool:
    """Whether a verb says, alone or with its particle, that something is left undone."""
    lemma, words = reading.lemmas[head], reading.forms[head + 1 : head + 3]
    if any((lemma, word) in ABSTAIN for word in words) or lemma in ABANDON:
        return True
    before = reading.lemmas[max(0, head - 1) : head]
    return lemma == "short" and before == ["stop"]


def completes_instrument(head: int, below: int, reading: Reading) -> bool:
    """Whether an infinitive says what the bill beside it would do: "introduced bills to penalize cities"."""
    objects = reading.tree.dependents(head, "obj", "nsubj:pass")
    return reading.tokens[below].xpos == "VB" and any(reading.lemmas[i] in INSTRUMENTS for i in objects)


def kept_from(below: int, reading: Reading) -> bool:
    """Whether the predicate is what somebody is kept from: "bars police from asking"."""
    marks = {reading.forms[i] for i in reading.tree.dependents(below, "mark")}
    passive = "being" in {reading.forms[i] for i in reading.tree.dependents(below, "aux")}
    return "from" in marks and (reading.tokens[below].xpos == "VBG" or passive)


def is_rejected(noun: int, reading: Reading) -> bool:
    """Whether a claim is disputed, or called false."""
    head, rejected = reading.tokens[noun].head, DENY | FALSE
    if any(reading.lemmas[i] in rejected for i in reading.tree.dependents(noun, "amod")):
        return True
    if head < 0:
        return False
    if reading.lemmas[head] in FALSE:
        return True
    return reading.lemmas[head] in DENY and reading.tokens[noun].deprel in {"obj", "nsubj:pass"}


def is_ruling(head: int, reading: Reading) -> bool:
    """Whether it is a court or its ruling that blocks."""
    tree = reading.tree
    agent = tree.agent(head)
    if agent is None and tree.is_passive(head):
        words = {
            reading.lemmas[i]
            for i in tree.subtree(head)
            if "by" in {reading.forms[j] for j in tree.dependents(i, "case")}
        }
        return bool(words & COURTS)
    if agent is None:
        return False
    words = {reading.lemmas[i] for i in tree.noun_words(agent)}
    return bool(words & COURTS) or any(actor.level == "court" for actor in reading.actors_at(agent))
