from __future__ import annotations

from types import SimpleNamespace

from standoff.record.store import Store
from standoff.record.writing.known import standing_claims


def test_what_needs_no_coding(store: Store, make: SimpleNamespace) -> None:
    document, changed = make.document(), make.document("Ashford took its vote back.")
    by = ("rules@1", "sanctuary@1")
    assert standing_claims(store, document, *by) is None
    store.writer("rules@1").add(document, make.coded(document))
    assert standing_claims(store, document, *by) == 1
    assert standing_claims(store, document, "rules@2", "sanctuary@1") is None
    assert standing_claims(store, document, "rules@1", "sanctuary@2") is None
    store.writer("rules@1").add(changed, make.coded(changed, make.claim((0, 7))))
    assert standing_claims(store, document, *by) is None, (
        "a page that changed back must be made to stand again"
    )
    assert standing_claims(store, changed, *by) == 1


def test_a_page_without_claims_is_known_too(store: Store, make: SimpleNamespace) -> None:
    document = make.document()
    empty = make.coded(document).__class__(
        document.doc_id, document.text_sha256, "rules@1", "sanctuary@1", ()
    )
    store.writer("rules@1").add(document, empty)
    assert standing_claims(store, document, "rules@1", "sanctuary@1") == 0
