"""Claims by the lean of the outlet and by outlet, and how far the leans lie apart."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from evals import coverage
from evals.coverage import NO_LEAN, Scored
from evals.sections import Section, cell, short
from evals.sections import table as table_of
from standoff.evaluate import claims
from standoff.evaluate.figures import Counts, intervals, percentile, rates, summed

DRAWS = 1000
ORDER = ("left", "center", "right", NO_LEAN)
FEWEST = 2
"""Documents that an interval needs."""

NOTE = (
    "F1; in brackets 95 % over documents, drawn with replacement. The spread is the greatest full-claim F1 of a lean "
    "less the smallest, documents drawn within each lean. It is taken on documents chosen alike from each lean, not on "
    "those that rules were first written with. A spread is never below nought: beside it stands what "
    "the same documents give when their leans are dealt out at random."
)


class Spread(NamedTuple):
    """How far groups lie apart, with its interval.

    ``by_chance`` is the mean over groups dealt at random, ``as_great`` the share of deals that reach ``value``.
    """

    value: float
    low: float
    high: float
    by_chance: float
    as_great: float


def section() -> Section:
    """By lean the documents that were chosen alike from each; by outlet those that may be looked into."""
    return Section(
        "Leans and outlets",
        "\n".join(
            (*by_lean(coverage.scored(coverage.MORE)), "", *by_outlet(coverage.readable()), "", NOTE, "")
        ),
    )


def grouped(documents: Iterable[Scored], key: Callable[[Scored], str]) -> dict[str, list[Counts]]:
    """Counts of documents by group, groups in order."""
    found: dict[str, list[Counts]] = {}
    for each in documents:
        found.setdefault(key(each), []).append(each.counts)
    return {name: found[name] for name in sorted(found, key=lambda name: (place_of(name), name))}


def place_of(group: str) -> int:
    """Leans from left to right, everything else after them by name."""
    return ORDER.index(group) if group in ORDER else len(ORDER)


def by_lean(documents: Sequence[Scored]) -> list[str]:
    """A row a lean, one for all, and the spread."""
    groups = grouped(documents, lambda each: each.lean)
    lines = table("lean", groups | {"all": [each.counts for each in documents]})
    leans = {name: counts for name, counts in groups.items() if name != NO_LEAN}
    if len(leans) > 1:
        found = spread(leans)
        lines += [
            "",
            f"Spread of full-claim F1: {short(found.value)} ({short(found.low)}-{short(found.high)}). ",
        ]
        lines[-1] += (
            f"With leans dealt at random: {short(found.by_chance)} on average, as great or greater in "
        )
        lines[-1] += f"{100 * found.as_great:.0f} % of deals."
    return lines


def by_outlet(documents: Sequence[Scored]) -> list[str]:
    """A row an outlet."""
    return table("outlet", grouped(documents, lambda each: each.row["outlet"]))


def table(head: str, groups: Mapping[str, Sequence[Counts]]) -> list[str]:
    """Detection and full claims of every group."""
    columns = (head, "documents", "claims", "strict", "precision", "recall", "full claim", "status", "voice")
    return table_of(columns, [figures(name, counts) for name, counts in groups.items()])


def figures(name: str, counts: Sequence[Counts]) -> list[str]:
    """The cells of one group; an interval only where there are documents to draw from."""
    values = claims.report(summed(counts))
    bounds = intervals(counts, claims.report) if len(counts) >= FEWEST else {}
    strict, full = values["strict"], values["full_claim"]
    found = [name, str(len(counts)), str(strict.gold), cell((strict.f1, bounds.get("strict")))]
    found += [short(strict.p), short(strict.r), cell((full.f1, bounds.get("full_claim")))]
    return [*found, short(values["status"]), short(values["voice"])]


def full_claim(counts: Iterable[Counts]) -> float:
    """F1 of full claims over some documents."""
    total = summed(counts)
    return rates(total["full"], total["strict_predicted"], total["gold"]).f1


def apart(groups: Iterable[Sequence[Counts]]) -> float:
    """The greatest full-claim F1 of a group less the smallest."""
    values = [full_claim(counts) for counts in groups]
    return max(values) - min(values)


def spread(groups: Mapping[str, Sequence[Counts]], draws: int = DRAWS) -> Spread:
    """The spread of some groups of documents. The draws are seeded."""
    draw = random.Random(7)
    value = apart(groups.values())
    drawn = [apart(draw.choices(counts, k=len(counts)) for counts in groups.values()) for _ in range(draws)]
    every = [counts for group in groups.values() for counts in group]
    dealt = []
    for _ in range(draws):
        deck = iter(draw.sample(every, len(every)))
        dealt.append(apart([next(deck) for _ in group] for group in groups.values()))
    return Spread(
        value,
        percentile(drawn, 0.025),
        percentile(drawn, 0.975),
        sum(dealt) / draws,
        sum(each >= value - 1e-9 for each in dealt) / draws,
    )
