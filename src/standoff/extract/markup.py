"""HTML to tags and text, each with its place in the source.

A scanner in linear time that follows the tokenizer of the WHATWG HTML standard where pages depend on
it: comments, raw-text elements, quoted attributes, and ``<`` that opens no tag.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from html import unescape
from typing import NamedTuple

_MARK = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(r"<([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>")
_END_TAG = re.compile(r"</([A-Za-z][^\s/>]*+)[^>]*+>")
_ATTRIBUTE = re.compile(r"([^\s/>=\"'][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?+")
RAW_TEXT = frozenset(
    {"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "noscript", "xmp"}
)


class Piece(NamedTuple):
    """``source[start:end]``, a tag or text. ``kind`` is text, open or close; ``inside`` the raw attributes."""

    kind: str
    name: str
    start: int
    end: int
    inside: str = ""


def pieces(source: str) -> Iterator[Piece]:
    """Tags and text in order. Comments, doctypes and processing instructions are left out.

    A tag that never ends takes the rest of the page with it, as in browsers.
    """
    here = 0
    while found := _MARK.search(source, here):
        mark = found.start()
        if mark > here:
            yield Piece("text", "", here, mark)
        if opening := _TAG.match(source, mark):
            name, here = opening[1].lower(), opening.end()
            yield Piece("open", name, mark, here, opening[2])
            if name in RAW_TEXT and not opening[2].endswith("/"):
                here = yield from _raw_text(source, name, here)
        elif closing := _END_TAG.match(source, mark):
            here = closing.end()
            yield Piece("close", closing[1].lower(), mark, here)
        elif source[mark + 1].isalpha():
            return
        else:
            here = _after_comment(source, mark)
    if here < len(source):
        yield Piece("text", "", here, len(source))


def attributes(inside: str) -> dict[str, str]:
    """Names in lower case to values with references resolved; the first of a repeated name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inside):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found


def _after_comment(source: str, mark: int) -> int:
    """The offset after a comment, doctype or instruction that opens at ``mark``."""
    if source.startswith("<!--", mark):
        end = source.find("-->", mark + 4 if not source.startswith("<!-->", mark) else mark + 2)
        return end + 3 if end >= 0 else len(source)
    if source.startswith("<![CDATA[", mark):
        end = source.find("]]>", mark)
        return end + 3 if end >= 0 else len(source)
    end = source.find(">", mark)
    return end + 1 if end >= 0 else len(source)


def _raw_text(source: str, name: str, here: int) -> Generator[Piece, None, int]:
    """The text of an element that holds no tags, and its end tag; the offset after them is returned."""
    closing = re.compile(rf"</{name}(?=[\s/>])[^>]*+>?", re.IGNORECASE).search(source, here)
    start, end = closing.span() if closing else (len(source), len(source))
    if start > here:
        yield Piece("text", "", here, start)
    yield Piece("close", name, start, end)
    return end
