"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from standoff.settings import Settings

RECORD = click.option(
    "--record",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The record [default: STANDOFF_RECORD, else standoff.db].",
)


def settings_for(record: Path | None) -> Settings:
    """Settings from the environment, with the record of the option where one is given."""
    settings = Settings.from_environment()
    return msgspec.structs.replace(settings, record=record) if record else settings
