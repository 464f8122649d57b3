"""What a predicate's own words say of its act: auxiliaries, negation, condition and tense."""

from __future__ import annotations

import msgspec

from standoff.coding.ahead import is_to_come
from standoff.coding.conditions import conditioned, inside_condition
from standoff.coding.negation import is_negated
from standoff.coding.pledging import is_reported, own_will, strikes, told_by
from standoff.coding.reading import Reading
from standoff.coding.standing import is_held_up, of_rule
from standoff.coding.wording import (
    BLOCKABLE,
    HABITUAL,
    INSTRUMENTS,
    SPOKEN_ACTS,
    STANCE,
    STRIKES,
    WARN,
    WILL,
    WOULD,
)

PRESENT = frozenset({"VBZ", "VBP"})
FILES = frozenset({"sue", "file"})
"""Verbs whose "is suing" tells of a suit that is filed."""


class Decision(msgspec.Struct, frozen=True):
    """A status, the rule that chose it, and the governing tokens read on the way (outermost last)."""

    status: str
    rule: str
    chain: tuple[int, ...] = ()
    suppressed: bool = False
    """True where the words ask, order or permit the act: it is another act's content, not an act."""


def local(index: int, move: str, reading: Reading, consumed: bool = False) -> Decision:
    """What the predicate's own auxiliaries, negation, condition and tense say."""
    helpers = helping(index, reading)
    negated = not consumed and is_negated(index, reading)
    if move == "rule":
        return Decision(*of_rule(index, helpers, reading))
    if inside_condition(index, reading):
        return Decision("conditional", "inside a condition")
    if conditioned(index, helpers, reading):
        return Decision("conditional", "explicit condition")
    if helpers & {"may", "might"} or ("could" in helpers and not negated):
        return Decision("possible", "modal")
    if "can" in helpers and not negated and move not in HABITUAL:
        return Decision("possible", "modal")
    if helpers & {"should", "must", "ought"}:
        return Decision("unclear", "obligation", suppressed=True)
    if negated:
        return Decision("not_done", "negation")
    if helpers & WILL or going_to(index, reading):
        return will(index, move, reading, consumed)
    if helpers & WOULD:
        return would(index, move, helpers, reading, consumed)
    if is_to_be(index, reading):
        return Decision("scheduled", "be to")
    if is_headline_infinitive(index, reading):
        return Decision("scheduled", "infinitive headline")
    return by_tense(index, helpers, move, reading)


def helping(index: int, reading: Reading) -> set[str]:
    """The auxiliaries of a predicate, as written and as lemmas."""
    words = reading.tree.dependents(index, "aux")
    return {reading.forms[i] for i in words} | {reading.lemmas[i] for i in words}


def will(index: int, move: str, reading: Reading, consumed: bool) -> Decision:
    """A future: one's own is a vow, or a threat where it strikes; another's is expected."""
    if own_will(index, reading):
        return vowed(index, move, reading)
    if consumed and reading.tokens[index].deprel == "acl:relcl":
        return Decision("ongoing", "standing refusal")  # "cities that will not cooperate"
    return threatened_by_speaker(index, move, reading) or Decision("scheduled", "future")


def would(index: int, move: str, helpers: set[str], reading: Reading, consumed: bool) -> Decision:
    """What "would" says: a vow in reported words, the content of a bill, or what might be."""
    own = own_will(index, reading)
    if "have" in helpers and not own:
        return Decision("not_done", "would have")
    subject = reading.tree.subject(index)
    if subject is not None and reading.lemmas[subject] in INSTRUMENTS:
        return Decision("proposed", "content of an instrument")
    if own:
        return vowed(index, move, reading)
    if consumed:
        return Decision("committed" if reading.scope_at(index).chain else "ongoing", "would not")
    return threatened_by_speaker(index, move, reading) or Decision("possible", "would")


def vowed(index: int, move: str, reading: Reading) -> Decision:
    """An act that the speaker announces as their own."""
    if move in STANCE:
        return Decision("happened", "speech act")  # "said she would welcome a ban" takes the stance
    return Decision("threatened" if strikes(index, move, reading) else "committed", "own will")


def threatened_by_speaker(index: int, move: str, reading: Reading) -> Decision | None:
    """A blow that a speaker foretells to whoever defies: "those who defy us will be prosecuted"."""
    if is_reported(index, reading) and strikes(index, move, reading, defied=True):
        return Decision("threatened", "foretold to the unwilling")
    if move in STRIKES and is_warned_of(index, reading):
        return Decision("threatened", "warning")
    return None


def is_warned_of(index: int, reading: Reading) -> bool:
    """Whether the words that report the act are a warning."""
    return bool({reading.lemmas[i] for i in told_by(index, reading)} & WARN)


