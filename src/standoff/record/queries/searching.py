"""Search: documents that hold words, best match first, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select

from standoff.model.recorded import Found, Page
from standoff.record import schema
from standoff.record.databases import CANDIDATES, Database
from standoff.record.privacy.shown import public_document, shields_of
from standoff.record.queries.claims import Pinned, document_ref
from standoff.record.queries.documents import claim_counts, documents_of, rows_of_many
from standoff.record.queries.prepared import prepared


def search(database: Database, pinned: Pinned, words: str, limit: int, offset: int) -> Page[Found]:
    """Documents of the view that hold all the words; in a public view those whose shown evidence does."""
    expression = database.query(words)
    if not expression or expression == '""':
        return Page(())
    rows = (_public if pinned.public else _whole)(database, pinned, expression, offset + limit + 1)
    kept = rows[offset : offset + limit + 1]
    page = kept[:limit]
    if pinned.public:
        found = _public_hits(database, page)
    else:
        with database.reading() as connection:
            snippets = database.snippets(connection, [row.number for row in page], expression) if page else {}
        counts = claim_counts(database, pinned, [row.number for row in page])
        found = [
            Found(document_ref(row, counts.get(row.number, 0)), snippets.get(row.number, "")) for row in page
        ]
    return Page(tuple(found), str(offset + limit) if len(kept) > limit else None)


def _whole(database: Database, pinned: Pinned, expression: str, wanted: int) -> list[Any]:
    """The first ``wanted`` rows; hits are looked up in the order of their rank until there are enough."""

    def build(among: list[BindParameter[Any]]) -> Any:
        return documents_of(pinned).where(schema.documents.c.number.in_(among))

    found: list[Any] = []
    for hits in _rounds(database, database.found_documents, expression, _known(database, pinned)):
        for first in range(0, len(hits), wanted):
            part = hits[first : first + wanted]
            rows = {row.number: row for row in rows_of_many(database, "hit", pinned, build, part)}
            found += [rows[hit] for hit in part if hit in rows]
            if len(found) >= wanted:
                return found
    return found


def _public(database: Database, pinned: Pinned, expression: str, wanted: int) -> list[Any]:
    """One row per document, with the words of its best match."""
    grants, claims, runs, periods = schema.grants, schema.claims, schema.runs, schema.claim_periods

    def build(among: list[BindParameter[Any]]) -> Any:
        return (
            documents_of(pinned)
            .add_columns(grants.c.words, grants.c.claim)
            .join(runs, runs.c.document == schema.documents.c.number)
            .join(claims, claims.c.run == runs.c.number)
            .join(grants, grants.c.claim == claims.c.number)
            .join(periods, periods.c.claim == claims.c.number)
            .where(periods.c.known_from <= bindparam("upto"), periods.c.known_to > bindparam("upto"))
            .where(periods.c.public == 1, grants.c.seq <= bindparam("upto"), grants.c.claim.in_(among))
        )

    found: dict[int, Any] = {}
    for hits in _rounds(database, database.found_grants, expression, schema.OPEN):
        rows = {row.claim: row for row in rows_of_many(database, "public hit", pinned, build, hits)}
        for hit in hits:
            if hit in rows:
                found.setdefault(rows[hit].number, rows[hit])
        if len(found) >= wanted:
            break
    return list(found.values())


def _rounds(
    database: Database, found: Callable[[bool], Select[Any]], expression: str, before: int
) -> Iterator[list[int]]:
    """Matches below a number, the newest ``CANDIDATES`` first; within a round the best first."""
    phrase = "<->" in expression
    ranked = prepared(database, ("hits", found.__name__, phrase), lambda: found(phrase))
    while hits := [hit for hit, _ in ranked.tuples(database, {"words": expression, "before": before})]:
        yield hits
        if len(hits) < CANDIDATES:
            return
        before = min(hits)


def _known(database: Database, pinned: Pinned) -> int:
    """The number after the last document that the view knows of: later matches need not be ranked."""
    documents = schema.documents

    def build() -> Any:
        known = select(documents.c.number).where(documents.c.seq <= bindparam("upto"))
        return known.order_by(documents.c.seq.desc()).limit(1)

    last = prepared(database, "last known document", build).tuples(database, {"upto": pinned.upto})
    return int(last[0][0]) + 1 if last else 0


def _public_hits(database: Database, page: list[Any]) -> list[Found]:
    shields = shields_of(database, [row.number for row in page])
    return [Found(public_document(document_ref(row), shields.get(row.number)), row.words) for row in page]
