"""The record's fixtures, for tests in which rooms meet."""

from __future__ import annotations

from tests.record.conftest import database, fresh, make, opened_on, store

__all__ = ["database", "fresh", "make", "opened_on", "store"]
