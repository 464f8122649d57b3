"""The passages fit their probes, and the scorer fails whatever is not the whole chain."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from evals import chains
from standoff.model.annotation import Scope
from standoff.model.span import Span

ROW: dict[str, Any] = {
    "id": "made-up",
    "outlet": "The Mill Post",
    "text": "The Echo reported that Mayor Ann Roe said the jail was full.",
    "probes": [{"words": "was full", "voices": ["The Echo", ["Mayor Ann Roe", "the mayor"]]}],
}


def answer(*voices: str, cut: int | None = None) -> chains.Asked:
    """The answer where the whole text stands in one chain, or its end from ``cut`` on in the page's own."""
    one = chains.passage(ROW)
    size = len(one.document.text)
    found = [Scope(Span(0, cut or size), voices)]
    found += [Scope(Span(cut, size), voices[:1])] if cut else []
    return chains.asked(one, found)[0]


def test_passages_are_as_many_and_as_deep_as_they_are_said_to_be() -> None:
    every = chains.passages()
    forms = Counter(one.form for one in every)
    assert len(every) >= 72
    assert forms["text"] == forms["html"]
    assert {len(probe.chain) - 1 for one in every for probe in one.probes} == {0, 1, 2, 3, 4}
    assert {one.part for one in every} == {"open", "closed"}
    assert all(2 <= len(one.probes) <= 5 for one in every)


def test_every_probe_stands_once_in_the_text_that_is_read() -> None:
    for one in chains.passages():
        assert [one.document.text.count(probe.words) for probe in one.probes] == [1] * len(one.probes), (
            one.name
        )


@pytest.mark.parametrize("words", ["is not there", "a"])
def test_words_that_do_not_stand_once_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="made-up"):
        chains.passage(ROW | {"probes": [{"words": words, "voices": []}]})


def test_the_whole_chain_counts() -> None:
    assert answer("The Mill Post", "The Echo", "Mayor Ann Roe").right
    assert answer("The Mill Post", "the echo", "the Mayor").right


@pytest.mark.parametrize(
    "voices",
    [
        ("The Mill Post",),
        ("The Mill Post", "The Echo"),
        ("The Mill Post", "Mayor Ann Roe"),
        ("The Mill Post", "Mayor Ann Roe", "The Echo"),
        ("The Mill Post", "The Echo", "Ann Roe"),
        ("The Mill Post", "The Echo", "Mayor Ann Roe", "the jail"),
    ],
)
def test_a_wrong_chain_fails(voices: tuple[str, ...]) -> None:
    assert not answer(*voices).right


def test_words_in_two_chains_fail() -> None:
    at = ROW["text"].index("full")
    found = answer("The Mill Post", "The Echo", "Mayor Ann Roe", cut=at)
    assert found.found is None
    assert not found.right


def test_figures_by_part_form_and_depth() -> None:
    one = chains.passage(ROW)
    right, wrong = answer("The Mill Post", "The Echo", "the mayor"), answer("The Mill Post")
    figures = chains.report(chains.counts(one, [right, wrong, right, wrong]))
    assert figures == {"chain": 0.5, "depth_2": 0.5, one.part: 0.5, "text": 0.5}


def test_the_baseline_names_whom_it_finds_beside_the_cue() -> None:
    assert chains.guessed(chains.passage(ROW))[0].found == ("The Mill Post", "Mayor Ann Roe")


def test_an_absent_source_and_curls_are_compared_alike() -> None:
    assert chains.equal("?") == {"unnamed quoted report"}
    assert chains.plain("The state’s lawyer") == chains.plain("the state's lawyer")
