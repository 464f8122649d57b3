from __future__ import annotations

from standoff.record import schema
from standoff.record.store import Store
from standoff.record.upkeep.info import info


def test_an_empty_record(store: Store, database: str) -> None:
    said = info(store)
    assert said.where == store.name
    assert said.database == {"sqlite": "SQLite", "postgres": "PostgreSQL"}[database]
    assert said.version[0].isdigit()
    assert (said.schema_version, said.entries, said.first, said.last) == (
        schema.SCHEMA_VERSION,
        0,
        None,
        None,
    )
    assert said.size > 10_000


def test_a_record_at_a_glance(filled: Store) -> None:
    said = info(filled)
    entries = filled.view().changes().items
    assert (said.entries, said.first, said.last) == (len(entries), entries[0].recorded, entries[-1].recorded)
    assert (said.documents, said.documents_all) == (len(filled.view().documents().items), 3)
    assert (said.claims, said.claims_all) == (len(filled.view().claims().items), 7)
    assert (said.moves, said.findings) == (len(filled.view().moves().items), 1)
    assert said.backups == said.purges == ()
