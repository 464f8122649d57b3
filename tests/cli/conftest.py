"""The command line in this process and in one of its own; a record of the bundled coverage."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE
from typing import NamedTuple

import pytest

from standoff.cli import standoff
from standoff.cli.running import run

PAGE = """<!doctype html><html><head><title>Council votes on jail holds</title>
<meta property="og:site_name" content="Ashford Ledger">
<meta property="article:published_time" content="2017-03-21"></head><body><article>
<h1>Council votes on jail holds</h1>
<p>Mayor Ann Lee of Chicago said on Monday that the city will sue the federal government over the order that withholds
grants from sanctuary cities. She signed the complaint herself and sent it to the court.</p>
<p>The Chicago City Council passed an ordinance last week that bars police from honoring immigration detainers. Council
members said the vote was long overdue and that more ordinances on the matter would follow in the spring.</p>
</article></body></html>"""


class Result(NamedTuple):
    """What a run of the command line gave."""

    code: int
    out: str
    err: str


Call = Callable[..., Result]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """``call("add", ...)`` in this process, in an empty folder, with the record there."""
    monkeypatch.chdir(tmp_path)
    for name in ("STANDOFF_RECORD", "STANDOFF_CODEBOOK", "STANDOFF_MAX_MB", "STANDOFF_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def called(*arguments: object) -> Result:
        code = run(standoff, [str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Result(code, told.out, told.err)

    return called


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with two paragraphs of facts."""
    path = tmp_path / "council.html"
    path.write_text(PAGE, "utf-8")
    return path


def command(*arguments: object) -> list[str]:
    """The command line as a process of its own."""
    return [sys.executable, "-c", "from standoff.cli import main; main()", *map(str, arguments)]


def spawn(*arguments: object, cwd: Path, **options: object) -> subprocess.Popen[str]:
    """Start the command line; both streams are piped as text.

    It hears interruptions even where a shell that started the tests in the background ignores them.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STANDOFF_")}
    before = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a handler is not inherited, ignoring is
    try:
        return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
            command(*arguments), cwd=cwd, text=True, env=environment, stdout=PIPE, stderr=PIPE, **options
        )
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def demo_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the bundled coverage; read only."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with spawn("demo", "--record", path, cwd=path.parent) as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert "Go on with" in out
    return path
