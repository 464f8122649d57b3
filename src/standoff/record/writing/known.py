"""Whether a document needs coding at all: resuming and re-adding cost a look, not a run of the coder."""

from __future__ import annotations

from sqlalchemy import func, select

from standoff.model.document import Document
from standoff.record import schema
from standoff.record.identity import document_id
from standoff.record.store import Store
from standoff.record.writing.standing import stands


def standing_claims(store: Store, document: Document, coder: str, codebook: str) -> int | None:
    """How many claims the standing run of this coder and codebook (``name@version``) has on a document that stands.

    None when the record has no such document or run: then it is to be coded.
    """
    documents, runs, claims = schema.documents, schema.runs, schema.claims
    query = (
        select(runs.c.number)
        .join(documents, documents.c.number == runs.c.document)
        .where(documents.c.id == document_id(document), runs.c.coder == coder, runs.c.codebook == codebook)
        .where(
            stands(schema.document_standings, documents.c.number), stands(schema.run_standings, runs.c.number)
        )
        .limit(1)
    )
    with store.database.told(), store.database.reading() as connection:
        run = connection.execute(query).scalar()
        if run is None:
            return None
        count = select(func.count()).select_from(claims).where(claims.c.run == run)
        return int(connection.execute(count).scalar_one())
