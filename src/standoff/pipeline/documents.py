"""Inputs to documents: read, then extract, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from standoff.errors import EmptyInput, InputError, MissingInput, NotReadable
from standoff.model.document import Capture, Document, Hints, Source
from standoff.pipeline.outcomes import Failure, each, failure
from standoff.settings import Settings

NO_HINTS = Hints()


def documents(
    inputs: Iterable[str],
    settings: Settings,
    hints: Hints = NO_HINTS,
    form: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Failure]:
    """Every document in the inputs (paths, folders, globs, ``-``), in order; what cannot be used is a Failure.

    ``form`` forces one reader (``jsonl``); ``hints`` win over what the pages say of themselves.
    """
    from standoff.extract import extract
    from standoff.read import sources

    found = (
        failed(item) if isinstance(item, InputError) else item
        for item in sources(inputs, settings, hints, captured=now(), form=form, stdin=stdin)
    )
    return each(found, lambda source: extract(source, settings), label)


def from_jsonl(path: str, settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Document | Failure]:
    """The documents of one JSON Lines file, or of standard input for ``-``: one outcome per line.

    Raises InputError when the file as a whole cannot be used.
    """
    from standoff.extract import extract
    from standoff.read import sources

    for item in sources([path], settings, captured=now(), form="jsonl", stdin=stdin):
        if isinstance(item, InputError):
            if isinstance(item, MissingInput | NotReadable | EmptyInput) and not is_line(item.what):
                raise item
            yield failed(item)
        else:
            yield from each([item], lambda source: extract(source, settings), label)


def from_text(text: str, hints: Hints = NO_HINTS) -> Document:
    """A document from text in memory; its offsets are those of ``text``."""
    from hashlib import sha256

    from standoff.extract import extract

    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    capture = Capture(hints.url or f"text:{digest[:16]}", now(), digest, "text/plain")
    return extract(Source(capture, text, hints), Settings())


def is_line(what: str) -> bool:
    """Whether an error names a line (``file:12``) rather than a whole file."""
    return what.rpartition(":")[2].isdigit()


def failed(error: InputError) -> Failure:
    """The failure of an input, under the label it came with where that is known."""
    return failure(error.doc_id or error.what, error)


def label(source: Source) -> str:
    """What to call a source before it is a document."""
    return source.hints.doc_id or source.capture.uri


def now() -> str:
    """This instant in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
