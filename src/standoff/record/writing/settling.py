"""What follows from an entry at once, in its own transaction: periods, public evidence, positions."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from standoff.record.databases import Database
from standoff.record.positions import materialising, replaying
from standoff.record.positions import tables as effecttables
from standoff.record.privacy import grants
from standoff.record.writing import periods


def settle(connection: Connection, database: Database, seq: int, touched: Iterable[int]) -> None:
    """Brings everything derived up to date for claims (by number) that came, left or were judged at ``seq``."""
    changed = periods.settle(connection, seq, touched)
    if changed:
        grants.grant(connection, database, seq, changed)
        materialising.maintain(connection, seq, changed)


def rebuild(connection: Connection, database: Database) -> None:
    """Makes everything derived anew from the base tables."""
    periods.rebuild(connection)
    grants.rebuild(connection, database)
    effecttables.rebuild_effects(connection)
    replaying.rebuild(connection)
    database.reindex(connection)