def by_tense(index: int, helpers: set[str], move: str, reading: Reading) -> Decision:
    """Happened, ongoing or, with a day still ahead, scheduled, from tense and aspect."""
    token = reading.tokens[index]
    progressive = token.xpos == "VBG" and helpers & {"be", "is", "are", "'s", "'re", "am", "'m"}
    if (token.xpos in PRESENT or token.upos in {"NOUN", "PROPN"} or progressive) and is_to_come(
        index, reading
    ):
        return Decision("scheduled", "day ahead")
    if token.upos in {"NOUN", "PROPN"}:
        held = move in BLOCKABLE and is_held_up(index, -1, reading)
        return Decision("blocked", "held up") if held else Decision("happened", "nominal")
    said = move == "allege" or (move in STANCE and index in reading.cue_of)
    if progressive and not said and (move not in SPOKEN_ACTS or reading.lemmas[index] not in FILES):
        return Decision("ongoing", "progressive")
    if move in SPOKEN_ACTS and (is_long(index, helpers, reading) or is_general(index, reading)):
        return Decision("ongoing", "spoken for long")
    if move in SPOKEN_ACTS:
        return Decision("happened", "speech act")
    if "being" in helpers:
        return Decision("ongoing", "progressive")
    if move in HABITUAL and lasts(index, helpers, reading):
        return Decision("ongoing", "perfect that lasts")
    if is_prior(index, helpers, reading):
        return Decision("happened", "prior to another act")
    if token.xpos in {"VBD", "VBN"} and not (reading.tree.is_passive(index) and helpers & {"is", "are"}):
        return Decision("happened", "past tense")
    if token.xpos in {"VBZ", "VBP", "VBG", "VB"} and move in HABITUAL:
        return Decision("ongoing", "present tense")
    still = {reading.forms[i] for i in reading.tree.dependents(index, "advmod")} & {"still", "routinely"}
    if token.xpos in PRESENT and still and move not in STANCE:
        return Decision("ongoing", "present tense")
    return Decision("happened", "event")


def lasts(index: int, helpers: set[str], reading: Reading) -> bool:
    """Whether a present perfect is measured in time: "has refused detainers for a decade", "since 2011"."""
    if not helpers & {"has", "have", "'ve"} or "had" in helpers or reading.tree.is_passive(index):
        return False
    return any(
        word in {"for", "since"} and bool(reading.times_in(reading.tree.span(reading.tree.subtree(head))))
        for word, head in reading.tree.obliques(index)
    )


def is_long(index: int, helpers: set[str], reading: Reading) -> bool:
    """Whether a perfect says that something has gone on: "have long complained"."""
    adverbs = {reading.forms[i] for i in reading.tree.dependents(index, "advmod")}
    return bool(helpers & {"has", "have", "'ve"}) and bool(adverbs & {"long", "always", "consistently"})


def is_general(index: int, reading: Reading) -> bool:
    """Whether many are said to say so, in the present: "agents ask them to hold inmates"; suits are filed once."""
    return reading.tokens[index].xpos == "VBP" and reading.lemmas[index] not in FILES


def is_prior(index: int, helpers: set[str], reading: Reading) -> bool:
    """Whether a gerund tells what came before the main act: "after signing the bill", "having sued"."""
    marks = {reading.forms[i] for i in reading.tree.dependents(index, "mark")}
    return reading.tokens[index].xpos in {"VBG", "VBN"} and bool("after" in marks or "having" in helpers)


def going_to(index: int, reading: Reading) -> bool:
    """ "is going to sign": the future by "go"."""
    token = reading.tokens[index]
    return token.deprel == "xcomp" and token.head >= 0 and reading.forms[token.head] in {"going", "gonna"}


def is_to_be(index: int, reading: Reading) -> bool:
    """Whether an infinitive follows "is" or "are": "cities that defy the order are to lose money"."""
    return is_infinitive(index, reading) and bool(
        {reading.forms[i] for i in reading.tree.dependents(index, "cop", "aux")} & {"is", "are"}
    )


def is_headline_infinitive(index: int, reading: Reading) -> bool:
    """Whether a headline puts the future as an infinitive: "Council to vote on wage"; it has no finite verb."""
    if not is_infinitive(index, reading):
        return False
    token = reading.tokens[index]
    if token.head < 0:
        return True
    head = reading.tokens[token.head]
    noun = (
        head.upos in {"NOUN", "PROPN", "ADJ"} and head.head < 0 and token.deprel in {"acl", "advcl", "nmod"}
    )
    between = range(token.head + 1, index - 1)
    return noun and token.head < index and not any(reading.tokens[i].upos in {"VERB", "AUX"} for i in between)


def is_infinitive(index: int, reading: Reading) -> bool:
    """Whether the predicate is a to-infinitive."""
    return reading.tokens[index].xpos == "VB" and "to" in {
        reading.forms[i] for i in reading.tree.dependents(index, "mark", "aux", "case")
    }
