"""The one definition of the record's tables, for SQLite and PostgreSQL.

Base tables are rows that are added once: ``entries`` is the log, every other row carries the ``seq`` of the
entry that brought it; triggers refuse updates and deletions. What stands now, or stood at some instant,
follows from the latest ``*_standings`` row at or before that entry; a correction is a further row.

Derived tables (``DERIVED``) follow from the base tables and can be rebuilt: they hold periods in entry
numbers, half-open, so that any instant of record time is a range condition.
"""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

APPLICATION_ID = 0x5354444F  # "STDO": tells a record from any other SQLite file
SCHEMA_VERSION = 2
OPEN = 2**62
"""The end of a period of entry numbers that has not ended."""

metadata = MetaData()

# Sorted and compared by code point on both: ids, days and instants are ranges of text.
TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
INTEGER = BigInteger().with_variant(Integer(), "sqlite")
NUMBER: TypeEngine[float] = REAL().with_variant(postgresql.DOUBLE_PRECISION(), "postgresql")


def _table(
    name: str,
    *parts: Column[object] | CheckConstraint | Unique | Index,
    rowid: bool = True,
    derived: bool = False,
) -> Table:
    return Table(
        name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid, info={"derived": derived}
    )


def _number() -> Column[object]:
    return Column("number", INTEGER, primary_key=True, autoincrement=False)


def _seq(primary: bool = False) -> Column[object]:
    return Column(
        "seq", INTEGER, ForeignKey("entries.seq"), nullable=False, primary_key=primary, autoincrement=False
    )


def _name(of: str) -> Column[object]:
    """What a person reads where another table refers to a row."""
    return Column("name", TEXT, Computed(of))


def _text(name: str, to: str | None = None, primary: bool = False) -> Column[object]:
    keys = (ForeignKey(to),) if to else ()
    return Column(name, TEXT, *keys, nullable=False, primary_key=primary)


def _maybe(name: str) -> Column[object]:
    return Column(name, TEXT)


def _integer(name: str, to: str | None = None, primary: bool = False) -> Column[object]:
    keys = (ForeignKey(to),) if to else ()
    return Column(name, INTEGER, *keys, nullable=False, primary_key=primary, autoincrement=False)


def _flag(name: str, default: str | None = None) -> tuple[Column[object], CheckConstraint]:
    return Column(name, INTEGER, nullable=False, server_default=default), CheckConstraint(f"{name} in (0, 1)")


migrations = _table("migrations", _integer("version", primary=True), _text("applied"), derived=True)

entries = _table(
    "entries",
    _integer("seq", primary=True),
    _name("kind || ' of ' || substr(recorded, 1, 10)"),
    _text("recorded"),
    _text("principal"),
    _text("kind"),
    _text("subject"),
    _text("payload_sha256"),
    _text("chain_sha256"),
    Index("entries_recorded", "recorded"),
)

keys = _table("keys", _seq(primary=True), _text("key"))
"""What a payload digest was keyed with; a purge takes it away, and nobody can guess the payload from the digest."""

texts = _table("texts", _text("sha256", primary=True), _text("content"), _integer("length"), _seq())

documents = _table(
    "documents",
    _number(),
    _name("coalesce(title, doc_id)"),
    _text("id"),
    _text("page"),
    _text("text_sha256", to="texts.sha256"),
    _text("doc_id"),
    _maybe("title"),
    _maybe("outlet"),
    _maybe("byline"),
    _maybe("published"),
    _maybe("url"),
    _text("reported"),
    _text("extractor"),
    _text("layout"),
    _seq(),
    Index("documents_id", "id"),
    Index("documents_seq", "seq"),
    Index("documents_page", "page"),
    Index("documents_text", "text_sha256"),
)

captures = _table(
    "captures",
    _seq(primary=True),
    _integer("document", to="documents.number"),
    _text("uri"),
    _text("captured"),
    _text("sha256"),
    _text("media_type"),
    Index("captures_document", "document"),
)

document_standings = _table(
    "document_standings",
    _integer("document", to="documents.number", primary=True),
    _seq(primary=True),
    *_flag("stands"),
    rowid=False,
)

runs = _table(
    "runs",
    _number(),
    _name("coder || ' on ' || codebook"),
    _integer("document", to="documents.number"),
    _text("coder"),
    _text("codebook"),
    _text("annotators"),
    *_flag("official", default="0"),
    _seq(),
    Unique("document", "coder", "codebook"),
    Index("runs_seq", "seq"),
)

run_standings = _table(
    "run_standings",
    _integer("run", to="runs.number", primary=True),
    _seq(primary=True),
    *_flag("stands"),
    rowid=False,
)

