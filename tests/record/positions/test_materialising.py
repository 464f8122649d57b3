"""Positions kept up to date entry by entry are those that follow from the claims of every instant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, delete, insert, select, update

from standoff.model.claim import ActorRef, Claim, DateRef, InstrumentRef, ProvisionRef, TargetRef
from standoff.model.span import Span
from standoff.record import schema
from standoff.record.positions import materialising, replaying
from standoff.record.positions.around import segment_of
from standoff.record.positions.course import fold
from standoff.record.positions.deriving import PROFILES, Key, Standing, admitted, effects_upon
from standoff.record.positions.tables import rebuild_effects, rows_upon
from standoff.record.validity import validity
from tests.postgres import Schemas

TEXAS = "ocd-division/country:us/state:tx"
ASHFORD = f"{TEXAS}/place:ashford"
STORED = [column for column in schema.claims.columns if column.computed is None]
TABLES = [schema.claims, schema.claim_effects, schema.claim_periods, schema.positions]


class Told(NamedTuple):
    """A claim to come; ``day`` None is told without a date."""

    act: str
    day: str | None
    read: str
    direction: str | None
    bill: str | None


ACTS = {
    "adopt": ("limit_cooperation", "happened", True),
    "in force": ("rule", "ongoing", True),
    "repeal": ("repeal", "happened", True),
    "enjoin": ("enjoin", "happened", True),
    "uphold": ("uphold", "happened", True),
    "content": ("rule", "proposed", True),
    "sign": ("sign", "happened", False),
    "repeal it": ("repeal", "happened", False),
    "enjoin it": ("enjoin", "ongoing", False),
    "uphold it": ("uphold", "happened", False),
}


def claim(told: Told) -> Claim:
    move, status, provisions = ACTS[told.act]
    return Claim(
        id="",
        evidence=Span(0, 1),
        move=move,
        status=status,
        actor=ActorRef("Ashford", ASHFORD, "local"),
        voices=(),
        quoted=False,
        core=True,
        confidence=1.0,
        made_by="",
        targets=(TargetRef("Ashford", ASHFORD),),
        provisions=(ProvisionRef("detainer_hold", told.direction),) if provisions else (),
        instrument=InstrumentRef("bill", told.bill, ASHFORD) if told.bill else None,
        date=DateRef("then", told.day) if told.day else None,
    )


class History:
    """A record's derived tables alone, with a log of claims that come, go and are judged."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.seq = 0
        self.claims = 0

    def entry(
        self, come: Sequence[Told] = (), states: dict[int, tuple[str, int] | None] | None = None
    ) -> None:
        """One entry: claims that come, and what becomes of those (by number) that were there."""
        self.seq += 1
        rows = []
        for told in come:
            self.claims += 1
            coded = claim(told)
            when = validity(coded, told.read)
            stored = {column.name: "" if str(column.type) == "TEXT" else 0 for column in STORED}
            payload = msgspec.json.encode(coded).decode()
            valid = {"valid_from": when.start, "valid_by": when.by, "valid_to": when.end}
            named = {"number": self.claims, "id": str(self.claims), "evidence_end": 1, "core": 1}
            rows.append({**stored, **named, **valid, "payload": payload})
            self._begin(self.claims, ("machine", 0))
        if rows:
            self.connection.execute(insert(schema.claims), rows)
        changed = list(range(self.claims - len(rows) + 1, self.claims + 1))
        for number, state in (states or {}).items():
            if self._set(number, state):
                changed.append(number)
        materialising.maintain(self.connection, self.seq, changed)

    def _set(self, number: int, state: tuple[str, int] | None) -> bool:
        periods = schema.claim_periods
        now = (periods.c.claim == number) & (periods.c.known_to == schema.OPEN)
        row = self.connection.execute(select(periods).where(now)).first()
        if (row and (row.review, row.public)) == state or (row is None and state is None):
            return False
        if row and row.known_from == self.seq:
            self.connection.execute(delete(periods).where(now))
        else:
            self.connection.execute(update(periods).where(now).values(known_to=self.seq))
        if state:
            self._begin(number, state)
        return True

    def _begin(self, number: int, state: tuple[str, int]) -> None:
        row = {"claim": number, "known_from": self.seq, "known_to": schema.OPEN}
        self.connection.execute(insert(schema.claim_periods), {**row, "review": state[0], "public": state[1]})

    def rows(self) -> list[str]:
        """All derived rows, in an order of their own."""
        tables = (schema.claim_effects, schema.positions)
        return sorted(
            str(row) for table in tables for row in self.connection.execute(select(table)).mappings()
        )

    def known(self, seq: int) -> dict[tuple[str, Key], list[Any]]:
        """The course of every position as the table has it after an entry."""
        found: dict[tuple[str, Key], list[Any]] = {}
        rows = schema.positions
        query = select(rows).where(rows.c.known_from <= seq, rows.c.known_to > seq)
        for row in self.connection.execute(query.order_by(rows.c.valid_from)):
            key = Key(row.place, row.provision, row.direction)
            found.setdefault((row.profile, key), []).append(segment_of(row))
        return found

    def derived(self, seq: int) -> dict[tuple[str, Key], list[Any]]:
        """The same, read anew from the claims that stood after that entry."""
        rows = schema.claim_effects
        keys = self.connection.execute(
            select(rows.c.place, rows.c.provision, rows.c.direction).where(rows.c.place != "").distinct()
        )
        found: dict[tuple[str, Key], list[Any]] = {}
        for key in [Key(*row) for row in keys]:
            upon = rows_upon(self.connection, key, seq)
            for profile in PROFILES:
                course = fold(effects_upon(key, [row for row in upon if admitted(row, profile)]))
                if course:
                    found[profile, key] = list(course)
        return found


