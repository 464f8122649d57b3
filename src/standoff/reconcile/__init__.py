"""From claims to moves: which claims tell of the same act, and which documents are independent witnesses.

``reconcile`` does all of it. It judges, with a score and reasons; it never picks one of rival values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from standoff.model.document import Document
from standoff.model.move import Reconciled
from standoff.model.recorded import Recorded
from standoff.reconcile.copies import Copies, compared, folded, supports
from standoff.reconcile.features import block_of
from standoff.reconcile.grouping import AUTHOR, group

__all__ = ["AUTHOR", "Copies", "block_of", "folded", "group", "reconcile", "supports"]


def reconcile(claims: Iterable[Recorded], documents: Mapping[str, Document]) -> Reconciled:
    """Moves, judgements and supports of core claims. ``documents`` maps document ids to the documents they stand in.

    Claims on documents that are not given count, each such document as a support of its own.
    """
    copies = compared(documents)
    moves, judgements = group(claims, copies)
    return Reconciled(AUTHOR, moves, judgements, folded(copies))
