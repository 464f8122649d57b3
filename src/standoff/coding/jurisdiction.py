"""Who stands behind an act whose subject is a law, an order or nobody named."""

from __future__ import annotations

from collections import Counter

from standoff.coding import binding
from standoff.coding.frames import Act
from standoff.coding.reading import Reading
from standoff.model.annotation import Actor
from standoff.model.claim import ActorRef

STATE_KINDS = frozenset({"bill", "statute"})
LOCAL_KINDS = frozenset({"ordinance", "general_order"})
LAW_MAKING = frozenset(
    (
        "rule take_effect enact pass_legislature pass_chamber sign veto fail repeal amend introduce issue refer "
        "report_committee fail_committee implement"
    ).split()
)
GOVERNMENTS = frozenset({"federal", "state", "local", "court"})


def author(
    act: Act, head: int | None, actors: tuple[ActorRef, ...], reading: Reading
) -> tuple[ActorRef, ...]:
    """The actors of an act whose grammatical subject is no government.

    Taken in turn from: the noun's owner or author ("Trump's order", "signed an order threatening to"), the
    instrument's own worded place, a government inside the noun ("the Texas law"), and for acts of law-making
    the one government of the fitting level that the document is about. Else what the text says, placeless.
    """
    noun = head if head is not None else act.patient
    name = actors[0].name if actors else noun_text(noun, reading)
    mention = reading.instrument_of.get(noun) if noun is not None else None
    if noun is not None and (mention or act.move in LAW_MAKING):
        holder = reading.tree.holder(noun)
        for ref in binding.actor_refs(holder, reading) if holder != act.actor else []:
            if ref.place and ref.level in GOVERNMENTS:
                return (ActorRef(name, ref.place, ref.level),)
        if mention and mention.place:
            return (ActorRef(name, mention.place, level_of(mention.place)),)
        for index in reading.tree.noun_words(noun):
            for actor in reading.actors_at(index):
                if actor.place and actor.level in GOVERNMENTS and not unsigned(actor):
                    return (ActorRef(name, actor.place, actor.level),)
    if act.move in LAW_MAKING and not any(actor.place for actor in actors):
        kind = mention.kind if mention else act.trigger.frame.instrument
        for actor in main_governments(kind, reading) if kind else []:
            return (ActorRef(name, actor.place, actor.level),)
    return actors or ((ActorRef(name),) if head is not None else ())


def unsigned(actor: Actor) -> bool:
    """Whether a document is put at the federal level for want of anything better."""
    return actor.kind == "document" and level_of(actor.place or "") == "federal"


def noun_text(noun: int | None, reading: Reading) -> str:
    """A noun with its modifiers, as the text has it."""
    if noun is None:
        return ""
    span = reading.tree.span(reading.tree.noun_words(noun))
    return reading.document.text[span.start : span.end]


def main_governments(kind: str, reading: Reading) -> list[Actor]:
    """The document's one dominant government that can have made an instrument of this kind, or nobody."""
    levels = {"state"} if kind in STATE_KINDS else {"local"} if kind in LOCAL_KINDS else {"state", "local"}
    counts: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for at, times in reading.actor_counts.items():
        actor = reading.annotations.actors[at]
        if actor.place and actor.level in levels:
            counts[actor.place] += times
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
