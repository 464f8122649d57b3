"""Codebooks as rows to show, and their examples run through the coder."""

from __future__ import annotations

import msgspec

from standoff.errors import UnknownCode
from standoff.model.codebook import Codebook

KINDS = {"moves": "move", "statuses": "status", "provisions": "provision", "instruments": "instrument"}


def checked(name: str) -> tuple[Codebook, list[str]]:
    """The codebook and one line per example that comes out otherwise than written.

    Raises CodebookError when the file itself cannot be used.
    """
    from standoff.codebooks import check, load

    found = load(name)
    return found, [str(problem) for problem in check(found)]


def entries(name: str) -> list[dict[str, object]]:
    """Every code of the codebook: ``{kind, code, group, definition}``, in the order of the file."""
    from standoff.codebooks import load

    found = load(name)
    return [
        {"kind": kind, "code": item.code, "group": group(item), "definition": item.definition}
        for layer, kind in KINDS.items()
        for item in getattr(found, layer)
    ]


def group(item: object) -> str:
    """The family, group or factuality of a code, empty where it has none."""
    for field in ("family", "group", "factuality"):
        if value := getattr(item, field, ""):
            return str(value)
    return ""


def entry(name: str, code: str) -> dict[str, object]:
    """All fields of one code, with its kind first.

    Raises UnknownCode with the codes that look like it.
    """
    from standoff.codebooks import load

    found = load(name)
    for layer, kind in KINDS.items():
        for item in getattr(found, layer):
            if item.code == code:
                return {"kind": kind, **msgspec.to_builtins(item)}
    raise unknown(found, code)


def unknown(codebook: Codebook, code: str) -> UnknownCode:
    """The error for a code that ``codebook`` does not define."""
    from rapidfuzz import process

    codes = [item.code for layer in KINDS for item in getattr(codebook, layer)]
    near = ", ".join(match[0] for match in process.extract(code, codes, limit=3, score_cutoff=50))
    mend = f"did you mean {near}?" if near else f"see 'standoff codebook show {codebook.name}'"
    return UnknownCode(f"code {code!r}", f"not in codebook {codebook.name} {codebook.version}", mend)
