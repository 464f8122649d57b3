"""Adding to the record: one transaction per act, nothing changed, nothing removed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import msgspec

from standoff.errors import NotReadable, SpanError
from standoff.model.annotation import Annotations
from standoff.model.claim import Claim, CodedDocument
from standoff.model.document import Document
from standoff.model.move import Reconciled
from standoff.model.recorded import Added, Finding
from standoff.record.databases import Database
from standoff.record.identity import claim_id
from standoff.record.log import Log
from standoff.record.moves import written as derived
from standoff.record.privacy.guard import Guard, masking, refusing
from standoff.record.privacy.private import Private, private_persons
from standoff.record.writing import adding, deciding, settling

UNSTORABLE = re.compile("[\\x00\\ud800-\\udfff]")


class Writer:
    """Adds entries signed by one principal."""

    def __init__(self, database: Database, principal: str, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._principal = principal
        self._clock = clock
        self._together: Log | None = None

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
        private = private_persons(document, annotations) if annotations else Private()
        masks = masking(private.names | private_names, private.roles, private.secrets)
        guards = [refusing(private), masks, *([guard] if guard else [])]
        kept, masked, refused = _guarded(coded, guards)
        made_by = annotations.made_by if annotations else ()
        with self._transaction() as log:
            number, outcome, touched = adding.stand(log, self._database, document)
            self._settle(log, touched)
            if annotations:
                adding.keep_layers(log, number, annotations, private, document)
            ran = adding.append_run(log, self._database, number, document, coded, kept, made_by)
            self._settle(log, ran or ())
            name = adding.document_name(log.connection, number)
        outcome = adding.RECODED if outcome == adding.UNCHANGED and ran is not None else outcome
        return Added(outcome, name, document.doc_id, len(kept), masked, refused)

    def review(self, claim: str, state: str, why: str) -> int:
        """Says where a claim (its id or lineage) stands with its reviewers; gives the entry's number.

        Raises MissingInput when there is no such claim, SettingsError for an unknown state.
        """
        with self._transaction() as log:
            seq, touched = deciding.review(log, claim, state, why)
            self._settle(log, touched)
        return seq

    def correct(self, claim: str, changes: dict[str, Any], why: str) -> int:
        """Puts a corrected claim in the place of one that was coded wrongly; gives the entry's number.

        ``changes`` are fields of ``Claim`` as JSON values. The corrected claim keeps the lineage, is accepted,
        and stays when a newer coder says the old thing again.
        Raises MissingInput, SettingsError, SpanError.
        """
        with self._transaction() as log:
            seq, lineage, touched = deciding.correct(log, self._database, claim, changes, why)
            self._settle(log, touched)
            self._settle(log, deciding.review(log, lineage, "accepted", why)[1])
        return seq

    def find(self, finding: Finding) -> int:
        """Says that named sources were examined for a place and a provision, and nothing was found.

        Raises BadDate, SettingsError.
        """
        with self._transaction() as log:
            return deciding.find(log, finding)

    def judge(self, a: str, b: str, verdict: str, why: str) -> int:
        """Says whether two claims (ids or lineages) tell of one act: ``same``, ``different`` or ``unsure``.

        It wins over what the rules find when moves are next grouped. Gives the entry's number.
        Raises MissingInput, SettingsError.
        """
        with self._transaction() as log:
            return deciding.judge(log, a, b, verdict, why)

    def retract(self, document: str, why: str) -> int:
        """Takes back a document that stands (its id, label or address); it and its claims stay in the past.

        Raises MissingInput.
        """
        with self._transaction() as log:
            seq, touched = deciding.retract(log, document, why)
            self._settle(log, touched)
        return seq

    def reconcile(self, result: Reconciled) -> bool:
        """Makes the outcome of a reconciliation the one that stands; only what differs is added.

        False when nothing does and nothing was added since the last one.
        """
        with self._transaction() as log:
            return derived.append(log, result)

    def _settle(self, log: Log, touched: Sequence[int]) -> None:
        """What follows from the last entry, at its number."""
        if touched:
            settling.settle(log.connection, self._database, log.seq, touched)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Everything added inside is one transaction: all or nothing, and quicker for many documents."""
        with self._transaction() as log:
            self._together = log
            try:
                yield
            finally:
                self._together = None

    @contextmanager
    def _transaction(self) -> Iterator[Log]:
        if self._together is not None:
            yield self._together
            return
        with self._database.told(), self._database.writing() as connection:
            yield Log(connection, self._principal, self._clock)


def _check(document: Document, coded: CodedDocument) -> None:
    """Raises SpanError unless text, digest, claims and spans belong together."""
    name = document.doc_id
    _storable(document)
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


def _storable(document: Document) -> None:
    """Raises NotReadable for characters that no database takes: NUL, and halves of a pair."""
    said = (document.title, document.outlet, document.byline, document.url, document.capture.uri)
    for text in (document.text, document.doc_id, *said):
        if text and UNSTORABLE.search(text):
            wrong = "it holds NUL characters or broken Unicode (lone surrogates)"
            raise NotReadable(document.doc_id, wrong, "save it as UTF-8 text")


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
