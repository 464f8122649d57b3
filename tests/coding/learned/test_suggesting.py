from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.coding.learned.candidates import Framed
from standoff.coding.learned.suggesting import FAINTEST, Suggestion, calibrated, suggestions
from standoff.coding.learned.weights import Calibration
from tests.coding.network import AS_IT_IS, MOVES, STATUSES, Sayer, Told, alone, at, read, weights

TEXT = "The county sued the state over its ban on sanctuary cities. The mayor praised the suit."
FRAME = Framed("sue", 0.8, True, "sue.verb", "local True")
SHARES = st.floats(0, 1)


def suggested(told: Told, frames: dict[int, Framed], text: str = TEXT, **changes: Any) -> list[Suggestion]:
    reading, relevance = read(text)
    return list(suggestions(reading, relevance, frames, weights(Sayer(told), **changes)))


@pytest.fixture(scope="module")
def words() -> dict[str, int]:
    reading, _ = read(TEXT)
    return {word: at(word, reading) for word in ("sued", "praised")}


def test_what_is_likely_enough_is_suggested_in_text_order(words: dict[str, int]) -> None:
    told = {
        words["praised"]: ("criticize", 0.9, "threatened"),
        words["sued"]: ("sue", 0.25, "committed"),
    }
    found = suggested(told, {})
    assert [(one.token, one.move, one.status) for one in found] == [
        (words["sued"], "sue", "committed"),
        (words["praised"], "criticize", "threatened"),
    ]
    assert [one.confidence for one in found] == pytest.approx([0.25, 0.9], abs=1e-5)
    assert [one.token for one in suggested(told, {}, least=0.5)] == [words["praised"]]


def test_what_the_frames_find_is_judged_however_unlikely_and_keeps_its_move(words: dict[str, int]) -> None:
    told = {words["sued"]: ("issue", 0.02, "committed")}
    assert suggested(told, {}) == []
    (one,) = suggested(told, {words["sued"]: FRAME})
    assert (one.move, one.status) == ("sue", "committed")
    assert one.confidence == pytest.approx(0.02, abs=1e-5)


def test_a_text_off_the_topic_is_not_read() -> None:
    reading, relevance = read("The library opened a new wing on Monday.", "Library opens wing")
    have = weights(Sayer({}))
    assert list(suggestions(reading, relevance, {}, have)) == []
    assert have.session.runs == 0


def test_only_sentences_with_a_promising_or_framed_word_are_read(words: dict[str, int]) -> None:
    reading, relevance = read(TEXT)
    told = {words["praised"]: ("criticize", 0.9, "happened"), words["sued"]: ("sue", 0.9, "happened")}
    have = weights(Sayer(told), glance=0.1)
    assert list(suggestions(reading, relevance, {}, have)) == []
    assert have.session.runs == 0
    (one,) = suggestions(reading, relevance, {words["sued"]: FRAME}, have)
    assert (one.token, have.session.runs) == (words["sued"], 1)


@pytest.mark.parametrize(
    "text", ["...", "Sanctuary", "\ud83d Sanctuary \ud83d cities \ud83d sued.", "sanctuary " * 700]
)
def test_odd_texts_are_read_to_the_end(text: str) -> None:
    reading, relevance = read(text, "\ud83d")
    found = list(suggestions(reading, relevance, {}, weights(alone(), least=0.0)))
    assert all(one.move in MOVES and one.status in STATUSES and 0 < one.confidence < 1 for one in found)


def test_windows_give_every_sentence_its_word() -> None:
    text = " ".join(["The county sued the state over its ban on sanctuary cities."] * 30)
    reading, relevance = read(text)
    told = {i: ("sue", 0.8, "happened") for i, form in enumerate(reading.forms) if form == "sued"}
    have = weights(Sayer(told))
    found = list(suggestions(reading, relevance, {}, have))
    assert [one.token for one in found] == list(told)
    assert 1 < have.session.runs < 30


@given(SHARES)
def test_without_calibration_a_probability_stays_within_its_bounds(share: float) -> None:
    bounded = min(max(share, FAINTEST), 1 - FAINTEST)
    assert calibrated(share, None, AS_IT_IS) == pytest.approx(bounded, abs=2e-6)


@given(SHARES, SHARES, st.floats(0.1, 3), st.floats(-3, 3))
def test_calibration_keeps_the_order_and_the_bounds(
    one: float, other: float, slope: float, shift: float
) -> None:
    by = Calibration(slope, slope, shift, 0.0, 0.0)
    low, high = (calibrated(share, None, by) for share in sorted((one, other)))
    assert 0 < low <= high < 1


def test_what_the_frames_say_adds_to_the_odds() -> None:
    by = Calibration(slope=2.0, framed_slope=0.5, shift=-0.5, framed=0.75, core=1.25)

    def odds(frame: Framed | None) -> float:
        share = calibrated(0.6, frame, by)
        return math.log(share / (1 - share))

    own = math.log(0.6 / 0.4)
    assert odds(None) == pytest.approx(2.0 * own - 0.5)
    assert odds(Framed("sue", 0.3, False, "sue.verb", "local True")) == pytest.approx(0.5 * own - 0.5 + 0.75)
    assert odds(FRAME) == pytest.approx(0.5 * own - 0.5 + 0.75 + 1.25)
