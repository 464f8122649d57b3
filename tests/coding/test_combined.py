from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from standoff.coding.combined import CombinedCoder
from standoff.coding.learned import weights as shipped
from standoff.model.claim import Claim
from tests.coding.network import Sayer, Told, at, book, frames, read, weights

Claims = Callable[..., tuple[Claim, ...]]
FRAMED = "The county of Cook sued the Justice Department over grants to sanctuary cities."
UNFRAMED = "Gov. Dan Malloy of Connecticut lampooned sanctuary cities on Monday."


@pytest.fixture
def claims(monkeypatch: pytest.MonkeyPatch) -> Claims:
    """``claims(text, {word: (move, likely, status)}, **manifest)``: what frames and a network that says so find."""

    def run(text: str, told: dict[str, tuple[str, float, str]], **manifest: object) -> tuple[Claim, ...]:
        reading, _ = read(text)
        said: Told = {at(word, reading): one for word, one in told.items()}
        monkeypatch.setattr(shipped, "shipped", lambda: weights(Sayer(said), **manifest))
        return CombinedCoder(book()).code(reading.document, reading.annotations).claims

    return run


def alone(text: str) -> tuple[Claim, ...]:
    """What the frames find."""
    reading, _ = read(text)
    return frames().code(reading.document, reading.annotations).claims


def test_what_both_find_is_one_claim_of_both(claims: Claims) -> None:
    (frame,) = alone(FRAMED)
    (both,) = claims(FRAMED, {"sued": ("criticize", 0.875, "threatened")})
    assert frame.made_by.startswith("frames@")
    assert "+heads" in both.made_by.split(";")[0]
    assert (both.move, both.status, both.actor, both.evidence) == (
        frame.move,
        frame.status,
        frame.actor,
        frame.evidence,
    )
    assert (both.core, both.confidence) == (True, 0.875)


def test_a_claim_of_the_frames_that_the_network_doubts_is_not_core(claims: Claims) -> None:
    (frame,) = alone(FRAMED)
    (both,) = claims(FRAMED, {"sued": ("sue", 0.25, "happened")})
    assert frame.core
    assert not both.core
    assert both.confidence == 0.25
    (lower,) = claims(FRAMED, {"sued": ("sue", 0.25, "happened")}, core=0.2)
    assert lower.core


def test_what_only_the_network_finds_says_so(claims: Claims) -> None:
    assert alone(UNFRAMED) == ()
    (one,) = claims(UNFRAMED, {"lampooned": ("criticize", 0.75, "happened")})
    assert one.made_by.startswith("heads@7.8.9; learned")
    assert (one.move, one.status, one.core, one.confidence) == ("criticize", "happened", True, 0.75)
    assert one.actor.place == "ocd-division/country:us/state:ct"
    start, end = one.evidence.start, one.evidence.end
    assert "lampooned sanctuary cities" in UNFRAMED[start:end]


@pytest.mark.parametrize(("likely", "found"), [(0.05, []), (0.2, [False]), (0.6, [True])])
def test_how_sure_the_network_is_decides(claims: Claims, likely: float, found: list[bool]) -> None:
    told = {"lampooned": ("criticize", likely, "happened")}
    assert [one.core for one in claims(UNFRAMED, told)] == found


def test_tense_tells_what_goes_on_of_what_only_the_network_finds(claims: Claims) -> None:
    text = "Connecticut officials are quietly hosting federal agents in sanctuary cities."
    (one,) = claims(text, {"hosting": ("issue", 0.75, "happened")})
    assert (one.status, one.made_by.partition("; ")[2]) == ("ongoing", "progressive")


def test_the_network_gives_the_status_of_what_it_finds(claims: Claims) -> None:
    told = {"lampooned": ("criticize", 0.75, "threatened")}
    assert [one.status for one in claims(UNFRAMED, told)] == ["threatened"]


def test_a_stance_of_nobody_in_particular_is_not_core(claims: Claims) -> None:
    text = "Critics lampooned the sanctuary city policy of Chicago on Monday."
    (one,) = claims(text, {"lampooned": ("criticize", 0.9, "happened")}, actors={"nobody": 5.0})
    assert not one.core


@pytest.mark.parametrize("likely", [0.6, 0.9])
def test_the_same_move_over_the_same_words_is_the_surer_claim(claims: Claims, likely: float) -> None:
    told = {"lampooned": ("criticize", 0.75, "happened"), "cities": ("criticize", likely, "committed")}
    (one,) = claims(UNFRAMED, told)
    assert one.confidence == pytest.approx(max(likely, 0.75), abs=1e-3)
    assert one.status == ("committed" if likely > 0.75 else "happened")


def test_another_move_over_the_same_words_is_another_claim(claims: Claims) -> None:
    told = {"lampooned": ("criticize", 0.75, "happened"), "cities": ("issue", 0.6, "happened")}
    assert sorted(one.move for one in claims(UNFRAMED, told)) == ["criticize", "issue"]


def test_a_framed_claim_stays_beside_a_surer_repeat(claims: Claims) -> None:
    told = {"sued": ("sue", 0.6, "happened"), "grants": ("sue", 0.9, "happened")}
    (one,) = claims(FRAMED, told)
    assert one.made_by.startswith("frames@")


def test_a_move_that_the_codebook_lacks_is_not_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, _ = read(UNFRAMED)
    told = {at("lampooned", reading): ("criticize", 0.9, "happened")}
    monkeypatch.setattr(shipped, "shipped", lambda: weights(Sayer(told)))
    fewer = msgspec.structs.replace(
        book(), moves=tuple(move for move in book().moves if move.code != "criticize")
    )
    assert CombinedCoder(fewer).code(reading.document, reading.annotations).claims == ()
    assert len(CombinedCoder(book()).code(reading.document, reading.annotations).claims) == 1


def test_a_text_off_the_topic_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, _ = read("The library opened a new wing on Monday.", "Library opens wing")
    have = weights(Sayer({}))
    monkeypatch.setattr(shipped, "shipped", lambda: have)
    assert CombinedCoder(book()).code(reading.document, reading.annotations).claims == ()
    assert have.session.runs == 0


def test_coder_and_weights_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "shipped", lambda: weights(Sayer({})))
    coder = CombinedCoder(book())
    reading, _ = read(FRAMED)
    assert coder.code(reading.document, reading.annotations).coder == f"combined@{frames().version}-7.8.9"
