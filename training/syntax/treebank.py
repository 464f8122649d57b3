"""CoNLL-U in, sentences out: words, tags, heads and labels as the treebank gives them."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path


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
