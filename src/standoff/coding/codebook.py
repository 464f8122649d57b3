"""Loading a codebook file and checking that it can be used."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import cast

import msgspec

from standoff import plugins
from standoff.coding.patterns import Pattern
from standoff.errors import CodebookError, UnknownCode
from standoff.model.codebook import Codebook, Frame

LEAST_EXAMPLES = 2


@cache
def load(name: str) -> Codebook:
    """The codebook of that plug-in name, or of the TOML file at that path.

    Raises CodebookError when the file cannot be read or does not fit the schema, UnknownCode when it
    uses a code, class or actor kind that it does not define.
    """
    if name.endswith(".toml") or "/" in name:
        place: Traversable = cast(Traversable, Path(name))
    elif name in plugins.names("codebooks"):
        place = cast(Traversable, plugins.load("codebooks", name))
    else:
        known = ", ".join(plugins.names("codebooks"))
        raise CodebookError(
            f"codebook {name}", "no such codebook", f"give one of {known}, or the path of a .toml file"
        )
    try:
        data = place.read_bytes()
    except OSError as error:
        raise CodebookError(
            f"codebook {name}", f"cannot be read ({error.strerror})", "check the path"
        ) from error
    try:
        codebook = msgspec.toml.decode(data, type=Codebook)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        raise CodebookError(
            f"codebook {name}", str(error), "mend the file, then run `standoff codebook check`"
        ) from error
    validate(codebook)
    return codebook


def validate(codebook: Codebook) -> None:
    """Raise the first fault in the codebook's references; see `faults`."""
    for fault in faults(codebook):
        raise fault


def faults(codebook: Codebook) -> Iterator[CodebookError]:
    """Every fault that makes the codebook unusable: doubled codes, undefined references, frames without a predicate."""
    where = f"codebook {codebook.name}"
    for kind, codes in (
        ("move", [move.code for move in codebook.moves]),
        ("status", [status.code for status in codebook.statuses]),
        ("provision", [provision.code for provision in codebook.provisions]),
        ("instrument", [instrument.code for instrument in codebook.instruments]),
        ("frame", [frame.id for move in codebook.moves for frame in move.frames]),
    ):
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            yield CodebookError(where, f"{kind} {code!r} is defined twice", "keep one of them")
    moves = {move.code for move in codebook.moves}
    statuses = {status.code for status in codebook.statuses}
    kinds = {instrument.code for instrument in codebook.instruments}
    for move in codebook.moves:
        for frame in move.frames:
            for code in filter(None, (frame.ongoing_as, *frame.after)):
                if code not in moves:
                    yield UnknownCode(f"{where}, frame {frame.id}", f"no move {code!r}", "use a defined move")
            yield from frame_faults(frame, codebook, statuses, kinds)
        for example in (*move.examples, *move.near_misses):
            if example.status and example.status not in statuses:
                yield UnknownCode(
                    f"{where}, move {move.code}", f"no status {example.status!r}", "use a defined status"
                )
    for provision in codebook.provisions:
        for cue in provision.cues:
            for alternatives in cue:
                yield from pattern_faults(alternatives, codebook, f"{where}, provision {provision.code}")


def frame_faults(
    frame: Frame, codebook: Codebook, statuses: set[str], kinds: set[str]
) -> Iterator[CodebookError]:
    """Faults of one frame."""
    where = f"codebook {codebook.name}, frame {frame.id}"
    if sum(map(bool, (frame.verb, frame.noun, frame.adjective, frame.content, frame.figure))) != 1:
        yield CodebookError(
            where, "needs exactly one of verb, noun, adjective, content and figure", "split it or fill one in"
        )
    if frame.status and frame.status not in statuses:
        yield UnknownCode(where, f"no status {frame.status!r}", "use a defined status")
    if frame.instrument and frame.instrument not in kinds:
        yield UnknownCode(where, f"no instrument kind {frame.instrument!r}", "use a defined kind")
    if frame.actor not in {"subject", "object", "possessor", "voice", "holder"}:
        yield UnknownCode(
            where, f"no argument {frame.actor!r}", "use subject, object, possessor, holder or voice"
        )
    lists = (
        frame.verb,
        frame.noun,
        frame.adjective,
        frame.content,
        frame.subject,
        frame.object,
        frame.complement,
    )
    for entries in (*lists, frame.near, frame.without, *frame.oblique.values()):
        yield from pattern_faults(entries, codebook, where)


def pattern_faults(entries: tuple[str, ...], codebook: Codebook, where: str) -> Iterator[CodebookError]:
    """Undefined classes and actor kinds in one list."""
    try:
        Pattern(entries, codebook.classes, where)
    except UnknownCode as error:
        yield error


def gaps(codebook: Codebook) -> Iterator[str]:
    """What a complete codebook has and this one lacks, one line each: definitions, examples, near misses."""
    for kind, entries in (
        ("move", codebook.moves),
        ("status", codebook.statuses),
        ("provision", codebook.provisions),
    ):
        for entry in entries:
            for field in ("definition", "include", "exclude"):
                if not getattr(entry, field).strip():
                    yield f"{kind} {entry.code}: no {field}"
            for field in ("examples", "near_misses"):
                if len(getattr(entry, field)) < LEAST_EXAMPLES:
                    yield f"{kind} {entry.code}: fewer than {LEAST_EXAMPLES} {field.replace('_', ' ')}"
