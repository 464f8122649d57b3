"""New digests, under new keys, for entries whose payload an erasure changed; none for those it took away."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from standoff.record import payloads, schema
from standoff.record.log import keyed


def redigest(connection: Connection, entries: Iterable[int], purge: int) -> int:
    """Puts a tombstone on each entry (by number) in the name of entry ``purge``; gives how many there are.

    What is left of a payload gets a new digest and key; with nothing left the key goes, and no digest of
    the payload can be guessed from the log any more.
    """
    keys, tombstones, rows = schema.keys, schema.tombstones, schema.entries
    touched = sorted(set(entries))
    for entry in touched:
        kind = connection.execute(select(rows.c.kind).where(rows.c.seq == entry)).scalar_one()
        said = SAID[kind](connection, entry)
        connection.execute(delete(keys).where(keys.c.seq == entry))
        connection.execute(delete(tombstones).where(tombstones.c.entry == entry))
        stone: dict[str, Any] = {"entry": entry, "seq": purge, "replaced_sha256": None}
        if said is not None:
            key = secrets.token_hex(16)
            connection.execute(insert(keys), {"seq": entry, "key": key})
            stone["replaced_sha256"] = keyed(key, said)
        connection.execute(insert(tombstones), stone)
    return len(touched)


def _one(connection: Connection, query: Select[Any]) -> Any:
    return connection.execute(query).first()


def _document(connection: Connection, entry: int) -> str | None:
    documents, captures = schema.documents, schema.captures
    capture = connection.execute(select(captures).where(captures.c.seq == entry)).mappings().first()
    if capture is None:
        return None
    query = select(documents).where(documents.c.number == capture["document"])
    return payloads.of_document(dict(connection.execute(query).mappings().one()), dict(capture))


def _annotations(connection: Connection, entry: int) -> str | None:
    layers, shields = schema.layers, schema.shields
    query = (
        select(layers.c.made_by, layers.c.payload, shields.c.title, shields.c.url, shields.c.spans)
        .join(shields, shields.c.seq == layers.c.seq, isouter=True)
        .where(layers.c.seq == entry)
    )
    row = _one(connection, query)
    return payloads.of_annotations(row.made_by, row.payload, (row.title, row.url, row.spans)) if row else None


def _run(connection: Connection, entry: int) -> str | None:
    runs, claims = schema.runs, schema.claims
    run = _one(connection, select(runs).where(runs.c.seq == entry))
    if run is None:
        return None
    rows = select(claims.c.id, claims.c.lineage, claims.c.payload).where(claims.c.run == run.number)
    held = [(row[0], row[1], row[2]) for row in connection.execute(rows.order_by(claims.c.number))]
    return payloads.of_run(run.coder, run.codebook, run.annotators, held)


def _correction(connection: Connection, entry: int) -> str | None:
    rows = schema.corrections
    row, run = _one(connection, select(rows).where(rows.c.seq == entry)), _run(connection, entry)
    return payloads.of_correction(row.lineage, run, row.why) if row and run else None


def _review(connection: Connection, entry: int) -> str | None:
    rows = schema.reviews
    row = _one(connection, select(rows).where(rows.c.seq == entry))
    return payloads.of_review(row.lineage, row.state, row.why) if row else None


def _finding(connection: Connection, entry: int) -> str | None:
    rows = schema.findings
    row = _one(connection, select(rows).where(rows.c.seq == entry))
    return payloads.of_finding(row.place, row.provision, row.examined, row.sources, row.why) if row else None


def _retraction(connection: Connection, entry: int) -> str | None:
    rows, documents = schema.retractions, schema.documents
    query = select(rows.c.why, documents.c.id).join(documents, documents.c.number == rows.c.document)
    row = _one(connection, query.where(rows.c.seq == entry))
    return payloads.of_retraction(row.id, row.why) if row else None


def _purge(connection: Connection, entry: int) -> str | None:
    rows = schema.purges
    row = _one(connection, select(rows).where(rows.c.seq == entry))
    return payloads.of_purge(row.what, row.why) if row else None


def _reconciliation(connection: Connection, entry: int) -> str | None:
    moves, moved, judged = schema.moves, schema.move_standings, schema.judgements
    folds, documents = schema.supports, schema.documents
    query = select(moves.c.sha256, moved.c.stands).join(moves, moves.c.number == moved.c.move)
    stood = connection.execute(query.where(moved.c.seq == entry)).all()
    columns = [column for column in judged.c if column.name != "seq"]
    judgements = [tuple(row) for row in connection.execute(select(*columns).where(judged.c.seq == entry))]
    folded = (
        select(documents.c.id, folds.c.support, folds.c.reason, folds.c.score)
        .join(documents, documents.c.number == folds.c.document)
        .where(folds.c.seq == entry)
    )
    left = [tuple(row) for row in connection.execute(folded)]
    if not (stood or judgements or left):
        return None
    gone, come = ([sha for sha, stands in stood if stands == value] for value in (0, 1))
    return payloads.of_reconciliation(gone, come, judgements, left)


def _judgement(connection: Connection, entry: int) -> str | None:
    rows = schema.judgements
    row = _one(connection, select(rows).where(rows.c.seq == entry))
    return payloads.of_judgement(row.a, row.b, row.verdict, row.reasons) if row else None


SAID: dict[str, Callable[[Connection, int], str | None]] = {
    "document": _document,
    "annotations": _annotations,
    "run": _run,
    "official": _run,
    "correction": _correction,
    "review": _review,
    "finding": _finding,
    "judgement": _judgement,
    "retraction": _retraction,
    "purge": _purge,
    "reconciliation": _reconciliation,
}
