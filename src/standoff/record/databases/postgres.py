"""A record in a PostgreSQL schema, 15 or newer, through psycopg 3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import (
    Connection,
    Engine,
    Float,
    Integer,
    Select,
    bindparam,
    create_engine,
    inspect,
    make_url,
    text,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from standoff.errors import RecordError, RecordMissing, RecordUnwritable
from standoff.record import schema
from standoff.record.databases.sqlite import check_version
from standoff.record.faults import told
from standoff.record.identity import fold
from standoff.record.log import instant

LOCK = 0x5354  # with the record's own table, the advisory lock that writers take in turn
CANDIDATES = 1_000  # matches that are ranked, the newest: a word that half the pages hold ranks nothing
LONGEST = 400_000  # characters that are indexed: a tsvector holds one megabyte

# The words that SQLite's full text sees: no stop words, stemmed by Porter's rules, cut by ``fold`` on both.
SEARCH = """
create text search dictionary stem (template = snowball, language = porter);
create text search configuration words (parser = default);
alter text search configuration words add mapping for asciiword, word, numword, int, uint, float, sfloat,
  version, asciihword, hword, numhword, hword_part, hword_asciipart, hword_numpart, email, host, url, url_path,
  file, protocol with stem;
"""
INDEXES = ("search_documents", "search_claims", "search_grants")
REFUSE = """
create function refuse_change() returns trigger language plpgsql as $$ begin
  if current_setting('standoff.purge', true) = 'on' and tg_op <> 'TRUNCATE' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  raise exception 'the record is append-only' using errcode = 'restrict_violation';
end $$
"""
CLAIMS_VIEW = f"""
create view standing_claims as
  select c.id, c.actor, c.actor_place, c.move, c.status, c.quote, c.date_edtf, c.valid_from, c.valid_by,
    c.valid_to, c.core, c.voices, d.outlet, d.published, d.title, d.url, p.review,
    e.recorded, e.principal, c.lineage, r.coder, r.codebook, c.made_by, c.confidence, c.number
  from claims c join claim_periods p on p.claim = c.number and p.known_to = {schema.OPEN}
    join runs r on r.number = c.run join documents d on d.number = r.document
    join entries e on e.seq = c.seq
