"""PolNeAR as windows of words with spans and links, checked against ``data.toml``."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tokenizers import Tokenizer

from standoff.annotate.hearing.windows import Window, lines, windows

HERE = Path(__file__).parent
LAYERS = ("source", "cue", "content")
O, B, I = 0, 1, 2  # noqa: E741 (the field's names of the three tags)
NONE = -1


class Example(NamedTuple):
    """A window with its gold: a tag per word and layer, and the links from cues and contents.

    ``source_of[c]`` is the first source word of the attribution whose cue starts at word ``c`` (``NONE``: it has
    no source); ``cue_of[w]`` the first cue word of the attribution in whose content word ``w`` stands.
    """

    window: Window
    tags: dict[str, list[int]]
    source_of: dict[int, int]
    cue_of: dict[int, int]


def data_option(parser: argparse.ArgumentParser) -> None:
    """Adds ``--data``, the folder that holds ``polnear/`` and ``ud/``."""
    default = os.environ.get("STANDOFF_GOLD") or HERE.parents[2] / "shared" / "data"
    parser.add_argument("--data", type=Path, default=Path(default), help="folder with polnear/ and ud/")


def manifest() -> dict[str, Any]:
    """``data.toml``: what the weights start from, and the corpora."""
    return tomllib.loads((HERE / "data.toml").read_text(encoding="utf-8"))


def documents(folder: Path, part: str) -> list[dict[str, Any]]:
    """The documents of a part, when the file is the one that ``data.toml`` names.

    Raises SystemExit otherwise.
    """
    said = manifest()["corpus"]["files"][part]
    path = folder / "polnear" / said["name"]
    if not path.exists():
        raise SystemExit(f"{path}: not there; --data names the folder that holds polnear/")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != said["sha256"]:
        raise SystemExit(f"{path}: is not the file that data.toml names")
    found = [json.loads(line) for line in gzip.decompress(content).decode().splitlines()]
    counts = (len(found), sum(len(document["attributions"]) for document in found))
    if counts != (said["documents"], said["attributions"]):
        raise SystemExit(f"{path}: has {counts} documents and attributions, not those of data.toml")
    return found


def reader(start: Path) -> Tokenizer:
    """The tokenizer of the weights to start from."""
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def examples(document: dict[str, Any], tokenizer: Any, most: int) -> Iterator[Example]:
    """A document's windows; those that touch a passage its annotators gave up are left out."""
    gone = [tuple(span) for span in document.get("discard", [])]
    for window in windows(document["text"], lines(document["text"]), tokenizer, most):
        start, end = window.words[0][0], window.words[-1][1]
        if not any(first < end and start < last for first, last in gone):
            yield example(window, document["attributions"])


def example(window: Window, attributions: Sequence[dict[str, Any]]) -> Example:
    """Gold of one window."""
    tags = {layer: [O] * len(window.words) for layer in LAYERS}
    source_of: dict[int, int] = {}
    cue_of: dict[int, int] = {}
    for attribution in attributions:
        inside = {layer: [covered(window, span) for span in attribution[layer]] for layer in LAYERS}
        for layer, spans in inside.items():
            for words in spans:
                for place, word in enumerate(words):
                    tags[layer][word] = B if place == 0 else I
        cue = next((words[0] for words in inside["cue"] if words), None)
        if cue is None:
            continue
        sources = [words[0] for words in inside["source"] if words]
        if sources or not attribution["source"]:
            source_of[cue] = sources[0] if sources else NONE
        for words in inside["content"]:
            cue_of.update(dict.fromkeys(words, cue))
    return Example(window, tags, source_of, cue_of)


def covered(window: Window, span: Sequence[int]) -> list[int]:
    """The words of a window that lie in a span of the text."""
    return [i for i, (start, end) in enumerate(window.words) if span[0] <= start and end <= span[1]]
