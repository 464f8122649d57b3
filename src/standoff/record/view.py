"""A view: the record pinned to two clocks, read-only. Everything that is shown reads one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import REAL, Engine, Integer, Text, func, select, text

from standoff.errors import SettingsError
from standoff.model.document import Document
from standoff.model.move import Judgement, Move, Support
from standoff.model.recorded import Asked, Counts, DocumentRef, Entry, Found, Page, Position, Recorded
from standoff.record import derived, documentrows, schema
from standoff.record.claimquery import (
    OTHER_CAPTURES,
    Pinned,
    claims_of,
    conditions,
    document_ref,
    match_expression,
    past,
    recorded,
)
from standoff.record.faults import told
from standoff.record.identity import place_id
from standoff.record.instants import known_before, last_day
from standoff.record.standing import review_state, stands

LIMIT = 100
MANY = 500  # values in one statement; SQLite allows some thousands
ALL = Asked()


class View:
    """What was so by the end of day ``on``, as the record knew it, from what was reported by a day.

    The pins are set when the view is made: entries that come later do not change what it answers.
    """

    def __init__(
        self,
        path: Path,
        engine: Engine,
        on: str | date | None = None,
        known: str | date | None = None,
        reported: str | date | None = None,
    ) -> None:
        self._path = path
        self._engine = engine
        before = known_before(known) if known is not None else None
        query = select(func.coalesce(func.max(schema.entries.c.seq), 0))
        if before is not None:
            query = query.where(schema.entries.c.recorded < before)
        with told(path), engine.connect() as connection:
            upto = connection.execute(query).scalar_one()
        self._pinned = Pinned(
            upto,
            last_day(on, "--on") if on is not None else None,
            last_day(reported, "--reported") if reported is not None else None,
        )

    @property
    def seq(self) -> int:
        """The last entry this view knows of."""
        return self._pinned.upto

    @property
    def on(self) -> str | None:
        """The last valid day, ISO, None when there is no end."""
        return self._pinned.on

    def claims(self, asked: Asked = ALL, limit: int = LIMIT, after: str | None = None) -> Page[Recorded]:
        """Claims in the order in which they were recorded."""
        return self._claims(asked, ("number",), limit, after)

    def timeline(self, asked: Asked = ALL, limit: int = LIMIT, after: str | None = None) -> Page[Recorded]:
        """Core claims in the order of the days by which they were so."""
        return self._claims(msgspec.structs.replace(asked, core=True), ("valid_by", "number"), limit, after)

    def statements(self, asked: Asked = ALL, limit: int = LIMIT, after: str | None = None) -> Page[Recorded]:
        """The claims that are no core claims: opinion and scene-setting."""
        return self._claims(msgspec.structs.replace(asked, core=False), ("valid_by", "number"), limit, after)

    def every_claim(self, asked: Asked = ALL) -> Iterator[Recorded]:
        """All claims that pass, page by page."""
        after: str | None = None
        while True:
            page = self.claims(asked, limit=1000, after=after)
            yield from page.items
            if page.next is None:
                return
            after = page.next

    def moves(
        self,
        place: str | None = None,
        within: bool = False,
        family: str | None = None,
        limit: int = LIMIT,
        after: str | None = None,
    ) -> Page[Move]:
        """Moves of the latest reconciliation this view knows, in the order in which they were recorded."""
        rows = schema.moves
        query = select(rows.c.number, rows.c.payload).where(
            stands(schema.move_standings, rows.c.number, self.seq)
        )
        if place is not None:
            key = place_id(place)
            below = (rows.c.place >= f"{key}/") & (rows.c.place < f"{key}0")
            query = query.where((rows.c.place == key) | below if within else rows.c.place == key)
        if family is not None:
            query = query.where(rows.c.family == family)
        if after is not None:
            query = query.where(rows.c.number > _cursor(after, 1)[0])
        found = self._rows(query.order_by(rows.c.number).limit(limit + 1))
        moves = tuple(msgspec.json.decode(row.payload, type=Move) for row in found[:limit])
        return Page(moves, str(found[limit - 1].number) if len(found) > limit else None)

    def move_of(self, claims: tuple[str, ...]) -> dict[str, Move]:
        """The move that each of these claim ids belongs to; claims without one are left out."""
        links, rows = schema.move_claims, schema.moves
        found: dict[str, Move] = {}
        for first in range(0, len(claims), MANY):
            query = (
                select(links.c.claim, rows.c.payload)
                .join(rows, rows.c.number == links.c.move)
                .where(links.c.claim.in_(claims[first : first + MANY]))
                .where(stands(schema.move_standings, rows.c.number, self.seq))
            )
            found |= {row.claim: msgspec.json.decode(row.payload, type=Move) for row in self._rows(query)}
        return found

    @property
    def reconciled(self) -> bool:
        """False when documents, claims or reviews came after the last reconciliation this view knows."""
        rows = schema.entries
        last = select(rows.c.kind).where(rows.c.seq <= self.seq).order_by(rows.c.seq.desc()).limit(1)
        return [row.kind for row in self._rows(last)] in ([], [derived.KIND])

    def judgements(self, lineage: str) -> tuple[Judgement, ...]:
        """What was judged about a lineage and others, latest word of each author last."""
        rows = schema.judgements
        query = select(rows).where((rows.c.a == lineage) | (rows.c.b == lineage), rows.c.seq <= self.seq)
        return tuple(
            Judgement(row.a, row.b, row.verdict, row.score, tuple(row.reasons.split("; ")), row.author)
            for row in self._rows(query.order_by(rows.c.seq))
        )

    def supports(self) -> tuple[Support, ...]:
        """Documents that count as one witness, with the reason of every fold; single ones are left out."""
        with told(self._path), self._engine.connect() as connection:
            return derived.supports(connection, self.seq)

    def positions(self, place: str | None = None, within: bool = False) -> tuple[Position, ...]:
        """What holds where, by the rule table of ``record/position_rules.toml``."""
        from standoff.record.positions import derive

        asked = Asked(place=place, within=within, core=True)
        return derive(self.every_claim(asked), place_id(place) if place else None, within)

    def documents(self, limit: int = LIMIT, after: str | None = None) -> Page[DocumentRef]:
        """The documents that stand, each with the number of its claims, in the order they were added."""
        documents = schema.documents
        query = documents_of(self._pinned)
        if after is not None:
            query = query.where(documents.c.number > _cursor(after, 1)[0])
        found = self._rows(query.order_by(documents.c.number).limit(limit + 1))
        counts = self._claim_counts([row.number for row in found[:limit]])
        refs = tuple(document_ref(row, counts.get(row.number, 0)) for row in found[:limit])
        return Page(refs, str(found[limit - 1].number) if len(found) > limit else None)

    def text(self, document: str) -> str | None:
        """The text of a document by its id, None when there is none."""
        texts, documents = schema.texts, schema.documents
        query = select(texts.c.content).join(documents, documents.c.text_sha256 == texts.c.sha256)
        found = self._rows(query.where(documents.c.id == document))
        return str(found[0][0]) if found else None

    def search(self, words: str, limit: int = 20) -> tuple[Found, ...]:
        """Documents that hold all the words (phrases in double quotes), best match first."""
        hits = text(
            "select rowid as hit, snippet(search_documents, -1, '[', ']', '…', 24) as snippet, rank "
            "from search_documents where search_documents match :words"
        ).columns(hit=Integer, snippet=Text, rank=REAL)
        found = hits.bindparams(words=match_expression(words)).subquery()
        query = documents_of(self._pinned).add_columns(found.c.snippet)
        query = (
            query.join(found, found.c.hit == schema.documents.c.number).order_by(found.c.rank).limit(limit)
        )
        rows = self._rows(query)
        counts = self._claim_counts([row.number for row in rows])
        return tuple(Found(document_ref(row, counts.get(row.number, 0)), row.snippet) for row in rows)

    def changes(self, since: int = 0, limit: int = LIMIT) -> Page[Entry]:
        """The log's entries after number ``since``, up to the one this view is pinned to."""
        rows = schema.entries
        query = (
            select(rows)
            .where(rows.c.seq > since, rows.c.seq <= self.seq)
            .order_by(rows.c.seq)
            .limit(limit + 1)
        )
        found = self._rows(query)
        entries = tuple(
            Entry(row.seq, row.recorded, row.principal, row.kind, row.subject) for row in found[:limit]
        )
        return Page(entries, str(entries[-1].seq) if len(found) > limit else None)

    def counts(self) -> Counts:
        """How much stands in this view."""
        claims, every = schema.claims, conditions(Asked(), self._pinned)
        by_move = self._grouped(claims.c.move, every)
        by_place = self._grouped(
            claims.c.actor_place, [*every, claims.c.core == 1, claims.c.actor_place.is_not(None)]
        )
        by_core = dict(self._grouped(claims.c.core, every))
        moves = (
            select(func.count())
            .select_from(schema.moves)
            .where(stands(schema.move_standings, schema.moves.c.number, self.seq))
        )
        return Counts(
            documents=self._rows(select(func.count()).select_from(documents_of(self._pinned).subquery()))[0][
                0
            ],
            claims=sum(by_core.values()),
            core=by_core.get(1, 0),
            places=len(by_place),
            moves=self._rows(moves)[0][0],
            entries=self.seq,
            by_move=by_move,
            by_place=by_place,
            by_review=self._grouped(review_state(claims.c.lineage, self.seq), every),
        )

    def _claims(self, asked: Asked, by: tuple[str, ...], limit: int, after: str | None) -> Page[Recorded]:
        order = tuple(schema.claims.c[name] for name in by)
        query = claims_of(asked, self._pinned)
        if after is not None:
            query = query.where(past(order, _cursor(after, len(by))))
        found = self._rows(query.order_by(*order).limit(limit + 1))
        shown = tuple(recorded(row) for row in found[:limit])
        return Page(
            shown,
            ".".join(str(getattr(found[limit - 1], name)) for name in by) if len(found) > limit else None,
        )

    def _grouped(self, what: Any, where: list[Any]) -> tuple[tuple[Any, int], ...]:
        count = func.count()
        query = select(what, count).select_from(schema.claims).where(*where).group_by(what)
        return tuple((row[0], row[1]) for row in self._rows(query.order_by(count.desc(), what)))

    def _claim_counts(self, documents: list[int]) -> dict[int, int]:
        runs = schema.runs
        query = (
            select(runs.c.document, func.count())
            .join(schema.claims, schema.claims.c.run == runs.c.number)
            .where(runs.c.document.in_(documents), *conditions(Asked(), self._pinned))
            .group_by(runs.c.document)
        )
        return {row[0]: row[1] for row in self._rows(query)}

    def _rows(self, query: Any) -> list[Any]:
        with told(self._path), self._engine.connect() as connection:
            return list(connection.execute(query))


