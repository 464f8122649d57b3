"""``standoff add``, ``recode`` and ``demo``: what goes in, what is said, what comes out."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

TEXT = "Mayor Ann Lee said on Monday that Chicago will sue the federal government over the sanctuary order."


def test_adding_again_changes_nothing(call: Call, page: Path) -> None:
    first = call("add", page)
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("standoff.db: 1 document (1 new), ")
    again = call("add", page)
    assert again.out == first.out.replace("new", "unchanged")


def test_a_changed_page_supersedes_its_earlier_capture(call: Call, page: Path) -> None:
    call("add", page)
    page.write_text(page.read_text().replace("bars police from honoring", "forbids jails from honoring"))
    assert "1 superseded" in call("add", page).out
    shown = " ".join(call("timeline", "--full").out.split())
    assert "forbids jails" in shown
    assert "bars police" not in shown
    assert call("verify").code == 0


def test_bare_text_takes_what_is_said_about_it(call: Call, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(TEXT)
    said = (
        "--outlet",
        "City Desk",
        "--published",
        "2017-03-22",
        "--url",
        "https://example.org/n",
        "--title",
        "Note",
    )
    assert call("add", "note.txt", *said).code == 0
    fact = json.loads(call("timeline", "--format", "json").out)[0]
    assert (fact["outlet"], fact["published"]) == ("City Desk", "2017-03-22")
    assert (fact["url"], fact["title"]) == ("https://example.org/n", "Note")
    assert fact["voices"][0] == "City Desk"
    assert TEXT[fact["start"] : fact["end"]] == fact["quote"]


def test_json_lines(call: Call, tmp_path: Path) -> None:
    rows = [{"doc_id": "a", "text": TEXT, "outlet": "City Desk", "published": "2017-03-22"}, {"doc_id": "b"}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = call("add", "--jsonl", "in.jsonl")
    assert result.code == 3
    assert "1 input could not be used" in result.out
    assert result.err.startswith("standoff: in.jsonl:2 (b): ")
    assert result.err.count("\n") == 1


def test_the_record_of_the_environment(
    call: Call, page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STANDOFF_RECORD", str(tmp_path / "other.db"))
    assert "other.db: 1 document" in call("add", page).out
    assert "mine.db: 1 document" in call("add", page, "--record", "mine.db").out
    assert {path.name for path in tmp_path.glob("*.db")} == {"other.db", "mine.db"}


def test_recode_appends_nothing_when_the_coder_is_the_same(call: Call, page: Path) -> None:
    call("add", page)
    before = call("verify").out
    assert "1 unchanged" in call("recode").out
    assert call("verify").out == before


def test_a_run_cut_short_before_grouping_is_made_good_by_the_next(
    call: Call, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(store: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("standoff.pipeline.adding.reconcile", cut)
        assert call("add", page).code == 130
    assert {fact["act"] for fact in json.loads(call("timeline", "--format", "json").out)} == {None}
    assert call("add", page).code == 0
    assert None not in {fact["act"] for fact in json.loads(call("timeline", "--format", "json").out)}


def test_the_demo_can_be_run_twice(call: Call, demo_record: Path) -> None:
    result = call("demo", "--record", demo_record)
    assert result.code == 0
    assert "new" not in result.out.splitlines()[0]
