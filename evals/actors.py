"""Whom an expression stands for, on passages of our own: the name, the level of government and the place.

``evals/actors/*.toml`` holds the passages; its README says how they are read and split.
``python -m evals.actors [open]`` prints the figures, and with ``open`` the marks of that part that are wrong.
First contact, before any rule was written with these passages in view: .843 of marks.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from evals import baselines
from evals.gold import ROOT
from evals.measured import Measured, measured
from evals.passages import part_of, tables
from evals.predicting import as_document
from standoff import gazetteer
from standoff.coding.reading import Reading
from standoff.evaluate.claims import same_name
from standoff.evaluate.figures import Counts, share, summed
from standoff.model.annotation import Actor
from standoff.model.document import Document
from standoff.model.span import Span

PASSAGES = ROOT / "evals" / "actors"
MARK = re.compile(r"\{([^{}]+)\}")
PUBLISHED = "2018-03-09"


class Meant(NamedTuple):
    """One actor that an expression stands for; ``place`` is a full OCD division id."""

    names: tuple[str, ...]
    level: str
    place: str | None

    def fits(self, actor: Actor) -> bool:
        """Whether level, place and one of the names are right."""
        right = actor.public and actor.level == self.level and actor.place == self.place
        return right and any(same_name(name, actor.name) for name in self.names)


class Mark(NamedTuple):
    """A marked expression: its span, those it stands for (nobody when empty), and a level it must not have."""

    span: Span
    meant: tuple[Meant, ...]
    level_not: str | None = None

    def right(self, found: Iterable[Actor]) -> bool:
        """Whether the actors found are those meant, one for one."""
        public = [actor for actor in found if actor.public]
        if self.level_not is not None:
            return all(actor.level != self.level_not for actor in public)
        if len(public) != len(self.meant):
            return False
        return all(any(meant.fits(actor) for actor in public) for meant in self.meant)


class Passage(NamedTuple):
    """A text of ours with its marks; ``sort`` is the file it stands in."""

    name: str
    sort: str
    document: Document
    marks: tuple[Mark, ...]

    @property
    def part(self) -> str:
        """``closed`` passages are only ever counted; ``open`` ones may be read while rules are written."""
        return part_of(self.name)


@cache
def passages(folder: Path = PASSAGES) -> tuple[Passage, ...]:
    """All passages, by file. Raises ValueError for one whose marks and answers do not fit."""
    return tuple(passage(row, sort) for row, sort in tables(folder))


def passage(row: dict[str, Any], sort: str) -> Passage:
    """One passage; ValueError where it has not one answer for each mark."""
    found = list(MARK.finditer(row["text"]))
    if not found or len(found) != len(row["stands"]):
        raise ValueError(f"{row['id']}: {len(found)} marks and {len(row['stands'])} answers")
    spans = [Span(m.start() - 2 * i, m.end() - 2 * i - 2) for i, m in enumerate(found)]
    marks = tuple(mark(span, answer) for span, answer in zip(spans, row["stands"], strict=True))
    given = {"doc_id": row["id"], "text": MARK.sub(r"\1", row["text"]), "outlet": row.get("outlet")}
    return Passage(row["id"], sort, as_document(given | {"published": PUBLISHED}), marks)


def mark(span: Span, answer: dict[str, Any]) -> Mark:
    """One mark with its answer as the file has it."""
    if "level_not" in answer:
        return Mark(span, (), answer["level_not"])
    every = [] if answer.get("nobody") else answer.get("together", [answer])
    return Mark(span, tuple(meant(one) for one in every))


def meant(answer: dict[str, Any]) -> Meant:
    """One actor as the file has it; ValueError for a place that is in no table."""
    names = answer["name"] if isinstance(answer["name"], list) else [answer["name"]]
    place = answer.get("place")
    known = gazetteer.by_id("country:us" if place == "us" else place) if place else None
    if place and known is None:
        raise ValueError(f"{place}: no such place")
    return Meant(tuple(names), answer["level"], known.id if known else None)


def actors_at(reading: Reading, span: Span) -> tuple[Actor, ...]:
    """The actors of an expression, found as the coder finds them: at its head word."""
    inside = reading.tokens_in(span)
    heads = [i for i in inside if reading.tokens[i].head not in inside]
    nouns = [i for i in heads if reading.tokens[i].upos in {"NOUN", "PROPN", "PRON"}]
    return next((found for i in nouns or heads if (found := reading.actors_at(i))), ())


def counts(one: Passage, found: Iterable[tuple[Actor, ...]]) -> Counts:
    """Right answers and cases of one passage: all, by part and by file."""
    total: Counts = Counter()
    for mark, actors in zip(one.marks, found, strict=True):
        for kind in ("mark", one.part, one.sort):
            total[f"{kind}.cases"] += 1
            total[f"{kind}.right"] += mark.right(actors)
    return total


def report(total: Counts) -> dict[str, float | None]:
    """Shares of marks whose actor is right in name, level and place."""
    kinds = sorted({key.rpartition(".")[0] for key in total} - {"mark"})
    return {kind: share(total[f"{kind}.right"], total[f"{kind}.cases"]) for kind in ("mark", *kinds)}


def found_in(one: Passage) -> list[tuple[Actor, ...]]:
    """What the program finds at each mark."""
    from standoff.pipeline.annotating import annotate, annotators

    reading = Reading(one.document, annotate(one.document, annotators("rules")))
    return [actors_at(reading, mark.span) for mark in one.marks]


def guessed(one: Passage) -> list[tuple[Actor, ...]]:
    """What the baseline finds: the words themselves, at the largest place named last before their end."""
    text = one.document.text
    answers: list[tuple[Actor, ...]] = []
    for mark in one.marks:
        runs = [m.group() for m in baselines.NAME.finditer(text[: mark.span.end])]
        before = [part for run in runs for part in (run.partition(" ")[2], run)]
        place = next((found for name in reversed(before) if (found := baselines.largest(name))), None)
        level = gazetteer.level_of(place.id) if place else "other"
        name = text[mark.span.start : mark.span.end]
        answers.append((Actor(name, "body", level, place.id if place else None),))
    return answers


def actors() -> Measured:
    """Marks on the passages that ship, both parts."""
    every = passages()
    ours = [counts(one, found_in(one)) for one in every]
    base = [counts(one, guessed(one)) for one in every]
    return measured("actors", ours, base, report, [])


def main(arguments: list[str]) -> int:
    """Print the figures; with ``open`` also what is wrong in the open part. There is no such look at the closed."""
    answers = {one.name: found_in(one) for one in passages()}
    for part in ("open", "closed"):
        chosen = [one for one in passages() if one.part == part]
        total = summed(counts(one, answers[one.name]) for one in chosen)
        shown = "  ".join(f"{name} {value:.3f}" for name, value in report(total).items() if value is not None)
        print(f"{part} ({len(chosen)} passages, {total['mark.cases']} marks): {shown}")
    for one in passages() if "open" in arguments else ():
        for mark, found in zip(one.marks, answers[one.name], strict=True):
            if one.part == "open" and not mark.right(found):
                words = one.document.text[mark.span.start : mark.span.end]
                print(f"\n{one.name}: {words}\n  wanted {mark.meant or mark.level_not}\n  found  {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
