"""What a reader is, and which reader an input gets.

A reader is an object behind an entry point in group ``standoff.readers``. A suffix it claims decides;
without one, the first reader that recognises the opening bytes does, and ``text`` takes what is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath
from typing import BinaryIO, Protocol, cast

import msgspec

from standoff import dates, plugins
from standoff.errors import BadDate, InputError, NotReadable
from standoff.model.document import Capture, Hints, Source
from standoff.settings import Settings

HEAD_BYTES = 4096
MEND = "give the article as .html, .txt or .jsonl"


class Origin(msgspec.Struct, frozen=True):
    """Where a stream comes from. ``uri`` names it in captures and errors; ``captured`` is an ISO instant.

    ``hints`` are what whoever handed it in said of every document in it.
    """

    uri: str
    captured: str
    settings: Settings
    hints: Hints = Hints()


class Reader(Protocol):
    """Reads one format. ``suffixes`` are lower-case file endings with their dot."""

    suffixes: tuple[str, ...]

    def sniff(self, head: bytes) -> bool:
        """True when the first bytes of a stream can only be this format."""
        ...

    def read(self, stream: BinaryIO, origin: Origin) -> Iterator[Source | InputError]:
        """The sources in the stream, in order; a bad one is yielded as its error and the others follow."""
        ...


def named(form: str) -> Reader:
    """The installed reader of that name. Raises PluginError when there is none."""
    return cast(Reader, plugins.load("readers", form))


def known_suffixes() -> frozenset[str]:
    """Every suffix some reader claims: what is picked up from a folder."""
    return frozenset(suffix for form in plugins.names("readers") for suffix in named(form).suffixes)


def choose(uri: str, head: bytes) -> Reader:
    """The reader for an input, by its suffix and opening bytes. Markup saved as ``.txt`` counts as markup."""
    readers = [named(form) for form in plugins.names("readers") if form != "text"]
    suffix = PurePath(uri).suffix.lower()
    for reader in readers:
        if suffix in reader.suffixes:
            return reader
    for reader in readers:
        if reader.sniff(head):
            return reader
    return named("text")


def source(body: bytes | str, media_type: str, origin: Origin) -> Source:
    """A source with the digest of its bytes (of the UTF-8 form where it came decoded)."""
    raw = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    capture = Capture(origin.uri, origin.captured, sha256(raw).hexdigest(), media_type)
    return Source(capture, body, origin.hints)


def checked(hints: Hints, where: str) -> Hints:
    """The hints with a clean date. Raises BadDate, naming ``where``, for a ``published`` that is not EDTF."""
    if hints.published is None or not hints.published.strip():
        return msgspec.structs.replace(hints, published=None)
    try:
        published = dates.check(hints.published)
    except BadDate as error:
        raise BadDate(where, f"published {hints.published!r} is not a date", error.mend) from None
    return msgspec.structs.replace(hints, published=published)


def refuse_binary(head: bytes, uri: str) -> None:
    """Raises NotReadable, naming the format, when the opening bytes are not text."""
    for magic, form in MAGIC:
        if head.startswith(magic):
            raise NotReadable(
                uri, f"is {form}, not text or HTML", "give the article as .html, .txt or .jsonl"
            )
    if head.startswith(BYTE_ORDER_MARKS) or _wide(head):
        return
    strange = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    if strange > len(head) * 0.005:
        raise NotReadable(
            uri, "is binary data, not text or HTML", "give the article as .html, .txt or .jsonl"
        )


def _wide(head: bytes) -> bool:
    """True for UTF-16 without a byte order mark: every other byte of Western text is then zero."""
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    return pairs > 8 and max(even, odd) > 0.7 * pairs and min(even, odd) <= 0.01 * pairs


BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (or an office document)"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a RIFF image or recording"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
