"""Every kind of bad input: one clear line that names it and the mend, the others still in, the record intact."""

import os
import resource
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Call, Result, spawn


def deep(levels: int) -> bytes:
    return b"<html><body>" + b"<div>" * levels + b"<p>The mayor signed the order.</p>" + b"</div>" * levels


def huge() -> bytes:
    return b"<html><body><p>" + b"The mayor signed the order. " * 1_900_000 + b"</p></body></html>"


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("empty.html", lambda: b"", "is empty"),
    "white space": ("blank.txt", lambda: b" \n\t\n", "is empty"),
    "binary junk": ("junk.html", lambda: bytes(range(256)) * 40, "binary"),
    "a picture": ("page.html", lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
    "no article": ("menu.html", lambda: b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no "),
    "a 50 MB page": ("big.html", huge, "larger than 20 MB"),
    "deep tags": ("deep.html", lambda: deep(200_000), "nests tags"),
}


@pytest.mark.parametrize("kind", BAD)
def test_one_bad_file_among_good_ones(call: Call, page: Path, tmp_path: Path, kind: str) -> None:
    name, body, wrong = BAD[kind]
    (tmp_path / name).write_bytes(body())
    result = call("add", name, page)
    assert result.code == 3
    assert_one_line(result, name, wrong)
    assert "1 new" in result.out
    assert call("verify").code == 0


def assert_one_line(result: Result, *parts: str) -> None:
    """One line on standard error: what, wrong; mend."""
    lines = result.err.splitlines()
    assert len(lines) == 1, result.err
    assert lines[0].startswith("standoff: ")
    assert "; " in lines[0]
    for part in parts:
        assert part in lines[0]


@pytest.mark.parametrize("name", ["nowhere.html", "nowhere/*.html", "x" * 300 + ".html"])
def test_a_missing_file(call: Call, page: Path, name: str) -> None:
    result = call("add", name, page)
    assert result.code == 3
    assert_one_line(result, name)
    assert "1 new" in result.out


def test_invalid_utf8_is_read_and_its_spans_hold(call: Call, tmp_path: Path) -> None:
    words = (
        "The mayor of Chicago signed an ordinance that limits immigration detainers \x92\xff\xfe on Monday."
    )
    (tmp_path / "odd.txt").write_bytes(words.encode("latin-1"))
    assert call("add", "odd.txt").code == 0
    assert call("verify").code == 0


def test_a_page_declared_in_the_wrong_charset(call: Call, page: Path) -> None:
    page.write_bytes(page.read_text().replace("<head>", '<head><meta charset="utf-16">').encode("cp1252"))
    assert call("add", page).code == 0
    assert "passed an ordinance" in " ".join(call("timeline", "--full").out.split())


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (("add", "x.txt", "--published", "last spring"), ("--published", "last spring")),
        (("status", "--on", "2017-02-30"), ("--on", "2017-02-30")),
        (("timeline", "--since", "March"), ("--since", "March")),
    ],
)
def test_a_bad_date(call: Call, page: Path, arguments: tuple[str, ...], parts: tuple[str, ...]) -> None:
    call("add", page)
    result = call(*arguments)
    assert result.code == 3
    assert_one_line(result, *parts, "2017-03")


def test_an_unknown_codebook_code(call: Call) -> None:
    result = call("codebook", "show", "--code", "withold_funds")
    assert result.code == 4
    assert_one_line(result, "withold_funds", "did you mean withhold_funds")


def test_an_unknown_code_as_a_filter(call: Call, page: Path) -> None:
    call("add", page)
    result = call("timeline", "--move", "sueing")
    assert result.code == 4
    assert_one_line(result, "sueing", "sue")


def test_an_unknown_codebook(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "The mayor signed it."}\n')
    result = call("code", "--jsonl", "in.jsonl", "--codebook", "taxes")
    assert (result.code, result.out) == (4, "")
    assert_one_line(result, "taxes", "sanctuary")


def test_a_codebook_file_with_a_fault(call: Call, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('name = "own"\nversion = 1\n')
    result = call("codebook", "check", "own.toml")
    assert result.code == 4
    assert_one_line(result, "own.toml")


@pytest.mark.parametrize(
    ("option", "code", "mend"),
    [
        ("--move", "widthold_funds", "did you mean withhold_funds"),
        ("--move", "happened", "see 'standoff codebook show sanctuary'"),
        ("--status", "hapened", "did you mean happened"),
        ("--status", "xyzzy", "see 'standoff codebook show sanctuary'"),
    ],
)
def test_a_code_that_the_codebook_lacks(call: Call, option: str, code: str, mend: str) -> None:
    result = call("timeline", option, code)
    assert result.code == 4
    assert_one_line(result, f"{option[2:]} {code!r}", mend)


@pytest.mark.parametrize("question", [("show", "Texas"), ("status",), ("verify",), ("export",), ("recode",)])
def test_no_record(call: Call, tmp_path: Path, question: tuple[str, ...]) -> None:
    result = call(*question)
    assert result.code == 5
    assert_one_line(result, "standoff.db", "standoff add")
    assert not list(tmp_path.iterdir()), "asking makes no record"


def test_a_file_that_is_no_record(call: Call, page: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("my notes, long enough to be no database header at all " * 4)
    result = call("add", page, "--record", "notes.db")
    assert result.code == 5
    assert_one_line(result, "notes.db")
    assert (tmp_path / "notes.db").read_text().startswith("my notes")


def test_another_programs_database(call: Call, page: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create table mine (x)")
    other.close()
    result = call("add", page, "--record", "other.db")
    assert result.code == 5
    assert_one_line(result, "other.db", "another program")


def test_a_record_in_no_folder(call: Call, page: Path) -> None:
    result = call("add", page, "--record", "no/such/folder/standoff.db")
    assert result.code == 5
    assert_one_line(result, "no/such/folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_record(call: Call, page: Path, tmp_path: Path) -> None:
    call("add", page)
    (tmp_path / "standoff.db").chmod(0o444)
    result = call("add", page)
    assert result.code == 5
    assert_one_line(result, "standoff.db", "read-only")
    assert call("timeline").code == 0, "reading goes on"


def test_a_full_disk_keeps_what_is_in(call: Call, page: Path, tmp_path: Path) -> None:
    call("add", page)
    before = call("verify").out
    text = "The Chicago City Council passed an ordinance that bars police from honoring detainers. " * 300
    (tmp_path / "long.txt").write_text(text)
    room = (tmp_path / "standoff.db").stat().st_size + 8_000

    def quota() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    with spawn("add", "long.txt", cwd=tmp_path, preexec_fn=quota) as process:
        _, err = process.communicate(timeout=120)
    assert process.returncode == 5, err
    assert "full" in err
    assert len(err.splitlines()) == 1
    assert call("verify").out == before
    assert call("add", "long.txt").code == 0, "with room again, the same command goes on"


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ((), "give paths or --jsonl"),
        (("a.html", "--jsonl", "b.jsonl"), "one of the two"),
        (("a.html", "--outlett", "x"), "--outlet"),
    ],
)
def test_wrong_use(call: Call, arguments: tuple[str, ...], part: str) -> None:
    result = call("add", *arguments)
    assert result.code == 2
    assert_one_line(result, part)


def test_a_bad_setting(call: Call, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDOFF_MAX_MB", "many")
    result = call("add", page)
    assert result.code == 2
    assert_one_line(result, "STANDOFF_MAX_MB", "many")


def test_nothing_about_it(call: Call, page: Path) -> None:
    call("add", page)
    result = call("show", "Atlantis")
    assert result.code == 3
    assert_one_line(result, "Atlantis")
