"""``standoff record``: made, looked at, backed up, restored, migrated, rebuilt, checked, copied, erased from."""

import json
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.postgres import Schemas

NOTE = "Mayor Ann Lee said on Monday that Chicago will sue the federal government over the sanctuary order."
SAID = ("--outlet", "City Desk", "--published", "2017-03-22")
DROP = "select name from sqlite_master where type = 'trigger'"


@pytest.fixture
def added(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """The command line with a record of one text, ``note.txt``."""
    monkeypatch.setenv("STANDOFF_REVIEWER", "Ana Ruiz")
    (tmp_path / "note.txt").write_text(NOTE)
    assert call("add", "note.txt", *SAID).code == 0
    return call


def content(call: Call, path: str, record: object = "standoff.db") -> str:
    """The digest that a backup of the record tells."""
    out = call("record", "backup", path, "--record", record).out
    return out.split("content ")[1].strip()


def test_an_empty_record_and_one_that_is_there(call: Call) -> None:
    assert call("record", "info").code == 5
    assert call("record", "init").out == "standoff.db: an empty record was made\n"
    assert call("record", "init").out == "standoff.db: there is a record already; it is left as it is\n"
    told = dict(line.split(maxsplit=1) for line in call("record", "info").out.splitlines())
    assert told["entries"] == "0"
    assert told["database"].startswith("SQLite 3.")
    assert call("timeline").code == 0


def test_info_counts_what_was_done(added: Call) -> None:
    added("finding", "add", "Oregon", "detainer_hold", "--sources", "law", "--why", "read")
    found = json.loads(added("record", "info", "--format", "json").out)[0]
    last = json.loads(added("changes", "--since", 0, "--format", "json").out)[-1]
    assert (found["documents"], found["findings"], found["entries"]) == (1, 1, last["entry"])
    assert found["claims"] == len(added("export", "--all").out.splitlines())
    assert found["first"] <= found["last"] == last["when"]


def test_a_backup_is_a_record_and_comes_back(added: Call, tmp_path: Path) -> None:
    before = added("timeline").out
    digest = content(added, "safe.db")
    taken = added("record", "backup", "safe.db")
    assert taken.code == 5
    assert "exists already; name another file, or say --replace" in taken.err
    assert added("record", "backup", "safe.db", "--replace").code == 0
    assert str(tmp_path / "safe.db") in "".join(added("record", "info").out.split())
    assert added("timeline", "--record", "safe.db").out == before
    refused = added("record", "restore", "safe.db")
    assert refused.code == 5
    assert "--replace" in refused.err
    assert content(added, "again.db", "safe.db") == digest
    added("review", "retract", "note.txt", "--why", "gone")
    assert added("timeline").out != before
    done = added("record", "restore", "safe.db", "--replace")
    assert done.code == 0
    assert "the record that was there is " in done.out
    assert added("timeline").out == before
    assert added("record", "check").code == 0


def test_a_backup_that_is_damaged_is_refused(added: Call, tmp_path: Path) -> None:
    added("record", "backup", "safe.db")
    with sqlite3.connect(tmp_path / "safe.db") as broken:
        for (trigger,) in broken.execute(DROP).fetchall():
            broken.execute(f'drop trigger "{trigger}"')
        broken.execute("update texts set content = replace(content, 'Mayor', 'Major')")
    broken.close()
    done = added("record", "restore", "safe.db", "--record", "new.db")
    assert done.code == 5
    assert not (tmp_path / "new.db").exists()


def test_check_finds_what_does_not_follow_and_rebuild_mends_it(added: Call, tmp_path: Path) -> None:
    assert added("record", "check").out.rstrip().endswith("; 0 broken")
    with sqlite3.connect(tmp_path / "standoff.db") as broken:
        broken.execute("update claim_periods set review = 'accepted', public = 1")
    broken.close()
    found = added("record", "check")
    assert found.code == 1
    assert "claim_periods does not follow from what was added; run 'standoff record rebuild'" in found.out
    assert added("record", "check").out == found.out, "checking changes nothing"
    assert "came out otherwise: claim_periods" in added("record", "rebuild").out
    assert added("record", "check").code == 0
    assert "all came out as they stood" in added("record", "rebuild").out


def test_a_read_only_record_is_checked_as_far_as_can_be(added: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standoff.record.databases.sqlite._writable", lambda _: False)
    found = added("record", "check")
    assert found.code == 0
    assert "derived tables were not compared" in found.err
    assert added("record", "rebuild").code == 5
    assert added("review", "queue").code == 0


def test_a_tampered_text_is_named(added: Call, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "standoff.db") as broken:
        for (trigger,) in broken.execute(DROP).fetchall():
            broken.execute(f'drop trigger "{trigger}"')
        broken.execute("update texts set content = replace(content, 'Mayor', 'Major')")
    broken.close()
    found = added("record", "check")
    assert found.code == 1
    assert "orphaned: note (note.txt)" in found.out


def test_migrating_what_is_new_enough_and_what_is_no_record(added: Call, tmp_path: Path) -> None:
    assert "nothing to do" in added("record", "migrate").out
    assert added("record", "migrate", "--record", "nowhere.db").code == 5
    sqlite3.connect(tmp_path / "other.db").execute("create table a (b)").connection.close()
    other = added("record", "migrate", "--record", "other.db")
    assert other.code == 5
    assert "another program" in other.err
    with sqlite3.connect(tmp_path / "standoff.db") as newer:
        newer.execute("pragma user_version = 99")
    newer.close()
    for command in (("record", "migrate"), ("record", "info"), ("timeline",)):
        result = added(*command)
        assert result.code == 5
        assert result.err.count("\n") == 1
        assert "standoff.db" in result.err


def test_an_older_record_says_what_to_do(added: Call, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "standoff.db") as older:
        older.execute("pragma user_version = 1")
    older.close()
    result = added("timeline")
    assert result.code == 5
    assert "standoff record migrate" in result.err


def test_a_purge_shows_what_goes_and_asks(
    added: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added("record", "backup", "safe.db")
    why = ("--why", "removed on request")
    unasked = added("record", "purge", "note.txt", *why)
    assert unasked.code == 2
    assert "add --yes" in unasked.err
    assert "To be erased from 1 document with " in unasked.out
    assert str(tmp_path / "safe.db") in unasked.out
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_: False)
    declined = added("record", "purge", "note.txt", *why)
    assert (declined.code, declined.out.splitlines()[-1]) == (1, "nothing was erased")
    assert NOTE.encode() in (tmp_path / "standoff.db").read_bytes()
    monkeypatch.setattr("click.confirm", lambda *_: True)
    done = added("record", "purge", "note.txt", *why)
    assert done.code == 0, done.err
    assert "safe.db: erased there too" in done.out
    for name in ("standoff.db", "safe.db"):
        held = b"".join(path.read_bytes() for path in tmp_path.glob(f"{name}*"))
        assert b"will sue the federal government" not in held
        assert added("record", "check", "--record", name).code == 0
    log = json.loads(added("changes", "--since", 0, "--format", "json").out)
    (entry,) = [row for row in log if row["kind"] == "purge"]
    assert (entry["who"], entry["why"]) == ("Ana Ruiz", "removed on request")
    assert "removed on request" in added("record", "info").out
    assert added("timeline", "--format", "jsonl").out == ""


def test_a_name_is_erased_and_not_told_again(added: Call, tmp_path: Path) -> None:
    told = added("record", "purge", "--name", "Ann Lee", "--why", "Ann Lee asked", "--yes")
    assert told.code == 2
    done = added("record", "purge", "--name", "Ann Lee", "--why", "request of 3 May", "--yes")
    assert done.code == 0, done.err
    assert b"Ann Lee" not in b"".join(path.read_bytes() for path in tmp_path.glob("standoff.db*"))
    assert "Ann Lee" not in added("timeline", "--full").out
    assert added("record", "check").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        (("--why", "x", "--yes"), 2, "one of the two"),
        (("note.txt", "--name", "Ann Lee", "--why", "x", "--yes"), 2, "one of the two"),
        (("note.txt", "--yes"), 2, "--why"),
        (("nowhere.txt", "--why", "x", "--yes"), 3, "nowhere.txt"),
        (("--name", "Blub Blubber", "--why", "x", "--yes"), 3, "the name"),
    ],
)
def test_what_is_no_purge(added: Call, arguments: tuple[str, ...], code: int, part: str) -> None:
    before = added("verify").out
    result = added("record", "purge", *arguments)
    assert result.code == code
    assert part in result.err
    assert added("verify").out == before


