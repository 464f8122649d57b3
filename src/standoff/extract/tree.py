"""A light tree of a page in which every node and every stretch of text knows its place in the source.

Missing and crossing end tags are settled by a short form of the rules of the WHATWG HTML standard:
a block closes an open paragraph, an item closes its forerunner, an end tag closes what stands inside it,
and an inline end tag never closes a block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from standoff.errors import TooDeep
from standoff.extract.markup import Piece, attributes, pieces

MAX_DEPTH = 1000
MAX_OPEN_STYLES = 50
"""So many unclosed ``<font>`` or ``<b>`` are an author's slip; further ones change nothing."""

_VOID = "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form header hgroup hr html legend li main menu nav ol optgroup option p "
    "pre search section summary table tbody td tfoot th thead tr ul "
)
_NO_PARAGRAPH_ENDS_AT = "body caption html legend optgroup option tbody td tfoot th thead tr"
VOID = frozenset(_VOID.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(_BLOCKS.split())
_CLOSES_PARAGRAPH = BLOCKS - frozenset(_NO_PARAGRAPH_ENDS_AT.split())
_CELLS = frozenset({"td", "th", "caption"})
_PARAGRAPH_WALL = _CELLS | {"button", "object", "template"}
_ITEM_WALL = BLOCKS - {"address", "div", "p", "li", "dd", "dt"}
_FORERUNNERS: Mapping[str, tuple[Set[str], Set[str]]] = {
    "li": ({"li"}, _ITEM_WALL),
    "dt": ({"dt", "dd"}, _ITEM_WALL),
    "dd": ({"dt", "dd"}, _ITEM_WALL),
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "tbody": ({"tbody", "thead", "tfoot"}, {"table"}),
    "tfoot": ({"tbody", "thead", "tfoot"}, {"table"}),
    "thead": ({"tbody", "thead", "tfoot"}, {"table"}),
    "option": ({"option"}, {"select"}),
    "a": ({"a"}, BLOCKS),
}
_STYLES = frozenset({"b", "big", "em", "font", "i", "small", "span", "strong", "tt", "u"})
_IN_HEAD = frozenset({"base", "link", "meta", "title", "style", "script", "noscript", "template"})


class Node:
    """An element. ``children`` are nodes and ``(start, end)`` stretches of source text, in order.

    ``start``/``end`` are the place of its start tag, ``closing`` that of its end tag where it has one.
    """

    __slots__ = ("_attributes", "_inside", "children", "closing", "end", "parent", "start", "tag")

    def __init__(self, tag: str, parent: Node | None, start: int, end: int, inside: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.start = start
        self.end = end
        self.closing: tuple[int, int] | None = None
        self.children: list[Node | tuple[int, int]] = []
        self._inside = inside
        self._attributes: dict[str, str] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """Attribute names in lower case to values."""
        if self._attributes is None:
            self._attributes = attributes(self._inside) if self._inside else {}
        return self._attributes

    def get(self, name: str) -> str:
        """The value of an attribute, empty where it is missing."""
        return self.attributes.get(name, "")

    def ancestors(self) -> Iterator[Node]:
        """The node itself, its parent, and so on to the root."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def walk(self) -> Iterator[Node]:
        """The node and all nodes below, in page order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(child for child in reversed(node.children) if isinstance(child, Node))


def build(source: str, what: str) -> Node:
    """The tree of a page; its root is a nameless node around everything.

    Raises TooDeep, naming ``what``, when tags nest beyond ``MAX_DEPTH``.
    """
    builder = _Builder(what, len(source))
    for piece in pieces(source):
        if piece.kind == "text":
            builder.stack[-1].children.append((piece.start, piece.end))
        elif piece.kind == "open":
            builder.open(piece)
        else:
            builder.close(piece)
    return builder.stack[0]


class _Builder:
    """The stack of open elements, and how many of each tag are open."""

    def __init__(self, what: str, length: int) -> None:
        self.what = what
        self.stack = [Node("", None, 0, length)]
        self.count: dict[str, int] = {}

    def open(self, piece: Piece) -> None:
        name = piece.name
        if name in {"html", "body"} and self.count.get(name):
            return
        if name == "body" or (name not in _IN_HEAD and self.count.get("head")):
            self._close_up_to({"head"}, set())
        if name in _CLOSES_PARAGRAPH and self.count.get("p"):
            self._close_up_to({"p"}, _PARAGRAPH_WALL)
        if name in HEADINGS and self.stack[-1].tag in HEADINGS:
            self._pop()
        if name in _FORERUNNERS:
            self._close_up_to(*_FORERUNNERS[name])
        node = Node(name, self.stack[-1], piece.start, piece.end, piece.inside)
        self.stack[-1].children.append(node)
        if self.count.get(name, 0) >= MAX_OPEN_STYLES and name in _STYLES:
            return
        if name in VOID or (piece.inside.endswith("/") and name not in BLOCKS and name != "a"):
            return
        self.stack.append(node)
        self.count[name] = self.count.get(name, 0) + 1
        if len(self.stack) > MAX_DEPTH:
            raise TooDeep(
                self.what, f"nests tags more than {MAX_DEPTH} deep", "give the saved page of an article"
            )

    def close(self, piece: Piece) -> None:
        name = piece.name
        if name == "br":
            self.stack[-1].children.append(Node("br", self.stack[-1], piece.start, piece.end))
        if name in {"html", "body"}:
            return
        names = set(HEADINGS) if name in HEADINGS else {name}
        closed = self._close_up_to(names, _walls(name))
        if closed is not None:
            closed.closing = (piece.start, piece.end)

    def _close_up_to(self, names: Set[str], walls: Set[str]) -> Node | None:
        """Close the innermost open element of these names and all inside it, unless a wall stands between."""
        if not any(self.count.get(name) for name in names):
            return None
        for index in range(len(self.stack) - 1, 0, -1):
            tag = self.stack[index].tag
            if tag in names:
                found = self.stack[index]
                while len(self.stack) > index:
                    self._pop()
                return found
            if tag in walls:
                return None
        return None

    def _pop(self) -> None:
        node = self.stack.pop()
        self.count[node.tag] -= 1


_TABLE = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"})


def _walls(name: str) -> Set[str]:
    """What an end tag may not reach beyond: a cell for a block, a table for its parts, else a block."""
    if name in _TABLE:
        return frozenset({"table"}) - {name}
    return _CELLS if name in BLOCKS else BLOCKS
