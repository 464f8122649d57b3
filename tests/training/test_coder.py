"""The recipe of the network that finds acts, as far as it goes without torch."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from standoff.coding.codebook import load
from tests.training.conftest import CODER, TRAINING, Recipe

CONFIG, DATA = (tomllib.loads((CODER / name).read_text()) for name in ("config.toml", "data.toml"))
ROOT = TRAINING.parent
TEXT = (
    "Chicago sued the Justice Department on Monday over grants to sanctuary cities.\n\n"
    "“We will not hold anyone for them,” Sheriff Tom Dart said. The lake froze over in the night."
)


def test_every_code_of_the_codebook_is_learned() -> None:
    for name in CONFIG["codebooks"]:
        book = load(name)
        assert sorted(CONFIG["moves"]) == sorted(move.code for move in book.moves)
        assert sorted(CONFIG["statuses"]) == sorted(status.code for status in book.statuses)


def test_all_steps_are_there() -> None:
    steps = (CODER / "make.sh").read_text()
    called = set(re.findall(r"\$here/(\w+\.py)", steps))
    assert called == {"data.py", "rows.py", "actors.py", "train.py", "export.py", "evaluate.py", "card.py"}
    assert all((CODER / name).is_file() for name in called)
    model = re.search(r"model=(\S+)", steps)
    assert model
    assert (ROOT / model[1] / "pyproject.toml").is_file()
    assert (CODER / "make.sh").stat().st_mode & 0o100


def test_every_file_of_documents_has_its_rows_and_is_learned_from() -> None:
    steps = (CODER / "make.sh").read_text()
    listed = re.search(r"for name in (.+); do", steps)
    assert listed
    assert [f"{name}.jsonl" for name in listed[1].split()] == [one["file"] for one in DATA["source"]]
    for kind, held in (("part", True), ("whole", False)):
        (line,) = re.findall(rf'^{kind}="(.+)"$', steps, re.M)
        names = re.findall(r"\$rows/(\w+)\.rows\.gz", line)
        assert sorted(f"{name}.jsonl" for name in names) == sorted(
            one["file"] for one in DATA["source"] if one["held"] is held
        )


def test_every_file_is_told_on_the_page() -> None:
    page = (CODER / "README.md").read_text()
    for path in CODER.iterdir():
        assert f"`{path.name}`" in page or path.name in {"README.md", "__pycache__"}, path.name


def test_every_source_is_described() -> None:
    for one in DATA["source"]:
        assert re.fullmatch("[0-9a-f]{64}", one["sha256"]), one["file"]
        assert one["documents"] > 0
        assert one["claims"] > 0
        assert one["terms"]


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coder_recipe: Recipe) -> Any:
    """The module ``data`` with a manifest and a file of its own."""
    data = coder_recipe("data")
    source = 'file = "{}"\ndocuments = 1\nclaims = 2\nsha256 = "0"\n'
    manifest = tmp_path / "data.toml"
    manifest.write_text("".join(f"[[source]]\n{source.format(name)}" for name in ("a.jsonl", "b.jsonl")))
    for name in ("a", "b"):
        claims = [{"move": "sue"}] * 3
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"doc_id": name, "claims": claims}) + "\n")
    monkeypatch.setattr(data, "MANIFEST", manifest)

    def run(*options: str) -> None:
        monkeypatch.setattr("sys.argv", ["data.py", str(tmp_path), *options])
        data.main()

    return run


def test_another_file_is_refused_until_it_is_described(documents: Any, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"a\.jsonl is not the file"):
        documents()
    documents("--rewrite")
    documents()
    said = tomllib.loads((tmp_path / "data.toml").read_text())["source"]
    assert [(one["file"], one["documents"], one["claims"]) for one in said] == [
        ("a.jsonl", 1, 3),
        ("b.jsonl", 1, 3),
    ]
    assert said[0]["sha256"] != said[1]["sha256"]
    (tmp_path / "b.jsonl").unlink()
    with pytest.raises(SystemExit, match=r"b\.jsonl is not there"):
        documents()


@pytest.fixture
def row(coder_recipe: Recipe) -> dict[str, Any]:
    """One document through ``rows.py``, with a core claim and one that is not core."""
    start, said = TEXT.index("Chicago"), TEXT.index("We will")
    claims = [
        {
            "evidence": [said, said + len("We will not hold anyone for them")],
            "move": "decline",
            "status": "committed",
            "core": False,
            "actor": {"place": None, "level": "local"},
        },
        {
            "evidence": [start, TEXT.index(".")],
            "move": "sue",
            "status": "happened",
            "core": True,
            "actor": {"place": "ocd-division/country:us/state:il/place:chicago", "level": "local"},
        },
    ]
    given = {"doc_id": "one", "title": "Sanctuary", "published": "2017-03-23", "text": TEXT, "claims": claims}
    made = coder_recipe("rows").row(given)
    return json.loads(json.dumps(made))


def test_rows_carry_the_gold_of_the_word_that_heads_it(row: dict[str, Any]) -> None:
    told = {one[0]: one[6:] for _, some in row["windows"] for one in some}
    assert [gold for gold in told.values() if gold[1]] == [
        ["sue", "sue", "happened"],
        [None, "decline", "committed"],
    ]
    assert len(told) > 5
    assert set(map(int, row["spans"])) >= set(told)


def test_rows_say_where_pieces_stand(row: dict[str, Any]) -> None:
    for pieces, some in row["windows"]:
        for _, word, clause, sentence, *_ in some:
            assert 0 < sentence[0] <= clause[0] <= word[0] < word[1] <= clause[1] <= sentence[1] < len(pieces)


def test_rows_offer_actors_of_core_claims(row: dict[str, Any]) -> None:
    (one,) = row["actors"]
    assert one["place"].endswith("place:chicago")
    assert any(place == one["place"] for offer in one["offers"] for place, _ in offer["refs"])
    assert all(offer["features"] for offer in one["offers"])


def test_rows_are_written_in_order(
    tmp_path: Path, coder_recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = coder_recipe("rows")

    class Here:
        """A pool that works on the spot."""

        def __init__(self, *given: object, **more: object) -> None:
            self.map = lambda work, some, chunksize: map(work, some)

        def __enter__(self) -> Here:
            return self

        def __exit__(self, *error: object) -> None:
            return None

    monkeypatch.setattr(rows, "ProcessPoolExecutor", Here)
    (tmp_path / "a.jsonl").write_text(
        "".join(json.dumps({"doc_id": k, "text": "It rained."}) + "\n" for k in "xy")
    )
    monkeypatch.setattr("sys.argv", ["rows.py", str(tmp_path / "a.jsonl"), str(tmp_path / "new" / "a.gz")])
    rows.main()
    with gzip.open(tmp_path / "new" / "a.gz", "rt") as lines:
        found = [json.loads(line) for line in lines]
    assert [(one["doc_id"], one["windows"]) for one in found] == [("x", []), ("y", [])]
