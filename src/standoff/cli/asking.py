"""``standoff show``, ``timeline``, ``status``, ``verify`` and ``export``: what reads the record."""

from __future__ import annotations

import click


@click.command()
def show() -> None:
    """Coming."""


timeline = status = verify = export = show
