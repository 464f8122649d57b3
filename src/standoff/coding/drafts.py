"""Claims in the making, and which of several that say the same stays."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from standoff.coding.frames import Act
from standoff.coding.reading import Reading
from standoff.coding.tense import Decision
from standoff.model.claim import ActorRef
from standoff.model.span import Span


class Draft(msgspec.Struct, frozen=True):
    """A claim in the making: the act's words and how it was read. ``source`` names what found it."""

    move: str
    source: str
    core: bool
    confidence: float
    predicate: int
    clause: tuple[int, ...]
    evidence: Span
    decision: Decision
    actors: tuple[ActorRef, ...]
    act: Act | None
    at: int


def without_unfounded(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The drafts less the ellipses ("the first state to do so") that no act before them fills."""

    def founded(draft: Draft) -> bool:
        wanted = draft.act.trigger.frame.after if draft.act else ()
        here = reading.tokens[draft.at].sentence
        return not wanted or any(
            other.move in wanted and other.core and 0 <= here - reading.tokens[other.at].sentence <= 1
            for other in drafts
            if other is not draft
        )

    return [draft for draft in drafts if founded(draft)]


def without_shadows(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The drafts less those that say again what a surer one says of the same words.

    Per predicate one draft stays; of one move and actor the inner of two overlapping ones goes; what was
    refused, or is the complement of a refusal, is the refusal's content.
    """
    kept: list[Draft] = []
    for rivals in by_sentence(drafts, reading):
        acted = [draft for draft in rivals if draft.act and draft.core]
        left = [d for d in rivals if d.act or not any(covers(other, d) for other in acted)]
        surest: list[Draft] = []
        for draft in sorted(left, key=lambda d: (-d.confidence, d.predicate)):
            if not any(shadows(other, draft) for other in surest):
                surest.append(draft)
        kept += surest
    refusals = {d.predicate for d in kept if d.move == "decline"}
    return [
        d
        for d in kept
        if d.move == "decline" or not (d.decision.rule == "refusal" and refusals & set(d.decision.chain))
    ]


def by_sentence(drafts: Iterable[Draft], reading: Reading) -> Iterable[list[Draft]]:
    """The drafts of each sentence; evidence never leaves the sentence of its act."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(reading.tokens[draft.at].sentence, []).append(draft)
    return found.values()


def covers(act: Draft, stance: Draft) -> bool:
    """Whether a stance's sentence is already coded as the act it speaks of."""
    overlap = min(act.evidence.end, stance.evidence.end) - max(act.evidence.start, stance.evidence.start)
    return overlap > 0.4 * (stance.evidence.end - stance.evidence.start)


def shadows(surer: Draft, draft: Draft) -> bool:
    """Whether one draft makes another superfluous."""
    if surer.predicate == draft.predicate and surer.at == draft.at:
        return True
    if surer.move != draft.move:
        return False
    return overlapping(surer, draft) and (draft.predicate in surer.clause or surer.predicate in draft.clause)


def overlapping(one: Draft, other: Draft) -> bool:
    """Whether most of the shorter evidence lies in the other."""
    overlap = min(one.evidence.end, other.evidence.end) - max(one.evidence.start, other.evidence.start)
    shorter = min(one.evidence.end - one.evidence.start, other.evidence.end - other.evidence.start)
    return overlap > 0.7 * shorter
