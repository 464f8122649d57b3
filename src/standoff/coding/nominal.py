"""Nouns above an act ("a threat to", "a bill that would") and verbs above a noun that names one."""

from __future__ import annotations

from standoff.coding.governed import Governed, is_rejected, is_ruling, particle
from standoff.coding.negation import is_nothing
from standoff.coding.pledging import is_reported, strikes
from standoff.coding.reading import Reading
from standoff.coding.tense import is_infinitive, local
from standoff.coding.wording import (
    ABANDON,
    ABSTAIN,
    ATTEMPT,
    ATTEMPT_NOUNS,
    AWAIT,
    BLOCK,
    BLOCKABLE,
    CHANCE,
    CHANCE_NOUNS,
    CLAIM_NOUNS,
    CONSIDER,
    COURTS,
    DENIAL_NOUNS,
    EXPECT,
    FAIL,
    INSTRUMENTS,
    PASSAGE,
    PLAN,
    POWER_NOUNS,
    RANKS,
    REFUSAL_NOUNS,
    THREAT_NOUNS,
    THREATEN,
    VOW,
    VOW_NOUNS,
)


def by_noun(head: int, below: int, move: str, reading: Reading) -> Governed | None:
    """What a noun makes of the act that describes it: "a threat to", "a bill that would"."""
    lemma, relation = reading.lemmas[head], reading.tokens[below].deprel
    if lemma in DENIAL_NOUNS or (lemma in CLAIM_NOUNS and is_rejected(head, reading)):
        return Governed("denied", "denial")
    if relation.startswith("acl:relcl") and not has_that(below, reading):
        provides = lemma in INSTRUMENTS and reading.tree.own_subject(below) in {None, head}
        provides = provides and move not in PASSAGE
        return Governed("proposed", "content of an instrument", True) if provides else None
    if lemma in THREAT_NOUNS:
        return Governed("threatened", "threat")
    if is_ranked(head, reading) and is_infinitive(below, reading):
        return Governed(first_to(head, reading), "first to")
    if lemma in CHANCE_NOUNS and lemma != "option":
        return Governed("possible", "called possible")
    if reading.tokens[below].upos in {"NOUN", "PROPN"} and relation in {"nmod", "obl"} and lemma in COURTS:
        return None
    if lemma in VOW_NOUNS and (relation in {"acl", "advcl"}):
        if is_nothing(head, reading):
            return Governed("denied" if is_reported(head, reading) else "not_done", "no plan")
        hits = strikes(below, move, reading)
        return Governed("threatened" if hits and lemma != "decision" else "committed", "vow")
    if lemma in {"ruling", "injunction", "vote"} and move not in {"rule", "decline"}:
        return Governed("happened", "decided")
    if lemma in POWER_NOUNS | {"option"}:
        return Governed("possible", "power to act", True)
    if lemma in ATTEMPT_NOUNS:
        struck = move in BLOCKABLE and is_struck(head, reading)
        return Governed("blocked", "blocked by another") if struck else Governed("ongoing", "attempt")
    if lemma in REFUSAL_NOUNS:
        return Governed("not_done", "refusal")
    if lemma in INSTRUMENTS and move != "rule" and reading.tokens[below].xpos not in {"VBN", "VBD"}:
        return Governed("proposed", "content of an instrument", True)
    if lemma in {"request", "call", "demand", "order", "directive"} and is_infinitive(below, reading):
        return Governed("possible", "asked of another", True)
    return None


def is_struck(noun: int, reading: Reading) -> bool:
    """Whether a court blocks what a noun names or rules against it: "ruled against the move to withhold"."""
    verb = reading.tokens[noun].head
    if verb < 0 or not is_ruling(verb, reading):
        return False
    against = "against" in reading.tree.prepositions(noun) and reading.lemmas[verb] in {
        "rule",
        "decide",
        "side",
    }
    return against or reading.lemmas[verb] in BLOCK | {"enjoin"}


def is_ranked(noun: int, reading: Reading) -> bool:
    """Whether a noun is one in a row: "the first state"."""
    return any(reading.lemmas[i] in RANKS for i in reading.tree.dependents(noun, "amod"))


def first_to(noun: int, reading: Reading) -> str:
    """How far the act of the first one to do it has come: "became the first state to", "would be the first to"."""
    head = reading.tokens[noun].head
    verb = noun if reading.tree.dependents(noun, "cop") or head < 0 else head
    return local(verb, "", reading).status if reading.tokens[noun].deprel != "obl" else "happened"


def has_that(below: int, reading: Reading) -> bool:
    """Whether a clause on a noun tells its content ("denials that it withheld"), not which one it is."""
    return any(
        reading.forms[i] == "that" and reading.tokens[i].deprel == "mark"
        for i in reading.tree.dependents(below, "mark")
    ) and bool(reading.tree.own_subject(below))


def over_noun(head: int, below: int, move: str, reading: Reading) -> Governed | None:
    """What a verb makes of an act that a noun names: "threatened a lawsuit", "the cutoff was blocked"."""
    lemma, relation = reading.lemmas[head], reading.tokens[below].deprel
    passive = reading.tree.is_passive(head)
    undergoes = relation in {"obj", "nsubj:pass"} or (relation.startswith("acl") and passive)
    if relation == "nsubj":
        if lemma in FAIL and move not in {"fail"}:
            return Governed("not_done", "refusal")
        if lemma in ATTEMPT:
            return Governed("ongoing", "attempt")
        return Governed("possible", "called possible") if lemma in CHANCE else None
    if lemma in THREATEN and (relation in {"obj"} or names_blow(below, reading)):
        return Governed("threatened", "threat")
    if lemma == "deny" and relation == "obj":
        return Governed("denied", "denial")
    if lemma in EXPECT and passive:
        return Governed("scheduled", "expected")
    if not undergoes:
        return None
    if lemma in BLOCK | {"enjoin"} and move in BLOCKABLE:
        return Governed("blocked", "blocked by another", not (is_ruling(head, reading) or lemma == "enjoin"))
    if (lemma, particle(head, reading)) in ABSTAIN or lemma in ABANDON:
        return Governed("not_done", "exclusion" if lemma == "rule" else "refusal")
    if lemma in CONSIDER:
        return Governed("possible", "under consideration")
    if lemma in AWAIT:
        return Governed("possible", "awaited")
    if lemma in VOW | PLAN:
        return Governed("committed", "vow")
    return None


def names_blow(noun: int, reading: Reading) -> bool:
    """Whether a noun stands under "with": "threatened the cities with the loss of grants"."""
    return "with" in reading.tree.prepositions(noun)
