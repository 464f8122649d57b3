"""What a predicate's own words say of its act: auxiliaries, negation, condition and tense."""

from __future__ import annotations

import msgspec

from standoff.coding.negation import is_negated
from standoff.coding.reading import Reading
from standoff.coding.wording import CONSIDER, HABITUAL, INSTRUMENTS, KNOWN, POSSIBLE, STANCE, UNKNOWN


class Decision(msgspec.Struct, frozen=True):
    """A status, the rule that chose it, and the governing tokens read on the way (outermost last)."""

    status: str
    rule: str
    chain: tuple[int, ...] = ()
    suppressed: bool = False
    """True where the words ask, order or permit the act: it is another act's content, not an act."""


def local(index: int, move: str, reading: Reading, consumed: bool = False) -> Decision:
    """What the predicate's own auxiliaries, negation, condition and tense say."""
    tree, token = reading.tree, reading.tokens[index]
    helpers = {reading.forms[i] for i in tree.dependents(index, "aux")}
    helpers |= {reading.lemmas[i] for i in tree.dependents(index, "aux")}
    negated = not consumed and is_negated(index, reading)
    if move == "rule":
        return of_rule(index, helpers, reading)
    if stands_under_condition(index, reading) and not is_open_question(token.head, index, reading):
        return Decision("conditional", "inside a condition")
    if has_condition(index, reading) and helpers & {"will", "would", "'ll", "could", "may", "might"}:
        return Decision("conditional", "explicit condition")
    if helpers & {"may", "might"} or (helpers & {"could", "can"} and not negated and move not in HABITUAL):
        return Decision("possible", "modal")
    if helpers & {"could"} and not negated:
        return Decision("possible", "modal")
    if helpers & {"should", "must", "ought"}:
        return Decision("unclear", "obligation", suppressed=True)
    if negated:
        return Decision("not_done", "negation")
    if helpers & {"will", "'ll", "shall", "wo"}:
        return Decision("committed" if own_will(index, reading) else "scheduled", "future")
    if consumed and helpers & {"would", "'d"} and not own_will(index, reading):
        return Decision("committed" if reading.scope_at(index).chain else "ongoing", "would not")
    if helpers & {"would", "'d"} and "have" not in helpers:
        return Decision("committed" if own_will(index, reading) else "possible", "would")
    if going_to(index, reading):
        return Decision("committed" if own_will(index, reading) else "scheduled", "future")
    if tree.dependents(index, "mark") and token.xpos == "VB" and token.head < 0:
        return Decision("scheduled", "infinitive headline")
    return Decision(*by_tense(index, helpers, move, reading))


def of_rule(index: int, helpers: set[str], reading: Reading) -> Decision:
    """The standing of a rule: in force, in a bill not adopted, adopted but not yet in effect, or no longer held."""
    token = reading.tokens[index]
    subject = reading.tree.subject(index)
    noun = reading.lemmas[subject] if subject is not None else ""
    draft = noun in INSTRUMENTS - {"ordinance", "measure"} and not is_signed(subject, reading)
    draft = draft or (noun in INSTRUMENTS and is_weighed(subject, reading))
    if helpers & {"would", "'d", "could", "might", "may", "should"} or draft:
        return Decision(
            "proposed", "a bill's content" if draft and not helpers else "content of an instrument"
        )
    if helpers & {"will", "'ll", "shall"}:
        return Decision("scheduled", "future")
    if token.upos not in {"VERB", "AUX"} and is_negated(index, reading):
        return Decision("not_done", "negation")
    if subject is not None and is_blocked(subject, reading):
        return Decision("blocked", "blocked by another")
    past = token.xpos == "VBD" and not helpers & {"have", "has", "is", "are"}
    return Decision("happened", "past tense") if past else Decision("ongoing", "in force")


def is_weighed(noun: int | None, reading: Reading) -> bool:
    """Whether somebody is only considering a law, or may adopt it: what it provides is proposed."""
    head = reading.tokens[noun].head if noun is not None else -1
    if head < 0 or reading.tokens[head].upos != "VERB":
        return False
    helpers = {reading.forms[i] for i in reading.tree.dependents(head, "aux")}
    return reading.lemmas[head] in CONSIDER | {"propose", "introduce", "draft"} or bool(helpers & POSSIBLE)


