from __future__ import annotations

import hashlib
import socket
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from types import SimpleNamespace

import psycopg
import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from standoff.errors import (
    InputError,
    RecordBusy,
    RecordError,
    RecordLost,
    RecordMissing,
    RecordUnwritable,
    StandoffError,
)
from standoff.record import schema
from standoff.record.store import Store
from tests.postgres import Schemas

READER = "standoff_test_reader:only-for-reading"


@pytest.fixture
def name(postgres: Schemas) -> str:
    return postgres.fresh()


@pytest.fixture
def where(postgres: Schemas, name: str) -> str:
    """The address of an empty schema."""
    return postgres.url(name)


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    with Store.open(where) as opened:
        yield opened


@pytest.fixture
def run(postgres: Schemas, name: str) -> Callable[[str], object]:
    """Runs SQL in the schema behind the record's back, as the owner of the server."""

    def ran(statement: str) -> object:
        postgres.connection.execute(f"set search_path = {name}")
        return postgres.connection.execute(statement).rowcount  # type: ignore[call-overload]

    return ran


def told(error: pytest.ExceptionInfo[StandoffError], *secrets: str) -> str:
    """The message, which is one line and keeps its secrets, as does what a log would show of its cause."""
    line = str(error.value)
    assert "\n" not in line
    assert "\t" not in line
    for secret in secrets:
        assert secret not in line
        assert secret not in repr(error.value.__cause__)
    return line


def password(url: str) -> str:
    return url.split("@")[0].rpartition(":")[2]


def test_the_name_of_a_record_hides_its_password(store: Store, where: str) -> None:
    assert password(where) not in store.name
    assert store.name.startswith("postgresql://postgres:***@127.0.0.1:")


def test_a_password_in_the_query_is_hidden_too(where: str) -> None:
    secret = password(where)
    moved = where.replace(f":{secret}@", "@") + f"&password={secret}"
    with Store.open(moved) as store:
        assert secret not in store.name


def test_no_server_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # not listening: nobody answers, and nobody else can
        port = taken.getsockname()[1]
        with pytest.raises(RecordLost) as error:
            Store.open(f"postgresql://ann:hush-hush@127.0.0.1:{port}/standoff")
    line = told(error, "hush-hush")
    assert line.startswith(f"postgresql://ann:***@127.0.0.1:{port}/standoff: ")
    assert "refused" in line


def test_no_host_of_that_name() -> None:
    with pytest.raises(RecordLost) as error:
        Store.open("postgresql://ann:hush-hush@no-such-host.invalid/standoff")
    assert "no-such-host.invalid" in told(error, "hush-hush")


def test_a_server_that_never_answers_is_not_waited_for_long() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        where = f"postgresql://ann:hush-hush@127.0.0.1:{silent.getsockname()[1]}/standoff?connect_timeout=2"
        with pytest.raises(RecordLost) as error:
            Store.open(where)
    assert "timeout" in told(error, "hush-hush")


def test_a_wrong_password(postgres: Schemas, where: str) -> None:
    with pytest.raises(RecordLost) as error:
        Store.open(where.replace(password(where), "hush-hush"))
    assert "refuses the user or password; check the address" in told(error, "hush-hush")


def test_an_unknown_user(postgres: Schemas, name: str) -> None:
    with pytest.raises(RecordLost) as error:
        Store.open(postgres.url(name, login="nobody_of_that_name:hush-hush"))
    assert "refuses the user or password; check the address" in told(error, "hush-hush")


def test_no_such_database(where: str) -> None:
    with pytest.raises(RecordLost) as error:
        Store.open(where.replace("/standoff_test_", "/no_such_database_"))
    assert "there is no such database" in told(error, password(where))


def test_no_such_schema(postgres: Schemas) -> None:
    with pytest.raises(RecordUnwritable) as error:
        Store.open(postgres.url("no_such_schema"))
    assert "there is no such schema" in told(error)


