"""The pages on claims: ``python -m evals.pages [SECTION...]`` writes them to build/eval.

``claims.md`` links to pictures and to the page of errors beside it. All of it stays out of the repository: it quotes
texts that are not ours.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from evals import confidence, confusions, examples, gold, leans, precision, side
from evals.sections import Section

OUT = gold.ROOT / "build" / "eval"
SECTIONS: dict[str, Callable[[], Section]] = {
    "leans": leans.section,
    "side": side.section,
    "confidence": confidence.section,
    "confusions": confusions.section,
    "errors": examples.section,
    "precision": precision.section,
}
SHIPPED = frozenset({"precision"})
"""Sections that need no gold folder."""


def write(names: Sequence[str] = (), out: Path = OUT) -> list[Path]:
    """Writes the sections named, or all, into a folder; the paths, ``claims.md`` first.

    Sections that need gold are left out where there is none.
    """
    usable = [name for name in names or SECTIONS if name in SHIPPED or gold.folder() is not None]
    if left := [name for name in names or SECTIONS if name not in usable]:
        print(f"evals: {', '.join(left)} left out: no gold data (set STANDOFF_GOLD)", file=sys.stderr)
    found = [SECTIONS[name]() for name in usable]
    out.mkdir(parents=True, exist_ok=True)
    page = out / "claims.md"
    page.write_text(
        "\n".join(("# Claims\n", *(f"## {each.title}\n\n{each.words}" for each in found))), "utf-8"
    )
    written = [page]
    for each in found:
        for name, content in each.files.items():
            written.append(out / name)
            written[-1].write_text(content, "utf-8")
    return written


def main(arguments: list[str]) -> int:
    """Write the pages and say where they are."""
    if strange := sorted(set(arguments) - set(SECTIONS)):
        known = ", ".join(SECTIONS)
        print(f"evals: {', '.join(strange)}: no such section; choose from {known}", file=sys.stderr)
        return 2
    for path in write(arguments):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