Histories = Callable[[], AbstractContextManager[History]]


@pytest.fixture(scope="module")
def histories(database: str, request: pytest.FixtureRequest) -> Iterator[Histories]:
    """``with histories() as history``: tables without their references, on each database, emptied afterwards."""
    if database == "sqlite":
        engine = create_engine("sqlite://")
    else:
        schemas: Schemas = request.getfixturevalue("postgres")
        engine = create_engine(schemas.url(schemas.fresh()).replace("postgresql:", "postgresql+psycopg:"))

    @contextmanager
    def history() -> Iterator[History]:
        with engine.connect() as connection, connection.begin() as transaction:
            if database == "postgres":
                connection.exec_driver_sql("set local session_replication_role = replica")
            yield History(connection)
            transaction.rollback()

    tables = TABLES if database == "sqlite" else None
    schema.metadata.create_all(engine, tables=tables)
    yield history
    engine.dispose()


days = st.integers(1, 9).map(lambda day: f"2017-03-{day:02}")
dates = st.one_of(
    days, days, st.none(), st.sampled_from(["2017-03", "2017-02", "2014", "2017-03-02/2017-03-06"])
)
tellings = st.builds(
    Told,
    st.sampled_from(sorted(ACTS)),
    dates,
    days,
    st.sampled_from(["limits", "limits", None]),
    st.sampled_from([None, "SB 99", "SB 99", "SB 98"]),
)
states = st.sampled_from(
    [("machine", 0), ("accepted", 1), ("disputed", 0), ("rejected", 0), ("machine", 1), None]
)
entries = st.lists(
    st.tuples(st.lists(tellings, max_size=3), st.lists(st.tuples(st.integers(1, 12), states), max_size=1)),
    max_size=10,
)


@settings(max_examples=15, deadline=None)
@given(log=entries)
def test_every_instant_is_what_its_claims_say_and_rebuilding_changes_nothing(
    histories: Histories, log: list[Any]
) -> None:
    with histories() as kept:
        for come, judged in log:
            known = {number: state for number, state in judged if number <= kept.claims}
            kept.entry(come, known)
        for seq in range(kept.seq + 1):
            assert kept.known(seq) == kept.derived(seq), seq
        rows = kept.rows()
        rebuild_effects(kept.connection)
        replaying.rebuild(kept.connection)
        assert kept.rows() == rows


def test_news_that_changes_nothing_is_not_read_against_the_whole_history(
    histories: Histories, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def counted(connection: Connection, key: Key, seq: int) -> list[Standing]:
        read.append(seq)
        return rows_upon(connection, key, seq)

    monkeypatch.setattr(materialising, "rows_upon", counted)
    with histories() as kept:
        kept.entry([Told("adopt", "2017-03-01", "2017-03-01", "limits", "SB 99")])
        assert read.pop() == 1
        for day in range(2, 28):
            when = f"2017-03-{day:02}"
            kept.entry(
                [
                    Told("in force", None, when, "limits", None),
                    Told("adopt", None, when, "limits", "SB 99"),
                    Told("adopt", when, when, "limits", None),
                    Told("content", None, when, "limits", "SB 98"),
                ]
            )
            assert read == []
        kept.entry([Told("repeal it", "2017-03-30", "2017-03-30", None, "SB 99")])
        assert read == [28]
        rows = schema.positions
        assert kept.connection.execute(
            select(rows.c.answer).where(rows.c.known_from == 28)
        ).scalars().all() == [
            "holds",
            "does not hold",
        ]


def test_an_accepted_claim_makes_a_public_position_and_a_dispute_is_told(histories: Histories) -> None:
    with histories() as kept:
        kept.entry([Told("adopt", "2017-03-01", "2017-03-01", "limits", None)])
        kept.entry([], {1: ("accepted", 1)})
        kept.entry([], {1: ("disputed", 0)})
        reviews = [
            {profile: course[0].review for (profile, _), course in kept.known(seq).items()}
            for seq in (1, 2, 3)
        ]
    assert reviews == [{"all": "machine"}, {"all": "accepted", "public": "accepted"}, {"all": "disputed"}]
