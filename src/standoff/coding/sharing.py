"""Subjects that an act shares with another clause, a list or a speaker."""

from __future__ import annotations

from standoff.coding import binding
from standoff.coding.arguments import GOVERNMENTS
from standoff.coding.frames import Act
from standoff.coding.reading import Reading
from standoff.model.claim import ActorRef

DIRECT_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl"})
ITEMS_BACK = 8
"""How many sentences a list after a colon may run on."""


def sharers(act: Act, reading: Reading) -> tuple[ActorRef, ...]:
    """Who acts where the predicate has no subject of its own but shares one, and the body of a figure."""
    tree, index = reading.tree, act.predicate
    if act.move == "measure":
        people = [actor for actor in reading.speakers_at(index) if actor.kind != "document"]
        return placed([binding.as_ref(actor) for actor in people])
    if act.trigger.part_of_speech != "verb" or tree.is_passive(index):
        return ()
    for _ in range(4):
        token = reading.tokens[index]
        if token.deprel not in DIRECT_CLAUSES or token.xpos != "VB" or token.head < 0:
            break
        index = token.head
        if (subject := tree.own_subject(index)) is not None:
            return tuple(binding.actor_refs(subject, reading))
    subject = list_subject(act.predicate, reading)
    return tuple(refs_of(subject, reading))


def list_subject(predicate: int, reading: Reading) -> int | None:
    """The subject of the sentence whose colon opens the list that a subjectless item stands in."""
    sentences = reading.annotations.sentences
    here = reading.tokens[predicate].sentence
    for at in range(here, max(here - ITEMS_BACK, -1), -1):
        words = range(sentences[at].first, sentences[at].last)
        root = next((i for i in words if reading.tokens[i].head < 0), None)
        if root is None:
            return None
        subject = reading.tree.own_subject(root)
        if at < here and words and reading.forms[words[-1]] == ":":
            return subject
        if subject is not None:
            return None
    return None


def relative_head(index: int, reading: Reading) -> int | None:
    """The noun that the relative clause around a word describes."""
    for _ in range(6):
        token = reading.tokens[index]
        if token.head < 0:
            return None
        index = token.head
        if token.deprel == "acl:relcl":
            return index
    return None


def placed(refs: list[ActorRef] | tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """The governments among some actors whose place is known."""
    return tuple(ref for ref in refs if ref.place and ref.level in GOVERNMENTS)


def refs_of(head: int | None, reading: Reading) -> list[ActorRef]:
    """The actors of a noun that may be missing."""
    return binding.actor_refs(head, reading) if head is not None else []
