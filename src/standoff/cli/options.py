"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click
import msgspec

from standoff.settings import Settings

RECORD = click.option(
    "--record",
    metavar="FILE|URL",
    help="The record: a file, or postgresql://... [default: STANDOFF_RECORD, else standoff.db].",
)

LANE = click.option(
    "--lane",
    type=click.Choice(["federal", "state", "local", "courts"]),
    help="Only acts of one lane: of that level of government, or of courts.",
)


def number(context: click.Context, option: click.Parameter, value: float) -> float:
    """The value, unless it is no number ("nan" lies in every range)."""
    if value != value:
        raise click.BadParameter("nan is no number", context, option)
    return value


LEAST = click.option(
    "--min-confidence",
    "least",
    type=click.FloatRange(0, 1),
    default=0.0,
    callback=number,
    metavar="X",
    help="Leave out claims of which the coder is less sure.",
)
IDS = click.option("--ids", is_flag=True, help="The ids of claims and documents, for 'standoff review'.")


def settings_for(record: str | None, least: float = 0.0) -> Settings:
    """Settings from the environment, with the record of the option where one is given, and the least confidence."""
    settings = msgspec.structs.replace(Settings.from_environment(), min_confidence=least)
    return msgspec.structs.replace(settings, record=record) if record else settings


def CLOCKS(command: Callable[..., Any]) -> Callable[..., Any]:  # noqa: N802 (reads as the options beside it)
    """Adds ``--on``, ``--known``, ``--reported`` and ``--public``, handed on as one ``clocks``."""

    @click.option("--on", metavar="DATE", help="As of the end of this day in the world.")
    @click.option("--known", metavar="DATE|INSTANT", help="As the record knew it then.")
    @click.option("--reported", metavar="DATE", help="From what could be read by then.")
    @click.option(
        "--public", is_flag=True, help="Only what the public may see: accepted or official, names masked."
    )
    @wraps(command)
    def clocked(*, on: str | None, known: str | None, reported: str | None, public: bool, **rest: Any) -> Any:
        from standoff.pipeline.answers import Clocks

        return command(clocks=Clocks(on, known, reported, public), **rest)

    return clocked
