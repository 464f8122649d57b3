"""What README and docs show is what happens: every code block runs, every link leads somewhere.

``console`` blocks: lines after ``$`` are run in a folder of the page's own; what follows must come out, a line
of ``...`` standing for anything. ``python`` blocks are run, ``toml`` and ``json`` blocks are read, ``text`` blocks
are pictures. Recipes in ``training/`` need packages that the tests do not install; only their links are followed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
WRITTEN = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/**/*.md",
    "evals/*.md",
    "benchmarks/*.md",
    "training/**/*.md",
)
PAGES = sorted({path for pattern in WRITTEN for path in ROOT.glob(pattern)})
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ELSEWHERE = ("git clone ", "cd ", "make ", "sudo apt ")


class Step(NamedTuple):
    """A command of a console block and the lines it must print."""

    command: str
    expected: list[str]


def steps(block: str) -> list[Step]:
    """The commands of a console block."""
    found: list[Step] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:], []))
        elif line.startswith("> ") and found and found[-1].command.endswith("\\"):
            found[-1] = Step(f"{found[-1].command}\n{line[2:]}", [])
        elif found:
            found[-1].expected.append(line)
    return found


def matches(expected: list[str], printed: list[str]) -> bool:
    """Whether the printed lines are the expected ones, ``...`` standing for any number of lines."""
    if not expected:
        return True
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()) + "\n" for line in expected
    )
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed)) is not None


def run(command: str, folder: Path) -> list[str]:
    """The lines a shell command prints, errors among them."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STANDOFF_")}
    environment |= {"PATH": f"{Path(sys.executable).parent}:{environment['PATH']}", "COLUMNS": "100"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode in (0, 3), f"{command}\n{done.stdout}"
    return done.stdout.splitlines()


def targets() -> set[str]:
    """The targets of the Makefile."""
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if "training" not in page.parts],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_code_blocks_run(page: Path, tmp_path: Path) -> None:
    names: dict[str, object] = {}
    for kind, block in FENCE.findall(page.read_text("utf-8")):
        if kind == "console":
            for step in steps(block):
                if step.command.startswith("make "):
                    assert set(step.command.split()[1:]) <= targets(), step.command
                elif not step.command.startswith(ELSEWHERE):
                    printed = run(step.command, tmp_path)
                    assert matches(step.expected, printed), f"$ {step.command}\n" + "\n".join(printed)
        elif kind == "python":
            exec(compile(block, str(page), "exec"), names)
        elif kind == "toml":
            tomllib.loads(block)
        elif kind == "json":
            json.loads(block)
        else:
            assert kind in ("text", "jsonl", "csv"), (
                f"{page.name}: a block needs a language that is checked, or text"
            )


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text("utf-8"))
    for target in LINK.findall(text):
        if not target.startswith(("http://", "https://", "mailto:", "#")):
            assert (page.parent / target.split("#")[0]).exists(), target


def test_every_command_is_told_of_outside_the_reference() -> None:
    from standoff.cli import standoff

    told = "".join(page.read_text("utf-8") for page in PAGES if "reference" not in page.parts)
    missing = [name for name in standoff.commands if f"standoff {name}" not in told]
    if not (ROOT / "docs" / "tutorial.md").exists():
        pytest.skip("no tutorial yet")
    assert not missing


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        (["a", "..."], ["a", "b", "c"], True),
        (["...", "c"], ["a", "b", "c"], True),
        (["a", "...", "d"], ["a", "b", "c"], False),
        (["a"], ["a", "b"], False),
        ([], ["anything"], True),
    ],
)
def test_the_comparison_itself(expected: list[str], printed: list[str], same: bool) -> None:
    assert matches(expected, printed) == same
