"""Where coded claims and gold claims of a document part: each difference by kind, and what is taken for what.

Pairs are those of ``claims``. What is left over on both sides is paired once more by evidence alone: such a pair is
one act under two moves. What then stays alone was missed or invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from standoff.evaluate.claims import Row, Seen, agreement, likeness, pairs, seen, set_aside, verdicts
from standoff.evaluate.matching import best_matching

NONE = "none"
KINDS = ("missed", "invented", "wrong move", "wrong status", "wrong place", "wrong voice", "wrong date")
WRONG = {"status": "wrong status", "actor_place": "wrong place", "voice": "wrong voice", "date": "wrong date"}

Confusion = Counter[tuple[str, str]]
"""How often gold of the first name was taken for the second; ``none`` where one side has nothing."""


class Aligned(msgspec.Struct, frozen=True):
    """The claims of one document side by side, as indices ``(gold, predicted)``.

    ``same`` have one move, ``other`` only the evidence. ``missed`` are core gold, each with the index of a prediction
    that fits it but was marked as not core, None without one; ``invented`` are predictions that count and fit nothing.
    """

    same: tuple[tuple[int, int], ...]
    other: tuple[tuple[int, int], ...]
    missed: tuple[tuple[int, int | None], ...]
    invented: tuple[int, ...]


class Difference(msgspec.Struct, frozen=True):
    """One of ``KINDS``, with the gold claim and the prediction concerned."""

    kind: str
    gold: Row | None
    predicted: Row | None


def aligned(gold: Sequence[Seen], predicted: Sequence[Seen]) -> Aligned:
    """Every core gold claim and every prediction that counts, once."""
    matched = pairs(gold, predicted)
    aside = set_aside(gold, predicted, matched)
    same = tuple((i, j) for i, j in matched if j not in aside)
    dimmed = {i: j for i, j in matched if j in aside}
    found, used = {i for i, _ in same}, {j for _, j in same}
    left = [i for i, claim in enumerate(gold) if claim.core and i not in found]
    right = [j for j in range(len(predicted)) if j not in aside and j not in used]
    other = by_evidence(gold, predicted, [i for i in left if i not in dimmed], right)
    found, used = {i for i, _ in other}, {j for _, j in other}
    return Aligned(
        same=same,
        other=other,
        missed=tuple((i, dimmed.get(i)) for i in left if i not in found),
        invented=tuple(j for j in right if j not in used),
    )


def by_evidence(
    gold: Sequence[Seen], predicted: Sequence[Seen], left: Iterable[int], right: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """Pairs among some claims whatever their moves, by how well the evidence agrees."""
    weights = {
        (i, j): near + likeness(gold[i], predicted[j])
        for i in left
        for j in right
        if (near := agreement(gold[i].span, predicted[j].span))
    }
    return tuple(best_matching(weights))


def differences(gold: Sequence[Row], predicted: Sequence[Row]) -> Iterator[Difference]:
    """Everything that keeps a document from being perfect; a pair with two wrong fields comes twice."""
    left, right = [seen(row) for row in gold], [seen(row) for row in predicted]
    sides = aligned(left, right)
    for i, aside in sides.missed:
        yield Difference("missed", gold[i], None if aside is None else predicted[aside])
    for j in sides.invented:
        yield Difference("invented", None, predicted[j])
    for i, j in sides.other:
        yield Difference("wrong move", gold[i], predicted[j])
    for i, j in sides.same:
        fields = verdicts(left[i], right[j])
        yield from (
            Difference(kind, gold[i], predicted[j]) for field, kind in WRONG.items() if fields[field] is False
        )


def moves(gold: Sequence[Row], predicted: Sequence[Row]) -> Confusion:
    """Moves of the gold by moves found in one document, with ``none`` for what was missed and invented."""
    left, right = [seen(row) for row in gold], [seen(row) for row in predicted]
    sides = aligned(left, right)
    found: Confusion = Counter((name(left[i].move), name(right[j].move)) for i, j in sides.same + sides.other)
    found.update((name(left[i].move), NONE) for i, _ in sides.missed)
    found.update((NONE, name(right[j].move)) for j in sides.invented)
    return found


def statuses(gold: Sequence[Row], predicted: Sequence[Row]) -> Confusion:
    """Statuses of the gold by statuses found, of the claims with the right move."""
    left, right = [seen(row) for row in gold], [seen(row) for row in predicted]
    return Counter((name(left[i].status), name(right[j].status)) for i, j in aligned(left, right).same)


def name(code: str | None) -> str:
    """A code, ``none`` where a broken row has none."""
    return code or NONE
