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
    """Collects canonical text and runs for one block."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.runs: list[SourceRun] = []
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
            self._put(atom.as_text, atom.start, atom.end)
        if atom.href and self.length > before:
            if self.links and self.links[-1][2] == atom.href and self.links[-1][1] == before:
                before = self.links.pop()[0]
            self.links.append((before, self.length, atom.href))

    def finish(self) -> Rendered:
        """The block without white space at its ends."""
        self._drop_trailing_space()
        text = "".join(self.parts)
        links = []
        for start, end, href in self.links:
            end = min(end, len(text))
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            end -= len(words) - len(words.rstrip())
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
            self._put(self.source[start:end], start, end)

    def _special(self, found: str, start: int, end: int) -> None:
        if found in _INVISIBLE:
            return
        if found[0] != "&":
            self._space(start, end)
            return
        meant = unescape(found)
        if meant.isspace():
            self._space(start, end)
        elif meant not in _INVISIBLE:
            self._put(meant, start, end)

    def _space(self, start: int, end: int) -> None:
        if not self._at_space():
            self._put(" ", start, end)

    def _break(self, atom: Atom) -> None:
        """A line break takes the place of spaces around it; at the start of a block it is nothing."""
        self._drop_trailing_space()
        if self.parts:
            self._put("\n", atom.start, atom.end)

    def _at_space(self) -> bool:
        return not self.parts or self.parts[-1][-1] in " \n"

    def _drop_trailing_space(self) -> None:
        while self.parts and self.parts[-1][-1] in " \n":
            words, run = self.parts.pop(), self.runs.pop()
            self.length -= 1
            if len(words) > 1:
                copied = run.text_end - run.text_start == run.source_end - run.source_start
                source_end = run.source_end - 1 if copied else run.source_end
                self.parts.append(words[:-1])
                self.runs.append(SourceRun(run.text_start, run.text_end - 1, run.source_start, source_end))

    def _put(self, text: str, start: int, end: int) -> None:
        """Append text read from ``source[start:end]``; neighbouring copies become one run."""
        run = SourceRun(self.length, self.length + len(text), start, end)
        self.length += len(text)
        if self.runs and _copies(run, self, text) and self.runs[-1].source_end == start:
            last = self.runs[-1]
            if _copies(last, self, self.parts[-1]):
                self.parts[-1] += text
                self.runs[-1] = SourceRun(last.text_start, run.text_end, last.source_start, end)
                return
        self.parts.append(text)
        self.runs.append(run)


def _copies(run: SourceRun, renderer: Renderer, text: str) -> bool:
    """True when the run is the source's own words."""
    return (
        renderer.source.startswith(text, run.source_start) and len(text) == run.source_end - run.source_start
    )


def render(source: str, atoms: list[Atom]) -> Rendered:
    """The canonical text of one block."""
    renderer = Renderer(source)
    for atom in atoms:
        renderer.add(atom)
    return renderer.finish()
