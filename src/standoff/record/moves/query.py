"""Moves of a view: those of the latest reconciliation it knows, and for the public only what it may see of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from standoff.errors import SettingsError
from standoff.model.move import Conflict, Move
from standoff.model.recorded import Page
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.identity import place_id
from standoff.record.moves import written as derived
from standoff.record.queries.claims import AFTER_SLASH, Pinned
from standoff.record.queries.prepared import prepared
from standoff.record.writing.standing import stands_at

MANY = 500  # values in one statement
BATCH = 200  # moves that are read at once where some may be hidden
decoder = msgspec.json.Decoder(Move)


def moves(
    database: Database,
    pinned: Pinned,
    place: str | None,
    within: bool,
    family: str | None,
    limit: int,
    after: str | None,
) -> Page[Move]:
    """One page of moves; ``after`` is the mark of the page before."""
    key = place_id(place) if place else None
    asked = {"place": key, "below": f"{key}/", "beyond": f"{key}{AFTER_SLASH}", "family": family}
    shape = ("moves", place is not None, within, family is not None)
    kept: list[tuple[int, Move]] = []
    number = _number(after)
    while len(kept) <= limit:
        rows = prepared(database, shape, lambda: _standing(shape)).rows(
            database, {**asked, "upto": pinned.upto, "after": number, "limit": max(limit + 1, BATCH)}
        )
        kept += [(n, move) for n, move in _visible(database, pinned, rows) if n not in {k for k, _ in kept}]
        if len(rows) < max(limit + 1, BATCH):
            break
        number = rows[-1].number
    page = kept[:limit]
    return Page(tuple(move for _, move in page), str(page[-1][0]) if len(kept) > limit else None)


def move_of(database: Database, pinned: Pinned, claims: Sequence[str]) -> dict[str, Move]:
    """The move that each of these claim ids belongs to; claims without one are left out."""
    links, rows = schema.move_claims, schema.moves
    found: dict[str, Move] = {}
    with database.reading() as connection:
        for first in range(0, len(claims), MANY):
            query = (
                select(links.c.claim, rows.c.number, rows.c.payload)
                .join(rows, rows.c.number == links.c.move)
                .where(links.c.claim.in_(claims[first : first + MANY]))
                .where(stands_at(schema.move_standings, rows.c.number))
            )
            hits = list(connection.execute(query, {"upto": pinned.upto}))
            seen = dict(_visible(database, pinned, hits))
            found |= {row.claim: seen[row.number] for row in hits if row.number in seen}
    return found


def conflicts(
    database: Database, pinned: Pinned, limit: int, after: str | None
) -> Page[tuple[Move, Conflict]]:
    """One page of rival values, each with its move; the mark is that of the last move that is whole."""
    found: list[tuple[Move, Conflict]] = []
    mark = after
    while True:
        page = moves(database, pinned, None, False, None, BATCH, mark)
        for move in page.items:
            found += [(move, conflict) for conflict in move.conflicts]
        mark = page.next
        if mark is None or len(found) >= limit:
            return Page(tuple(found), mark)


def _standing(shape: tuple[Any, ...]) -> Any:
    _, placed, within, of_family = shape
    rows = schema.moves
    query = select(rows.c.number, rows.c.payload).where(
        stands_at(schema.move_standings, rows.c.number), rows.c.number > bindparam("after")
    )
    if placed:
        here = rows.c.place == bindparam("place")
        below = (rows.c.place >= bindparam("below")) & (rows.c.place < bindparam("beyond"))
        query = query.where(here | below if within else here)
    if of_family:
        query = query.where(rows.c.family == bindparam("family"))
    return query.order_by(rows.c.number).limit(bindparam("limit"))


def _visible(database: Database, pinned: Pinned, rows: Iterable[Any]) -> list[tuple[int, Move]]:
    """Moves as the view may show them, by number; a public view leaves out those it may see nothing of."""
    found = [(row.number, decoder.decode(row.payload)) for row in rows]
    if not pinned.public:
        return found
    ids = list(dict.fromkeys(claim for _, move in found for claim in move.claims))
    seen = _public_claims(database, pinned, ids)
    witnesses = _witnesses(database, pinned)
    return [
        (number, shown) for number, move in found if (shown := _restricted(move, seen, witnesses)) is not None
    ]


def _public_claims(database: Database, pinned: Pinned, ids: Sequence[str]) -> dict[str, Any]:
    claims, periods, runs, documents = schema.claims, schema.claim_periods, schema.runs, schema.documents
    found: dict[str, Any] = {}
    with database.reading() as connection:
        for first in range(0, len(ids), MANY):
            query = (
                select(
                    claims.c.id,
                    claims.c.lineage,
                    claims.c.actor,
                    claims.c.status,
                    claims.c.reported,
                    documents.c.id.label("document"),
                )
                .join(periods, periods.c.claim == claims.c.number)
                .join(runs, runs.c.number == claims.c.run)
                .join(documents, documents.c.number == runs.c.document)
                .where(claims.c.id.in_(ids[first : first + MANY]), periods.c.public == 1)
                .where(periods.c.known_from <= pinned.upto, periods.c.known_to > pinned.upto)
            )
            found |= {row.id: row for row in connection.execute(query)}
    return found


def _witnesses(database: Database, pinned: Pinned) -> dict[str, str]:
    """The support that each folded document belongs to."""
    with database.reading() as connection:
        return {document: of for document, (of, _, _) in derived.folds(connection, pinned.upto).items()}


def _restricted(move: Move, seen: dict[str, Any], witnesses: dict[str, str]) -> Move | None:
    """A move as its public claims alone tell it, None where there are none."""
    mine = [seen[claim] for claim in move.claims if claim in seen]
    if not mine:
        return None
    documents = tuple(dict.fromkeys(row.document for row in mine))
    history: list[tuple[str, str]] = []
    for day, status in sorted((row.reported, row.status) for row in mine):
        if not history or history[-1][1] != status:
            history.append((day, status))
    rivals = []
    for conflict in move.conflicts:
        values = tuple(
            (value, kept)
            for value, claims in conflict.values
            if (kept := tuple(claim for claim in claims if claim in seen))
        )
        if len(values) > 1:
            rivals.append(Conflict(conflict.field, values))
    return msgspec.structs.replace(
        move,
        actors=tuple(dict.fromkeys(row.actor for row in mine)),
        claims=tuple(row.id for row in mine),
        lineages=tuple(dict.fromkeys(row.lineage for row in mine)),
        documents=documents,
        support=len({witnesses.get(document, document) for document in documents}),
        history=tuple(history),
        conflicts=tuple(rivals),
        folds=tuple(fold for fold in move.folds if fold.document in documents and fold.of in documents),
    )


def _number(after: str | None) -> int:
    if after is not None and not after.isdigit():
        raise SettingsError("after", f"{after!r} is no page mark", "take it from the page before")
    return int(after) if after else 0
