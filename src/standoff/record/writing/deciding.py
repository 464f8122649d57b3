"""What people decide: reviews, corrections, findings, retractions. Each is an entry with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from sqlalchemy import insert, select

from standoff import dates
from standoff.errors import BadDate, MissingInput, SettingsError, SpanError
from standoff.model.claim import Claim, CodedDocument
from standoff.model.recorded import REVIEW_STATES, Finding
from standoff.record import payloads, schema
from standoff.record.databases import Database
from standoff.record.identity import claim_id, place_id
from standoff.record.log import Log
from standoff.record.privacy.grants import private_spans
from standoff.record.privacy.guard import Guard, masking
from standoff.record.writing.adding import document_name, insert_run, withdraw
from standoff.record.writing.claimrows import insert_claims, payload
from standoff.record.writing.standing import stands

VERDICTS = ("same", "different", "unsure")
CORRECTABLE: tuple[str, ...] = (
    *("move", "status", "actor", "targets", "instruments", "instrument", "places", "provisions"),
    *("date", "figures", "voices", "quoted", "core", "evidence"),
)


def lineage_of(log: Log, claim: str) -> str:
    """The lineage of a claim by its id or lineage. Raises MissingInput when there is no such claim."""
    claims = schema.claims
    named = select(claims.c.lineage).where((claims.c.id == claim) | (claims.c.lineage == claim)).limit(1)
    lineage = log.connection.execute(named).scalar()
    if lineage is None:
        raise MissingInput(claim, "no such claim in the record", "take the id from `standoff show`")
    return str(lineage)


def review(log: Log, claim: str, state: str, why: str) -> tuple[int, list[int]]:
    """Says where a claim stands; gives the entry and the claims of the lineage.

    Raises MissingInput, SettingsError.
    """
    if state not in REVIEW_STATES:
        known = ", ".join(REVIEW_STATES)
        raise SettingsError("state", f"{state!r} is no review state", f"give one of {known}")
    lineage = lineage_of(log, claim)
    seq = log.append("review", lineage, payloads.of_review(lineage, state, why))
    row = {"lineage": lineage, "seq": seq, "state": state, "why": why}
    log.connection.execute(insert(schema.reviews), row)
    return seq, _versions(log, lineage)


def correct(
    log: Log, database: Database, claim: str, changes: dict[str, Any], why: str
) -> tuple[int, str, list[int]]:
    """Puts a reviewer's claim in the place of a lineage's others; gives its entry, lineage and all versions.

    ``changes`` are fields of ``Claim`` as JSON values.
    Raises MissingInput, SettingsError for a field that is none or a value that cannot be, SpanError.
    """
    lineage = lineage_of(log, claim)
    claims, runs, documents, texts = schema.claims, schema.runs, schema.documents, schema.texts
    periods = schema.claim_periods
    query = (
        select(
            claims.c.payload,
            runs.c.document,
            runs.c.codebook,
            documents.c.doc_id,
            documents.c.text_sha256,
            documents.c.reported,
            texts.c.content,
        )
        .join(runs, runs.c.number == claims.c.run)
        .join(documents, documents.c.number == runs.c.document)
        .join(texts, texts.c.sha256 == documents.c.text_sha256)
        .join(periods, periods.c.claim == claims.c.number, isouter=True)
        .where(claims.c.lineage == lineage)
        .order_by(periods.c.known_to.is_(None), periods.c.known_to.desc(), claims.c.number.desc())
        .limit(1)
    )
    row = log.connection.execute(query).one()  # the version that stands, or was the last to stand
    private = [
        row.content[span.start : span.end] for span in private_spans(log.connection, row.document) or ()
    ]
    coder = f"{log.principal.split('@')[0]}@entry-{log.next}"
    fixed = _corrected(row, changes, coder, masking(private))
    coded = CodedDocument(row.doc_id, row.text_sha256, coder, row.codebook, (fixed,))
    before = _versions(log, lineage)
    run_digest = payloads.of_run(coder, row.codebook, "[]", [(fixed.id, lineage, payload(fixed))])
    seq = log.append("correction", lineage, payloads.of_correction(lineage, run_digest, why))
    run = insert_run(log.connection, row.document, coded, "[]", seq)
    added = insert_claims(log.connection, database, run, seq, row.content, row.reported, [(fixed, lineage)])
    log.connection.execute(
        insert(schema.corrections), {"lineage": lineage, "seq": seq, "claim": added[0], "why": why}
    )
    return seq, lineage, [*before, *added]


def _corrected(row: Any, changes: dict[str, Any], coder: str, guard: Guard) -> Claim:
    strange = sorted(set(changes) - set(CORRECTABLE))
    if strange or not changes:
        wrong = f"{strange[0]!r} is no field to correct" if strange else "nothing to correct"
        raise SettingsError("correction", wrong, f"give some of {', '.join(CORRECTABLE)}")
    whole = msgspec.to_builtins(msgspec.json.decode(row.payload, type=Claim)) | changes
    if "instruments" in changes and "instrument" not in changes:
        whole["instrument"] = (changes["instruments"] or [None])[0]
    try:
        fixed = msgspec.convert(whole, Claim)
    except msgspec.ValidationError as error:
        raise SettingsError(
            "correction", str(error), "give values as `standoff show --format json`"
        ) from None
    span = fixed.evidence
    if not 0 <= span.start < span.end <= len(row.content):
        wrong = f"[{span.start}, {span.end}) is no span of its {len(row.content)} characters"
        raise SpanError(row.doc_id, wrong, "give offsets in the stored text")
    passed = guard(msgspec.structs.replace(fixed, made_by=coder, confidence=1.0))
    if isinstance(passed, str):
        raise SettingsError("correction", passed, "give a role in place of a private person")
    fixed = passed
    return msgspec.structs.replace(fixed, id=claim_id(fixed, row.text_sha256, coder, row.codebook))


def find(log: Log, finding: Finding) -> int:
    """Says that sources were examined for a place and a provision, and nothing was found; gives the entry.

    Raises BadDate, SettingsError.
    """
    if not dates.valid(finding.examined) or len(finding.examined) != len("2017-03-22"):
        raise BadDate("--examined", f"{finding.examined!r} is no day", "write one like 2017-03-22")
    try:
        date.fromisoformat(finding.examined)
    except ValueError:
        raise BadDate("--examined", f"{finding.examined!r} is no day", "write one like 2017-03-22") from None
    if not any(source.strip() for source in finding.sources):
        raise SettingsError("sources", "no source is named", "name what was examined")
    sources = msgspec.json.encode(finding.sources).decode()
    place = place_id(finding.place)
    values = (place, finding.provision, finding.examined, sources, finding.why)
    seq = log.append("finding", f"{place} {finding.provision}", payloads.of_finding(*values))
    names = ("place", "provision", "examined", "sources", "why")
    log.connection.execute(insert(schema.findings), {**dict(zip(names, values, strict=True)), "seq": seq})
    return seq


def judge(log: Log, a: str, b: str, verdict: str, why: str) -> int:
    """Says whether two claims (ids or lineages) tell of one act; gives the entry.

    Raises MissingInput, SettingsError for an unknown verdict or one lineage given twice.
    """
    if verdict not in VERDICTS:
        raise SettingsError("verdict", f"{verdict!r} is no verdict", f"give one of {', '.join(VERDICTS)}")
    first, second = sorted((lineage_of(log, a), lineage_of(log, b)))
    if first == second:
        raise SettingsError("judgement", "both claims are versions of one", "name two claims")
    seq = log.append("judgement", f"{first} {second}", payloads.of_judgement(first, second, verdict, why))
    said = {"a": first, "b": second, "verdict": verdict, "reasons": why}
    row = {**said, "seq": seq, "score": 1.0, "author": log.principal}
    log.connection.execute(insert(schema.judgements), row)
    return seq


def retract(log: Log, document: str, why: str) -> tuple[int, list[int]]:
    """Takes back a document that stands, by its id or label; gives the entry and the claims that fall with it.

    Raises MissingInput when no such document stands.
    """
    documents = schema.documents
    query = select(documents.c.number).where(
        (documents.c.id == document) | (documents.c.doc_id == document) | (documents.c.url == document),
        stands(schema.document_standings, documents.c.number),
    )
    numbers = list(log.connection.execute(query).scalars())
    if len(numbers) != 1:
        wrong = "no such document stands in the record" if not numbers else "names several documents"
        raise MissingInput(document, wrong, "take the id from `standoff history`")
    name = document_name(log.connection, numbers[0])
    seq = log.append("retraction", name, payloads.of_retraction(name, why))
    touched = withdraw(log, numbers[0], seq)
    log.connection.execute(insert(schema.retractions), {"seq": seq, "document": numbers[0], "why": why})
    return seq, touched


def _versions(log: Log, lineage: str) -> list[int]:
    claims = schema.claims
    query = select(claims.c.number).where(claims.c.lineage == lineage)
    return list(log.connection.execute(query).scalars())
