"""The claims that stand, grouped into moves and supports, back into the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.record.store import Store


def reconcile(store: Store) -> bool:
    """Group the standing claims anew and record what changed; False when nothing did."""
    raise NotImplementedError
