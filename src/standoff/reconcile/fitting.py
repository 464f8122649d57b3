"""How well an act fits those already taken for one: a score, its reasons, and what forbids it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from standoff.reconcile.features import AHEAD, Act

NEAR = timedelta(days=1)  # "Tuesday" and the morning paper of Wednesday are one day apart
SOON = timedelta(days=30)
FAR = timedelta(days=120)  # undated reports farther apart than this need more than a common place
SAID_OFTEN = ("allege", "criticize", "decline", "endorse", "meet", "reaffirm", "request", "warn")
SAID_BOTH = [{done, undone} for done in ("happened", "ongoing") for undone in ("denied", "not_done")]
GAINS = (("targets", 0.1), ("provisions", 0.1), ("names", 0.1), ("tallies", 0.3), ("target_words", 0.1))
COMMON = {name: f"common {name.replace('_', ' ')}" for name, _ in GAINS}
OTHER_INSTRUMENTS = "about different instruments"


class Fit(msgspec.Struct, frozen=True):
    """How well an act fits a group: ``score`` in [0, 1], reasons, and what forbids it (None = nothing).

    ``doubtful`` tells that what forbids it may be a misprint.
    """

    score: float
    reasons: tuple[str, ...]
    forbidden: str | None = None
    doubtful: bool = False


class Object(NamedTuple):
    """What of an act besides its days can forbid that another is the same."""

    identifiers: frozenset[str]
    chambers: frozenset[str]
    targets: frozenset[str]
    names: frozenset[str]
    provisions: frozenset[str]
    whole: bool


class Group:
    """Acts taken for one, numbered within their block.

    What a further act is measured against is kept in sum, so that a thousand reports alike cost no more than
    one: ``shared`` holds all that any of them names, ``objects`` each different object, ``statuses`` what
    each page gives.
    """

    def __init__(self, number: int, act: Act) -> None:
        self.number = number
        self.acts: list[Act] = []
        self.lineages: set[str] = set()
        self.objects: dict[Object, None] = {}
        self.statuses: dict[str, set[str]] = {}
        self.shared: dict[str, set[str]] = {name: set() for name, _ in GAINS}
        self.identifiers: set[str] = set()
        self.kinds: set[str] = set()
        self.told = True
        """Whether each names a target."""
        self.starts: list[date] = []
        self.reads: list[date] = []
        self.days: set[date] = set()
        """The days that some name exactly."""
        self.first_end = date.max
        self.first_done = date.max
        """The first report, without a date, of something that had been done."""
        self.ahead = True
        """Whether all that are dated lie ahead of their report."""
        self.add(act)

    def add(self, act: Act) -> None:
        self.acts.append(act)
        self.lineages.add(act.lineage)
        self.objects.setdefault(_object(act))
        self.statuses.setdefault(act.document, set()).add(act.status)
        for name, found in self.shared.items():
            found |= getattr(act, name)
        self.identifiers |= act.identifiers
        self.kinds |= act.kinds
        self.told = self.told and bool(act.target_words)
        insort(self.reads, act.read)
        if act.start is not None and act.end is not None:
            insort(self.starts, act.start)
            self.first_end = min(self.first_end, act.end)
            self.ahead = self.ahead and act.status in AHEAD
            if act.days == 1:
                self.days.add(act.start)
        elif act.status not in AHEAD:
            self.first_done = min(self.first_done, act.read)


def fit(act: Act, found: Group) -> Fit:
    """Scores an act against a group. What forbids is decided against every member."""
    often = act.family in SAID_OFTEN
    score, reasons = (0.3 if often else 0.4), [f"{act.family} by {act.whose}"]
    same_instrument = not act.identifiers.isdisjoint(found.identifiers)
    if same_instrument:
        score, reasons = score + 0.3, [*reasons, "the same instrument"]
    elif not act.kinds.isdisjoint(found.kinds):
        score, reasons = score + 0.1, [*reasons, "an instrument of the same kind"]
    when, said = _when(act, found)
    score, reasons = score + when, [*reasons, said]
    common = {name for name in COMMON if not getattr(act, name).isdisjoint(found.shared[name])}
    for name, gain in GAINS:
        if name in common:
            score, reasons = score + gain, [*reasons, COMMON[name]]
    if often and act.target_words and found.told and "target_words" not in common:
        score, reasons = score - 0.25, [*reasons, "said of another"]
    if often and not same_instrument and common <= {"names", "provisions"}:
        score, reasons = score - 0.15, [*reasons, "not told to be said of the same"]
    if not act.place and not same_instrument:
        score, reasons = score - 0.3, [*reasons, "no place known"]
    if act.tallies and act.days > 1 and "tallies" not in common:
        score, reasons = score - 0.1, [*reasons, "another count of votes"]
    forbidden, doubtful = _forbidden(act, found)
    return Fit(max(0.0, min(1.0, score)), tuple(reasons), forbidden, doubtful)


def _when(act: Act, found: Group) -> tuple[float, str]:
    """What the days say for or against, and in words."""
    if act.start is None or act.end is None:
        if found.starts:
            nearest = _nearest(act.read, found.starts)
            if act.status not in AHEAD and found.ahead:
                return 0.1, "undated, where others name a day to come"
            nearness = 0.1 * max(0.0, 1 - nearest / FAR)
            if nearest > FAR:
                return -0.3, f"reported {nearest.days} days from the act"
            return 0.1 + nearness, f"undated, reported within {nearest.days} days of the act"
        gap = _nearest(act.read, found.reads)
        score = 0.15 if gap <= SOON else 0.0 if gap <= FAR else -0.3
        return score, f"both undated, reported {gap.days} days apart"
    if not found.starts:
        return 0.1, "one undated"
    return (0.3, "the same day") if act.days == 1 and found.days else (0.15, "dates that overlap")


def _nearest(day: date, days: Sequence[date]) -> timedelta:
    """How far the nearest of these sorted days is."""
    at = bisect_left(days, day)
    return min(abs(day - other) for other in days[max(0, at - 1) : at + 1])


def _forbidden(act: Act, found: Group) -> tuple[str | None, bool]:
    """Why an act cannot be that of a group, None when it can; and whether a misprint may be all that is wrong."""
    if any({act.status, status} in SAID_BOTH for status in found.statuses.get(act.document, ())):
        return "one page says that it happened and that it did not", False
    if (why := _at_other_times(act, found)) is not None:
        return why, False
    mine = _object(act)
    found_why: str | None = None
    for other in found.objects:
        why = _apart(mine, other, act.family)
        if why is None:
            continue
        if why != OTHER_INSTRUMENTS or not _misprinted(mine.identifiers, other.identifiers):
            return why, False
        found_why = why
    doubtful = act.start in found.days and act.days == 1 and act.document not in found.statuses
    return found_why, found_why is not None and doubtful


def _at_other_times(act: Act, found: Group) -> str | None:
    """Why the days of an act forbid it, None when they do not."""
    if act.start is not None and act.end is not None:
        if found.starts and act.end + NEAR <= found.starts[-1]:
            return f"on different days: {act.start} and {found.starts[-1]}"
        if found.starts and found.first_end + NEAR <= act.start:
            return f"on different days: {act.start} and {found.starts[0]}"
        early = found.first_done < date.max and found.first_done + NEAR < act.start
    else:
        early = bool(found.starts) and act.status not in AHEAD and act.read + NEAR < found.starts[-1]
    return "reported before the other took place" if early else None


def _object(act: Act) -> Object:
    return Object(act.identifiers, act.chambers, act.targets, act.names, act.provisions, act.whole)


def _apart(act: Object, other: Object, family: str) -> str | None:
    """Why two acts of one family cannot be one, None when they can."""
    same = not act.identifiers.isdisjoint(other.identifiers)
    if act.chambers and other.chambers and not act.chambers & other.chambers:
        return "in different chambers"
    if act.targets and other.targets and not _related(act.targets, other.targets):
        return "against different bodies"
    several = (act.whole and other.whole) or family in SAID_OFTEN
    if several and act.names and other.names and not same and not act.names & other.names:
        return "by different bodies"
    if family == "rule" and not act.provisions & other.provisions:
        return "different provisions"
    if act.identifiers and other.identifiers and not same:
        return OTHER_INSTRUMENTS
    return None


def _misprinted(some: frozenset[str], others: frozenset[str]) -> bool:
    """True when two official numbers differ in one digit: nobody can tell from that alone which is right."""
    return any(
        len(a) == len(b)
        and len(apart := [(x, y) for x, y in zip(a, b, strict=True) if x != y]) == 1
        and all(character.isdigit() for character in apart[0])
        for a in some
        for b in others
    )


def _related(a: frozenset[str], b: frozenset[str]) -> bool:
    """True when some place of one is, or lies in, a place of the other."""
    return any(x == y or x.startswith(f"{y}/") or y.startswith(f"{x}/") for x in a for y in b)
