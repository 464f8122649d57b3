"""Which claims are to be grouped again: those of every block in which some came, left or were judged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, union

from standoff.model.claim import Claim
from standoff.model.move import Judgement, Pair
from standoff.model.recorded import DocumentRef, Recorded
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.log import Log
from standoff.record.moves import passages
from standoff.record.moves import written as derived
from standoff.record.moves.passages import Rank
from standoff.record.writing.standing import stands

MANY = 500  # values in one statement
PEOPLE = "judgement"
"""The kind of entry by which people judge lineages."""
NOWHERE = ""
"""The block of moves that are in none."""
decoder = msgspec.json.Decoder(Claim)


class Overtaken(Exception):
    """Another reconciliation came first; begin again."""


class Pending(NamedTuple):
    """What happened since rules last grouped: after entry ``since``, up to ``upto``.

    ``since`` is None where they never did, and negative while they do so for the first time.

    ``claims`` are the numbers of core claims that came, left or were reviewed, in order; ``judged`` the
    lineages that people judged.
    """

    rules: str
    since: int | None
    upto: int
    claims: tuple[int, ...]
    judged: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether everything is to be grouped."""
        return self.since is None or self.since < 0

    def __bool__(self) -> bool:
        return bool(self.claims or self.judged)


class Loaded(NamedTuple):
    """Whole blocks as they stand: claims with their block, what people judged, what documents share."""

    blocks: tuple[str, ...]
    claims: list[tuple[str, Recorded]]
    judged: tuple[Judgement, ...]
    ranks: dict[str, Rank]
    pairs: list[Pair]


def pending(database: Database, rules: str) -> Pending:
    """What there is to do for a set of rules (``name@version``)."""
    periods, claims, entries = schema.claim_periods, schema.claims, schema.entries
    judgements = schema.judgements
    with database.told(), database.reading() as connection:
        since = _since(connection, rules)
        upto = connection.execute(select(func.max(entries.c.seq))).scalar() or 0
        after = max(since or 0, 0)
        touched = union(
            select(periods.c.claim).where(periods.c.known_from > after, periods.c.known_from <= upto),
            select(periods.c.claim).where(
                periods.c.known_to > after, periods.c.known_to <= upto, periods.c.known_to < schema.OPEN
            ),
        ).subquery()
        query = select(claims.c.number).join(touched, touched.c.claim == claims.c.number)
        query = query.where(claims.c.core == 1).order_by(claims.c.number)
        numbers = tuple(connection.execute(query).scalars())
        said = (
            select(judgements.c.a, judgements.c.b)
            .join(entries, entries.c.seq == judgements.c.seq)
            .where(entries.c.kind == PEOPLE, entries.c.seq > after, entries.c.seq <= upto)
        )
        judged = tuple({name for row in connection.execute(said) for name in row})
    return Pending(rules, since, upto, numbers, judged)


def clear(connection: Connection) -> None:
    """Forgets what was grouped: the next reconciliation groups everything. Moves that stand, stand.

    What documents share stays known.
    """
    for table in (schema.block_moves, schema.claim_blocks):
        connection.execute(delete(table))
    connection.execute(delete(schema.reconciled).where(schema.reconciled.c.upto != 0))


def rebuild(connection: Connection) -> None:
    """Empties all that reconciliation derived besides its entries; the next one makes it anew."""
    clear(connection)
    passages.clear(connection)
    connection.execute(delete(schema.reconciled))


def _place(database: Database, claims: Sequence[int], block_of: Callable[[Claim], str | None]) -> None:
    """Keeps the block of every one of these claims (by number) that has none yet."""
    rows, placed = schema.claims, schema.claim_blocks
    for first in range(0, len(claims), MANY):
        query = (
            select(rows.c.number, rows.c.payload)
            .join(placed, placed.c.claim == rows.c.number, isouter=True)
            .where(rows.c.number.in_(claims[first : first + MANY]), placed.c.claim.is_(None))
        )
        with database.told(), database.writing() as connection:
            told = [(n, block_of(decoder.decode(said))) for n, said in connection.execute(query)]
            values = [{"claim": number, "block": block} for number, block in told if block is not None]
            if values:
                connection.execute(insert(placed), values)


