"""The reference as Markdown, from the types, the codebook and the rule tables themselves."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import TYPE_CHECKING

import msgspec

from standoff.model import annotation, claim, document, span
from standoff.pipeline.codebooks import entries

if TYPE_CHECKING:
    from standoff.record.positions.rules import Coded, StageRule

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


def rules_reference() -> str:
    """Both rule tables: what makes a position, and how far an instrument has come."""
    from standoff.record.positions.rules import position_rules, preamble, stage_rules

    table = position_rules()
    adoption = table.adoption
    positions = [
        [code([r.id]), code(r.moves), code(r.statuses), r.place, r.effect, code([r.direction or ""]), r.prose]
        for r in table.rule
    ]
    stages = [
        [code([s.id]), s.stage, code(s.moves), code(s.statuses), code(s.kinds), f"{s.prose}{marks(s)}"]
        for s in stage_rules()
    ]
    return "".join(
        (
            f"# Rules\n\n## Positions: what holds in a place\n\n{preamble('position_rules.toml')}\n",
            rows("rule", "moves", "statuses", "whose", "effect", "direction", "in words", of=positions),
            f"\n`{adoption.id}`: {adoption.prose} Content: {coded(adoption.content)}. ",
            f"Adopting acts: {coded(adoption.adopting)}.\n",
            f"\n## Stages: how far an instrument has come\n\n{preamble('stage_rules.toml')}\n",
            rows("rule", "stage", "moves", "statuses", "kinds", "in words", of=stages),
        )
    )


def rows(*heads: str, of: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *of]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def code(names: Iterable[str]) -> str:
    """Codes as they are shown in a table."""
    return ", ".join(f"`{name}`" for name in names if name)


def coded(claims: Coded) -> str:
    """Moves and the statuses they must have."""
    return f"{code(claims.moves)} with status {code(claims.statuses)}"


def marks(stage: StageRule) -> str:
    """What sets a stage apart, in words."""
    said = [" *state*"] if stage.state else []
    said += [" *repeated*"] if stage.repeated else []
    said += [f" *against* {code(stage.against)}"] if stage.against else []
    return ",".join(said)
