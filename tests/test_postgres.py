from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.postgres import NAMED, NoPostgres, Schemas, server

USER = """
import sys
from pathlib import Path
from tests.postgres import server
print(server(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


def user(meeting: Path) -> tuple[subprocess.Popen[str], str]:
    """A process that uses the server, and the address it was given."""
    environment = {**os.environ, "TMPDIR": str(meeting)}
    environment.pop(NAMED, None)
    process = subprocess.Popen(
        [sys.executable, "-c", USER, str(meeting)],
        cwd=Path(__file__).parents[1],
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    return process, process.stdout.readline().strip()


def test_the_server_lives_as_long_as_its_users_however_they_end(tmp_path: Path) -> None:
    first, address = user(tmp_path)
    second, same = user(tmp_path)
    assert same == address
    for process in (first, second):
        psycopg.connect(address).close()
        process.send_signal(signal.SIGKILL)
        process.communicate()
    while list(tmp_path.glob("standoff-postgres-*")):
        time.sleep(0.01)
    with pytest.raises(psycopg.OperationalError, match="refused"):
        psycopg.connect(address)


def test_no_server_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAMED, raising=False)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(
        NoPostgres, match=r"no PostgreSQL for the tests: no word from it; see .*postgres\.log, or set"
    ):
        server(tmp_path)
    monkeypatch.setenv(NAMED, "postgresql://nobody@127.0.0.1:1/postgres")
    with pytest.raises(NoPostgres, match="no PostgreSQL for the tests: connection failed") as told:
        Schemas(tmp_path)
    assert "\n" not in str(told.value)
