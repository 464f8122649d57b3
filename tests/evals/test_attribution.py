"""The attribution report on a small gold corpus of our own."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evals import attribution, gold, side_by_side
from evals.predicting import Row, as_document
from standoff import plugins
from standoff.evaluate.figures import summed
from standoff.model.annotation import Annotations, Token

COURIER = (
    "“We will not hold anybody,” said Ann Lee, the sheriff. According to the clerk, the bill died. "
    "The council rejected the mayor’s claim that the city is safe. LEE: That is that."
)
HERALD = (
    "Mayor Tom Dale told the council that the order is unlawful. Critics of the sheriff condemned the raid."
)


def spans(text: str, **words: str) -> Row:
    """An attribution by its words."""
    found: Row = {role: [] for role in ("source", "cue", "content")}
    for role, said in words.items():
        start = text.index(said)
        found[role] = [[start, start + len(said)]]
    return found


def article(name: str, publisher: str, text: str, attributions: list[Row]) -> Row:
    return {
        "doc_id": name,
        "publisher": publisher,
        "date": "2017-03-22",
        "text": text,
        "attributions": attributions,
    }


CORPUS = [
    article(
        "1",
        "courier",
        COURIER,
        [
            spans(COURIER, content="“We will not hold anybody,”", cue="said", source="Ann Lee, the sheriff"),
            spans(COURIER, content="the bill died", cue="According to", source="the clerk"),
            spans(COURIER, content="the city is safe", cue="claim", source="the mayor’s"),
            spans(COURIER, content="That is that", cue=":", source="LEE"),
        ],
    ),
    article(
        "2",
        "herald",
        HERALD,
        [
            spans(HERALD, content="the order is unlawful", cue="told", source="Mayor Tom Dale"),
            spans(HERALD, content="the raid", cue="condemned", source="Critics of the sheriff"),
        ],
    ),
]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small corpus as the gold, measured in this process."""
    monkeypatch.setattr(gold, "rows", lambda name: CORPUS)
    monkeypatch.setenv("STANDOFF_JOBS", "1")
    for cached in (attribution.documents, attribution.outlets, attribution.scored, attribution.of):
        monkeypatch.setattr(attribution, cached.__name__, cache(cached.__wrapped__))


def tokens(text: str) -> tuple[Token, ...]:
    syntax: Any = plugins.load("annotators", "syntax")
    return syntax.annotate(as_document({"doc_id": "t", "text": text}), Annotations()).tokens


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("The sheriff has said that he will go.", "has said", "core_speech"),
        ("She went on, adding that nobody called.", "adding", "core_speech"),
        ("The mayor blasted the plan.", "blasted", "other_verb"),
        ("The order died, according to the clerk.", "according to", "according_to"),
        ("The mayor's claim that it failed is false.", "claim", "noun"),
        ("Under the plan, for critics, it fails.", "for", "other_word"),
        ("LEE: We will see.", ":", "no_word"),
    ],
)
def test_kinds_of_cue(text: str, cue: str, kind: str) -> None:
    start = text.index(cue)
    assert attribution.kind_of_cue(text, [[start, start + len(cue)]], tokens(text)) == kind


def test_no_cue_is_no_word() -> None:
    assert attribution.kind_of_cue("Nothing here.", [], tokens("Nothing here.")) == "no_word"


def figures(answers: dict[str, list[Row]]) -> dict[str, Any]:
    counts = [attribution.counted(row, answers.get(row["doc_id"], [])) for row in attribution.documents()]
    return attribution.report(summed(counts))


@pytest.mark.usefixtures("corpus")
def test_gold_against_itself_is_perfect() -> None:
    found = figures({row["doc_id"]: row["attributions"] for row in CORPUS})
    assert {
        found[f"{cue}.recall"] for cue in ("core_speech", "other_verb", "noun", "according_to", "no_word")
    } == {1.0}
    assert found["other_word.recall"] is None
    assert (found["outlet_mean"], found["outlet_spread"], found["worst_outlet_gap"]) == (1.0, 0.0, 0.0)


@pytest.mark.usefixtures("corpus")
def test_what_is_missed_is_missed_in_its_cue_and_its_outlet() -> None:
    answers = {"1": CORPUS[0]["attributions"], "2": [CORPUS[1]["attributions"][0] | {"source": []}]}
    found = figures(answers)
    assert found["core_speech.found"] == 1.0
    assert found["core_speech.recall"] == 0.5
    assert found["other_verb.found"] == 0.0
    assert (found["outlet.courier"].f1, found["outlet.herald"].f1) == (1.0, 0.0)
    assert (found["outlet_mean"], found["worst_outlet_gap"]) == (0.5, 0.5)


@pytest.mark.usefixtures("corpus")
def test_the_layer_measures_the_rules_beside_the_pattern() -> None:
    found = attribution.polnear("rules")
    assert (found.documents, found.errors) == (2, [])
    assert found.figures["core_speech.recall"][0] == 1.0
    assert found.baseline["direct.pair"] == 1.0
    assert {"pair", "direct.pair", "indirect.pair", "worst_outlet_gap"} <= set(found.figures)
    assert found.figures["pair"][1] is not None
    json.dumps(found.figures)


@pytest.mark.usefixtures("corpus")
def test_a_system_that_breaks_finds_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(given: Row) -> list[Row]:
        raise ValueError("no")

    system = attribution.System("odd", lambda given: attribution.found_by(broken, given))
    monkeypatch.setattr(attribution, "systems", lambda: {"odd": system})
    found = attribution.of("odd")
    assert found.errors == ["1: ValueError: no", "2: ValueError: no"]
    assert found.figures["pair"][0] == 0.0
    assert side_by_side.broken({"odd": found}) == ["odd broke on 2 of 2 documents; nothing is found there."]


@pytest.mark.usefixtures("corpus")
def test_the_tables_show_who_is_here_and_who_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    every = {
        name: system._replace(missing=None if name in ("rules", "regex") else "its_module")
        for name, system in attribution.systems().items()
    }
    monkeypatch.setattr(attribution, "systems", lambda: every)
    page = attribution.beside()
    assert "| system | content, exact |" in page
    assert "\n| *two people* | .710 |" in page
    assert "encoder is left out: its_module is not installed." in page
    assert "| according to | 1 | 1.000 (1.000-1.000) | 1.000 (1.000-1.000) |" in page
    assert "| courier | 4 |" in page
    assert [len(line.split("|")) for line in page.splitlines() if line.startswith("| direct |")] == [6]


def test_both_profiles_and_the_rivals_are_systems() -> None:
    assert {"encoder", "rules", "regex", "textacy", "sayswho"} == set(attribution.systems())
