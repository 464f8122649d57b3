"""The coders side by side on the same documents: each apart, and as they are combined."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from evals import coverage
from evals.coverage import Scored
from evals.predicting import Row, profile_in_use
from evals.sections import Section, cell, short, table
from standoff.evaluate import claims
from standoff.evaluate.calibration import wilson
from standoff.evaluate.claims import seen
from standoff.evaluate.differences import NONE, Confusion, aligned, moves
from standoff.evaluate.figures import Counts, headline, intervals, percentile, rates, summed

System = Callable[[list[Row]], dict[str, Row]]
FIGURES = {
    "strict": "strict F1",
    "full_claim": "full-claim F1",
    "status": "status",
    "actor_place": "actor's place",
    "voice": "innermost voice",
    "chain": "whole chain",
    "date": "date",
    "identifier": "identifier",
    "provisions": "provisions",
}
DRAWS = 1000
FEWEST = 4
"""Gold claims that a move needs to have a row."""
BASE = "frames"
NOTE = (
    "In brackets 95 % over documents. The difference is drawn over the same documents for both: where its interval "
    f"leaves out nought, more than chance parts a coder from {BASE}. By move only documents that may be looked into, "
    f"and moves with {FEWEST} claims or more."
)


def systems() -> dict[str, System]:
    """Everything that codes documents, by name: rows of a gold file to ``{doc_id: {claims, error?}}``.

    A system whose weights are not installed is left out.
    """
    found: dict[str, System] = {"frames": partial(coverage.answered, profile="rules")}
    if profile_in_use() == "encoder":
        found["combined"] = partial(coverage.answered, profile="encoder")
    return found


def section() -> Section:
    """All figures of all systems, then detection by move."""
    rows = [*coverage.documents(coverage.DEV), *coverage.documents(coverage.MORE)]
    found = {name: coverage.compared(rows, work(rows)) for name, work in systems().items()}
    words = [
        *overall({name: [each.counts for each in scored] for name, scored in found.items()}),
        "",
        NOTE,
        "",
    ]
    apart = coverage.kept_apart()
    open_ones = {
        name: [each for each in scored if each.row["doc_id"] not in apart] for name, scored in found.items()
    }
    words += ["### Strict F1 by move\n", *by_move(open_ones), ""]
    words += ["### Precision by who found the claim\n", *by_maker(open_ones), ""]
    words += [f"{name}: {line}" for name, scored in found.items() for line in coverage.errors(scored)]
    return Section("Coders side by side", "\n".join(words))


def overall(found: Mapping[str, Sequence[Counts]]) -> list[str]:
    """A row a figure, a column a system, and the difference of each system from the frames."""
    values = {name: claims.report(summed(counts)) for name, counts in found.items()}
    bounds = {name: intervals(counts, claims.report) for name, counts in found.items()}
    others = [name for name in found if name != BASE and BASE in found]
    apart = {name: differing(found[name], found[BASE]) for name in others}
    rows = []
    for part in ("p", "r"):
        shown = [short(getattr(report["strict"], part)) for report in values.values()]
        rows.append([{"p": "strict precision", "r": "strict recall"}[part], *shown, *("" for _ in others)])
    for figure, label in FIGURES.items():
        cells = [cell((headline(values[name][figure]), bounds[name].get(figure))) for name in found]
        rows.append([label, *cells, *(between(apart[name].get(figure)) for name in others)])
    return table(("figure", *found, *(f"{name} less {BASE}" for name in others)), rows)


def differing(ours: Sequence[Counts], theirs: Sequence[Counts]) -> dict[str, tuple[float, float]]:
    """The 95 % interval of each figure's difference over documents, drawn alike for both. The draw is seeded."""
    draw = random.Random(7)
    found: dict[str, list[float]] = {}
    for _ in range(DRAWS):
        chosen = draw.choices(range(len(ours)), k=len(ours))
        left, right = (claims.report(summed(counts[i] for i in chosen)) for counts in (ours, theirs))
        for figure in FIGURES:
            a, b = headline(left[figure]), headline(right[figure])
            if a is not None and b is not None:
                found.setdefault(figure, []).append(a - b)
    return {name: (percentile(values, 0.025), percentile(values, 0.975)) for name, values in found.items()}


def between(bounds: tuple[float, float] | None) -> str:
    """``-.012 to +.050``."""
    return f"{signed(bounds[0])} to {signed(bounds[1])}" if bounds else ""


def signed(value: float) -> str:
    """With its sign."""
    return f"{'+' if value > 0 else ''}{short(value)}"


def by_move(found: Mapping[str, Sequence[Scored]]) -> list[str]:
    """Strict F1 of each move that the gold has often enough, the commonest first."""
    tables: dict[str, Confusion] = {}
    for name, scored in found.items():
        tables[name] = Counter()
        for each in scored:
            tables[name].update(moves(each.row["claims"], each.found))
    gold: Counter[str] = Counter()
    for (move, _), n in next(iter(tables.values()), Counter()).items():
        gold[move] += n
    rows = []
    for move, n in sorted(gold.items(), key=lambda item: (-item[1], item[0])):
        if n >= FEWEST and move != NONE:
            rows.append([move, str(n), *(short(f1(confusion, move)) for confusion in tables.values())])
    return table(("move", "claims", *tables), rows)


def by_maker(found: Mapping[str, Sequence[Scored]]) -> list[str]:
    """For each system and each maker that its claims name: how many count, and how many of them fit the gold."""
    rows = []
    for name, scored in found.items():
        makers: Counter[tuple[str, bool]] = Counter()
        for each in scored:
            gold, predicted = ([seen(claim) for claim in side] for side in (each.row["claims"], each.found))
            sides = aligned(gold, predicted)
            hits = {j for _, j in sides.same}
            counting = hits | {j for _, j in sides.other} | set(sides.invented)
            makers.update((maker(each.found[j]), j in hits) for j in counting)
        for made_by in sorted({made_by for made_by, _ in makers}):
            right, n = makers[made_by, True], makers[made_by, True] + makers[made_by, False]
            rows.append([name, made_by, str(n), str(right), cell((right / n, wilson(right, n)))])
    return table(("system", "found by", "claims", "right", "precision"), rows)


def maker(claim: Row) -> str:
    """Who found a claim: ``frames+heads`` of ``frames@0.1.0:sign.verb+heads@1; past``."""
    parts = str(claim.get("made_by") or "").partition(";")[0].split("+")
    return "+".join(part.partition("@")[0] for part in parts)


def f1(found: Confusion, move: str) -> float:
    """F1 of one move in a confusion."""
    predicted = sum(n for (_, taken), n in found.items() if taken == move)
    gold = sum(n for (meant, _), n in found.items() if meant == move)
    return rates(found[move, move], predicted, gold).f1
