"""A document and the claims of one coder, as rows: what stands for its page, and which run replaces which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, Connection, Select, bindparam, func, select

from standoff.model.annotation import Annotations
from standoff.model.claim import Claim, CodedDocument
from standoff.model.document import Document
from standoff.record import payloads, schema
from standoff.record.databases import Database
from standoff.record.identity import lineages, page_key
from standoff.record.log import Log
from standoff.record.privacy.private import Private
from standoff.record.privacy.publicity import public_title, public_url
from standoff.record.queries.prepared import first_of, insert_rows, rows_of
from standoff.record.validity import reported
from standoff.record.writing.claimrows import insert_claims, payload
from standoff.record.writing.documentrows import capture_columns, columns, insert_document
from standoff.record.writing.standing import set_standing, stands

NEW, UNCHANGED, SUPERSEDED, RECODED = "new", "unchanged", "superseded", "recoded"


class Layers(msgspec.Struct, frozen=True):
    """What is kept of the annotations: spans and resolved values, no names."""

    attributions: tuple[tuple[object, ...], ...] = ()
    """``(source, cue, content, kind, parent)``; spans as ``[start, end]``."""
    toponyms: tuple[tuple[object, ...], ...] = ()
    """``(start, end, place)``"""
    times: tuple[tuple[object, ...], ...] = ()
    """``(start, end, value, edtf)``"""


class Stood(NamedTuple):
    """What adding a document did: its row, the outcome, and the claims whose standing it may have changed."""

    document: int
    outcome: str
    touched: list[int]


def stand(log: Log, database: Database, document: Document) -> Stood:
    """Makes this document the one that stands for its page."""
    connection, documents = log.connection, schema.documents
    row = columns(document, page_key(document))
    known = next(iter(rows_of(connection, "document by id", _by_id, id=row["id"])), None)
    if known and known[2]:
        return Stood(known[0], UNCHANGED, [])
    page = known[1] if known else row["page"]
    replaced = [found.number for found in rows_of(connection, "standing on page", _on_page, page=page)]
    capture = capture_columns(document.capture)
    if known:  # the page is again what it once was
        row = dict(
            connection.execute(select(documents).where(documents.c.number == known[0])).mappings().one()
        )
    seq = log.append("document", row["id"], payloads.of_document(row, capture))
    number = known[0] if known else insert_document(connection, database, document, row, seq)
    insert_rows(connection, schema.captures, [{"seq": seq, "document": number, **capture}])
    set_standing(connection, schema.document_standings, [number], seq, True)
    runs = _withdraw(connection, replaced, seq)
    if known:
        again = _latest_runs(connection, number)
        set_standing(connection, schema.run_standings, again, seq, True)
        runs += again
    return Stood(number, SUPERSEDED if known or replaced else NEW, claims_of_runs(connection, runs))


def _by_id() -> Select[Any]:
    rows = schema.documents
    standing = stands(schema.document_standings, rows.c.number)
    return select(rows.c.number, rows.c.page, standing).where(rows.c.id == bindparam("id"))


def _on_page() -> Select[Any]:
    rows = schema.documents
    standing = stands(schema.document_standings, rows.c.number)
    return select(rows.c.number).where(rows.c.page == bindparam("page"), standing)


def withdraw(log: Log, document: int, seq: int) -> list[int]:
    """Lets a document stand no more as of an entry; gives the claims that fall with it."""
    return claims_of_runs(log.connection, _withdraw(log.connection, [document], seq))


def _withdraw(connection: Connection, documents: list[int], seq: int) -> list[int]:
    set_standing(connection, schema.document_standings, documents, seq, False)
    runs = [run for number in documents for run, _ in _series(connection, number, standing=True)]
    set_standing(connection, schema.run_standings, runs, seq, False)
    return runs


def keep_layers(
    log: Log, number: int, annotations: Annotations, private: Private, document: Document
) -> None:
    """Keeps the layers of a document once per set of annotators, with what shields private persons."""
    connection, kept = log.connection, schema.layers
    made_by = msgspec.json.encode(annotations.made_by).decode()

    def same() -> Select[Any]:
        query = select(kept.c.seq).where(kept.c.document == bindparam("document"))
        return query.where(kept.c.made_by == bindparam("made_by"))

    if rows_of(connection, "same layers", same, document=number, made_by=made_by):
        return
    layers = msgspec.json.encode(_layers(annotations)).decode()
    spans = msgspec.json.encode([[span.start, span.end] for span in private.spans]).decode()
    shield = (public_title(document.title, private.names), public_url(document.url, private.names), spans)
    seq = log.append(
        "annotations",
        document_name(connection, number),
        payloads.of_annotations(made_by, layers, shield),
    )
    of = {"document": number, "seq": seq}
    insert_rows(connection, kept, [{**of, "made_by": made_by, "payload": layers}])
    insert_rows(connection, schema.shields, [{**of, "title": shield[0], "url": shield[1], "spans": spans}])


def _layers(annotations: Annotations) -> Layers:
    return Layers(
        tuple((a.source, a.cue, a.content, a.kind, a.parent) for a in annotations.attributions),
        tuple((t.start, t.end, t.place) for t in annotations.toponyms),
        tuple((t.start, t.end, t.value, t.edtf) for t in annotations.times),
    )


def append_run(
    log: Log,
    database: Database,
    number: int,
    document: Document,
    coded: CodedDocument,
    kept: Sequence[Claim],
    made_by: tuple[str, ...],
) -> list[int] | None:
    """Appends the run of a coder and codebook on a document; None when the record has it already.

    Gives the claims whose standing may have changed: those that came and those of the run that it replaces.
    """
    connection = log.connection
    maker = {"coder": coded.coder, "codebook": coded.codebook}
    if rows_of(connection, "same run", _same_run, document=number, **maker):
        return None
    series = (_name(coded.coder), _name(coded.codebook))
    replaced = [run for run, of in _series(connection, number, standing=True) if of == series]
    inherited = lineages(kept, _earlier(connection, number, series[1]))
    rows = [(claim.id, lineage, payload(claim)) for claim, lineage in zip(kept, inherited, strict=True)]
    annotators = msgspec.json.encode(made_by).decode()
    seq = log.append(
        "official" if coded.official else "run",
        document_name(connection, number),
        payloads.of_run(coded.coder, coded.codebook, annotators, rows),
    )
    run = insert_run(connection, number, coded, annotators, seq)
    lineaged = list(zip(kept, inherited, strict=True))
    added = insert_claims(connection, database, run, seq, document.text, reported(document), lineaged)
    set_standing(connection, schema.run_standings, replaced, seq, False)
    return added + claims_of_runs(connection, replaced)


def insert_run(connection: Connection, document: int, coded: CodedDocument, annotators: str, seq: int) -> int:
    """Adds the row of a run that stands as of ``seq``; gives its number."""
    run = next_number(connection, schema.runs.c.number)
    values = {
        "number": run,
        "document": document,
        "coder": coded.coder,
        "codebook": coded.codebook,
        "annotators": annotators,
        "official": int(coded.official),
        "seq": seq,
    }
    insert_rows(connection, schema.runs, [values])
    set_standing(connection, schema.run_standings, [run], seq, True)
    return run


def _earlier(connection: Connection, number: int, codebook: str) -> list[tuple[Claim, str]]:
    """Every version of every lineage of this page's claims on the same text under this codebook, latest first."""
    found = rows_of(connection, "earlier claims", _same_text, document=number)
    said = dict.fromkeys((lineage, kept) for lineage, kept, by in found if _name(by) == codebook)
    return [(msgspec.json.decode(kept, type=Claim), lineage) for lineage, kept in said]


