"""Acts under "whether": what nobody says or knows, and what is still to be chosen."""

from __future__ import annotations

from standoff.coding.conditions import IF
from standoff.coding.negation import is_negated
from standoff.coding.reading import Reading
from standoff.coding.tense import Decision, is_infinitive
from standoff.coding.wording import CHOICE, CONSIDER, DISPUTED, REPORT, TELLING, UNKNOWN

LOOK_BACK = 6
NEAR = 15
DASHES = frozenset({";", ":", "—", "–", "?"})


def question(index: int, reading: Reading) -> Decision | None:
    """What a question about the act makes of it, or None where none is asked."""
    at = opening(index, reading)
    if at is None:
        return None
    word = before(at, reading)
    if word is not None and is_weighed(word, reading):
        return Decision("possible", "under consideration", (index, word))
    if is_infinitive(index, reading) and infinitive_question(at, reading):
        return Decision("possible", "to be decided", (index,))
    if word is not None:
        return Decision("unclear", "open question", (index, word))
    if reading.forms[at] in IF:
        return None
    sentence = reading.annotations.sentences[reading.tokens[index].sentence]
    later = [i for i in range(index + 1, sentence.last) if reading.lemmas[i] in DISPUTED]
    return Decision("unclear", "open question", (index, *later[:1]), suppressed=not later)


def is_weighed(word: int, reading: Reading) -> bool:
    """Whether a word says that an act is considered; "would not discuss whether" tells nothing of it."""
    lemma = reading.lemmas[word]
    return lemma in CHOICE or (lemma in CONSIDER and not is_negated(word, reading))


def opening(index: int, reading: Reading) -> int | None:
    """The "whether" in whose clause the act stands, or the "if" of an indirect question."""
    first = reading.annotations.sentences[reading.tokens[index].sentence].first
    for at in range(index - 1, max(first, index - NEAR) - 1, -1):
        form = reading.forms[at]
        if form in DASHES or (form == "," and reading.tokens[at].head == index):
            return None
        if form == "whether" or (form == "if" and asks(at, reading)):
            return at if governs(at, index, reading) else None
    return None


def governs(at: int, index: int, reading: Reading) -> bool:
    """Whether the clause that a word opens holds the act."""
    head = reading.tokens[at].head
    if reading.tokens[head].upos in {"ADP", "SCONJ"} and reading.tokens[head].head >= 0:
        head = reading.tokens[head].head
    return head >= 0 and index in reading.tree.subtree(head)


def asks(at: int, reading: Reading) -> bool:
    """Whether an "if" stands for "whether": it follows a word of telling or knowing, or of not knowing."""
    word = before(at, reading)
    if word is None or (at - word > 1 and reading.tokens[at - 1].upos in {"VERB", "PUNCT"}):
        return False
    return (
        reading.lemmas[word] not in REPORT or reading.tokens[word].xpos == "VB"
    )  # "said if" opens a condition


def before(at: int, reading: Reading) -> int | None:
    """The word just before a question that says what is done with it: "say", "clear", "weighing"."""
    first = reading.annotations.sentences[reading.tokens[at].sentence].first
    for word in range(at - 1, max(first, at - LOOK_BACK) - 1, -1):
        if (
            reading.lemmas[word] in TELLING | UNKNOWN | CONSIDER | CHOICE
            and reading.tokens[word].upos != "PROPN"
        ):
            return word
        if reading.forms[word] in DASHES | {","}:
            return None
    return None


def infinitive_question(at: int, reading: Reading) -> bool:
    """Whether it is "whether to"."""
    return reading.forms[at + 1 : at + 2] == ["to"]
