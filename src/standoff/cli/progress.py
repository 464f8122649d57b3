"""A progress bar on standard error, only when a person watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from standoff.cli.interrupting import interruptible

Item = TypeVar("Item")


def watched() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr.isatty()


def tracked(items: Iterable[Item], label: str, total: int | None = None) -> Iterator[Item]:
    """``items`` unchanged, with a bar that counts them when somebody watches. Raises KeyboardInterrupt."""
    if not watched():
        yield from interruptible(items)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total)
        for item in interruptible(items):
            yield item
            progress.advance(task)


@contextmanager
def measured(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """What long work calls with (done, in all) to move a bar; None when nobody watches."""
    if not watched():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def lines_in(path: str) -> int | None:
    """How many lines a file holds; None for standard input or when nobody watches."""
    if not watched() or path == "-":
        return None
    with open(path, "rb") as stream:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