claims = _table(
    "claims",
    _number(),
    _name("actor || ': ' || move || ' (' || status || ')'"),
    _text("id"),
    _text("lineage"),
    _integer("run", to="runs.number"),
    _seq(),
    _text("move"),
    _text("status"),
    _text("actor"),
    _text("actor_folded"),
    _maybe("actor_place"),
    _text("actor_level"),
    _text("quote"),
    _integer("evidence_start"),
    _integer("evidence_end"),
    *_flag("quoted"),
    *_flag("core"),
    Column("confidence", NUMBER, nullable=False),
    _text("made_by"),
    _text("voices"),
    _maybe("date_text"),
    _maybe("date_edtf"),
    _maybe("valid_from"),
    _text("valid_by"),
    _maybe("valid_to"),
    _text("reported"),
    _text("payload"),
    CheckConstraint("0 <= evidence_start and evidence_start < evidence_end"),
    Unique("run", "id"),
    Index("claims_id", "id"),
    Index("claims_lineage", "lineage"),
    Index("claims_move", "move", "status"),
    Index("claims_when", "valid_by", "number"),
)

claim_places = _table(
    "claim_places",
    _text("place", primary=True),
    _integer("claim", to="claims.number", primary=True),
    _text("role", primary=True),
    rowid=False,
)

claim_instruments = _table(
    "claim_instruments",
    _text("key", primary=True),
    _integer("claim", to="claims.number", primary=True),
    _text("kind", primary=True),
    _text("identifier"),
    _maybe("place"),
    rowid=False,
)

claim_provisions = _table(
    "claim_provisions",
    _text("provision", primary=True),
    _integer("claim", to="claims.number", primary=True),
    _text("direction", primary=True),
    rowid=False,
)

reviews = _table(
    "reviews",
    _text("lineage", primary=True),
    _seq(primary=True),
    Column(
        "state",
        TEXT,
        CheckConstraint("state in ('machine', 'accepted', 'disputed', 'rejected')"),
        nullable=False,
    ),
    _text("why"),
    Index("reviews_seq", "seq"),
    rowid=False,
)

moves = _table(
    "moves",
    _number(),
    _name("actors || ': ' || family"),
    _text("sha256"),
    _text("id"),
    _text("family"),
    _maybe("place"),
    _text("actors"),
    _maybe("instrument"),
    _maybe("earliest"),
    _maybe("latest"),
    _integer("support"),
    _text("payload"),
    _seq(),
    Index("moves_sha256", "sha256"),
    Index("moves_id", "id"),
    Index("moves_place", "place"),
)

move_claims = _table(
    "move_claims",
    _text("claim", primary=True),
    _integer("move", to="moves.number", primary=True),
    rowid=False,
)

move_standings = _table(
    "move_standings",
    _integer("move", to="moves.number", primary=True),
    _seq(primary=True),
    *_flag("stands"),
    rowid=False,
)

judgements = _table(
    "judgements",
    _text("a", primary=True),
    _text("b", primary=True),
    _seq(primary=True),
    _text("verdict"),
    Column("score", NUMBER, nullable=False),
    _text("reasons"),
    _text("author"),
    Index("judgements_b", "b"),
    rowid=False,
)

supports = _table(
    "supports",
    _integer("document", to="documents.number", primary=True),
    _seq(primary=True),
    _text("support"),
    _maybe("reason"),
    Column("score", NUMBER),
    rowid=False,
)

layers = _table(
    "annotations",
    _integer("document", to="documents.number", primary=True),
    _seq(primary=True),
    _text("made_by"),
    _text("payload"),
    rowid=False,
)
"""Attributions, toponyms and times as spans: enough to show the layers, and no name as data."""

shields = _table(
    "shields",
    _integer("document", to="documents.number", primary=True),
    _seq(primary=True),
    _maybe("title"),
    _maybe("url"),
    _text("spans"),
    rowid=False,
)
"""What public views show in place of title and address, and which spans of the text name private persons."""

corrections = _table(
    "corrections",
    _text("lineage", primary=True),
    _seq(primary=True),
    _integer("claim", to="claims.number"),
    _text("why"),
    Index("corrections_seq", "seq"),
    rowid=False,
)

findings = _table(
    "findings",
    _text("place", primary=True),
    _text("provision", primary=True),
    _seq(primary=True),
    _text("examined"),
    _text("sources"),
    _text("why"),
    rowid=False,
)

retractions = _table(
    "retractions",
    _seq(primary=True),
    _integer("document", to="documents.number"),
    _text("why"),
)

purges = _table("purges", _seq(primary=True), _text("what"), _text("why"))

tombstones = _table(
    "tombstones",
    _integer("entry", to="entries.seq", primary=True),
    _seq(),
    _maybe("replaced_sha256"),
)
"""Entries whose payload a purge took away, or (with its new digest) blanked a name in."""

