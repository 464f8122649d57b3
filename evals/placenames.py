"""Whether each place and each government is taken for the right one on passages of our own.

``evals/places/*.toml`` holds the passages; its README says how they are read and split.
``python -m evals.placenames [open]`` prints the figures, and with ``open`` what is wrong in that part.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from evals import baselines
from evals.gold import ROOT
from evals.measured import Measured, measured
from evals.passages import Question, Reading, listed, readings
from standoff import gazetteer
from standoff.evaluate.figures import Counts, share, summed
from standoff.evaluate.places import NEAR_KM, distance
from standoff.model.annotation import Actor, Annotations, Toponym

PASSAGES = ROOT / "evals" / "places"
ARTICLE = 4  # letters by which the start of a mention may miss "the "
KINDS = ("level", "actor_place", "named_place", "same_name")


class Answer(NamedTuple):
    """What was found at a question: a level for actors, and where."""

    level: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None


class Asked(NamedTuple):
    """A question with its answer, None where nothing was found at its words."""

    question: Question
    answer: Answer | None

    @property
    def verdicts(self) -> dict[str, bool]:
        """Right or wrong by what is asked: ``level`` and ``place``."""
        said, found = self.question.said, self.answer or Answer()
        asks: dict[str, bool] = {}
        if "level" in said:
            asks["level"] = found.level in listed(said["level"])
        if "place" in said:
            asks["place"] = self.answer is not None and found.place in listed(said["place"])
        if said.get("open"):
            asks["place"] = self.answer is not None and found.place is None
        if "at" in said:
            at = {"lat": said["at"][0], "lon": said["at"][1]}
            asks["place"] = found.lat is not None and distance(at, found._asdict()) <= NEAR_KM
        return asks


def answered(one: Reading, have: Annotations) -> list[Asked]:
    """Every question of a passage with what its annotations say."""
    return [
        Asked(q, actor_at(q, have) if "level" in q.said else place_at(q, have.toponyms))
        for q in one.questions
    ]


def actor_at(question: Question, have: Annotations) -> Answer | None:
    """The one actor of the mention that starts where the words start, else nearest to it; the longest of several."""
    over = [m for m in have.mentions if m.start < question.end and m.end > question.start]
    if not over:
        return None
    best = min(over, key=lambda m: (max(0, abs(m.start - question.start) - ARTICLE), m.start - m.end))
    actors: set[Actor] = {have.actors[index] for index in best.actors}
    if len(actors) != 1:
        return None
    actor = actors.pop()
    return Answer(actor.level, plain(actor.place))


def place_at(question: Question, toponyms: Sequence[Toponym]) -> Answer | None:
    """The toponym with most letters in common with the words."""
    shared = {t: min(t.end, question.end) - max(t.start, question.start) for t in toponyms}
    best = max(shared, key=lambda t: shared[t], default=None)
    if best is None or shared[best] <= 0:
        return None
    return Answer(None, plain(best.place), best.lat, best.lon)


def plain(place: str | None) -> str | None:
    """A division id as the tables write it: the country's prefix only where there is nothing else."""
    if place is None:
        return None
    place = place.removeprefix("ocd-division/")
    return place.removeprefix("country:us/")


def counts(one: Reading, asked: Iterable[Asked]) -> Counts:
    """Right answers and cases of one reading, all and by part.

    ``same_name`` are the questions about names that several places bear, of towns as of the offices there.
    """
    found: Counts = Counter()
    for each in asked:
        actor = "level" in each.question.said
        for aspect, right in each.verdicts.items():
            kinds = ["level"] if aspect == "level" else ["actor_place" if actor else "named_place"]
            if aspect == "place" and shared_name(each.question):
                kinds.append("same_name")
            for kind in (*kinds, *(f"{kind}.{one.part}" for kind in kinds)):
                found[f"{kind}/cases"] += 1
                found[f"{kind}/right"] += right
    return found


def shared_name(question: Question) -> bool:
    """Whether the answer depends on the outlet, or several places in the table bear the name."""
    return "by_outlet" in question.said or len(set(gazetteer.lookup(question.words))) > 1


def report(total: Counts) -> dict[str, float | None]:
    """Shares of questions answered rightly."""
    names = [name for kind in KINDS for name in (kind, f"{kind}.open", f"{kind}.closed")]
    return {name: share(total[f"{name}/right"], total[f"{name}/cases"]) for name in names}


def found_in(every: Iterable[Reading]) -> list[list[Asked]]:
    """What the program answers; places and actors are found alike in every profile."""
    from standoff.pipeline.annotating import annotate, annotators

    parts = annotators("rules")
    return [answered(one, annotate(one.document, parts)) for one in every]


def guessed(one: Reading) -> list[Asked]:
    """What the baseline answers: the largest place of that name, and a local government."""
    rows = baselines.toponyms({"text": one.document.text})
    asked = []
    for question in one.questions:
        over = [row for row in rows if row["start"] < question.end and row["end"] > question.start]
        answer = None
        if over:
            row = max(over, key=lambda row: row["end"] - row["start"])
            place = baselines.largest(one.document.text[row["start"] : row["end"]])
            answer = Answer("local", plain(place.id) if place else None, row["lat"], row["lon"])
        asked.append(Asked(question, answer))
    return asked


def placenames() -> Measured:
    """Levels and places on the passages that ship, both parts; intervals are over passages, in all their outlets."""
    every = readings(PASSAGES)
    ours: dict[str, Counts] = defaultdict(Counter)
    base: dict[str, Counts] = defaultdict(Counter)
    for one, asked in zip(every, found_in(every), strict=True):
        ours[one.name] += counts(one, asked)
        base[one.name] += counts(one, guessed(one))
    return measured("placenames", list(ours.values()), list(base.values()), report, [])


def main(arguments: list[str]) -> int:
    """Print the figures; with ``open`` also what is wrong in the open part. There is no such look at the closed."""
    every = readings(PASSAGES)
    found = found_in(every)
    total = summed(counts(one, asked) for one, asked in zip(every, found, strict=True))
    for name, value in report(total).items():
        if value is not None:
            print(f"{name}: {value:.3f} ({total[f'{name}/right']} of {total[f'{name}/cases']})")
    for one, asked in zip(every, found, strict=True):
        for each in asked if "open" in arguments and one.part == "open" else ():
            if not all(each.verdicts.values()):
                wrong = ", ".join(aspect for aspect, right in each.verdicts.items() if not right)
                print(f"\n{one.name} in {one.document.outlet}: {each.question.words} ({wrong})")
                print(f"  wanted {each.question.said}\n  found  {each.answer}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