def blocks(database: Database, waiting: Pending) -> Iterator[tuple[str, int]]:
    """The blocks to group again, each with the number of claims it ever had."""
    placed = schema.claim_blocks
    with database.told(), database.reading() as connection:
        counted = select(placed.c.block, func.count()).group_by(placed.c.block).order_by(placed.c.block)
        if waiting.whole:
            found = [(NOWHERE, 0), *((block, count) for block, count in connection.execute(counted))]
        else:
            names = set[str]()
            for some in _parts(waiting.claims):
                names.update(
                    connection.execute(select(placed.c.block).where(placed.c.claim.in_(some))).scalars()
                )
            names |= _blocks_of(connection, waiting.judged)
            found = []
            for some in _parts(sorted(names)):
                found += [(b, n) for b, n in connection.execute(counted.where(placed.c.block.in_(some)))]
    yield from found


def load(database: Database, names: Collection[str], upto: int) -> Loaded:
    """The claims of these blocks that stand at entry ``upto``, with blocks that people's judgements tie to them."""
    wanted, todo = set(names), set(names)
    claims: list[tuple[str, Recorded]] = []
    documents: dict[int, None] = {}
    judged: dict[tuple[str, str], Judgement] = {}
    with database.told(), database.reading() as connection:
        while todo:
            rows = [
                row
                for some in _parts(sorted(todo))
                for row in connection.execute(_standing(), {"blocks": some, "upto": upto})
            ]
            claims += [(row.block, _recorded(row)) for row in rows]
            documents |= dict.fromkeys(row.document for row in rows)
            said = _by_people(connection, sorted({row.lineage for row in rows}), upto)
            judged |= said
            tied = {lineage for pair in said for lineage in pair} - {row.lineage for row in rows}
            todo = _blocks_of(connection, sorted(tied)) - wanted
            wanted |= todo
        known = passages.ranks(connection, list(documents))
        pairs = passages.pairs(connection, known)
    ranks = {rank[-1]: rank for rank in known.values()}
    return Loaded(tuple(sorted(wanted)), claims, tuple(judged.values()), ranks, pairs)


def documents_of(database: Database, claims: Sequence[int]) -> list[int]:
    """The documents (by number) in which these claims stand or stood."""
    rows, runs = schema.claims, schema.runs
    found = set[int]()
    with database.told(), database.reading() as connection:
        for some in _parts(claims):
            query = select(runs.c.document).join(rows, rows.c.run == runs.c.number)
            found.update(connection.execute(query.where(rows.c.number.in_(some))).scalars())
    return sorted(found)


class Repeating(NamedTuple):
    """Documents that repeat each other: ``ranks`` of those on which core claims stand, and the ids of all."""

    documents: tuple[str, ...]
    ranks: dict[str, Rank]
    pairs: list[Pair]


def repeating(database: Database, documents: Collection[int], upto: int) -> Repeating:
    """All documents whose support may change when these (by number) come or go."""
    rows = schema.documents
    with database.told(), database.reading() as connection:
        found = sorted(passages.repeating(connection, documents))
        ids = [
            name
            for some in _parts(found)
            for name in connection.execute(select(rows.c.id).where(rows.c.number.in_(some))).scalars()
        ]
        standing = [number for some in _parts(found) for number in _with_claims(connection, some, upto)]
        known = passages.ranks(connection, standing)
        pairs = passages.pairs(connection, known)
    return Repeating(tuple(ids), {rank[-1]: rank for rank in known.values()}, pairs)


def write(
    database: Database, waiting: Pending, part: derived.Part, last: bool, clock: Callable[[], datetime]
) -> bool:
    """Makes the outcome for a part of the record the one that stands; False when nothing differs.

    ``last`` tells that all was grouped.
    Raises Overtaken, when another reconciliation was quicker.
    """
    marks = schema.reconciled
    with database.told(), database.writing() as connection:
        if _since(connection, waiting.rules) != waiting.since:
            raise Overtaken
        changed = derived.append_part(Log(connection, part.author, clock), part)
        if last:
            connection.execute(delete(marks).where(marks.c.rules == waiting.rules))
            connection.execute(insert(marks), {"rules": waiting.rules, "upto": waiting.upto})
    return changed


def begin(
    database: Database, waiting: Pending, comparing: str, block_of: Callable[[Claim], str | None]
) -> Pending:
    """Gives the claims that came their blocks. Rules that never grouped find nothing there of other rules.

    Gives what waits as it is to be passed on.
    """
    marks = schema.reconciled
    with database.told(), database.writing() as connection:
        if _since(connection, waiting.rules) != waiting.since:
            raise Overtaken
        if _since(connection, comparing) is None:
            passages.clear(connection)
            connection.execute(insert(marks), {"rules": comparing, "upto": 0})
        if waiting.whole:
            # Whoever began before finds another number and leaves it to this one.
            number = min(waiting.since or 0, 0) - 1
            for table in (schema.block_moves, schema.claim_blocks):
                connection.execute(delete(table))
            connection.execute(delete(marks).where(marks.c.rules == waiting.rules))
            connection.execute(insert(marks), {"rules": waiting.rules, "upto": number})
            waiting = waiting._replace(since=number)
    _place(database, waiting.claims, block_of)
    if waiting.whole:
        _place_moves(database)
    return waiting


