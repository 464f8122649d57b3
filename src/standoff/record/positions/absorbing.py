"""Whether a newly recorded effect leaves a position as it is, told from little: most news changes nothing.

What is asked about the position comes through ``Around``: from the tables while adding, from memory while
everything is made anew.
"""

from __future__ import annotations

from typing import Protocol

from standoff.record.positions.course import Segment, absorbed
from standoff.record.positions.deriving import Standing, adopted, effect_of, window
from standoff.record.positions.effects import ADOPTS, CONTENT, NOBODY, UPON, Identity
from standoff.record.positions.rules import does


class Around(Protocol):
    """What is known of one position before the rows in question came. Only rows that count are asked about."""

    def covering(self, day: str) -> Segment | None:
        """The answer of a day."""
        ...

    def silent(self) -> bool:
        """Whether the position has no answer on any day."""
        ...

    def expiring(self) -> bool:
        """Whether any effect upon the position is told with an end."""
        ...

    def acted_upon(self, identity: Identity) -> bool:
        """Whether acts upon this instrument are on record."""
        ...

    def rests_on(self, identity: Identity) -> bool:
        """Whether the position surely rests on this instrument."""
        ...

    def adopting(self, identity: Identity, first: str, last: str) -> Standing | None:
        """The first act that adopted a bill in ``[first, last]``."""
        ...

    def adopted_by(self, identity: Identity, day: str) -> Standing | None:
        """The last act up to a day that adopted a bill; of those of one day the one recorded first."""
        ...

    def told_between(self, identity: Identity, after: str, last: str) -> bool:
        """Whether the content of a bill was told of in ``(after, last]``."""
        ...


def leaves_as_is(row: Standing, around: Around) -> bool:
    """True when a row that came newly, of a claim that counts, surely leaves the position as it is."""
    if row.kind == ADOPTS:
        return _adoption_known(row, around)
    if row.kind == UPON and around.silent():
        return True  # what rests on an instrument has an answer
    if row.until or around.expiring():
        return False
    effect = effect_of(row)
    if row.kind == CONTENT:
        by = around.adopting(row.identity, *window(row.day))
        if by is None:
            return True
        effect = adopted(row, by)
    if row.kind != UPON and _newly_reached(row, around):
        return False
    segment = around.covering(effect.day)
    return segment is not None and absorbed(segment, effect)


def _adoption_known(row: Standing, around: Around) -> bool:
    """Whether every report of the bill that this act could adopt is adopted by an earlier one."""
    earlier = around.adopted_by(row.identity, row.day)
    if earlier is None or (earlier.day, earlier.claim) > (row.day, row.claim):
        return False
    return not around.told_between(row.identity, window(earlier.day)[1], window(row.day)[1])


def _newly_reached(row: Standing, around: Around) -> bool:
    """Whether acts upon the row's instrument reach the position only now."""
    if row.identity == NOBODY or does(row.rule) == "unblocked":
        return False
    return around.acted_upon(row.identity) and not around.rests_on(row.identity)
