"""Re-checking the record: each text against its digest, each fact against its words, the log against its chain."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select

from standoff.model.claim import Claim
from standoff.model.recorded import Broken, Verified
from standoff.record import derived, schema
from standoff.record.documentrows import document_digest
from standoff.record.identity import digest
from standoff.record.log import START, link
from standoff.record.writer import run_digest


def verify(connection: Connection, progress: Callable[[int, int], None] | None = None) -> Verified:
    """Checks everything once; what is broken comes in the order file, log, documents, texts, claims."""
    broken = [*_file(connection), *_chain(connection), *_documents(connection), *_reviews(connection)]
    broken += derived.verify(connection)
    texts = connection.execute(select(func.count()).select_from(schema.texts)).scalar_one()
    claims = 0
    for done, sha in enumerate(connection.execute(select(schema.texts.c.sha256)).scalars().all(), 1):
        checked, wrong = _text(connection, sha)
        claims += checked
        broken += wrong
        if progress:
            progress(done, texts)
    entries = connection.execute(select(func.count()).select_from(schema.entries)).scalar_one()
    return Verified(entries, texts, claims, tuple(broken))


def _file(connection: Connection) -> Iterator[Broken]:
    for row in connection.exec_driver_sql("pragma quick_check(5)"):
        if row[0] != "ok":
            yield Broken("file", str(row[0]))
    for row in connection.exec_driver_sql("pragma foreign_key_check"):
        yield Broken("reference", f"row {row[1]} of {row[0]} refers to a missing row of {row[2]}")


def _chain(connection: Connection) -> Iterator[Broken]:
    """Entries that are missing or whose hash does not follow from the one before."""
    previous, expected = START, 1
    for e in connection.execute(select(schema.entries).order_by(schema.entries.c.seq)):
        if e.seq != expected:
            yield Broken("chain", f"entries {expected} to {e.seq - 1} are missing")
        elif (
            link(previous, e.seq, e.recorded, e.principal, e.kind, e.subject, e.payload_sha256)
            != e.chain_sha256
        ):
            yield Broken("chain", f"entry {e.seq} ({e.kind} of {e.recorded}) was changed")
        previous, expected = e.chain_sha256, e.seq + 1


def _documents(connection: Connection) -> Iterator[Broken]:
    """Documents that are no longer what their entry said."""
    captures, documents, entries = schema.captures, schema.documents, schema.entries
    query = (
        select(captures.c.document, captures.c.seq, entries.c.payload_sha256)
        .join(entries, entries.c.seq == captures.c.seq, isouter=True)
        .order_by(captures.c.seq)
    )
    for number, seq, said in connection.execute(query).all():
        document = (
            connection.execute(select(documents).where(documents.c.number == number)).mappings().first()
        )
        capture = connection.execute(select(captures).where(captures.c.seq == seq)).mappings().one()
        if document is None or document_digest(dict(document), dict(capture)) != said:
            name = _name(document["doc_id"], capture["uri"]) if document else capture["uri"]
            yield Broken("payload", f"the document of entry {seq} was changed", document=name)


def _reviews(connection: Connection) -> Iterator[Broken]:
    rows, entries = schema.reviews, schema.entries
    query = select(rows, entries.c.payload_sha256).join(entries, entries.c.seq == rows.c.seq, isouter=True)
    for row in connection.execute(query):
        if digest(row.lineage, row.state, row.why) != row.payload_sha256:
            yield Broken("payload", f"the review of entry {row.seq} was changed")


def _text(connection: Connection, sha: str) -> tuple[int, list[Broken]]:
    """One text and every claim on it; gives the number of claims checked."""
    content = connection.execute(
        select(schema.texts.c.content).where(schema.texts.c.sha256 == sha)
    ).scalar_one()
    intact = _sha256(content) == sha
    broken: list[Broken] = []
    documents = connection.execute(
        select(schema.documents.c.doc_id, schema.captures.c.uri)
        .join(schema.captures, schema.captures.c.document == schema.documents.c.number)
        .where(schema.documents.c.text_sha256 == sha)
    ).all()
    if not intact:
        names = dict.fromkeys(_name(doc_id, uri) for doc_id, uri in documents)
        broken += [
            Broken("text", "the text is not the one its digest names", document=name) for name in names
        ]
    rows = _claims(connection, sha)
    for row in rows:
        wrong = _claim(row, content, intact)
        broken += [Broken(kind, why, _name(row.doc_id, row.uri), row.id) for kind, why in wrong]
    return len(rows), broken + list(_runs(connection, sha, rows))


def _claims(connection: Connection, sha: str) -> list[Row[Any]]:
    claims, runs, documents, captures = schema.claims, schema.runs, schema.documents, schema.captures
    others = captures.alias()
    first = select(func.min(others.c.seq)).where(others.c.document == documents.c.number).scalar_subquery()
    query = (
        select(claims, documents.c.doc_id, captures.c.uri)
        .join(runs, runs.c.number == claims.c.run)
        .join(documents, documents.c.number == runs.c.document)
        .join(captures, captures.c.seq == first)
        .where(documents.c.text_sha256 == sha)
        .order_by(claims.c.run, claims.c.number)
    )
    return list(connection.execute(query))


def _claim(row: Row[Any], content: str, intact: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with one claim: ``(kind, why)``."""
    start, end = row.evidence_start, row.evidence_end
    what = f"{row.actor}: {row.move} {row.status}"
    if not 0 <= start < end <= len(content):
        yield "orphaned", f"{what}: its evidence [{start}, {end}) lies outside the text"
    elif content[start:end] != row.quote:
        yield "orphaned", f"{what}: the words at its evidence are no longer {_short(row.quote)}"
    elif not intact:
        yield "orphaned", f"{what}: the text around its words was changed"
    try:
        claim = msgspec.json.decode(row.payload, type=Claim)
    except msgspec.MsgspecError:
        yield "payload", f"{what}: the claim cannot be read"
        return
    columns = (row.id, row.move, row.status, row.actor, start, end)
    said = (claim.id, claim.move, claim.status, claim.actor.name, claim.evidence.start, claim.evidence.end)
    if columns != said:
        yield "payload", f"{what}: its columns do not say what the claim says"


def _runs(connection: Connection, sha: str, rows: list[Row[Any]]) -> Iterator[Broken]:
    """Runs on a text whose claims are no longer those of their entry."""
    kept: dict[int, list[tuple[str, str, str]]] = {}
    for row in rows:
        kept.setdefault(row.run, []).append((row.id, row.lineage, row.payload))
    runs, documents, entries = schema.runs, schema.documents, schema.entries
    query = (
        select(runs, documents.c.doc_id, entries.c.payload_sha256)
        .join(documents, documents.c.number == runs.c.document)
        .join(entries, entries.c.seq == runs.c.seq, isouter=True)
        .where(documents.c.text_sha256 == sha)
    )
    for run in connection.execute(query):
        if (
            run_digest(run.coder, run.codebook, run.annotators, kept.get(run.number, []))
            != run.payload_sha256
        ):
            yield Broken("payload", f"the claims of {run.coder} were changed", document=run.doc_id)


def _sha256(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _name(doc_id: str, uri: str) -> str:
    return doc_id if doc_id == uri else f"{doc_id} ({uri})"


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 60 else quote[:57] + "...")
