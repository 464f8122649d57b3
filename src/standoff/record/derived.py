"""What reconciliation derives, kept as entries: only the difference to what stands is added."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select

from standoff.model.move import Fold, Judgement, Move, Reconciled, Support
from standoff.model.recorded import Broken
from standoff.record import schema
from standoff.record.identity import digest
from standoff.record.log import Log, keyed
from standoff.record.payloads import of_reconciliation
from standoff.record.standing import END_OF_LOG, set_standing, stands

KIND = "reconciliation"


def append(log: Log, result: Reconciled) -> bool:
    """Adds one entry with the moves, judgements and supports that differ from those that stand.

    False when nothing came since the last one and nothing differs.
    """
    connection = log.connection
    wanted = {digest(move): move for move in result.moves}
    known = {
        sha: number
        for number, sha in connection.execute(select(schema.moves.c.number, schema.moves.c.sha256))
    }
    standing = set(
        connection.execute(
            select(schema.moves.c.sha256).where(stands(schema.move_standings, schema.moves.c.number))
        ).scalars()
    )
    gone, come = sorted(standing - wanted.keys()), sorted(wanted.keys() - standing)
    judged = _new_judgements(connection, result)
    folds = _new_folds(connection, result.supports)
    if not (gone or come or judged or folds) and _last_kind(connection) == KIND:
        return False
    numbers = {
        key: n for n, key in connection.execute(select(schema.documents.c.number, schema.documents.c.id))
    }
    folds = [fold for fold in folds if fold[0] in numbers]
    rows = [_judgement_row(judgement) for judgement in judged]
    seq = log.append(
        KIND, result.author, of_reconciliation(gone, come, [tuple(row.values()) for row in rows], folds)
    )
    made = _insert_moves(connection, [(sha, wanted[sha]) for sha in come if sha not in known], seq)
    set_standing(connection, schema.move_standings, [known[sha] for sha in gone], seq, False)
    set_standing(connection, schema.move_standings, [(known | made)[sha] for sha in come], seq, True)
    if rows:
        connection.execute(insert(schema.judgements), [{**row, "seq": seq} for row in rows])
    if folds:
        values = [
            {"document": numbers[document], "seq": seq, "support": of, "reason": reason, "score": score}
            for document, of, reason, score in folds
        ]
        connection.execute(insert(schema.supports), values)
    return True


def verify(connection: Connection) -> Iterator[Broken]:
    """Moves, judgements and supports that are no longer what their entries said."""
    rows, moved, judged = schema.moves, schema.move_standings, schema.judgements
    for row in connection.execute(select(rows.c.id, rows.c.sha256, rows.c.payload)):
        if digest(msgspec.json.decode(row.payload, type=Move)) != row.sha256:
            yield Broken("payload", f"the move {row.id} was changed")
    entries, keys, tombs = schema.entries, schema.keys, schema.tombstones
    query = (
        select(entries.c.seq, entries.c.payload_sha256, keys.c.key)
        .join(keys, keys.c.seq == entries.c.seq, isouter=True)
        .join(tombs, tombs.c.entry == entries.c.seq, isouter=True)
        .where(entries.c.kind == KIND, tombs.c.entry.is_(None))
    )
    for seq, said, key in connection.execute(query).all():
        stood = select(rows.c.sha256, moved.c.stands).join(rows, rows.c.number == moved.c.move)
        standings = connection.execute(stood.where(moved.c.seq == seq)).all()
        columns = [column for column in judged.c if column.name != "seq"]
        judgements = [tuple(row) for row in connection.execute(select(*columns).where(judged.c.seq == seq))]
        gone, come = ([sha for sha, stands_now in standings if stands_now == value] for value in (0, 1))
        digested = of_reconciliation(gone, come, judgements, _folds_at(connection, seq))
        if keyed(key, digested) != said:
            yield Broken("payload", f"the reconciliation of entry {seq} was changed")


def _folds_at(connection: Connection, seq: int) -> list[tuple[Any, ...]]:
    rows, documents = schema.supports, schema.documents
    query = select(documents.c.id, rows.c.support, rows.c.reason, rows.c.score)
    query = query.join(documents, documents.c.number == rows.c.document).where(rows.c.seq == seq)
    return [tuple(row) for row in connection.execute(query)]


def _last_kind(connection: Connection) -> str | None:
    """The kind of the last entry."""
    rows = schema.entries
    return connection.execute(select(rows.c.kind).order_by(rows.c.seq.desc()).limit(1)).scalar()


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


def _new_judgements(connection: Connection, result: Reconciled) -> list[Judgement]:
    """Those that say something other than the last judgement of the same pair by the same author."""
    rows = schema.judgements
    said = {
        (row.a, row.b, row.author): (row.verdict, row.score, row.reasons)
        for row in connection.execute(select(rows).order_by(rows.c.seq))
    }
    wanted = {(j.a, j.b): j for j in result.judgements}
    return [
        j
        for j in wanted.values()
        if said.get((j.a, j.b, j.author)) != (j.verdict, j.score, "; ".join(j.reasons))
    ]


def _new_folds(
    connection: Connection, supports: tuple[Support, ...]
) -> list[tuple[str, str, str | None, float | None]]:
    """``(document, support, reason, score)`` where a document's support is not what it was."""
    now = folds(connection, END_OF_LOG)
    wanted: dict[str, tuple[str, str | None, float | None]] = {}
    for support in supports:
        for document in support.documents:
            wanted[document] = (document, None, None)
        for fold in support.folds:
            wanted[fold.document] = (support.id, fold.reason, fold.score)
    return [
        (document, *value)
        for document, value in sorted(wanted.items())
        if now.get(document, (document, None, None)) != value
    ]


def folds(connection: Connection, upto: int) -> dict[str, tuple[str, str | None, float | None]]:
    """Each document's support, reason and score right after entry ``upto``; those never folded are left out."""
    rows, documents = schema.supports, schema.documents
    query = (
        select(documents.c.id, rows.c.support, rows.c.reason, rows.c.score)
        .join(documents, documents.c.number == rows.c.document)
        .where(rows.c.seq <= upto)
        .order_by(rows.c.seq)
    )
    return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}


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
