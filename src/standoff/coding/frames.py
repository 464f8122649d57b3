"""Finding acts: the codebook's frames on predicates and their arguments."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from standoff.coding.arguments import complement_fits, fits, fits_object, nominal_agent, nominal_patient
from standoff.coding.negation import is_negated
from standoff.coding.patterns import Pattern
from standoff.coding.reading import Reading
from standoff.model.codebook import Codebook, Frame, Move
from standoff.model.span import Span

BOUNDARY = frozenset({"parataxis", "discourse", "vocative", "list"})
FIGURE_REACH = 8
STANCE = "stance"
ANY = frozenset({"any", "every", "each", "those"})


class Trigger(msgspec.Struct, frozen=True):
    """A frame made ready: its predicate words and compiled argument patterns."""

    move: Move
    frame: Frame
    part_of_speech: str
    particle: tuple[str, ...]
    subject: Pattern
    object: Pattern
    complement: Pattern
    oblique: dict[str, Pattern]
    near: Pattern
    without: Pattern


TriggerTable = dict[tuple[str, str], list[Trigger]]


class Act(msgspec.Struct, frozen=True):
    """A frame bound to a predicate. ``actor`` and ``patient`` are head tokens or None; ``clause`` its words."""

    trigger: Trigger
    predicate: int
    actor: int | None
    patient: int | None
    clause: tuple[int, ...]

    @property
    def move(self) -> str:
        """The code of the act."""
        return self.trigger.move.code


def triggers(codebook: Codebook) -> TriggerTable:
    """The codebook's predicate frames by (part of speech, first lemma)."""
    found: dict[tuple[str, str], list[Trigger]] = {}
    for move in codebook.moves:
        for frame in move.frames:
            where = f"codebook {codebook.name}, frame {frame.id}"

            def pattern(entries: tuple[str, ...], where: str = where) -> Pattern:
                return Pattern(entries, codebook.classes, where)

            predicates = [
                (part, words)
                for part, entries in (
                    ("verb", frame.verb),
                    ("noun", frame.noun),
                    ("adjective", frame.adjective),
                )
                for words in spelled(pattern(entries))
            ]
            for part, (first, *rest) in [*predicates, *([("figure", ("",))] if frame.figure else [])]:
                trigger = Trigger(
                    move,
                    frame,
                    part,
                    tuple(rest),
                    pattern(frame.subject),
                    pattern(frame.figure if part == "figure" else frame.object),
                    pattern(frame.complement),
                    {word: pattern(entries) for word, entries in frame.oblique.items()},
                    pattern(frame.near),
                    pattern(frame.without),
                )
                found.setdefault((part, first), []).append(trigger)
    return found


def spelled(predicates: Pattern) -> list[tuple[str, ...]]:
    """The words of each predicate of a pattern: "sign", "strike down"."""
    phrases = [parts for group in predicates.phrases.values() for parts in group]
    return [(word,) for word in sorted(predicates.words)] + phrases


def acts(reading: Reading, table: TriggerTable) -> Iterator[Act]:
    """Every frame of the codebook that fits a predicate of the document."""
    for index in range(len(reading.tokens)):
        for part in parts_of_speech(reading, index):
            for trigger in table.get((part, reading.lemmas[index]), ()):
                if (act := bind(trigger, index, reading)) is not None:
                    yield act
    yield from counted(reading, table.get(("figure", ""), []))


def counted(reading: Reading, frames: list[Trigger]) -> Iterator[Act]:
    """Acts of measuring: a figure, what it counts, and the predicate that asserts it."""
    for figure in reading.annotations.figures if frames else ():
        inside = list(reading.tokens_in(Span(figure.start, figure.end)))
        if not inside:
            continue
        index = governing_predicate(inside[-1], reading)
        clause = [
            i for i in reading.tree.subtree(index, BOUNDARY) if not in_other_conjunct(reading, i, index)
        ]
        near = [i for i in clause if abs(i - inside[-1]) <= FIGURE_REACH]
        for trigger in frames:
            subject = reading.tree.agent(index)
            lemmas, forms = reading.words(near)
            if trigger.object.find(lemmas, forms) is None or not fits(trigger.subject, subject, reading):
                continue
            lemmas, forms = reading.words(clause)
            if trigger.without.empty or trigger.without.find(lemmas, forms) is None:
                yield Act(trigger, index, subject, inside[-1], tuple(clause))


def governing_predicate(index: int, reading: Reading) -> int:
    """The verb that a word depends on, or the top of its noun phrase where there is none."""
    while reading.tokens[index].upos != "VERB" and reading.tokens[index].head >= 0:
        if reading.tree.dependents(index, "cop"):
            break
        index = reading.tokens[index].head
    return index


def parts_of_speech(reading: Reading, index: int) -> tuple[str, ...]:
    """Which kinds of predicate a token can be."""
    token = reading.tokens[index]
    if token.upos == "VERB" or (token.upos == "AUX" and token.deprel not in {"aux", "aux:pass", "cop"}):
        return ("verb",) if not token.deprel.startswith("amod") else ()
    if token.upos == "PROPN" and index not in reading.instrument_of:
        return ()  # the Commercial Appeal is a newspaper
    if token.upos in {"NOUN", "PROPN"} or (
        token.upos in {"NUM", "PRON"} and reading.tree.dependents(index, "cop")
    ):
        return ("noun",)
    return ("adjective",) if token.upos == "ADJ" else ()


