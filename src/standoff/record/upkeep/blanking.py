"""A name blanked in every table, in one transaction: lengths hold, ids and digests follow what is there now."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Table, delete, insert, select, update
from sqlalchemy import Text as TextType

from standoff.model.claim import Claim
from standoff.model.move import Move
from standoff.record import payloads, schema
from standoff.record.databases import Database
from standoff.record.identity import claim_id, digest, document_id, fold, instrument_key
from standoff.record.log import Log
from standoff.record.moves import regrouping
from standoff.record.positions import replaying
from standoff.record.positions import tables as effecttables
from standoff.record.privacy.grants import private_spans
from standoff.record.privacy.publicity import blanked
from standoff.record.upkeep.names import Name
from standoff.record.upkeep.redigesting import redigest
from standoff.record.upkeep.removing import Removed
from standoff.record.writing.documentrows import stored

ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
STREAMED = {"stream_results": True, "yield_per": 200}
CHAINED = (schema.entries, schema.keys, schema.migrations, schema.backups)
REMADE = (
    schema.claim_effects,
    schema.positions,
    schema.fingerprints,
    schema.sketches,
    schema.shared_passages,
)
CODES = frozenset(
    "sha256 text_sha256 content_sha256 replaced_sha256 key id lineage a b support place actor_place provision "
    "direction move family status verdict kind level actor_level role state review extractor media_type "
    "recorded captured examined reported valid_from valid_by valid_to date_edtf earliest latest".split()
)
"""Columns that hold no words: codes, days, and hashes, which are made anew from what they hash."""


def blank(log: Log, database: Database, name: Name, why: str) -> Removed | None:
    """Puts blocks in place of the name wherever it stands, and says so in an entry; None where it does not."""
    edited = _Edited(log.connection)
    for table, row, values in list(_holding(log.connection, name)):
        edited.note(table, row, values)
    if not edited.noted:
        return None
    documents = edited.documents()
    what = f"a name in {len(documents)} document{'' if len(documents) == 1 else 's'}"
    seq = log.append("purge", "name", payloads.of_purge(what, why))
    database.lift_guards(log.connection)
    log.connection.execute(insert(schema.purges), {"seq": seq, "what": what, "why": why})
    edited.write()
    ids = edited.rename(documents)
    counted = redigest(log.connection, edited.entries - {seq}, seq)
    database.set_guards(log.connection)
    _derive(log.connection, database, documents)
    return Removed(seq, tuple(ids), len(edited.claims), counted)


def left_standing(connection: Connection, name: Name) -> Iterator[str]:
    """Where the name stands and has to stay: what the log's chain hashes, and names of files."""
    rows = schema.entries
    for column in (rows.c.principal, rows.c.subject):
        held = [
            value
            for value in connection.execute(select(column).distinct()).scalars()
            if name.stands_in(value)
        ]
        if held:
            yield f"the {column.name} of entries, which the chain of hashes holds"
    if any(name.stands_in(path) for path in connection.execute(select(schema.backups.c.path)).scalars()):
        yield "the path of a backup"


def _holding(connection: Connection, name: Name) -> Iterator[tuple[Table, Any, dict[str, str]]]:
    """Every row in which the name stands: ``(table, row, its new values)``."""
    for table in schema.metadata.sorted_tables:
        worded = [column for column in table.c if _has_words(column)]
        if table in (*CHAINED, *REMADE) or not worded:
            continue
        keys = list(table.primary_key.columns)
        result = connection.execute(select(table), execution_options=STREAMED)
        with result:
            for row in result:
                said = {column.name: getattr(row, column.name) for column in worded}
                values = {at: new for at, old in said.items() if old and (new := name.blanked(old)) != old}
                if values:
                    yield table, {key.name: getattr(row, key.name) for key in keys} | _seq(row), values


def _has_words(column: Column[Any]) -> bool:
    return isinstance(column.type, TextType) and column.computed is None and column.name not in CODES


