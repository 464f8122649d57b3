"""Whether time words inside dated words are read against the right day, on passages of our own.

``evals/moments/*.toml`` holds the passages; its README says how they are read and split.
``python -m evals.moments [encoder|rules] [open]`` prints the figures, and with ``open`` what is wrong in that part.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from evals import baselines
from evals.gold import ROOT
from evals.measured import Measured, measured
from evals.passages import Question, Reading, listed, readings
from evals.predicting import profile_in_use
from standoff.evaluate.figures import Counts, share, summed
from standoff.model.annotation import TimeExpression
from standoff.settings import PROFILES

PASSAGES = ROOT / "evals" / "moments"
NOTHING = "nothing"
"""The answer where no time expression was found; None is one that stays open."""


class Asked(NamedTuple):
    """A question with the EDTF date that was found at its words."""

    question: Question
    found: str | None

    @property
    def right(self) -> bool:
        """Whether the date is one of those that the table gives, or open where it must be."""
        if self.question.said.get("open"):
            return self.found is None
        return self.found in listed(self.question.said["edtf"])


def answered(one: Reading, times: Sequence[TimeExpression]) -> list[Asked]:
    """Every question of a passage with the time expression that shares most letters with its words."""
    return [Asked(question, date_at(question, times)) for question in one.questions]


def date_at(question: Question, times: Sequence[TimeExpression]) -> str | None:
    """The EDTF date found at the words."""
    shared = {t: min(t.end, question.end) - max(t.start, question.start) for t in times}
    best = max(shared, key=lambda t: shared[t], default=None)
    return best.edtf if best is not None and shared[best] > 0 else NOTHING


def counts(one: Reading, asked: Iterable[Asked]) -> Counts:
    """Right answers and cases of one passage, all and by part."""
    found: Counts = Counter()
    for each in asked:
        for kind in ("anchor", f"anchor.{one.part}"):
            found[f"{kind}/cases"] += 1
            found[f"{kind}/right"] += each.right
    return found


def report(total: Counts) -> dict[str, float | None]:
    """Shares of questions answered rightly."""
    names = ("anchor", "anchor.open", "anchor.closed")
    return {name: share(total[f"{name}/right"], total[f"{name}/cases"]) for name in names}


def found_in(every: Iterable[Reading], profile: str) -> list[list[Asked]]:
    """What the program answers in a profile."""
    from standoff.pipeline.annotating import annotate, annotators

    parts = annotators(profile)
    return [answered(one, annotate(one.document, parts).times) for one in every]


def guessed(one: Reading) -> list[Asked]:
    """What the baseline answers: written-out dates and bare years."""
    rows = baselines.times({"text": one.document.text, "published": one.document.published})
    times = [TimeExpression(row["start"], row["end"], "", "DATE", "", row["value"]) for row in rows]
    return answered(one, times)


def moments(profile: str | None = None) -> Measured:
    """Anchors on the passages that ship, both parts, in the profile in use or another."""
    every = readings(PASSAGES)
    ours = [
        counts(one, asked)
        for one, asked in zip(every, found_in(every, profile or profile_in_use()), strict=True)
    ]
    base = [counts(one, guessed(one)) for one in every]
    return measured("moments", ours, base, report, [])


def main(arguments: list[str]) -> int:
    """Print the figures; with ``open`` also what is wrong in the open part. There is no such look at the closed."""
    every = readings(PASSAGES)
    found = found_in(every, next((name for name in arguments if name in PROFILES), profile_in_use()))
    total = summed(counts(one, asked) for one, asked in zip(every, found, strict=True))
    for name, value in report(total).items():
        if value is not None:
            print(f"{name}: {value:.3f} ({total[f'{name}/right']} of {total[f'{name}/cases']})")
    for one, asked in zip(every, found, strict=True):
        for each in asked if "open" in arguments and one.part == "open" else ():
            if not each.right:
                print(
                    f"\n{one.name}: {each.question.words}\n  wanted {each.question.said}\n  found  {each.found}"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
