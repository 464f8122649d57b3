"""A document taken out of the record with all that hangs on it, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Table, delete, func, insert, or_, select

from standoff.errors import MissingInput
from standoff.record import payloads, schema
from standoff.record.databases import Database
from standoff.record.log import Log
from standoff.record.moves import regrouping
from standoff.record.positions import replaying
from standoff.record.upkeep.redigesting import redigest
from standoff.record.writing import periods
from standoff.record.writing.standing import stands

MANY = 500  # values in one statement
Rows = dict[Table, set[Any]]
"""Rows that go, by the first column of their key."""


class Removed(msgspec.Struct, frozen=True):
    """What an erasure did to one database."""

    seq: int
    ids: tuple[str, ...]
    claims: int
    entries: int


def matching(connection: Connection, names: Iterable[str]) -> list[int]:
    """The documents, standing or not, with one of these ids, labels or addresses; and the copies of their texts.

    Earlier captures of the same page with the same text belong to them, and every document with that text
    unless one on another page stands. Raises MissingInput for one name that several pages share.
    """
    documents, captures = schema.documents, schema.captures
    wanted = list(names)
    named = select(documents.c.number).where(
        or_(
            *(column.in_(wanted) for column in (documents.c.id, documents.c.doc_id, documents.c.url)),
            documents.c.number.in_(select(captures.c.document).where(captures.c.uri.in_(wanted))),
        )
    )
    found = set(connection.execute(named).scalars())
    if len(_values(connection, documents.c.page, documents.c.number, found)) > 1 and len(wanted) == 1:
        raise MissingInput(
            wanted[0], "names documents of several pages", "give an id from `standoff history`"
        )
    rows = select(
        documents.c.number,
        documents.c.page,
        documents.c.text_sha256,
        stands(schema.document_standings, documents.c.number).label("stands"),
    )
    for sha in _values(connection, documents.c.text_sha256, documents.c.number, found):
        same = connection.execute(rows.where(documents.c.text_sha256 == sha)).all()
        pages = {row.page for row in same if row.number in found}
        found |= {row.number for row in same if row.page in pages}
        if not any(row.stands for row in same if row.number not in found):
            found |= {row.number for row in same}
    return sorted(found)


def remove(log: Log, database: Database, numbers: Collection[int], why: str) -> Removed:
    """Deletes these documents and all that hangs on them, and says so in an entry of its own."""
    connection, documents = log.connection, schema.documents
    dead = _dead(connection, set(numbers))
    ids = _values(connection, documents.c.id, documents.c.number, dead[documents])
    loose, shared = _loose(connection, dead, ids)
    entries = _entries(connection, dead, loose)
    what = f"document {', '.join(sorted(ids))}"
    seq = log.append("purge", sorted(ids)[0], payloads.of_purge(what, why))
    database.lift_guards(connection)
    connection.execute(insert(schema.purges), {"seq": seq, "what": what, "why": why})
    for table, where in loose:
        connection.execute(delete(table).where(where))
    for table in reversed(schema.metadata.sorted_tables):
        for column in table.c:
            if (parent := _refers_to(column, dead)) is not None:
                _delete(connection, column, dead[parent])
        if table in dead:
            _delete(connection, next(iter(table.primary_key.columns)), dead[table])
    regrouping.clear(connection)
    counted = redigest(connection, entries, seq)
    database.set_guards(connection)
    if shared:
        periods.rebuild(connection)
    if dead[schema.claims]:
        replaying.rebuild(connection)
    database.reindex(connection)
    return Removed(seq, tuple(sorted(ids)), len(dead[schema.claims]), counted)


def _dead(connection: Connection, documents: set[int]) -> Rows:
    """The rows that the documents are made of, and the moves that tell of them."""
    runs, claims, moves = schema.runs, schema.claims, schema.moves
    dead: Rows = {schema.documents: documents}
    dead[runs] = _values(connection, runs.c.number, runs.c.document, documents)
    dead[claims] = _values(connection, claims.c.number, claims.c.run, dead[runs])
    ids = _values(connection, claims.c.id, claims.c.number, dead[claims])
    dead[moves] = _values(connection, schema.move_claims.c.move, schema.move_claims.c.claim, ids)
    for name in _values(connection, schema.documents.c.id, schema.documents.c.number, documents):
        telling = select(moves.c.number).where(moves.c.payload.contains(name))
        dead[moves] |= set(connection.execute(telling).scalars())
    shas = _values(connection, schema.documents.c.text_sha256, schema.documents.c.number, documents)
    others = select(schema.documents.c.text_sha256).where(schema.documents.c.number.not_in(documents))
    dead[schema.texts] = shas - set(
        connection.execute(others.where(_among(schema.documents.c.text_sha256, shas))).scalars()
    )
    return dead


def _loose(
    connection: Connection, dead: Rows, ids: set[str]
) -> tuple[list[tuple[Table, ColumnElement[bool]]], set[str]]:
    """What hangs on lineages and names, not on rows: ``(table, which rows)``.

    A lineage that other documents share stays, without the corrections that were made on the erased one
    and the reviews that followed them; those lineages come second.
    """
    claims, reviews, corrections = schema.claims, schema.reviews, schema.corrections
    judgements, supports = schema.judgements, schema.supports
    lineages = _values(connection, claims.c.lineage, claims.c.number, dead[claims])
    kept = {
        row.lineage
        for first in _parts(lineages)
        for row in connection.execute(
            select(claims.c.lineage, claims.c.number).where(claims.c.lineage.in_(first))
        )
        if row.number not in dead[claims]
    }
    gone, shared = lineages - kept, set[str]()
    loose: list[tuple[Table, ColumnElement[bool]]] = []
    for part in _parts(gone):
        loose += [(table, table.c.lineage.in_(part)) for table in (reviews, corrections)]
        loose.append((judgements, judgements.c.a.in_(part) | judgements.c.b.in_(part)))
    for part in _parts(dead[claims]):
        first = select(corrections.c.lineage, func.min(corrections.c.seq)).where(
            corrections.c.claim.in_(part), corrections.c.lineage.in_(kept)
        )
        for lineage, seq in connection.execute(first.group_by(corrections.c.lineage)).all():
            shared.add(lineage)
            loose.append((reviews, (reviews.c.lineage == lineage) & (reviews.c.seq >= seq)))
    loose += [(supports, supports.c.support.in_(part)) for part in _parts(ids)]
    return loose, shared


def _entries(connection: Connection, dead: Rows, loose: list[tuple[Table, ColumnElement[bool]]]) -> set[int]:
    """The entries that brought any of it, and the reconciliations that spoke of it."""
    found: set[int] = set()
    for table, where in loose:
        found |= set(connection.execute(select(table.c.seq).where(where)).scalars())
    brought = (schema.captures, schema.layers, schema.runs, schema.retractions, schema.supports)
    for table in brought:
        found |= _values(connection, table.c.seq, table.c.document, dead[schema.documents])
    found |= _values(connection, schema.corrections.c.seq, schema.corrections.c.claim, dead[schema.claims])
    return found | _values(
        connection, schema.move_standings.c.seq, schema.move_standings.c.move, dead[schema.moves]
    )


def _refers_to(column: Column[Any], dead: Rows) -> Table | None:
    for key in column.foreign_keys:
        if key.column.table in dead and key.column.primary_key:
            return key.column.table
    if column.name == "document" and column.table is schema.fingerprints:
        return schema.documents
    return None


def _delete(connection: Connection, column: Column[Any], values: set[Any]) -> None:
    for part in _parts(values):
        connection.execute(delete(column.table).where(column.in_(part)))


def _values(
    connection: Connection, wanted: Column[Any], where: Column[Any], among: Collection[Any]
) -> set[Any]:
    return {
        value
        for part in _parts(among)
        for value in connection.execute(select(wanted).where(where.in_(part))).scalars()
    }


def _among(column: Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
    return column.in_(sorted(values))


def _parts(values: Collection[Any]) -> list[list[Any]]:
    whole = sorted(values)
    return [whole[first : first + MANY] for first in range(0, len(whole), MANY)]
