"""The course of one position over the days: pure, from the effects upon one place, provision and direction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

import msgspec

from standoff.record.positions.reading import (
    BLOCKED,
    CONFLICTING,
    HOLDS,
    SAYS,
    Answer,
    Effect,
    in_order,
    readings,
    weakest,
)
from standoff.record.positions.rules import does

EXAMINED, NOT_EXAMINED = "examined, none found", "not examined"
FIRST_DAY, NO_END = "", "9999-12-31"


class Segment(msgspec.Struct, frozen=True):
    """One answer over the days ``[valid_from, valid_to)``; ``NO_END`` where nothing ends it.

    ``since`` is the day by which it surely was so; ``claims`` are the row numbers of those that decided;
    ``review`` is the weakest state of all it rests on; ``instrument`` the one it rests on, as JSON.
    """

    answer: str
    rule: str
    since: str
    review: str
    instrument: str
    claims: tuple[int, ...]
    valid_from: str
    valid_to: str = NO_END


def fold(effects: Sequence[Effect]) -> tuple[Segment, ...]:
    """The whole course of a position, in order of days. Days outside every segment have no answer."""
    ordered = in_order(effects)
    ends = sorted({effect.until for effect in ordered if effect.until})
    found: list[Segment] = []
    for first, after in pairwise([FIRST_DAY, *ends, NO_END]):
        said = [e for e in ordered if e.day < after and (not e.until or e.until > first)]
        found += _segments(list(readings(said)), first, after)
    return tuple(_joined(found))


def resting(effects: Sequence[Effect], on: str | None = None) -> tuple[Effect, ...]:
    """Every effect that the answer of a day rests on, in order of days; without a day, the last answer."""
    said = [effect for effect in effects if _said_of(effect, on)]
    answer = max(readings(in_order(said)), key=itemgetter(0), default=("", None))[1]
    node, found = (answer.resting if answer else None), list[Effect]()
    while node is not None:
        found.append(node.effect)
        node = node.rest
    return tuple(in_order(list(dict.fromkeys(found))))


def absorbed(segment: Segment, effect: Effect) -> bool:
    """True when a further effect surely leaves the course as it is; ``segment`` covers its day.

    No effect upon the position may be told with an end. False may also be said of an effect that changes
    nothing: then the course has to be read anew.
    """
    act = does(effect.rule)
    agrees = SAYS.get(act) == segment.answer or (act == "reported" and segment.answer == CONFLICTING)
    joins = agrees and weakest(segment.review, effect.review) == segment.review
    if effect.until or effect.day < segment.since:
        return False
    if effect.day == segment.since:
        told_again = effect.start < effect.day or effect.claims[1:] == segment.claims[1:] != ()
        later = told_again and effect.claims > segment.claims and effect.rule == segment.rule
        return joins and later and segment.answer != CONFLICTING
    if agrees:
        return joins
    if act == "unblocked":
        return segment.answer != BLOCKED or effect.start <= segment.since
    return act != "reported" and segment.answer != HOLDS and effect.start <= segment.since


def answered(answer: str | None, examined: bool) -> str:
    """What to say of a place and a provision: the answer, or whether a finding stands where there is none.

    ``examined`` tells that named sources were examined by the day asked, and nothing was found.
    """
    return answer if answer is not None else EXAMINED if examined else NOT_EXAMINED


def _said_of(effect: Effect, on: str | None) -> bool:
    """Whether an effect is told of a day; of the last of all days when it is told without an end."""
    if on is None:
        return not effect.until
    return effect.day <= on and (not effect.until or on < effect.until)


def _segments(read: list[tuple[str, Answer | None]], first: str, after: str) -> Iterable[Segment]:
    """The answers of the days in ``[first, after)``."""
    for (day, answer), (until, _) in pairwise([*read, (after, None)]):
        if answer is not None and first < until:
            yield Segment(
                answer.answer,
                answer.rule,
                answer.since,
                answer.review,
                answer.instrument,
                answer.claims,
                max(day, first),
                min(until, after),
            )


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """Neighbours that say the same made one."""
    replace, found = msgspec.structs.replace, list[Segment]()
    for segment in segments:
        last = found[-1] if found and found[-1].valid_to == segment.valid_from else segment
        whole = replace(last, valid_to=segment.valid_to)
        if last is not segment and replace(segment, valid_from=last.valid_from) == whole:
            found[-1] = whole
        else:
            found.append(segment)
    return found
