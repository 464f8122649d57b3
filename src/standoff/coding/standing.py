"""The standing of a rule: in force, in a bill not adopted, adopted but not yet in effect, held up, or no more."""

from __future__ import annotations

from standoff.coding.ahead import comes_later, is_to_come
from standoff.coding.negation import is_negated
from standoff.coding.pledging import reporting
from standoff.coding.reading import Reading
from standoff.coding.wording import (
    CONSIDER,
    DRAFT,
    HOLD,
    IMPOSING,
    INSTRUMENTS,
    POSSIBLE,
    SETTLED,
    WILL,
    WOULD,
)

NOUNS = frozenset({"NOUN", "PROPN"})
UNDER = frozenset({"under", "in", "by"})
LAWS = frozenset("law statute act order policy directive rule regulation section provision".split())
PAPERS = INSTRUMENTS | LAWS
PUT_FORWARD = frozenset("propose introduce draft file back support oppose".split())
UNSETTLED = frozenset("die stall fail await clear advance".split())
SIGNED = frozenset("sign enact".split())
PASSED = frozenset("pass adopt approve".split())
TO_COME = frozenset({"will", "would", "to", "may", "might", "could"})
CLAUSES = ("acl", "amod", "appos", "nmod")


def of_rule(index: int, helpers: set[str], reading: Reading) -> tuple[str, str]:
    """Status and rule name of what an instrument requires, permits or bars."""
    token, paper = reading.tokens[index], instrument(index, reading)
    if paper is not None and is_held_up(paper, index, reading):
        return "blocked", "held up"
    draft = paper is not None and is_draft(paper, index, reading)
    if helpers & WOULD:
        return "proposed", "content of an instrument"
    if draft:
        return "proposed", "a bill's content"
    if helpers & {"could", "might"} and (paper is None or reading.lemmas[paper] not in LAWS):
        return "proposed", "content of an instrument"
    if helpers & WILL:
        return "scheduled", "future"
    if is_to_come(index, reading) or (paper is not None and comes_later(paper, index, reading)):
        return "scheduled", "not yet in force"
    verbal = token.upos in {"VERB", "AUX"} and reading.lemmas[index] not in IMPOSING
    if not verbal and is_negated(index, reading):
        return "not_done", "negation"
    past = token.xpos == "VBD" and not helpers & {"have", "has", "is", "are"}
    if past and not is_backshifted(index, reading):
        return "happened", "past tense"
    return "ongoing", "in force"


def instrument(index: int, reading: Reading) -> int | None:
    """The bill, law or order that a rule is in: its subject, what it describes, or what it stands "under"."""
    tree, token = reading.tree, reading.tokens[index]
    described = token.head if token.deprel.startswith("acl") and agrees(index, token.head, reading) else None
    near = [
        tree.own_subject(index),
        described,
        beside(index, reading),
    ]
    near += [head for word, head in tree.obliques(index) if word in UNDER]
    near += [tree.subject(index), opening_paper(index, reading)]
    return next((noun for noun in near if noun is not None and is_paper(noun, reading)), None)


def agrees(index: int, noun: int, reading: Reading) -> bool:
    """Whether a noun can be the subject of a verb by number; parsers hang relative clauses on the wrong noun."""
    return not (reading.tokens[index].xpos == "VBP" and reading.tokens[noun].xpos in {"NN", "NNP"})


def is_paper(noun: int, reading: Reading) -> bool:
    """Whether a noun names something that can hold a rule."""
    return reading.lemmas[noun] in PAPERS or kind_of(noun, reading) is not None


def kind_of(noun: int, reading: Reading) -> str | None:
    """The kind of instrument that a noun is known to name."""
    mention = reading.instrument_of.get(noun)
    return mention.kind if mention else None


