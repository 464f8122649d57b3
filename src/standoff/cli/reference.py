"""``standoff codebook``, ``standoff ref`` and ``standoff completion``: what the program says of itself."""

from __future__ import annotations

from typing import Any

import click

from standoff.cli.output import FORMAT, Table, console, emit
from standoff.errors import CodebookError


@click.group()
def codebook() -> None:
    """Read a codebook and run its example sentences."""


@codebook.command(
    epilog="""\b
Examples:
  standoff codebook check
  standoff codebook check my-topic.toml"""
)
@click.argument("name", default="sanctuary", metavar="[NAME|FILE]")
def check(name: str) -> int:
    """Run every example and near miss of a codebook through the coder.

    Exits 4 when one comes out otherwise than the codebook says.
    """
    from standoff.pipeline.codebooks import checked

    found, problems = checked(name)
    for problem in problems:
        click.echo(problem)
    summary = f"{found.name} {found.version}: {len(found.moves)} moves, {len(found.statuses)} statuses, "
    summary += f"{len(found.provisions)} provisions"
    if problems:
        raise CodebookError(summary, f"{len(problems)} problems", "see the lines above")
    click.echo(f"{summary}; every example comes out as written")
    return 0


@codebook.command(
    "show",
    epilog="""\b
Examples:
  standoff codebook show
  standoff codebook show --code withhold_funds
  standoff codebook show my-topic.toml --format json""",
)
@click.argument("name", default="sanctuary", metavar="[NAME|FILE]")
@click.option(
    "--code", "only", metavar="CODE", help="One move, status, provision or instrument kind, in full."
)
@FORMAT
def codebook_show(name: str, only: str | None, form: str) -> None:
    """Print the codes of a codebook with their definitions."""
    from standoff.pipeline.codebooks import entries, entry

    if only:
        found = entry(name, only)
        if form == "table":
            describe(found)
        else:
            emit([Table("", (), [found])], form)
        return
    rows = entries(name)
    emit([Table(kind, ("code", "group", "definition"), part) for kind, part in by_kind(rows).items()], form)


def by_kind(rows: list[dict[str, object]]) -> dict[str, list[dict[str, object]]]:
    """Rows by their ``kind``, in order of first appearance."""
    parts: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        parts.setdefault(str(row["kind"]), []).append(row)
    return parts


def describe(found: dict[str, Any]) -> None:
    """One code for a person: definition, bounds, examples, near misses, and how the coder finds it."""
    out = console()
    out.print(f"{found['kind']} {found['code']}", style="bold", markup=False)
    for field in ("definition", "include", "exclude"):
        if found.get(field):
            out.print(f"  {field:<11} {found[field]}", markup=False)
    for field, mark in (("examples", "+"), ("near_misses", "-")):
        for example in found.get(field) or ():
            status = f" [{example['status']}]" if example.get("status") else ""
            out.print(f"  {mark} {example['text']}{status}", markup=False)
    for frame in found.get("frames") or ():
        words = ", ".join(frame["verb"] or frame["noun"] or frame["adjective"] or frame["content"])
        out.print(f"  frame {frame['id']}: {words}", style="dim", markup=False)


@click.command(
    epilog="""\b
Examples:
  standoff ref model          every field of every type
  standoff ref vocabulary     moves, statuses, provisions, instruments
  standoff ref rules          what makes a position, and the stages of an instrument
  standoff ref cli            all commands with their help"""
)
@click.argument("part", type=click.Choice(["model", "vocabulary", "rules", "cli"]), default="model")
def ref(part: str) -> None:
    """Print the reference of model, vocabulary, rules or commands, as Markdown."""
    from standoff.cli.manual import cli_manual
    from standoff.pipeline.reference import model_reference, rules_reference, vocabulary_reference

    if part == "cli":
        from standoff.cli import standoff

        click.echo(cli_manual(standoff), nl=False)
    elif part == "rules":
        click.echo(rules_reference(), nl=False)
    else:
        click.echo(model_reference() if part == "model" else vocabulary_reference("sanctuary"), nl=False)


@click.command(
    epilog="""\b
Examples:
  eval "$(standoff completion bash)"
  standoff completion fish > ~/.config/fish/completions/standoff.fish"""
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell."""
    from click.shell_completion import get_completion_class

    from standoff.cli import standoff

    found = get_completion_class(shell)
    assert found is not None
    maker = found(standoff, {}, "standoff", "_STANDOFF_COMPLETE")
    click.echo(maker.source_template % maker.source_vars())
