"""What the encoder reads of a document: the title, the sentence before, and as many sentences as fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from standoff.coding.reading import Reading

PIECES = 224
TITLE, BEFORE = 24, 60
LONGEST_WORD, LONGEST_SENTENCE = 40, 450
"""Characters of a word and pieces of a sentence that are read."""


class Window(msgspec.Struct, frozen=True):
    """``pieces`` with the marks of begin and end; where each token's pieces and each sentence's stand, half-open."""

    pieces: tuple[int, ...]
    tokens: dict[int, tuple[int, int]]
    sentences: dict[int, tuple[int, int]]

    def reach(self, clause: tuple[int, int]) -> tuple[int, int]:
        """The pieces of a half-open range of tokens of which the window has at least one."""
        inside = [self.tokens[index] for index in range(*clause) if index in self.tokens]
        return inside[0][0], inside[-1][1]


def windows(reading: Reading, wanted: Sequence[bool], tokenizer: Any) -> Iterator[Window]:
    """The windows over the wanted sentences, in order; each of them stands in one window."""
    begin, end, unknown = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]", "[UNK]"))
    text, named = (whole(said) for said in (reading.document.text, reading.document.title or ""))
    title = [piece for one in encoded(named.split(), tokenizer, unknown) for piece in one]
    opening = [begin, *title[:TITLE], end]
    pieces = dict[int, list[int]]()
    for number, sentence in enumerate(reading.annotations.sentences):
        if wanted[number] or (number + 1 < len(wanted) and wanted[number + 1]):
            inside = range(sentence.first, sentence.last)
            words = [
                text[t.start : min(t.end, t.start + LONGEST_WORD)]
                for t in (reading.tokens[i] for i in inside)
            ]
            pieces.update(zip(inside, encoded(words, tokenizer, unknown), strict=True))
    for run in runs(wanted):
        at = 0
        while at < len(run):
            at, window = filled(run, at, opening, end, pieces, reading)
            yield window


def whole(text: str) -> str:
    """A text with a mark for each half of a surrogate pair, which is no character."""
    return text.encode("utf-8", "replace").decode()


def encoded(words: list[str], tokenizer: Any, unknown: int) -> list[list[int]]:
    """The pieces of words, at least one each."""
    return [one.ids or [unknown] for one in tokenizer.encode_batch(words, add_special_tokens=False)]


def runs(wanted: Sequence[bool]) -> Iterator[list[int]]:
    """The numbers of wanted sentences that follow one another."""
    run = list[int]()
    for number, on in enumerate(wanted):
        if on:
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def filled(
    run: list[int], at: int, opening: list[int], end: int, pieces: dict[int, list[int]], reading: Reading
) -> tuple[int, Window]:
    """One window from the sentence ``run[at]`` on, and which one comes next."""

    def of(number: int) -> list[int]:
        sentence = reading.annotations.sentences[number]
        return list(range(sentence.first, sentence.last))

    sequence = list(opening)
    before = run[at] - 1
    if before >= 0 and sum(len(pieces[i]) for i in of(before)) <= BEFORE:
        sequence += [piece for i in of(before) for piece in pieces[i]]
    tokens, sentences = dict[int, tuple[int, int]](), dict[int, tuple[int, int]]()
    while at < len(run):
        inside = of(run[at])
        size = sum(len(pieces[i]) for i in inside)
        if sentences and len(sequence) + size >= PIECES:
            break
        start = len(sequence)
        for index in inside:
            if len(sequence) - start + len(pieces[index]) > LONGEST_SENTENCE - len(opening) - BEFORE:
                break
            tokens[index] = (len(sequence), len(sequence) + len(pieces[index]))
            sequence += pieces[index]
        sentences[run[at]] = (start, len(sequence))
        at += 1
    return at, Window((*sequence, end), tokens, sentences)
