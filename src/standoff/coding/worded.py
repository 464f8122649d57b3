"""Relations that the text itself words: what an act answers, what it is for, what it is said to have caused it."""

from __future__ import annotations

from standoff.coding.reading import Reading
from standoff.model.claim import Worded
from standoff.model.span import Span

RESPONSE = frozenset(
    {"despite", "in response to", "in defiance of", "in retaliation for", "in reaction to", "in compliance with",
     "in the face of", "in answer to", "in keeping with", "pursuant to", "under threat of", "in light of"}
)  # fmt: skip
CAUSE = frozenset({"because of", "due to", "thanks to", "as a result of", "owing to", "on account of"})
AIMS = frozenset({"attempt", "effort", "bid", "order", "hope", "aim", "push"})


def relations(predicate: int, chain: tuple[int, ...], reading: Reading) -> dict[str, Worded]:
    """The worded relations of an act: any of ``responds_to``, ``purpose`` and ``attributed_cause``."""
    found: dict[str, Worded] = {}
    for head in (predicate, *chain[1:2]):
        for child in reading.tree.children[head]:
            if kind := relation(child, reading):
                found.setdefault(kind, worded(child, reading))
    return found


def relation(child: int, reading: Reading) -> str | None:
    """What a dependent of the predicate says about it, or None."""
    tree, token = reading.tree, reading.tokens[child]
    opening = " ".join(reading.forms[i] for i in tree.subtree(child)[:4])
    if token.deprel.startswith("obl"):
        if any(opening.startswith(word + " ") for word in RESPONSE):
            return "responds_to"
        if any(opening.startswith(word + " ") for word in CAUSE):
            return "attributed_cause"
        if reading.lemmas[child] in AIMS and tree.dependents(child, "acl"):
            return "purpose"
    if token.deprel.startswith("advcl"):
        marks = {reading.forms[i] for i in tree.dependents(child, "mark")}
        if "because" in marks:
            return "attributed_cause"
        if token.xpos == "VB" and (
            "to" in marks or "to" in {reading.forms[i] for i in tree.dependents(child, "aux")}
        ):
            return "purpose"
    return None


def worded(head: int, reading: Reading) -> Worded:
    """The words under a head, as they stand in the text."""
    span = reading.tree.span(reading.tree.subtree(head, frozenset({"punct", "parataxis"})))
    return Worded(reading.document.text[span.start : span.end], Span(span.start, span.end))
