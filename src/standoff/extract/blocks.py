"""A page's tree to the blocks of text on it, in order, whether they belong to the article or not."""

from __future__ import annotations

import re

import msgspec

from standoff.extract.render import Atom, Rendered, render
from standoff.extract.tree import BLOCKS, HEADINGS, Node

_NEVER_SHOWN = (
    "applet area audio base button canvas datalist dialog embed frame frameset head iframe input link "
    "map math meta noembed noframes noscript object optgroup option param progress script select source "
    "style svg template textarea title track video xmp del s strike rp rt "
)
SILENT = frozenset(_NEVER_SHOWN.split())
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|visuallyhidden|hidden)(?:\s|$)", re.I
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


class Candidate(msgspec.Struct, frozen=True):
    """One block of the page: where it hangs in the tree, its words, its kind, its block quotes."""

    node: Node
    words: Rendered
    kind: str
    quotes: tuple[Node, ...]

    @property
    def text(self) -> str:
        """The canonical text of the block."""
        return self.words.text

    def linked(self) -> float:
        """The share of its characters that stand in links."""
        return sum(end - start for start, end, _ in self.words.links) / max(len(self.text), 1)


def candidates(source: str, root: Node) -> list[Candidate]:
    """Every visible block of text on the page, in page order."""
    return _Walk(source).run(root)


def unseen(node: Node) -> bool:
    """True for what a reader of the page does not see, or sees struck out."""
    if node.tag in SILENT:
        return True
    if not node.attributes:
        return False
    return (
        "hidden" in node.attributes
        or node.get("aria-hidden") == "true"
        or _UNSEEN_STYLE.search(node.get("style")) is not None
        or _UNSEEN_CLASS.search(node.get("class")) is not None
    )


class _Walk:
    """Gathers inline pieces and closes a block wherever a block element begins or ends."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.atoms: list[Atom] = []
        self.found: list[Candidate] = []
        self.quotes: list[Node] = []
        self.hrefs: list[str] = []
        self.breaks = 0
        self.preformatted = 0

    def run(self, root: Node) -> list[Candidate]:
        waiting: list[tuple[Node, int]] = [(root, 0)]
        while waiting:
            node, index = waiting.pop()
            if index == len(node.children):
                self._leave(node)
                continue
            waiting.append((node, index + 1))
            child = node.children[index]
            if not isinstance(child, Node):
                self._text(child, node)
            elif not unseen(child):
                self._enter(child)
                waiting.append((child, 0))
        self._flush(root)
        return self.found

    def _enter(self, node: Node) -> None:
        if node.tag == "br":
            self.breaks += 1
            if self.breaks > 1:
                self._flush(node)
            elif self.atoms:
                self.atoms.append(Atom(node.start, node.end, "\n"))
        elif node.tag in BLOCKS:
            self._flush(node.parent or node)
            if node.tag == "blockquote":
                self.quotes.append(node)
            self.preformatted += node.tag == "pre"
        elif node.tag == "a":
            self.hrefs.append(node.get("href"))
        elif node.tag == "q":
            self._quote_mark((node.start, node.end), "“")

    def _leave(self, node: Node) -> None:
        if node.tag in BLOCKS:
            self._flush(node)
            if node.tag == "blockquote":
                self.quotes.pop()
            self.preformatted -= node.tag == "pre"
        elif node.tag == "a":
            self.hrefs.pop()
        elif node.tag == "q":
            self._quote_mark(node.closing, "”")

    def _quote_mark(self, tag: tuple[int, int] | None, mark: str) -> None:
        """Browsers show ``<q>`` in quotation marks that the source does not hold: they stand for its tags."""
        if tag is not None:
            self.breaks = 0
            self.atoms.append(Atom(*tag, mark, self._href()))

    def _text(self, stretch: tuple[int, int], node: Node) -> None:
        start, end = stretch
        blank = self.source[start:end].isspace()
        if not blank:
            self.breaks = 0
        if self.preformatted:
            for gap in _BLANK_LINE.finditer(self.source, start, end):
                self.atoms.append(Atom(start, gap.start(), None, self._href()))
                self._flush(node)
                start = gap.end()
        if not blank or self.atoms:
            self.atoms.append(Atom(start, end, None, self._href()))

    def _href(self) -> str | None:
        return next((href for href in reversed(self.hrefs) if href), None)

    def _flush(self, at: Node) -> None:
        """Close the block that stands directly in ``at``."""
        atoms, self.atoms, self.breaks = self.atoms, [], 0
        if not atoms:
            return
        words = render(self.source, atoms)
        if words.text:
            node = next((above for above in at.ancestors() if above.tag in BLOCKS), at)
            self.found.append(Candidate(node, words, _kind(node), tuple(self.quotes)))


def _kind(node: Node) -> str:
    for above in node.ancestors():
        if above.tag in HEADINGS:
            return "heading"
        if above.tag in {"li", "dd", "dt"}:
            return "item"
        if above.tag in {"blockquote", "table", "section", "article", "main", "aside", "ul", "ol"}:
            break
    return "paragraph"
