"""How well an act fits those already taken for one: a score, its reasons, and what forbids it."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from standoff.reconcile.features import AHEAD, Act

NEAR = timedelta(days=1)  # "Tuesday" and the morning paper of Wednesday are one day apart
SOON = timedelta(days=30)
FAR = timedelta(days=120)  # undated reports farther apart than this need more than a common place
SAID_OFTEN = ("allege", "criticize", "decline", "endorse", "meet", "reaffirm", "request", "warn")
SAID_BOTH = [{done, undone} for done in ("happened", "ongoing") for undone in ("denied", "not_done")]


class Fit(msgspec.Struct, frozen=True):
    """How well an act fits a group: ``score`` in [0, 1], reasons, and what forbids it (None = nothing)."""

    score: float
    reasons: tuple[str, ...]
    forbidden: str | None = None


class Group:
    """Acts taken for one, numbered within their block.

    ``looks`` keeps one act of each look, which is all that a further act is measured against: a thousand
    reports alike cost no more than one. ``statuses`` are those that each page gives.
    """

    def __init__(self, number: int, act: Act) -> None:
        self.number = number
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


def fit(act: Act, found: Group) -> Fit:
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


def _when(act: Act, found: Group) -> tuple[float, str]:
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
