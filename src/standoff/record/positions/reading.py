"""Reading the effects upon one position day by day: what each day's acts and reports make of the answer.

The rules stand in words at the head of ``position_rules.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from standoff.record.positions.rules import does

HOLDS, ENDED, BLOCKED, CONFLICTING = "holds", "does not hold", "blocked", "conflicting"
SAYS = {"holds": HOLDS, "reported": HOLDS, "ends": ENDED, "blocked": BLOCKED}
WEAKEST_FIRST = ("disputed", "machine", "accepted")


class Effect(msgspec.Struct, frozen=True):
    """An effect upon one position. ``claims`` are row numbers: the claim, and what adopted it where one did.

    The act fell in ``[start, day]`` (``start`` empty: not known); a state is told to last to ``until``
    (empty: no end is told). ``review`` is the weakest state of its claims, ``instrument`` JSON or empty.
    """

    claims: tuple[int, ...]
    rule: str
    start: str
    day: str
    until: str = ""
    review: str = "machine"
    instrument: str = ""


class Resting(msgspec.Struct, frozen=True):
    """The last effect that an answer rests on, and those before it."""

    effect: Effect
    rest: Resting | None = None


class Answer(msgspec.Struct, frozen=True):
    """What holds after a day, and why: ``claims`` decided it, ``review`` is the weakest of all it rests on.

    ``exact`` tells that acts dated to the day ``since`` brought it; ``before`` is what a block covers.
    """

    answer: str
    since: str
    rule: str
    instrument: str
    claims: tuple[int, ...]
    review: str
    resting: Resting | None
    exact: bool = False
    before: Answer | None = None


def in_order(effects: Sequence[Effect]) -> list[Effect]:
    """By day; those of one day by claim."""
    return sorted(effects, key=lambda effect: (effect.day, effect.claims))


def readings(ordered: Sequence[Effect]) -> Iterator[tuple[str, Answer | None]]:
    """The answer after each day that has effects; None while nothing says anything."""
    present: Answer | None = None
    seen: frozenset[str] = frozenset()
    for day, group in groupby(ordered, key=lambda effect: effect.day):
        acts, reports = list[Effect](), list[Effect]()
        for effect in group:
            (reports if does(effect.rule) == "reported" else acts).append(effect)
        present, said = _after_acts(present, seen, day, acts)
        for effect in reports:
            present = _after_report(present, day, effect)
        seen |= said
        yield day, present


def weakest(*states: str) -> str:
    """The review state of a whole whose parts have these."""
    return min(states, key=WEAKEST_FIRST.index)


def _after_acts(
    present: Answer | None, seen: frozenset[str], day: str, acts: list[Effect]
) -> tuple[Answer | None, frozenset[str]]:
    """The answer after the acts of one day, and what they said."""
    speaking = [(says, act) for act in acts if (says := _word(present, seen, act)) is not None]
    exact = [(says, act) for says, act in speaking if act.start == day]
    heard = exact or speaking  # what is only known to have happened by this day gives way
    after = _decided(present, day, heard, bool(exact)) if heard else present
    if after is not None:
        spoken = {act for _, act in heard}
        for act in acts:
            if act not in spoken and SAYS.get(does(act.rule)) == after.answer:
                after = _resting_on(after, act)
    return after, frozenset(says for says, _ in heard)


def _word(present: Answer | None, seen: frozenset[str], act: Effect) -> str | None:
    """What an act says on the day it is read; None where it may tell of an earlier time."""
    surely_after = present is not None and act.start > present.since
    says = SAYS.get(does(act.rule))
    if says is None:  # it lifts a block: what stood before stands again
        if present is None or present.answer != BLOCKED or not surely_after:
            return None
        return present.before.answer if present.before else ""
    if present is None or surely_after:
        return says
    return says if present.answer == HOLDS and says != HOLDS and says not in seen else None


def _decided(present: Answer | None, day: str, heard: list[tuple[str, Effect]], exact: bool) -> Answer | None:
    """The answer that follows from what was heard on one day."""
    first: dict[str, Effect] = {}
    for says, act in heard:
        first.setdefault(says, act)
    says, under = list(first.items())[-1]
    if len(first) == 1 and present is not None:
        if says == present.answer:
            return _resting_on(present, *(act for _, act in heard))
        lifts = [act for _, act in heard if act.rule == under.rule and SAYS.get(does(act.rule)) is None]
        if lifts:
            return _restored(present, day, lifts[0], heard)
    answer = says if len(first) == 1 else CONFLICTING
    claims = tuple(dict.fromkeys(claim for act in first.values() for claim in act.claims))
    before = present if answer == BLOCKED else None
    new = Answer(answer, day, under.rule, under.instrument, claims, under.review, None, exact, before)
    return _resting_on(new, *(act for _, act in heard))


def _restored(present: Answer, day: str, lift: Effect, heard: list[tuple[str, Effect]]) -> Answer | None:
    """What stood before the block; None when nothing was known to."""
    if present.before is None:
        return None
    claims = tuple(dict.fromkeys((*present.before.claims, *lift.claims)))
    restored = msgspec.structs.replace(present.before, since=day, claims=claims, exact=False)
    return _resting_on(restored, *(act for _, act in heard))


def _after_report(present: Answer | None, day: str, report: Effect) -> Answer:
    """The answer after a report that the provision holds."""
    if present is None:
        new = Answer(HOLDS, day, report.rule, report.instrument, report.claims, report.review, None)
        return _resting_on(new, report)
    if present.answer in (HOLDS, CONFLICTING):
        return _resting_on(present, report)
    if present.since == day and present.exact:
        return present  # what the acts of the day found
    claims = tuple(dict.fromkeys((*present.claims, *report.claims)))
    conflict = Answer(
        CONFLICTING, day, report.rule, report.instrument, claims, present.review, present.resting
    )
    return _resting_on(conflict, report)


def _resting_on(answer: Answer, *effects: Effect) -> Answer:
    """The same answer with more that it rests on."""
    review, node = answer.review, answer.resting
    for effect in effects:
        review, node = weakest(review, effect.review), Resting(effect, node)
    return msgspec.structs.replace(answer, review=review, resting=node)
