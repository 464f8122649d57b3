from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import BadDate, SettingsError
from standoff.model.claim import ActorRef, DateRef, InstrumentRef, ProvisionRef, TargetRef
from standoff.model.recorded import Asked
from standoff.record.store import Store
from standoff.record.view import View

Opened = Callable[[], AbstractContextManager[Store]]
ASHFORD = "ocd-division/country:us/state:tx/place:ashford"
STATE = ActorRef("Governor Ada Nuñez", "ocd-division/country:us/state:tx", "state")


@pytest.fixture(scope="module")
def filled(opened_on: Opened, make: SimpleNamespace) -> Iterator[Store]:
    """Three pages: a vote, a signature with a suit, and an opinion."""
    with opened_on() as store:
        writer = store.writer("rules@1", make.clock())
        vote = make.document(title="Council votes on jail holds")
        held = make.claim(provisions=(ProvisionRef("detainer_hold", "limits"),))
        writer.add(vote, make.coded(vote, held))
        signed = make.document(
            "Governor Nuñez signed S.B. 99. Ashford sued.", uri="b", published="2017-03-28"
        )
        bill = InstrumentRef("bill", "S.B. 99", STATE.place)
        sign = make.claim(
            (0, 30), move="sign", actor=STATE, instrument=bill, date=DateRef("Monday", "2017-03-27")
        )
        sue = make.claim((31, 43), move="sue", targets=(TargetRef("Texas", STATE.place),), instrument=bill)
        writer.add(signed, make.coded(signed, sign, sue))
        opinion = make.document("A shame, said one member.", uri="c", published="2017-05-01")
        writer.add(opinion, make.coded(opinion, make.claim((0, 7), move="criticize", core=False)))
        yield store


def found(store: Store, **asked: Any) -> list[str]:
    return [each.claim.move for each in store.view().claims(Asked(**asked)).items]


@pytest.mark.parametrize(
    ("asked", "moves"),
    [
        ({}, ["limit_cooperation", "sign", "sue", "criticize"]),
        ({"place": ASHFORD}, ["limit_cooperation", "sue", "criticize"]),
        ({"place": "state:tx"}, ["sign", "sue"]),
        ({"place": "state:tx", "roles": ("actor",)}, ["sign"]),
        ({"place": "state:tx", "roles": ("target",)}, ["sue"]),
        ({"place": "state:tx", "within": True}, ["limit_cooperation", "sign", "sue", "criticize"]),
        ({"place": "state:t", "within": True}, []),
        ({"place": "state:tx/place:ash", "within": True}, []),
        ({"instrument": "sb 99"}, ["sign", "sue"]),
        ({"instrument": "SB 9"}, []),
        ({"actor": "nunez"}, ["sign"]),
        ({"actor": "governor ada NUÑEZ"}, ["sign"]),
        ({"actor": "nun"}, []),
        ({"actor": "%"}, []),
        ({"move": "sue"}, ["sue"]),
        ({"status": "threatened"}, []),
        ({"provision": "detainer_hold"}, ["limit_cooperation"]),
        ({"text": "sign"}, ["sign"]),
        ({"text": '"jail holds" council'}, ["limit_cooperation"]),
        ({"text": '"holds jail"'}, []),
        ({"text": '" AND ) NEAR('}, []),
        ({"document": "b"}, ["sign", "sue"]),
        ({"core": False}, ["criticize"]),
        ({"review": "accepted"}, []),
    ],
)
def test_filters(filled: Store, asked: dict[str, Any], moves: list[str]) -> None:
    assert found(filled, **asked) == moves


def test_one_claim_by_id_or_lineage(filled: Store) -> None:
    claim = filled.view().claims().items[1]
    assert filled.view().claims(Asked(claim=claim.claim.id)).items == (claim,)
    assert filled.view().claims(Asked(claim=claim.lineage)).items == (claim,)


def test_a_timeline_is_core_claims_by_day_and_statements_are_the_rest(filled: Store) -> None:
    days = [(each.valid_by, each.claim.move) for each in filled.view().timeline().items]
    assert days == [("2017-03-21", "limit_cooperation"), ("2017-03-27", "sign"), ("2017-03-28", "sue")]
    assert [each.claim.move for each in filled.view().statements().items] == ["criticize"]


def test_a_claim_comes_with_its_words_and_both_clocks(filled: Store) -> None:
    sign = filled.view().claims(Asked(move="sign")).items[0]
    assert sign.quote == "Governor Nuñez signed S.B. 99."
    assert (sign.valid_from, sign.valid_by, sign.valid_to) == ("2017-03-27", "2017-03-27", "2017-03-28")
    assert (sign.reported, sign.recorded[:10]) == ("2017-03-28", "2017-05-02")
    assert (sign.document.outlet, sign.document.published) == ("Ashford Ledger", "2017-03-28")


@pytest.mark.parametrize(
    ("on", "moves"),
    [
        ("2017-03-20", []),
        ("2017-03-21", ["limit_cooperation"]),
        ("2017-03-27", ["limit_cooperation", "sign"]),
        ("2017-03", ["limit_cooperation", "sign", "sue"]),
        (None, ["limit_cooperation", "sign", "sue", "criticize"]),
    ],
)
def test_valid_time(filled: Store, on: str | None, moves: list[str]) -> None:
    assert [each.claim.move for each in filled.view(on=on).claims().items] == moves


def test_reported_is_a_third_filter(filled: Store) -> None:
    view = filled.view(reported="2017-03-27")
    assert [each.claim.move for each in view.claims().items] == ["limit_cooperation"]
    assert [each.doc_id for each in view.documents().items] == ["ashford.html"]


