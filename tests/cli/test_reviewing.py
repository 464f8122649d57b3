"""``standoff review``, ``finding``: what people say of claims and places, and what waits for them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call

Facts = list[dict[str, Any]]


@pytest.fixture
def added(call: Call, page: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """The command line with a record of one page; reviews are signed by Ana Ruiz."""
    assert call("add", page).code == 0
    monkeypatch.setenv("STANDOFF_REVIEWER", "Ana Ruiz")
    return call


def facts(call: Call, *more: object) -> Facts:
    return [json.loads(line) for line in call("export", *more).out.splitlines()]


def of_move(found: Facts, move: str) -> dict[str, Any]:
    return next(fact for fact in found if fact["move"] == move)


def log(call: Call, since: int) -> Facts:
    found: Facts = json.loads(call("changes", "--since", since, "--format", "json").out)
    return found


def test_a_review_by_the_beginning_of_an_id_is_signed_and_shown(added: Call) -> None:
    sue = of_move(facts(added), "sue")
    before = log(added, 0)[-1]["entry"]
    result = added("review", "accept", sue["claim"][:6], "--why", "the words say so")
    assert (result.code, result.err) == (0, "")
    assert sue["claim"][:8] in result.out
    assert "accepted" in result.out
    (entry,) = log(added, before)
    assert (entry["who"], entry["kind"], entry["why"]) == ("Ana Ruiz", "review", "the words say so")
    assert of_move(facts(added), "sue")["review"] == "accepted"
    added("review", "reset", sue["lineage"], "--why", "wrong one", "--by", "Bo Lund")
    assert of_move(facts(added), "sue")["review"] == "machine"
    assert log(added, before)[-1]["who"] == "Bo Lund"


def test_the_login_name_signs_and_is_told(added: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STANDOFF_REVIEWER")
    monkeypatch.setenv("LOGNAME", "ana")
    result = added("review", "dispute", facts(added)[0]["claim"], "--why", "the sheriff denies it")
    assert result.code == 0
    assert result.err == "standoff: signed as ana, the login name; --by or STANDOFF_REVIEWER names another\n"
    assert log(added, 0)[-1]["who"] == "ana"


def test_what_is_rejected_leaves_acts_and_timeline(added: Call) -> None:
    sue = of_move(facts(added), "sue")
    added("review", "reject", sue["claim"], "--why", "it was another suit")
    assert "sue" not in {fact["move"] for fact in json.loads(added("timeline", "--format", "json").out)}
    shown = json.loads(added("show", "Chicago", "--all", "--format", "json").out)
    kept = of_move(shown, "sue")
    assert (kept["review"], kept["act"]) == ("rejected", None)
    added("review", "accept", sue["claim"], "--why", "it was this one")
    assert of_move(json.loads(added("timeline", "--format", "json").out), "sue")["act"] == sue["act"]
    assert added("verify").code == 0


def test_several_are_decided_or_none(added: Call) -> None:
    first, second = facts(added)[:2]
    before = added("verify").out
    result = added("review", "accept", first["claim"], "abcdef", "--why", "both")
    assert result.code == 3
    assert "abcdef: no such claim in the record; " in result.err
    assert added("verify").out == before
    rows = json.loads(
        added("review", "accept", first["claim"], second["claim"], "--why", "both", "--format", "json").out
    )
    assert [row["now"] for row in rows] == ["accepted", "accepted"]
    assert rows[1]["entry"] == rows[0]["entry"] + 1


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        (("accept", "abc", "--why", "x"), 3, "too short"),
        (("accept", "zebra", "--why", "x"), 3, "no such claim"),
        (("accept", "{}", "--why", "  "), 2, "the reason is empty"),
        (("accept", "{}"), 2, "--why"),
        (("accept", "{}", "--why", "x", "--by", " "), 2, "the name is empty"),
        (("correct", "{}", "--why", "x"), 2, "nothing to correct"),
        (("correct", "{}", "--move", "sueing", "--why", "x"), 4, "did you mean sue"),
        (("correct", "{}", "--status", "hapened", "--why", "x"), 4, "did you mean happened"),
        (
            ("correct", "{}", "--provision", "detainer_hold", "--direction", "up", "--why", "x"),
            2,
            "no direction",
        ),
        (("correct", "{}", "--place", "Blubberland", "--why", "x"), 3, "no such place"),
        (("correct", "{}", "--date", "last May", "--why", "x"), 3, "--date"),
        (("correct", "{}", "--set", "core", "--why", "x"), 2, "no FIELD=JSON"),
        (("correct", "{}", "--set", "core=nope", "--why", "x"), 2, "is not JSON"),
        (("correct", "{}", "--set", "core=7", "--why", "x"), 2, "$.core"),
        (("correct", "{}", "--set", "colour=7", "--why", "x"), 2, "colour"),
        (("correct", "{}", "--set", 'places=["state:zz"]', "--why", "x"), 3, "no such place"),
        (("correct", "{}", "--set", 'date={"text":"May","edtf":"May"}', "--why", "x"), 3, "is not a date"),
        (("correct", "{}", "--set", "evidence=[0,90000]", "--why", "x"), 1, "no span"),
        (("retract", "nowhere", "--why", "x"), 3, "no such document"),
    ],
)
def test_what_cannot_be_said_is_one_line_and_changes_nothing(
    added: Call, arguments: tuple[str, ...], code: int, part: str
) -> None:
    claim = facts(added)[0]["claim"]
    before = added("verify").out
    result = added(
        "review", *(argument.format(claim) if argument == "{}" else argument for argument in arguments)
    )
    assert (result.code, result.out) == (code, "")
    assert part in result.err
    assert result.err.count("\n") == 1
    assert added("verify").out == before


def test_two_claims_that_begin_alike_are_told_apart(added: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standoff.record.queries.lookup.SHORTEST", 0)
    monkeypatch.setattr("standoff.record.queries.lookup.BEGINNING", re.compile("[0-9a-f]{0,32}"))
    result = added("review", "accept", "", "--why", "x")
    assert result.code == 3
    assert "several claims begin so (" in result.err


def test_a_correction_takes_the_place_of_what_was_read(added: Call) -> None:
    sue = of_move(facts(added), "sue")
    said = ("--status", "threatened", "--date", "2017-03-20", "--place", "Cook County, Illinois")
    result = added("review", "correct", sue["claim"], *said, "--why", "the county will")
    assert result.code == 0
    for part in (
        "status:",
        "→ threatened",
        "actor.place: Chicago, Illinois → Cook County",
        "unreviewed",
        "accepted",
    ):
        assert part in " ".join(result.out.split()), part
    fixed = of_move(facts(added), "sue")
    assert (fixed["lineage"], fixed["review"]) == (sue["lineage"], "accepted")
    assert (fixed["status"], fixed["date"]) == ("threatened", "2017-03-20")
    assert (fixed["place_name"], fixed["level"]) == ("Cook County, Illinois", "local")
    assert fixed["quote"] == sue["quote"]
    assert fixed["act"] in {fact["act"] for fact in json.loads(added("timeline", "--format", "json").out)}
    added("review", "correct", fixed["claim"], "--date", "none", "--set", "core=false", "--why", "opinion")
    last = of_move(facts(added, "--all"), "sue")
    assert (last["date"], last["core"], last["status"]) == (None, False, "threatened")
    assert "1 unchanged" in added("recode").out
    assert of_move(facts(added, "--all"), "sue")["claim"] == last["claim"]
    assert added("record", "check").code == 0


def test_a_provision_and_its_direction(added: Call) -> None:
    limit = next(fact for fact in facts(added) if fact["provisions"])
    claim = ("review", "correct", limit["claim"])
    added(*claim, "--direction", "conditions", "--why", "section 2")
    fixed = next(fact for fact in facts(added) if fact["lineage"] == limit["lineage"])
    assert {part["direction"] for part in fixed["provisions"]} == {"conditions"}
    assert [part["code"] for part in fixed["provisions"]] == [part["code"] for part in limit["provisions"]]
    added("review", "correct", fixed["claim"], "--provision", "status_inquiry", "--why", "section 3")
    last = next(fact for fact in facts(added) if fact["lineage"] == limit["lineage"])
    assert last["provisions"] == [{"code": "status_inquiry", "direction": None}]


def test_a_document_is_taken_back(added: Call, page: Path) -> None:
    label = facts(added)[0]["doc_id"]
    assert added("history", label).code == 0
    result = added("review", "retract", label, "--why", "the outlet withdrew it")
    assert result.code == 0
    assert "took back Council votes on jail holds" in result.out
    assert facts(added) == []
    assert json.loads(added("timeline", "--format", "json").out) == []
    again = added("review", "retract", label, "--why", "once more")
    assert again.code == 3
    assert "does not stand in the record any more" in again.err


def test_the_queue(added: Call, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = facts(added)
    assert "nothing waits" in added("review", "queue", "Oregon").out
    waiting = json.loads(added("review", "queue", "--format", "json").out)
    assert {row["claim"] for row in waiting} == {fact["claim"] for fact in found}
    assert [row["confidence"] for row in waiting] == sorted(
        (row["confidence"] for row in waiting), reverse=True
    )
    added("review", "dispute", found[0]["claim"], "--why", "denied")
    added("review", "accept", found[1]["claim"], "--why", "read")
    waiting = json.loads(added("review", "queue", "--format", "json").out)
    assert waiting[0]["waits"] == "dispute"
    assert waiting[0]["claim"] == found[0]["claim"]
    assert found[1]["claim"] not in {row["claim"] for row in waiting}
    assert "In dispute" in added("review", "queue", "Chicago").out


@pytest.mark.parametrize("order", ["surest", "doubtful", "newest"])
def test_pages_of_the_queue_show_each_claim_once(added: Call, order: str) -> None:
    wanted = json.loads(added("review", "queue", "--first", order, "--format", "json").out)
    assert len(wanted) > 2
    seen: Facts = []
    mark: tuple[str, ...] = ()
    while True:
        page = added("review", "queue", "--first", order, "--limit", 1, "--format", "json", *mark)
        seen += json.loads(page.out)
        if "more with --after" not in page.err:
            break
        mark = ("--after", page.err.split()[-1])
    assert seen == wanted


def test_a_bad_page_mark(added: Call) -> None:
    result = added("review", "queue", "--after", "there")
    assert result.code == 2
    assert "no page mark" in result.err


def test_a_reviewed_claim_that_newer_coding_drops_waits(
    added: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from standoff.model.claim import CodedDocument
    from standoff.record.store import Store

    sue = of_move(facts(added), "sue")
    added("review", "accept", sue["claim"], "--why", "read")
    with Store.open(tmp_path / "standoff.db") as store:
        (document,) = store.documents()
        empty = CodedDocument(
            document.doc_id, document.text_sha256, sue["coder"].split("@")[0] + "@9", sue["codebook"]
        )
        store.writer(empty.coder).add(document, empty)
    (row,) = json.loads(added("review", "queue", "--format", "json").out)
    assert (row["claim"], row["waits"]) == (sue["claim"], "reviewed")
    assert "no longer said by the newer coding" in added("review", "queue", "Chicago").out
    assert "nothing waits" in added("review", "queue", "Oregon").out


def test_findings(added: Call) -> None:
    said = ("--sources", "city code", "--sources", "minutes 2016", "--why", "read all of it")
    result = added("finding", "add", "Salem, Oregon", "detainer_hold", *said, "--examined", "2017-05-02")
    assert result.code == 0
    assert "Salem, Oregon: detainer_hold: 2 sources examined 2017-05-02, none found; entry " in result.out
    (row,) = json.loads(added("finding", "list", "Salem, Oregon", "--format", "json").out)
    assert row["sources"] == ["city code", "minutes 2016"]
    assert (row["who"], row["why"], row["examined"]) == ("Ana Ruiz", "read all of it", "2017-05-02")
    assert json.loads(added("finding", "list", "--on", "2017-05-01", "--format", "json").out) == []
    assert "no finding on record for Oregon" in added("finding", "list", "Oregon").out
    assert log(added, 0)[-1]["kind"] == "finding"


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        (("Oregon", "detainer_holds", "--sources", "a", "--why", "b"), 4, "did you mean detainer_hold"),
        (("Blubberland", "detainer_hold", "--sources", "a", "--why", "b"), 3, "no such place"),
        (("Oregon", "detainer_hold", "--sources", " ", "--why", "b"), 2, "no source is named"),
        (("Oregon", "detainer_hold", "--why", "b"), 2, "--sources"),
        (("Oregon", "detainer_hold", "--sources", "a", "--why", ""), 2, "the reason is empty"),
        (
            ("Oregon", "detainer_hold", "--sources", "a", "--why", "b", "--examined", "2017-05"),
            3,
            "is no day",
        ),
        (
            ("Oregon", "detainer_hold", "--sources", "a", "--why", "b", "--examined", "2917-05-01"),
            3,
            "not come",
        ),
    ],
)
def test_what_is_no_finding(added: Call, arguments: tuple[str, ...], code: int, part: str) -> None:
    result = added("finding", "add", *arguments)
    assert (result.code, result.out) == (code, "")
    assert part in result.err


def test_tables_fit_the_terminal(added: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = facts(added)[0]["claim"]
    said = ("--sources", "the whole city code", "--why", "read from front to back")
    added("finding", "add", "Jackson, Mississippi", "detainer_compliance_required", *said)
    for width in (80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        for asked in (
            ("review", "queue"),
            ("review", "accept", claim, "--why", "read"),
            ("review", "correct", claim, "--status", "possible", "--date", "2016", "--why", "read"),
            ("finding", "list"),
            ("history", "Chicago"),
            ("changes", "--since", 0),
            ("search", "ordinance"),
        ):
            lines = added(*asked).out.splitlines()
            assert lines, asked
            assert max(map(len, lines)) <= width, asked