def is_blocked(noun: int, reading: Reading) -> bool:
    """Whether a law is said to be held up: "the blocked order", "the law, which a court has blocked"."""
    held = {"block", "enjoin", "freeze", "stay", "halt", "suspend"}
    return any(reading.lemmas[i] in held for i in reading.tree.dependents(noun, "amod", "acl"))


def is_signed(noun: int | None, reading: Reading) -> bool:
    """Whether a bill has become law in the same sentence: "signed into law a bill that bars"."""
    if noun is None or reading.tokens[noun].head < 0:
        return False
    head = reading.tokens[noun].head
    return reading.lemmas[head] in {"sign", "enact"} and local(head, "sign", reading).status == "happened"


def by_tense(index: int, helpers: set[str], move: str, reading: Reading) -> tuple[str, str]:
    """Happened or ongoing, from tense and aspect."""
    token = reading.tokens[index]
    if token.upos in {"NOUN", "PROPN"}:
        return "happened", "nominal"
    if move in STANCE or move in {"sue", "request", "warn", "appeal"}:
        return "happened", "speech act"
    if "being" in helpers and helpers & {"is", "are"}:
        return "ongoing", "progressive"
    if token.xpos in {"VBD", "VBN"} and not (reading.tree.is_passive(index) and helpers & {"is", "are"}):
        return "happened", "past tense"
    if token.xpos == "VBG" and helpers & {"be", "is", "are", "'s", "'re", "am"}:
        return "ongoing", "progressive"
    if token.xpos in {"VBZ", "VBP", "VBG", "VB"} and move in HABITUAL:
        return "ongoing", "present tense"
    return "happened", "event"


def stands_under_condition(index: int, reading: Reading) -> bool:
    """Whether the predicate itself is inside an if-clause."""
    marks = {reading.forms[i] for i in reading.tree.dependents(index, "mark")}
    return bool(marks & {"if", "unless"}) and reading.tokens[index].deprel == "advcl"


def has_condition(index: int, reading: Reading) -> bool:
    """Whether an if-clause hangs on the predicate."""
    return any(stands_under_condition(child, reading) for child in reading.tree.dependents(index, "advcl"))


def going_to(index: int, reading: Reading) -> bool:
    """ "is going to sign": the future by "go"."""
    token = reading.tokens[index]
    return token.deprel == "xcomp" and token.head >= 0 and reading.forms[token.head] in {"going", "gonna"}


def own_will(index: int, reading: Reading) -> bool:
    """Whether the one who speaks is the one who will act: "he said he will", "we will"."""
    subject = reading.tree.subject(index)
    if subject is None:
        return False
    if reading.forms[subject] in {"i", "we"}:
        return True
    speakers = {actor.name for actor in reading.speakers_at(index)}
    actors = {actor.name for actor in reading.actors_at(subject)}
    if speakers & actors:
        return True
    places = {actor.place for actor in reading.speakers_at(index) if actor.place and actor.level != "outlet"}
    return bool(places & {actor.place for actor in reading.actors_at(subject) if actor.place})


def is_open_question(head: int, below: int, reading: Reading) -> bool:
    """Whether the text says that nobody knows: "it is unclear whether", "not known if"."""
    lemma = reading.lemmas[head]
    if reading.tokens[below].deprel not in {"csubj", "csubj:pass", "ccomp", "advcl"}:
        return False
    marks = {reading.forms[i] for i in reading.tree.dependents(below, "mark")}
    unknown = lemma in UNKNOWN or (lemma in KNOWN and is_negated(head, reading))
    return bool(marks & {"whether", "if"}) and unknown


def is_infinitive(index: int, reading: Reading) -> bool:
    """Whether the predicate is a to-infinitive."""
    return reading.tokens[index].xpos == "VB" and "to" in {
        reading.forms[i] for i in reading.tree.dependents(index, "mark", "aux")
    }
