"""Reader of JSON Lines: one document per line, in constant memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from standoff.errors import BadLine, EmptyInput, InputError
from standoff.model.document import Hints, Source
from standoff.read.pages import too_large
from standoff.read.reader import Origin, checked, refuse_binary, source

MEND = 'write {"text": ...} or {"html": ...} with doc_id, title, outlet, byline, published, url as text'
_OPENING = re.compile(rb'(?:\xef\xbb\xbf)?\s*+\{\s*+"')


class Line(msgspec.Struct, frozen=True):
    """The fields of a line that are read; others are ignored."""

    doc_id: str | int | float | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | int | None = None
    date: str | int | None = None
    url: str | None = None


class LineReader:
    """Reads ``{doc_id?, text | html, title?, outlet?, byline?, published? or date?, url?}`` per line."""

    suffixes = (".jsonl", ".ndjson")

    def __init__(self) -> None:
        self._decoder = msgspec.json.Decoder(Line)

    def sniff(self, head: bytes) -> bool:
        """True when the stream opens with a JSON object."""
        return _OPENING.match(head) is not None

    def read(self, stream: BinaryIO, origin: Origin) -> Iterator[Source | InputError]:
        """One source or error per line that is not blank, in order."""
        limit, empty = origin.settings.max_bytes, True
        for number, raw in enumerate(_lines(stream, limit), 1):
            if number == 1:
                raw = raw.removeprefix(b"\xef\xbb\xbf")
                try:
                    refuse_binary(raw[:65536], origin.uri)
                except InputError as error:
                    yield error
                    return
            if raw.strip():
                empty = False
                yield self._one(raw, f"{origin.uri}:{number}", origin)
        if empty:
            yield EmptyInput(origin.uri, "is empty", "give a file with one JSON object per line")

    def _one(self, raw: bytes, where: str, origin: Origin) -> Source | InputError:
        """One line as a source, or its error, which carries the line's ``doc_id`` where that can be read."""
        doc_id: str | None = None
        try:
            if len(raw) > origin.settings.max_bytes:
                raise too_large(where, origin.settings.max_bytes)
            line = self._decode(raw, where)
            doc_id = str(line.doc_id) if line.doc_id not in (None, "") else None
            hints = checked(_hints(line, doc_id, origin.hints), where)
            body, media_type = _body(line, where)
        except InputError as error:
            error.doc_id = doc_id
            return error
        uri = f"{origin.uri}#{doc_id}" if doc_id else where
        return source(body, media_type, msgspec.structs.replace(origin, uri=uri, hints=hints))

    def _decode(self, raw: bytes, where: str) -> Line:
        try:
            return self._decoder.decode(raw)
        except msgspec.ValidationError as error:
            raise BadLine(where, f"is not a document ({error})", MEND) from None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadLine(where, f"is not JSON ({error})", MEND) from None
        except RecursionError:
            raise BadLine(where, "is nested too deeply", MEND) from None


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Lines of at most ``limit`` bytes; of a longer one only the first ``limit + 1``, the rest skipped."""
    while raw := stream.readline(limit + 2):
        if len(raw.rstrip(b"\r\n")) > limit and not raw.endswith(b"\n"):
            while (rest := stream.readline(65536)) and not rest.endswith(b"\n"):
                pass
        yield raw.rstrip(b"\r\n")


def _hints(line: Line, doc_id: str | None, given: Hints) -> Hints:
    """The line's own fields; what was said of the whole file fills the gaps."""
    published = line.published if line.published not in (None, "") else line.date
    return Hints(
        doc_id=doc_id or given.doc_id,
        title=line.title or given.title,
        outlet=line.outlet or given.outlet,
        byline=line.byline or given.byline,
        published=str(published) if published not in (None, "") else given.published,
        url=line.url or given.url,
    )


def _body(line: Line, where: str) -> tuple[str, str]:
    """The text of the line, else its markup. Raises BadLine without either, EmptyInput for a blank one."""
    if line.text is None and line.html is None:
        raise BadLine(where, 'has neither "text" nor "html"', MEND)
    for body, media_type in ((line.text, "text/plain"), (line.html, "text/html")):
        if body is not None and body.strip():
            return body, media_type
    raise EmptyInput(where, "has no text", 'fill "text" or "html"')


jsonl = LineReader()
