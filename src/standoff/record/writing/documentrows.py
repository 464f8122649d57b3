"""A document as rows, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, bindparam, func, select

from standoff.model.document import Block, Capture, Document, Link, SourceRun
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.identity import document_id
from standoff.record.payloads import DOCUMENT
from standoff.record.queries.prepared import first_of, insert_rows
from standoff.record.validity import reported
from standoff.record.writing.standing import END_OF_LOG, stands

BATCH = 8  # pages may be large


class Layout(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a text stood on its page; kept as JSON."""

    encoding: str | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    source_map: tuple[SourceRun, ...] = ()


def columns(document: Document, page: str) -> dict[str, Any]:
    """The row of ``documents``, without number and seq."""
    layout = Layout(document.encoding, document.blocks, document.links, document.source_map)
    said = {name: getattr(document, name) for name in DOCUMENT}
    return {
        **said,
        "id": document_id(document),
        "page": page,
        "reported": reported(document),
        "layout": msgspec.json.encode(layout).decode(),
    }


def capture_columns(capture: Capture) -> dict[str, str]:
    """The row of ``captures``, without document and seq."""
    return {
        "uri": capture.uri,
        "captured": capture.captured,
        "sha256": capture.sha256,
        "media_type": capture.media_type,
    }


def insert_document(
    connection: Connection, database: Database, document: Document, row: dict[str, Any], seq: int
) -> int:
    """Adds the text (once per digest) and the document; gives its number."""
    texts, documents = schema.texts, schema.documents
    if first_of(connection, "text", _same_text, sha256=document.text_sha256) is None:
        text = {
            "sha256": document.text_sha256,
            "content": document.text,
            "length": len(document.text),
            "seq": seq,
        }
        insert_rows(connection, texts, [text])
    last = first_of(connection, "last document", lambda: select(func.max(documents.c.number)))
    number = (last or 0) + 1
    insert_rows(connection, documents, [{**row, "number": number, "seq": seq}])
    database.index_document(connection, number, document.title or "", document.text)
    return int(number)


def _same_text() -> Select[tuple[str]]:
    return select(schema.texts.c.sha256).where(schema.texts.c.sha256 == bindparam("sha256"))


def stored_documents(database: Database, current: bool) -> Iterator[Document]:
    """Every stored document, oldest first, a few rows at a time so that writing may go on meanwhile."""
    number = 0
    while True:
        with database.reading() as connection:
            batch = list(stored(connection, current, number))
        if not batch:
            return
        number = batch[-1][0]
        yield from (document for _, document in batch)


def stored(connection: Connection, current: bool, after: int) -> Iterator[tuple[int, Document]]:
    """The next few documents above row number ``after``, each with its number."""
    for row in connection.execute(_select(current, after)):
        yield row.number, _document(row)


def _select(current: bool, after: int) -> Select[Any]:
    documents, texts, captures = schema.documents, schema.texts, schema.captures
    of_document = captures.alias()
    last = select(of_document.c.seq).where(of_document.c.document == documents.c.number)
    query = (
        select(
            documents,
            texts.c.content,
            captures.c.uri,
            captures.c.captured,
            captures.c.sha256,
            captures.c.media_type,
        )
        .join(texts, texts.c.sha256 == documents.c.text_sha256)
        .join(captures, captures.c.document == documents.c.number)
        .where(captures.c.seq == last.order_by(of_document.c.seq.desc()).limit(1).scalar_subquery())
        .where(documents.c.number > after)
        .order_by(documents.c.number)
        .limit(BATCH)
    )
    return (
        query.where(stands(schema.document_standings, documents.c.number, END_OF_LOG)) if current else query
    )


def _document(row: Row[Any]) -> Document:
    layout = msgspec.json.decode(row.layout, type=Layout)
    return Document(
        doc_id=row.doc_id,
        capture=Capture(uri=row.uri, captured=row.captured, sha256=row.sha256, media_type=row.media_type),
        text=row.content,
        text_sha256=row.text_sha256,
        extractor=row.extractor,
        title=row.title,
        outlet=row.outlet,
        byline=row.byline,
        published=row.published,
        url=row.url,
        encoding=layout.encoding,
        blocks=layout.blocks,
        links=layout.links,
        source_map=layout.source_map,
    )