def bind(trigger: Trigger, index: int, reading: Reading) -> Act | None:
    """The act of a frame at a predicate, or None where the arguments do not fit."""
    tree = reading.tree
    if trigger.particle and not has_particle(reading, index, trigger.particle):
        return None
    clause = tree.subtree(index, BOUNDARY)
    own = [i for i in clause if not in_other_conjunct(reading, i, index)]
    if trigger.frame.negated and not (is_negated(index, reading) or governed_by_not(index, reading)):
        return None
    if trigger.frame.predicative:
        if not tree.dependents(index, "cop"):
            return None
        actor, patient = tree.own_subject(index), nominal_patient(reading, index)
    elif trigger.part_of_speech == "noun":
        actor, patient = nominal_agent(reading, index), nominal_patient(reading, index)
        if actor is None and trigger.frame.actor == "holder":
            actor = tree.holder(index)
    else:
        actor, patient = tree.agent(index), tree.patient(index)
        if patient is None and trigger.particle:
            patient = next((head for _, head in tree.obliques(index)), None)
    if trigger.frame.saturated and not tree.dependents(index, "obj", "xcomp", "ccomp", "nsubj:pass"):
        return None
    if trigger.frame.modal and not has_modal(index, trigger.frame.modal, reading):
        return None
    if not fits(trigger.subject, actor, reading) or not fits_object(trigger.object, patient, own, reading):
        return None
    if not trigger.complement.empty and not complement_fits(trigger.complement, index, reading):
        return None
    for preposition, pattern in trigger.oblique.items():
        heads = [head for word, head in tree.obliques(index) if word == preposition]
        if not any(fits(pattern, head, reading, whole=True) for head in heads):
            return None
    if trigger.move.family == STANCE and describes_class(index, reading):
        return None
    lemmas, forms = reading.words(own)
    if not trigger.near.empty and trigger.near.find(lemmas, forms) is None:
        return None
    if not trigger.without.empty and trigger.without.find(lemmas, forms) is not None:
        return None
    return Act(trigger, index, actor, patient, tuple(own))


def describes_class(index: int, reading: Reading) -> bool:
    """Whether the predicate only says which bodies are meant: "any city that refuses", "states that comply"."""
    token = reading.tokens[index]
    while token.deprel in {"conj", "xcomp"} and token.head >= 0:
        token = reading.tokens[token.head]
    if token.deprel != "acl:relcl" or token.head < 0:
        return False
    noun = reading.tree.agreeing(token.head, index)
    determiners = {reading.forms[i] for i in reading.tree.dependents(noun, "det")}
    if determiners & ANY:
        return True
    owned = reading.tree.dependents(noun, "nummod", "nmod:poss") or reading.forms[noun - 1 : noun] == ["many"]
    plural = reading.tokens[noun].xpos == "NNS" and not determiners and not owned
    return plural and not any(actor.place for actor in reading.actors_at(noun))


def has_modal(index: int, wanted: tuple[str, ...], reading: Reading) -> bool:
    """Whether a predicate has one of these auxiliaries, "have to" read as one, shared ones included."""
    token = reading.tokens[index]
    own = {reading.lemmas[i] for i in reading.tree.dependents(index, "aux")}
    if own & set(wanted):
        return True
    if token.deprel == "xcomp" and token.head >= 0 and reading.lemmas[token.head] == "have":
        return "have to" in wanted
    shared = token.deprel == "conj" and token.head >= 0 and not reading.tree.dependents(index, "nsubj", "aux")
    return shared and has_modal(token.head, wanted, reading)


def governed_by_not(index: int, reading: Reading) -> bool:
    """Whether the negation stands with the verb above: "not going to cooperate", "not ready to begin"."""
    token = reading.tokens[index]
    return token.deprel == "xcomp" and token.head >= 0 and is_negated(token.head, reading)


def has_particle(reading: Reading, index: int, words: tuple[str, ...]) -> bool:
    """Whether the other words of a predicate phrase ("strike down", "take effect") hang on the predicate."""
    after = tuple(reading.forms[index + 1 : index + 1 + len(words)])
    if after == words:
        return True
    below = [i for i in reading.tree.children[index] if abs(i - index) <= 8]
    near = {reading.lemmas[i] for i in below} | {reading.forms[i] for i in below}
    near |= {
        reading.lemmas[j] for i in below for j in reading.tree.children[i] if reading.tokens[j].upos != "VERB"
    }
    return all(word in near for word in words)


def in_other_conjunct(reading: Reading, index: int, predicate: int) -> bool:
    """Whether a word belongs to another predicate coordinated with this one."""
    while index != predicate and index >= 0:
        token = reading.tokens[index]
        if token.head == predicate and token.deprel == "conj":
            return token.upos in {"VERB", "AUX"} or reading.tokens[predicate].upos == "VERB"
        index = token.head
    return index != predicate
