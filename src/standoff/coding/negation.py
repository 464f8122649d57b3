"""Whether a predicate is negated."""

from __future__ import annotations

from standoff.coding.reading import Reading

NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "no"})


def is_negated(index: int, reading: Reading) -> bool:
    """Whether the predicate is negated by its own words or by a negative subject or object ("no city")."""
    tree = reading.tree
    for child in tree.children[index]:
        if reading.forms[child] in NEGATIONS and reading.tokens[child].deprel in {
            "advmod",
            "advmod:neg",
            "cc:preconj",
            "det",
        }:
            return not followed_by_only(child, reading)
        if reading.tokens[child].deprel in {"nsubj", "nsubj:pass", "obj"} and any(
            reading.forms[i] in {"no", "neither"} for i in tree.dependents(child, "det")
        ):
            return True
    longer = [c for c in tree.dependents(index, "advmod") if reading.forms[c] == "longer"]
    return any("no" in {reading.forms[i] for i in tree.children[c]} for c in longer)


def followed_by_only(index: int, reading: Reading) -> bool:
    """Whether a negation is "not only", which negates nothing."""
    return index + 1 < len(reading.forms) and reading.forms[index + 1] in {"only", "just"}
