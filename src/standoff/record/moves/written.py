"""What reconciliation derives, kept as entries: only the difference to what stands is added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from standoff.model.move import Fold, Judgement, Move, Reconciled, Support
from standoff.model.recorded import Broken
from standoff.record import schema
from standoff.record.identity import digest
from standoff.record.log import Log, keyed
from standoff.record.payloads import of_reconciliation
from standoff.record.writing.standing import END_OF_LOG, set_standing, stands

KIND = "reconciliation"
WITHDRAWN = "withdrawn"
MANY = 500  # values in one statement


class Part(msgspec.Struct, frozen=True):
    """The outcome of a reconciliation for some blocks: ``moves`` with their block, and what was judged in them.

    ``supports`` is the outcome for ``documents`` (ids), which may be more than those in ``blocks``;
    documents of which it says nothing are supports of their own.
    """

    author: str
    blocks: tuple[str, ...] = ()
    moves: tuple[tuple[str, Move], ...] = ()
    judgements: tuple[Judgement, ...] = ()
    documents: tuple[str, ...] = ()
    supports: tuple[Support, ...] = ()


class _Outcome(msgspec.Struct, frozen=True):
    """What is to stand, beside the moves that do: numbers by digest."""

    author: str
    standing: dict[str, int]
    wanted: dict[str, Move]
    judged: list[Judgement]
    folds: list[tuple[str, str, str | None, float | None]]


def append(log: Log, result: Reconciled) -> bool:
    """Adds one entry with the moves, judgements and supports that differ from those that stand.

    ``result`` is the outcome for the whole record. False when nothing differs.
    """
    connection = log.connection
    rows, wanted = schema.moves, {digest(move): move for move in result.moves}
    query = select(rows.c.sha256, rows.c.number).where(stands(schema.move_standings, rows.c.number))
    standing = {row.sha256: row.number for row in connection.execute(query)}
    connection.execute(
        delete(schema.reconciled).where(schema.reconciled.c.upto != 0)
    )  # which blocks the moves came from is not known
    connection.execute(delete(schema.block_moves))
    folds = _new_folds(connection, result.supports, None)
    judged = _new_judgements(connection, result.judgements, result.author)
    return _append(log, _Outcome(result.author, standing, wanted, judged, folds)) is not None


def append_part(log: Log, part: Part) -> bool:
    """Adds one entry with what differs in these blocks and documents; False when nothing does."""
    connection = log.connection
    kept = schema.block_moves
    wanted = {digest(move): (block, move) for block, move in part.moves}
    standing = _standing(connection, part.blocks)
    judged = _new_judgements(connection, part.judgements, part.author)
    judged += _withdrawn(connection, part)
    folds = _new_folds(connection, part.supports, part.documents)
    plain = {sha: move for sha, (_, move) in wanted.items()}
    numbers = _append(log, _Outcome(part.author, standing, plain, judged, folds))
    gone = [number for sha, number in standing.items() if sha not in wanted]
    for first in range(0, len(gone), MANY):
        connection.execute(delete(kept).where(kept.c.move.in_(gone[first : first + MANY])))
    rows = [{"move": number, "block": wanted[sha][0]} for sha, number in (numbers or {}).items()]
    if rows:
        connection.execute(insert(kept), rows)
    return numbers is not None


def _standing(connection: Connection, blocks: Sequence[str]) -> dict[str, int]:
    """The moves of these blocks that stand: number by digest."""
    kept, moves = schema.block_moves, schema.moves
    found: dict[str, int] = {}
    for first in range(0, len(blocks), MANY):
        query = select(moves.c.sha256, moves.c.number).join(kept, kept.c.move == moves.c.number)
        query = query.where(kept.c.block.in_(blocks[first : first + MANY]))
        found |= {row.sha256: row.number for row in connection.execute(query)}
    return found


def _append(log: Log, outcome: _Outcome) -> dict[str, int] | None:
    """Adds the entry; gives the numbers of the moves that came by digest. None when there was nothing to add."""
    connection = log.connection
    gone = sorted(outcome.standing.keys() - outcome.wanted.keys())
    come = sorted(outcome.wanted.keys() - outcome.standing.keys())
    numbers = _numbers(connection, [fold[0] for fold in outcome.folds])
    folds = [fold for fold in outcome.folds if fold[0] in numbers]
    if not (gone or come or outcome.judged or folds):
        return None
    known = _known(connection, come)
    rows = [_judgement_row(judgement) for judgement in outcome.judged]
    seq = log.append(
        KIND, outcome.author, of_reconciliation(gone, come, [tuple(row.values()) for row in rows], folds)
    )
    made = _insert_moves(connection, [(sha, outcome.wanted[sha]) for sha in come if sha not in known], seq)
    set_standing(connection, schema.move_standings, [outcome.standing[sha] for sha in gone], seq, False)
    set_standing(connection, schema.move_standings, [(known | made)[sha] for sha in come], seq, True)
    if rows:
        connection.execute(insert(schema.judgements), [{**row, "seq": seq} for row in rows])
    if folds:
        values = [
            {"document": numbers[document], "seq": seq, "support": of, "reason": reason, "score": score}
            for document, of, reason, score in folds
        ]
        connection.execute(insert(schema.supports), values)
    return {sha: (known | made)[sha] for sha in come}


def _known(connection: Connection, digests: Sequence[str]) -> dict[str, int]:
    """The numbers of moves that once stood, by digest."""
    rows = schema.moves
    found: dict[str, int] = {}
    for first in range(0, len(digests), MANY):
        query = select(rows.c.sha256, rows.c.number).where(rows.c.sha256.in_(digests[first : first + MANY]))
        found |= {row.sha256: row.number for row in connection.execute(query)}
    return found


def _numbers(connection: Connection, documents: Sequence[str]) -> dict[str, int]:
    rows = schema.documents
    found: dict[str, int] = {}
    for first in range(0, len(documents), MANY):
        query = select(rows.c.id, rows.c.number).where(rows.c.id.in_(documents[first : first + MANY]))
        found |= {row.id: row.number for row in connection.execute(query)}
    return found


def verify(connection: Connection) -> Iterator[Broken]:
    """Moves, judgements and supports that are no longer what their entries said."""
    rows, moved, judged = schema.moves, schema.move_standings, schema.judgements
    for row in connection.execute(select(rows.c.id, rows.c.sha256, rows.c.payload)):
        if digest(msgspec.json.decode(row.payload, type=Move)) != row.sha256:
            yield Broken("payload", f"the move {row.id} was changed")
    entries, keys, tombs = schema.entries, schema.keys, schema.tombstones
    query = (
        select(entries.c.seq, entries.c.payload_sha256, keys.c.key, tombs.c.replaced_sha256)
        .join(keys, keys.c.seq == entries.c.seq, isouter=True)
        .join(tombs, tombs.c.entry == entries.c.seq, isouter=True)
        .where(entries.c.kind == KIND, tombs.c.entry.is_(None) | tombs.c.replaced_sha256.is_not(None))
    )
    for seq, said, key, replaced in connection.execute(query).all():
        stood = select(rows.c.sha256, moved.c.stands).join(rows, rows.c.number == moved.c.move)
        standings = connection.execute(stood.where(moved.c.seq == seq)).all()
        columns = [column for column in judged.c if column.name != "seq"]
        judgements = [tuple(row) for row in connection.execute(select(*columns).where(judged.c.seq == seq))]
        gone, come = ([sha for sha, stands_now in standings if stands_now == value] for value in (0, 1))
        digested = of_reconciliation(gone, come, judgements, _folds_at(connection, seq))
        if keyed(key, digested) != (replaced or said):
            yield Broken("payload", f"the reconciliation of entry {seq} was changed")


def _folds_at(connection: Connection, seq: int) -> list[tuple[Any, ...]]:
    rows, documents = schema.supports, schema.documents
    query = select(documents.c.id, rows.c.support, rows.c.reason, rows.c.score)
    query = query.join(documents, documents.c.number == rows.c.document).where(rows.c.seq == seq)
    return [tuple(row) for row in connection.execute(query)]


def _insert_moves(connection: Connection, moves: list[tuple[str, Move]], seq: int) -> dict[str, int]:
    """Adds moves not seen before; gives their numbers by digest."""
    if not moves:
        return {}
    first = (connection.execute(select(func.max(schema.moves.c.number))).scalar() or 0) + 1
    numbers = {sha: first + i for i, (sha, _) in enumerate(moves)}
    connection.execute(
        insert(schema.moves),
        [{"number": numbers[sha], "seq": seq, "sha256": sha, **_move_row(move)} for sha, move in moves],
    )
    links = [
        {"claim": claim, "move": numbers[sha]} for sha, move in moves for claim in dict.fromkeys(move.claims)
    ]
    if links:
        connection.execute(insert(schema.move_claims), links)
    return numbers


def _move_row(move: Move) -> dict[str, Any]:
    instrument = move.instrument
    return {
        "id": move.id,
        "family": move.family,
        "place": move.place,
        "actors": "; ".join(move.actors),
        "instrument": (instrument.identifier or instrument.kind) if instrument else None,
        "earliest": move.earliest,
        "latest": move.latest,
        "support": move.support,
        "payload": msgspec.json.encode(move).decode(),
    }


def _judgement_row(judgement: Judgement) -> dict[str, Any]:
    return {
        "a": judgement.a,
        "b": judgement.b,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "reasons": "; ".join(judgement.reasons),
        "author": judgement.author,
    }


def _new_judgements(connection: Connection, wanted: Sequence[Judgement], author: str) -> list[Judgement]:
    """Those that say something other than the last judgement of the same pair by the same author."""
    by_pair = {(judgement.a, judgement.b): judgement for judgement in wanted}
    said = _said(connection, sorted({a for a, _ in by_pair}), author)
    return [
        judgement
        for pair, judgement in by_pair.items()
        if said.get(pair) != (judgement.verdict, judgement.score, "; ".join(judgement.reasons))
    ]


def _said(
    connection: Connection, lineages: Sequence[str], author: str
) -> dict[tuple[str, str], tuple[str, float, str]]:
    """The last word of an author on every pair whose first is one of these."""
    rows = schema.judgements
    found: dict[tuple[str, str], tuple[str, float, str]] = {}
    for first in range(0, len(lineages), MANY):
        query = select(rows).where(rows.c.a.in_(lineages[first : first + MANY]), rows.c.author == author)
        for row in connection.execute(query.order_by(rows.c.seq)):
            found[row.a, row.b] = (row.verdict, row.score, row.reasons)
    return found


def _withdrawn(connection: Connection, part: Part) -> list[Judgement]:
    """What the rules once judged in these blocks and judge no longer."""
    claims, placed = schema.claims, schema.claim_blocks
    lineages = set[str]()
    for first in range(0, len(part.blocks), MANY):
        query = select(claims.c.lineage).join(placed, placed.c.claim == claims.c.number)
        query = query.where(placed.c.block.in_(part.blocks[first : first + MANY]))
        lineages.update(connection.execute(query).scalars())
    now = {(judgement.a, judgement.b) for judgement in part.judgements}
    said = _said(connection, sorted(lineages), part.author)
    return [
        Judgement(a, b, WITHDRAWN, 0.0, ("judged no longer",), part.author)
        for (a, b), (verdict, _, _) in sorted(said.items())
        if b in lineages and verdict != WITHDRAWN and (a, b) not in now
    ]


def _new_folds(
    connection: Connection, supports: tuple[Support, ...], documents: Sequence[str] | None
) -> list[tuple[str, str, str | None, float | None]]:
    """``(document, support, reason, score)`` where a document's support is not what it was.

    Only ``documents`` can change, each a support of its own unless ``supports`` says otherwise; None: all.
    """
    now = folds(connection, END_OF_LOG, documents)
    alone = (name for support in supports for name in support.documents) if documents is None else documents
    wanted: dict[str, tuple[str, str | None, float | None]] = {name: (name, None, None) for name in alone}
    for support in supports:
        for fold in support.folds:
            wanted[fold.document] = (support.id, fold.reason, fold.score)
    return [
        (document, *value)
        for document, value in sorted(wanted.items())
        if now.get(document, (document, None, None)) != value
    ]


def folds(
    connection: Connection, upto: int, documents: Sequence[str] | None = None
) -> dict[str, tuple[str, str | None, float | None]]:
    """Each document's support, reason and score right after entry ``upto``; those never folded are left out."""
    rows, named = schema.supports, schema.documents
    query = (
        select(named.c.id, rows.c.support, rows.c.reason, rows.c.score)
        .join(named, named.c.number == rows.c.document)
        .where(rows.c.seq <= upto)
        .order_by(rows.c.seq)
    )
    parts = (
        [query]
        if documents is None
        else [query.where(named.c.id.in_(documents[i : i + MANY])) for i in range(0, len(documents), MANY)]
    )
    found = (row for part in parts for row in connection.execute(part))
    return {row[0]: (row[1], row[2], row[3]) for row in found}


def supports(connection: Connection, upto: int) -> tuple[Support, ...]:
    """The supports of more than one document right after entry ``upto``."""
    found: dict[str, list[Fold]] = {}
    for document, (of, reason, score) in folds(connection, upto).items():
        if document != of:
            found.setdefault(of, []).append(Fold(document, of, reason or "", score or 0.0))
    return tuple(
        Support(of, (of, *(fold.document for fold in folded)), tuple(folded))
        for of, folded in sorted(found.items())
    )