@pytest.mark.parametrize("where", ["postgresql://", "postgresql://ann:hush-hush@host:port/x", "postgres://["])
def test_an_address_that_is_none(where: str) -> None:
    with pytest.raises(RecordError) as error:
        Store.open(where)
    told(error, "hush-hush")


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordError, match=r'pip install "standoff\[postgres\]"') as error:
        Store.open("postgresql://ann:hush-hush@127.0.0.1:1/standoff")
    told(error, "hush-hush")


def test_a_missing_record_is_made_only_when_asked(where: str) -> None:
    with pytest.raises(RecordMissing, match="no record there"):
        Store.open(where, create=False)
    Store.open(where).close()
    Store.open(where, create=False).close()


@pytest.mark.parametrize(
    "theirs",
    [
        "create table cats (name text)",
        "create table entries (seq int)",
        "create table migrations (version int)",
        "create view dogs as select 1",
    ],
)
def test_the_schema_of_another_program_is_left_alone(
    postgres: Schemas, name: str, where: str, run: Callable[[str], object], theirs: str
) -> None:
    run(theirs)
    before = postgres.made(name)
    for create in (True, False):
        with pytest.raises(RecordUnwritable, match="another program"):
            Store.open(where, create=create)
    assert postgres.made(name) == before


def test_a_newer_record_asks_for_an_upgrade(store: Store, where: str, run: Callable[[str], object]) -> None:
    newer = schema.SCHEMA_VERSION + 1
    run(f"insert into migrations (version, applied) values ({newer}, '2030-01-01T00:00:00.000000Z')")
    with pytest.raises(RecordUnwritable, match=rf"made by a newer Standoff \(schema {newer}; this one knows"):
        Store.open(where)


def test_a_lost_connection_in_mid_transaction(postgres: Schemas, store: Store, make: SimpleNamespace) -> None:
    first, second = make.document(), make.document("The bill died.", uri="bill.html")
    store.writer("rules@1").add(first, make.coded(first))

    def clock() -> datetime:  # looked at inside the transaction
        lost = (
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = %s and pid <> %s"
        )
        mine = postgres.connection.info.backend_pid
        assert postgres.connection.execute(lost, (postgres.database, mine)).fetchone() != (0,)
        return datetime.now(UTC)

    with pytest.raises(RecordLost) as error:
        store.writer("rules@1", clock).add(second, make.coded(second, make.claim((0, 13))))
    assert "what was acknowledged stays" in told(error, password(postgres.server))
    assert [found.doc_id for found in store.view().documents().items] == ["ashford.html"]
    assert store.writer("rules@1").add(second, make.coded(second, make.claim((0, 13)))).outcome == "new"
    assert store.verify().ok


