"""Claims about the same act, grouped into moves by compatible place, act, instrument, date and object."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from standoff.model.move import Conflict, Judgement, Move
from standoff.model.recorded import Recorded
from standoff.reconcile.copies import NOTHING_KNOWN, Copies
from standoff.reconcile.features import AHEAD, UNDATED, Act, act_of
from standoff.reconcile.fitting import FAR, NEAR, Fit, Group, fit
from standoff.reconcile.links import Links
from standoff.reconcile.witnesses import witnesses

AUTHOR = "same-act@2"
SAME, UNSURE = 0.5, 0.35
NO_FIT = Fit(0.0, ())
SHORT = 8  # days; an act dated within as many is found by its days, another by its months
LONG = 800  # days; a date wider than this is looked up as if it were everywhere
EVERYWHERE = ("every", 0)


def group(
    claims: Iterable[Recorded], copies: Copies = NOTHING_KNOWN, judged: Sequence[Judgement] = ()
) -> tuple[tuple[Move, ...], tuple[Judgement, ...]]:
    """Moves in the order of their days, and the judgements by which they were made.

    Claims in one move agree in family, place and object; two acts on days apart are two moves; an
    undated claim never makes a move of its own where one fits. By ``copies`` documents that repeat each
    other count as one witness. ``judged`` is what people say of two lineages: it wins over the rules.
    Blocks, as ``block_of`` names them, are grouped each for itself, except where people join them.
    """
    acts = [act for claim in claims if (act := act_of(claim)) is not None]
    blocks: dict[tuple[str, str], list[Act]] = {}
    for act in sorted(acts, key=lambda act: act.order):
        blocks.setdefault((act.family, act.whose), []).append(act)
    links = Links(judged)
    groups: list[list[Act]] = []
    judgements: list[Judgement] = []
    for _, block in sorted(blocks.items()):
        found, rules = _cluster(block, links)
        judgements += rules
        groups += [each.acts for each in found]
    moves = [_move(acts, copies) for acts in links.joined(groups)]
    moves.sort(key=lambda move: (move.latest or "", move.id))
    return tuple(moves), tuple(judgements)


class _Block:
    """The groups of one family and place, found by day, month or instrument rather than one by one."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._by_key: dict[tuple[str, object], set[int]] = {}

    def add(self, act: Act, found: Group | None = None) -> Group:
        """Adds an act to a group, or to one of its own; gives the group."""
        if found is None:
            self.groups.append(found := Group(len(self.groups), act))
        else:
            found.add(act)
        for key in _kept_under(act):
            self._by_key.setdefault(key, set()).add(found.number)
        return found

    def near(self, act: Act) -> list[Group]:
        """Groups that the act may belong to: about the same time, or the same instrument; oldest first."""
        if LONG < act.days < UNDATED:
            return self.groups
        numbers = {number for key in _looked_up(act) for number in self._by_key.get(key, ())}
        return [self.groups[number] for number in sorted(numbers)]


def _kept_under(act: Act) -> Iterator[tuple[str, object]]:
    yield from _named(act)
    if act.start is None or act.end is None:
        yield from _months(act.read, act.read)
        yield from _months(act.read, act.read, "undated")
    elif act.days > LONG:
        yield EVERYWHERE
    else:
        yield from _months(act.start, act.end)
        if act.days <= SHORT:
            yield from (("day", day) for day in range(act.start.toordinal(), act.end.toordinal()))


def _looked_up(act: Act) -> Iterator[tuple[str, object]]:
    """Where others of the act may be. Those dated more narrowly came before it, those dated less have not yet."""
    yield from _named(act)
    if act.start is None or act.end is None:
        yield EVERYWHERE
        yield from _months(act.read - FAR, act.read + (FAR if act.status in AHEAD else NEAR))
        yield from _months(act.read, act.read + FAR, "undated")
    elif act.days <= SHORT:
        yield from (("day", day) for day in range(act.start.toordinal() - 1, act.end.toordinal() + 1))
    else:
        yield from _months(act.start - NEAR, act.end + NEAR)


def _named(act: Act) -> Iterator[tuple[str, object]]:
    yield from (("instrument", identifier) for identifier in act.identifiers)


def _months(first: date, last: date, kind: str = "month") -> Iterator[tuple[str, object]]:
    months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    yield from ((kind, month) for month in months)


def _cluster(acts: Sequence[Act], links: Links) -> tuple[list[Group], list[Judgement]]:
    """Dated acts first, in the order of their days: they are what undated ones are measured against."""
    block = _Block()
    homes: dict[str, Group] = {}
    judged: list[tuple[Act, Group, Fit, str]] = []
    for act in sorted(acts, key=lambda act: (act.days, act.start or date.max, act.order)):
        home = homes.get(links.root(act.lineage))
        if home is not None and not links.forbid(act.lineage, home.lineages):
            block.add(act, home)
            continue
        found, judgement = _judged(act, block, links)
        judged += judgement
        homes.setdefault(links.root(act.lineage), block.add(act, found))
    return block.groups, [_judgement(*each) for each in judged if not links.settled(each[0], each[1].acts[0])]


def _judged(act: Act, block: _Block, links: Links) -> tuple[Group | None, list[tuple[Act, Group, Fit, str]]]:
    """The group that an act belongs to, None for one of its own; and what that says of the likeliest."""
    near = [found for found in block.near(act) if not links.forbid(act.lineage, found.lineages)]
    fits = [(fit(act, found), found) for found in near]
    allowed = [each for each in fits if each[0].forbidden is None]
    best, nearest = max(allowed, key=lambda each: each[0].score, default=(NO_FIT, None))
    if nearest is not None and best.score >= SAME:
        return nearest, [(act, nearest, best, "same")]
    if nearest is not None and best.score >= UNSURE:
        return None, [(act, nearest, best, "unsure")]
    apart = [each for each in fits if each[0].forbidden and each[0].score >= SAME]
    if not apart:
        return None, []
    why, of = next((each for each in apart if each[0].doubtful), apart[-1])
    return None, [(act, of, why, "unsure" if why.doubtful else "different")]


def _judgement(act: Act, found: Group, fit: Fit, verdict: str) -> Judgement:
    reasons = (*fit.reasons, fit.forbidden) if fit.forbidden else fit.reasons
    reasons = (*reasons, "one digit apart, which may be a misprint") if fit.doubtful else reasons
    return Judgement(found.acts[0].lineage, act.lineage, verdict, round(fit.score, 3), reasons, AUTHOR)


def _move(unordered: Sequence[Act], copies: Copies) -> Move:
    acts = sorted(unordered, key=lambda act: act.order)
    anchor = acts[0]
    reports = sorted((act.read.isoformat(), act.order, act.status) for act in acts)
    history = [(day, status) for day, _, status in reports]
    first_of = [pair for i, pair in enumerate(history) if i == 0 or history[i - 1][1] != pair[1]]
    support, folds = witnesses([act.claim for act in acts], copies)
    dated = [act for act in acts if act.start is not None]
    dated = [act for act in dated if act.status not in AHEAD] or dated
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
