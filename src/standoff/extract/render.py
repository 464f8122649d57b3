"""Stretches of page source to canonical text, with the run map between them.

White space is collapsed to one space, character references are read, invisible characters (soft
hyphens, zero-width spaces) are left out, a line break is one newline.
"""

from __future__ import annotations

import re
from html import unescape

import msgspec

from standoff.model.document import SourceRun

_SPECIAL = re.compile(
    r"&(?:#[xX][0-9a-fA-F]+|#[0-9]+|[A-Za-z][A-Za-z0-9]*);?"
    r"|[\x00\xad\u200b\u200e\u200f\u2060\ufeff]"
    r"|\s{2,}|[^\S ]"
)
_INVISIBLE = frozenset("\x00\xad\u200b\u200e\u200f\u2060\ufeff")


class Atom(msgspec.Struct, frozen=True, array_like=True):
    """A piece of a block: source text as it stands, or ``as_text`` in the place of ``source[start:end]``.

    ``href`` is the address of the link it stands in.
    """

    start: int
    end: int
    as_text: str | None = None
    href: str | None = None


class Rendered(msgspec.Struct, frozen=True):
    """A block's text, its runs, and its links as ``(start, end, href)``, all from the block's own start."""

    text: str
    runs: tuple[SourceRun, ...]
    links: tuple[tuple[int, int, str], ...] = ()


class Renderer:
    """Collects the runs of one block; ``said`` holds what a run reads as where that is not the source itself."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.runs: list[SourceRun] = []
        self.said: list[str | None] = []
        self.links: list[tuple[int, int, str]] = []
        self.length = 0

    def add(self, atom: Atom) -> None:
        """Append one atom."""
        before = self.length
        if atom.as_text is None:
            self._copy(atom.start, atom.end)
        elif atom.as_text == "\n":
            self._break(atom)
        else:
            self._put(atom.start, atom.end, atom.as_text)
        if atom.href and self.length > before:
            if self.links and self.links[-1][2] == atom.href and self.links[-1][1] == before:
                before = self.links.pop()[0]
            self.links.append((before, self.length, atom.href))

    def finish(self) -> Rendered:
        """The block without white space at its ends."""
        self._drop_trailing_space()
        text = "".join(self._reads(at) for at in range(len(self.runs)))
        links = []
        for start, end, href in self.links:
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            end = start + len(words.strip())
            if start < end:
                links.append((start, end, href))
        return Rendered(text, tuple(self.runs), tuple(links))

    def _copy(self, start: int, end: int) -> None:
        """Copy source text, treating its special characters one by one."""
        here = start
        for found in _SPECIAL.finditer(self.source, start, end):
            self._words(here, found.start())
            self._special(found[0], found.start(), found.end())
            here = found.end()
        self._words(here, end)

    def _words(self, start: int, end: int) -> None:
        """Copy text whose only white space is single spaces."""
        if start < end and self.source[start] == " " and self._at_space():
            start += 1
        if start < end:
            self._put(start, end)

    def _special(self, found: str, start: int, end: int) -> None:
        meant = unescape(found) if found[0] == "&" else found
        if meant in _INVISIBLE:
            return
        if not meant.isspace():
            self._put(start, end, meant)
        elif not self._at_space():
            self._put(start, end, " ")

    def _break(self, atom: Atom) -> None:
        """A line break takes the place of spaces around it; at the start of a block it is nothing."""
        self._drop_trailing_space()
        if self.runs:
            self._put(atom.start, atom.end, "\n")

    def _reads(self, at: int) -> str:
        run, said = self.runs[at], self.said[at]
        return self.source[run.source_start : run.source_end] if said is None else said

    def _at_space(self) -> bool:
        if not self.runs:
            return True
        return (self.said[-1] or self.source[self.runs[-1].source_end - 1])[-1] in " \n"

    def _drop_trailing_space(self) -> None:
        while self.runs and self._at_space():
            run, said = self.runs.pop(), self.said.pop()
            self.length -= 1
            if said is None and run.text_end - run.text_start > 1:
                self.runs.append(
                    SourceRun(run.text_start, run.text_end - 1, run.source_start, run.source_end - 1)
                )
                self.said.append(None)

    def _put(self, start: int, end: int, said: str | None = None) -> None:
        """Append ``source[start:end]``, read as ``said`` where that differs; neighbouring copies join."""
        if said is not None and self.source[start:end] == said:
            said = None
        before = self.length
        self.length += end - start if said is None else len(said)
        if said is None and self.runs and self.said[-1] is None and self.runs[-1].source_end == start:
            last = self.runs.pop()
            self.runs.append(SourceRun(last.text_start, self.length, last.source_start, end))
        else:
            self.runs.append(SourceRun(before, self.length, start, end))
            self.said.append(said)


def render(source: str, atoms: list[Atom]) -> Rendered:
    """The canonical text of one block."""
    renderer = Renderer(source)
    for atom in atoms:
        renderer.add(atom)
    return renderer.finish()
