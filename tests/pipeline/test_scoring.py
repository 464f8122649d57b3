"""``standoff score`` on small files."""

import json
from pathlib import Path

import pytest

from standoff.errors import BadLine, EmptyInput, MissingInput
from standoff.pipeline.scoring import rows_of, score_attributions, score_claims

CLAIM = {
    "evidence": [0, 50],
    "move": "sue",
    "status": "happened",
    "actor": {"place": None},
    "voices": ["A"],
    "core": True,
}


def written(path: Path, *rows: object) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


def test_claims(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold", {"doc_id": 1, "claims": [CLAIM]}, {"doc_id": "2", "claims": [CLAIM]})
    found = written(
        tmp_path / "found", {"doc_id": "1", "claims": [CLAIM]}, {"doc_id": "2", "error": "broken"}
    )
    strict = score_claims(gold, found)[0]
    assert (strict["figure"], strict["p"], strict["r"]) == ("strict", 1.0, 0.5)
    assert strict["low"] == 0.0
    assert strict["high"] == 1.0


def test_attributions(tmp_path: Path) -> None:
    said = {"content": [[0, 4]], "source": [[5, 8]], "cue": [[9, 13]]}
    gold = written(tmp_path / "gold", {"doc_id": "1", "text": "Yes, Ann said", "attributions": [said]})
    found = written(tmp_path / "found", {"doc_id": "1", "attributions": [said | {"parent": None}]})
    assert {row["figure"]: row["value"] for row in score_attributions(gold, found)}["pair"] == 1.0


def test_bad_files(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        rows_of(str(tmp_path / "none"))
    with pytest.raises(EmptyInput):
        rows_of(written(tmp_path / "empty"))
    with pytest.raises(BadLine, match=r"odd:1"):
        rows_of(written(tmp_path / "odd", [1]))
    with pytest.raises(BadLine, match="has no text"):
        rows_of(written(tmp_path / "bare", {"doc_id": "1"}), needs="text")
