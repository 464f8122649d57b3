"""Asking for documents: those that stand in a view, and how many claims stand on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select

from standoff.model.recorded import Asked
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.queries.claims import DOCUMENT, OTHER_CAPTURES, Pinned, conditions
from standoff.record.queries.prepared import rows_among
from standoff.record.writing.standing import stands_at


def documents_of(pinned: Pinned) -> Select[Any]:
    """The documents that stand in a view, with their last capture, unordered."""
    documents, captures, others = schema.documents, schema.captures, OTHER_CAPTURES
    last = select(others.c.seq).where(
        others.c.document == documents.c.number, others.c.seq <= bindparam("upto")
    )
    query = (
        select(
            documents.c.number,
            *DOCUMENT,
        )
        .select_from(documents)
        .join(captures, captures.c.document == documents.c.number)
        .where(captures.c.seq == last.order_by(others.c.seq.desc()).limit(1).scalar_subquery())
        .where(stands_at(schema.document_standings, documents.c.number))
    )
    return query if pinned.reported is None else query.where(documents.c.reported <= bindparam("reported"))


def claim_counts(database: Database, pinned: Pinned, documents: Sequence[int]) -> dict[int, int]:
    """How many claims stand on each of these documents (by number) in a view."""

    def build(among: list[BindParameter[Any]]) -> Any:
        runs, claims, periods = schema.runs, schema.claims, schema.claim_periods
        return (
            select(runs.c.document, func.count())
            .join(claims, claims.c.run == runs.c.number)
            .join(periods, periods.c.claim == claims.c.number)
            .where(runs.c.document.in_(among), *conditions(Asked(), pinned, database))
            .group_by(runs.c.document)
        )

    return {row[0]: row[1] for row in rows_of_many(database, "claims on documents", pinned, build, documents)}


def rows_of_many(
    database: Database,
    shape: str,
    pinned: Pinned,
    build: Callable[[list[BindParameter[Any]]], Select[Any]],
    documents: Sequence[int],
) -> list[Any]:
    """The rows for any of many documents in a view."""
    with database.reading() as connection:
        return rows_among(connection, (shape, pinned.shape), build, documents, **pinned.values)
