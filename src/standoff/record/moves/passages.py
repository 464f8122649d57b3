"""Passages that documents share, found once when a document comes and kept: a text never changes.

What counts as shared is the caller's to say; here stands only what was found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from standoff.model.document import Capture, Document
from standoff.model.move import Pair
from standoff.model.span import Span
from standoff.record import schema
from standoff.record.databases import Database

MANY = 500  # values in one statement
TOGETHER = 20  # documents in one transaction: other writers get their turn in between

Edge = tuple[str, str, str, float]
Rank = tuple[str, int, str]


class Comparing(Protocol):
    """How documents are compared."""

    def marks(self, text: str) -> Collection[int]:
        """The fingerprints of a text."""
        ...

    def candidates(
        self, own: Collection[int], holders: Mapping[int, Sequence[int]], sizes: Mapping[int, int]
    ) -> list[int]:
        """Documents worth measuring against one with these fingerprints."""
        ...

    def measured(self, one: str, document: Document, other: str, against: Document) -> Pair | None:
        """What two documents share, None when it is nothing."""
        ...

    @property
    def common(self) -> int:
        """How many documents are remembered per fingerprint."""
        ...


def clear(connection: Connection) -> None:
    """Forgets every comparison."""
    for table in (schema.shared_passages, schema.fingerprints, schema.sketches):
        connection.execute(delete(table))


def forget(connection: Connection, documents: Iterable[int]) -> None:
    """Takes away all that is kept of these documents' words, by their numbers: for a purge."""
    numbers = list(documents)
    shared = schema.shared_passages
    connection.execute(delete(shared).where(shared.c.a.in_(numbers) | shared.c.b.in_(numbers)))
    for table in (schema.fingerprints, schema.sketches):
        connection.execute(delete(table).where(table.c.document.in_(numbers)))


def uncompared(database: Database, claims: Sequence[int]) -> list[int]:
    """The documents of these claims (by ascending number) that were not compared yet, in the order of the claims."""
    rows, runs, sketches = schema.claims, schema.runs, schema.sketches
    found: dict[int, None] = {}
    with database.reading() as connection:
        for first in range(0, len(claims), MANY):
            query = (
                select(runs.c.document)
                .join(rows, rows.c.run == runs.c.number)
                .join(sketches, sketches.c.document == runs.c.document, isouter=True)
                .where(rows.c.number.in_(claims[first : first + MANY]), sketches.c.document.is_(None))
                .order_by(rows.c.number)
            )
            found |= dict.fromkeys(connection.execute(query).scalars())
    return list(found)


def compare(database: Database, documents: Sequence[int], how: Comparing) -> None:
    """Compares each of these documents (by number) with all that were compared before it, in this order."""
    for first in range(0, len(documents), TOGETHER):
        with database.told(), database.writing() as connection:
            _compare(connection, documents[first : first + TOGETHER], how)


def _compare(connection: Connection, documents: Sequence[int], how: Comparing) -> None:
    done = _sizes(connection, documents)  # another writer may have been quicker
    texts = _texts(connection, [number for number in documents if number not in done])
    own = {number: sorted(how.marks(texts[number].text)) for number in documents if number in texts}
    holders = _holders(connection, sorted({mark for marks in own.values() for mark in marks}))
    sizes = _sizes(connection, list({key for held in holders.values() for key in held}))
    shared: list[dict[str, Any]] = []
    come, gone = set[tuple[int, int]](), set[tuple[int, int]]()
    for number, marks in own.items():
        found = how.candidates(marks, {mark: holders.get(mark, []) for mark in marks}, sizes)
        shared += _measured(connection, number, found, texts, how)
        sizes[number] = len(marks)
        for mark in marks:
            held = holders.setdefault(mark, [])
            held.append(number)
            come.add((mark, number))
            if len(held) > how.common:
                held.remove(least := min(held))
                gone.add((mark, least))
    _keep(connection, shared, come - gone, gone - come)
    rows = [
        {"document": number, "marks": len(marks), "length": len(texts[number].text)}
        for number, marks in own.items()
    ]
    if rows:
        connection.execute(insert(schema.sketches), rows)


def _measured(
    connection: Connection,
    number: int,
    found: Sequence[int],
    texts: Mapping[int, Document],
    how: Comparing,
) -> list[dict[str, Any]]:
    """Rows of what a document shares with these."""
    others = {**texts, **_texts(connection, [key for key in found if key not in texts])} if found else {}
    document, rows = texts[number], []
    for key in found:
        pair = how.measured(others[key].doc_id, others[key], document.doc_id, document)
        if pair is not None:
            a, b = (number, key) if pair.a == document.doc_id else (key, number)
            rows.append(_row(a, b, pair))
    return rows