def test_a_record_on_a_server_and_back(
    added: Call, postgres: Schemas, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = postgres.url(postgres.fresh())
    before = added("timeline").out
    done = added("record", "copy", server)
    assert done.code == 0, done.err
    assert done.out.split("content ")[1].strip() == content(added, "safe.db")
    assert added("record", "copy", server).code == 5
    monkeypatch.setenv("STANDOFF_RECORD", server)
    assert added("timeline").out == before
    claim = json.loads(added("export").out.splitlines()[0])["claim"]
    assert added("review", "accept", claim[:8], "--why", "read").code == 0
    assert [row["review"] for row in json.loads(added("timeline", "--public", "--format", "json").out)] == [
        "accepted"
    ]
    added("finding", "add", "Oregon", "detainer_hold", "--sources", "law", "--why", "read")
    history = json.loads(added("history", claim, "--format", "json").out)
    assert history[-1]["kind"] == "review"
    assert json.loads(added("search", "sanctuary", "--format", "json").out)[0]["doc_id"] == "note"
    assert added("record", "check").code == 0
    assert "PostgreSQL" in added("record", "info").out
    assert "all came out as they stood" in added("record", "rebuild").out
    shown = added("timeline").out
    added("record", "copy", "home.db")
    assert added("timeline", "--record", "home.db").out == shown


def test_an_address_is_told_without_its_password(call: Call) -> None:
    for address in (
        "postgresql://ana:s3cret@127.0.0.1:1/standoff",
        "postgresql://ana:s3c/ret@127.0.0.1:1/standoff",
        "postgresql://ana@127.0.0.1:1/standoff?password=s3cret&connect_timeout=1",
    ):
        for command in (
            ("timeline",),
            ("record", "init"),
            ("record", "copy", address, "--record", "none.db"),
        ):
            call("record", "init", "--record", "none.db")
            result = call(*command, *(() if "--record" in command else ("--record", address)))
            assert result.code == 5
            assert "127.0.0.1" in result.err
            assert result.err.count("\n") == 1
            assert "s3c" not in result.err + result.out
