"""Whose act it is that somebody announces: their own, or another's; and whether it strikes the unwilling."""

from __future__ import annotations

from standoff.coding.negation import NEGATIONS
from standoff.coding.reading import Reading
from standoff.coding.wording import DEFIANCE, REPORT, STRIKES

OWN = frozenset({"i", "we"})
OWNED = frozenset({"its", "his", "her", "their", "my", "our"})
THIRD = frozenset({"he", "she", "it", "they"})


def own_will(index: int, reading: Reading) -> bool:
    """Whether the one who speaks is the one who will act: "he said he will", "we will", "her office would"."""
    subject = reading.tree.subject(index)
    if subject is None:
        return False
    if reading.forms[subject] in OWN:
        return True
    actors = reading.actors_at(subject)
    speakers = reading.speakers_at(index)
    if {actor.name for actor in speakers} & {actor.name for actor in actors}:
        return True
    places = {actor.place for actor in speakers if actor.place and actor.level != "outlet"}
    if places & {actor.place for actor in actors if actor.place}:
        return True
    return told_of_oneself(index, subject, reading)


def told_of_oneself(index: int, subject: int, reading: Reading) -> bool:
    """Whether the verb of saying above the act has the same subject, by its words alone."""
    verb = reporting(index, reading)
    speaker = reading.tree.subject(verb) if verb is not None else None
    if speaker is None or speaker == subject:
        return False
    if reading.forms[subject] in THIRD:
        return (
            reading.tokens[speaker].upos in {"NOUN", "PROPN"}
            or reading.forms[speaker] == reading.forms[subject]
        )
    if any(reading.forms[i] in OWNED for i in reading.tree.dependents(subject, "nmod:poss")):
        return True
    return reading.lemmas[speaker] == reading.lemmas[subject]


def reporting(index: int, reading: Reading) -> int | None:
    """The verb of saying whose content the act is."""
    token = reading.tokens[index]
    for _ in range(3):
        if token.head < 0 or token.deprel not in {"ccomp", "xcomp", "acl"}:
            return None
        if reading.lemmas[token.head] in REPORT and token.deprel == "ccomp":
            return token.head
        if token.deprel == "acl":  # "warned the cities that it would": the clause hung on the object
            above = reading.tokens[token.head]
            told = (
                token.head >= 0 and above.deprel in {"obj", "iobj"} and reading.lemmas[above.head] in REPORT
            )
            return above.head if told else None
        token = reading.tokens[token.head]
    return None


def is_reported(index: int, reading: Reading) -> bool:
    """Whether somebody other than the page says so."""
    return bool(reading.scope_at(index).chain) or reporting(index, reading) is not None


def told_by(index: int, reading: Reading) -> list[int]:
    """The words by which the innermost voice of an act is introduced: "said", "warned"."""
    chain = reading.scope_at(index).chain
    cue = reading.annotations.attributions[chain[-1]].cue if chain else ()
    return [i for span in cue for i in reading.tokens_in(span)]


def strikes(index: int, move: str, reading: Reading, defied: bool = False) -> bool:
    """Whether an act hits somebody for not doing something: "from cities that refuse to cooperate".

    Money is withheld from somebody in any case; ``defied`` asks for words of defiance there too.
    """
    if move == "withhold_funds" and not defied:
        return True
    around = reading.tree.subtree(index)
    subject = reading.tree.subject(index)
    if subject is not None:
        around = [*around, *reading.tree.subtree(subject)]
    own = set(reading.tree.dependents(index, "advmod", "cc"))
    words = {reading.lemmas[i] for i in around if i not in own} | {
        reading.forms[i] for i in around if i not in own and reading.forms[i] in NEGATIONS
    }
    return move in STRIKES and bool(words & DEFIANCE)
