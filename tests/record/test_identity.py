from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.model.claim import ActorRef, ProvisionRef
from standoff.model.span import Span
from standoff.record.identity import (
    claim_id,
    document_id,
    fold,
    instrument_key,
    lineages,
    page_key,
    place_id,
)


def test_claim_id_is_the_same_wherever_it_is_made(make: SimpleNamespace) -> None:
    assert claim_id(make.claim(), "0" * 64, "rules@1", "sanctuary@1") == "806b12601d930c40f913b91ad133927f"


@pytest.mark.parametrize(
    "change",
    [
        {"evidence": Span(0, 48)},
        {"status": "threatened"},
        {"actor": ActorRef("Ashford", None, "local")},
        {"voices": ("Ashford Ledger", "the sheriff")},
        {"provisions": (ProvisionRef("detainer_hold", "limits"),)},
        {"core": False},
    ],
)
def test_claim_id_changes_with_everything_coded(make: SimpleNamespace, change: dict[str, object]) -> None:
    args = ("0" * 64, "rules@1", "sanctuary@1")
    assert claim_id(make.claim(**change), *args) != claim_id(make.claim(), *args)


def test_claim_id_changes_with_text_coder_and_codebook(make: SimpleNamespace) -> None:
    ids = {
        claim_id(make.claim(), text, coder, codebook)
        for text in ("0" * 64, "1" * 64)
        for coder in ("rules@1", "rules@2")
        for codebook in ("sanctuary@1", "sanctuary@2")
    }
    assert len(ids) == 8


def test_claim_id_does_not_depend_on_who_is_how_sure(make: SimpleNamespace) -> None:
    args = ("0" * 64, "rules@1", "sanctuary@1")
    other = make.claim(id="x", confidence=0.2, made_by="rules@1/other")
    assert claim_id(other, *args) == claim_id(make.claim(), *args)


def test_document_id_is_content_not_place(make: SimpleNamespace) -> None:
    here, there = make.document(), make.document(uri="/elsewhere/ashford.html")
    assert document_id(here) == document_id(there)
    assert document_id(here) != document_id(make.document(outlet="Another Paper"))


def test_pages_are_told_apart_by_address_and_outlet(make: SimpleNamespace) -> None:
    address = "https://ledger.example/holds"
    page = page_key(make.document(url=address))
    assert page == page_key(make.document("Corrected.", uri="b.html", url=address + "#top"))
    assert page != page_key(make.document(url=address, outlet="A Reprinter"))
    assert page != page_key(make.document())


def test_front_pages_standard_input_and_numbered_lines_are_no_pages(make: SimpleNamespace) -> None:
    front = {"url": "https://ledger.example/"}
    assert page_key(make.document("One.", uri="1.html", **front)) != page_key(
        make.document("Two.", uri="2.html", **front)
    )
    for uri in ("-", "stdin", "stdin:3", "stdin#a7", "many.jsonl:12"):
        assert page_key(make.document("One.", uri=uri)) != page_key(make.document("Two.", uri=uri))
    for uri in ("page.html", "many.jsonl#a7"):
        assert page_key(make.document("One.", uri=uri)) == page_key(make.document("Two.", uri=uri))


def test_a_path_means_the_file_it_means_here(
    make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here = page_key(make.document(uri="page.html"))
    assert here == page_key(make.document(uri="./page.html"))
    monkeypatch.chdir(tmp_path)
    assert here != page_key(make.document(uri="page.html"))


def test_names_and_numbers_are_compared_without_dress() -> None:
    assert fold("Gov. José  Díaz-Peña") == "gov jose diaz pena"
    assert {instrument_key(text) for text in ("S.B. 2710", "sb2710", "SB 2710")} == {"sb2710"}
    assert place_id("state:tx") == place_id("ocd-division/country:us/state:tx")
    assert place_id("country:us") == "ocd-division/country:us"


def test_lineage_passes_on_by_move_place_and_overlap(make: SimpleNamespace) -> None:
    old = [(make.claim((0, 40), id="a"), "first"), (make.claim((0, 40), id="b", move="sue"), "second")]
    new = [
        make.claim((5, 45), id="n1"),
        make.claim((5, 45), id="n2", move="sue"),
        make.claim((30, 90), id="n3"),
        make.claim((0, 40), id="n4", actor=ActorRef("Ashford", None, "local")),
    ]
    assert lineages(new, old) == ["first", "second", "n3", "n4"]


def test_lineage_goes_to_the_best_of_several_once(make: SimpleNamespace) -> None:
    old = [(make.claim((0, 40)), "first")]
    new = [make.claim((0, 30), id="worse"), make.claim((0, 39), id="better")]
    assert lineages(new, old) == ["worse", "first"]


def test_lineages_on_one_span_follow_the_fields(make: SimpleNamespace) -> None:
    holds, status = (ProvisionRef("detainer_hold"),), (ProvisionRef("status_inquiry"),)
    old = [(make.claim(provisions=holds), "holds"), (make.claim(provisions=status), "status")]
    new = [make.claim(provisions=status, id="1", confidence=0.1), make.claim(provisions=holds, id="2")]
    assert lineages(new, old) == ["status", "holds"]


spans = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(data=st.data())
def test_lineages_are_one_to_one_and_earned(make: SimpleNamespace, data: st.DataObject) -> None:
    moves = st.sampled_from(["sue", "sign"])
    old = [
        (make.claim(span, move=data.draw(moves)), f"lineage{i}")
        for i, span in enumerate(data.draw(st.lists(spans, max_size=6)))
    ]
    new = [
        make.claim(span, id=f"new{i}", move=data.draw(moves))
        for i, span in enumerate(data.draw(st.lists(spans, max_size=6)))
    ]
    found = lineages(new, old)
    inherited = [name for name in found if name.startswith("lineage")]
    assert len(inherited) == len(set(inherited))
    before = {name: kept for kept, name in old}
    for claim, name in zip(new, found, strict=True):
        if name == claim.id:
            continue
        other = before[name]
        a, b = claim.evidence, other.evidence
        assert claim.move == other.move
        assert 2 * (min(a.end, b.end) - max(a.start, b.start)) >= max(a.end, b.end) - min(a.start, b.start)


@given(data=st.data())
def test_the_same_claims_keep_all_their_lineages(make: SimpleNamespace, data: st.DataObject) -> None:
    unique = data.draw(st.lists(spans, max_size=8, unique=True))
    claims = [make.claim(span, id=f"c{i}") for i, span in enumerate(unique)]
    old = [(msgspec.structs.replace(claim, id="older"), f"lineage{i}") for i, claim in enumerate(claims)]
    assert lineages(claims, old) == [name for _, name in old]
