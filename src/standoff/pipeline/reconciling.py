"""The claims that stand, grouped into moves and supports, back into the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.model.document import Document
from standoff.model.recorded import Asked

if TYPE_CHECKING:
    from standoff.record.store import Store


def out_of_date(store: Store) -> bool:
    """Whether something was added since the last reconciliation, by this run or by one that was cut short."""
    return not store.view().reconciled


def reconcile(store: Store) -> bool:
    """Group the standing core claims anew and record what changed; False when nothing did.

    Only documents with core claims are held, for comparing their passages.
    """
    from standoff.reconcile import reconcile as grouped
    from standoff.record.identity import document_id

    claims = list(store.view().every_claim(Asked(core=True)))
    wanted = {claim.document.id for claim in claims}
    documents: dict[str, Document] = {}
    for document in store.documents():
        if (name := document_id(document)) in wanted:
            documents[name] = document
    result = grouped(claims, documents)
    return store.writer(result.author).reconcile(result)
