"""Re-checking the record: each text against its digest, each fact against its words, the log against its chain."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, bindparam, func, select

from standoff.model.claim import Claim
from standoff.model.recorded import Broken, Verified
from standoff.record import payloads, schema
from standoff.record.databases import Database
from standoff.record.log import START, keyed, link
from standoff.record.moves import written as derived
from standoff.record.writing import periods

_claims, _of_runs, _pages, _entries = schema.claims, schema.runs, schema.documents, schema.entries
_captures, _others = schema.captures, schema.captures.alias()
_keys, _tombs = schema.keys, schema.tombstones
_first = select(func.min(_others.c.seq)).where(_others.c.document == _pages.c.number).scalar_subquery()
_on_text = _pages.c.text_sha256 == bindparam("sha")
CAPTURE = payloads.CAPTURE


def _with_entry(query: Select[Any], seq: Any) -> Select[Any]:
    """Adds what the entry says of the payload, its key, and the digest a purge put in its place."""
    return (
        query.add_columns(
            _entries.c.payload_sha256,
            _keys.c.key,
            _tombs.c.entry.label("erased"),
            _tombs.c.replaced_sha256,
        )
        .join(_entries, _entries.c.seq == seq, isouter=True)
        .join(_keys, _keys.c.seq == seq, isouter=True)
        .join(_tombs, _tombs.c.entry == seq, isouter=True)
    )


# Made once: a record has as many texts as it has pages.
DOCUMENTS = _with_entry(
    select(
        _pages,
        _captures.c.seq.label("at"),
        *(_captures.c[name].label(f"capture_{name}") for name in CAPTURE),
    )
    .select_from(_captures)
    .join(_pages, _pages.c.number == _captures.c.document, isouter=True),
    _captures.c.seq,
).order_by(_captures.c.seq)
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
RUNS = _with_entry(
    select(_of_runs, _pages.c.doc_id, schema.corrections.c.lineage, schema.corrections.c.why)
    .select_from(_of_runs)
    .join(_pages, _pages.c.number == _of_runs.c.document)
    .join(schema.corrections, schema.corrections.c.seq == _of_runs.c.seq, isouter=True),
    _of_runs.c.seq,
).where(_on_text)


def verify(
    connection: Connection, database: Database, progress: Callable[[int, int], None] | None = None
) -> Verified:
    """Checks everything once; what is broken comes in the order file, log, payloads, derived, texts, claims."""
    broken = [Broken(kind, wrong) for kind, wrong in database.faults(connection)]
    broken += [*_chain(connection), *_documents(connection), *_decisions(connection)]
    broken += derived.verify(connection)
    broken += _periods(connection)
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


def holds(row: Any, payload: str) -> bool:
    """Whether a payload with this digest is what its entry, or the purge that changed it, said."""
    if row.erased is not None:
        return row.replaced_sha256 in (None, keyed(row.key, payload))
    return bool(row.payload_sha256 == keyed(row.key, payload))


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
    brought = {
        "document": schema.captures,
        "run": schema.runs,
        "official": schema.runs,
        "correction": schema.corrections,
        "review": schema.reviews,
        "annotations": schema.layers,
        "finding": schema.findings,
        "judgement": schema.judgements,
        "retraction": schema.retractions,
        "purge": schema.purges,
    }
    for kind, table in brought.items():
        query = (
            select(_entries.c.seq)
            .join(_tombs, _tombs.c.entry == _entries.c.seq, isouter=True)
            .where(_entries.c.kind == kind, _tombs.c.entry.is_(None))
            .where(_entries.c.seq.not_in(select(table.c.seq)))
        )
        for row in connection.execute(query):
            yield Broken("payload", f"what entry {row.seq} ({kind}) brought is gone")


def _documents(connection: Connection) -> Iterator[Broken]:
    """Documents that are no longer what their entry said."""
    for row in connection.execute(DOCUMENTS):
        mapped: dict[str, Any] = {str(name): value for name, value in row._mapping.items()}
        capture = {name: mapped[f"capture_{name}"] for name in CAPTURE}
        if row.id is None or not holds(row, payloads.of_document(mapped, capture)):
            name = _name(row.doc_id or capture["uri"], capture["uri"])
            yield Broken("payload", f"the document of entry {row.at} was changed", document=name)


def _decisions(connection: Connection) -> Iterator[Broken]:
    """Reviews, findings, retractions, purges and kept layers that are no longer what their entries said."""
    reviews, findings, taken = schema.reviews, schema.findings, schema.retractions
    for row in connection.execute(_with_entry(select(reviews), reviews.c.seq)):
        if not holds(row, payloads.of_review(row.lineage, row.state, row.why)):
            yield Broken("payload", f"the review of entry {row.seq} was changed")
    for row in connection.execute(_with_entry(select(findings), findings.c.seq)):
        said = payloads.of_finding(row.place, row.provision, row.examined, row.sources, row.why)
        if not holds(row, said):
            yield Broken("payload", f"the finding of entry {row.seq} was changed")
    said_so = schema.judgements
    of_people = _with_entry(select(said_so), said_so.c.seq).where(_entries.c.kind == "judgement")
    for row in connection.execute(of_people):
        if not holds(row, payloads.of_judgement(row.a, row.b, row.verdict, row.reasons)):
            yield Broken("payload", f"the judgement of entry {row.seq} was changed")
    query = select(taken, _pages.c.id).join(_pages, _pages.c.number == taken.c.document)
    for row in connection.execute(_with_entry(query, taken.c.seq)):
        if not holds(row, payloads.of_retraction(row.id, row.why)):
            yield Broken("payload", f"the retraction of entry {row.seq} was changed")
    for row in connection.execute(_with_entry(select(schema.purges), schema.purges.c.seq)):
        if not holds(row, payloads.of_purge(row.what, row.why)):
            yield Broken("payload", f"the purge of entry {row.seq} was changed")
    layers, shields = schema.layers, schema.shields
    kept = select(layers, shields.c.title, shields.c.url, shields.c.spans).join(
        shields, shields.c.seq == layers.c.seq, isouter=True
    )
    for row in connection.execute(_with_entry(kept, layers.c.seq)):
        said = payloads.of_annotations(row.made_by, row.payload, (row.title, row.url, row.spans))
        if not holds(row, said):
            yield Broken("payload", f"the annotations of entry {row.seq} were changed")


def _periods(connection: Connection) -> Iterator[Broken]:
    """Periods of claims that do not follow from the log."""
    rows = schema.claim_periods
    kept = connection.execute(select(rows).order_by(rows.c.claim, rows.c.known_from))
    wrong = 0
    for stored, computed in _side_by_side(kept, periods.computed(connection)):
        wrong += stored != computed
    if wrong:
        yield Broken(
            "derived", f"{wrong} periods of claims do not follow from the log; run `standoff record rebuild`"
        )


def _side_by_side(stored: Any, computed: Iterator[dict[str, Any]]) -> Iterator[tuple[Any, Any]]:
    from itertools import zip_longest

    def key(row: dict[str, Any] | None) -> tuple[Any, ...] | None:
        return tuple(row[c.name] for c in schema.claim_periods.c) if row else None

    for left, right in zip_longest(stored, computed):
        yield (tuple(left) if left is not None else None), key(right)


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
        said = payloads.of_run(run.coder, run.codebook, run.annotators, kept.get(run.number, []))
        if run.lineage is not None:
            said = payloads.of_correction(run.lineage, said, run.why)
        if not holds(run, said):
            yield Broken("payload", f"the claims of {run.coder} were changed", document=run.doc_id)


def _sha256(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _name(doc_id: str, uri: str) -> str:
    return doc_id if doc_id == uri else f"{doc_id} ({uri})"


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 60 else quote[:57] + "...")
