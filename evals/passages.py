"""Passages of our own with questions about stretches of their words, from TOML."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from standoff.extract import extract
from standoff.model.document import Capture, Document, Hints, Source
from standoff.settings import Settings

CLOSED_IN = 3  # one passage of this many is closed
ELSEWHERE = "Capitol Wire"  # an outlet at home nowhere
PUBLISHED = "2018-03-09"
PAGE = (
    "<!doctype html><html lang='en'><head><title>{0}</title></head>"
    "<body><article><h1>{0}</h1>{1}</article></body></html>"
)

Row = dict[str, Any]


class Question(NamedTuple):
    """Words of the text, where they stand in it, and what the table says of them."""

    words: str
    start: int
    end: int
    said: Row


class Reading(NamedTuple):
    """A passage as one outlet prints it, with the questions that are asked there."""

    name: str
    document: Document
    questions: tuple[Question, ...]

    @property
    def part(self) -> str:
        """``closed`` passages are only ever counted; ``open`` ones may be read while rules are written."""
        return part_of(self.name)


def part_of(name: str) -> str:
    """The part of a passage, chosen by a hash of its name."""
    first = int(hashlib.sha256(name.encode()).hexdigest(), 16)
    return "open" if first % CLOSED_IN else "closed"


def tables(folder: Path) -> list[tuple[Row, str]]:
    """The passages of a folder's files as they stand there, each with its file's name. ValueError for a name twice."""
    rows = [
        (row, path.stem)
        for path in sorted(folder.glob("*.toml"))
        for row in tomllib.loads(path.read_text("utf-8"))["passages"]
    ]
    if doubled := [name for name, times in Counter(row["id"] for row, _ in rows).items() if times > 1]:
        raise ValueError(f"{', '.join(doubled)}: stands twice")
    return rows


def readings(folder: Path) -> tuple[Reading, ...]:
    """Every passage of a folder in every outlet that prints it. ValueError for one that does not hold together."""
    return tuple(reading(row, outlet) for row, _ in tables(folder) for outlet in outlets(row))


def outlets(row: Row) -> list[str]:
    """Who prints a passage: as its questions say, else as it says itself."""
    asking = {outlet: None for asked in row["asked"] for outlet in asked.get("in", ())}
    return list(asking) or row.get("outlets", [ELSEWHERE])


def reading(row: Row, outlet: str) -> Reading:
    """A passage in one outlet; ValueError where the words of a question do not stand in it exactly once."""
    form = "html" if "html" in row else "text"
    page = document(row["id"], outlet, row[form].strip("\n"), form, row.get("published", PUBLISHED))
    return Reading(row["id"], page, tuple(questions(row, page.text, outlet)))


def questions(row: Row, text: str, outlet: str) -> Iterable[Question]:
    """What is asked of a passage in one outlet; an answer that depends on the outlet becomes its ``place``."""
    for asked in row["asked"]:
        words = asked["words"]
        if (times := text.count(words)) != 1:
            raise ValueError(f"{row['id']}: {words!r} stands {times} times in the text")
        said = {key: value for key, value in asked.items() if key not in ("words", "in")}
        if "in" in asked:
            said |= {"place": asked["in"][outlet], "by_outlet": True}
        start = text.index(words)
        yield Question(words, start, start + len(words), said)


def document(name: str, outlet: str, words: str, form: str, published: str) -> Document:
    """The document that reading the passage yields; HTML stands in a page with a headline."""
    if form == "html":
        words = PAGE.format(f"From {outlet}", words)
    digest = hashlib.sha256(words.encode()).hexdigest()
    capture = Capture(
        f"passage:{name}", f"{PUBLISHED}T00:00:00Z", digest, "text/html" if form == "html" else "text/plain"
    )
    hints = Hints(doc_id=name, outlet=outlet, published=published or None)
    return extract(Source(capture, words, hints), Settings())


def listed(value: str | list[str]) -> tuple[str, ...]:
    """Answers that are equally right."""
    return (value,) if isinstance(value, str) else tuple(value)
