"""The algebra of the two clocks, on random histories and both databases."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.errors import MissingInput
from standoff.model.annotation import Annotations
from standoff.model.claim import DateRef, ProvisionRef
from standoff.model.recorded import Asked, Finding, Recorded
from standoff.record import schema
from standoff.record.store import Store
from standoff.record.writing import settling

PLACES = tuple(f"ocd-division/country:us/state:tx/place:{name}" for name in ("ashford", "brill"))
DAYS = ("2017-01-05", "2017-02-10", "2017-03-15")
TEXTS = (
    "The council of Ashford voted to limit jail holds. Its sheriff said the county will sue. A bill died.",
    "Brill has a rule against holds. The state sued Brill in March. The city said it will not comply.",
)

adds = st.tuples(
    st.just("add"), st.integers(0, 2), st.integers(0, 1), st.integers(1, 3), st.sampled_from(DAYS),
    st.booleans(),
)  # fmt: skip
reviews = st.tuples(
    st.just("review"),
    st.integers(0, 5),
    st.sampled_from(("accepted", "disputed", "rejected", "machine")),
)
corrections = st.tuples(
    st.just("correct"), st.integers(0, 5), st.sampled_from(("committed", "denied", "ongoing"))
)
retractions = st.tuples(st.just("retract"), st.integers(0, 2))
findings = st.tuples(st.just("find"), st.sampled_from(PLACES), st.sampled_from(DAYS))
histories = st.lists(st.one_of(adds, adds, reviews, corrections, retractions, findings), max_size=9)

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


class Seen(NamedTuple):
    """What a view answered at one entry, to be asked again later."""

    seq: int
    claims: tuple[Recorded, ...]
    public: tuple[Recorded, ...]
    positions: Any


def act(store: Store, make: SimpleNamespace, step: tuple[Any, ...]) -> None:
    """One step of a history; steps that find nothing to act on do nothing."""
    kind, *said = step
    if kind == "add":
        page, text, version, day, official = said
        document = make.document(TEXTS[text], uri=f"page{page}.html", published=day)
        claims = [
            make.claim(
                (0, 49),
                actor=make.claim().actor.__class__("Ashford", PLACES[text], "local"),
                provisions=(ProvisionRef("detainer_holds", "limits"),),
                date=DateRef("then", day) if version % 2 else None,
            ),
            make.claim((50, 80), move="sue"),
        ]
        coded = make.coded(document, *claims[: 1 + version % 2], coder=f"rules@{version}")
        coded = coded.__class__(
            **{**{f: getattr(coded, f) for f in coded.__struct_fields__}, "official": official}
        )
        store.writer("rules").add(document, coded, Annotations(made_by=("none@1",)))
        return
    writer = store.writer("a reviewer")
    if kind == "find":
        place, day = said
        writer.find(Finding(place, "detainer_holds", day, ("the council's minutes",), "read all"))
        return
    if kind == "retract":
        try:
            writer.retract(f"page{said[0]}.html", "the outlet took it back")
        except MissingInput:
            return
        return
    found = store.view().claims().items
    if not found:
        return
    claim = found[said[0] % len(found)].claim.id
    if kind == "review":
        writer.review(claim, said[1], "read it")
    else:
        writer.correct(claim, {"status": said[1]}, "the words say so")


def see(store: Store, upto: int) -> Seen:
    view, public = store.view(upto=upto), store.view(upto=upto, public=True)
    return Seen(upto, view.claims().items, public.claims().items, view.positions())


Opened = Callable[[], AbstractContextManager[Store]]


@QUICK
@given(history=histories)
def test_what_was_known_stays_known(opened_on: Opened, make: SimpleNamespace, history: list[Any]) -> None:
    """A view pinned to an entry answers the same whatever is added, corrected or taken back later."""
    with opened_on() as store:
        seen = [see(store, 0)]
        for step in history:
            act(store, make, step)
            seen.append(see(store, store.view().seq))
        for before in seen:
            assert see(store, before.seq) == before
        assert store.verify().ok


@QUICK
@given(history=histories, day=st.sampled_from((*DAYS, "2016-12-31", "2017-02-11")))
def test_no_view_sees_the_future_of_either_clock(
    opened_on: Opened, make: SimpleNamespace, history: list[Any], day: str
) -> None:
    with opened_on() as store:
        for step in history:
            act(store, make, step)
        last = store.view().seq
        for upto in range(last + 1):
            for claim in store.view(upto=upto, on=day).claims().items:
                assert claim.seq <= upto
                assert claim.valid_by <= day
            for claim in store.view(upto=upto, reported=day).claims().items:
                assert claim.reported <= day
            assert all(entry.seq <= upto for entry in store.view(upto=upto).changes().items)
            assert all(found.examined <= day for found in store.view(upto=upto, on=day).findings().items)


@QUICK
@given(history=histories)
def test_a_view_holds_what_the_log_says(opened_on: Opened, make: SimpleNamespace, history: list[Any]) -> None:
    """Against a naive reading of the log, entry by entry."""
    with opened_on() as store:
        for step in history:
            act(store, make, step)
        for upto in range(store.view().seq + 1):
            told = naive(store, upto)
            assert {(c.claim.id, c.review) for c in store.view(upto=upto).claims().items} == told
            shown = {(c.claim.id, c.review) for c in store.view(upto=upto, public=True).claims().items}
            official = {c.claim.id for c in store.view(upto=upto).claims().items if c.official}
            decided = naive(store, upto, disputes=False)
            open_to_all = {
                claim
                for claim, state in decided
                if state == "accepted" or (state == "machine" and claim in official)
            }
            assert shown == {(claim, state) for claim, state in told if claim in open_to_all}


def naive(store: Store, upto: int, disputes: bool = True) -> set[tuple[str, str]]:
    """Standing claims with their reviews, from base rows alone; without ``disputes`` as if nobody had any."""
    tables = {}
    with store.database.reading() as connection:
        for table in (schema.claims, schema.run_standings, schema.reviews, schema.corrections):
            tables[table.name] = connection.execute(table.select()).mappings().all()
    runs: dict[int, int] = {}
    for row in sorted(tables["run_standings"], key=lambda row: row["seq"]):
        if row["seq"] <= upto:
            runs[row["run"]] = row["stands"]
    states: dict[str, str] = {}
    for row in sorted(tables["reviews"], key=lambda row: row["seq"]):
        if row["seq"] <= upto and (disputes or row["state"] != "disputed"):
            states[row["lineage"]] = row["state"]
    instead: dict[str, int] = {}
    for row in sorted(tables["corrections"], key=lambda row: row["seq"]):
        if row["seq"] <= upto:
            instead[row["lineage"]] = row["claim"]
    return {
        (row["id"], states.get(row["lineage"], "machine"))
        for row in tables["claims"]
        if runs.get(row["run"]) == 1 and instead.get(row["lineage"], row["number"]) == row["number"]
    }


def derived(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All derived rows, but for their numbers, which tell the order of making."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with store.database.reading() as connection:
        for table in schema.DERIVED:
            if table.name in ("migrations", "backups"):
                continue
            columns = [column for column in table.c if column.name != "number"]
            rows = connection.execute(table.select().with_only_columns(*columns))
            found[table.name] = sorted(tuple(row) for row in rows)
    return found


@QUICK
@given(history=histories)
def test_incremental_is_rebuilt(opened_on: Opened, make: SimpleNamespace, history: list[Any]) -> None:
    with opened_on() as store:
        for step in history:
            act(store, make, step)
        before = derived(store)
        with store.database.writing() as connection:
            settling.rebuild(connection, store.database)
        assert derived(store) == before


@QUICK
@given(history=histories, versions=st.lists(st.integers(4, 6), max_size=2))
def test_judgements_survive_recoding(
    opened_on: Opened, make: SimpleNamespace, history: list[Any], versions: list[int]
) -> None:
    """A newer coder that says the same again finds its claims as they were reviewed."""
    with opened_on() as store:
        act(store, make, ("add", 0, 0, 1, DAYS[0], False))
        for step in history:
            if step[0] in ("review", "correct"):
                act(store, make, step)
        before = {claim.lineage: (claim.review, claim.claim.status) for claim in store.view().claims().items}
        for version in versions:
            act(store, make, ("add", 0, 0, version, DAYS[0], False))
        after = {claim.lineage: (claim.review, claim.claim.status) for claim in store.view().claims().items}
        for lineage, said in after.items():
            assert before.get(lineage, said) == said
        gone = {claim.lineage for claim in store.view().orphaned_reviews().items}
        reviewed = {lineage for lineage in before if lineage not in after and before[lineage][0] != "machine"}
        assert reviewed <= gone


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_pages_of_every_list(store: Store, make: SimpleNamespace, limit: int) -> None:
    for page, text in ((0, 0), (1, 1), (2, 0)):
        act(store, make, ("add", page, text, 1, DAYS[page], False))
        act(store, make, ("find", PLACES[text], DAYS[page]))
    view = store.view()

    def whole(ask: Callable[[str | None], Any]) -> list[Any]:
        page = ask(None)
        found = list(page.items)
        while page.next is not None:
            page = ask(page.next)
            assert page.items
            found += page.items
        return found

    assert whole(lambda after: view.claims(limit=limit, after=after)) == list(view.claims().items)
    assert whole(lambda after: view.timeline(limit=limit, after=after)) == list(view.timeline().items)
    assert whole(lambda after: view.findings(limit=limit, after=after)) == list(view.findings().items)
    assert whole(lambda after: view.documents(limit=limit, after=after)) == list(view.documents().items)
    assert whole(lambda after: view.search("council", limit=limit, after=after)) == list(
        view.search("council").items
    )
    assert whole(lambda after: view.became(DAYS[0], DAYS[2], limit=limit, after=after)) == list(
        view.became(DAYS[0], DAYS[2]).items
    )
    assert whole(lambda after: view.history(place=PLACES[0], limit=limit, after=after)) == list(
        view.history(place=PLACES[0]).items
    )
    assert whole(lambda after: view.changes(int(after or 0), limit=limit)) == list(view.changes().items)


def test_what_became_true_is_not_what_changed(store: Store, make: SimpleNamespace) -> None:
    """Old coverage that is added today changes the record today, and the world in its own time."""
    act(store, make, ("add", 0, 0, 1, DAYS[1], False))
    seq = store.view().seq
    act(store, make, ("add", 1, 1, 1, DAYS[0], False))
    assert [entry.kind for entry in store.view().changes(seq).items] == ["document", "annotations", "run"]
    became = store.view().became("2017-01-01", "2017-01-31").items
    assert {claim.document.doc_id for claim in became} == {"page1.html"}
    assert store.view().became(DAYS[0], "2017-01-31").items == (), "a day is over at its end"
    assert len(store.view().became("2017-01-04", DAYS[0]).items) == 2


def test_lanes(store: Store, make: SimpleNamespace) -> None:
    document = make.document()
    actors = [
        make.claim((0, 10 + i), actor=make.claim().actor.__class__(level, None, level))
        for i, level in enumerate(("federal", "state", "local", "court", "other"))
    ]
    store.writer("rules@1").add(document, make.coded(document, *actors))
    for lane, level in (("federal", "federal"), ("state", "state"), ("local", "local"), ("courts", "court")):
        found = store.view().timeline(Asked(lane=lane)).items
        assert [claim.claim.actor.level for claim in found] == [level]