def _seq(row: Any) -> dict[str, int]:
    return {"seq": row.seq} if hasattr(row, "seq") else {}


class _Edited:
    """Rows to be changed, and the entries whose payload changes with them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.noted: list[tuple[Table, dict[str, Any], dict[str, str]]] = []
        self.entries: set[int] = set()
        self.claims: set[int] = set()
        self._moves: set[int] = set()

    def note(self, table: Table, row: dict[str, Any], values: dict[str, str]) -> None:
        """Takes a row (its key, and seq where it has one) and its new values."""
        self.noted.append((table, row, values))

    def documents(self) -> set[int]:
        """The documents (row numbers) that hold the name, in their text or in what hangs on them."""
        found: set[int] = set()
        claims, runs, documents = schema.claims, schema.runs, schema.documents
        for table, row, _ in self.noted:
            if table is schema.texts:
                query = select(documents.c.number).where(documents.c.text_sha256 == row["sha256"])
                found |= set(self._connection.execute(query).scalars())
            elif table is documents:
                found.add(row["number"])
            elif table is schema.captures:
                query = select(schema.captures.c.document).where(schema.captures.c.seq == row["seq"])
                found |= set(self._connection.execute(query).scalars())
            elif table in (claims, schema.claim_instruments):
                number = row["number" if table is claims else "claim"]
                query = select(runs.c.document).join(claims, claims.c.run == runs.c.number)
                found |= set(self._connection.execute(query.where(claims.c.number == number)).scalars())
        return found

    def write(self) -> None:
        """Writes what was noted."""
        for table, row, values in self.noted:
            if table is schema.texts:
                self._retext(row, values["content"])
                continue
            if table is schema.claims and "actor" in values:
                values["actor_folded"] = fold(values["actor"])
            if table is schema.claim_instruments:
                values["key"] = instrument_key(values["identifier"])
            if table is schema.moves:
                self._moved(row["number"])
            elif table not in (schema.documents, schema.claims) and not table.info["derived"]:
                self.entries |= {row["seq"]} if "seq" in row else set()
            self._set(table, row, values)

    def rename(self, documents: set[int]) -> list[str]:
        """Gives documents and claims the ids of what they say now; gives the documents' ids."""
        ids = dict(self._documents(documents))
        self._replace(ids | dict(self._claims(documents)))
        self._rehash_moves()
        return sorted(ids.values())

    def _retext(self, row: dict[str, Any], content: str) -> None:
        texts, documents, grants = schema.texts, schema.documents, schema.grants
        old, new = row["sha256"], hashlib.sha256(content.encode()).hexdigest()
        if not self._connection.execute(select(texts.c.sha256).where(texts.c.sha256 == new)).first():
            values = {"sha256": new, "content": content, "length": len(content), "seq": row["seq"]}
            self._connection.execute(insert(texts), values)
        for table in (documents, grants):
            change = update(table).where(table.c.text_sha256 == old).values(text_sha256=new)
            self._connection.execute(change)
        self._connection.execute(delete(texts).where(texts.c.sha256 == old))
        captures = schema.captures  # of plain text the bytes' digest is the text's
        self._connection.execute(update(captures).where(captures.c.sha256 == old).values(sha256=new))

    def _documents(self, numbers: Iterable[int]) -> Iterator[tuple[str, str]]:
        documents, captures = schema.documents, schema.captures
        for number in sorted(numbers):
            kept = self._connection.execute(
                select(documents.c.id).where(documents.c.number == number)
            ).scalar_one()
            named = document_id(next(stored(self._connection, False, number - 1))[1])
            self._connection.execute(update(documents).where(documents.c.number == number).values(id=named))
            for table in (captures, schema.retractions):
                seqs = select(table.c.seq).where(table.c.document == number)
                self.entries |= set(self._connection.execute(seqs).scalars())
            supports = select(schema.supports.c.seq).where(schema.supports.c.document == number)
            self.entries |= set(self._connection.execute(supports).scalars())
            yield kept, named

    def _claims(self, documents: Iterable[int]) -> Iterator[tuple[str, str]]:
        claims, runs, pages, texts = schema.claims, schema.runs, schema.documents, schema.texts
        query = (
            select(
                claims, runs.c.coder, runs.c.codebook, runs.c.document, pages.c.text_sha256, texts.c.content
            )
            .join(runs, runs.c.number == claims.c.run)
            .join(pages, pages.c.number == runs.c.document)
            .join(texts, texts.c.sha256 == pages.c.text_sha256)
            .where(runs.c.document.in_(sorted(documents)))
        )
        taken: set[tuple[int, str]] = set()
        for row in self._connection.execute(query).all():
            claim = msgspec.json.decode(row.payload, type=Claim)
            named = claim_id(claim, row.text_sha256, row.coder, row.codebook)
            if (row.run, named) in taken:  # told apart by the name alone
                named = digest(named, row.number)[:32]
            taken.add((row.run, named))
            quote = row.content[row.evidence_start : row.evidence_end]
            self._set(claims, {"number": row.number}, {"quote": quote})
            self._grant(row, quote)
            self.claims.add(row.number)
            self.entries.add(row.seq)
            yield row.id, named

    def _grant(self, row: Any, quote: str) -> None:
        grants = schema.grants
        words = blanked(quote, row.evidence_start, private_spans(self._connection, row.document) or ())
        shown = update(grants).where(grants.c.claim == row.number, grants.c.shown == 1)
        self._connection.execute(shown.values(words=words))

    def _replace(self, renamed: Mapping[str, str]) -> None:
        """Puts new ids in place of old ones, wherever they stand outside the chain of hashes."""

        def new(value: str) -> str:
            return ID.sub(lambda match: renamed.get(match.group(), match.group()), value)

        where = {
            schema.claims: ("id", "lineage", "payload"),
            schema.reviews: ("lineage",),
            schema.corrections: ("lineage",),
            schema.move_claims: ("claim",),
            schema.moves: ("id", "payload"),
            schema.judgements: ("a", "b"),
            schema.supports: ("support",),
        }
        for table, names in where.items():
            changed: list[tuple[dict[str, Any], dict[str, str]]] = []
            with self._connection.execute(select(table), execution_options=STREAMED) as result:
                for found in result.mappings():
                    values = {name: new(found[name]) for name in names}
                    if any(values[name] != found[name] for name in names):
                        kept = {
                            name: found[name]
                            for name in ("seq", *table.primary_key.columns.keys())
                            if name in found
                        }
                        changed.append((kept, values))
            for row, values in changed:
                self._set(table, row, values)
                if table is schema.moves:
                    self._moved(row["number"])
                elif table is not schema.move_claims:
                    self.entries.add(row["seq"])

    def _moved(self, move: int) -> None:
        self._moves.add(move)
        standings = schema.move_standings
        seqs = select(standings.c.seq).where(standings.c.move == move)
        self.entries |= set(self._connection.execute(seqs).scalars())

    def _rehash_moves(self) -> None:
        """Gives every move whose payload changed the digest of what it says now."""
        moves = schema.moves
        for number in sorted(self._moves):
            kept = self._connection.execute(
                select(moves.c.payload).where(moves.c.number == number)
            ).scalar_one()
            self._set(moves, {"number": number}, {"sha256": digest(msgspec.json.decode(kept, type=Move))})

    def _set(self, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        change = update(table)
        for column in table.primary_key.columns:
            change = change.where(column == key[column.name])
        self._connection.execute(change.values(dict(values)))


def _derive(connection: Connection, database: Database, documents: set[int]) -> None:
    """Makes anew what was derived from the words; how passages compare is found out at the next reconciliation."""
    effecttables.rebuild_effects(connection)
    replaying.rebuild(connection)
    regrouping.rebuild(connection)
    database.reindex(connection)
