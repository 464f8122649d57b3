"""How far an act has come, on sentences of our own: each marks the words of one act and says its status.

``evals/status/codebook.toml`` was written from the codebook's definitions before the rules were read;
``evals/status/constructions.toml`` names the construction of each sentence. The act is given, so that the figures
measure the decision and not whether the act is found.
``python -m evals.status [encoder|rules] [wrong]`` prints the figures, and with ``wrong`` the sentences that miss.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from evals.gold import ROOT
from evals.measured import Measured, measured
from evals.predicting import profile_in_use
from standoff.evaluate.figures import Counts, share, summed
from standoff.settings import PROFILES

if TYPE_CHECKING:
    from standoff.coding.reading import Reading
    from standoff.coding.tense import Decision

TABLES = ROOT / "evals" / "status"
WORDS = {"not": "not_done", "would": "proposed", "will": "scheduled", "may": "possible", "if": "conditional"}


class Case(NamedTuple):
    """A sentence with one act marked in it. ``negated`` acts mean their own negation ("would not honor")."""

    table: str
    text: str
    act: str
    move: str
    status: str
    construction: str = ""
    topic: str = "sanctuary"
    negated: bool = False


class Answer(NamedTuple):
    """A case with the decision that was made."""

    case: Case
    decision: Decision

    @property
    def right(self) -> bool:
        """Whether the act is taken for one, with the status asked for."""
        return self.decision.status == self.case.status and not self.decision.suppressed


def cases(folder: Path = TABLES) -> tuple[Case, ...]:
    """All cases, by table and place. ValueError where the words of an act do not stand in its sentence once."""
    found = [Case(path.stem, **row) for path in sorted(folder.glob("*.toml")) for row in rows(path)]
    for case in found:
        if (times := case.text.count(case.act)) != 1:
            raise ValueError(f"{case.table}: {case.act!r} stands {times} times in {case.text!r}")
    return tuple(found)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a table: its cases, then those of its groups with what the group says of all of them."""
    table = tomllib.loads(path.read_text("utf-8"))
    yield from table.get("case", ())
    for group in table.get("group", ()):
        shared = {name: group[name] for name in ("status", "construction")}
        yield from (case | shared for case in group["cases"])


def published(folder: Path = TABLES) -> str:
    """The day on which the sentences are read."""
    days = {tomllib.loads(path.read_text("utf-8"))["published"] for path in folder.glob("*.toml")}
    (day,) = days
    return str(day)


def predicate(case: Case, reading: Reading) -> int:
    """The word of the act that governs its other words; of several, the first that can be a predicate."""
    from standoff.model.span import Span

    start = case.text.index(case.act)
    inside = list(reading.tokens_in(Span(start, start + len(case.act))))
    tops = [i for i in inside if reading.tokens[i].head not in inside]
    able = [i for i in tops if reading.tokens[i].upos in {"VERB", "NOUN", "PROPN", "ADJ"}]
    return (able or tops)[0]


def decided(every: Iterable[Case], profile: str) -> list[Answer]:
    """What the program decides on each case, read as an article of one sentence."""
    from standoff.coding.reading import Reading
    from standoff.coding.status import decide
    from standoff.model.document import Hints
    from standoff.pipeline.annotating import annotate, annotators
    from standoff.pipeline.documents import from_text

    parts, day, found = annotators(profile), published(), []
    for case in every:
        page = from_text(case.text, Hints(doc_id="status", outlet="The Daily Ledger", published=day))
        reading = Reading(page, annotate(page, parts))
        decision = decide(predicate(case, reading), case.move, reading, None, case.negated)
        found.append(Answer(case, decision))
    return found


def guessed(case: Case) -> str:
    """What the words of the sentence alone suggest: the baseline."""
    words = case.text.lower().replace("n't", " not").split()
    return next((status for word, status in WORDS.items() if word in words), "happened")


def counts(case: Case, right: bool) -> Counts:
    """Cases and right answers of one case: in all, by table, by status."""
    found: Counts = Counter()
    for kind in ("status", case.table, f"is_{case.status}"):
        found[f"{kind}.cases"] += 1
        found[f"{kind}.right"] += right
    return found


def report(total: Counts) -> dict[str, float | None]:
    """Shares of cases whose status is right."""
    kinds = sorted({key.rpartition(".")[0] for key in total} - {"status"})
    return {kind: share(total[f"{kind}.right"], total[f"{kind}.cases"]) for kind in ("status", *kinds)}


def status(profile: str | None = None) -> Measured:
    """Status on the sentences that ship, in the profile in use or another."""
    answers = decided(cases(), profile or profile_in_use())
    ours = [counts(answer.case, answer.right) for answer in answers]
    base = [counts(answer.case, guessed(answer.case) == answer.case.status) for answer in answers]
    return measured("status", ours, base, report, [])


def main(arguments: list[str]) -> int:
    """Print the figures by table; with ``wrong`` also each sentence that misses, and the rule that decided it."""
    profile = next((name for name in arguments if name in PROFILES), profile_in_use())
    answers = decided(cases(), profile)
    for table in sorted({answer.case.table for answer in answers}):
        ours = [answer for answer in answers if answer.case.table == table]
        total = summed(counts(answer.case, answer.right) for answer in ours)
        shown = "  ".join(f"{name} {value:.3f}" for name, value in report(total).items() if value is not None)
        print(f"{table} ({len(ours)} sentences): {shown}")
        for answer in ours if "wrong" in arguments else ():
            if not answer.right:
                case, made = answer.case, answer.decision
                print(f"\n{case.status} ({case.construction}), not {made.status} ({made.rule}): {case.move}")
                print(f"  {case.text}\n  {case.act}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
