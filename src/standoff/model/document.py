"""From bytes to a readable document, with every offset kept."""

from __future__ import annotations

import msgspec

from standoff.model.span import Span


class Capture(msgspec.Struct, frozen=True):
    """Bytes as they were received, once.

    ``uri`` is the address or path they came from, ``captured`` an ISO 8601 instant in UTC,
    ``sha256`` the hex digest of the bytes, ``media_type`` ``text/html`` or ``text/plain``.
    """

    uri: str
    captured: str
    sha256: str
    media_type: str


class Hints(msgspec.Struct, frozen=True):
    """What whoever handed the document in said about it; wins over what the page says of itself."""

    doc_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None


class Source(msgspec.Struct, frozen=True):
    """A capture with its bytes, ready for extraction. ``body`` is ``str`` where the input was decoded already."""

    capture: Capture
    body: bytes | str
    hints: Hints = Hints()


class SourceRun(msgspec.Struct, frozen=True, array_like=True):
    """``text[text_start:text_end]`` is ``source[source_start:source_end]``, in code points of the decoded source.

    Runs are in text order. Lengths are equal for copied text; they differ for one character
    reference (``&amp;``) and for collapsed white space, which are runs of their own.
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int


class Block(msgspec.Struct, frozen=True):
    """One paragraph, heading, list item or quoted paragraph of the main text, in order.

    ``depth`` counts enclosing block quotes (0 = the page's own words), ``quote`` numbers the
    outermost-to-innermost block quotes it stands in, so that two neighbouring quotes stay two.
    ``cite`` is the innermost quote's ``cite`` attribute or cited link.
    """

    span: Span
    kind: str = "paragraph"
    depth: int = 0
    quote: tuple[int, ...] = ()
    cite: str | None = None


class Link(msgspec.Struct, frozen=True):
    """Anchor text in the main text and the address it leads to."""

    span: Span
    href: str


class Document(msgspec.Struct, frozen=True):
    """A capture, its canonical text, and what the page says of itself.

    ``text_sha256`` is the hex digest of the UTF-8 text; every offset anywhere refers to ``text``.
    ``published`` is an EDTF date or date-time, or None. ``doc_id`` is a label, not an identity.
    """

    doc_id: str
    capture: Capture
    text: str
    text_sha256: str
    extractor: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    encoding: str | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    source_map: tuple[SourceRun, ...] = ()
