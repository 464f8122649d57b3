"""A text as windows that the encoder reads: words of one paragraph, cut between sentences where it is long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

WORD = re.compile(r"\w+|[^\w\s]")
PARAGRAPH = re.compile(r"[^\n]+")
BREAK = re.compile(r"(?<=[.!?:;”\"’)…])[ \t]*\n\s*|[ \t]*\n\s*(?=[“\"‘—–―•*-])")
STOP = re.compile(r"[.!?]")
CLOSING = re.compile(r"[\"'’”)\]]")
LONGEST = 40  # characters of a word that are read


class Window(NamedTuple):
    """Words as ``(start, end)`` in the text, the pieces of all words, and the place of each word's first piece.

    ``pieces`` hold the marks of begin and end; ``first`` indexes them.
    """

    words: tuple[tuple[int, int], ...]
    pieces: tuple[int, ...]
    first: tuple[int, ...]


class Piece(NamedTuple):
    """A word and its pieces."""

    start: int
    end: int
    ids: list[int]


def lines(text: str) -> list[tuple[int, int]]:
    """The paragraphs of plain text: its lines."""
    return [match.span() for match in PARAGRAPH.finditer(text)]


def windows(text: str, paragraphs: Sequence[tuple[int, int]], tokenizer: Any, most: int) -> Iterator[Window]:
    """The windows of a text's paragraphs and of their lines, in order; every word stands in one.

    ``most`` bounds the pieces of a window.
    """
    read = text.encode("utf-8", "replace").decode()  # half a surrogate pair is no character; lengths stay
    begin, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    for low, high in (line for paragraph in paragraphs for line in _broken(text, *paragraph)):
        found = [match.span() for match in WORD.finditer(text, low, high)]
        if not found:
            continue
        encoded = tokenizer.encode_batch(
            [read[start : min(last, start + LONGEST)] for start, last in found], add_special_tokens=False
        )
        pieces = [
            Piece(start, last, one.ids or [tokenizer.token_to_id("[UNK]")])
            for (start, last), one in zip(found, encoded, strict=True)
        ]
        for part in _parts(pieces, text, most - 2):
            yield _window(part, begin, end)


def _broken(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """A paragraph's lines, where lines are more than a width: each ends a sentence or the next opens a quotation."""
    start = low
    for cut in BREAK.finditer(text, low, high):
        yield start, cut.start()
        start = cut.end()
    yield start, high


def _parts(words: list[Piece], text: str, most: int) -> Iterator[list[Piece]]:
    """Runs of words of at most ``most`` pieces, cut after a sentence where there is one."""
    while words:
        size, last, stop = 0, 0, 0
        for i, word in enumerate(words):
            if size + len(word.ids) > most:
                break
            size, last = size + len(word.ids), i + 1
            if _ends_sentence(words, i, text):
                stop = i + 1
        cut = len(words) if last == len(words) else (stop or max(last, 1))
        yield words[:cut]
        words = words[cut:]


def _ends_sentence(words: list[Piece], i: int, text: str) -> bool:
    """A stop, or a closing mark behind one, with white space and a new sentence after it."""
    word = text[words[i].start : words[i].end]
    after = words[i + 1] if i + 1 < len(words) else None
    if (
        after is None
        or after.start == words[i].end
        or (not text[after.start].isupper() and text[after.start] not in "“\"'‘")
    ):
        return False
    if STOP.fullmatch(word):
        return True
    return (
        bool(CLOSING.fullmatch(word))
        and i > 0
        and bool(STOP.fullmatch(text[words[i - 1].start : words[i - 1].end]))
    )


def _window(words: list[Piece], begin: int, end: int) -> Window:
    pieces, first = [begin], []
    for word in words:
        first.append(len(pieces))
        pieces += word.ids
    return Window(tuple((word.start, word.end) for word in words), (*pieces, end), tuple(first))
