"""Claims about the same act, grouped into moves by compatible place, act, instrument, date and object."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from standoff.model.document import Document
from standoff.model.move import Conflict, Judgement, Move
from standoff.model.recorded import Recorded
from standoff.reconcile.copies import Pair
from standoff.reconcile.features import AHEAD, UNDATED, Act, act_of
from standoff.reconcile.fitting import FAR, NEAR, Fit, Group, fit
from standoff.reconcile.witnesses import witnesses

AUTHOR = "same-act@1"
SAME, UNSURE = 0.5, 0.35
NO_FIT = Fit(0.0, ())
EVERYWHERE = "any month"
LONG = 800  # days; a date wider than this is looked up as if it were everywhere


def group(
    claims: Iterable[Recorded], documents: Mapping[str, Document], pairs: Sequence[Pair] = ()
) -> tuple[tuple[Move, ...], tuple[Judgement, ...]]:
    """Moves in the order of their days, and the judgements by which they were made.

    Claims in one move agree in family, place and object; two acts on days apart are two moves; an
    undated claim never makes a move of its own where one fits. ``pairs`` are shared passages, by which
    documents that repeat each other count as one witness.
    """
    acts = [act for claim in claims if (act := act_of(claim)) is not None]
    blocks: dict[tuple[str, str], list[Act]] = {}
    for act in sorted(acts, key=lambda act: act.order):
        blocks.setdefault((act.family, act.whose), []).append(act)
    moves: list[Move] = []
    judgements: list[Judgement] = []
    for _, block in sorted(blocks.items()):
        groups, judged = _cluster(block)
        judgements += judged
        moves += [_move(found, documents, pairs) for found in groups]
    moves.sort(key=lambda move: (move.latest or "", move.id))
    return tuple(moves), tuple(judgements)


class _Block:
    """The groups of one family and place, found by month and by instrument rather than one by one."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._by_key: dict[object, set[int]] = {}

    def add(self, act: Act, found: Group | None = None) -> None:
        """Adds an act to a group, or to one of its own."""
        if found is None:
            self.groups.append(found := Group(len(self.groups), act))
        else:
            found.add(act)
        for key in (*_months(act, spread=False), *act.identifiers):
            self._by_key.setdefault(key, set()).add(found.number)

    def near(self, act: Act) -> list[Group]:
        """Groups that the act may belong to: about the same time, or the same instrument; oldest first."""
        if act.start is not None and LONG < act.days < UNDATED:
            return self.groups
        keys = (*_months(act, spread=True), *act.identifiers, EVERYWHERE)
        return [
            self.groups[number] for number in sorted({n for key in keys for n in self._by_key.get(key, ())})
        ]


def _months(act: Act, spread: bool) -> Iterator[object]:
    """The months an act may have fallen in; with ``spread``, those in which others of it may be."""
    if act.start is None or act.end is None:
        first, last = (act.read - FAR, act.read + FAR) if spread else (act.read, act.read)
    elif act.days > LONG:
        yield EVERYWHERE
        return
    else:
        first, last = (act.start - NEAR, act.end + NEAR) if spread else (act.start, act.end)
    yield from range(first.year * 12 + first.month, last.year * 12 + last.month + 1)


def _cluster(acts: Sequence[Act]) -> tuple[list[Group], list[Judgement]]:
    """Dated acts first, in the order of their days: they are what undated ones are measured against."""
    block = _Block()
    judged: list[tuple[Act, Group, Fit, str]] = []
    for act in sorted(acts, key=lambda act: (act.days, act.start or date.max, act.order)):
        fits = [(fit(act, found), found) for found in block.near(act)]
        allowed = [each for each in fits if each[0].forbidden is None]
        best, nearest = max(allowed, key=lambda each: each[0].score, default=(NO_FIT, None))
        if nearest is not None and best.score >= SAME:
            judged.append((act, nearest, best, "same"))
            block.add(act, nearest)
            continue
        if nearest is not None and best.score >= UNSURE:
            judged.append((act, nearest, best, "unsure"))
        else:
            apart = [(found, of) for found, of in fits if found.forbidden and found.score >= SAME]
            if apart:
                judged.append((act, apart[-1][1], apart[-1][0], "different"))
        block.add(act)
    return block.groups, [_judgement(*each) for each in judged if each[0].lineage != each[1].acts[0].lineage]


def _judgement(act: Act, found: Group, fit: Fit, verdict: str) -> Judgement:
    reasons = (*fit.reasons, fit.forbidden) if fit.forbidden else fit.reasons
    return Judgement(found.acts[0].lineage, act.lineage, verdict, round(fit.score, 3), reasons, AUTHOR)


def _move(found: Group, documents: Mapping[str, Document], pairs: Sequence[Pair]) -> Move:
    acts = sorted(found.acts, key=lambda act: act.order)
    anchor = acts[0]
    reports = sorted((act.read.isoformat(), act.order, act.status) for act in acts)
    history = [(day, status) for day, _, status in reports]
    first_of = [pair for i, pair in enumerate(history) if i == 0 or history[i - 1][1] != pair[1]]
    support, folds = witnesses([act.claim for act in acts], documents, pairs)
    dated = [act for act in found.dated() if act.status not in AHEAD] or found.dated()
    narrow = min(dated, key=lambda act: (act.days, act.order), default=None)
    named = [act.instrument for act in acts if act.instrument]
    instrument = next((ref for ref in named if ref.identifier), next(iter(named), None))
    return Move(
        id="m" + hashlib.sha256(f"{anchor.family} {anchor.lineage}".encode()).hexdigest()[:15],
        family=anchor.family,
        actors=tuple(dict.fromkeys(act.claim.claim.actor.name for act in acts)),
        place=anchor.place,
        level=anchor.claim.claim.actor.level,
        claims=tuple(act.claim.claim.id for act in acts),
        lineages=tuple(dict.fromkeys(act.lineage for act in acts)),
        documents=tuple(dict.fromkeys(act.document for act in acts)),
        support=support,
        history=tuple(first_of),
        instrument=instrument,
        earliest=narrow.start.isoformat() if narrow and narrow.start else None,
        latest=narrow.end.isoformat()
        if narrow and narrow.end
        else max(act.claim.valid_by for act in acts if act.claim.valid_by),
        conflicts=_conflicts(acts),
        folds=folds,
    )


def _conflicts(acts: Sequence[Act]) -> tuple[Conflict, ...]:
    """Fields for which claims of one move give rival values: the day, each kind of figure, whether it happened."""
    rivals: dict[str, dict[str, list[str]]] = {}
    for act in acts:
        said = [(f"figure: {unit}", value) for unit, value in act.figures]
        if act.days == 1 and act.start and act.status not in AHEAD:
            said.append(("day", act.start.isoformat()))
        if act.status in ("happened", "ongoing", "denied", "not_done"):
            said.append(("happened", "yes" if act.status in ("happened", "ongoing") else "no"))
        for name, value in said:
            rivals.setdefault(name, {}).setdefault(value, []).append(act.claim.claim.id)
    return tuple(
        Conflict(name, tuple((value, tuple(claims)) for value, claims in sorted(values.items())))
        for name, values in sorted(rivals.items())
        if len(values) > 1
    )
