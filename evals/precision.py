"""Precision and recall by judges: two people read a claim in its text and say, each alone, whether it is right.

``evals/precision/*.toml`` hold the verdicts and where the claims stand, no text; its README gives the format.
``python -m evals.precision [FILE...]`` prints the figures.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evals.gold import ROOT
from evals.sections import Section, cell, short, table
from standoff.evaluate.calibration import wilson

FOLDER = ROOT / "evals" / "precision"
RIGHT = "right"
VERDICTS = (RIGHT, "act", "status", "actor", "topic", "not_an_act")
PLACE = frozenset({"doc_id", "evidence", "move"})
FIELDS = PLACE | {"verdict_1", "verdict_2"}
NOTE = (
    "A claim is right when act, status and actor are, and the act is on the topic. In brackets Wilson's 95 % interval. "
    "Kappa is Cohen's: agreement beyond what each judge's own habits would give by chance."
)


Key = tuple[str, tuple[int, int], str]
"""A document, offsets in it, and a move."""


class Judged(NamedTuple):
    """A claim that two people judged: where it stands, its move, and the verdict of each."""

    doc_id: str
    evidence: tuple[int, int]
    move: str
    verdicts: tuple[str, str]


class Sheet(NamedTuple):
    """The verdicts of one file. ``about`` says how the claims were drawn.

    ``missed`` are acts that a reader of whole documents found and the program did not; None where nobody read so.
    """

    name: str
    about: str
    claims: tuple[Judged, ...]
    missed: tuple[Key, ...] | None = None


def section() -> Section:
    """Precision of every list of verdicts that ships."""
    found = sheets()
    words = [words_of(sheet) for sheet in found] or ["No list of verdicts yet."]
    return Section("Precision by judges", "\n".join((*words, NOTE if found else "", "")))


def sheets(folder: Path = FOLDER) -> tuple[Sheet, ...]:
    """Every file of a folder. Raises ValueError for one that does not hold together."""
    return tuple(sheet(path) for path in sorted(folder.glob("*.toml")))


def sheet(path: Path) -> Sheet:
    """One file of verdicts. Raises ValueError, naming the row, where one is broken or stands twice."""
    told = tomllib.loads(path.read_text("utf-8"))
    claims = tuple(judged(row, f"{path.name}: claim {at}") for at, row in enumerate(told["claims"], start=1))
    missed = None
    if "missed" in told:
        missed = tuple(
            key(row, f"{path.name}: missed {at}", PLACE) for at, row in enumerate(told["missed"], start=1)
        )
    times = Counter([one[:3] for one in claims] + list(missed or ()))
    if doubled := [name for name, n in times.items() if n > 1]:
        raise ValueError(f"{path.name}: stands twice in one file: {doubled}")
    return Sheet(path.stem, told["about"], claims, missed)


def judged(row: dict[str, Any], where: str) -> Judged:
    """One row. Raises ValueError for fields or verdicts that are not known, or a span that is none."""
    place = key(row, where, FIELDS)
    verdicts = (row["verdict_1"], row["verdict_2"])
    if strange := set(verdicts) - set(VERDICTS):
        raise ValueError(f"{where}: {sorted(strange)} is no verdict; one of {', '.join(VERDICTS)}")
    return Judged(*place, verdicts)


def key(row: dict[str, Any], where: str, fields: frozenset[str]) -> Key:
    """Where a row's act stands. Raises ValueError where it has other fields than these, or no span."""
    if set(row) != fields:
        raise ValueError(f"{where}: has {sorted(row)}, must have {sorted(fields)}")
    start, end = row["evidence"]
    if not 0 <= start < end:
        raise ValueError(f"{where}: {row['evidence']} is no span")
    return row["doc_id"], (start, end), row["move"]


def share_right(claims: Sequence[Judged], right: Callable[[Judged], bool]) -> str:
    """``.812 (.741-.867)``."""
    hits = sum(map(right, claims))
    return cell((hits / len(claims), wilson(hits, len(claims)))) if claims else ""


SIDES: dict[str, Callable[[Judged], bool]] = {
    "judge 1": lambda one: one.verdicts[0] == RIGHT,
    "judge 2": lambda one: one.verdicts[1] == RIGHT,
    "both": lambda one: one.verdicts == (RIGHT, RIGHT),
    "either": lambda one: RIGHT in one.verdicts,
}
"""Who must find a claim right: each judge alone, both (a floor), at least one (a ceiling)."""


def agreement(pairs: Sequence[tuple[str, str]]) -> tuple[float | None, float | None]:
    """Raw agreement and Cohen's kappa; None without cases, kappa None where chance alone gives full agreement."""
    if not pairs:
        return None, None
    n = len(pairs)
    raw = sum(a == b for a, b in pairs) / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[verdict] * second[verdict] for verdict in first) / n**2
    return raw, None if chance == 1 else (raw - chance) / (1 - chance)


def words_of(sheet: Sheet) -> str:
    """Markdown: precision in all and by move, agreement, and what is wrong."""
    pairs = [one.verdicts for one in sheet.claims]
    raw, kappa = agreement(pairs)
    plain, plain_kappa = agreement([(str(a == RIGHT), str(b == RIGHT)) for a, b in pairs])
    by_move: dict[str, list[Judged]] = {}
    for one in sheet.claims:
        by_move.setdefault(one.move, []).append(one)
    groups = {"all": sheet.claims} | dict(sorted(by_move.items(), key=lambda item: (-len(item[1]), item[0])))
    return "\n".join(
        (
            f"### {sheet.name}\n",
            f"{sheet.about.strip()}\n",
            *table(("move", "claims", *SIDES), [precision(name, found) for name, found in groups.items()]),
            "",
            f"Agreement on the verdict: {short(raw)}, kappa {short(kappa) or 'undefined'}; on whether it is right: "
            f"{short(plain)}, kappa {short(plain_kappa) or 'undefined'}.\n",
            *recall(sheet),
            *verdict_counts(pairs),
            "",
        )
    )


def precision(name: str, claims: Sequence[Judged]) -> list[str]:
    """One row of the table of precision."""
    return [name, str(len(claims)), *(share_right(claims, right) for right in SIDES.values())]


def recall(sheet: Sheet) -> list[str]:
    """One line on what was found of all acts in documents that were read whole."""
    if sheet.missed is None:
        return []
    found = []
    for name, right in SIDES.items():
        hits = sum(map(right, sheet.claims))
        cases = hits + len(sheet.missed)
        found.append(f"{name} {cell((hits / cases if cases else None, wilson(hits, cases)))}")
    return [f"Recall, with {len(sheet.missed)} acts missed: {', '.join(found)}.\n"]


def verdict_counts(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Verdicts of the first judge in rows, of the second in columns."""
    found = Counter(pairs)
    rows = [[first, *(str(found[first, second] or "") for second in VERDICTS)] for first in VERDICTS]
    return table(("judge 1 \\ judge 2", *VERDICTS), rows)


def main(arguments: list[str]) -> int:
    """Print the figures of all lists, or of the files named."""
    found = tuple(sheet(Path(path)) for path in arguments) if arguments else sheets()
    print("\n".join(map(words_of, found)) or "no list of verdicts yet")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
