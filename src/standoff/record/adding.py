"""A document and the claims of one coder, as rows: what stands for its page, and which run replaces which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, Connection, func, insert, select

from standoff.model.annotation import Annotations
from standoff.model.claim import Claim, CodedDocument
from standoff.model.document import Document
from standoff.record import payloads, schema
from standoff.record.claimrows import insert_claims, payload
from standoff.record.databases import Database
from standoff.record.documentrows import capture_columns, columns, insert_document
from standoff.record.identity import lineages, page_key
from standoff.record.log import Log
from standoff.record.private import Private
from standoff.record.publicity import public_title, public_url
from standoff.record.standing import set_standing, stands
from standoff.record.validity import reported

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
    known = connection.execute(
        select(
            documents.c.number, documents.c.page, stands(schema.document_standings, documents.c.number)
        ).where(documents.c.id == row["id"])
    ).first()
    if known and known[2]:
        return Stood(known[0], UNCHANGED, [])
    page = known[1] if known else row["page"]
    standing = select(documents.c.number).where(
        documents.c.page == page, stands(schema.document_standings, documents.c.number)
    )
    replaced = list(connection.execute(standing).scalars())
    capture = capture_columns(document.capture)
    if known:  # the page is again what it once was
        row = dict(
            connection.execute(select(documents).where(documents.c.number == known[0])).mappings().one()
        )
    seq = log.append("document", row["id"], payloads.of_document(row, capture))
    number = known[0] if known else insert_document(connection, database, document, row, seq)
    connection.execute(insert(schema.captures), {"seq": seq, "document": number, **capture})
    set_standing(connection, schema.document_standings, [number], seq, True)
    runs = _withdraw(connection, replaced, seq)
    if known:
        again = _latest_runs(connection, number)
        set_standing(connection, schema.run_standings, again, seq, True)
        runs += again
    return Stood(number, SUPERSEDED if known or replaced else NEW, claims_of_runs(connection, runs))


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
    same = select(kept.c.seq).where(kept.c.document == number, kept.c.made_by == made_by)
    if connection.execute(same).first():
        return
    layers = msgspec.json.encode(_layers(annotations)).decode()
    spans = msgspec.json.encode([[span.start, span.end] for span in private.spans]).decode()
    shield = (public_title(document.title, private.names), public_url(document.url, private.names), spans)
    seq = log.append(
        "annotations",
        document_name(connection, number),
        payloads.of_annotations(made_by, layers, shield),
    )
    connection.execute(insert(kept), {"document": number, "seq": seq, "made_by": made_by, "payload": layers})
    connection.execute(
        insert(schema.shields),
        {"document": number, "seq": seq, "title": shield[0], "url": shield[1], "spans": spans},
    )


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
    connection, runs = log.connection, schema.runs
    same = select(runs.c.number).where(
        runs.c.document == number, runs.c.coder == coded.coder, runs.c.codebook == coded.codebook
    )
    if connection.execute(same).first():
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
    connection.execute(insert(schema.runs), values)
    set_standing(connection, schema.run_standings, [run], seq, True)
    return run


def _earlier(connection: Connection, number: int, codebook: str) -> list[tuple[Claim, str]]:
    """Every version of every lineage of this page's claims on the same text under this codebook, latest first."""
    claims, runs, documents = schema.claims, schema.runs, schema.documents
    this = documents.alias()
    query = (
        select(claims.c.lineage, claims.c.payload, runs.c.codebook)
        .join(runs, runs.c.number == claims.c.run)
        .join(documents, documents.c.number == runs.c.document)
        .join(this, (this.c.page == documents.c.page) & (this.c.text_sha256 == documents.c.text_sha256))
        .where(this.c.number == number)
        .order_by(runs.c.number.desc(), claims.c.number)
    )
    said = dict.fromkeys(
        (lineage, kept) for lineage, kept, by in connection.execute(query) if _name(by) == codebook
    )
    return [(msgspec.json.decode(kept, type=Claim), lineage) for lineage, kept in said]


def _series(connection: Connection, document: int, standing: bool) -> list[tuple[int, tuple[str, str]]]:
    """The runs on a document, oldest first, each with the names (not versions) of its coder and codebook."""
    runs = schema.runs
    query = select(runs.c.number, runs.c.coder, runs.c.codebook).where(runs.c.document == document)
    if standing:
        query = query.where(stands(schema.run_standings, runs.c.number))
    return [
        (run, (_name(coder), _name(book)))
        for run, coder, book in connection.execute(query.order_by(runs.c.number))
    ]


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
    documents = schema.documents
    return str(connection.execute(select(documents.c.id).where(documents.c.number == number)).scalar_one())


def next_number(connection: Connection, column: Column[Any]) -> int:
    """The number after the last one of a table: writers take turns, so nobody else takes it."""
    last: int | None = connection.execute(select(func.max(column))).scalar()
    return (last or 0) + 1


def _name(versioned: str) -> str:
    return versioned.split("@")[0]
