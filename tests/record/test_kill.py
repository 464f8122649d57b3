"""Writers are killed at random points: what was acknowledged is there, and nothing is there by halves.

``make soak`` kills a hundred, and the server's own processes too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.soak import Kill, Nursery, kill_client, kills, missing, nursed, page, parts, server_ways
from standoff.record.store import Store
from tests.postgres import Schemas

KILLS = 8


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with nursed() as made:
        yield made


def test_killed_writers_of_a_file_lose_nothing(nursery: Nursery, tmp_path: Path) -> None:
    killed = kills(nursery, str(tmp_path / "killed.db"), [kill_client] * KILLS, random.Random(7))
    assert killed.wrong == ()
    assert killed.acknowledged > KILLS / 2  # else they died too early to show anything


def test_killed_writers_and_ended_sessions_lose_nothing_on_a_server(
    nursery: Nursery, postgres: Schemas
) -> None:
    ways: list[Kill] = server_ways(postgres)[:2]  # to kill a process of a server is to end all its sessions
    where = f"{postgres.url(postgres.fresh())}&application_name=soak"
    killed = kills(nursery, where, ways * (KILLS // 2), random.Random(7))
    assert killed.wrong == ()
    assert killed.acknowledged > KILLS / 2


def test_a_lost_document_and_one_by_halves_would_be_seen(fresh_on: object) -> None:
    where = str(fresh_on())  # type: ignore[operator]
    with Store.open(where) as store:
        store.writer("importer@1").add(*page(4))
        assert parts(store) == ([], 1)
        with store.database.writing() as connection:
            connection.exec_driver_sql("delete from claim_periods where claim = 1")
            connection.exec_driver_sql("delete from search_claims")
        wrong, documents = parts(store)
    assert documents == 1
    assert "4:5 has 4 of 5 periods" in wrong
    assert missing(where, ["4:5", "5:6"]) == ["4:5 is lost", "5:6 is lost"]
