"""Which evidence the public may read: granted when it first becomes public, never more than the public share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, bindparam, delete, exists, insert, select

from standoff.model.span import Span
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.privacy.publicity import Words, allowance, blanked, title_spans
from standoff.record.queries.prepared import rows_among


def grant(connection: Connection, database: Database, seq: int, claims: Sequence[int]) -> None:
    """Decides for claims that are public for the first time whether their words are shown."""

    def build(among: list[BindParameter[Any]]) -> Any:
        return _newly_public().where(schema.claims.c.number.in_(among))

    for row in rows_among(connection, "newly public", build, claims):
        _decide(connection, database, seq, row)


def rebuild(connection: Connection, database: Database) -> None:
    """Makes all grants anew, in the order in which claims first became public."""
    connection.execute(delete(schema.grants))
    periods = schema.claim_periods
    first = _newly_public().add_columns(periods.c.known_from.label("since"))
    seen: set[int] = set()
    for row in connection.execute(first.order_by(periods.c.known_from, periods.c.claim)).all():
        if row.number not in seen:
            seen.add(row.number)
            _decide(connection, database, row.since, row, index=False)


def _newly_public() -> Any:
    claims, runs, documents, periods = schema.claims, schema.runs, schema.documents, schema.claim_periods
    return (
        select(
            claims.c.number,
            claims.c.evidence_start,
            claims.c.evidence_end,
            documents.c.number.label("document"),
            documents.c.page,
            documents.c.text_sha256,
            documents.c.title,
            runs.c.official,
        )
        .join(runs, runs.c.number == claims.c.run)
        .join(documents, documents.c.number == runs.c.document)
        .join(periods, periods.c.claim == claims.c.number)
        .where(periods.c.public == 1, ~exists().where(schema.grants.c.claim == claims.c.number))
        .order_by(claims.c.number)
    )


def _decide(connection: Connection, database: Database, seq: int, row: Any, index: bool = True) -> None:
    texts, grants = schema.texts, schema.grants
    content = connection.execute(
        select(texts.c.content).where(texts.c.sha256 == row.text_sha256)
    ).scalar_one()
    earlier = connection.execute(
        select(grants).where(grants.c.page == row.page, grants.c.shown == 1).order_by(grants.c.claim)
    ).all()
    span = Span(row.evidence_start, row.evidence_end)
    private = private_spans(connection, row.document)
    words = blanked(content[span.start : span.end], span.start, private or ())
    shown = private is not None and _fits(content, row.title, row.text_sha256, earlier, span)
    values = {
        "claim": row.number,
        "page": row.page,
        "text_sha256": row.text_sha256,
        "span_start": span.start,
        "span_end": span.end,
        "shown": int(shown),
        "words": words if shown else "",
        "seq": seq,
    }
    connection.execute(insert(grants), values)
    if shown and index:
        database.index_grants(connection, [(row.number, words)])


def _fits(text: str, title: str | None, sha: str, earlier: Sequence[Any], new: Span) -> bool:
    """Whether the words of a span fit into the public share beside all that was granted of the same page.

    Other captures of a page are the same article: what they gave away counts here, once.
    """
    here = [Span(grant.span_start, grant.span_end) for grant in earlier if grant.text_sha256 == sha]
    gone = 0
    for words in dict.fromkeys(grant.words for grant in earlier if grant.text_sha256 != sha):
        at = text.find(words)
        if at < 0:
            gone += len(Words(words))
        else:
            here.append(Span(at, at + len(words)))
    counted = Words(text)
    shown = counted.under((*here, *title_spans(text, title)))
    more = counted.under((new,))
    return more <= shown or len(shown | more) + gone <= allowance(text)


def private_spans(connection: Connection, document: int) -> list[Span] | None:
    """Where the text of a document names private persons, by any annotators; None when nobody has looked."""
    shields = schema.shields
    found = connection.execute(
        select(shields.c.spans).where(shields.c.document == bindparam("document")), {"document": document}
    ).scalars()
    each = list(found)
    return spans_of(each) if each else None


def spans_of(shields: Iterable[str]) -> list[Span]:
    """The spans of shields as they are stored."""
    pairs = {tuple(pair) for spans in shields for pair in msgspec.json.decode(spans, type=list[list[int]])}
    return sorted((Span(start, end) for start, end in pairs), key=lambda span: (span.start, span.end))
