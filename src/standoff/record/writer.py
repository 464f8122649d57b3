"""Adding to the record: one transaction per document, nothing changed, nothing removed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, insert, select

from standoff.errors import MissingInput, SettingsError, SpanError
from standoff.model.annotation import Annotations
from standoff.model.claim import Claim, CodedDocument
from standoff.model.document import Document
from standoff.model.move import Reconciled
from standoff.model.recorded import REVIEW_STATES, Added
from standoff.record import derived, schema
from standoff.record import guard as guards
from standoff.record.claimrows import claims_digest, insert_claims, payload
from standoff.record.documentrows import capture_columns, columns, document_digest, insert_document
from standoff.record.faults import told
from standoff.record.guard import Guard, masking
from standoff.record.identity import claim_id, digest, lineages, page_key
from standoff.record.log import Log
from standoff.record.standing import set_standing, stands
from standoff.record.validity import reported

NEW, UNCHANGED, SUPERSEDED, RECODED = "new", "unchanged", "superseded", "recoded"


class Writer:
    """Adds entries signed by one principal."""

    def __init__(self, path: Path, engine: Engine, principal: str, clock: Callable[[], datetime]) -> None:
        self._path = path
        self._engine = engine
        self._principal = principal
        self._clock = clock

    def add(
        self,
        document: Document,
        coded: CodedDocument,
        annotations: Annotations | None = None,
        private_names: Set[str] = frozenset(),
        guard: Guard | None = None,
    ) -> Added:
        """Adds a document with the claims of one coder, all or nothing.

        The same bytes with the same coder and codebook change nothing. Another text at the same page
        supersedes the earlier document; a further coder or codebook version appends a run. Claims get
        their ids here. Names of private persons (``private_names``, and those the annotations tell)
        are stored as roles; ``guard`` may do more.
        Raises SpanError when a claim's evidence is not in the text, RecordError and its kinds.
        """
        _check(document, coded)
        private = private_names | (guards.private_names(document, annotations) if annotations else set())
        kept, masked, refused = _guarded(coded, [masking(private), *([guard] if guard else [])])
        made_by = annotations.made_by if annotations else ()
        with self._transaction() as log:
            number, outcome = _stand(log, document)
            ran = _run(log, number, document, coded, kept, made_by)
            identity = log.connection.execute(
                select(schema.documents.c.id).where(schema.documents.c.number == number)
            )
            added = identity.scalar_one()
        outcome = RECODED if outcome == UNCHANGED and ran else outcome
        return Added(outcome, added, document.doc_id, len(kept), masked, refused)

    def review(self, claim: str, state: str, why: str) -> int:
        """Says where a claim (its id or lineage) stands with its reviewers; gives the entry's number.

        Raises MissingInput when there is no such claim, SettingsError for an unknown state.
        """
        if state not in REVIEW_STATES:
            raise SettingsError(
                "state", f"{state!r} is no review state", f"give one of {', '.join(REVIEW_STATES)}"
            )
        with self._transaction() as log:
            claims = schema.claims
            named = (
                select(claims.c.lineage).where((claims.c.id == claim) | (claims.c.lineage == claim)).limit(1)
            )
            lineage = log.connection.execute(named).scalar()
            if lineage is None:
                raise MissingInput(claim, "no such claim in the record", "take the id from `standoff show`")
            seq = log.append("review", lineage, digest(lineage, state, why))
            row = {"lineage": lineage, "seq": seq, "state": state, "why": why}
            log.connection.execute(insert(schema.reviews), row)
        return seq

    def reconcile(self, result: Reconciled) -> bool:
        """Makes the outcome of a reconciliation the one that stands; only what differs is added.

        False when nothing does and nothing was added since the last one.
        """
        with self._transaction() as log:
            return derived.append(log, result)

    @contextmanager
    def _transaction(self) -> Iterator[Log]:
        with told(self._path), self._engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                yield Log(connection, self._principal, self._clock)


def _check(document: Document, coded: CodedDocument) -> None:
    """Raises SpanError unless text, digest, claims and spans belong together."""
    name = document.doc_id
    if hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest() != document.text_sha256:
        raise SpanError(name, "its digest is not that of its text", "extract the document again")
    if coded.text_sha256 != document.text_sha256:
        raise SpanError(name, "its claims were coded on another text", "code the document again")
    size = len(document.text)
    for claim in coded.claims:
        worded = [part for part in (claim.responds_to, claim.purpose, claim.attributed_cause) if part]
        for span in (claim.evidence, *(part.span for part in worded)):
            if not 0 <= span.start < span.end <= size:
                wrong = (
                    f"[{span.start}, {span.end}) of a {claim.move} claim is no span of its {size} characters"
                )
                raise SpanError(name, wrong, f"report it to the maker of {coded.coder}")
        for part in worded:
            if part.text.split() != document.text[part.span.start : part.span.end].split():
                raise SpanError(
                    name, f"the words {part.text!r} are not at their span", f"report it to {coded.coder}"
                )


def _guarded(coded: CodedDocument, guards: Sequence[Guard]) -> tuple[list[Claim], int, tuple[str, ...]]:
    """The claims that may be stored, with ids, once each; how many were masked; why others were refused."""
    kept: dict[str, Claim] = {}
    refused: list[str] = []
    masked = 0
    for claim in coded.claims:
        passed: Claim | str = claim
        for guard in guards:
            passed = guard(passed) if isinstance(passed, Claim) else passed
        if isinstance(passed, str):
            refused.append(passed)
            continue
        masked += passed != claim
        named = msgspec.structs.replace(
            passed, id=claim_id(passed, coded.text_sha256, coded.coder, coded.codebook)
        )
        if named.id not in kept or kept[named.id].confidence < named.confidence:
            kept[named.id] = named
    return list(kept.values()), masked, tuple(refused)


def _stand(log: Log, document: Document) -> tuple[int, str]:
    """Makes this document the one that stands for its page; gives its number and what happened."""
    connection, documents = log.connection, schema.documents
    row = columns(document, page_key(document))
    known = connection.execute(
        select(
            documents.c.number, documents.c.page, stands(schema.document_standings, documents.c.number)
        ).where(documents.c.id == row["id"])
    ).first()
    if known and known[2]:
        return known[0], UNCHANGED
    page = known[1] if known else row["page"]
    standing = select(documents.c.number).where(
        documents.c.page == page, stands(schema.document_standings, documents.c.number)
    )
    replaced = list(connection.execute(standing).scalars())
    capture = capture_columns(document.capture)
    if known:  # the page is again what it once was
        row = dict(
            connection.execute(select(documents).where(documents.c.number == known[0])).mappings().one()
        )
    seq = log.append("document", row["id"], document_digest(row, capture))
    number = known[0] if known else insert_document(connection, document, row, seq)
    connection.execute(insert(schema.captures), {"seq": seq, "document": number, **capture})
    set_standing(connection, schema.document_standings, replaced, seq, False)
    set_standing(connection, schema.document_standings, [number], seq, True)
    for other in replaced:
        set_standing(connection, schema.run_standings, _standing_runs(connection, other), seq, False)
    if known:
        set_standing(connection, schema.run_standings, _latest_runs(connection, number), seq, True)
    return number, SUPERSEDED if known or replaced else NEW


def _run(
    log: Log,
    number: int,
    document: Document,
    coded: CodedDocument,
    kept: Sequence[Claim],
    made_by: tuple[str, ...],
) -> bool:
    """Appends the run of a coder and codebook on a document; False when the record has it already."""
    connection, runs = log.connection, schema.runs
    same = select(runs.c.number).where(
        runs.c.document == number, runs.c.coder == coded.coder, runs.c.codebook == coded.codebook
    )
    if connection.execute(same).first():
        return False
    series = (_name(coded.coder), _name(coded.codebook))
    replaced = [run for run, of in _series(connection, number, standing=True) if of == series]
    inherited = lineages(kept, _earlier(connection, number, series[1]))
    rows = [(claim.id, lineage, payload(claim)) for claim, lineage in zip(kept, inherited, strict=True)]
    annotators = msgspec.json.encode(made_by).decode()
    seq = log.append(
        "run", _document_id(connection, number), run_digest(coded.coder, coded.codebook, annotators, rows)
    )
    values = {
        "document": number,
        "coder": coded.coder,
        "codebook": coded.codebook,
        "annotators": annotators,
        "seq": seq,
    }
    key = connection.execute(insert(runs).values(**values)).inserted_primary_key
    assert key is not None
    insert_claims(
        connection, key[0], seq, document.text, reported(document), list(zip(kept, inherited, strict=True))
    )
    set_standing(connection, schema.run_standings, replaced, seq, False)
    set_standing(connection, schema.run_standings, [key[0]], seq, True)
    return True


def run_digest(coder: str, codebook: str, annotators: str, rows: Sequence[tuple[str, str, str]]) -> str:
    """The payload digest of a run's entry."""
    return digest(coder, codebook, annotators, claims_digest(rows))


