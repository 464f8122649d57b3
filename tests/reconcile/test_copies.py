from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest

from standoff.reconcile.copies import compare, supports

PROSE = (
    "Ashford will not hold anyone in its jail for a federal agency without an order signed by a judge, the council "
    "decided late on Monday. The vote ended two months of argument between the sheriff and the mayor. Members heard "
    "from forty people before they voted, most of them in favour. The sheriff told the council that he would follow "
    "the new rule, and that he had asked the county's lawyers what it meant for prisoners already in his keeping."
)
OWN = " ".join(f"sentence{i} which nobody else wrote down" for i in range(60))


def folded(*documents: Any) -> list[tuple[str, str, str]]:
    found = supports({document.doc_id: document for document in documents})
    assert sorted(name for support in found for name in support.documents) == sorted(
        d.doc_id for d in documents
    )
    return [(fold.document, fold.of, fold.reason) for support in found for fold in support.folds]


def test_identical_text_is_one_support_of_the_earlier_page(made: Any) -> None:
    later, earlier = made.document("a", PROSE, "2017-03-29"), made.document("b", PROSE, "2017-03-28")
    assert folded(later, earlier) == [("a", "b", "identical text")]


def test_case_spacing_and_punctuation_do_not_hide_a_copy(made: Any) -> None:
    retyped = PROSE.upper().replace(". ", ".\n\n").replace(",", " -")
    assert len(folded(made.document("a", PROSE), made.document("b", retyped))) == 1


def test_a_cut_and_edited_copy_folds_and_says_how_much(made: Any) -> None:
    cut = "A city said no this week. " + PROSE[: len(PROSE) * 3 // 4]
    ((document, of, reason),) = folded(made.document("a", PROSE, "2017-03-27"), made.document("b", cut))
    assert (document, of) == ("b", "a")
    assert reason.endswith("% of the shorter text is in the other")


def test_a_common_wire_credit_is_named_and_weighs(made: Any) -> None:
    credited = f"ASHFORD, Tex. (Reuters) - {PROSE}"
    reused = f"{PROSE} {OWN[:240]} (Reuters)"
    ((_, _, reason),) = folded(made.document("a", credited), made.document("b", reused, "2017-03-29"))
    assert reason.endswith("both credit Reuters")


def test_a_quoted_sentence_is_no_copy(made: Any) -> None:
    quoting = f"{OWN} {PROSE[:150]}"
    documents = made.document("a", f"{PROSE} {OWN.replace('sentence', 'line')}"), made.document("b", quoting)
    (pair,) = compare({document.doc_id: document for document in documents})
    assert quoting[pair.b_spans[0].start : pair.b_spans[0].end] in PROSE
    assert folded(*documents) == []


def test_copies_of_a_copy_are_one_support(made: Any) -> None:
    folds = folded(*(made.document(name, PROSE + name, f"2017-03-2{i}") for i, name in enumerate("abc")))
    assert [document for document, _, _ in folds] == ["b", "c"]


def test_empty_and_tiny_texts_are_no_copies(made: Any) -> None:
    assert folded(made.document("a", "..."), made.document("b", "..."), made.document("c", "Yes.")) == []


def test_copies_among_labelled_pairs(made: Any) -> None:
    """33 hand-labelled pairs of real articles: all copies found, nothing else taken for one."""
    gold = Path(os.environ.get("STANDOFF_GOLD", Path(__file__).parents[2] / "../shared/data"))
    path = gold / "coverage" / "derivation_dev.jsonl.gz"
    if not path.exists():
        pytest.skip("the labelled pairs (STANDOFF_GOLD) are not here")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    wrong = []
    for pair in pairs:
        both = {name: made.document(name, pair[name]["text"], pair[name]["date"]) for name in ("a", "b")}
        if (len(supports(both)) == 1) != (pair["label"] == "copy"):
            wrong.append((pair["a"]["doc"], pair["b"]["doc"], pair["label"]))
    assert wrong == []


def test_a_story_that_everybody_prints_is_one_support(made: Any) -> None:
    outlets = [made.document(f"p{i:02}", f"Outlet number {i}. {PROSE}", "2017-03-28") for i in range(60)]
    assert len(supports({document.doc_id: document for document in outlets})) == 1


def test_a_formula_that_many_print_makes_nothing_a_copy(made: Any) -> None:
    formula = PROSE[:150]
    pages = [
        made.document(f"p{i:02}", " ".join(f"p{i}w{j}" for j in range(200)) + f" {formula}")
        for i in range(60)
    ]
    assert len(supports({page.doc_id: page for page in pages})) == 60
