"""Asking for claims: the filters of a view as one statement, and its rows as ``Recorded``."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Select, and_, exists, literal, or_, select, text, tuple_

from standoff.model.claim import Claim
from standoff.model.recorded import Asked, DocumentRef, Recorded
from standoff.record import schema
from standoff.record.identity import fold, instrument_key, place_id
from standoff.record.standing import review_state, stands
from standoff.record.validity import LASTING

OTHER_CAPTURES = schema.captures.alias()
AFTER_SLASH = "0"  # the character after "/": ids below a place sort between them


class Pinned(msgspec.Struct, frozen=True):
    """A view's clocks: last entry known, last valid day, last day of reports (None = no end)."""

    upto: int
    on: str | None = None
    reported: str | None = None


def claims_of(asked: Asked, pinned: Pinned) -> Select[Any]:
    """The claims that stand in a view, with their documents and entries, unordered."""
    claims, runs, documents, entries = schema.claims, schema.runs, schema.documents, schema.entries
    captures, others = schema.captures, OTHER_CAPTURES
    last = select(others.c.seq).where(others.c.document == documents.c.number, others.c.seq <= pinned.upto)
    return (
        select(
            claims.c.number,
            claims.c.payload,
            claims.c.lineage,
            claims.c.quote,
            claims.c.seq,
            claims.c.reported,
            claims.c.valid_from,
            claims.c.valid_by,
            claims.c.valid_to,
            runs.c.coder,
            runs.c.codebook,
            entries.c.recorded,
            documents.c.id,
            documents.c.doc_id,
            documents.c.text_sha256,
            documents.c.title,
            documents.c.outlet,
            documents.c.byline,
            documents.c.published,
            documents.c.url,
            captures.c.uri,
            captures.c.captured,
            review_state(claims.c.lineage, pinned.upto).label("review"),
        )
        .join(runs, runs.c.number == claims.c.run)
        .join(documents, documents.c.number == runs.c.document)
        .join(entries, entries.c.seq == claims.c.seq)
        .join(captures, captures.c.document == documents.c.number)
        .where(captures.c.seq == last.order_by(others.c.seq.desc()).limit(1).scalar_subquery())
        .where(*conditions(asked, pinned))
    )


def conditions(asked: Asked, pinned: Pinned) -> list[ColumnElement[bool]]:
    """What a row of ``claims`` must meet to stand in the view and pass the filters."""
    claims = schema.claims
    found = [claims.c.seq <= pinned.upto, stands(schema.run_standings, claims.c.run, pinned.upto)]
    if pinned.on is not None:
        ended = and_(claims.c.status.in_(LASTING), claims.c.valid_to <= pinned.on)
        found += [claims.c.valid_by <= pinned.on, or_(claims.c.valid_to.is_(None), ~ended)]
    if pinned.reported is not None:
        found.append(claims.c.reported <= pinned.reported)
    if asked.place is not None:
        found.append(_at_place(asked.place, asked.within, asked.roles))
    if asked.instrument is not None:
        rows = schema.claim_instruments
        found.append(
            exists().where(rows.c.claim == claims.c.number, rows.c.key == instrument_key(asked.instrument))
        )
    if asked.actor is not None:
        words = literal(" ") + claims.c.actor_folded + " "
        found.append(words.contains(f" {fold(asked.actor)} ", autoescape=True))
    if asked.provision is not None:
        rows = schema.claim_provisions
        found.append(exists().where(rows.c.claim == claims.c.number, rows.c.provision == asked.provision))
    if asked.text is not None:
        found.append(claims.c.number.in_(_matching("search_claims", asked.text)))
    if asked.document is not None:
        found.append(claims.c.run.in_(_runs_of(asked.document)))
    if asked.claim is not None:
        found.append(or_(claims.c.id == asked.claim, claims.c.lineage == asked.claim))
    if asked.review is not None:
        found.append(review_state(claims.c.lineage, pinned.upto) == asked.review)
    same = (("move", asked.move), ("status", asked.status), ("core", asked.core))
    return found + [claims.c[name] == value for name, value in same if value is not None]


def recorded(row: Row[Any]) -> Recorded:
    """One row of ``claims_of``."""
    return Recorded(
        claim=msgspec.json.decode(row.payload, type=Claim),
        lineage=row.lineage,
        quote=row.quote,
        document=document_ref(row),
        coder=row.coder,
        codebook=row.codebook,
        seq=row.seq,
        recorded=row.recorded,
        reported=row.reported,
        valid_by=row.valid_by,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        review=row.review,
    )


def document_ref(row: Row[Any], claims: int = 0) -> DocumentRef:
    """The document's columns of a row, by name."""
    return DocumentRef(
        id=row.id,
        doc_id=row.doc_id,
        uri=row.uri,
        captured=row.captured,
        text_sha256=row.text_sha256,
        title=row.title,
        outlet=row.outlet,
        byline=row.byline,
        published=row.published,
        url=row.url,
        claims=claims,
    )


def past(order: tuple[ColumnElement[Any], ...], values: tuple[Any, ...]) -> ColumnElement[bool]:
    """True for rows behind the one with these values, in that order."""
    return tuple_(*order) > tuple_(*(literal(value) for value in values))


def match_expression(words: str) -> str:
    """What a person typed, as an FTS5 expression: every word, and phrases in double quotes as phrases."""
    parts = re.findall(r'"([^"]*)"|(\S+)', words)
    terms = [" ".join(re.findall(r"\w+", phrase or word)) for phrase, word in parts]
    return " ".join(f'"{term}"' for term in terms if term) or '""'


def _matching(index: str, words: str) -> Select[Any]:
    statement = f"select rowid from {index} where {index} match :{index}_words"
    return text(statement).bindparams(**{f"{index}_words": match_expression(words)})  # type: ignore[return-value]


def _at_place(place: str, within: bool, roles: tuple[str, ...]) -> ColumnElement[bool]:
    rows, key = schema.claim_places, place_id(place)
    where = rows.c.place == key
    if within:
        where = or_(where, and_(rows.c.place >= f"{key}/", rows.c.place < f"{key}{AFTER_SLASH}"))
    chosen = select(rows.c.claim).where(where)
    return schema.claims.c.number.in_(chosen.where(rows.c.role.in_(roles)) if roles else chosen)


def _runs_of(document: str) -> Select[Any]:
    """The runs on documents with this id, label, page address or capture path."""
    runs, documents, captures = schema.runs, schema.documents, schema.captures
    read_from = select(captures.c.document).where(captures.c.uri == document)
    return (
        select(runs.c.number)
        .join(documents, documents.c.number == runs.c.document)
        .where(
            or_(
                documents.c.id == document,
                documents.c.doc_id == document,
                documents.c.url == document,
                documents.c.number.in_(read_from),
            )
        )
    )
