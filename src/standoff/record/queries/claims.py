"""Asking for claims: the filters of a view as one statement of a shape, and its rows as ``Recorded``."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    and_,
    bindparam,
    exists,
    or_,
    select,
    tuple_,
)

from standoff.errors import SettingsError
from standoff.model.claim import Claim
from standoff.model.recorded import LANES, Asked, DocumentRef, Recorded
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.identity import fold, instrument_key, place_id
from standoff.record.validity import LASTING

OTHER_CAPTURES, OTHER_PLACES = schema.captures.alias(), schema.claim_places.alias()
DOCUMENT = (
    *(schema.documents.c[name] for name in ("id", "doc_id", "text_sha256", "title", "outlet", "byline")),
    *(schema.documents.c[name] for name in ("published", "url")),
    *(schema.captures.c[name] for name in ("uri", "captured")),
)
"""What ``document_ref`` reads of a document and its last capture."""
AFTER_SLASH = "0"  # the character after "/": ids below a place sort between them
claim_decoder = msgspec.json.Decoder(Claim)


class Pinned(msgspec.Struct, frozen=True):
    """A view's clocks: last entry known, last valid day, last day of reports (None = no end); what it may show."""

    upto: int
    on: str | None = None
    reported: str | None = None
    public: bool = False

    @property
    def shape(self) -> tuple[bool, bool, bool]:
        """What of it changes a statement's text."""
        return self.on is not None, self.reported is not None, self.public

    @property
    def values(self) -> dict[str, Any]:
        """What its part of a statement is run with."""
        return {"upto": self.upto, "on": self.on, "reported": self.reported}


def shape_of(asked: Asked) -> tuple[Any, ...]:
    """What of a filter changes a statement's text."""
    given = tuple(getattr(asked, name) is not None for name in asked.__struct_fields__ if name != "roles")
    return (*given, asked.within, tuple(asked.roles))


def values_of(asked: Asked, database: Database) -> dict[str, Any]:
    """What the filters' part of a statement is run with. Raises SettingsError for an unknown lane."""
    place = place_id(asked.place) if asked.place else None
    if asked.lane is not None and asked.lane not in LANES:
        raise SettingsError("lane", f"{asked.lane!r} is no lane", f"give one of {', '.join(LANES)}")
    return {
        "place": place,
        "below": f"{place}/",
        "beyond": f"{place}{AFTER_SLASH}",
        "instrument": instrument_key(asked.instrument) if asked.instrument else None,
        "actor": f"% {_escaped(fold(asked.actor))} %" if asked.actor else None,
        "provision": asked.provision,
        "words": database.query(asked.text) if asked.text is not None else None,
        "document": asked.document,
        "claim": asked.claim,
        "review": asked.review,
        "move": asked.move,
        "status": asked.status,
        "core": None if asked.core is None else int(asked.core),
        "level": LANES[asked.lane] if asked.lane else None,
        "since": asked.since,
        "until": asked.until,
    }


def claims_of(asked: Asked, pinned: Pinned, database: Database, standing: bool = True) -> Select[Any]:
    """The claims that stand in a view, with their documents and entries, unordered.

    Without ``standing`` every claim ever recorded, with the review of its last period.
    """
    claims, periods, latest = schema.claims, schema.claim_periods, schema.claim_periods.alias()
    led = _led_by(asked).join(periods, periods.c.claim == claims.c.number)
    query = _with_documents(led, periods.c.review)
    if standing:
        return query.where(*conditions(asked, pinned, database))
    begun = select(latest.c.known_from).where(latest.c.claim == claims.c.number)
    newest = begun.order_by(latest.c.known_from.desc()).limit(1).scalar_subquery()
    return query.where(periods.c.known_from == newest)


def page_of(
    asked: Asked, pinned: Pinned, database: Database, by: tuple[str, ...], behind: bool
) -> Select[Any]:
    """The first ``:limit`` rows of ``claims_of`` in the order of these columns, ``behind`` marks if there are any.

    Documents and entries are looked up for the claims of the page alone.
    """
    claims, periods = schema.claims, schema.claim_periods
    order = tuple(_column(asked, name) for name in by)
    led = _led_by(asked).join(periods, periods.c.claim == claims.c.number)
    found = select(claims.c.number, periods.c.review).select_from(led)
    found = found.where(*conditions(asked, pinned, database), *([past(order)] if behind else []))
    page = found.order_by(*order).limit(bindparam("limit")).subquery("page")
    whole = page.join(claims, claims.c.number == page.c.number)
    return _with_documents(whole, page.c.review).order_by(*(claims.c[name] for name in by))


def _column(asked: Asked, name: str) -> ColumnElement[Any]:
    """A column of ``claims``; numbers are told by the rows of the place where those lead, in whose order they are."""
    return schema.claim_places.c.claim if name == "number" and _one_place(asked) else schema.claims.c[name]


def _with_documents(claimed: FromClause, review: ColumnElement[str]) -> Select[Any]:
    claims, runs, documents, entries = schema.claims, schema.runs, schema.documents, schema.entries
    captures, others = schema.captures, OTHER_CAPTURES
    last = select(others.c.seq).where(
        others.c.document == documents.c.number, others.c.seq <= bindparam("upto")
    )
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
            runs.c.official,
            entries.c.recorded,
            runs.c.document,
            *DOCUMENT,
            review,
        )
        .select_from(claimed)
        .join(runs, runs.c.number == claims.c.run)
        .join(documents, documents.c.number == runs.c.document)
        .join(entries, entries.c.seq == claims.c.seq)
        .join(captures, captures.c.document == documents.c.number)
        .where(captures.c.seq == last.order_by(others.c.seq.desc()).limit(1).scalar_subquery())
    )


