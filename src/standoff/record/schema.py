"""The one definition of the record's tables.

Everything is rows that are added once: ``entries`` is the log, every other row carries the ``seq`` of the
entry that brought it. What stands now, or stood at some instant, follows from the latest ``*_standings``
row at or before that entry; a correction is a further row. Triggers refuse updates and deletions.
"""

from __future__ import annotations

from sqlalchemy import REAL, CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy import UniqueConstraint as Unique

APPLICATION_ID = 0x5354444F  # "STDO": tells a record from any other SQLite file
SCHEMA_VERSION = 1

metadata = MetaData()


def _table(name: str, *parts: Column[object] | CheckConstraint | Unique | Index, rowid: bool = True) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _number() -> Column[object]:
    return Column("number", Integer, primary_key=True)


def _seq(primary: bool = False) -> Column[object]:
    return Column("seq", Integer, ForeignKey("entries.seq"), nullable=False, primary_key=primary)


def _text(name: str, to: str | None = None, primary: bool = False) -> Column[object]:
    keys = (ForeignKey(to),) if to else ()
    return Column(name, Text, *keys, nullable=False, primary_key=primary)


def _maybe(name: str) -> Column[object]:
    return Column(name, Text)


def _integer(name: str, to: str | None = None, primary: bool = False) -> Column[object]:
    keys = (ForeignKey(to),) if to else ()
    return Column(name, Integer, *keys, nullable=False, primary_key=primary)


def _flag(name: str) -> tuple[Column[object], CheckConstraint]:
    return Column(name, Integer, nullable=False), CheckConstraint(f"{name} in (0, 1)")


entries = _table(
    "entries",
    _integer("seq", primary=True),
    _text("recorded"),
    _text("principal"),
    _text("kind"),
    _text("subject"),
    _text("payload_sha256"),
    _text("chain_sha256"),
    Index("entries_recorded", "recorded"),
)

texts = _table("texts", _text("sha256", primary=True), _text("content"), _integer("length"), _seq())

documents = _table(
    "documents",
    _number(),
    Column("id", Text, nullable=False, unique=True),
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
    _integer("document", to="documents.number"),
    _text("coder"),
    _text("codebook"),
    _text("annotators"),
    _seq(),
    Unique("document", "coder", "codebook"),
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
    Column("confidence", REAL, nullable=False),
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
        Text,
        CheckConstraint("state in ('machine', 'accepted', 'disputed', 'rejected')"),
        nullable=False,
    ),
    _text("why"),
    rowid=False,
)

moves = _table(
    "moves",
    _number(),
    Column("sha256", Text, nullable=False, unique=True),
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
    Column("score", REAL, nullable=False),
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
    Column("score", REAL),
    rowid=False,
)

STANDS = "(select s.stands from {0}_standings s where s.{0} = {1} order by s.seq desc limit 1) = 1"

SQLITE_EXTRAS = (
    # Views for people; the program reads the tables.
    f"""create view standing_documents as
    select d.id, d.title, d.outlet, d.byline, d.published, d.url, c.uri, c.captured, d.text_sha256, d.number
    from documents d join captures c on c.seq = (select max(seq) from captures where document = d.number)
    where {STANDS.format("document", "d.number")}""",
    f"""create view standing_claims as
    select c.id, c.actor, c.actor_place, c.move, c.status, c.quote, c.date_edtf, c.valid_from, c.valid_by,
      c.valid_to, c.core, c.voices, d.outlet, d.published, d.title, d.url,
      coalesce((select state from reviews v where v.lineage = c.lineage order by v.seq desc limit 1), 'machine')
      as review,
      e.recorded, e.principal, c.lineage, r.coder, r.codebook, c.made_by, c.confidence, c.number
    from claims c join runs r on r.number = c.run join documents d on d.number = r.document
      join entries e on e.seq = c.seq
    where {STANDS.format("run", "c.run")}""",
    f"""create view standing_moves as
    select m.id, m.family, m.place, m.actors, m.instrument, m.earliest, m.latest, m.support,
      e.recorded, m.number
    from moves m join entries e on e.seq = m.seq where {STANDS.format("move", "m.number")}""",
    # Full text: indexes over rows that stand elsewhere, so that no text is kept twice.
    """create view document_texts as
    select d.number, coalesce(d.title, '') as title, t.content as text
    from documents d join texts t on t.sha256 = d.text_sha256""",
    """create virtual table search_documents using fts5(title, text, content='document_texts',
    content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')""",
    """create virtual table search_claims using fts5(quote, actor, content='claims',
    content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')""",
)


def guards() -> list[str]:
    """Triggers by which the file itself refuses to change or lose a row."""
    return [
        f"create trigger {table.name}_no_{verb} before {verb} on {table.name} "
        "begin select raise(abort, 'the record is append-only'); end"
        for table in metadata.sorted_tables
        for verb in ("update", "delete")
    ]