def documents_of(pinned: Pinned) -> Any:
    """The documents that stand in a view, with their last capture, unordered."""
    documents, captures, others = schema.documents, schema.captures, OTHER_CAPTURES
    last = select(others.c.seq).where(others.c.document == documents.c.number, others.c.seq <= pinned.upto)
    query = (
        select(documents, captures.c.uri, captures.c.captured)
        .join(captures, captures.c.document == documents.c.number)
        .where(captures.c.seq == last.order_by(others.c.seq.desc()).limit(1).scalar_subquery())
        .where(stands(schema.document_standings, documents.c.number, pinned.upto))
    )
    return query if pinned.reported is None else query.where(documents.c.reported <= pinned.reported)


def stored_documents(engine: Engine, current: bool) -> Iterator[Document]:
    """Every stored document, oldest first, a few rows at a time so that writing may go on meanwhile."""
    number = 0
    while True:
        with engine.connect() as connection:
            batch = list(documentrows.stored(connection, current, number))
        if not batch:
            return
        number = batch[-1][0]
        yield from (document for _, document in batch)


def _cursor(after: str, parts: int) -> tuple[Any, ...]:
    """Raises SettingsError when it is no cursor of such a list."""
    values = after.split(".")
    if len(values) != parts or not values[-1].isdigit():
        raise SettingsError("after", f"{after!r} is no page mark", "take it from the page before")
    return (*values[:-1], int(values[-1]))
