"""Codebook files: what loads, what is refused and how, and the shipped one's own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff.coding.codebook import gaps, load
from standoff.errors import CodebookError, UnknownCode
from standoff.pipeline.codebooks import checked

LEAST = """
name = "tiny"
version = "1"
title = "A tiny topic"
directions = ["requires"]
provisions = []
statuses = []
{instruments}
[topic]
definition = "A topic"
core = ["minimum wage"]
related = []
outside = []
traps = []
threshold = 1.0
[classes]
bill = ["bill"]
[[moves]]
code = "sign"
family = "legislative"
definition = "d"
include = "i"
exclude = "e"
examples = []
near_misses = []
frames = [{frame}]
"""
FRAME = '{id = "sign.verb", verb = ["sign"], object = ["@bill"]}'


def write(folder: Path, frame: str = FRAME, instruments: str = "instruments = []") -> str:
    path = folder / "tiny.toml"
    path.write_text(LEAST.replace("{frame}", frame).replace("{instruments}", instruments), "utf-8")
    return str(path)


def test_a_topic_is_one_file(tmp_path: Path) -> None:
    codebook = load(write(tmp_path))
    assert codebook.moves[0].frames[0].object == ("@bill",)


@pytest.mark.parametrize(
    ("frame", "kind", "words"),
    [
        ('{id = "a", verb = ["sign"], object = ["@nothing"]}', UnknownCode, "no word class '@nothing'"),
        ('{id = "a", verb = ["sign"], subject = ["#nobody"]}', UnknownCode, "'#nobody' is no kind of actor"),
        ('{id = "a", verb = ["sign"], status = "vowed"}', UnknownCode, "no status 'vowed'"),
        ('{id = "a", verb = ["sign"], noun = ["signing"]}', CodebookError, "exactly one of"),
        ('{id = "a", verb = ["sign"], colour = "red"}', CodebookError, "colour"),
        (f"{FRAME}, {FRAME}", CodebookError, "defined twice"),
    ],
)
def test_faults_name_the_place_and_the_mend(
    tmp_path: Path, frame: str, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        load(write(tmp_path, frame))


def test_a_missing_codebook_names_those_there_are() -> None:
    with pytest.raises(CodebookError, match="sanctuary"):
        load("no-such-codebook")


def test_the_shipped_codebook_is_complete() -> None:
    assert list(gaps(load("sanctuary"))) == []


def test_the_shipped_examples_come_out_as_written() -> None:
    _, wrong = checked("sanctuary")
    assert wrong == []
