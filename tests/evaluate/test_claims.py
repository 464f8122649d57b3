"""The claim scorer on claims made by hand, where the right figures can be counted on fingers."""

from collections import Counter
from typing import Any

import pytest

from standoff.evaluate import claims
from standoff.evaluate.figures import Rates

Row = dict[str, Any]


def claim(**fields: Any) -> Row:
    """A claim of a mayor who signs, with some fields otherwise."""
    base: Row = {
        "evidence": [0, 100],
        "move": "sign",
        "status": "happened",
        "actor": {
            "name": "the mayor",
            "place": "ocd-division/country:us/state:il/place:chicago",
            "level": "local",
        },
        "voices": ["The Ledger"],
        "core": True,
    }
    return base | fields


def figures(gold: list[Row], predicted: list[Row]) -> dict[str, Any]:
    return claims.report(claims.counts(gold, predicted))


def test_a_copy_of_the_gold_is_perfect() -> None:
    gold = [claim(), claim(evidence=[200, 260], move="sue", date={"text": "Monday", "edtf": "2017-03-20"})]
    found = figures(gold, gold)
    assert found["strict"] == Rates(1.0, 1.0, 1.0, 2, 2, 2)
    assert found["full_claim"].f1 == found["status"] == found["evidence"] == found["date"] == 1.0
    assert found["identifier"] is None


@pytest.mark.parametrize(
    ("evidence", "matches"),
    [
        ([0, 100], True),
        ([60, 160], False),  # 40 of 160
        ([50, 130], True),  # 50 of 130
        ([40, 60], True),  # inside, a fifth as long
        ([40, 52], False),  # inside, but less than an eighth
        ([0, 460], False),  # holds it, but is longer than 450
        ([100, 200], False),
    ],
)
def test_spans_must_agree(evidence: list[int], matches: bool) -> None:
    assert figures([claim()], [claim(evidence=evidence)])["strict"].hits == matches


def test_moves_of_one_family_match_leniently() -> None:
    found = figures([claim()], [claim(move="veto")])
    assert (found["strict"].hits, found["lenient"].hits) == (0, 1)
    assert figures([claim()], [claim(move="sue")])["lenient"].hits == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "threatened"},
        {"actor": {"name": "the mayor", "place": "state:tx"}},
        {"voices": ["The Ledger", "Ann Lee"]},
        {"date": {"text": "Monday", "edtf": "2017-03-20"}},
    ],
)
def test_a_full_claim_needs_every_field(wrong: Row) -> None:
    found = figures([claim()], [claim(**wrong)])
    assert (found["strict"].hits, found["full_claim"].hits) == (1, 0)


def test_places_match_with_or_without_the_national_prefix() -> None:
    short = {"name": "Chicago", "place": "state:il/place:chicago"}
    assert figures([claim()], [claim(actor=short)])["actor_place"] == 1.0


def test_in_a_list_of_states_the_place_decides() -> None:
    states = [claim(actor={"name": "lawmakers", "place": f"state:{state}"}) for state in ("ia", "tx", "ms")]
    assert figures(states, states[::-1])["actor_place"] == 1.0
    assert figures(states, [claim(actor={"name": "lawmakers", "place": "state:wi"})])["strict"].hits == 0


def test_what_is_not_core_counts_neither_way() -> None:
    aside = claim(core=False)
    assert figures([aside], [claim()])["strict"] == Rates(0.0, 0.0, 0.0, 0, 0, 0)
    assert figures([], [aside])["strict"].predicted == 0
    assert figures([claim()], [aside])["strict"] == Rates(0.0, 0.0, 0.0, 0, 0, 1)


def test_names_agree_by_half_of_the_shorter_one_titles_apart() -> None:
    assert claims.same_name("Mayor Ann Lee", "Lee")
    assert claims.same_name("the governor", "Governor")
    assert not claims.same_name("Mayor Ann Lee", "Mayor Bo Diaz")
    assert claims.same_name("The Ledger's", "the Ledger")


def test_chains_must_agree_link_by_link() -> None:
    gold = claim(voices=["Blog", "The Ledger", "Ann Lee"])
    assert figures([gold], [claim(voices=["Blog", "Ledger", "Mayor Lee"])])["chain"] == 1.0
    found = figures([gold], [claim(voices=["Blog", "Ann Lee"])])
    assert (found["voice"], found["chain"]) == (1.0, 0.0)


def test_identifiers_compare_without_punctuation_and_split_at_semicolons() -> None:
    gold = claim(instruments=[{"kind": "bill", "identifier": "S.B. 2710; S.B. 4"}])
    assert figures([gold], [claim(instrument={"kind": "bill", "identifier": "SB 4"})])["identifier"] == 1.0
    assert figures([gold], [claim()])["identifier"] == 0.0


def test_provisions_are_scored_as_sets_of_codes() -> None:
    gold = claim(provisions=[{"code": "detainer_hold", "direction": "limits"}, "status_inquiry"])
    assert figures([gold], [claim(provisions=["detainer_hold"])])["provisions"] == pytest.approx(2 / 3)


def test_documents_without_predictions_count_as_empty() -> None:
    counts = claims.by_document({"a": [claim()], "b": [claim()]}, {"a": [claim()]})
    total: Counter[str] = sum(counts.values(), Counter())
    assert claims.report(total)["strict"].r == 0.5


def test_broken_rows_are_no_match_and_no_crash() -> None:
    odd: list[Row] = [
        {},
        {"evidence": "x"},
        {"evidence": [5, 1], "move": "sign", "actor": None, "voices": None},
    ]
    assert figures([claim()], odd)["strict"].hits == 0
