"""Clauses that tell of the same moment as an act, and words that lead up to one another within a clause."""

from __future__ import annotations

from standoff.coding.reading import Reading

SAYING = frozenset("say tell call argue insist declare note add write warn urge claim cite".split())
LINKS = frozenset("nmod obl appos compound conj amod nummod nsubj flat advmod dep obj det".split())
NOUNS = frozenset({"NOUN", "PROPN"})
PREDICATES = frozenset({"VERB", "AUX"})
SAME_TIME = frozenset({"when", "as", "while"})


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
    token, marks = reading.tokens[clause], marks_of(clause, reading) & SAME_TIME
    told = "as" not in marks or reading.tree.dependents(clause, "nsubj", "nsubj:pass")
    return token.deprel.startswith("advcl") and bool(marks and told)


def is_setting(clause: int, predicate: int, reading: Reading) -> bool:
    """Whether a participle put first says on what occasion somebody acted: "Speaking on Monday, she called"."""
    token = reading.tokens[clause]
    first = clause < predicate and token.xpos == "VBG" and token.deprel.startswith("advcl")
    return first and not marks_of(clause, reading)


def is_saying(clause: int, reading: Reading) -> bool:
    """Whether a participle adds what somebody said in acting: "rejected it on Sunday, saying that"."""
    token = reading.tokens[clause]
    return token.deprel == "advcl" and token.xpos == "VBG" and reading.lemmas[clause] in SAYING


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
