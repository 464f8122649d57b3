"""``--min-confidence``: what is coded, what enters the record, and what is shown of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call

TEXT = (
    "Mayor Ann Lee of Chicago sued the federal government on Monday over the order that withholds grants from "
    "sanctuary cities. The city may also appeal. Police in the city are barred from honoring immigration detainers."
)
ROW = {"doc_id": "a", "text": TEXT, "outlet": "City Desk", "published": "2017-03-22"}


@pytest.fixture(autouse=True)
def by_rules(monkeypatch: pytest.MonkeyPatch, call: Call) -> None:
    """Frames alone, whatever else is installed."""
    monkeypatch.setenv("STANDOFF_PROFILE", "rules")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(ROW) + "\n")
    return path


def shown(call: Call, *arguments: object) -> list[dict[str, Any]]:
    """Facts as rows."""
    told = call(*arguments)
    assert told.code == 0, told.err
    return [json.loads(line) for line in told.out.splitlines()]


def parted(facts: list[dict[str, Any]]) -> float:
    """A confidence that some of the facts have and some have not."""
    values = sorted({fact["confidence"] for fact in facts})
    assert len(values) > 1
    return float(values[-1])


def test_claims_below_it_are_not_written(call: Call, source: Path) -> None:
    (every,) = shown(call, "code", "--jsonl", source)
    least = parted(every["claims"])
    (some,) = shown(call, "code", "--jsonl", source, "--min-confidence", least)
    assert some["claims"] == [claim for claim in every["claims"] if claim["confidence"] >= least]
    (none,) = shown(call, "code", "--jsonl", source, "--min-confidence", 1)
    assert none == {"doc_id": "a", "claims": []}


def test_claims_below_it_do_not_enter_the_record(call: Call, source: Path) -> None:
    call("add", "--jsonl", source, "--record", "whole.db")
    every = shown(call, "export", "--all", "--record", "whole.db")
    least = parted(every)
    assert "1 new" in call("add", "--jsonl", source, "--min-confidence", least).out
    some = shown(call, "export", "--all")
    assert [fact["quote"] for fact in some] == [f["quote"] for f in every if f["confidence"] >= least]
    assert "1 unchanged" in call("add", "--jsonl", source, "--min-confidence", least).out
    assert "1 recoded" in call("recode").out
    assert len(shown(call, "export", "--all")) == len(every)
    assert call("verify").code == 0


@pytest.mark.parametrize("question", [("timeline",), ("show", "Chicago")])
def test_claims_below_it_are_not_shown(call: Call, source: Path, question: tuple[str, ...]) -> None:
    call("add", "--jsonl", source)
    every = shown(call, *question, "--format", "jsonl")
    least = parted(every)
    some = shown(call, *question, "--format", "jsonl", "--min-confidence", least)
    assert some == [fact for fact in every if fact["confidence"] >= least]
    told = call(*question, "--min-confidence", least).out
    assert f"{len(some)} fact" in told
    assert len(shown(call, "export", "--min-confidence", least)) == len(some)


def test_what_a_person_accepted_is_always_shown(call: Call, source: Path) -> None:
    call("add", "--jsonl", source)
    every = shown(call, "timeline", "--format", "jsonl")
    doubtful = min(every, key=lambda fact: fact["confidence"])
    least = parted(every)
    accepted = call("review", "accept", doubtful["claim"], "--why", "It says so.", "--by", "Ann")
    assert accepted.code == 0, accepted.err
    some = shown(call, "timeline", "--format", "jsonl", "--min-confidence", least)
    assert doubtful["claim"] in {fact["claim"] for fact in some}
    assert len(some) < len(every)


@pytest.mark.parametrize("value", ["1.5", "-0.1", "nan", "much"])
def test_what_is_no_confidence_is_refused(call: Call, source: Path, value: str) -> None:
    for command in (("code", "--jsonl", source), ("add", "--jsonl", source), ("timeline",), ("export",)):
        told = call(*command, "--min-confidence", value)
        assert told.code == 2, command
        assert "--min-confidence" in told.err