def beside(index: int, reading: Reading) -> int | None:
    """The instrument that an infinitive or participle follows: "filed a bill to deny", "legislation prohibiting"."""
    start = index - 1
    while start >= 0 and reading.forms[start] in {"to", "not"}:
        start -= 1
    if reading.tokens[index].xpos not in {"VB", "VBG"} or start < 0:
        return None
    if is_paper(start, reading) and reading.tokens[start].upos in NOUNS:
        return start
    head = reading.tokens[index].head
    objects = reading.tree.dependents(head, "obj", "nsubj:pass") if head >= 0 else []
    return next((i for i in objects if is_paper(i, reading) and i < index), None)


def opening_paper(index: int, reading: Reading) -> int | None:
    """The instrument that opens the sentence: "Under the law, now on hold, a sheriff faces ..."."""
    first = reading.annotations.sentences[reading.tokens[index].sentence].first
    if reading.forms[first] != "under":
        return None
    near = range(first + 1, min(index, first + 6))
    return next((i for i in near if reading.tokens[i].upos in NOUNS and is_paper(i, reading)), None)


def is_draft(paper: int, index: int, reading: Reading) -> bool:
    """Whether an instrument has not been adopted, as far as the sentence tells."""
    lemma = reading.lemmas[paper]
    if any(reading.lemmas[i] in DRAFT for i in reading.tree.dependents(paper, "amod", "compound")):
        return True
    bill = lemma in INSTRUMENTS - SETTLED or kind_of(paper, reading) == "bill"
    if is_adopted(paper, SIGNED if bill else SIGNED | PASSED, reading):
        return False
    return bill or (lemma in SETTLED and is_weighed(paper, index, reading))


def is_weighed(paper: int, index: int, reading: Reading) -> bool:
    """Whether a measure is only put forward, considered or lost, or named by what it is to do."""
    if paper < index and reading.tokens[index].xpos == "VB" and reading.forms[index - 1] == "to":
        return beside(index, reading) == paper
    head = reading.tokens[paper].head
    if head < 0 or head == index:
        return False
    if reading.tokens[paper].deprel.startswith("nsubj") and not reading.tree.is_passive(head):
        return reading.lemmas[head] in UNSETTLED
    helpers = {reading.forms[i] for i in reading.tree.dependents(head, "aux")}
    object_of = reading.tokens[paper].deprel in {"obj", "nsubj:pass"}
    return object_of and (reading.lemmas[head] in CONSIDER | PUT_FORWARD or bool(helpers & POSSIBLE))


def is_adopted(paper: int, verbs: frozenset[str], reading: Reading) -> bool:
    """Whether the sentence tells that an instrument has become law: "signed into law a bill that bars"."""
    heads = [reading.tokens[paper].head, *reading.tree.dependents(paper, "acl")]
    return any(
        head >= 0
        and reading.lemmas[head] in verbs
        and reading.tokens[head].xpos in {"VBD", "VBN", "VBZ"}
        and not is_negated(head, reading)
        and not {reading.forms[i] for i in reading.tree.dependents(head, "aux")} & TO_COME
        for head in heads
    )


def is_held_up(paper: int, index: int, reading: Reading) -> bool:
    """Whether an instrument is said to be held up: "the blocked order", "the law, which a court has blocked"."""
    tree = reading.tree
    for word in [*tree.dependents(paper, *CLAUSES), reading.tokens[paper].head]:
        if word < 0 or word == index:
            continue
        whole = tree.is_passive(word) or word in tree.children[paper]
        if whole and reading.lemmas[word] in HOLD | {"enjoined"} and not is_negated(word, reading):
            return True
        if on_hold(word, paper, index, reading):
            return True
    return False


def on_hold(word: int, paper: int, index: int, reading: Reading) -> bool:
    """Whether "on hold" is said of the instrument, before the rule and in what a word governs."""
    near = [
        i
        for i in reading.tree.subtree(word)[:12]
        if paper < i < index or word in reading.tree.children[paper]
    ]
    return any(reading.forms[i] == "hold" and reading.forms[i - 1] == "on" for i in near if i)


def is_backshifted(index: int, reading: Reading) -> bool:
    """Whether a past tense only follows the past tense of the verb that reports it: "said the policy barred"."""
    verb = reporting(index, reading)
    return verb is not None and reading.tokens[verb].xpos == "VBD"