def _keep(
    connection: Connection,
    shared: list[dict[str, Any]],
    come: Collection[tuple[int, int]],
    gone: Collection[tuple[int, int]],
) -> None:
    """Writes what is shared, and which documents have which fingerprints from now on."""
    rows = schema.fingerprints
    if shared:
        connection.execute(insert(schema.shared_passages), shared)
    if gone:
        this = (rows.c.mark == bindparam("of")) & (rows.c.document == bindparam("in"))
        connection.execute(delete(rows).where(this), [{"of": mark, "in": key} for mark, key in gone])
    if come:
        values = [{"mark": mark, "document": key} for mark, key in sorted(come)]
        connection.execute(insert(rows), values)


def ranks(connection: Connection, documents: Sequence[int]) -> dict[int, Rank]:
    """Of compared documents by number: ``(published or reported, minus the length of the text, id)``."""
    rows, sketches = schema.documents, schema.sketches
    found: dict[int, Rank] = {}
    for first in range(0, len(documents), MANY):
        query = (
            select(rows.c.number, rows.c.id, rows.c.published, rows.c.reported, sketches.c.length)
            .join(sketches, sketches.c.document == rows.c.number)
            .where(rows.c.number.in_(documents[first : first + MANY]))
        )
        for row in connection.execute(query):
            found[row.number] = (row.published or row.reported, -row.length, row.id)
    return found


def pairs(connection: Connection, among: Mapping[int, Rank]) -> list[Pair]:
    """What documents (by number) share with each other."""
    shared, numbers = schema.shared_passages, list(among)
    found: list[Pair] = []
    for first in range(0, len(numbers), MANY):
        query = select(shared).where(shared.c.a.in_(numbers[first : first + MANY]))
        found += [
            Pair(
                among[row.a][-1],
                among[row.b][-1],
                _spans(row.a_spans),
                _spans(row.b_spans),
                row.a_share,
                row.b_share,
                row.why,
            )
            for row in connection.execute(query)
            if row.b in among
        ]
    return found


def repeating(connection: Connection, documents: Collection[int]) -> set[int]:
    """These documents and all that repeat them, or are repeated by them, at any remove; by number."""
    shared = schema.shared_passages
    found, fresh = set(documents), list(documents)
    while fresh:
        some, fresh = fresh[:MANY], fresh[MANY:]
        for own, other in ((shared.c.a, shared.c.b), (shared.c.b, shared.c.a)):
            query = select(other).where(own.in_(some), shared.c.why.is_not(None))
            further = set(connection.execute(query).scalars()) - found
            found |= further
            fresh += sorted(further)
    return found


def _row(a: int, b: int, pair: Pair) -> dict[str, Any]:
    return {
        "a": a,
        "b": b,
        "a_share": pair.a_share,
        "b_share": pair.b_share,
        "a_spans": msgspec.json.encode([[span.start, span.end] for span in pair.a_spans]).decode(),
        "b_spans": msgspec.json.encode([[span.start, span.end] for span in pair.b_spans]).decode(),
        "why": pair.why,
    }


def _spans(written: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in msgspec.json.decode(written, type=list[tuple[int, int]]))


def _holders(connection: Connection, marks: Sequence[int]) -> dict[int, list[int]]:
    rows = schema.fingerprints
    query = select(rows.c.mark, rows.c.document).where(rows.c.mark.in_(bindparam("marks", expanding=True)))
    found: dict[int, list[int]] = {}
    for first in range(0, len(marks), MANY):
        for row in connection.execute(query, {"marks": marks[first : first + MANY]}):
            found.setdefault(row.mark, []).append(row.document)
    return found


def _sizes(connection: Connection, documents: Sequence[int]) -> dict[int, int]:
    rows = schema.sketches
    query = select(rows).where(rows.c.document.in_(bindparam("documents", expanding=True)))
    found: dict[int, int] = {}
    for first in range(0, len(documents), MANY):
        some = connection.execute(query, {"documents": documents[first : first + MANY]})
        found |= {row.document: row.marks for row in some}
    return found


def _texts(connection: Connection, documents: Sequence[int]) -> dict[int, Document]:
    """Documents as far as comparing needs them; ``doc_id`` is their id in the record."""
    rows, texts = schema.documents, schema.texts
    query = (
        select(rows, texts.c.content)
        .join(texts, texts.c.sha256 == rows.c.text_sha256)
        .where(rows.c.number.in_(documents))
    )
    return {
        row.number: Document(
            doc_id=row.id,
            capture=Capture("", row.reported, "", ""),
            text=row.content,
            text_sha256=row.text_sha256,
            extractor=row.extractor,
            outlet=row.outlet,
            byline=row.byline,
            published=row.published,
        )
        for row in connection.execute(query)
    }