def conditions(asked: Asked, pinned: Pinned, database: Database) -> list[ColumnElement[bool]]:
    """What a row of ``claims`` joined with ``claim_periods`` must meet to stand in the view and pass the filters."""
    claims, periods = schema.claims, schema.claim_periods
    found = [periods.c.known_from <= bindparam("upto"), periods.c.known_to > bindparam("upto")]
    if pinned.public:
        found.append(periods.c.public == 1)
    if pinned.on is not None:
        lasts = or_(*(claims.c.status == status for status in LASTING))
        ended = and_(lasts, claims.c.valid_to <= bindparam("on"))
        found += [claims.c.valid_by <= bindparam("on"), or_(claims.c.valid_to.is_(None), ~ended)]
    if pinned.reported is not None:
        found.append(claims.c.reported <= bindparam("reported"))
    if asked.place is not None:
        found.append(_only_once(asked.roles) if _one_place(asked) else _at_places(asked.roles))
    if asked.instrument is not None:
        rows = schema.claim_instruments
        found.append(exists().where(rows.c.claim == claims.c.number, rows.c.key == bindparam("instrument")))
    if asked.actor is not None:
        words = " " + claims.c.actor_folded + " "
        found.append(words.like(bindparam("actor"), escape="\\"))
    if asked.provision is not None:
        rows = schema.claim_provisions
        found.append(
            exists().where(rows.c.claim == claims.c.number, rows.c.provision == bindparam("provision"))
        )
    if asked.text is not None:
        hits = database.found_claims().subquery()
        found.append(claims.c.number.in_(select(hits.c.hit)))
    if asked.document is not None:
        found.append(claims.c.run.in_(_runs_of()))
    if asked.claim is not None:
        found.append(or_(claims.c.id == bindparam("claim"), claims.c.lineage == bindparam("claim")))
    if asked.review is not None:
        found.append(periods.c.review == bindparam("review"))
    if asked.lane is not None:
        found.append(claims.c.actor_level == bindparam("level"))
    if asked.since is not None:
        found.append(claims.c.valid_by >= bindparam("since"))
    if asked.until is not None:
        found.append(claims.c.valid_by < bindparam("until"))
    for name in ("move", "status", "core"):
        if getattr(asked, name) is not None:
            found.append(claims.c[name] == bindparam(name))
    return found


def recorded(row: Any) -> Recorded:
    """One row of ``claims_of``."""
    return Recorded(
        claim=claim_decoder.decode(row.payload),
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
        official=row.official == 1,
    )


def document_ref(row: Any, claims: int = 0) -> DocumentRef:
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


def past(order: tuple[ColumnElement[Any], ...]) -> ColumnElement[bool]:
    """True for rows behind the one with the values ``after_0``, ``after_1``, in that order."""
    marks = [bindparam(f"after_{i}", type_=column.type) for i, column in enumerate(order)]
    return order[0] > marks[0] if len(order) == 1 else tuple_(*order) > tuple_(*marks)


def _one_place(asked: Asked) -> bool:
    return asked.place is not None and not asked.within


def _led_by(asked: Asked) -> FromClause:
    """Claims; those of one place by the rows of the place, so that the first are had without the others."""
    claims, places = schema.claims, schema.claim_places
    return places.join(claims, claims.c.number == places.c.claim) if _one_place(asked) else claims


def _only_once(roles: tuple[str, ...]) -> ColumnElement[bool]:
    """Of the rows of one claim at ``:place``, the first."""
    rows, others = schema.claim_places, OTHER_PLACES
    before = [others.c.place == rows.c.place, others.c.claim == rows.c.claim, others.c.role < rows.c.role]
    here = [rows.c.place == bindparam("place")]
    if roles:
        here.append(or_(*(rows.c.role == role for role in roles)))
        before.append(or_(*(others.c.role == role for role in roles)))
    return and_(*here, ~exists().where(*before))


def _at_places(roles: tuple[str, ...]) -> ColumnElement[bool]:
    """Claims of ``:place`` and of those below it."""
    rows = schema.claim_places
    below = and_(rows.c.place >= bindparam("below"), rows.c.place < bindparam("beyond"))
    chosen = select(rows.c.claim).where(or_(rows.c.place == bindparam("place"), below))
    return schema.claims.c.number.in_(
        chosen.where(or_(*(rows.c.role == role for role in roles))) if roles else chosen
    )


def _runs_of() -> Select[Any]:
    """The runs on documents with this id, label, page address or capture path."""
    runs, documents, captures = schema.runs, schema.documents, schema.captures
    name: BindParameter[str] = bindparam("document")
    read_from = select(captures.c.document).where(captures.c.uri == name)
    return (
        select(runs.c.number)
        .join(documents, documents.c.number == runs.c.document)
        .where(
            or_(
                documents.c.id == name,
                documents.c.doc_id == name,
                documents.c.url == name,
                documents.c.number.in_(read_from),
            )
        )
    )


def _escaped(words: str) -> str:
    """For LIKE: ``fold`` leaves underscores in words."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
