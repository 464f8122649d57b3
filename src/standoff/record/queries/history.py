"""Entries of the log in words: who did what, when, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import BindParameter, ColumnElement, Connection, Select, func, or_, select

from standoff.model.recorded import Asked, Entry, Page, Recorded
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.queries.claims import Pinned, claims_of, recorded
from standoff.record.queries.prepared import rows_among
from standoff.record.writing.standing import stands_at

entries = schema.entries
Among = list[BindParameter[Any]]


def described(connection: Connection, rows: Sequence[Any]) -> tuple[Entry, ...]:
    """Rows of ``entries`` with what each brought, and the reason of a decision."""
    by_kind: dict[str, list[int]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row.seq)
    said: dict[int, tuple[str, str]] = {}
    for kind, seqs in by_kind.items():
        if kind in TELLING:
            said |= TELLING[kind](connection, seqs)
    gone = _erased(connection, [row.seq for row in rows])
    return tuple(
        Entry(
            row.seq,
            row.recorded,
            row.principal,
            row.kind,
            row.subject,
            *(("erased", gone[row.seq]) if row.seq in gone else said.get(row.seq, ("", ""))),
        )
        for row in rows
    )


def of_claim(lineage: str) -> Select[Any]:
    """The entries of a claim: runs that hold a version of it, decisions on it, judgements about it."""
    claims, judgements = schema.claims, schema.judgements
    versions = select(claims.c.seq).where(claims.c.lineage == lineage)
    judged = select(judgements.c.seq).where((judgements.c.a == lineage) | (judgements.c.b == lineage))
    runs, standings = schema.runs, schema.run_standings
    mine = select(claims.c.run).where(claims.c.lineage == lineage)
    moved = (
        select(standings.c.seq).join(runs, runs.c.number == standings.c.run).where(runs.c.number.in_(mine))
    )
    # By rows as well as by subject: an erased name gives a claim a new lineage, and entries keep the old one.
    reviewed = select(schema.reviews.c.seq).where(schema.reviews.c.lineage == lineage)
    corrected = select(schema.corrections.c.seq).where(schema.corrections.c.lineage == lineage)
    return _entries(
        or_(
            entries.c.subject == lineage,
            entries.c.seq.in_(reviewed),
            entries.c.seq.in_(corrected),
            entries.c.seq.in_(versions),
            entries.c.seq.in_(judged),
            entries.c.seq.in_(moved),
        )
    )


def of_place(place: str) -> Select[Any]:
    """The entries that concern a place: runs with claims on it, decisions on those claims, findings."""
    claims, places, findings = schema.claims, schema.claim_places, schema.findings
    here = select(places.c.claim).where(places.c.place == place)
    runs = select(claims.c.seq).where(claims.c.number.in_(here))
    lineages = select(claims.c.lineage).where(claims.c.number.in_(here))
    found = select(findings.c.seq).where(findings.c.place == place)
    return _entries(or_(entries.c.seq.in_(runs), entries.c.subject.in_(lineages), entries.c.seq.in_(found)))


def of_document(document: str) -> Select[Any]:
    """The entries of a document by its id: captures, annotations, runs, retraction."""
    number = select(schema.documents.c.number).where(schema.documents.c.id == document)
    brought = [
        entries.c.seq.in_(select(table.c.seq).where(table.c.document.in_(number)))
        for table in (schema.captures, schema.layers, schema.runs, schema.retractions)
    ]
    return _entries(or_(entries.c.subject == document, *brought))


def _entries(where: ColumnElement[bool]) -> Select[Any]:
    return select(entries).where(where).order_by(entries.c.seq)


def _documents(connection: Connection, seqs: list[int]) -> dict[int, tuple[str, str]]:
    documents, captures = schema.documents, schema.captures

    def build(among: Among) -> Select[Any]:
        query = select(captures.c.seq, documents.c.name, documents.c.outlet)
        query = query.join(documents, documents.c.number == captures.c.document)
        return query.where(captures.c.seq.in_(among))

    rows = rows_among(connection, "captures told", build, seqs)
    return {row.seq: (" · ".join(filter(None, (row.outlet, row.name))), "") for row in rows}


def _runs(connection: Connection, seqs: list[int]) -> dict[int, tuple[str, str]]:
    runs, claims, documents = schema.runs, schema.claims, schema.documents
    many = select(func.count()).where(claims.c.run == runs.c.number).scalar_subquery()

    def build(among: Among) -> Select[Any]:
        query = select(runs.c.seq, documents.c.name, many.label("many"))
        query = query.join(documents, documents.c.number == runs.c.document)
        return query.where(runs.c.seq.in_(among))

    rows = rows_among(connection, "runs told", build, seqs)
    return {row.seq: (f"{row.many} claim{'' if row.many == 1 else 's'} on {row.name}", "") for row in rows}


def _reviews(connection: Connection, seqs: list[int]) -> dict[int, tuple[str, str]]:
    rows, claims = schema.reviews, schema.claims
    then = select(claims.c.name).where(claims.c.lineage == rows.c.lineage, claims.c.seq <= rows.c.seq)
    last = then.order_by(claims.c.number.desc()).limit(1).scalar_subquery()

    def build(among: Among) -> Select[Any]:
        return select(rows.c.seq, rows.c.state, rows.c.why, last.label("claim")).where(rows.c.seq.in_(among))

    found = rows_among(connection, "reviews told", build, seqs)
    return {row.seq: (f"{row.state}: {row.claim}", row.why) for row in found}


def _corrections(connection: Connection, seqs: list[int]) -> dict[int, tuple[str, str]]:
    rows, claims = schema.corrections, schema.claims
    query = select(rows.c.seq, claims.c.name, rows.c.why).join(claims, claims.c.number == rows.c.claim)
    query = query.where(rows.c.seq.in_(seqs))
    return {row[0]: (f"now reads {row[1]}", row[2]) for row in connection.execute(query)}


def _findings(connection: Connection, seqs: list[int]) -> dict[int, tuple[str, str]]:
    rows = schema.findings
    found = connection.execute(select(rows).where(rows.c.seq.in_(seqs)))
    return {row.seq: (_found(row), row.why) for row in found}


def _found(row: Any) -> str:
    sources = ", ".join(msgspec.json.decode(row.sources, type=list[str]))
    return f"{row.provision}: none found on {row.examined} in {sources}"


def _retractions(connection: Connection, seqs: list[int]) -> dict[int, tuple[str, str]]:
    rows, documents = schema.retractions, schema.documents
    query = select(rows.c.seq, documents.c.name, rows.c.why).join(
        documents, documents.c.number == rows.c.document
    )
    return {
        row[0]: (f"took back {row[1]}", row[2])
        for row in connection.execute(query.where(rows.c.seq.in_(seqs)))
    }


def _reconciliations(connection: Connection, seqs: list[int]) -> dict[int, tuple[str, str]]:
    rows = schema.move_standings
    query = select(rows.c.seq, func.sum(rows.c.stands), func.count()).where(rows.c.seq.in_(seqs))
    return {
        row[0]: (f"moves grouped anew: {row[1]} come, {row[2] - row[1]} go", "")
        for row in connection.execute(query.group_by(rows.c.seq))
    }


def _judgements(connection: Connection, seqs: list[int]) -> dict[int, tuple[str, str]]:
    rows = schema.judgements
    found = connection.execute(select(rows).where(rows.c.seq.in_(seqs)))
    return {row.seq: (f"judged to be {row.verdict}: {row.a} and {row.b}", row.reasons) for row in found}


def _purges(connection: Connection, seqs: list[int]) -> dict[int, tuple[str, str]]:
    rows = schema.purges
    found = connection.execute(select(rows).where(rows.c.seq.in_(seqs)))
    return {row.seq: (f"erased {row.what}", row.why) for row in found}


def _erased(connection: Connection, seqs: Sequence[int]) -> dict[int, str]:
    """The reason for which an entry's payload is gone, by number."""
    tombstones, purges = schema.tombstones, schema.purges

    def build(among: Among) -> Select[Any]:
        query = select(tombstones.c.entry, purges.c.why).join(purges, purges.c.seq == tombstones.c.seq)
        return query.where(tombstones.c.entry.in_(among), tombstones.c.replaced_sha256.is_(None))

    return {row.entry: row.why for row in rows_among(connection, "erased", build, seqs)}


