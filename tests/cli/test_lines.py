"""``standoff annotate`` and ``standoff code``: the stable line formats."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, command, spawn

TEXT = (
    "“We will go to court,” said Mayor Ann Lee of Chicago on Wednesday. "
    "The city sued the federal government over its threat to withhold grants from sanctuary cities."
)
GOOD = {"doc_id": "a", "text": TEXT, "outlet": "City Desk", "published": "2017-03-23", "unknown": 1}
HTML = {"doc_id": "h", "html": f"<html><body><article><p>{TEXT}</p><p>{TEXT * 3}</p></article></body></html>"}
LINES = [
    json.dumps(GOOD),
    "{broken",
    json.dumps(HTML),
    json.dumps({"doc_id": "n"}),
    json.dumps({"text": TEXT}),
]
CLAIM = {
    "id", "evidence", "move", "status", "actor", "targets", "instruments", "instrument", "places", "provisions", "date",
    "voices", "quoted", "figures", "responds_to", "purpose", "attributed_cause", "core", "confidence", "made_by",
}  # fmt: skip


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(LINES) + "\n", "utf-8")
    return path


def parsed(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("verb", ["annotate", "code"])
def test_one_line_out_per_line_in_in_order(call: Call, source: Path, verb: str) -> None:
    result = call(verb, "--jsonl", source)
    assert (result.code, result.err) == (0, "")
    rows = parsed(result.out)
    assert len(rows) == len(LINES)
    assert [rows[0]["doc_id"], rows[2]["doc_id"], rows[3]["doc_id"]] == ["a", "h", "n"]
    assert [set(row) == {"doc_id", "error"} for row in rows] == [False, True, False, True, False]
    assert all(row["doc_id"] for row in rows)


def test_the_keys_of_annotations(call: Call, source: Path) -> None:
    row = parsed(call("annotate", "--jsonl", source).out)[0]
    assert set(row) == {"doc_id", "attributions", "toponyms", "times"}
    (said, *_) = row["attributions"]
    assert set(said) == {"source", "cue", "content", "parent"}
    assert said["parent"] is None
    (start, end) = said["cue"][0]
    assert TEXT[start:end] == "said"
    (place, *_) = row["toponyms"]
    assert set(place) == {"start", "end", "name", "place", "lat", "lon"}
    assert place["place"] == "ocd-division/country:us/state:il/place:chicago"
    (when, *_) = row["times"]
    assert set(when) == {"start", "end", "text", "value", "edtf"}
    assert TEXT[when["start"] : when["end"]] == when["text"] == "Wednesday"
    assert (when["value"], when["edtf"]) == ("2017-03-22", "2017-03-22")


def test_the_keys_of_claims(call: Call, source: Path) -> None:
    row = parsed(call("code", "--jsonl", source).out)[0]
    assert set(row) == {"doc_id", "claims"}
    assert row["claims"]
    for claim in row["claims"]:
        assert set(claim) == CLAIM
        assert set(claim["actor"]) == {"name", "place", "level"}
        start, end = claim["evidence"]
        assert 0 <= start < end <= len(TEXT)
        assert claim["voices"][0] == "City Desk"
        assert claim["instrument"] == (claim["instruments"] or [None])[0]


def test_offsets_are_code_points_of_the_given_text(call: Call, tmp_path: Path) -> None:
    text = f"\r\n 🏛️ {TEXT}\u2028é"
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": text, "published": "2017-03-23"}) + "\n")
    row = parsed(call("annotate", "--jsonl", "in.jsonl").out)[0]
    assert [text[t["start"] : t["end"]] for t in row["times"]] == ["Wednesday"]


@pytest.mark.parametrize("verb", ["annotate", "code"])
def test_a_file_as_output_and_standard_input(call: Call, source: Path, tmp_path: Path, verb: str) -> None:
    expected = call(verb, "--jsonl", source).out
    assert call(verb, "--jsonl", source, "-o", "out.jsonl").out == ""
    assert (tmp_path / "out.jsonl").read_text("utf-8") == expected
    with spawn(verb, "--jsonl", "-", cwd=tmp_path, stdin=subprocess.PIPE) as process:
        out, err = process.communicate(source.read_text("utf-8"), timeout=60)
    assert (process.returncode, err) == (0, "")
    assert [set(row) for row in parsed(out)] == [set(row) for row in parsed(expected)]


@pytest.mark.parametrize(
    ("name", "body", "wrong"),
    [
        ("none.jsonl", None, "no such file"),
        ("empty.jsonl", b"", "empty"),
        ("junk.jsonl", bytes(range(256)) * 9, "binary"),
    ],
)
def test_a_file_that_cannot_be_used_fails_the_run(
    call: Call, tmp_path: Path, name: str, body: bytes | None, wrong: str
) -> None:
    if body is not None:
        (tmp_path / name).write_bytes(body)
    result = call("annotate", "--jsonl", name, "-o", "out.jsonl")
    assert (result.code, result.out) == (3, "")
    assert name in result.err
    assert wrong in result.err
    assert not (tmp_path / "out.jsonl").exists()


def test_output_over_the_input_is_refused(call: Call, source: Path) -> None:
    before = source.read_bytes()
    assert call("code", "--jsonl", source, "-o", source).code == 2
    assert source.read_bytes() == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_no_room_for_the_output(call: Call, source: Path) -> None:
    result = call("annotate", "--jsonl", source, "-o", "/dev/full")
    assert result.code == 1
    assert "no space left" in result.err
    assert len(result.err.splitlines()) == 1


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text((json.dumps(GOOD) + "\n") * 300)
    shell = " ".join(f"'{part}'" for part in command("annotate", "--jsonl", "in.jsonl")) + " | head -n 1"
    done = subprocess.run(
        ["bash", "-c", shell], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_the_profile_is_one_setting(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in.jsonl").write_text('{"doc_id": "d", "text": "Denver sued Aurora on Monday."}\n')
    monkeypatch.setenv("STANDOFF_PROFILE", "rules")
    assert call("annotate", "--jsonl", "in.jsonl").code == 0
    monkeypatch.setenv("STANDOFF_PROFILE", "best")
    told = call("annotate", "--jsonl", "in.jsonl")
    assert told.code != 0
    assert "STANDOFF_PROFILE: 'best' is no profile; give encoder or rules" in " ".join(told.err.split())
