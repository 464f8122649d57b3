"""From what a person names (paths, folders, globs, ``-``) to a stream of sources."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from standoff.errors import InputError, MissingInput, NotReadable
from standoff.model.document import Hints, Source
from standoff.read.pages import too_large
from standoff.read.reader import HEAD_BYTES, Origin, choose, known_suffixes, named
from standoff.settings import Settings

NO_HINTS = Hints()
STDIN = "stdin"


def sources(
    inputs: Iterable[str | os.PathLike[str]],
    settings: Settings,
    hints: Hints = NO_HINTS,
    *,
    captured: str,
    form: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Source | InputError]:
    """Everything the inputs hold, one by one, in order.

    ``inputs`` are files, folders (all files below with a known suffix, sorted), globs, or ``-`` for
    standard input. ``captured`` is the ISO 8601 instant in UTC to record; ``form`` forces one reader
    (``text``, ``html``, ``jsonl``). An input that cannot be used is yielded as its InputError and the
    others still come. Raises PluginError for an unknown ``form``.
    """
    if form is not None:
        named(form)
    for given in inputs:
        name = os.fspath(given)
        if name == "-":
            yield from _stream(stdin or sys.stdin.buffer, Origin(STDIN, captured, settings, hints), form)
            continue
        try:
            for path in _files(name):
                yield from _file(path, Origin(str(path), captured, settings, hints), form)
        except InputError as error:
            yield error


def _files(name: str) -> Iterator[Path]:
    """The files behind one name. Raises MissingInput when there is none."""
    path = Path(name)
    if os.path.isdir(name):
        yield from _below(path)
    elif os.path.lexists(name):
        yield path
    elif glob.has_magic(name) and (found := sorted(glob.glob(name, recursive=True))):
        for match in map(Path, found):
            yield from _below(match) if match.is_dir() else (match,)
    else:
        wrong = "matches no file" if glob.has_magic(name) else "no such file or folder"
        raise MissingInput(name, wrong, "check the path")


def _below(folder: Path) -> Iterator[Path]:
    """Files under a folder that some reader knows, sorted by path; hidden ones are left out."""
    suffixes, found = known_suffixes(), False
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                found = True
                yield Path(here, name)
    if not found:
        raise MissingInput(str(folder), "holds no article", f"files end in {', '.join(sorted(suffixes))}")


def _file(path: Path, origin: Origin, form: str | None) -> Iterator[Source | InputError]:
    """One file, opened only once its size is known to be within the limit (JSON Lines may be of any size)."""
    try:
        with path.open("rb") as stream:
            lines = (named(form) if form else choose(origin.uri, b"")) is named("jsonl")
            if not lines and os.fstat(stream.fileno()).st_size > origin.settings.max_bytes:
                yield too_large(origin.uri, origin.settings.max_bytes)
                return
            yield from _stream(stream, origin, form)
    except FileNotFoundError:
        yield MissingInput(origin.uri, "no such file or folder", "check the path")
    except OSError as error:
        yield NotReadable(origin.uri, f"cannot be read ({error.strerror or error})", "check its permissions")


def _stream(stream: BinaryIO, origin: Origin, form: str | None) -> Iterator[Source | InputError]:
    """What one stream holds, by the reader forced or chosen."""
    if form is not None:
        yield from named(form).read(stream, origin)
        return
    buffered = stream if isinstance(stream, BufferedReader) else BufferedReader(stream)  # type: ignore[type-var]
    yield from choose(origin.uri, buffered.peek(HEAD_BYTES)).read(buffered, origin)
