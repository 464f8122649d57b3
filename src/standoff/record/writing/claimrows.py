"""A claim as rows: every coded field a column that can be asked, and the whole claim as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from standoff.model.claim import Claim, InstrumentRef
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.identity import fold, instrument_key, place_id
from standoff.record.queries.prepared import first_of, insert_rows
from standoff.record.validity import validity

encoder = msgspec.json.Encoder()


def payload(claim: Claim) -> str:
    """The claim as JSON, as it is kept and hashed."""
    return encoder.encode(claim).decode()


def insert_claims(
    connection: Connection,
    database: Database,
    run: int,
    seq: int,
    text: str,
    report: str,
    claims: Sequence[tuple[Claim, str]],
) -> list[int]:
    """Adds the claims of a run, each with its lineage; gives their numbers.

    ``report`` is the ISO day they were reported.
    """
    if not claims:
        return []
    first = (first_of(connection, "last claim", lambda: select(func.max(schema.claims.c.number))) or 0) + 1
    numbered = [(first + i, claim, lineage) for i, (claim, lineage) in enumerate(claims)]
    insert_rows(
        connection,
        schema.claims,
        [
            {"number": n, "run": run, "seq": seq, "lineage": lineage, **_columns(claim, text, report)}
            for n, claim, lineage in numbered
        ],
    )
    for table, side in (
        (schema.claim_places, _places),
        (schema.claim_instruments, _instruments),
        (schema.claim_provisions, _provisions),
    ):
        rows = [{"claim": n, **row} for n, claim, _ in numbered for row in side(claim)]
        insert_rows(connection, table, rows)
    words = [
        (n, text[claim.evidence.start : claim.evidence.end], claim.actor.name) for n, claim, _ in numbered
    ]
    database.index_claims(connection, words)
    return [n for n, _, _ in numbered]


def _columns(claim: Claim, text: str, report: str) -> Mapping[str, Any]:
    when = validity(claim, report)
    return {
        "id": claim.id,
        "move": claim.move,
        "status": claim.status,
        "actor": claim.actor.name,
        "actor_folded": fold(claim.actor.name),
        "actor_place": place_id(claim.actor.place) if claim.actor.place else None,
        "actor_level": claim.actor.level,
        "quote": text[claim.evidence.start : claim.evidence.end],
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
        "quoted": int(claim.quoted),
        "core": int(claim.core),
        "confidence": float(claim.confidence),
        "made_by": claim.made_by,
        "voices": " > ".join(claim.voices),
        "date_text": claim.date.text if claim.date else None,
        "date_edtf": claim.date.edtf if claim.date else None,
        "valid_from": when.start,
        "valid_by": when.by,
        "valid_to": when.end,
        "reported": report,
        "payload": payload(claim),
    }


def _places(claim: Claim) -> Iterable[Mapping[str, str]]:
    said = [(claim.actor.place, "actor"), *((target.place, "target") for target in claim.targets)]
    said += [(instrument.place, "instrument") for instrument in instruments(claim)]
    said += [(place, "place") for place in claim.places]
    unique = dict.fromkeys((place_id(place), role) for place, role in said if place)
    return [{"place": place, "role": role} for place, role in unique]


def instruments(claim: Claim) -> tuple[InstrumentRef, ...]:
    """Every instrument of a claim, the first one first, once each."""
    first = (claim.instrument,) if claim.instrument else ()
    return tuple(dict.fromkeys((*first, *claim.instruments)))


def _instruments(claim: Claim) -> Iterable[Mapping[str, str | None]]:
    named = {
        (instrument_key(ref.identifier), ref.kind): ref
        for ref in reversed(instruments(claim))
        if ref.identifier
    }
    return [
        {
            "key": key,
            "kind": kind,
            "identifier": ref.identifier,
            "place": place_id(ref.place) if ref.place else None,
        }
        for (key, kind), ref in named.items()
    ]


def _provisions(claim: Claim) -> Iterable[Mapping[str, str]]:
    unique = dict.fromkeys((ref.code, ref.direction or "") for ref in claim.provisions)
    return [{"provision": code, "direction": direction} for code, direction in unique]
