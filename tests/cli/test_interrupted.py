"""Runs that are cut short: the record is intact, and the same command goes on where it stopped."""

import signal
import sqlite3
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Call, spawn

DOCUMENTS = 120


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forty short articles."""
    place = tmp_path / "pages"
    place.mkdir()
    for number in range(DOCUMENTS):
        words = f"The city council of Chicago passed ordinance No. {number} on Monday. It bars holds on detainers."
        (place / f"{number:02}.txt").write_text(words * 3)
    return place


def added(record: Path) -> int:
    """Documents in the record so far, by a reader beside the writer."""
    if not record.exists():
        return 0
    try:
        with sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True) as connection:
            count = int(connection.execute("select count(*) from documents").fetchone()[0])
        connection.close()
    except sqlite3.OperationalError:
        return 0
    return count


def cut_short(tmp_path: Path, how: signal.Signals) -> tuple[int, str]:
    """Start adding, and send ``how`` once some documents are in; exit code and standard error."""
    with spawn("add", "pages", cwd=tmp_path) as process:
        until = time.monotonic() + 60
        while added(tmp_path / "standoff.db") < 3:
            assert process.poll() is None, "finished before it could be interrupted"
            assert time.monotonic() < until
            time.sleep(0.01)
        process.send_signal(how)
        _, err = process.communicate(timeout=60)
    return process.returncode, err


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_the_record_is_intact_and_the_run_resumable(
    call: Call, folder: Path, how: signal.Signals, code: int
) -> None:
    returned, err = cut_short(folder.parent, how)
    assert returned == code
    if how is signal.SIGINT:
        assert len(err.splitlines()) == 1
        assert "interrupted" in err
        assert "intact" in err
        assert "run the same command again" in err
    assert call("verify").code == 0
    before = added(folder.parent / "standoff.db")
    assert 3 <= before < DOCUMENTS
    result = call("add", "pages")
    assert result.code == 0
    assert f"{DOCUMENTS} documents ({DOCUMENTS - before} new, {before} unchanged)" in result.out
    assert call("verify").code == 0
    assert "acts" in call("timeline").out
