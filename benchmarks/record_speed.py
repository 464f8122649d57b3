"""Asking a generated record, beside the same answer by SQL written by hand on the bare driver.

Every question is asked of other places, entries or words each time, so that nothing is answered from a cache of
answers. ``cold`` is the first time on a new connection (the system's own cache stays); ``warm`` is the median after.
"""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any, NamedTuple

import psycopg

from benchmarks.generated import PLACES, World
from standoff.model.recorded import Asked
from standoff.record.positions.query import rows_of_table
from standoff.record.queries.claims import Pinned
from standoff.record.store import Store

TIMES, FEW, COLD = 50, 50, 7
ON, KNOWN = "2019-06-30", "2022-06-30"
RANKS = {"the most told of": 1, "one of the first hundred": 40, "one in the middle": 700}

CLAIM = """c.number, c.payload, c.lineage, c.quote, c.seq, c.reported, c.valid_from, c.valid_by, c.valid_to, r.coder,
  r.codebook, r.official, e.recorded, r.document, d.id, d.doc_id, d.text_sha256, d.title, d.outlet, d.byline,
  d.published, d.url, k.uri, k.captured, h.review"""
PLACE = f"""select {CLAIM} from (
    select w.claim, p.review from claim_places w
      join claims c on c.number = w.claim join claim_periods p on p.claim = w.claim
    where w.place = :place and p.known_from <= :upto and p.known_to > :upto and c.valid_by <= :on
      and (c.valid_to is null or c.status not in ('ongoing', 'blocked') or c.valid_to > :on)
      and not exists (select 1 from claim_places o
        where o.place = w.place and o.claim = w.claim and o.role < w.role)
    order by w.claim limit 101) h
  join claims c on c.number = h.claim join runs r on r.number = c.run join documents d on d.number = r.document
  join entries e on e.seq = c.seq join captures k on k.document = d.number
    and k.seq = (select max(x.seq) from captures x where x.document = d.number and x.seq <= :upto)
  order by c.number"""
POSITION = "place, provision, direction, answer, rule, since, review, instrument, claims"
AS_OF = f"""select {POSITION} from positions where profile = 'all' and known_from <= :upto and known_to > :upto
  and valid_from <= :on and valid_to > :on order by place, provision, direction"""
NOW = f"""select {POSITION} from positions where profile = 'all' and known_to = 4611686018427387904
  and valid_to = '9999-12-31' order by place, provision, direction"""
CHANGES = """select seq, name, recorded, principal, kind, subject, payload_sha256, chain_sha256 from entries
  where seq > :since order by seq limit 101"""
LAST = "select seq from entries where recorded < :before order by recorded desc, seq desc limit 1"
MATCHING = {
    "sqlite": """select rowid, rank from (select rowid, rank from search_documents where search_documents match :words
  order by rowid desc limit 1000) order by rank limit 21""",
    "postgres": """select number, -ts_rank(words, :words::tsquery) as rank from (select number, words
  from search_documents where words @@ :words::tsquery order by number desc limit 1000) n order by rank limit 21""",
}


class Took(NamedTuple):
    """Milliseconds: the median, and the least, which is what nothing else on the machine disturbed."""

    median: float
    least: float


class Row(NamedTuple):
    """One question; ``hand`` and ``statement`` do the same work, ``whole`` is what users wait, ``cold`` at first."""

    question: str
    hand: Took
    statement: Took | None
    whole: Took
    cold: Took
    target: float | None
    rows: int

    @property
    def ratio(self) -> float | None:
        return self.statement.least / self.hand.least if self.statement else None


class Driver:
    """The bare driver: one connection, statements by hand."""

    def __init__(self, where: str) -> None:
        self.server = where.startswith("postgresql")
        self.connection: Any = (
            psycopg.connect(where, autocommit=True)
            if self.server
            else sqlite3.connect(where, isolation_level=None)
        )
        if not self.server:
            self.connection.execute("pragma cache_size = -32000")

    def ask(self, sql: str, **given: Any) -> list[Any]:
        if self.server:
            for name in given:
                sql = sql.replace(f":{name}", f"%({name})s")
        return list(self.connection.execute(sql, given).fetchall())

    def close(self) -> None:
        self.connection.close()


def took(*asks: Callable[[int], object], times: int = TIMES) -> list[Took]:
    """How long each takes, asked in turn so that all meet the same disturbances, and once before."""
    for ask in asks:
        ask(0)
    taken: list[list[float]] = [[] for _ in asks]
    for turn in range(times):
        for ask, mine in zip(asks, taken, strict=True):
            start = time.perf_counter()
            ask(turn)
            mine.append(1000 * (time.perf_counter() - start))
    return [Took(statistics.median(mine), min(mine)) for mine in taken]


def measured(where: str, world: World) -> list[Row]:
    """Every question, on the record at a path or address."""
    with Store.open(where, create=False) as store, closing(Driver(where)) as driver:
        rows = [*_places(where, store, driver, world), *_positions(where, store, driver)]
        return [*rows, _changes(where, store, driver), *_searches(where, store, driver, world)]


