"""``--help``, ``ref``, ``codebook`` and ``completion``; and what starting costs."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from standoff.cli import standoff
from standoff.cli.manual import walk
from tests.cli.conftest import Call

COMMANDS = dict(walk(standoff, "standoff"))
HEAVY = ("numpy", "onnxruntime", "sqlalchemy", "trafilatura", "lxml", "rich", "nupunkt")


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_has_help_with_examples(call: Call, path: str) -> None:
    result = call(*path.split()[1:], "--help")
    assert result.code == 0
    if not isinstance(COMMANDS[path], click.Group):
        assert "Examples:" in result.out
        assert f"  {path}" in result.out
    assert max(map(len, result.out.splitlines())) <= 100


@pytest.mark.parametrize(
    "path", [path for path, command in COMMANDS.items() if not isinstance(command, click.Group)]
)
def test_examples_name_options_that_exist(path: str) -> None:
    known = {name for command in COMMANDS.values() for option in command.params for name in option.opts}
    used = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", COMMANDS[path].epilog or ""))
    assert used <= known | {"--"}, path


def test_help_loads_nothing_heavy() -> None:
    code = "import sys\nfrom standoff.cli import standoff\nfrom standoff.cli.running import run\n"
    code += f"run(standoff, ['--help'])\nprint([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")


def test_version(call: Call) -> None:
    assert re.fullmatch(r"standoff \d+\.\d+\.\d+\n", call("--version").out)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(call: Call, shell: str) -> None:
    out = call("completion", shell).out
    assert f"_STANDOFF_COMPLETE={shell}_complete" in out


@pytest.mark.parametrize("part", ["model", "vocabulary", "rules", "cli"])
def test_the_reference_pages_are_what_the_program_says(call: Call, part: str) -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / f"{part}.md"
    assert page.read_text("utf-8") == call("ref", part).out, "run: make docs"


def test_a_code_in_full(call: Call) -> None:
    out = call("codebook", "show", "--code", "withhold_funds").out
    assert out.startswith("move withhold_funds\n")
    assert "frame withhold_funds" in out
