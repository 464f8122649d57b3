"""Whether a predicate is negated."""

from __future__ import annotations

from standoff.coding.reading import Reading

NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "no"})
NOBODY = frozenset({"none", "nobody", "nothing", "neither"})
NEGATING = frozenset({"advmod", "advmod:neg", "cc:preconj", "det"})


def is_negated(index: int, reading: Reading) -> bool:
    """Whether the predicate is negated by its own words or by a negative subject or object ("no city")."""
    tree = reading.tree
    for child in tree.children[index]:
        form, label = reading.forms[child], reading.tokens[child].deprel
        if form in NEGATIONS and (label in NEGATING or (form == "nor" and label == "cc")):
            return not followed_by_only(child, reading)
        if label in {"nsubj", "nsubj:pass", "obj"} and is_nothing(child, reading):
            return True
    if no_longer(index, reading):
        return True
    longer = [c for c in tree.dependents(index, "advmod") if reading.forms[c] == "longer"]
    return any("no" in {reading.forms[i] for i in tree.children[c]} for c in longer)


def is_nothing(noun: int, reading: Reading) -> bool:
    """Whether a subject or object is a negative one: "no city", "none of the jails"."""
    if reading.forms[noun] in NOBODY:
        return True
    return any(reading.forms[i] in {"no", "neither"} for i in reading.tree.dependents(noun, "det"))


def no_longer(index: int, reading: Reading) -> bool:
    """Whether "no longer" or "not yet" stands just before the predicate, however the parser took it."""
    return reading.forms[max(0, index - 2) : index] in (["no", "longer"], ["not", "yet"])


def followed_by_only(index: int, reading: Reading) -> bool:
    """Whether a negation is "not only", which negates nothing."""
    return index + 1 < len(reading.forms) and reading.forms[index + 1] in {"only", "just"}
