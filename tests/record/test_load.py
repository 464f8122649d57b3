"""Two writers and twenty readers at once: no error, whole documents only, and a pinned view never changes.

``make soak`` does this for a minute and tells how long readers take with and without writers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.soak import Nursery, load, nursed, page, read_for_a_while
from standoff.record.store import Store

SECONDS = 3.0


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with nursed() as made:
        yield made


def test_readers_beside_writers_see_whole_documents_and_views_that_stay(
    nursery: Nursery, fresh_on: Callable[[], Path | str]
) -> None:
    loaded = load(nursery, str(fresh_on()), SECONDS, alone=0)
    assert loaded.wrong == ()
    assert loaded.written > 0
    assert loaded.reads >= 20


def test_a_reader_would_see_half_a_document(
    fresh_on: Callable[[], Path | str], capfd: pytest.CaptureFixture[str]
) -> None:
    where = str(fresh_on())
    with Store.open(where) as store:
        store.writer("importer@1").add(*page(4))
        with store.database.writing() as connection:
            connection.exec_driver_sql("delete from claim_periods where claim = 2")
    read_for_a_while(where, 0.01)
    assert "4 of 5 claims" in capfd.readouterr().out
