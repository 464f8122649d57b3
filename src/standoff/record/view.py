"""A view: the record pinned to its clocks, read-only. Everything that is shown reads one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from standoff.errors import MissingInput, SettingsError
from standoff.model.move import Conflict, Judgement, Move, Support
from standoff.model.recorded import (
    Asked,
    Counts,
    DocumentRef,
    Entry,
    Finding,
    Found,
    Page,
    Position,
    Recorded,
)
from standoff.model.stage import Stage
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.identity import place_id
from standoff.record.instants import known_before, last_day
from standoff.record.moves import query as moved
from standoff.record.moves import written as derived
from standoff.record.positions import query as positionquery
from standoff.record.positions.deriving import Key
from standoff.record.positions.stages import ladder
from standoff.record.privacy.shown import public_claims, public_document, shields_of
from standoff.record.queries import history
from standoff.record.queries.claims import Pinned, document_ref, page_of, recorded, shape_of, values_of
from standoff.record.queries.counting import counts
from standoff.record.queries.documents import claim_counts, documents_of
from standoff.record.queries.prepared import prepared
from standoff.record.queries.searching import search

LIMIT = 100
ALL = Asked()


class View:
    """What was so by the end of day ``on``, as the record knew it, from what was reported by a day.

    The pins are set when the view is made: entries that come later do not change what it answers.
    Every list is a ``Page``; its ``next`` is the ``after`` of the following one. A cursor that is none
    raises SettingsError.
    """

    def __init__(
        self,
        database: Database,
        on: str | date | None = None,
        known: str | date | None = None,
        reported: str | date | None = None,
        public: bool = False,
        upto: int | None = None,
    ) -> None:
        self._database = database
        before = known_before(known) if known is not None else "~"
        last = _last_entry(database, before)
        self._pinned = Pinned(
            last if upto is None else min(upto, last),
            last_day(on, "--on") if on is not None else None,
            last_day(reported, "--reported") if reported is not None else None,
            public,
        )

    @property
    def seq(self) -> int:
        """The last entry this view knows of."""
        return self._pinned.upto

    @property
    def on(self) -> str | None:
        """The last valid day, ISO, None when there is no end."""
        return self._pinned.on

    @property
    def public(self) -> bool:
        """True when only what the public may see is shown."""
        return self._pinned.public

    def claims(self, asked: Asked = ALL, limit: int = LIMIT, after: str | None = None) -> Page[Recorded]:
        """Claims in the order in which they were recorded."""
        return self._claims(asked, ("number",), limit, after)

    def timeline(self, asked: Asked = ALL, limit: int = LIMIT, after: str | None = None) -> Page[Recorded]:
        """Core claims in the order of the days by which they were so; ``asked.lane`` narrows to one lane."""
        return self._claims(msgspec.structs.replace(asked, core=True), ("valid_by", "number"), limit, after)

    def statements(self, asked: Asked = ALL, limit: int = LIMIT, after: str | None = None) -> Page[Recorded]:
        """The claims that are no core claims: opinion and scene-setting."""
        return self._claims(msgspec.structs.replace(asked, core=False), ("valid_by", "number"), limit, after)

    def became(
        self,
        first: str | date,
        last: str | date,
        asked: Asked = ALL,
        limit: int = LIMIT,
        after: str | None = None,
    ) -> Page[Recorded]:
        """What became true in the world after the end of day ``first``, up to the end of day ``last``."""
        begun = known_before(last_day(first, "--between"))[:10]
        end = known_before(last_day(last, "--between"))[:10]
        # A day counts to its end: text that begins with the next character sorts behind all of it.
        within = msgspec.structs.replace(asked, since=f"{begun}~", until=f"{end}~")
        return self.timeline(within, limit, after)

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
        with self._database.told():
            return moved.moves(self._database, self._pinned, place, within, family, limit, after)

    def move_of(self, claims: tuple[str, ...]) -> dict[str, Move]:
        """The move that each of these claim ids belongs to; claims without one are left out."""
        with self._database.told():
            return moved.move_of(self._database, self._pinned, claims)

    def conflicts(self, limit: int = LIMIT, after: str | None = None) -> Page[tuple[Move, Conflict]]:
        """Rival values within a move, side by side, in the order of the moves."""
        with self._database.told():
            return moved.conflicts(self._database, self._pinned, limit, after)

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
        with self._database.told(), self._database.reading() as connection:
            return derived.supports(connection, self.seq)

    def positions(
        self,
        place: str | None = None,
        within: bool = False,
        limit: int = LIMIT,
        after: str | None = None,
    ) -> Page[Position]:
        """What holds where, by the rules of ``positions/position_rules.toml``, with the claims that decided."""
        with self._database.told():
            return positionquery.positions(self._database, self._pinned, place, within, limit, after)

    def every_position(self, place: str | None = None, within: bool = False) -> Iterator[Position]:
        """All positions, page by page."""
        after: str | None = None
        while True:
            page = self.positions(place, within, 1000, after)
            yield from page.items
            if page.next is None:
                return
            after = page.next

    def rests_on(self, place: str, provision: str, direction: str | None = None) -> tuple[str, ...]:
        """The ids of all claims that a position rests on, in order of days."""
        key = Key(place_id(place), provision, direction or "")
        with self._database.told():
            return positionquery.resting_on(self._database, self._pinned, key)

    def stages(self, instrument: str, place: str | None = None) -> tuple[Stage, ...]:
        """How far an instrument (its number or title) has come, by ``positions/stage_rules.toml``.

        ``place`` narrows to claims at a place and the places in it: every state has an "SB 4".
        """
        asked = Asked(instrument=instrument, place=place, within=place is not None, core=True)
        return ladder(self.every_claim(asked), instrument)

    def findings(
        self,
        place: str | None = None,
        provision: str | None = None,
        limit: int = LIMIT,
        after: str | None = None,
    ) -> Page[Finding]:
        """Examinations that found nothing, in the order in which they were recorded; by the end of day ``on``."""
        rows, entries = schema.findings, schema.entries
        query = (
            select(rows, entries.c.principal)
            .join(entries, entries.c.seq == rows.c.seq)
            .where(rows.c.seq <= self.seq, rows.c.seq > (_cursor(after, 1)[0] if after else 0))
        )
        if self.on is not None:
            query = query.where(rows.c.examined <= self.on)
        if place is not None:
            query = query.where(rows.c.place == place_id(place))
        if provision is not None:
            query = query.where(rows.c.provision == provision)
        found = self._rows(query.order_by(rows.c.seq).limit(limit + 1))
        shown = tuple(
            Finding(
                row.place,
                row.provision,
                row.examined,
                msgspec.json.decode(row.sources, type=tuple[str, ...]),
                row.why,
                row.seq,
                row.principal,
            )
            for row in found[:limit]
        )
        return Page(shown, str(shown[-1].seq) if len(found) > limit else None)

    def documents(self, limit: int = LIMIT, after: str | None = None) -> Page[DocumentRef]:
        """The documents that stand, each with the number of its claims, in the order they were added."""

        def build() -> Any:
            number = schema.documents.c.number
            query = documents_of(self._pinned).where(number > bindparam("after"))
            return query.order_by(number).limit(bindparam("limit"))

        ready = prepared(self._database, ("documents", self._pinned.shape), build)
        values = {"after": _cursor(after, 1)[0] if after else 0, "limit": limit + 1}
        with self._database.told():
            found = ready.rows(self._database, {**self._pinned.values, **values})
            counted = claim_counts(self._database, self._pinned, [row.number for row in found[:limit]])
            shields = shields_of(self._database, [row.number for row in found]) if self.public else {}
        refs = [document_ref(row, counted.get(row.number, 0)) for row in found[:limit]]
        if self.public:
            refs = [
                public_document(ref, shields.get(row.number)) for ref, row in zip(refs, found, strict=False)
            ]
        return Page(tuple(refs), str(found[limit - 1].number) if len(found) > limit else None)

    def text(self, document: str) -> str | None:
        """The text of a document by its id, None when there is none; a public view never gives it."""
        if self.public:
            return None
        texts, documents = schema.texts, schema.documents
        query = select(texts.c.content).join(documents, documents.c.text_sha256 == texts.c.sha256)
        found = self._rows(query.where(documents.c.id == document, documents.c.seq <= self.seq).limit(1))
        return str(found[0][0]) if found else None

    def search(self, words: str, limit: int = 20, after: str | None = None) -> Page[Found]:
        """Documents that hold all the words (phrases in double quotes), best match first.

        A public view finds what its evidence shows, never other words of a page.
        """
        with self._database.told():
            return search(self._database, self._pinned, words, limit, _cursor(after, 1)[0] if after else 0)

    def changes(self, since: int = 0, limit: int = LIMIT) -> Page[Entry]:
        """The log's entries after number ``since``, up to the one this view is pinned to."""
        rows = schema.entries

        def build() -> Any:
            query = select(rows).where(rows.c.seq > bindparam("since"), rows.c.seq <= bindparam("upto"))
            return query.order_by(rows.c.seq).limit(bindparam("limit"))

        ready = prepared(self._database, "changes", build)
        values = {"since": since, "upto": self.seq, "limit": limit + 1}
        with self._database.told():
            return self._entries(ready.rows(self._database, values), limit)

    def history(
        self,
        claim: str | None = None,
        place: str | None = None,
        document: str | None = None,
        limit: int = LIMIT,
        after: str | None = None,
    ) -> Page[Entry]:
        """Every entry that concerns a claim (id or lineage), a place, or a document (id): who, when, why.

        Raises MissingInput when the record has no such claim.
        """
        if claim is not None:
            query = history.of_claim(self._lineage(claim))
        elif place is not None:
            query = history.of_place(place_id(place))
        else:
            query = history.of_document(document or "")
        rows = schema.entries
        query = query.where(rows.c.seq <= self.seq, rows.c.seq > (_cursor(after, 1)[0] if after else 0))
        return self._entries(self._rows(query.limit(limit + 1)), limit)

    def counts(self) -> Counts:
        """How much stands in this view, by move, place and review: what maps are drawn from."""
        with self._database.told():
            return counts(self._database, self._pinned)

    def orphaned_reviews(self, limit: int = LIMIT, after: str | None = None) -> Page[Recorded]:
        """Reviewed claims that no longer stand though their document does: a newer coder does not say them.

        They wait for a person. Each is the last version of its lineage.
        """
        with self._database.told():
            return history.vanished(self._database, self._pinned, limit, _cursor(after, 1)[0] if after else 0)

    def _claims(self, asked: Asked, by: tuple[str, ...], limit: int, after: str | None) -> Page[Recorded]:
        with self._database.told():
            found = self.claim_rows(asked, by, limit + 1, after)
            shown = [recorded(row) for row in found[:limit]]
            if self.public:
                rows = [(row.number, row.document, each) for row, each in zip(found, shown, strict=False)]
                shown = public_claims(self._database, rows, self.seq)
        mark = ".".join(str(getattr(found[limit - 1], name)) for name in by) if len(found) > limit else None
        return Page(tuple(shown), mark)

    def claim_rows(
        self, asked: Asked, by: tuple[str, ...], limit: int, after: str | None = None
    ) -> list[Any]:
        """The rows that claims are made of, unmasked, in the order of these columns: for the record itself."""

        def build() -> Any:
            return page_of(asked, self._pinned, self._database, by, after is not None)

        shape = ("claims", by, after is not None, shape_of(asked), self._pinned.shape)
        marks = _cursor(after, len(by)) if after is not None else ()
        values = {
            **self._pinned.values,
            **values_of(asked, self._database),
            **{f"after_{i}": mark for i, mark in enumerate(marks)},
            "limit": limit,
        }
        return prepared(self._database, shape, build).rows(self._database, values)

    def _entries(self, found: list[Any], limit: int) -> Page[Entry]:
        with self._database.told(), self._database.reading() as connection:
            told = history.described(connection, found[:limit])
        if self.public:
            # Titles and reasons are people's own words, which nobody has searched for names.
            told = tuple(msgspec.structs.replace(entry, what="", why="") for entry in told)
        return Page(told, str(told[-1].seq) if len(found) > limit else None)

    def _lineage(self, claim: str) -> str:
        claims = schema.claims
        query = select(claims.c.lineage).where((claims.c.id == claim) | (claims.c.lineage == claim)).limit(1)
        found = self._rows(query)
        if not found:
            raise MissingInput(claim, "no such claim in the record", "take the id from `standoff show`")
        return str(found[0][0])

    def _rows(self, query: Any) -> list[Any]:
        with self._database.told(), self._database.reading() as connection:
            return list(connection.execute(query, {"upto": self.seq}))


def _last_entry(database: Database, before: str) -> int:
    """The number of the last entry made before an instant."""
    rows = schema.entries

    def build() -> Any:
        # The last of an index, not the greatest of all that come before.
        earlier = select(rows.c.seq).where(rows.c.recorded < bindparam("before"))
        return earlier.order_by(rows.c.recorded.desc(), rows.c.seq.desc()).limit(1)

    with database.told():
        found = prepared(database, "last entry", build).tuples(database, {"before": before})
    return int(found[0][0]) if found else 0


def _cursor(after: str, parts: int) -> tuple[Any, ...]:
    """Raises SettingsError when it is no cursor of such a list."""
    values = after.split(".")
    if len(values) != parts or not values[-1].isdigit():
        raise SettingsError("after", f"{after!r} is no page mark", "take it from the page before")
    return (*values[:-1], int(values[-1]))
