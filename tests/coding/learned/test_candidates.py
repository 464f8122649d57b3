from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.coding.learned.candidates import (
    BUCKETS,
    NUMBERS,
    Candidate,
    Framed,
    candidates,
    framed,
    head_of,
)
from standoff.coding.reading import Reading
from standoff.model.span import Span
from tests.coding.network import at, frames, read

SENTENCES = (
    "The council of Ashford voted 5-2 to make the town a sanctuary city.",
    "“We will not hold anyone for them,” Sheriff Ann Vale told reporters, adding that jails are full.",
    "Gov. Dale Roe's order, which a judge blocked in May, would cut grants to sanctuary counties.",
    "It rained.",
    "SANCTUARY CITIES BILL PASSES",
    "Detainers: 40. Releases: 12 \ud83d in a month.",
    "He said he may sue the Justice Department, and that nobody should be asked about immigration status.",
    "\u200b \u00a0 the the of of",
)


def asked(
    text: str, title: str | None = "Sanctuary cities", told: dict[int, Framed] | None = None
) -> list[Candidate]:
    reading, relevance = read(text, title)
    return list(candidates(reading, relevance, told or {}))


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5),
    st.sampled_from([None, "", "Sanctuary \ud83d cities", "Weather"]),
)
def test_candidates_are_sound_whatever_the_text(sentences: list[str], title: str | None) -> None:
    reading, relevance = read(" ".join(sentences), title)
    found = list(candidates(reading, relevance, {}))
    assert [one.token for one in found] == sorted({one.token for one in found})
    for one in found:
        number = reading.tokens[one.token].sentence
        sentence = reading.annotations.sentences[number]
        assert relevance.counts(number)
        assert sentence.first <= one.clause[0] <= one.token < one.clause[1] <= sentence.last
        assert 0 <= one.span.start < one.span.end <= len(reading.document.text)
        assert one.hashed
        assert all(0 <= bucket < BUCKETS for bucket in one.hashed)
        assert len(one.numbers) == NUMBERS
        assert all(math.isfinite(number) and 0 <= number < 1.5 for number in one.numbers)


def test_the_same_text_gives_the_same_candidates() -> None:
    text = " ".join(SENTENCES[:3])
    assert asked(text) == asked(text) != []


def test_a_text_off_the_topic_has_none() -> None:
    assert asked("The library in Port Ellery opened a new wing on Monday.", "Library opens wing") == []


def test_verbs_and_nouns_of_acts_are_asked_about_and_mere_modifiers_are_not() -> None:
    text = "The mayor's refusal angered the sanctuary city council."
    reading, relevance = read(text)
    words = {reading.forms[one.token] for one in candidates(reading, relevance, {})}
    assert words >= {"refusal", "angered"}
    assert not words & {"the", "mayor", "'s", "sanctuary", "city", "."}


def test_a_clause_leaves_out_what_is_coordinated() -> None:
    text = "The sheriff ended the sanctuary policy and the county sued the state."
    reading, relevance = read(text)
    clauses = {reading.forms[one.token]: one.clause for one in candidates(reading, relevance, {})}
    assert clauses["ended"][1] <= at("county", reading)
    assert clauses["sued"][0] > at("policy", reading)


def test_what_the_frames_say_is_told_of_their_word_alone() -> None:
    text = "The county sued the state over its ban on sanctuary cities."
    reading, _ = read(text)
    sued = at("sued", reading)
    plain = {one.token: one for one in asked(text)}
    told = {
        one.token: one for one in asked(text, told={sued: Framed("sue", 0.8, True, "sue.verb", "local True")})
    }
    other = {
        one.token: one
        for one in asked(text, told={sued: Framed("appeal", 0.8, True, "appeal.ask", "local True")})
    }
    assert [token for token in plain if plain[token] != told[token]] == [sued]
    assert told[sued].hashed[: len(plain[sued].hashed)] == plain[sued].hashed
    assert len(told[sued].hashed) > len(plain[sued].hashed)
    assert told[sued].hashed != other[sued].hashed


def test_words_in_quotation_marks_are_told_apart() -> None:
    bare, quoted = (
        "We sued the state over sanctuary cities.",
        "“We sued the state over sanctuary cities,” she said.",
    )

    def numbers(text: str) -> tuple[float, ...]:
        reading, relevance = read(text)
        (one,) = [c for c in candidates(reading, relevance, {}) if reading.forms[c.token] == "sued"]
        return one.numbers

    assert numbers(bare)[:2] == (0.0, 0.0)
    assert numbers(quoted)[0] > 0
    assert numbers(quoted)[1] == 1.0


def span(words: str, reading: Reading) -> Span:
    start = reading.document.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Judge Ann Vale blocked the order", "blocked"),
        ("the order of the governor", "order"),
        ("blocked the order of the governor, a ruling", "blocked"),
        ("governor, a ruling that", "governor"),
        (".", None),
    ],
)
def test_the_head_of_a_stretch_is_the_word_it_hangs_by(words: str, head: str | None) -> None:
    reading, _ = read("Judge Ann Vale blocked the order of the governor, a ruling that pleased Ashford.")
    found = head_of(span(words, reading), reading)
    assert (None if found is None else reading.forms[found]) == head


def test_of_several_frames_on_a_word_the_surest_is_told() -> None:
    reading, relevance = read("The county sued the state over its ban on sanctuary cities.")
    (draft, *_) = [one for one in frames().found(reading, relevance) if one.move == "sue"]
    less = msgspec.structs.replace(draft, move="appeal", confidence=draft.confidence / 2, core=False)
    token = at("sued", reading)
    frame, actor = draft.source.partition(":")[2], "other False"
    for drafts in ([draft, less], [less, draft]):
        assert framed(drafts, reading) == {token: Framed("sue", draft.confidence, draft.core, frame, actor)}
    assert framed([], reading) == {}
