"""The manual of all commands as Markdown, from their own help."""

from __future__ import annotations

import click

WIDTH = 100


def cli_manual(root: click.Command) -> str:
    """One section per command: exactly what its ``--help`` prints."""
    parts = ["# Commands\n"]
    for path, command in walk(root, "standoff"):
        context = click.Context(command, info_name=path, terminal_width=WIDTH, **command.context_settings)
        parts.append(f"\n## {path}\n\n```text\n{command.get_help(context)}\n```\n")
    return "".join(parts)


def walk(command: click.Command, path: str) -> list[tuple[str, click.Command]]:
    """The command and all commands under it, with their full names."""
    found = [(path, command)]
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            found += walk(command.commands[name], f"{path} {name}")
    return found
