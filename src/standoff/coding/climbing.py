"""The word that governs a predicate, also where the parser hung the predicate on another."""

from __future__ import annotations

from standoff.coding.governed import ARGUMENTS, CONTENT, completes_instrument, kept_from
from standoff.coding.nominal import is_ranked
from standoff.coding.reading import Reading
from standoff.coding.tense import is_infinitive
from standoff.coding.wording import (
    ATTEMPT_NOUNS,
    CONTROL,
    INSTRUMENTS,
    PLAN,
    REFUSAL_NOUNS,
    REFUSE,
    THREAT_NOUNS,
    THREATEN,
    VOW,
    VOW_NOUNS,
)

NEAR = 4
ASIDES = frozenset("throughout during in on at after before over since".split())
GERUND_MARKS = frozenset({"from", "of", "on", "to", "in", "off", "about", "with", "at"})
INFINITIVE_NOUNS = VOW_NOUNS | THREAT_NOUNS | ATTEMPT_NOUNS | REFUSAL_NOUNS | INSTRUMENTS
CLAUSES = CONTENT | {"acl", "acl:relcl"}


def climb(index: int, reading: Reading) -> int | None:
    """The word that governs a predicate as its complement or describes it, or None at the top of its clause."""
    token, tree = reading.tokens[index], reading.tree
    if token.head < 0:
        return None
    if (found := astray(index, reading)) is not None:
        return found
    if token.deprel == "xcomp" and token.xpos == "VBG" and not follows(index, reading):
        return None if not tree.dependents(index, "mark") else token.head
    if token.deprel in CLAUSES:
        return token.head
    if token.deprel == "advcl":
        return token.head if completes(index, reading) else None
    if token.deprel == "conj" and not tree.own_subject(index):
        return climb(token.head, reading) if reading.tokens[token.head].xpos == token.xpos else None
    named = token.deprel in ARGUMENTS and token.upos in {"NOUN", "PROPN", "VERB"}
    return token.head if named else None


def completes(index: int, reading: Reading) -> bool:
    """Whether what the parser took for an adverbial clause completes the word it hangs on."""
    token = reading.tokens[index]
    head, marks = token.head, {reading.forms[i] for i in reading.tree.dependents(index, "mark")}
    if completes_instrument(head, index, reading) or "from" in marks or "that" in marks:
        return True
    if token.xpos == "VBG" and (marks & GERUND_MARKS or (not marks and follows(index, reading))):
        return True
    if reading.tokens[head].upos == "ADJ" and not marks:
        return True
    return is_infinitive(index, reading) and reading.lemmas[head] in CONTROL


def astray(index: int, reading: Reading) -> int | None:
    """The governor of a predicate that the parser hung on another word."""
    token = reading.tokens[index]
    if (verb := verb_before(index, reading)) is not None:
        return verb
    if (noun := noun_before(index, reading)) is not None:
        return noun
    head = reading.tokens[token.head]
    if head.head < 0:
        return None
    affected = head.deprel in {"obj", "nsubj:pass"}
    if token.deprel.startswith("acl") and affected and kept_from(index, reading):
        return head.head  # "keeps the department from denying", hung on the department
    if (
        token.deprel == "amod"
        and token.xpos == "VBG"
        and (reading.forms[index - 1] == "of" or index - 1 == head.head)
    ):
        return head.head  # "threats of jailing mayors", "denied holding inmates", read as mayors that jail
    with_it = token.deprel == "nmod" and "with" in reading.tree.prepositions(index)
    if with_it and affected and reading.lemmas[head.head] in THREATEN:
        return head.head  # "threatened the cities with the loss of grants", hung on the cities
    return None


def follows(index: int, reading: Reading) -> bool:
    """Whether a gerund stands right behind its governor: "ruled out ending"; further off it is a clause of its own."""
    between = range(reading.tokens[index].head + 1, index)
    return len(between) < NEAR and all(reading.tokens[i].upos != "PUNCT" for i in between)


def verb_before(index: int, reading: Reading) -> int | None:
    """The verb that an infinitive completes across an aside: "vowed throughout the campaign to crack down"."""
    noun = reading.tokens[index].head if reading.tokens[index].deprel == "acl" else index - 2
    if noun < 0 or noun > index or reading.tokens[noun].deprel not in {"obl", "obl:unmarked"}:
        return None
    verb = reading.tokens[noun].head
    governs = is_infinitive(index, reading) and reading.lemmas[verb] in VOW | PLAN | THREATEN | REFUSE
    return verb if governs and reading.tree.prepositions(noun) & ASIDES else None


def noun_before(index: int, reading: Reading) -> int | None:
    """The noun that an infinitive completes, though the parser hung it on the verb: "stopped the plan to attach"."""
    if reading.tokens[index].deprel not in {"acl", "advcl", "obl", "xcomp"} or index < 2:
        return None
    noun = index - 2
    if reading.forms[index - 1] != "to" or reading.tokens[noun].upos != "NOUN":
        return None
    completes = reading.lemmas[noun] in INFINITIVE_NOUNS or is_ranked(noun, reading)
    return noun if completes and reading.tokens[noun].head != index else None
