"""The attribution scorer on a page of two sentences."""

from typing import Any

import pytest

from standoff.evaluate import attribution

TEXT = "“We will sue,” said Ann Lee. According to the clerk, the bill died."
LEE = {"content": [[0, 14]], "cue": [[15, 19]], "source": [[20, 27]]}
CLERK = {"content": [[53, 66]], "cue": [[29, 41]], "source": [[42, 51]]}


def figures(gold: list[Any], predicted: list[Any], discard: Any = ()) -> dict[str, Any]:
    return attribution.report(attribution.counts(TEXT, gold, predicted, discard))


def test_a_copy_of_the_gold_is_perfect() -> None:
    found = figures([LEE, CLERK], [LEE, CLERK])
    assert {name: found[name].f1 for name in attribution.MEASURES} == dict.fromkeys(attribution.MEASURES, 1.0)
    assert {rate.f1 for rate in found.values()} == {1.0}


def test_quotation_marks_and_commas_at_the_edges_do_not_decide() -> None:
    found = figures([LEE], [LEE | {"content": [[1, 12]]}])
    assert (found["exact"].f1, found["strict"].f1, found["span_content"].f1) == (1.0, 0.0, 1.0)


def test_a_pair_needs_the_source_and_a_triple_the_cue() -> None:
    found = figures([LEE], [LEE | {"source": [[42, 51]]}])
    assert (found["iou"].f1, found["pair"].f1, found["triple"].f1) == (1.0, 0.0, 0.0)
    found = figures([LEE], [LEE | {"cue": []}])
    assert (found["pair"].f1, found["triple"].f1) == (1.0, 0.0)


def test_half_of_the_content_is_enough_to_pair_and_less_only_touches() -> None:
    assert figures([LEE], [LEE | {"content": [[1, 8]]}])["iou"].f1 == 1.0
    found = figures([LEE], [LEE | {"content": [[1, 3]]}])
    assert (found["iou"].f1, found["any"].f1) == (0.0, 1.0)


def test_each_side_is_used_once() -> None:
    found = figures([LEE], [LEE, LEE])
    assert found["pair"].p == 0.5
    assert found["pair"].r == 1.0


def test_only_outermost_attributions_count() -> None:
    assert figures([LEE], [LEE, CLERK | {"parent": 0}])["pair"].p == 1.0


def test_discarded_stretches_are_not_counted() -> None:
    assert figures([LEE], [LEE, CLERK], discard=[[52, 66]])["iou"].p == 1.0
    assert figures([LEE], [LEE, CLERK])["iou"].p == 0.5


def test_character_rates_are_over_the_union() -> None:
    found = figures([LEE], [{"content": [[1, 3]]}])["char"]
    assert found.p == 1.0
    assert found.r == pytest.approx(2 / 9)


def test_by_document_takes_missing_predictions_as_none() -> None:
    gold = [{"doc_id": 7, "text": TEXT, "attributions": [LEE]}]
    assert attribution.report(attribution.by_document(gold, {})["7"])["pair"].r == 0.0


def test_figures_stand_for_the_kinds_that_occur() -> None:
    found = figures([LEE, CLERK], [LEE])
    assert (found["direct.pair"].r, found["indirect.pair"].r) == (1.0, 0.0)
    assert not any(name.startswith("mixed.") for name in found)


def test_recall_goes_by_the_kind_of_the_gold_and_precision_by_that_of_the_prediction() -> None:
    found = figures([LEE], [LEE | {"content": [[1, 19]]}])
    assert (found["pair"].p, found["pair"].r) == (1.0, 1.0)
    assert (found["direct.pair"].p, found["direct.pair"].r) == (0.0, 1.0)
    assert (found["mixed.pair"].p, found["mixed.pair"].r) == (1.0, 0.0)