def _place_moves(database: Database) -> None:
    """Keeps the block of every move that stands; ``NOWHERE`` where none of its claims has one."""
    moves, links, claims = schema.moves, schema.move_claims, schema.claims
    kept, placed = schema.block_moves, schema.claim_blocks
    standing = (
        select(moves.c.number, func.coalesce(func.min(placed.c.block), NOWHERE))
        .join(links, links.c.move == moves.c.number, isouter=True)
        .join(claims, claims.c.id == links.c.claim, isouter=True)
        .join(placed, placed.c.claim == claims.c.number, isouter=True)
        .where(stands(schema.move_standings, moves.c.number))
        .group_by(moves.c.number)
    )
    with database.told(), database.writing() as connection:
        connection.execute(delete(kept))
        connection.execute(insert(kept).from_select(["move", "block"], standing))


def _since(connection: Connection, rules: str) -> int | None:
    marks = schema.reconciled
    found: int | None = connection.execute(select(marks.c.upto).where(marks.c.rules == rules)).scalar()
    return found


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for first in range(0, len(values), MANY):
        yield values[first : first + MANY]


def _standing() -> Select[Any]:
    claims, runs, documents = schema.claims, schema.runs, schema.documents
    periods, placed = schema.claim_periods, schema.claim_blocks
    return (
        select(
            placed.c.block,
            claims.c.payload,
            claims.c.lineage,
            claims.c.seq,
            claims.c.valid_by,
            claims.c.reported,
            periods.c.review,
            runs.c.document,
            documents.c.id,
        )
        .select_from(placed)
        .join(claims, claims.c.number == placed.c.claim)
        .join(periods, periods.c.claim == claims.c.number)
        .join(runs, runs.c.number == claims.c.run)
        .join(documents, documents.c.number == runs.c.document)
        .where(placed.c.block.in_(bindparam("blocks", expanding=True)))
        .where(periods.c.known_from <= bindparam("upto"), periods.c.known_to > bindparam("upto"))
        .order_by(claims.c.number)
    )


def _recorded(row: Any) -> Recorded:
    """A claim as far as grouping needs it."""
    return Recorded(
        claim=decoder.decode(row.payload),
        lineage=row.lineage,
        quote="",
        document=DocumentRef(row.id, "", "", "", ""),
        coder="",
        codebook="",
        seq=row.seq,
        recorded="",
        reported=row.reported,
        valid_by=row.valid_by,
        review=row.review,
    )


def _by_people(
    connection: Connection, lineages: Sequence[str], upto: int
) -> dict[tuple[str, str], Judgement]:
    """The last word of people on pairs with these lineages."""
    rows, entries = schema.judgements, schema.entries
    found: dict[tuple[str, str], tuple[int, Judgement]] = {}
    for some in _parts(lineages):
        for side in (rows.c.a, rows.c.b):
            query = (
                select(rows)
                .join(entries, entries.c.seq == rows.c.seq)
                .where(side.in_(some), entries.c.kind == PEOPLE, rows.c.seq <= upto)
            )
            for row in connection.execute(query):
                pair = (min(row.a, row.b), max(row.a, row.b))
                said = Judgement(*pair, row.verdict, row.score, tuple(row.reasons.split("; ")), row.author)
                found[pair] = max(found.get(pair, (0, said)), (row.seq, said), key=lambda each: each[0])
    return {pair: said for pair, (_, said) in sorted(found.items())}


def _blocks_of(connection: Connection, lineages: Iterable[str]) -> set[str]:
    claims, placed = schema.claims, schema.claim_blocks
    found = set[str]()
    for some in _parts(list(lineages)):
        query = select(placed.c.block).join(claims, claims.c.number == placed.c.claim)
        found.update(connection.execute(query.where(claims.c.lineage.in_(some))).scalars())
    return found


def _with_claims(connection: Connection, documents: Sequence[int], upto: int) -> list[int]:
    """Those of these documents on which core claims stand."""
    claims, runs, periods = schema.claims, schema.runs, schema.claim_periods
    query = (
        select(runs.c.document)
        .join(claims, claims.c.run == runs.c.number)
        .join(periods, periods.c.claim == claims.c.number)
        .where(runs.c.document.in_(documents), claims.c.core == 1)
        .where(periods.c.known_from <= upto, periods.c.known_to > upto)
        .distinct()
    )
    return list(connection.execute(query).scalars())
