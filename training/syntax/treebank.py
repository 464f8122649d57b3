"""CoNLL-U in, sentences out: words, tags, heads and labels as the treebank gives them."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sentence:
    """One tree. ``heads`` count from 1, 0 is the root; ``text`` is the raw sentence."""

    text: str
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]


def manifest() -> list[dict]:
    """The treebanks of data.toml: key, name, licence, source, attribution, files."""
    return tomllib.loads((HERE / "data.toml").read_text(encoding="utf-8"))["treebank"]


def data_option(parse: argparse.ArgumentParser) -> None:
    """``--data FOLDER``; without it $STANDOFF_GOLD/ud, else ../shared/data/ud beside the repository."""
    gold = os.environ.get("STANDOFF_GOLD") or HERE.parents[2] / "shared" / "data"
    parse.add_argument(
        "--data", type=Path, default=Path(gold) / "ud", help="folder with the files of data.toml"
    )


def part(data: Path, name: str, keys: tuple[str, ...] = ("ewt", "gum")) -> list[Sentence]:
    """The train, dev or test part of the treebanks; stops when a file is not the one the manifest describes."""
    found = []
    for bank in manifest():
        if bank["key"] in keys:
            found += _verified(data, bank["files"][name])
    return found


def _verified(data: Path, described: dict) -> list[Sentence]:
    path = data / described["name"]
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; give the folder with --data or STANDOFF_GOLD")
    if hashlib.sha256(path.read_bytes()).hexdigest() != described["sha256"]:
        raise SystemExit(f"{path}: not the file data.toml describes; fetch that version of the treebank")
    found = read(path)
    counts = {"sentences": len(found), "words": sum(len(one.forms) for one in found)}
    if counts != {name: described[name] for name in counts}:
        raise SystemExit(f"{path}: {counts} differ from data.toml; the reader or the file is broken")
    return found


def read(path: Path) -> list[Sentence]:
    """All sentences of a gzipped CoNLL-U file; multiword ranges and empty nodes are skipped."""
    found, rows, text = [], [], ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# text = "):
                text = line[9:].rstrip("\n")
            elif line == "\n":
                found.append(_sentence(text, rows))
                rows = []
            elif not line.startswith("#"):
                cells = line.rstrip("\n").split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
    return found


def _sentence(text: str, rows: list[list[str]]) -> Sentence:
    columns = list(zip(*rows, strict=True))
    return Sentence(
        text, columns[1], columns[2], columns[3], columns[4], tuple(map(int, columns[6])), columns[7]
    )
