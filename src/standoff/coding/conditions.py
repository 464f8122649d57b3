"""Whether an act hangs on a condition, or is one: "if", "unless", "provided that", "should the appeal fail"."""

from __future__ import annotations

from standoff.coding.reading import Reading
from standoff.coding.wording import FUTURE

IF = frozenset({"if", "unless"})
OPENINGS = (
    ("if",), ("unless",), ("provided", "that"), ("providing",), ("assuming",), ("as", "long", "as"),
    ("so", "long", "as"), ("in", "case"), ("in", "the", "event"), ("on", "condition"), ("on", "the", "condition"),
)  # fmt: skip
"""First words of a condition."""
BEFORE_IT = frozenset({"only", "but", "and", "then", ",", "“", '"', "—"})
INVERTED = frozenset({"should", "were", "had"})
BE = frozenset({"am", "are", "is", "'m", "'re", "'s"})
REPORTED = frozenset({"ccomp", "xcomp", "parataxis"})
LEVELS_UP = 4


def inside_condition(index: int, reading: Reading) -> bool:
    """Whether the predicate itself is inside an if-clause."""
    marks = {reading.forms[i] for i in reading.tree.dependents(index, "mark", "case")}
    return bool(marks & IF) and is_condition(index, reading)


def conditioned(index: int, helpers: set[str], reading: Reading) -> bool:
    """Whether an act that is still to come hangs on a condition.

    The condition is looked for beside the predicate, beside the verbs that report it, and beside a verb of
    saying set next to it, because parsers hang "if" clauses on any of these.
    """
    progressive = reading.tokens[index].xpos == "VBG" and helpers & BE
    if not helpers & FUTURE and not progressive:  # "if that is all they have, we are not doing it"
        return False
    if is_inverted(index, reading):
        return True
    heads, above = [index], index
    for _ in range(LEVELS_UP):
        token = reading.tokens[above]
        if token.head < 0 or token.deprel not in REPORTED:
            break
        above = token.head
        heads.append(above)
    heads += [child for head in heads[:1] for child in reading.tree.dependents(head, "parataxis")]
    return any(
        is_condition(child, reading) or ("would" in helpers and is_lack(child, reading))
        for head in heads
        for child in reading.tree.children[head]
        if child not in heads
    )


def is_condition(child: int, reading: Reading) -> bool:
    """Whether a dependent opens as a condition does; "even if" concedes and is none."""
    words = [reading.forms[i] for i in reading.tree.subtree(child)[:8]]
    while words and words[0] in BEFORE_IT:
        words.pop(0)
    if reading.tokens[child].deprel == "conj" and words[:1] != ["provided"]:
        return False  # "will sue, and if it loses": the other predicate's condition
    if any(tuple(words[: len(opening)]) == opening for opening in OPENINGS):
        return True
    return words[:1] == ["provided"] and bool(reading.tree.dependents(child, "ccomp"))


def is_lack(child: int, reading: Reading) -> bool:
    """Whether a dependent names what would have to be missing: "without more money, the county would"."""
    return (
        reading.tokens[child].deprel.startswith("obl")
        and reading.forms[reading.tree.subtree(child)[0]] == "without"
    )


def is_inverted(index: int, reading: Reading) -> bool:
    """Whether the sentence opens with an inverted condition: "Should the appeal fail, the city would"."""
    sentence = reading.annotations.sentences[reading.tokens[index].sentence]
    first = sentence.first
    while first < index and (reading.tokens[first].upos == "PUNCT" or reading.forms[first] in BEFORE_IT):
        first += 1
    if reading.forms[first] not in INVERTED or reading.forms[sentence.last - 1] == "?":
        return False
    return "," in reading.forms[first:index]
