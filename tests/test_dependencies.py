"""The packages that are declared are the packages that are imported."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
FOR_TRAFILATURA = {"lxml-html-clean"}


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}


def imported() -> set[str]:
    owners, found = packages_distributions(), set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    foreign = found - set(sys.stdlib_module_names) - {"standoff"}
    return {canonicalize_name(owners[name][0]) for name in foreign}


def test_declared_is_imported() -> None:
    assert imported() == declared() - FOR_TRAFILATURA


def test_the_versions_known_to_work_hold_every_package() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {
        canonicalize_name(Requirement(line).name) for line in lines if line and not line.startswith("#")
    }
    assert declared() <= pinned
