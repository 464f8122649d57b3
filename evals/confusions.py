"""Which moves and statuses are taken for which: matrices as pictures, and the commonest confusions in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evals import coverage
from evals.pictures import matrix
from evals.sections import Section, table
from standoff.evaluate.differences import NONE, Confusion, moves, statuses
from standoff.pipeline.coding import coder_for
from standoff.settings import Settings

SHOWN = 20


def section() -> Section:
    """Moves and statuses of the documents that may be looked into."""
    found = coverage.readable()
    codebook = coder_for(Settings().codebook).codebook
    known_moves, known_statuses = [move.code for move in codebook.moves], [s.code for s in codebook.statuses]
    by_move: Confusion = Counter()
    by_status: Confusion = Counter()
    for each in found:
        by_move.update(moves(each.row["claims"], each.found))
        by_status.update(statuses(each.row["claims"], each.found))
    note = f"{len(found)} documents. Rows: gold; columns: found. Blue: right, orange: wrong; shade: share of the row."
    files = {
        "moves.svg": matrix("Moves, gold by found", note, by_move, ordered(known_moves, by_move)),
        "statuses.svg": matrix(
            "Statuses of claims with the right move", note, by_status, ordered(known_statuses, by_status)
        ),
    }
    words = [
        "![Moves of the gold by moves found](moves.svg)\n",
        f"Row *{NONE}*: invented; column *{NONE}*: missed. The commonest confusions:\n",
        *commonest(by_move),
        "",
        "![Statuses of the gold by statuses found](statuses.svg)\n",
        *commonest(by_status),
        "",
    ]
    return Section("What is taken for what", "\n".join(words), files)


def ordered(known: Sequence[str], found: Confusion) -> list[str]:
    """Codes in their usual order, then those of other codebooks by name, ``none`` at the end."""
    names = {name for pair in found for name in pair} - {NONE}
    return [*(name for name in known if name in names), *sorted(names - set(known)), NONE]


def commonest(found: Confusion) -> list[str]:
    """What is wrong most often, as a table."""
    wrong = sorted(((n, gold, taken) for (gold, taken), n in found.items() if gold != taken), reverse=True)
    return table(("gold", "found", "claims"), [(gold, taken, str(n)) for n, gold, taken in wrong[:SHOWN]])