def test_a_connection_lost_while_idle_is_made_anew(
    postgres: Schemas, store: Store, make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standoff.record.databases.postgres.IDLE_SECONDS", 0)
    document = make.document()
    store.writer("rules@1").add(document, make.coded(document))
    lost = "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s and pid <> %s"
    postgres.connection.execute(lost, (postgres.database, postgres.connection.info.backend_pid))
    assert [found.doc_id for found in store.view().documents().items] == ["ashford.html"]


def test_a_second_writer_waits_then_is_told(store: Store, where: str, make: SimpleNamespace) -> None:
    document = make.document()
    with Store.open(where, wait=0.1) as second:
        with store.database.writing():
            with pytest.raises(RecordBusy, match="another process is writing") as error:
                second.writer("rules@1").add(document, make.coded(document))
            told(error, password(where))
            assert second.view().claims().items == (), "readers do not wait"
        assert second.writer("rules@1").add(document, make.coded(document)).outcome == "new"


def test_records_in_one_database_do_not_wait_for_each_other(
    postgres: Schemas, store: Store, make: SimpleNamespace
) -> None:
    document = make.document()
    with Store.open(postgres.url(postgres.fresh()), wait=0.1) as other, store.database.writing():
        assert other.writer("rules@1").add(document, make.coded(document)).outcome == "new"


@pytest.fixture
def reader(postgres: Schemas, name: str) -> Iterator[str]:
    """The address of the schema for a user who may only read."""
    user, secret = READER.split(":")
    user = f"{user}_{name}"
    run = postgres.connection.execute
    run(f"create role {user} login password '{secret}'")
    run(f"grant usage on schema {name} to {user}")
    run(f"grant select on all tables in schema {name} to {user}")
    yield postgres.url(name, login=f"{user}:{secret}")
    run(f"drop owned by {user}; drop role {user}")


def test_a_user_who_may_only_read_reads(store: Store, reader: str, make: SimpleNamespace) -> None:
    document = make.document()
    store.writer("rules@1").add(document, make.coded(document))
    with Store.open(reader, create=False) as opened:
        assert len(opened.view().claims().items) == 1
        assert opened.verify().ok
        with pytest.raises(RecordUnwritable, match="read-only") as error:
            opened.writer("rules@1")
    told(error, password(reader))
    with pytest.raises(RecordUnwritable, match="read-only") as error:
        Store.open(reader)
    told(error, password(reader))


def test_a_user_who_may_make_no_tables_is_told(postgres: Schemas, name: str, reader: str) -> None:
    with pytest.raises(RecordUnwritable) as error:
        Store.open(reader)
    told(error, password(reader))
    assert postgres.made(name).tables == ()


@pytest.mark.parametrize(
    "statement", ["update claims set status = 'denied'", "delete from texts", "truncate entries cascade"]
)
def test_the_database_refuses_to_change_or_lose_rows(
    store: Store, run: Callable[[str], object], make: SimpleNamespace, statement: str
) -> None:
    document = make.document()
    store.writer("rules@1").add(document, make.coded(document))
    with pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
        run(statement)


def test_text_sorts_by_code_points_whatever_the_server_thinks(
    postgres: Schemas, store: Store, name: str
) -> None:
    query = """select attrelid::regclass, attname from pg_attribute join pg_class on pg_class.oid = attrelid
      where relnamespace = %s::regnamespace and relkind = 'r' and atttypid = 'text'::regtype
      and attnum > 0 and attcollation <> '"C"'::regcollation"""
    assert postgres.connection.execute(query, (name,)).fetchall() == []


@pytest.mark.parametrize("odd", ["\x00", "\ud800"])
def test_characters_that_no_database_holds_are_refused_in_one_line(
    store: Store, make: SimpleNamespace, odd: str
) -> None:
    text = f"A page with {odd} in it."
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    plain = make.document()
    in_text = replace(plain, text=text, text_sha256=sha256)
    for document in (in_text, replace(plain, title=f"A {odd} title")):
        with pytest.raises(InputError) as error:
            store.writer("rules@1").add(document, make.coded(document, make.claim((0, 6))))
        told(error).encode()
    assert store.view().counts().documents == 0


def test_a_reading_sees_one_state_and_waits_for_no_writer(
    store: Store, where: str, make: SimpleNamespace
) -> None:
    count = select(func.count()).select_from(schema.documents)
    with store.database.reading() as connection, Store.open(where) as other:
        assert connection.execute(count).scalar_one() == 0
        document = make.document()
        other.writer("rules@1").add(document, make.coded(document))
        assert connection.execute(count).scalar_one() == 0
    with store.database.reading() as connection:
        assert connection.execute(count).scalar_one() == 1


def test_connections_are_let_go(postgres: Schemas, where: str) -> None:
    store = Store.open(where)
    mine = "select count(*) from pg_stat_activity where datname = %s and pid <> %s"
    of = (postgres.database, postgres.connection.info.backend_pid)
    assert postgres.connection.execute(mine, of).fetchone() != (0,)
    store.close()
    for _ in range(1000):
        if postgres.connection.execute(mine, of).fetchone() == (0,):
            return
    pytest.fail("a connection stays open")
