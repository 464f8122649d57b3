"""``standoff show``, ``timeline``, ``status``, ``export`` and ``verify`` on the bundled coverage."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Call

SHOWN_OF_EACH_FACT = (
    "move",
    "status",
    "place",
    "quote",
    "voices",
    "outlet",
    "published",
    "review",
    "support",
)


@pytest.fixture
def ask(call: Call, demo_record: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """The command line on the record of the bundled coverage."""
    monkeypatch.setenv("STANDOFF_RECORD", str(demo_record))
    return call


def test_a_place_with_words_chain_review_and_support(ask: Call) -> None:
    out = ask("show", "Mississippi").out
    assert out.startswith("Mississippi\n")
    for part in (
        "unreviewed",
        "independent support",
        "2017-02-09",
        "pass chamber · happened",
        "SB 2710",
        " > ",
    ):
        assert part in out, part
    assert "no support of its own" in out, "copies are told apart"


@pytest.mark.parametrize("width", [80, 100, 120])
def test_lines_fit_the_terminal(ask: Call, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for question in (
        ("show", "Mississippi"),
        ("timeline",),
        ("status",),
        ("status", "--why"),
        ("codebook", "show"),
    ):
        lines = ask(*question).out.splitlines()
        assert lines
        assert max(map(len, lines)) <= width, question


def test_a_narrow_terminal_loses_nothing(ask: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert "…" not in ask("status", "--why").out


def test_an_instrument_and_an_actor(ask: Call) -> None:
    assert "SB 2710" in ask("show", "S.B. 2710").out
    found = json.loads(ask("show", "Phil Bryant", "--format", "json").out)
    assert found
    assert all("Bryant" in fact["actor"] for fact in found)


def test_every_fact_carries_its_source(ask: Call) -> None:
    facts = [json.loads(line) for line in ask("timeline", "--format", "jsonl").out.splitlines()]
    assert len(facts) > 30
    for fact in facts:
        assert set(SHOWN_OF_EACH_FACT) <= set(fact)
        assert fact["quote"].strip()
        assert fact["voices"]


def test_filters_of_the_timeline(ask: Call) -> None:
    suits = json.loads(ask("timeline", "--move", "sue", "--format", "json").out)
    assert suits
    assert {fact["move"] for fact in suits} == {"sue"}
    spring = ask("timeline", "--since", "2017-03", "--until", "2017-03", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(spring)))
    assert rows
    dates = [row["date"] for row in rows if len(row["date"]) == 10]
    assert all(date.startswith("2017-03") for date in dates)


def test_the_view_of_an_earlier_instant_knows_nothing(ask: Call) -> None:
    assert json.loads(ask("timeline", "--known", "2017-05-01", "--format", "json").out) == []


def test_what_could_be_read_by_a_day(ask: Call) -> None:
    early = json.loads(ask("timeline", "--reported", "2017-02-15", "--format", "json").out)
    assert early
    assert max(fact["reported"] for fact in early) <= "2017-02-15"


def test_status_says_since_when_under_what_and_that_nobody_reviewed_it(ask: Call) -> None:
    rows = json.loads(ask("status", "--format", "json").out)
    assert rows
    assert {row["answer"] for row in rows} <= {"holds", "does not hold", "blocked", "conflicting"}
    assert {row["review"] for row in rows} == {"unreviewed"}
    before = json.loads(ask("status", "--on", "2005-01-01", "--format", "json").out)
    assert len(before) < len(rows)


def test_export_gives_every_core_fact_in_both_forms(ask: Call, tmp_path: Path) -> None:
    facts = [json.loads(line) for line in ask("export").out.splitlines()]
    rows = list(csv.DictReader(io.StringIO(ask("export", "--format", "csv").out)))
    assert [row["claim"] for row in rows] == [fact["claim"] for fact in facts]
    assert all(fact["core"] for fact in facts)
    assert len(ask("export", "--all").out.splitlines()) >= len(facts)
    assert ask("export", "-o", tmp_path / "facts.jsonl").out == ""
    assert len((tmp_path / "facts.jsonl").read_text().splitlines()) == len(facts)


def test_verify_finds_nothing_broken_and_a_tampered_text(
    ask: Call, demo_record: Path, tmp_path: Path
) -> None:
    assert ask("verify").out.rstrip().endswith("0 broken")
    copy = tmp_path / "copy.db"
    with sqlite3.connect(demo_record) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        for (trigger,) in target.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            target.execute(f'drop trigger "{trigger}"')
        target.execute(
            "update texts set content = replace(content, 'Senate', 'House') where content like '%Senate%'"
        )
    source.close()
    target.close()
    result = ask("verify", "--record", copy)
    assert result.code == 1
    assert "orphaned" in result.out


def test_no_wildlife_and_no_churches(ask: Call) -> None:
    for fact in map(json.loads, ask("export", "--all").out.splitlines()):
        assert "bird" not in fact["doc_id"]
        assert "church" not in fact["doc_id"]
