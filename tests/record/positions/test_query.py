from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from standoff.errors import SettingsError
from standoff.model.claim import ActorRef, DateRef, ProvisionRef
from standoff.model.recorded import Position
from standoff.record.positions.deriving import Key
from standoff.record.positions.query import positions, resting_on
from standoff.record.queries.claims import Pinned
from standoff.record.store import Store

TEXAS = "ocd-division/country:us/state:tx"
ASHFORD = f"{TEXAS}/place:ashford"


@pytest.fixture
def told(store: Store, make: SimpleNamespace) -> Any:
    """Adds a page with one claim and brings the positions up to date; gives the claim's id."""
    pages = iter(range(100))

    def add(move: str, day: str, provision: str = "detainer_hold", place: str = ASHFORD, **said: Any) -> str:
        page = make.document(f"{next(pages)} {make.text}", uri=str(next(pages)), published="2017-06-01")
        claim = make.claim(
            move=move,
            actor=ActorRef("a body", place, "local"),
            date=DateRef("then", day),
            provisions=(ProvisionRef(provision, "limits"),),
            **said,
        )
        store.writer("rules@1").add(page, make.coded(page, claim))
        return store.view().claims().items[-1].claim.id

    return add


def pinned(store: Store, **pins: Any) -> Pinned:
    return msgspec.structs.replace(Pinned(store.view().seq), **pins)


def answers(store: Store, pins: Pinned, **asked: Any) -> list[tuple[str, str, str]]:
    page = positions(store.database, pins, **asked)
    return [(each.place, each.provision, each.answer) for each in page.items]


def test_both_clocks_are_asked_of_the_table(store: Store, told: Any) -> None:
    adopted = told("limit_cooperation", "2017-01-10")
    before = pinned(store)
    repealed = told("repeal", "2017-03-10")
    (now,) = positions(store.database, pinned(store)).items
    assert (now.answer, now.rule, now.since, now.claims) == (
        "does not hold",
        "repealed",
        "2017-03-10",
        (repealed,),
    )
    (then,) = positions(store.database, before).items
    assert (then.answer, then.claims) == ("holds", (adopted,))
    (on,) = positions(store.database, pinned(store, on="2017-02-01")).items
    assert (on.answer, on.claims) == ("holds", (adopted,))
    assert positions(store.database, pinned(store, on="2017-01-09")).items == ()


def test_what_is_read_live_is_what_the_table_has(store: Store, told: Any) -> None:
    for number, where in enumerate((ASHFORD, TEXAS, f"{TEXAS}/place:bexley")):
        told("limit_cooperation", f"2017-01-1{number}", place=where)
        told("repeal", "2017-02-10", "status_inquiry", where)
    for on in (None, "2017-01-11", "2017-02-11"):
        for place, within in ((None, False), ("state:tx", False), ("state:tx", True), (ASHFORD, True)):
            asked: dict[str, Any] = {"place": place, "within": within}
            live = answers(store, pinned(store, on=on, reported="2017-06-01"), **asked)
            assert live == answers(store, pinned(store, on=on), **asked)
    assert answers(store, pinned(store, reported="2017-05-31")) == []


def test_pages_join_to_the_whole(store: Store, told: Any) -> None:
    for provision in ("a", "b", "c", "d", "e"):
        told("limit_cooperation", "2017-01-10", provision)
    for pins in (pinned(store), pinned(store, on="2017-05-01"), pinned(store, reported="2017-06-01")):
        whole, found = positions(store.database, pins).items, list[Position]()
        after: str | None = None
        while True:
            page = positions(store.database, pins, limit=2, after=after)
            found += page.items
            if (after := page.next) is None:
                break
        assert tuple(found) == whole
        assert len(whole) == 5
    with pytest.raises(SettingsError, match="no page mark"):
        positions(store.database, pinned(store), after="7")


def test_the_public_sees_what_was_accepted(store: Store, told: Any) -> None:
    claim = told("limit_cooperation", "2017-01-10")
    assert answers(store, pinned(store, public=True)) == []
    store.writer("a reviewer").review(claim, "accepted", "read")
    told("limit_cooperation", "2017-01-12")
    (public,) = positions(store.database, pinned(store, public=True)).items
    assert (public.review, public.claims) == ("accepted", (claim,))
    (every,) = positions(store.database, pinned(store)).items
    assert every.review == "machine"


def test_all_that_a_position_rests_on(store: Store, told: Any) -> None:
    claims = [told("limit_cooperation", "2017-01-10"), told("reaffirm", "2017-02-10")]
    key = Key(ASHFORD, "detainer_hold", "limits")
    assert resting_on(store.database, pinned(store), key) == tuple(claims)
    assert resting_on(store.database, pinned(store, on="2017-02-01"), key) == (claims[0],)
    assert resting_on(store.database, pinned(store, public=True), key) == ()