"""


INDEXED = (
    "select d.number, coalesce(d.title, '') || chr(10) || t.content from documents d "
    "join texts t on t.sha256 = d.text_sha256 where d.number > :after order by d.number limit 100",
    "select number, quote || chr(10) || actor from claims where number > :after order by number limit 1000",
    "select claim, words from grants where shown = 1 and claim > :after order by claim limit 1000",
)
WRITABLE = """select not pg_is_in_recovery() and current_setting('default_transaction_read_only') = 'off'
  and (to_regclass('entries') is null or has_table_privilege('entries', 'insert'))"""
TURN = text(
    "select set_config('lock_timeout', :wait, true), "
    "pg_advisory_xact_lock(cast(:lock as bigint) * 4294967296 "
    "+ coalesce(cast(cast(to_regclass('entries') as oid) as bigint), 0))"
)


class Postgres:
    """One schema of a PostgreSQL database: the first of the connection's search path."""

    def __init__(self, where: str, create: bool, wait: float) -> None:
        try:
            url = make_url(where.replace("postgres://", "postgresql://", 1)).set(
                drivername="postgresql+psycopg"
            )
            self.name = url.set(drivername="postgresql").render_as_string(hide_password=True)
            self.engine: Engine = create_engine(url)
        except (ArgumentError, NoSuchModuleError, ValueError):
            mend = "write it like postgresql://user@host/database"
            raise RecordUnwritable("the record's address", "is no PostgreSQL address", mend) from None
        except ImportError:
            mend = 'run: pip install "standoff[postgres]"'
            raise RecordError(where.split("@")[-1], "the PostgreSQL driver is missing", mend) from None
        self._wait = wait
        with self.told(), self.engine.connect() as connection:
            self.writable = bool(connection.exec_driver_sql(WRITABLE).scalar_one())

    @contextmanager
    def told(self) -> Iterator[None]:
        with told(self.name):
            yield

    def version(self) -> int:
        with self.engine.connect() as connection:
            return _version(connection) or 0

    def prepare(self, create: bool) -> None:
        with self.engine.connect() as connection:
            version = _version(connection)
            others = version is None and "entries" in inspect(connection).get_table_names()
        if version:
            check_version(self.name, version)
            return
        if others:
            raise RecordUnwritable(self.name, "is the database of another program", "name another database")
        if not create:
            raise RecordMissing(self.name, "no record there", "run `standoff record init` to make one")
        with self.writing() as connection:
            if _version(connection) is None:  # else another process made it while this one waited
                schema.metadata.create_all(connection)
                self.finish(connection)

    def finish(self, connection: Connection) -> None:
        """What the definition of the tables does not hold: search, triggers and the version."""
        connection.exec_driver_sql(SEARCH)
        for index in INDEXES:
            connection.exec_driver_sql(
                f"create table {index} (number bigint primary key, words tsvector not null)"
            )
            connection.exec_driver_sql(
                f"create index {index}_words on {index} using gin (words) with (fastupdate = off)"
            )
        connection.exec_driver_sql(REFUSE)
        for table in schema.BASE:
            connection.exec_driver_sql(
                f"create trigger {table.name}_append_only before update or delete on {table.name} "
                "for each row execute function refuse_change()"
            )
            connection.exec_driver_sql(
                f"create trigger {table.name}_no_truncate before truncate on {table.name} "
                "for each statement execute function refuse_change()"
            )
        connection.exec_driver_sql(CLAIMS_VIEW)
        connection.execute(
            schema.migrations.insert(),
            {"version": schema.SCHEMA_VERSION, "applied": instant(datetime.now(UTC))},
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self.engine.begin() as connection:
            # One lock per record: several may live in the schemas of one database.
            connection.execute(TURN, {"wait": str(int(self._wait * 1000)), "lock": LOCK})
            yield connection

    def faults(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """Constraints that were switched off or never validated: the server itself sees to the rest."""
        query = """select conrelid::regclass::text, conname from pg_constraint
            where connamespace = current_schema()::regnamespace and not convalidated"""
        for table, name in connection.exec_driver_sql(query):
            yield "reference", f"the constraint {name} of {table} was never checked"

    def set_guards(self, connection: Connection) -> None:
        """Turns the guards on again; they fall back on by themselves at the end of a transaction."""
        connection.exec_driver_sql("set local standoff.purge = 'off'")

    def lift_guards(self, connection: Connection) -> None:
        connection.exec_driver_sql("set local standoff.purge = 'on'")

    def index_document(self, connection: Connection, number: int, title: str, text: str) -> None:
        _index(connection, "search_documents", [(number, f"{title}\n{text}")])

    def index_claims(self, connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
        _index(connection, "search_claims", [(number, f"{quote}\n{actor}") for number, quote, actor in rows])

    def index_grants(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        _index(connection, "search_grants", rows)

    def reindex(self, connection: Connection) -> None:
        for index, rows in zip(INDEXES, INDEXED, strict=True):
            connection.exec_driver_sql(f"delete from {index}")
            after = 0
            while batch := connection.execute(text(rows), {"after": after}).all():
                _index(connection, index, [(row[0], row[1]) for row in batch])
                after = batch[-1][0]

    def found_documents(self, limit: int) -> Select[tuple[int, float]]:
        return _ranked("search_documents", limit)

    def found_claims(self) -> Select[tuple[int]]:
        return text("select number as hit from search_claims where words @@ cast(:words as tsquery)").columns(
            hit=Integer
        )  # type: ignore[return-value]

    def found_grants(self, limit: int) -> Select[tuple[int, float]]:
        return _ranked("search_grants", limit)

    def snippets(self, connection: Connection, numbers: Sequence[int], words: str) -> dict[int, str]:
        query = text(
            "select d.number, ts_headline('words', coalesce(d.title, '') || chr(10) || left(t.content, 20000), "
            "cast(:words as tsquery), 'StartSel=[, StopSel=], MaxWords=24, MinWords=12') "
            "from documents d join texts t on t.sha256 = d.text_sha256 where d.number in :numbers"
        ).bindparams(bindparam("numbers", expanding=True))
        return {
            row[0]: row[1] for row in connection.execute(query, {"words": words, "numbers": list(numbers)})
        }

    def query(self, words: str) -> str:
        """As a tsquery in text form: stemmed by the server, so plain lexemes go through ``phraseto_tsquery``."""
        parts = re.findall(r'"([^"]*)"|(\S+)', words)
        terms = [term for phrase, word in parts if (term := fold(phrase or word).replace("_", " "))]
        if not terms:
            return ""
        parsed = " && ".join(f"phraseto_tsquery('words', :t{i})" for i in range(len(terms)))
        with self.engine.connect() as connection:
            found = connection.execute(
                text(f"select cast({parsed} as text)"), {f"t{i}": term for i, term in enumerate(terms)}
            )
            return str(found.scalar_one())

    def vacuum(self) -> None:
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("vacuum full")

    def close(self) -> None:
        self.engine.dispose()


def _index(connection: Connection, index: str, rows: Sequence[tuple[int, str]]) -> None:
    if rows:
        connection.execute(
            text(f"insert into {index} (number, words) values (:number, to_tsvector('words', :words))"),
            [{"number": number, "words": fold(words[:LONGEST]).replace("_", " ")} for number, words in rows],
        )


def _ranked(index: str, limit: int) -> Select[tuple[int, float]]:
    return text(
        f"select number as hit, -ts_rank(words, cast(:words as tsquery)) as rank from "
        f"(select number, words from {index} where words @@ cast(:words as tsquery) "
        f"order by number desc limit {CANDIDATES}) newest order by rank, hit desc limit {limit}"
    ).columns(hit=Integer, rank=Float)  # type: ignore[return-value]


def _version(connection: Connection) -> int | None:
    """The schema version, None where there is no record."""
    there = connection.exec_driver_sql(
        "select to_regclass('migrations') is not null and to_regclass('claim_periods') is not null"
    ).scalar_one()
    if not there:
        return None
    found = connection.exec_driver_sql("select max(version) from migrations").scalar()
    return int(found) if found else None
