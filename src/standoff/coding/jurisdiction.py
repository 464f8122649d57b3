"""Whose law is it: the government behind an instrument that acts or is acted on without a named author."""

from __future__ import annotations

from collections import Counter

from standoff.coding.frames import Act
from standoff.coding.reading import Reading
from standoff.model.annotation import Actor
from standoff.model.claim import ActorRef

STATE_KINDS = frozenset({"bill", "statute"})
LOCAL_KINDS = frozenset({"ordinance", "general_order"})
GOVERNMENTS = frozenset({"federal", "state", "local"})


def jurisdiction(act: Act, head: int | None, actors: tuple[ActorRef, ...], reading: Reading) -> ActorRef:
    """The actor of an act whose grammatical subject is an instrument, or is missing.

    Taken in turn from: the instrument's own worded place, a government that owns or stands beside the noun, and
    the one government of the fitting level that the document is about. Stays without a place otherwise.
    """
    noun = head if head is not None else act.patient
    name = (
        actors[0].name
        if actors
        else reading.document.text[slice(*noun_edges(noun, reading))]
        if noun is not None
        else ""
    )
    if noun is None:
        return ActorRef(name)
    mention = reading.instrument_of.get(noun)
    if mention and mention.place:
        return ActorRef(name, mention.place, level_of(mention.place))
    for index in reading.tree.noun_words(noun):
        for actor in reading.actors_at(index):
            if actor.place and actor.level in GOVERNMENTS:
                return ActorRef(name, actor.place, actor.level)
    if mention is None:
        return actors[0] if actors else ActorRef(name)
    for actor in main_governments(mention.kind, reading):
        return ActorRef(name, actor.place, actor.level)
    return ActorRef(name)


def noun_edges(noun: int, reading: Reading) -> tuple[int, int]:
    """Where a noun with its modifiers begins and ends."""
    span = reading.tree.span(reading.tree.noun_words(noun))
    return span.start, span.end


def main_governments(kind: str, reading: Reading) -> list[Actor]:
    """The document's one dominant government that can have made an instrument of this kind, or nobody."""
    levels = {"state"} if kind in STATE_KINDS else {"local"} if kind in LOCAL_KINDS else {"state", "local"}
    counts: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for mention in reading.annotations.mentions:
        for at in mention.actors:
            actor = reading.annotations.actors[at]
            if actor.place and actor.level in levels:
                counts[actor.place] += 1
                actors.setdefault(actor.place, actor)
    ranked = counts.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return [actors[ranked[0][0]]]
    return []


def level_of(place: str) -> str:
    """The level of government of an OCD division id."""
    tail = place.rsplit("/", 1)[-1].split(":")[0]
    return {"country": "federal", "state": "state", "territory": "state", "district": "state"}.get(
        tail, "local"
    )
