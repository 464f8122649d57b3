"""Every rule that can decide a status is described in the docs, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ROOT / "src" / "standoff" / "coding"
MODULES = ("status", "tense", "questions", "standing", "governing", "governed", "nominal", "conditions")
DECIDING = {"Decision", "Governed"}


def rules(module: str) -> Iterator[str]:
    """The rule names written in a module: second arguments of decisions, and second members of status pairs."""
    for node in ast.walk(ast.parse((CODE / f"{module}.py").read_text("utf-8"))):
        second: list[ast.expr] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DECIDING:
            second = node.args[1:2]
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and module == "standing":
            second = node.value.elts[1:2]
        for expression in second:
            names = [one for one in ast.walk(expression) if isinstance(one, ast.Constant)]
            composed = isinstance(expression, ast.JoinedStr)
            yield from (str(one.value) for one in names if not composed and isinstance(one.value, str))


def test_the_docs_list_the_rules_of_the_code() -> None:
    page = (ROOT / "docs" / "status.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([^`]+)` \|", page, re.M))
    written = {rule for module in MODULES for rule in rules(module)} - {"rule"}
    assert written == listed
    assert len(listed) > 50