@pytest.mark.parametrize(
    ("known", "documents"),
    [("2017-05-01", 0), ("2017-05-02T00:00:01Z", 1), ("2017-05-02T02:00:02+02:00", 2), ("2017-05", 3)],
)
def test_record_time(filled: Store, known: str, documents: int) -> None:
    view = filled.view(known=known)
    assert len(view.documents().items) == documents == view.counts().documents


def test_a_state_ends_where_its_date_says(store: Store, make: SimpleNamespace) -> None:
    document = make.document()
    past = make.claim(move="rule", status="ongoing", date=DateRef("then", "2015-01-01/2016-01-31"))
    store.writer("rules@1").add(document, make.coded(document, past))
    assert len(store.view(on="2016-01-31").claims().items) == 1
    assert len(store.view(on="2016-02-01").claims().items) == 0


@pytest.mark.parametrize("option", ["on", "known", "reported"])
def test_bad_dates_name_the_option(filled: Store, option: str) -> None:
    with pytest.raises(BadDate, match=f"--{option}: 'soon'"):
        filled.view(**{option: "soon"})
    with pytest.raises(BadDate, match="--known: '2017-05-02T99' is no instant"):
        filled.view(known="2017-05-02T99")


def test_search_shows_the_words_around(filled: Store) -> None:
    (hit,) = filled.view().search("nunez sign").items
    assert hit.snippet == "Governor [Nuñez] [signed] S.B. 99. Ashford sued."
    assert (hit.document.doc_id, hit.document.claims) == ("b", 2)
    assert [each.document.doc_id for each in filled.view().search("council").items] == ["ashford.html"]
    assert filled.view(known="2017-05-01").search("council").items == ()
    assert filled.view().search('"*').items == ()


def test_counts(filled: Store) -> None:
    counts = filled.view().counts()
    assert (counts.documents, counts.claims, counts.core, counts.places, counts.entries) == (3, 4, 3, 2, 6)
    assert dict(counts.by_place) == {ASHFORD: 2, STATE.place: 1}
    assert counts.by_review == (("machine", 4),)


def test_the_text_of_a_document(filled: Store, make: SimpleNamespace) -> None:
    first = filled.view().documents().items[0]
    assert filled.view().text(first.id) == make.text
    assert filled.view().text("nothing") is None


def test_changes_since_an_entry(filled: Store) -> None:
    page = filled.view().changes(since=3, limit=2)
    assert [entry.seq for entry in page.items] == [4, 5]
    assert page.next == "5"
    assert filled.view().changes(since=5).next is None


def test_a_mark_of_another_list_is_refused(filled: Store) -> None:
    with pytest.raises(SettingsError, match="no page mark"):
        filled.view().timeline(after="12")


@settings(max_examples=20, deadline=None)
@given(limit=st.integers(1, 5))
def test_pages_put_together_are_the_list(filled: Store, limit: int) -> None:
    view = filled.view()
    for whole in (view.claims, view.timeline, view.documents):
        items, after = [], None
        while True:
            page = whole(limit=limit, after=after)
            assert len(page.items) <= limit
            items += page.items
            if (after := page.next) is None:
                break
        assert tuple(items) == whole().items


day = st.dates(__import__("datetime").date(2017, 1, 1), __import__("datetime").date(2017, 4, 1)).map(str)
dated = st.lists(st.tuples(st.none() | day, day, st.sampled_from(["happened", "committed"])), max_size=5)


@settings(max_examples=12, deadline=None)
@given(claims=dated, on=day)
def test_a_view_never_sees_beyond_its_day(
    opened_on: Opened, make: SimpleNamespace, claims: list[Any], on: str
) -> None:
    with opened_on() as store:
        for i, (edtf, published, status) in enumerate(claims):
            page = make.document(f"{i} {make.text}", uri=str(i), published=published)
            claim = make.claim(status=status, date=DateRef("then", edtf) if edtf else None)
            store.writer("rules@1").add(page, make.coded(page, claim))
        seen = {each.document.doc_id for each in store.view(on=on).claims().items}
        for i, (edtf, published, status) in enumerate(claims):
            happened = status == "happened" and edtf is not None
            assert (str(i) in seen) == ((edtf if happened else published) <= on)


def test_search_reads_on_where_the_newest_matches_are_not_of_the_view(
    store: Store, make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ranking two at a time: old pages are found in a view of the past, and by an early day of reports."""
    for module in ("queries.searching", "databases.sqlite", "databases.postgres"):
        monkeypatch.setattr(f"standoff.record.{module}.CANDIDATES", 2)
    monkeypatch.setattr("standoff.record.queries.prepared._prepared", {})
    writer, seqs = store.writer("rules@1"), []
    for day in range(1, 8):
        page = make.document(
            f"The council of Ashford met on day {day}.", f"{day}.html", published=f"2017-03-0{day}"
        )
        writer.add(page, make.coded(page, make.claim((0, 10))))
        seqs.append(store.view().seq)

    def labels(view: View, **asked: Any) -> list[str]:
        return sorted(hit.document.doc_id for hit in view.search("council", **asked).items)

    assert len(labels(store.view())) == 7
    assert labels(store.view(upto=seqs[1])) == ["1.html", "2.html"]
    assert labels(store.view(reported="2017-03-01")) == ["1.html"]
    first = store.view().search('"council of ashford"', limit=3)
    rest = store.view().search('"council of ashford"', limit=10, after=first.next)
    assert len({hit.document.id for hit in (*first.items, *rest.items)}) == 7
    for claim in store.view().claims().items[:2]:
        store.writer("a reviewer").review(claim.claim.id, "accepted", "read it")
    assert store.view(public=True).search("council").items == (), (
        "nobody looked for names, so no words are shown"
    )
