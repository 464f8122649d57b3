"""Claims about the same act, grouped into moves by compatible place, act, instrument, date and object."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from standoff.model.document import Document
from standoff.model.move import Conflict, Judgement, Move
from standoff.model.recorded import Recorded
from standoff.reconcile.copies import Pair
from standoff.reconcile.features import Act, act_of
from standoff.reconcile.witnesses import witnesses

AUTHOR = "same-act@1"
SAME, UNSURE = 0.5, 0.35
NEAR = timedelta(days=1)  # "Tuesday" and the morning paper of Wednesday are one day apart
FAR = timedelta(days=120)  # undated reports farther apart than this need more than a common place
SOON = timedelta(days=30)
SAID_OFTEN = ("allege", "criticize", "decline", "endorse", "meet", "reaffirm", "request", "warn")
SAID_BOTH = [{done, undone} for done in ("happened", "ongoing") for undone in ("denied", "not_done")]
AHEAD = ("scheduled", "committed", "threatened", "conditional", "proposed", "possible")


class Fit(msgspec.Struct, frozen=True):
    """How well an act fits a group: ``score`` in [0, 1], reasons, and what forbids it (None = nothing)."""

    score: float
    reasons: tuple[str, ...]
    forbidden: str | None = None


NO_FIT = Fit(0.0, ())


class _Group:
    """Acts taken for one. ``looks`` keeps one act of each look, which is all that a further act is
    measured against: a thousand reports alike cost no more than one."""

    def __init__(self, act: Act) -> None:
        self.acts: list[Act] = []
        self.looks: dict[object, Act] = {}
        self.statuses: dict[str, set[str]] = {}
        self.add(act)

    def add(self, act: Act) -> None:
        self.acts.append(act)
        self.looks.setdefault(act.look, act)
        self.statuses.setdefault(act.document, set()).add(act.status)

    def dated(self) -> list[Act]:
        return [act for act in self.looks.values() if act.start is not None and act.end is not None]


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


def _cluster(block: Sequence[Act]) -> tuple[list[_Group], list[Judgement]]:
    """Dated acts first, in the order of their days: they are what undated ones are measured against."""
    groups: list[_Group] = []
    judged: list[tuple[Act, _Group, Fit, str]] = []
    for act in sorted(block, key=lambda act: (act.days, act.start or date.max, act.order)):
        fits = [(fit(act, found), found) for found in groups]
        allowed = [each for each in fits if each[0].forbidden is None]
        best, nearest = max(allowed, key=lambda each: each[0].score, default=(NO_FIT, None))
        if nearest is not None and best.score >= SAME:
            judged.append((act, nearest, best, "same"))
            nearest.add(act)
            continue
        if nearest is not None and best.score >= UNSURE:
            judged.append((act, nearest, best, "unsure"))
        else:
            apart = [(found, of) for found, of in fits if found.forbidden and found.score >= SAME]
            if apart:
                judged.append((act, apart[-1][1], apart[-1][0], "different"))
        groups.append(_Group(act))
    return groups, [_judgement(*each) for each in judged if each[0].lineage != each[1].acts[0].lineage]


def _judgement(act: Act, found: _Group, fit: Fit, verdict: str) -> Judgement:
    reasons = (*fit.reasons, fit.forbidden) if fit.forbidden else fit.reasons
    return Judgement(found.acts[0].lineage, act.lineage, verdict, round(fit.score, 3), reasons, AUTHOR)


def fit(act: Act, found: _Group) -> Fit:
    """Scores an act against a group. What forbids is decided against every member."""
    others = tuple(found.looks.values())
    score, reasons = (0.3 if act.family in SAID_OFTEN else 0.4), [f"{act.family} by {act.whose}"]
    if any(act.identifiers & other.identifiers for other in others):
        score, reasons = score + 0.3, [*reasons, "the same instrument"]
    elif any(act.kinds & other.kinds for other in others):
        score, reasons = score + 0.1, [*reasons, "an instrument of the same kind"]
    when, said = _when(act, found)
    score, reasons = score + when, [*reasons, said]
    for name, gain in (
        ("targets", 0.1),
        ("provisions", 0.1),
        ("names", 0.1),
        ("tallies", 0.3),
        ("target_words", 0.1),
    ):
        mine = getattr(act, name)
        if mine and any(mine & getattr(other, name) for other in others):
            score, reasons = score + gain, [*reasons, f"common {name.replace('_', ' ')}"]
    told = act.target_words and all(other.target_words for other in others)
    if (
        act.family in SAID_OFTEN
        and told
        and not any(act.target_words & other.target_words for other in others)
    ):
        score, reasons = score - 0.25, [*reasons, "said of another"]
    if not act.place and not any(act.identifiers & other.identifiers for other in others):
        score, reasons = score - 0.3, [*reasons, "no place known"]
    if act.tallies and act.days > 1 and not any(act.tallies & other.tallies for other in others):
        score, reasons = score - 0.1, [*reasons, "another count of votes"]
    forbidden = next((why for other in others if (why := _apart(act, other)) is not None), None)
    if any({act.status, status} in SAID_BOTH for status in found.statuses.get(act.document, ())):
        forbidden = "one page says that it happened and that it did not"
    return Fit(max(0.0, min(1.0, score)), tuple(reasons), forbidden)


def _when(act: Act, found: _Group) -> tuple[float, str]:
    """What the days say for or against, and in words."""
    dated = found.dated()
    if act.start is None or act.end is None:
        if dated:
            gaps = [abs(act.read - other.start) for other in dated if other.start is not None]
            nearest = min(gaps)
            if act.status not in AHEAD and all(other.status in AHEAD for other in dated):
                return 0.1, "undated, where others name a day to come"
            nearness = 0.1 * max(0.0, 1 - nearest / FAR)
            if nearest > FAR:
                return -0.3, f"reported {nearest.days} days from the act"
            return 0.1 + nearness, f"undated, reported within {nearest.days} days of the act"
        gap = min(abs(act.read - other.read) for other in found.looks.values())
        return (
            0.15 if gap <= SOON else 0.0 if gap <= FAR else -0.3
        ), f"both undated, reported {gap.days} days apart"
    if not dated:
        return 0.1, "one undated"
    precise = act.days == 1 and any(other.days == 1 for other in dated)
    return (0.3, "the same day") if precise else (0.15, "dates that overlap")


def _apart(act: Act, other: Act) -> str | None:
    """Why two acts cannot be one, None when they can."""
    if act.start and act.end and other.start and other.end:
        if act.end + NEAR <= other.start or other.end + NEAR <= act.start:
            return f"on different days: {act.start} and {other.start}"
    elif _too_early(act, other) or _too_early(other, act):
        return "reported before the other took place"
    if act.identifiers and other.identifiers and not act.identifiers & other.identifiers:
        return "about different instruments"
    if act.chambers and other.chambers and not act.chambers & other.chambers:
        return "in different chambers"
    if act.targets and other.targets and not _related(act.targets, other.targets):
        return "against different bodies"
    several = (act.whole and other.whole) or act.family in SAID_OFTEN
    named = act.names and other.names and not act.names & other.names
    if several and named and not act.identifiers & other.identifiers:
        return "by different bodies"
    if act.family == "rule" and not act.provisions & other.provisions:
        return "different provisions"
    return None


def _too_early(undated: Act, dated: Act) -> bool:
    """A report of what happened cannot be of an act that fell on a later day."""
    return (
        undated.start is None
        and dated.start is not None
        and undated.status not in AHEAD
        and undated.read + NEAR < dated.start
    )


def _related(a: frozenset[str], b: frozenset[str]) -> bool:
    """True when some place of one is, or lies in, a place of the other."""
    return any(x == y or x.startswith(f"{y}/") or y.startswith(f"{x}/") for x in a for y in b)


def _move(found: _Group, documents: Mapping[str, Document], pairs: Sequence[Pair]) -> Move:
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
