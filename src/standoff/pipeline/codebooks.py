"""Codebooks as rows to show, and their examples run through the coder."""

from __future__ import annotations

import msgspec

from standoff.errors import UnknownCode
from standoff.model.claim import Claim
from standoff.model.codebook import Codebook, Example
from standoff.model.document import Document, Hints
from standoff.pipeline.coding import code, coder_for
from standoff.pipeline.documents import from_text

EXAMPLE_DAY = "2017-03-22"  # example sentences say "Monday" and "last month"
KINDS = {"moves": "move", "statuses": "status", "provisions": "provision", "instruments": "instrument"}


def checked(name: str) -> tuple[Codebook, list[str]]:
    """The codebook, and one line per gap and per example that comes out otherwise than written.

    Raises CodebookError when the file itself cannot be used.
    """
    from standoff.coding.checking import failures
    from standoff.coding.codebook import gaps, load

    found = load(name)
    coder = coder_for(name, "rules")

    def run(example: Example, title: str) -> tuple[Claim, ...]:
        return code(example_document(example, title), coder).claims

    return found, [*gaps(found), *(str(failed) for failed in failures(found, run))]


def example_document(example: Example, title: str) -> Document:
    """An example sentence as an article of its own."""
    hints = Hints(doc_id="example", title=title, outlet=example.outlet or "Example", published=EXAMPLE_DAY)
    return from_text(example.text, hints)


def entries(name: str) -> list[dict[str, object]]:
    """Every code of the codebook: ``{kind, code, group, definition}``, in the order of the file."""
    from standoff.coding.codebook import load

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
    from standoff.coding.codebook import load

    found = load(name)
    for layer, kind in KINDS.items():
        for item in getattr(found, layer):
            if item.code == code:
                return {"kind": kind, **msgspec.to_builtins(item)}
    raise unknown(found, code)


def check_code(name: str, code: str | None, layer: str) -> None:
    """Raises UnknownCode for a code that is none of the codebook's ``layer`` (a key of KINDS); None passes."""
    from standoff.coding.codebook import load

    found = load(name)
    if code is not None and all(item.code != code for item in getattr(found, layer)):
        raise unknown(found, code, layer)


def directions(name: str) -> tuple[str, ...]:
    """The directions that a provision may have in a codebook."""
    from standoff.coding.codebook import load

    return load(name).directions


def unknown(codebook: Codebook, code: str, *layers: str) -> UnknownCode:
    """The error for a code that ``layers`` of ``codebook`` (default: all) do not define."""
    from rapidfuzz import fuzz, process

    codes = [item.code for layer in layers or KINDS for item in getattr(codebook, layer)]
    alike = process.extract(code, codes, scorer=fuzz.ratio, limit=3, score_cutoff=65)
    near = " or ".join(match[0] for match in alike)
    mend = f"did you mean {near}?" if near else f"see 'standoff codebook show {codebook.name}'"
    what = KINDS[layers[0]] if len(layers) == 1 else "code"
    return UnknownCode(f"{what} {code!r}", f"not in codebook {codebook.name} {codebook.version}", mend)