def _cold(where: str, ask: Callable[[Store], object]) -> Took:
    taken = []
    for _ in range(COLD):
        with Store.open(where, create=False) as store:
            start = time.perf_counter()
            ask(store)
            taken.append(1000 * (time.perf_counter() - start))
    return Took(statistics.median(taken), min(taken))


def _places(where: str, store: Store, driver: Driver, world: World) -> list[Row]:
    found = []
    for name, rank in RANKS.items():
        places = [world.place(rank + i) for i in range(1 if rank == 1 else 20)]

        def place(turn: int, places: list[str] = places) -> str:
            return places[turn % len(places)]

        def by_hand(turn: int, place: Callable[[int], str] = place) -> list[Any]:
            upto = driver.ask(LAST, before=f"{KNOWN}~")[0][0]
            return driver.ask(PLACE, place=place(turn), upto=upto, on=ON)

        def rows(turn: int, place: Callable[[int], str] = place) -> list[Any]:
            return store.view(on=ON, known=KNOWN).claim_rows(Asked(place=place(turn)), ("number",), 101)

        def whole(turn: int, place: Callable[[int], str] = place) -> object:
            return store.view(on=ON, known=KNOWN).claims(Asked(place=place(turn)))

        _equal([tuple(row) for row in rows(0)], by_hand(0))
        cold = _cold(
            where, lambda opened, p=places[0]: opened.view(on=ON, known=KNOWN).claims(Asked(place=p))
        )
        found.append(Row(f"one place as-of, {name}", *took(by_hand, rows, whole), cold, 3, len(rows(0))))
    return found


def _positions(where: str, store: Store, driver: Driver) -> list[Row]:
    database = store.database
    upto = store.view(known=KNOWN).seq
    then, now = Pinned(upto, ON), Pinned(store.view().seq)
    asked = {
        f"all {PLACES:,} places as-of": (then, AS_OF, {"upto": upto, "on": ON}, None),
        "current positions, all": (now, NOW, {}, None),
    }
    found = []
    for name, (pinned, sql, given, target) in asked.items():
        _equal([tuple(row) for row in rows_of_table(database, pinned)], driver.ask(sql, **given))
        hand, rows = took(
            lambda _, s=sql, g=given: driver.ask(s, **g),
            lambda _, p=pinned: rows_of_table(database, p),
            times=FEW,
        )
        cold = _cold(where, lambda opened, p=pinned: rows_of_table(opened.database, p))
        found.append(Row(name, hand, rows, rows, cold, target, len(rows_of_table(database, pinned))))
    page = f"{NOW} limit 101"
    hand, whole = took(lambda _: driver.ask(page), lambda _: store.view().positions())
    cold = _cold(where, lambda opened: opened.view().positions())
    found.append(
        Row("current positions, a page", hand, None, whole, cold, 20, len(store.view().positions().items))
    )
    return found


def _changes(where: str, store: Store, driver: Driver) -> Row:
    last = store.view().seq

    def since(turn: int) -> int:
        return last * (turn % TIMES) // (TIMES + 1)

    hand, whole = took(
        lambda turn: driver.ask(CHANGES, since=since(turn)),
        lambda turn: store.view().changes(since=since(turn)),
    )
    cold = _cold(where, lambda opened: opened.view().changes(since=last // 2))
    return Row("changes since, a page in words", hand, None, whole, cold, 5, 100)


def _searches(where: str, store: Store, driver: Driver, world: World) -> list[Row]:
    asked = {
        "search, a rare word": [world.word(rank) for rank in range(19_000, 19_020)],
        "search, the most common word": [world.word(1)],
        "search, two words": [f"{world.word(rank)} {world.word(rank + 250)}" for rank in range(50, 70)],
        "search, a phrase of common words": [f'"{world.word(2)} {world.word(3)}"'],
        "search, a phrase": [f'"{world.word(rank)} {world.word(rank + 1)}"' for rank in range(60, 80)],
    }
    matching = MATCHING["postgres" if driver.server else "sqlite"]
    found = []
    for name, words in asked.items():
        expressions = [store.database.query(each) for each in words]
        hand, whole = took(
            lambda turn, e=expressions: driver.ask(matching, words=e[turn % len(e)]),
            lambda turn, w=words: store.view().search(w[turn % len(w)]),
        )
        cold = _cold(where, lambda opened, w=words: opened.view().search(w[0]))
        found.append(Row(name, hand, None, whole, cold, 50, len(store.view().search(words[0]).items)))
    return found


def _equal(ours: list[tuple[Any, ...]], by_hand: list[Any]) -> None:
    if ours != [tuple(row) for row in by_hand]:
        raise SystemExit(f"benchmarks: {len(ours)} rows are not the {len(by_hand)} by hand")
