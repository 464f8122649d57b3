"""The pages on claims, on documents of our own: every figure can be counted, every error is shown in its words."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from evals import confidence, confusions, coverage, examples, leans, pages, report, side
from evals.coverage import compared
from evals.sections import Section, short

Row = dict[str, Any]
TEXT = "On Monday the mayor of Ashford signed <the order>. The council sued the state. Nothing else was done."


def claim(words: str, move: str, **fields: Any) -> Row:
    start = TEXT.index(words)
    base: Row = {
        "evidence": [start, start + len(words)],
        "move": move,
        "status": "happened",
        "actor": {"name": "the mayor", "place": "state:oh/place:ashford"},
        "voices": ["The Ledger"],
        "core": True,
    }
    return base | fields


SIGNED = claim("the mayor of Ashford signed <the order>", "sign")
SUED = claim("The council sued the state", "sue")
NOTHING = claim("Nothing else was done", "rule")


def document(name: str, lean: str | None, *gold: Row) -> Row:
    row = {"doc_id": name, "outlet": f"Outlet {name}", "published": "2017-03-01", "lean": lean}
    return row | {"text": TEXT, "claims": list(gold)}


def made(given: Row, confidence: float, **fields: Any) -> Row:
    return given | {"confidence": confidence, "made_by": "frames@1:x; past"} | fields


DOCUMENTS = [
    document("a", "left", SIGNED, SUED),
    document("b", "right", SIGNED, SUED),
    document("c", None, SIGNED),
]
FOUND: dict[str, Row] = {
    "a": {"claims": [made(SIGNED, 0.9), made(SUED, 0.8, status="threatened"), made(NOTHING, 0.4)]},
    "b": {"claims": [made(SIGNED, 0.6, move="issue")]},
    "c": {"claims": [], "error": "KeyError: 'x'"},
}


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[coverage.Scored]:
    """The three documents in the place of the gold."""
    found = compared(DOCUMENTS, FOUND)
    monkeypatch.setenv("STANDOFF_GOLD", str(tmp_path))
    monkeypatch.setattr(coverage, "documents", lambda file: tuple(DOCUMENTS) if file == coverage.DEV else ())
    monkeypatch.setattr(
        coverage, "coded", lambda rows, profile: {r["doc_id"]: FOUND[r["doc_id"]] for r in rows}
    )
    monkeypatch.setattr(coverage, "KNOWN", {})
    return found


def test_leans_in_order_with_their_spread(scored: list[coverage.Scored]) -> None:
    lines = leans.by_lean(scored)
    assert leans.section().words.startswith("| lean ")
    assert [line.split("|")[1].strip() for line in lines if line.startswith("| ")][2:] == [
        "left",
        "right",
        "not given",
        "all",
    ]
    left = next(line for line in lines if line.startswith("| left"))
    assert [cell.strip() for cell in left.strip("|").split("|")][1:7] == [
        "1",
        "2",
        ".800",
        ".667",
        "1.000",
        ".400",
    ]
    assert lines[-1].startswith(
        "Spread of full-claim F1: .400 (.400-.400). With leans dealt at random: .400 "
    )


def test_a_spread_without_a_cause_is_what_chance_gives() -> None:
    """Two groups with the same documents: no spread, and every deal is as great."""
    good, bad = (Counter(gold=2, strict_predicted=2, full=full) for full in (2, 0))
    found = leans.spread({"left": [good, bad], "right": [good, bad]}, draws=200)
    assert (found.value, found.as_great) == (0.0, 1.0)
    assert 0.0 <= found.low <= found.high
    assert found.by_chance > 0


def test_a_spread_with_a_cause_is_more_than_chance() -> None:
    good, bad = (Counter(gold=2, strict_predicted=2, full=full) for full in (2, 0))
    found = leans.spread({"left": [good] * 6, "right": [bad] * 6}, draws=200)
    assert (found.value, found.low, found.high) == (1.0, 1.0, 1.0)
    assert found.as_great < 0.05


def test_moves_are_drawn_with_what_was_missed_and_invented(scored: list[coverage.Scored]) -> None:
    section = confusions.section()
    assert {
        "| sign | none | 1 |",
        "| sue | none | 1 |",
        "| sign | issue | 1 |",
        "| none | rule | 1 |",
    } <= set(section.words.splitlines())
    assert "| happened | threatened | 1 |" in section.words
    assert set(section.files) == {"moves.svg", "statuses.svg"}
    assert "sign, found as issue: 1 of 3" in section.files["moves.svg"]


def test_every_error_is_shown_in_its_words_once(scored: list[coverage.Scored]) -> None:
    page = examples.section().files["errors.html"]
    reader = Reader()
    reader.feed(page)
    assert reader.kinds == {
        "missed": 2,
        "invented": 1,
        "wrong-move": 1,
        "wrong-status": 1,
        "wrong-place": 0,
        "wrong-voice": 0,
        "wrong-date": 0,
    }
    assert reader.open == []
    assert "the mayor of Ashford signed <the order>" in reader.marked
    assert "<the order>" not in page
    assert "sue threatened · the mayor (state:oh/place:ashford)" in "".join(reader.words)


class Reader(HTMLParser):
    """Counts articles by part and collects words; ``open`` holds what was not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: Counter[str] = Counter()
        self.open: list[str] = []
        self.words: list[str] = []
        self.marked: list[str] = []
        self.part = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "details":
            self.part = dict(attrs)["id"] or ""
            self.kinds[self.part] += 0
        self.kinds.update([self.part] if tag == "article" else [])
        if tag != "meta":
            self.open.append(tag)
        if tag == "span":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.open[-1:] == ["span"]:
            self.marked[-1] += data


