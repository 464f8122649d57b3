"""Evidence is the act's own clause, in one chain of voices."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.coding.evidence import told_at, trim
from standoff.coding.reading import Reading
from standoff.model.claim import Claim
from standoff.model.span import Span

Coded = Callable[..., tuple[Claim, ...]]
Sentence = Callable[[str, str], tuple[int, Reading]]


def words(text: str, claims: tuple[Claim, ...], move: str) -> str:
    (claim,) = [claim for claim in claims if claim.move == move]
    return text[claim.evidence.start : claim.evidence.end]


def test_coordinated_acts_do_not_share_their_words(coded: Coded) -> None:
    text = (
        "Chicago refused immigration detainers on Monday and Boston sued the Justice Department on Tuesday."
    )
    claims = coded(text)
    assert words(text, claims, "decline") == "Chicago refused immigration detainers on Monday"
    assert words(text, claims, "sue") == "Boston sued the Justice Department on Tuesday"


def test_evidence_stops_where_the_speaker_stops(coded: Coded) -> None:
    text = (
        "“Chicago will not cooperate with immigration agents,” Mayor Rahm Emanuel said, and the city sued "
        "the Justice Department on Monday."
    )
    claims = coded(text)
    assert words(text, claims, "decline") == "Chicago will not cooperate with immigration agents"
    assert words(text, claims, "sue") == "the city sued the Justice Department on Monday"
    assert {claim.move: len(claim.voices) for claim in claims} == {"decline": 2, "sue": 1}


def test_the_name_of_the_speaker_is_no_part_of_what_was_said(coded: Coded) -> None:
    text = (
        "Chicago will not honor immigration detainers, Mayor Rahm Emanuel said, because the order on sanctuary "
        "cities is unlawful."
    )
    assert words(text, coded(text), "decline") == "Chicago will not honor immigration detainers"


def test_a_relative_clause_keeps_the_subject_whole(coded: Coded) -> None:
    text = "San Francisco, which opened a shelter, sued the Justice Department over the order on sanctuary cities."
    assert words(text, coded(text), "sue") == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "kept"), [(" , a city — ", "a city"), ("a city", "a city"), (" ;\n", "")], ids=repr
)
def test_edges_lose_space_and_loose_marks(text: str, kept: str) -> None:
    found = trim(Span(0, len(text)), text)
    assert text[found.start : found.end] == kept


def test_what_a_court_rules_is_told_by_the_page(coded: Coded) -> None:
    text = "A federal judge in Denver ruled on Monday that the state's sanctuary law is unconstitutional."
    voices = {claim.move: claim.voices for claim in coded(text)}
    assert voices["strike_down"] == ("The Daily Ledger",)


def test_an_act_that_somebody_explains_is_still_told_by_the_page(coded: Coded) -> None:
    text = "Denver refused the immigration detainers on Monday, saying it would need a warrant."
    (claim,) = [claim for claim in coded(text) if claim.move == "decline"]
    assert claim.voices == ("The Daily Ledger",)


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("The sheriff of Denver said that the jail had released 40 men.", "said", "that"),
        ("The sheriff of Denver noted with regret that arrests had fallen.", "noted", "that"),
        ("The sheriff of Denver criticized the ordinance.", "criticized", "criticized"),
        ("The jail in Denver released 40 men.", "released", "released"),
    ],
)
def test_what_a_cue_reports_has_the_voice_of_its_content(
    sentence: Sentence, text: str, word: str, first: str
) -> None:
    index, reading = sentence(text, word)
    assert reading.forms[told_at(index, reading)] == first
