"""A record in a PostgreSQL schema, 15 or newer, through psycopg 3."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Float,
    Integer,
    Select,
    create_engine,
    event,
    exists,
    func,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.schema import CreateIndex, CreateTable

from standoff.errors import RecordError, RecordMissing, RecordUnwritable
from standoff.record import schema
from standoff.record.databases import CANDIDATES
from standoff.record.databases.sqlite import check_version
from standoff.record.faults import told
from standoff.record.identity import fold
from standoff.record.log import instant

LOCK = 0x5354  # with the record's own table, the advisory lock that writers take in turn
CONNECT_SECONDS = "10"  # for a server to answer, unless the address says otherwise
IDLE_SECONDS = (
    5.0  # after which a connection is looked at before it is used: the server may have been restarted
)
LONGEST = 400_000  # characters that are indexed: a tsvector holds one megabyte

SEARCHED = 20_000  # characters in which a snippet is looked for
START, STOP = "\ue000", "\ue001"  # around what matched, in a text that holds words and spaces only

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


HEADLINES = text(
    f"select ts_headline('words', said, cast(:words as tsquery), 'StartSel={START}, StopSel={STOP}, MaxWords=24, "
    "MinWords=12') from unnest(cast(:texts as text[])) with ordinality each (said, place) order by place"
)
INDEXED = (
    "select d.number, coalesce(d.title, '') || chr(10) || t.content from documents d "
    "join texts t on t.sha256 = d.text_sha256 where d.number > :after order by d.number limit 100",
    "select number, quote || chr(10) || actor from claims where number > :after order by number limit 1000",
    "select claim, words from grants where shown = 1 and claim > :after order by claim limit 1000",
)
WRITABLE = """select current_schema(), not pg_is_in_recovery()
  and current_setting('default_transaction_read_only') = 'off'
  and (to_regclass('entries') is null or has_table_privilege('entries', 'insert'))"""
OTHERS = """select exists (select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where nspname = current_schema() and relkind in ('r', 'p', 'v', 'm', 'f') and not exists (select from pg_depend
  where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e'))"""  # but for extensions
TURN = text(
    "select set_config('lock_timeout', :wait, true), "
    "pg_advisory_xact_lock(cast(:lock as bigint) * 4294967296 "
    "+ coalesce(cast(cast(to_regclass('entries') as oid) as bigint), 0))"
)


class Postgres:
    """One schema of a PostgreSQL database: the first of the connection's search path."""

    def __init__(self, where: str, create: bool, wait: float) -> None:
        try:
            url = make_url(where.replace("postgres://", "postgresql://", 1))
            self.name = _name(url)
            self.engine: Engine = create_engine(
                url.set(drivername="postgresql+psycopg").update_query_dict(
                    {"connect_timeout": url.query.get("connect_timeout", CONNECT_SECONDS)}
                )
            )
        except (ArgumentError, ValueError):
            mend = "write it like postgresql://user@host/database"
            raise RecordUnwritable("the record's address", "is no PostgreSQL address", mend) from None
        except ImportError:
            mend = 'run: pip install "standoff[postgres]"'
            raise RecordError(self.name, "the PostgreSQL driver is missing", mend) from None
        event.listen(self.engine, "checkin", _let_go)
        event.listen(self.engine, "checkout", _still_there)
        self._wait = wait
        with self.told(), self.engine.connect() as connection:
            schema_name, self.writable = connection.exec_driver_sql(WRITABLE).one()
        wrong = None
        if not schema_name:
            wrong, mend = "there is no such schema", "make it first, or check the address"
        elif create and not self.writable:
            wrong, mend = "the record is read-only", "name a user who may write, or another record"
        if wrong:
            self.close()
            raise RecordUnwritable(self.name, wrong, mend)

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
            others = version is None and bool(connection.exec_driver_sql(OTHERS).scalar_one())
        if version:
            check_version(self.name, version)
            return
        if others:
            mend = "make a schema for the record and add ?options=-csearch_path%3DITS_NAME to the address"
            raise RecordUnwritable(self.name, "holds the tables of another program", mend)
        if not create:
            raise RecordMissing(self.name, "no record there", "run `standoff record init` to make one")
        with self.writing() as connection:
            if _version(connection) is None:  # else another process made it while this one waited
                self.make(connection)

    def make(self, connection: Connection) -> None:
        """The tables, search, triggers and the version; one message, as a hundred would take their time."""
        tables = schema.metadata.sorted_tables
        parts: list[CreateTable | CreateIndex] = [CreateTable(table) for table in tables]
        parts += [CreateIndex(index) for table in tables for index in table.indexes]
        statements = [str(part.compile(dialect=self.engine.dialect)) for part in parts]
        statements.append(SEARCH)
        for index in INDEXES:
            statements += [
                f"create table {index} (number bigint primary key, words tsvector not null)",
                f"create index {index}_words on {index} using gin (words) with (fastupdate = off)",
            ]
        statements.append(REFUSE)
        for table in schema.BASE:
            statements += [
                f"create trigger {table.name}_append_only before update or delete on {table.name} "
                "for each row execute function refuse_change()",
                f"create trigger {table.name}_no_truncate before truncate on {table.name} "
                "for each statement execute function refuse_change()",
            ]
        statements.append(CLAIMS_VIEW)
        connection.exec_driver_sql(";".join(statement.strip().rstrip(";") for statement in statements))
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
        """References to rows that are gone, which a superuser can bring about."""
        for table in schema.metadata.sorted_tables:
            for key in table.foreign_keys:
                parent = key.column.table.alias()
                column = parent.c[key.column.name]
                orphan = select(key.parent).where(
                    key.parent.is_not(None), ~exists().where(column == key.parent)
                )
                if connection.execute(orphan.limit(1)).first():
                    wrong = f"a row of {table.name} refers to a missing row of {key.column.table.name}"
                    yield "reference", wrong

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

    def found_documents(self, phrase: bool) -> Select[tuple[int, float]]:
        return _ranked("search_documents", phrase)

    def found_claims(self) -> Select[tuple[int]]:
        return text("select number as hit from search_claims where words @@ cast(:words as tsquery)").columns(
            hit=Integer
        )  # type: ignore[return-value]

    def found_grants(self, phrase: bool) -> Select[tuple[int, float]]:
        return _ranked("search_grants", phrase)

    def snippets(self, connection: Connection, numbers: Sequence[int], words: str) -> dict[int, str]:
        query = select(
            schema.documents.c.number,
            func.concat_ws("\n", schema.documents.c.title, func.left(schema.texts.c.content, SEARCHED)),
        ).join(schema.texts, schema.texts.c.sha256 == schema.documents.c.text_sha256)
        texts = dict(connection.execute(query.where(schema.documents.c.number.in_(numbers))).all())
        plain = {number: _plain(said) for number, said in texts.items()}
        found = connection.execute(HEADLINES, {"texts": list(plain.values()), "words": words}).scalars()
        return {
            number: _marked(texts[number], said, fragment)
            for (number, said), fragment in zip(plain.items(), found, strict=True)
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


def _name(url: URL) -> str:
    """The address as messages show it: without passwords, wherever they stand."""
    query = {name: value for name, value in url.query.items() if "password" not in name}
    return url.set(query=query).render_as_string(hide_password=True)


def _let_go(_: Any, record: Any) -> None:
    record.info["idle since"] = time.monotonic()


def _still_there(driver: Any, record: Any, _: Any) -> None:
    """Raises DisconnectionError, upon which a new connection is made, when an idle one was lost."""
    if time.monotonic() - record.info.get("idle since", time.monotonic()) >= IDLE_SECONDS:
        try:
            driver.execute("select 1")
            driver.rollback()
        except driver.Error as error:  # as on every connection of the DB-API
            raise DisconnectionError from error


def _plain(said: str) -> str:
    """The text as ``fold`` sees it, but each character in its place."""
    folded = {c: fold(c).replace("_", "") for c in set(said)}
    return said.translate({ord(c): word if len(word) == 1 else " " for c, word in folded.items()})


def _marked(said: str, plain: str, fragment: str) -> str:
    """The part of ``said`` that ``fragment`` shows of ``plain``, with the same words marked."""
    start = plain.find(fragment.replace(START, "").replace(STOP, ""))
    shown, at = [], max(start, 0)
    for part in re.split(f"([{START}{STOP}])", fragment):
        if part in (START, STOP):
            shown.append("[" if part == START else "]")
        else:
            shown.append(said[at : at + len(part)])
            at += len(part)
    whole = "".join(shown).strip()
    return f"{'…' if start > 0 else ''}{whole}{'…' if at < len(said) else ''}"


def _index(connection: Connection, index: str, rows: Sequence[tuple[int, str]]) -> None:
    if rows:
        connection.execute(
            text(f"insert into {index} (number, words) values (:number, to_tsvector('words', :words))"),
            [{"number": number, "words": fold(words[:LONGEST]).replace("_", " ")} for number, words in rows],
        )


def _ranked(index: str, phrase: bool) -> Select[tuple[int, float]]:
    # A phrase is taken for as frequent as its words: left alone, the planner would read back through all rows for it.
    newest = "number + 0" if phrase else "number"
    return text(
        "select number as hit, -ts_rank(words, cast(:words as tsquery)) as rank from "
        f"(select number, words from {index} where words @@ cast(:words as tsquery) and number < :before "
        f"order by {newest} desc limit {CANDIDATES}) newest order by rank, hit desc"
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