def _earlier(connection: Connection, number: int, codebook: str) -> list[tuple[Claim, str]]:
    """The latest version of every lineage of this page's claims on the same text under this codebook."""
    claims, runs, documents = schema.claims, schema.runs, schema.documents
    this = documents.alias()
    query = (
        select(claims.c.lineage, claims.c.payload, runs.c.codebook)
        .join(runs, runs.c.number == claims.c.run)
        .join(documents, documents.c.number == runs.c.document)
        .join(this, (this.c.page == documents.c.page) & (this.c.text_sha256 == documents.c.text_sha256))
        .where(this.c.number == number)
        .order_by(runs.c.number, claims.c.number)
    )
    latest = {lineage: kept for lineage, kept, by in connection.execute(query) if _name(by) == codebook}
    return [(msgspec.json.decode(kept, type=Claim), lineage) for lineage, kept in latest.items()]


def _series(connection: Connection, document: int, standing: bool) -> list[tuple[int, tuple[str, str]]]:
    """The runs on a document, oldest first, each with the names (not versions) of its coder and codebook."""
    runs = schema.runs
    query = select(runs.c.number, runs.c.coder, runs.c.codebook).where(runs.c.document == document)
    if standing:
        query = query.where(stands(schema.run_standings, runs.c.number))
    return [
        (run, (_name(coder), _name(book)))
        for run, coder, book in connection.execute(query.order_by(runs.c.number))
    ]


def _standing_runs(connection: Connection, document: int) -> list[int]:
    return [run for run, _ in _series(connection, document, standing=True)]


def _latest_runs(connection: Connection, document: int) -> list[int]:
    """The last run of every coder and codebook on a document."""
    return list({of: run for run, of in _series(connection, document, standing=False)}.values())


def _document_id(connection: Connection, number: int) -> str:
    documents = schema.documents
    return str(connection.execute(select(documents.c.id).where(documents.c.number == number)).scalar_one())


def _name(versioned: str) -> str:
    return versioned.split("@")[0]
