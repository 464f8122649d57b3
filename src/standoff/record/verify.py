"""Re-checking the record: each text against its digest, each fact against its words, the log against its chain."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, func, select

from standoff.model.claim import Claim
from standoff.model.recorded import Broken, Verified
from standoff.record import derived, schema
from standoff.record.documentrows import document_digest
from standoff.record.identity import digest
from standoff.record.log import START, link
from standoff.record.writer import run_digest

_claims, _of_runs, _pages, _entries = schema.claims, schema.runs, schema.documents, schema.entries
_captures, _others = schema.captures, schema.captures.alias()
_first = select(func.min(_others.c.seq)).where(_others.c.document == _pages.c.number).scalar_subquery()
_on_text = _pages.c.text_sha256 == bindparam("sha")

# Made once: a record has as many texts as it has pages.
CAPTURE = ("uri", "captured", "sha256", "media_type")
DOCUMENTS = (
    select(
        _pages,
        _captures.c.seq.label("entry"),
        *(_captures.c[name].label(f"capture_{name}") for name in CAPTURE),
        _entries.c.payload_sha256,
    )
    .select_from(_captures)
    .join(_pages, _pages.c.number == _captures.c.document, isouter=True)
    .join(_entries, _entries.c.seq == _captures.c.seq, isouter=True)
    .order_by(_captures.c.seq)
)
TEXT = select(schema.texts.c.content).where(schema.texts.c.sha256 == bindparam("sha"))
PAGES = (
    select(_pages.c.doc_id, _captures.c.uri)
    .join(_captures, _captures.c.document == _pages.c.number)
    .where(_on_text)
)
CLAIMS = (
    select(_claims, _pages.c.doc_id, _captures.c.uri)
    .join(_of_runs, _of_runs.c.number == _claims.c.run)
    .join(_pages, _pages.c.number == _of_runs.c.document)
    .join(_captures, _captures.c.seq == _first)
    .where(_on_text)
    .order_by(_claims.c.run, _claims.c.number)
)
LOST = (
    select(_claims.c.id, _claims.c.actor, _claims.c.move, _claims.c.status, _pages.c.doc_id, _captures.c.uri)
    .join(_of_runs, _of_runs.c.number == _claims.c.run)
    .join(_pages, _pages.c.number == _of_runs.c.document)
    .join(_captures, _captures.c.seq == _first)
    .where(_pages.c.text_sha256.not_in(select(schema.texts.c.sha256)))
    .order_by(_claims.c.run, _claims.c.number)
)
RUNS = (
    select(_of_runs, _pages.c.doc_id, _entries.c.payload_sha256)
    .join(_pages, _pages.c.number == _of_runs.c.document)
    .join(_entries, _entries.c.seq == _of_runs.c.seq, isouter=True)
    .where(_on_text)
)


def verify(connection: Connection, progress: Callable[[int, int], None] | None = None) -> Verified:
    """Checks everything once; what is broken comes in the order file, log, documents, texts, claims."""
    broken = [*_file(connection), *_chain(connection), *_documents(connection), *_reviews(connection)]
    broken += derived.verify(connection)
    texts = connection.execute(select(func.count()).select_from(schema.texts)).scalar_one()
    claims = 0
    for done, sha in enumerate(connection.execute(select(schema.texts.c.sha256)).scalars().all(), 1):
        checked, wrong = _text(connection, sha)
        claims += checked
        broken += wrong
        if progress:
            progress(done, texts)
    for row in connection.execute(LOST):
        claims += 1
        wrong_with = f"{row.actor}: {row.move} {row.status}: its text is gone"
        broken.append(Broken("orphaned", wrong_with, _name(row.doc_id, row.uri), row.id))
    entries = connection.execute(select(func.count()).select_from(schema.entries)).scalar_one()
    return Verified(entries, texts, claims, tuple(broken))


def _file(connection: Connection) -> Iterator[Broken]:
    for row in connection.exec_driver_sql("pragma quick_check(5)"):
        if row[0] != "ok":
            yield Broken("file", str(row[0]))
    for row in connection.exec_driver_sql("pragma foreign_key_check"):
        which = "a row" if row[1] is None else f"row {row[1]}"
        yield Broken("reference", f"{which} of {row[0]} refers to a missing row of {row[2]}")


def _chain(connection: Connection) -> Iterator[Broken]:
    """Entries that are missing or whose hash does not follow from the one before."""
    previous, expected = START, 1
    for e in connection.execute(select(schema.entries).order_by(schema.entries.c.seq)):
        if e.seq != expected:
            yield Broken("chain", f"entries {expected} to {e.seq - 1} are missing")
        elif (
            link(previous, e.seq, e.recorded, e.principal, e.kind, e.subject, e.payload_sha256)
            != e.chain_sha256
        ):
            yield Broken("chain", f"entry {e.seq} ({e.kind} of {e.recorded}) was changed")
        previous, expected = e.chain_sha256, e.seq + 1


def _documents(connection: Connection) -> Iterator[Broken]:
    """Documents that are no longer what their entry said."""
    for row in connection.execute(DOCUMENTS).mappings():
        capture = {name: row[f"capture_{name}"] for name in CAPTURE}
        if row["id"] is None or document_digest(dict(row), capture) != row["payload_sha256"]:
            name = _name(row["doc_id"] or capture["uri"], capture["uri"])
            yield Broken("payload", f"the document of entry {row['entry']} was changed", document=name)


def _reviews(connection: Connection) -> Iterator[Broken]:
    rows, entries = schema.reviews, schema.entries
    query = select(rows, entries.c.payload_sha256).join(entries, entries.c.seq == rows.c.seq, isouter=True)
    for row in connection.execute(query):
        if digest(row.lineage, row.state, row.why) != row.payload_sha256:
            yield Broken("payload", f"the review of entry {row.seq} was changed")


def _text(connection: Connection, sha: str) -> tuple[int, list[Broken]]:
    """One text and every claim on it; gives the number of claims checked."""
    about = {"sha": sha}
    content = connection.execute(TEXT, about).scalar_one()
    intact = _sha256(content) == sha
    broken: list[Broken] = []
    if not intact:
        names = dict.fromkeys(_name(doc_id, uri) for doc_id, uri in connection.execute(PAGES, about))
        broken += [
            Broken("text", "the text is not the one its digest names", document=name) for name in names
        ]
    rows = connection.execute(CLAIMS, about).all()
    for row in rows:
        wrong = _claim(row, content, intact)
        broken += [Broken(kind, why, _name(row.doc_id, row.uri), row.id) for kind, why in wrong]
    return len(rows), broken + list(_runs(connection, sha, rows))


def _claim(row: Row[Any], content: str, intact: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with one claim: ``(kind, why)``."""
    start, end = row.evidence_start, row.evidence_end
    what = f"{row.actor}: {row.move} {row.status}"
    if not 0 <= start < end <= len(content):
        yield "orphaned", f"{what}: its evidence [{start}, {end}) lies outside the text"
    elif content[start:end] != row.quote:
        yield "orphaned", f"{what}: the words at its evidence are no longer {_short(row.quote)}"
    elif not intact:
        yield "orphaned", f"{what}: the text around its words was changed"
    try:
        claim = msgspec.json.decode(row.payload, type=Claim)
    except msgspec.MsgspecError:
        yield "payload", f"{what}: the claim cannot be read"
        return
    columns = (row.id, row.move, row.status, row.actor, start, end)
    said = (claim.id, claim.move, claim.status, claim.actor.name, claim.evidence.start, claim.evidence.end)
    if columns != said:
        yield "payload", f"{what}: its columns do not say what the claim says"


def _runs(connection: Connection, sha: str, rows: Sequence[Row[Any]]) -> Iterator[Broken]:
    """Runs on a text whose claims are no longer those of their entry."""
    kept: dict[int, list[tuple[str, str, str]]] = {}
    for row in rows:
        kept.setdefault(row.run, []).append((row.id, row.lineage, row.payload))
    for run in connection.execute(RUNS, {"sha": sha}):
        if (
            run_digest(run.coder, run.codebook, run.annotators, kept.get(run.number, []))
            != run.payload_sha256
        ):
            yield Broken("payload", f"the claims of {run.coder} were changed", document=run.doc_id)


def _sha256(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _name(doc_id: str, uri: str) -> str:
    return doc_id if doc_id == uri else f"{doc_id} ({uri})"


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 60 else quote[:57] + "...")
