"""Questions to a record: acts with their facts, what holds where. Rows for people and for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from standoff.errors import MissingInput
from standoff.model.move import Move
from standoff.model.recorded import Asked, Recorded
from standoff.pipeline.naming import place_label

if TYPE_CHECKING:
    from standoff.record.view import View


class Clocks(msgspec.Struct, frozen=True):
    """What pins a view: valid day, record time, day of reports. EDTF dates; None leaves a clock at its present end.

    ``public`` narrows it to what the public may see.
    """

    on: str | None = None
    known: str | None = None
    reported: str | None = None
    public: bool = False


class Act(msgspec.Struct, frozen=True):
    """A move with its facts, earliest report first. ``moved`` is None for facts that stand in no move yet."""

    moved: Move | None
    facts: tuple[Recorded, ...]

    @property
    def first(self) -> Recorded:
        """The fact that heads the act."""
        return self.facts[0]

    @property
    def support(self) -> int:
        """Independent supports: documents that do not repeat one another."""
        return self.moved.support if self.moved else len({fact.document.id for fact in self.facts})


def acts(view: View, facts: Iterable[Recorded], rejected: bool = False) -> list[Act]:
    """Facts grouped by the move they belong to, in order of the day by which the act surely was so.

    What a reviewer rejected is left out unless ``rejected`` is true.
    """
    kept = [fact for fact in facts if rejected or fact.review != "rejected"]
    of_claim = view.move_of(tuple(fact.claim.id for fact in kept))
    groups: dict[str, list[Recorded]] = {}
    for fact in kept:
        move = of_claim.get(fact.claim.id)
        groups.setdefault(move.id if move else fact.claim.id, []).append(fact)
    found = [
        Act(of_claim.get(group[0].claim.id), tuple(sorted(group, key=order))) for group in groups.values()
    ]
    return sorted(found, key=lambda act: (when(act), order(act.first)))


def order(fact: Recorded) -> tuple[str, str, int]:
    """By day reported, then outlet, then place in the record."""
    return fact.reported, fact.document.outlet or "", fact.seq


def when(act: Act) -> str:
    """The day an act is sorted by."""
    if act.moved and act.moved.earliest:
        return act.moved.earliest
    return min(fact.valid_from or fact.valid_by for fact in act.facts)


def fact_rows(found: Iterable[Act]) -> Iterator[dict[str, object]]:
    """One flat row per fact, for machines."""
    for act in found:
        for fact in act.facts:
            yield fact_row(fact, act)


def fact_row(fact: Recorded, act: Act) -> dict[str, object]:
    """A fact with its evidence, chain, place, date, outlet, review state and support."""
    claim, document = fact.claim, fact.document
    return {
        "act": act.moved.id if act.moved else None,
        "support": act.support,
        "claim": claim.id,
        "lineage": fact.lineage,
        "move": claim.move,
        "status": claim.status,
        "date": claim.date.edtf if claim.date else None,
        "date_text": claim.date.text if claim.date else None,
        "actor": claim.actor.name,
        "level": claim.actor.level,
        "place": claim.actor.place,
        "place_name": place_label(claim.actor.place),
        "targets": [msgspec.to_builtins(target) for target in claim.targets],
        "instruments": [msgspec.to_builtins(instrument) for instrument in claim.instruments],
        "provisions": [msgspec.to_builtins(provision) for provision in claim.provisions],
        "figures": [msgspec.to_builtins(figure) for figure in claim.figures],
        "voices": list(claim.voices),
        "quoted": claim.quoted,
        "quote": fact.quote,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "text_sha256": document.text_sha256,
        "outlet": document.outlet,
        "title": document.title,
        "published": document.published,
        "url": document.url or document.uri,
        "doc_id": document.doc_id,
        "responds_to": claim.responds_to.text if claim.responds_to else None,
        "purpose": claim.purpose.text if claim.purpose else None,
        "attributed_cause": claim.attributed_cause.text if claim.attributed_cause else None,
        "review": fact.review,
        "core": claim.core,
        "confidence": claim.confidence,
        "made_by": claim.made_by,
        "coder": fact.coder,
        "codebook": fact.codebook,
        "reported": fact.reported,
        "recorded": fact.recorded,
        "valid_from": fact.valid_from,
        "valid_to": fact.valid_to,
    }


class Subject(msgspec.Struct, frozen=True):
    """What a person asked about: ``kind`` is place, instrument or actor, ``name`` how to call it, ``key`` its id."""

    kind: str
    name: str
    key: str


def subject_of(view: View, words: str, kind: str | None = None) -> Subject:
    """The subject that ``words`` name in this record: a place, else an instrument, else an actor.

    Raises MissingInput when the record has no fact about any.
    """
    for candidate in candidates(words, kind):
        if view.claims(asked_for(candidate, within=candidate.kind == "place"), limit=1).items:
            return candidate
    raise MissingInput(
        words, "no fact about it in the record", "try another spelling, or 'standoff timeline'"
    )


def candidates(words: str, kind: str | None) -> Iterator[Subject]:
    """Every reading of ``words``, the likeliest first."""
    from standoff import gazetteer

    if kind in (None, "place"):
        if "ocd-division/" in words or words.startswith(("state:", "country:")):
            yield Subject("place", place_label(words) or words, words)
        name, _, state = (part.strip() for part in words.partition(","))
        home = (
            next((place.id for place in gazetteer.lookup(state) if place.kind == "state"), None)
            if state
            else None
        )
        for place in gazetteer.lookup(name, home):
            if place.id:
                yield Subject("place", place_label(place.id) or place.name, place.id)
    if kind in (None, "instrument"):
        yield Subject("instrument", words, words)
    if kind in (None, "actor"):
        yield Subject("actor", words, words)


def asked_for(subject: Subject, within: bool = False, core: bool | None = None) -> Asked:
    """The filter for a subject; ``within`` takes in the places inside a place."""
    if subject.kind == "place":
        return Asked(place=subject.key, within=within, core=core)
    if subject.kind == "instrument":
        return Asked(instrument=subject.key, core=core)
    return Asked(actor=subject.key, core=core)
