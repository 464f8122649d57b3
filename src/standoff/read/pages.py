"""Readers of one document per file: plain text and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

import msgspec

from standoff.errors import EmptyInput, InputError, TooLarge
from standoff.model.document import Source
from standoff.read.reader import BYTE_ORDER_MARKS, Origin, checked, refuse_binary, source
from standoff.settings import MEGABYTE

_HTML = re.compile(
    rb"(?:\s|\xef\xbb\xbf|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body|title|meta|div|article|p)\b",
    re.IGNORECASE | re.DOTALL,
)


class PageReader(msgspec.Struct, frozen=True):
    """Reads a whole stream as one document of ``media_type``; ``opening`` recognises its first bytes."""

    media_type: str
    suffixes: tuple[str, ...]
    opening: re.Pattern[bytes] | None = None

    def sniff(self, head: bytes) -> bool:
        """True when the first bytes are markup and this reader reads markup."""
        return self.opening is not None and self.opening.match(_narrow(head)) is not None

    def read(self, stream: BinaryIO, origin: Origin) -> Iterator[Source | InputError]:
        """The one document, or why it cannot be used."""
        try:
            yield self._page(stream, origin)
        except InputError as error:
            yield error

    def _page(self, stream: BinaryIO, origin: Origin) -> Source:
        limit = origin.settings.max_bytes
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise too_large(origin.uri, limit)
        if not body.strip().strip(b"\xef\xbb\xbf\xfe\xff\x00"):
            raise EmptyInput(origin.uri, "is empty", "give a file with an article in it")
        refuse_binary(body[:65536], origin.uri)
        hints = checked(origin.hints, origin.uri)
        if hints.doc_id is None and origin.uri != "stdin":
            hints = msgspec.structs.replace(hints, doc_id=PurePath(origin.uri).stem or None)
        return source(body, self.media_type, msgspec.structs.replace(origin, hints=hints))


def too_large(where: str, limit: int) -> TooLarge:
    """The error for an input above ``limit`` bytes."""
    size = f"{limit / MEGABYTE:g} MB" if limit >= MEGABYTE else f"{limit} bytes"
    return TooLarge(where, f"is larger than {size}", "split it, or raise STANDOFF_MAX_MB")


def _narrow(head: bytes) -> bytes:
    """The opening bytes of UTF-16 markup as ASCII, others unchanged."""
    return head[2:].replace(b"\x00", b"") if head.startswith(BYTE_ORDER_MARKS[:2]) else head


html = PageReader("text/html", (".html", ".htm", ".xhtml"), _HTML)
text = PageReader("text/plain", (".txt", ".text"))