def test_evidence_of_both_sides_is_marked_where_it_stands() -> None:
    shown = examples.quoted("abcdefgh", {"evidence": [1, 4]}, {"evidence": [3, 6]})
    assert shown == (
        "a<span class='gold'>bc</span><span class='gold found'>d</span><span class='found'>ef</span>gh"
    )


def test_confidence_counts_and_thresholds(scored: list[coverage.Scored]) -> None:
    section = confidence.section()
    lines = section.words.splitlines()
    assert any(line.startswith("| 0.9-1.0 | 1 | .900 | 1 | 1.000") for line in lines)
    assert any(line.startswith("| 0.4-0.5 | 1 | .400 | 0 | .000") for line in lines)
    assert "| 0.0 | 4 | .500 | .400 | .444 | .222 |" in lines
    assert "| 0.7 | 2 | 1.000 | .400 | .571 | .286 |" in lines
    assert set(section.files) == {"confidence.svg", "coverage.svg"}


def test_coders_side_by_side_on_the_same_documents(
    scored: list[coverage.Scored], monkeypatch: pytest.MonkeyPatch
) -> None:
    better = FOUND | {"c": {"claims": [made(SIGNED, 0.9)]}}
    monkeypatch.setattr(side, "systems", lambda: {"frames": lambda rows: FOUND, "other": lambda rows: better})
    lines = side.section().words.splitlines()
    assert lines[0] == "| figure | frames | other | other less frames |"
    assert lines[3] == "| strict recall | .400 | .600 |  |"
    assert "frames: c: KeyError: 'x'" in lines
    assert next(line for line in lines if line.startswith("| other | frames | 5 | 3 | .600"))


def test_systems_answer_for_every_document(scored: list[coverage.Scored]) -> None:
    found = side.systems()
    assert "frames" in found
    for work in found.values():
        assert set(work(DOCUMENTS)) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("made_by", "who"),
    [
        ("frames@0.1.0:sign.verb; past", "frames"),
        ("heads@2; past", "heads"),
        ("frames+heads@2; a+b", "frames+heads"),
        ("frames@0.1.0:sign.verb+heads@2; past", "frames+heads"),
        (None, ""),
    ],
)
def test_who_found_a_claim(made_by: str | None, who: str) -> None:
    assert side.maker({"made_by": made_by}) == who


def test_f1_of_one_move() -> None:
    table = Counter({("sign", "sign"): 2, ("sign", "none"): 2, ("none", "sign"): 1, ("sue", "sign"): 1})
    assert side.f1(table, "sign") == 0.5
    assert side.f1(table, "veto") == 0.0


def test_no_document_is_coded_twice(scored: list[coverage.Scored], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def coded(rows: list[Row], profile: str) -> dict[str, Row]:
        asked.extend(row["doc_id"] for row in rows)
        return {row["doc_id"]: FOUND[row["doc_id"]] for row in rows}

    monkeypatch.setattr(coverage, "coded", coded)
    coverage.answered(DOCUMENTS[:2], "rules")
    assert set(coverage.answered(DOCUMENTS, "rules")) == {"a", "b", "c"}
    assert asked == ["a", "b", "c"]


def test_what_is_kept_apart_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    more = [document(str(n), "left", SIGNED) for n in range(12)]
    monkeypatch.setattr(coverage, "documents", lambda file: tuple(more) if file == coverage.MORE else ())
    monkeypatch.setattr(coverage, "coded", lambda rows, profile: {r["doc_id"]: FOUND["a"] for r in rows})
    monkeypatch.setattr(coverage, "KNOWN", {})
    readable, apart = (
        {each.row["doc_id"] for each in found} for found in (coverage.readable(), coverage.untouched_ones())
    )
    assert (len(readable), len(apart)) == (3, 9)
    assert not readable & apart
    shown = examples.section().files["errors.html"]
    assert all(f"Outlet {name} " in shown for name in readable)
    assert not any(f"Outlet {name} " in shown for name in apart)


def test_sections_and_their_files_are_written_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STANDOFF_GOLD", str(tmp_path))
    drawn = Section("Own", "words", {"own.svg": "<svg/>"})
    monkeypatch.setattr(pages, "SECTIONS", {"own": lambda: drawn})
    monkeypatch.setattr(report, "LAYERS", ())
    monkeypatch.setattr(report, "OUT", tmp_path / "out")
    assert report.main([]) == 0
    assert (tmp_path / "out" / "claims.md").read_text() == "# Claims\n\n## Own\n\nwords"
    assert (tmp_path / "out" / "own.svg").read_text() == "<svg/>"
    assert str(tmp_path / "out" / "own.svg") in capsys.readouterr().err
    assert report.main(["nonsense"]) == pages.main(["nonsense"]) == 2


def test_without_gold_only_what_ships_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDOFF_GOLD", str(tmp_path / "nowhere"))
    assert [path.name for path in pages.write(out=tmp_path)] == ["claims.md"]


@pytest.mark.parametrize(("value", "shown"), [(0.25, ".250"), (1.0, "1.000"), (-0.0504, "-.050"), (None, "")])
def test_three_decimals_without_the_nought(value: float | None, shown: str) -> None:
    assert short(value) == shown
