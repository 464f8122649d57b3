"""The reference as Markdown, from the types and the codebook themselves."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from types import ModuleType

import msgspec

from standoff.model import annotation, claim, document, span
from standoff.pipeline.codebooks import entries

MODULES: tuple[ModuleType, ...] = (span, document, annotation, claim)


def model_reference() -> str:
    """Every public type of the model with its documentation and fields."""
    parts = ["# Data model\n"]
    for module in MODULES:
        parts.append(f"\n## {module.__name__.rsplit('.', 1)[-1]}\n\n{inspect.getdoc(module)}\n")
        parts += [section(kind) for kind in structs(module)]
    return "".join(parts)


def section(kind: type[msgspec.Struct]) -> str:
    """One type: its name, its documentation, its fields."""
    return f"\n### {kind.__name__}\n\n{plain(inspect.getdoc(kind) or '')}\n\n{fields(kind)}"


def structs(module: ModuleType) -> Iterator[type[msgspec.Struct]]:
    """The struct types defined in ``module``, in source order."""
    for kind in vars(module).values():
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__ == module.__name__:
            yield kind


def fields(kind: type[msgspec.Struct]) -> str:
    """A Markdown table of a struct's fields."""
    lines = ["| field | type | default |", "|---|---|---|"]
    for field in msgspec.structs.fields(kind):
        default = "required" if field.required else f"`{field.default!r}`"
        if field.default is msgspec.NODEFAULT and not field.required:
            default = "`()`"
        lines.append(f"| `{field.name}` | `{type_name(field.type)}` | {default} |")
    return "\n".join(lines) + "\n"


def type_name(kind: object) -> str:
    """A type as it is written in the source, module names left out."""
    text = kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__args__") else str(kind)
    return re.sub(r"\b(?:\w+\.)+(\w+)", r"\1", text).replace("|", "\\|")


def plain(doc: str) -> str:
    """Docstring markup as Markdown."""
    return doc.replace("``", "`")


def vocabulary_reference(name: str) -> str:
    """Every code of a codebook with its definition."""
    parts = [f"# Vocabulary: {name}\n"]
    kind = None
    for row in entries(name):
        if row["kind"] != kind:
            kind = row["kind"]
            parts.append(f"\n## {kind}\n\n| code | group | definition |\n|---|---|---|\n")
        definition = str(row["definition"]).replace("|", "\\|").replace("\n", " ")
        parts.append(f"| `{row['code']}` | {row['group']} | {definition} |\n")
    return "".join(parts)