def _same_run() -> Select[Any]:
    runs = schema.runs
    return select(runs.c.number).where(
        *(runs.c[name] == bindparam(name) for name in ("document", "coder", "codebook"))
    )


def _same_text() -> Select[Any]:
    claims, runs, documents = schema.claims, schema.runs, schema.documents
    this = documents.alias()
    return (
        select(claims.c.lineage, claims.c.payload, runs.c.codebook)
        .join(runs, runs.c.number == claims.c.run)
        .join(documents, documents.c.number == runs.c.document)
        .join(this, (this.c.page == documents.c.page) & (this.c.text_sha256 == documents.c.text_sha256))
        .where(this.c.number == bindparam("document"))
        .order_by(runs.c.number.desc(), claims.c.number)
    )


def _series(connection: Connection, document: int, standing: bool) -> list[tuple[int, tuple[str, str]]]:
    """The runs on a document, oldest first, each with the names (not versions) of its coder and codebook."""
    runs = schema.runs

    def build() -> Select[Any]:
        query = select(runs.c.number, runs.c.coder, runs.c.codebook)
        query = query.where(runs.c.document == bindparam("document")).order_by(runs.c.number)
        return query.where(stands(schema.run_standings, runs.c.number)) if standing else query

    found = rows_of(connection, ("series", standing), build, document=document)
    return [(run, (_name(coder), _name(book))) for run, coder, book in found]


def _latest_runs(connection: Connection, document: int) -> list[int]:
    """The last run of every coder and codebook on a document."""
    return list({of: run for run, of in _series(connection, document, standing=False)}.values())


def claims_of_runs(connection: Connection, runs: list[int]) -> list[int]:
    """The numbers of all claims of these runs."""
    if not runs:
        return []
    claims = schema.claims
    return list(connection.execute(select(claims.c.number).where(claims.c.run.in_(runs))).scalars())


def document_name(connection: Connection, number: int) -> str:
    """A document's id by its row number."""
    rows = schema.documents

    def build() -> Select[Any]:
        return select(rows.c.id).where(rows.c.number == bindparam("number"))

    return str(first_of(connection, "document name", build, number=number))


def next_number(connection: Connection, column: Column[Any]) -> int:
    """The number after the last one of a table: writers take turns, so nobody else takes it."""
    last = first_of(connection, ("last", str(column)), lambda: select(func.max(column)))
    return int(last or 0) + 1


def _name(versioned: str) -> str:
    return versioned.split("@")[0]