backups = _table("backups", _text("path", primary=True), _text("made"), derived=True)
"""Where copies of this record were put, so that a purge reaches them too."""

claim_periods = _table(
    "claim_periods",
    _integer("claim", to="claims.number", primary=True),
    _integer("known_from", primary=True),
    _integer("known_to"),
    _text("review"),
    *_flag("public"),
    Index("claim_periods_changed", "known_from"),
    rowid=False,
    derived=True,
)
"""When a claim stood, in entry numbers, and what its reviewers said of it meanwhile."""

grants = _table(
    "grants",
    _integer("claim", to="claims.number", primary=True),
    _text("page"),
    _text("text_sha256"),
    _integer("span_start"),
    _integer("span_end"),
    *_flag("shown"),
    _text("words"),
    _seq(),
    Index("grants_page", "page"),
    derived=True,
)
"""Evidence that public views may show, in the order in which it first became public; never taken back."""

claim_effects = _table(
    "claim_effects",
    _integer("claim", to="claims.number", primary=True),
    _integer("part", primary=True),
    _text("kind"),
    _text("place"),
    _text("provision"),
    _text("direction"),
    _text("identity_place"),
    _text("identity_key"),
    _text("rule"),
    _text("earliest"),
    _text("day"),
    _text("until"),
    _text("instrument"),
    Index("claim_effects_position", "place", "provision", "direction"),
    Index(
        "claim_effects_instrument",
        *("identity_key", "identity_place", "kind", "place", "provision", "direction", "day"),
        sqlite_where=text("identity_key <> ''"),
        postgresql_where=text("identity_key <> ''"),
    ),
    Index(
        "claim_effects_ending",
        *("kind", "place", "provision"),
        sqlite_where=text("until <> ''"),
        postgresql_where=text("until <> ''"),
    ),
    rowid=False,
    derived=True,
)
"""What each claim does to positions by the rule table; empty text stands for what is not there."""

positions = _table(
    "positions",
    _text("profile", primary=True),
    _text("place", primary=True),
    _text("provision", primary=True),
    _text("direction", primary=True),
    _integer("known_from", primary=True),
    _text("valid_from", primary=True),
    _integer("known_to"),
    _text("valid_to"),
    _text("answer"),
    _text("rule"),
    _text("since"),
    _text("review"),
    _text("instrument"),
    _text("claims"),
    rowid=False,
    derived=True,
)
"""What holds where, on both clocks, half-open: days from '' to '9999-12-31', and entry numbers.

``profile`` is ``all`` (what is not rejected) or ``public``; ``claims`` are the numbers of those that decided.
"""

reconciled = _table("reconciled", _text("rules", primary=True), _integer("upto"), derived=True)
"""Up to which entry rules have grouped the claims; a set of rules that is not here does everything anew.

Rules that compare documents stand here with 0: which documents were compared, ``sketches`` tells.
"""

claim_blocks = _table(
    "claim_blocks",
    _integer("claim", to="claims.number", primary=True),
    _text("block"),
    Index("claim_blocks_block", "block"),
    derived=True,
)
"""The family and place of every act a claim ever told: claims of one block are grouped together."""

block_moves = _table(
    "block_moves",
    _integer("move", to="moves.number", primary=True),
    _text("block"),
    Index("block_moves_block", "block"),
    derived=True,
)
"""The moves that stand, by the block they were grouped from."""

sketches = _table(
    "sketches",
    _integer("document", to="documents.number", primary=True),
    _integer("marks"),
    _integer("length"),
    derived=True,
)
"""Documents whose passages were compared with all before them: number of fingerprints, and of characters."""

fingerprints = _table(
    "fingerprints",
    _integer("mark", primary=True),
    _integer("document", to="documents.number", primary=True),
    rowid=False,
    derived=True,
)
"""Which documents have a run of words in common, by the hash of it; only the latest of many."""

shared_passages = _table(
    "shared_passages",
    _integer("a", to="documents.number", primary=True),
    _integer("b", to="documents.number", primary=True),
    Column("a_share", NUMBER, nullable=False),
    Column("b_share", NUMBER, nullable=False),
    _text("a_spans"),
    _text("b_spans"),
    _maybe("why"),
    Index("shared_passages_b", "b"),
    rowid=False,
    derived=True,
)
"""Two documents that share words: how much of each, where, and why they are one support if they are."""

Index(
    "claim_periods_ended",
    claim_periods.c.known_to,
    sqlite_where=claim_periods.c.known_to < OPEN,
    postgresql_where=claim_periods.c.known_to < OPEN,
)

DERIVED = tuple(table for table in metadata.sorted_tables if table.info["derived"])
BASE = tuple(table for table in metadata.sorted_tables if not table.info["derived"])
