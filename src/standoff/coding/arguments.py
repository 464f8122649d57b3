"""The arguments of predicates: who a noun's act is by and upon, and whether an argument is what a frame asks for."""

from __future__ import annotations

from standoff.coding.patterns import Pattern
from standoff.coding.reading import Reading
from standoff.model.annotation import Actor

GOVERNMENTS = frozenset({"federal", "state", "local", "court"})
AGENT_PREPOSITIONS = frozenset({"by", "from", "of", "between"})
PATIENT_PREPOSITIONS = frozenset({"of", "on", "against", "to", "over", "for", "with", "from", "in"})
LIGHT = frozenset({"begin", "start", "continue", "help", "try"})
"""Verbs whose own complement is looked at."""
LEGISLATURE = frozenset(
    (
        "senate house assembly legislature congress council supervisors commission commissioners "
        "lawmakers legislators board aldermen delegates representatives committee parliament selectmen "
        "councilors senators"
    ).split()
)


def nominal_agent(reading: Reading, index: int) -> int | None:
    """Who does what a noun names: "Trump's order", "an order from the mayor", "the governor issued an order"."""
    tree = reading.tree
    if owners := tree.dependents(index, "nmod:poss"):
        return owners[0]
    for word, head in tree.obliques(index):
        if word in AGENT_PREPOSITIONS and reading.mention_at(head):
            return head
    for child in tree.dependents(index, "compound", "amod", "nmod"):
        if reading.mention_at(child) and not tree.prepositions(child):
            return child
    for child in tree.dependents(index, "acl"):
        if reading.tokens[child].xpos in {"VBN", "VBD"} and (agent := tree.agent(child)) is not None:
            return agent
    return None


def nominal_patient(reading: Reading, index: int) -> int | None:
    """What a noun's act is aimed at: "a lawsuit against the city", "a ban on sanctuary policies"."""
    for word, head in reading.tree.obliques(index):
        if word in PATIENT_PREPOSITIONS:
            return head
    return None


def fits(pattern: Pattern, head: int | None, reading: Reading, whole: bool = False) -> bool:
    """Whether a noun satisfies an argument pattern by its words or by the kind of actor it stands for."""
    if pattern.empty:
        return True
    if head is None:
        return False
    indexes = reading.tree.subtree(head) if whole else reading.tree.noun_words(head)
    lemmas, forms = reading.words(indexes)
    if (
        (pattern.find(lemmas, forms) is not None)
        if whole
        else pattern.ends_at(lemmas, forms, indexes.index(head))
    ):
        return True
    if any(fits(pattern, other, reading) for other in reading.tree.dependents(head, "appos")):
        return True
    if reading.tokens[head].upos == "PRON":
        names = [actor.name.lower().split() for actor in reading.actors_at(head)]
        if any(pattern.find(name, name) is not None for name in names):
            return True
    return bool(pattern.kinds) and any(
        is_kind(actor, kind) for actor in reading.actors_at(head) for kind in pattern.kinds
    )


def fits_object(pattern: Pattern, patient: int | None, own: list[int], reading: Reading) -> bool:
    """Whether the object fits, coordinated objects and "a package of bills" included."""
    if pattern.empty:
        return True
    if patient is None:
        return False
    for head in reading.tree.conjuncts(patient):
        if fits(pattern, head, reading):
            return True
        for word, inner in reading.tree.obliques(head):
            if word in {"of", "in"} and inner in own and fits(pattern, inner, reading):
                return True
    return False


def complement_fits(pattern: Pattern, index: int, reading: Reading) -> bool:
    """Whether the infinitive or content clause of a predicate has one of the wanted predicates."""
    for child in reading.tree.dependents(index, "xcomp", "ccomp", "acl", "advcl"):
        heads = [
            head
            for head in reading.tree.conjuncts(child)
            if reading.tokens[head].upos in {"VERB", "ADJ", "NOUN", "AUX"}
        ]
        for head in heads:
            if pattern.find([reading.lemmas[head]], [reading.forms[head]]) is not None:
                return True
            if reading.lemmas[head] in LIGHT and complement_fits(pattern, head, reading):
                return True
    return False


def is_kind(actor: Actor, kind: str) -> bool:
    """Whether an actor is of a kind that patterns name."""
    if kind == "actor":
        return actor.public
    if kind == "person":
        return actor.kind in {"person", "office"}
    if kind == "government":
        return actor.level in GOVERNMENTS and actor.public
    if kind == "executive":
        return actor.level in {"federal", "state", "local"} and actor.kind in {"person", "office", "body"}
    if kind == "legislature":
        words = set(actor.name.lower().split()) | set((actor.role or "").lower().split())
        return bool(words & LEGISLATURE) and actor.level != "court"
    return actor.level == kind