TELLING: dict[str, Callable[[Connection, list[int]], dict[int, tuple[str, str]]]] = {
    "document": _documents,
    "run": _runs,
    "official": _runs,
    "review": _reviews,
    "correction": _corrections,
    "finding": _findings,
    "retraction": _retractions,
    "judgement": _judgements,
    "reconciliation": _reconciliations,
    "purge": _purges,
}


def vanished(database: Database, pinned: Pinned, limit: int, after: int) -> Page[Recorded]:
    """The last version of every reviewed lineage whose document stands and whose claims do not."""
    claims, reviews, periods, runs = schema.claims, schema.reviews, schema.claim_periods, schema.runs
    reviewed = select(reviews.c.lineage).where(reviews.c.seq <= pinned.upto)
    standing = (
        select(claims.c.lineage)
        .join(periods, periods.c.claim == claims.c.number)
        .where(periods.c.known_from <= pinned.upto, periods.c.known_to > pinned.upto)
        .where(claims.c.lineage.in_(reviewed))
    )
    last = (
        select(func.max(claims.c.number).label("number"))
        .where(claims.c.lineage.in_(reviewed), claims.c.lineage.not_in(standing))
        .group_by(claims.c.lineage)
        .subquery()
    )
    query = (
        claims_of(Asked(), pinned, database, standing=False)
        .join(last, last.c.number == claims.c.number)
        .where(stands_at(schema.document_standings, runs.c.document), claims.c.number > after)
        .order_by(claims.c.number)
        .limit(limit + 1)
    )
    with database.reading() as connection:
        rows = list(connection.execute(query, pinned.values))
    return Page(
        tuple(recorded(row) for row in rows[:limit]),
        str(rows[limit - 1].number) if len(rows) > limit else None,
    )
