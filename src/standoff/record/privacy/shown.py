"""What a public view shows of a record: no private names, no paths, no more of a text than was granted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from standoff.model.claim import Claim, Worded
from standoff.model.recorded import DocumentRef, Recorded
from standoff.model.span import Span
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.privacy.grants import spans_of
from standoff.record.privacy.publicity import blanked
from standoff.record.queries.prepared import Prepared, prepared

MANY = 400


class Shield(msgspec.Struct, frozen=True):
    """What is shown in place of a document's title and address, and the spans that name private persons."""

    title: str | None
    url: str | None
    spans: tuple[Span, ...] = ()


def public_claims(database: Database, rows: Sequence[tuple[int, int, Recorded]], upto: int) -> list[Recorded]:
    """Claims as the public may see them; ``rows`` are ``(claim number, document number, claim)``."""
    grants = granted_words(database, [row[0] for row in rows], upto)
    shields = shields_of(database, [row[1] for row in rows])
    return [_shown(claim, grants.get(number, ""), shields.get(document)) for number, document, claim in rows]


def public_document(ref: DocumentRef, shield: Shield | None) -> DocumentRef:
    """A document without paths and labels of ours; without a shield nobody has looked for names, so no title."""
    return msgspec.structs.replace(
        ref,
        doc_id=ref.id,
        uri=(shield.url if shield else None) or "",
        title=shield.title if shield else None,
        url=shield.url if shield else None,
    )


def granted_words(database: Database, claims: Sequence[int], upto: int) -> dict[int, str]:
    """The words that may be shown, by claim number."""
    table = schema.grants
    rows = _each(
        database,
        claims,
        ("grants",),
        lambda many: select(table.c.claim, table.c.words).where(
            table.c.claim.in_(many), table.c.shown == 1, table.c.seq <= bindparam("upto")
        ),
        {"upto": upto},
    )
    return {row.claim: row.words for row in rows}


def shields_of(database: Database, documents: Sequence[int]) -> dict[int, Shield]:
    """The shields of documents by number: the last title and address, the spans of all."""
    table = schema.shields
    rows = _each(
        database,
        documents,
        ("shields",),
        lambda many: select(table.c.document, table.c.seq, table.c.title, table.c.url, table.c.spans).where(
            table.c.document.in_(many)
        ),
        {},
    )
    found: dict[int, list[Any]] = {}
    for row in sorted(rows, key=lambda row: (row.document, row.seq)):
        found.setdefault(row.document, []).append(row)
    return {
        document: Shield(of[-1].title, of[-1].url, tuple(spans_of(row.spans for row in of)))
        for document, of in found.items()
    }


def _shown(claim: Recorded, words: str, shield: Shield | None) -> Recorded:
    document = public_document(claim.document, shield)
    said = _worded(claim.claim, words != "", shield)
    return msgspec.structs.replace(claim, quote=words, document=document, claim=said)


def _worded(claim: Claim, granted: bool, shield: Shield | None) -> Claim:
    """Relations keep their span; their words only where they lie in evidence that is shown."""

    def shown(part: Worded | None) -> Worded | None:
        if part is None:
            return None
        inside = claim.evidence.start <= part.span.start and part.span.end <= claim.evidence.end
        text = (
            blanked(part.text, part.span.start, shield.spans if shield else ()) if granted and inside else ""
        )
        return Worded(text, part.span)

    return msgspec.structs.replace(
        claim,
        responds_to=shown(claim.responds_to),
        purpose=shown(claim.purpose),
        attributed_cause=shown(claim.attributed_cause),
    )


def _each(
    database: Database, numbers: Sequence[int], shape: tuple[str, ...], build: Any, values: dict[str, Any]
) -> list[Any]:
    """Rows for many numbers, some hundreds in a statement; the last number fills a statement up."""
    unique = list(dict.fromkeys(numbers))
    found: list[Any] = []
    for first in range(0, len(unique), MANY):
        part = unique[first : first + MANY]
        size = next(size for size in (1, 20, 100, MANY) if size >= len(part))
        names = [f"n{i}" for i in range(size)]

        def statement(names: list[str] = names) -> Any:
            return build([bindparam(name) for name in names])

        ready: Prepared = prepared(database, (*shape, size), statement)
        filled = part + [part[-1]] * (size - len(part))
        found += ready.rows(database, {**values, **dict(zip(names, filled, strict=True))})
    return found
