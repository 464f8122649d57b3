"""``history``, ``changes``, ``search``, ``conflicts``, lanes and ``--public``."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call

Rows = list[dict[str, Any]]

VOTED = (
    "The Texas Senate passed Senate Bill 4 on Feb. 8 by a vote of {}. The bill would ban sanctuary cities."
)


@pytest.fixture
def asked(call: Call, page: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """The command line with a record of one page."""
    monkeypatch.setenv("STANDOFF_REVIEWER", "Ana Ruiz")
    assert call("add", page).code == 0
    return call


@pytest.fixture
def ask(call: Call, demo_record: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """The command line on the record of the bundled coverage."""
    monkeypatch.setenv("STANDOFF_RECORD", str(demo_record))
    return call


def rows(call: Call, *arguments: object) -> Rows:
    result = call(*arguments, "--format", "jsonl")
    assert result.code == 0, result.err
    return [json.loads(line) for line in result.out.splitlines()]


def test_changes_since_a_number_and_the_number_to_ask_from(asked: Call) -> None:
    first = asked("changes", "--since", 0).out
    assert "run: " in first
    last = rows(asked, "changes", "--since", 0)[-1]["entry"]
    assert first.rstrip().endswith(f"next time: standoff changes --since {last}")
    assert asked("changes", "--since", last).out.endswith(f"next time: standoff changes --since {last}\n")
    claim = rows(asked, "export")[0]["claim"]
    asked("review", "accept", claim, "--why", "read it")
    (entry,) = rows(asked, "changes", "--since", last)
    assert (entry["entry"], entry["who"], entry["why"]) == (last + 1, "Ana Ruiz", "read it")
    page = asked("changes", "--since", 0, "--limit", 1).out
    assert "there is more: standoff changes --since 1" in page
    assert "standoff changes --since 1" in asked("changes", "--since", 0, "--limit", 1, "--format", "csv").err
    assert rows(asked, "changes", "--since", 0, "--known", "2001-01-01") == []


def test_entries_are_the_same_in_every_form(asked: Call) -> None:
    found = rows(asked, "changes", "--since", 0)
    assert json.loads(asked("changes", "--since", 0, "--format", "json").out) == found
    table = list(csv.DictReader(io.StringIO(asked("changes", "--since", 0, "--format", "csv").out)))
    assert [int(row["entry"]) for row in table] == [row["entry"] for row in found]
    assert [row["entry"] for row in found] == list(range(1, len(found) + 1))


def test_the_history_of_a_claim_a_document_and_a_place(asked: Call) -> None:
    fact = rows(asked, "export")[0]
    asked("review", "dispute", fact["claim"], "--why", "the clerk denies it")
    asked("finding", "add", "Chicago", "status_inquiry", "--sources", "city code", "--why", "read")
    claim = rows(asked, "history", fact["claim"][:7])
    assert claim[0]["kind"] == "run"
    assert (claim[-1]["kind"], claim[-1]["why"]) == ("review", "the clerk denies it")
    document = rows(asked, "history", fact["doc_id"])
    assert [row["kind"] for row in document][:3] == ["document", "annotations", "run"]
    place = rows(asked, "history", "Chicago")
    assert {row["kind"] for row in place} == {"run", "review", "finding"}
    assert rows(asked, "history", fact["place"], "--limit", 1, "--after", place[0]["entry"]) == place[1:2]
    assert "more with --after" in asked("history", "Chicago", "--limit", 1).out
    assert rows(asked, "history", "Chicago", "--known", "2001-01-01") == []


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("history", "Blubberland"), "no such claim, document or place"),
        (("history", "Oregon"), "no entry concerns it"),
        (("history", "Chicago", "--as", "claim"), "no such claim"),
        (("history", "Chicago", "--after", "x"), "no page mark"),
        (("changes",), "one of the two"),
        (("changes", "--since", 1, "--between", "2017-01", "2017-02"), "one of the two"),
        (("changes", "--since", 1, "--lane", "state"), "go with --between"),
        (("changes", "--between", "2017-03", "2017-02"), "2017-02 is before 2017-03"),
        (("changes", "--between", "2017-03", "spring"), "--between"),
    ],
)
def test_what_cannot_be_asked(asked: Call, arguments: tuple[object, ...], part: str) -> None:
    result = asked(*arguments)
    assert result.code in (2, 3)
    assert result.out == ""
    assert part in result.err
    assert result.err.count("\n") == 1


def test_what_became_true_between_two_days(ask: Call) -> None:
    every = rows(ask, "changes", "--between", "2017-03-26", "2017-03-28")
    found = [row for row in every if row["turned"] == "act"]
    assert found
    (held,) = [row for row in every if row["turned"] == "position" and row["provision"] == "campus_coverage"]
    assert (held["was"], held["now"]) == (None, "holds")
    assert "2017-03-26" < held["since"] <= "2017-03-28"
    signed = [fact for fact in found if fact["move"] == "sign"]
    assert {fact["status"] for fact in signed} == {"happened"}
    for fact in found:
        days = fact["date"] if fact["date"] and len(fact["date"]) == 10 else None
        assert days is None or "2017-03-26" < days <= "2017-03-28"
    assert all(
        fact["move"] != "sign" for fact in rows(ask, "changes", "--between", "2017-03-27", "2017-03-31")
    )
    courts = rows(ask, "changes", "--between", "2017-04-01", "2017-04-30", "--lane", "courts")
    assert {fact["level"] for fact in courts} == {"court"}
    title, counted, *_ = ask("changes", "--between", "2017-03-26", "2017-03-28").out.splitlines()
    assert title == "What became true after 2017-03-26, by 2017-03-28"
    assert counted.startswith(f"{len({fact['act'] for fact in found})} acts, {len(found)} facts")
    few = ask("changes", "--between", "2017-03-26", "2017-03-28", "--limit", 2).out
    assert "more acts: give a shorter time, or --limit" in few


def test_lanes(ask: Call) -> None:
    every = rows(ask, "timeline")
    lanes = {lane: rows(ask, "timeline", "--lane", lane) for lane in ("federal", "state", "local", "courts")}
    for lane, facts in lanes.items():
        assert facts, lane
        assert {fact["level"] for fact in facts} == {"court" if lane == "courts" else lane}
    assert sum(map(len, lanes.values())) <= len(every)
    heading = next(line for line in ask("timeline").out.splitlines() if line.startswith("2017-03-27 "))
    assert heading.split()[1] in (*lanes, "other")
    assert ask("timeline", "--lane", "city").code == 2


def test_ids_lead_from_the_timeline_to_the_history(ask: Call) -> None:
    out = " ".join(ask("timeline", "--place", "Virginia", "--move", "veto", "--ids").out.split())
    short = out.split("claim ")[1][:8]
    assert ask("history", short).code == 0
    document = out.split("document ")[1][:8]
    assert rows(ask, "history", document)[0]["kind"] == "document"
    assert "claim " not in ask("timeline", "--place", "Virginia", "--move", "veto").out


def test_the_public_sees_what_was_accepted_and_no_paths(asked: Call, page: Path) -> None:
    for question in (("timeline",), ("export",), ("show", "Chicago"), ("search", "ordinance"), ("status",)):
        result = (
            asked(*question, "--public")
            if question[0] == "export"
            else asked(*question, "--public", "--format", "jsonl")
        )
        assert result.out == "", question
    fact = next(fact for fact in rows(asked, "export") if fact["move"] == "sue")
    asked("review", "accept", fact["claim"], "--why", "read it")
    (seen,) = rows(asked, "timeline", "--public")
    assert (seen["claim"], seen["review"]) == (fact["claim"], "accepted")
    assert str(page) not in json.dumps(seen)
    (shown,) = rows(asked, "show", "Chicago", "--public")
    assert shown["claim"] == fact["claim"]
    card = asked("timeline", "--public").out
    assert seen["quote"] in " ".join(card.split()) if seen["quote"] else "beyond the public share" in card
    since = rows(asked, "changes", "--since", 0, "--public")
    assert {row["what"] for row in since} == {""}
    asked("review", "dispute", fact["claim"], "--why", "denied")


def test_search_gives_words_in_their_place_and_pages(ask: Call) -> None:
    first = rows(ask, "search", "detainer", "--limit", 2)
    assert len(first) == 2
    assert all("[detainer" in row["snippet"].lower() for row in first)
    page = ask("search", "detainer", "--limit", 2)
    mark = page.out.rstrip().split()[-1]
    second = rows(ask, "search", "detainer", "--limit", 2, "--after", mark)
    assert second
    assert not {row["document"] for row in first} & {row["document"] for row in second}
    assert first[0]["title"] in page.out
    phrase = rows(ask, "search", '"Senate Bill 2710"')
    assert {row["doc_id"] for row in phrase} == {row["doc_id"] for row in rows(ask, "search", '"bill 2710"')}
    assert "in no document" in ask("search", "zebrafish").out
    assert ask("search").code == 2


def test_conflicts_side_by_side(call: Call, tmp_path: Path) -> None:
    assert call("conflicts").code == 5
    for number, votes in enumerate(("20-11", "19-12")):
        (tmp_path / f"{number}.txt").write_text(VOTED.format(votes))
        call("add", f"{number}.txt", "--outlet", f"Paper {number}", "--published", f"2017-02-{10 + number}")
    (votes,) = rows(call, "conflicts")
    assert {value["value"] for value in votes["values"]} == {"20-11", "19-12"}
    assert all(len(value["claims"]) == 1 for value in votes["values"])
    table = call("conflicts").out
    assert table.startswith("2017-02-08  pass chamber: ")
    assert "20-11" in table
    assert "19-12" in table
    assert votes["values"][0]["claims"][0][:8] in table
    call("review", "reject", votes["values"][1]["claims"][0], "--why", "misprint", "--by", "Ana")
    assert "no report of an act contradicts another" in call("conflicts").out


def test_the_answers_of_status_are_told_apart(asked: Call) -> None:
    def answers(place: str, provision: str, *more: str) -> Rows:
        return rows(asked, "status", place, "--provision", provision, *more)

    (held,) = [row for row in answers("Chicago", "detainer_hold") if row["answer"] == "holds"]
    assert held["claims"]
    assert held["rule"]
    out = asked("status", "Chicago", "--provision", "detainer_hold").out
    assert held["claims"][0][:8] in out
    assert held["prose"].split()[0] in out
    (blank,) = answers("Oregon", "detainer_hold")
    assert (blank["answer"], blank["claims"], blank["rule"]) == ("not examined", [], "none")
    asked(
        "finding",
        "add",
        "Oregon",
        "detainer_hold",
        "--sources",
        "ORS 181A",
        "--examined",
        "2017-05-02",
        "--why",
        "read",
    )
    (none,) = answers("Oregon", "detainer_hold")
    assert (none["answer"], none["since"], none["rule"]) == ("examined, none found", "2017-05-02", "finding")
    assert "ORS 181A" in none["prose"]
    assert answers("Oregon", "detainer_hold", "--on", "2017-05-01")[0]["answer"] == "not examined"
    asked(
        "finding",
        "add",
        "Oregon",
        "detainer_hold",
        "--sources",
        "rules",
        "--examined",
        "2017-06-02",
        "--why",
        "read",
    )
    (none,) = rows(asked, "status", "Oregon")
    assert none["since"] == "2017-06-02"
    asked("finding", "add", "Chicago", "detainer_hold", "--sources", "city code", "--why", "read")
    assert {row["answer"] for row in answers("Chicago", "detainer_hold")} == {"holds", "examined, none found"}
    assert {row["provision"] for row in rows(asked, "status", "--provision", "detainer_hold")} == {
        "detainer_hold"
    }
    for claim in held["claims"]:
        asked("review", "reject", claim, "--why", "the ordinance was another")
    assert {row["answer"] for row in answers("Chicago", "detainer_hold")} == {"examined, none found"}
    assert asked("status", "Oregon", "--provision", "detainer_holds").code == 4
