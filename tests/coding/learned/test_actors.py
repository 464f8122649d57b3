from __future__ import annotations

import pytest

from standoff.coding.combined import act_at
from standoff.coding.frames import Act
from standoff.coding.learned.actors import NOBODY, Offer, chosen, offers
from standoff.coding.reading import Reading
from tests.coding.network import at, book, read

MOVES = {move.code: move for move in book().moves}
TEXT = (
    "The city of Chicago sued the Justice Department on Monday over grants to sanctuary cities. "
    "Gov. Dan Malloy of Connecticut said the state would join. A ruling is expected in May."
)


def stated(word: str, move: str, text: str = TEXT) -> tuple[Act, Reading]:
    """A word that stands once in a text as an act."""
    reading, _ = read(text)
    return act_at(at(word, reading), MOVES[move], reading), reading


def offered(word: str, move: str, text: str = TEXT, status: str = "happened") -> list[Offer]:
    act, reading = stated(word, move, text)
    return offers(act, status, reading)


@pytest.mark.parametrize(("word", "move"), [("sued", "sue"), ("join", "sue"), ("ruling", "enjoin")])
def test_nobody_is_always_offered_and_nothing_twice(word: str, move: str) -> None:
    found = offered(word, move)
    assert any(NOBODY in offer.sources and offer.refs == () for offer in found)
    keys = [tuple((ref.place, ref.level if ref.place else ref.name) for ref in offer.refs) for offer in found]
    assert len(keys) == len(set(keys))
    ways = [way for offer in found for way in offer.sources]
    assert len(ways) == len(set(ways))
    assert "rules" in ways


def test_the_subject_and_the_object_are_offered_apart() -> None:
    by_way = {way: offer.refs for offer in offered("sued", "sue") for way in offer.sources}
    assert [ref.level for ref in by_way["agent"]] == ["local"]
    assert (by_way["agent"][0].place or "").endswith("place:chicago")
    assert [ref.level for ref in by_way["patient"]] == ["federal"]
    assert by_way["rules"] == by_way["agent"] == by_way["main local"]


def test_who_speaks_is_offered() -> None:
    (offer,) = [offer for offer in offered("join", "sue") if "speaker" in offer.sources]
    assert [ref.place for ref in offer.refs] == ["ocd-division/country:us/state:ct"]


@pytest.mark.parametrize("way", ["agent", "patient", "main state", NOBODY])
def test_the_weights_decide(way: str) -> None:
    act, reading = stated("sued", "sue")
    (offer,) = [offer for offer in offers(act, "happened", reading) if way in offer.sources]
    assert chosen(act, "happened", reading, {way: 1.0}) == offer.refs
    (other,) = [other for other in offers(act, "happened", reading) if "patient" in other.sources]
    if way != "patient":
        assert chosen(act, "happened", reading, {way: 1.0, "patient": 2.0}) == other.refs


def test_without_weights_the_rules_stand_first() -> None:
    act, reading = stated("sued", "sue")
    assert chosen(act, "happened", reading, {}) == chosen(act, "happened", reading, {"rules": 1.0})


def test_features_tell_move_status_and_level() -> None:
    happened, threatened = (
        {way: set(offer.features) for offer in offered("sued", "sue", status=status) for way in offer.sources}
        for status in ("happened", "threatened")
    )
    assert {"agent", "agent sue", "agent happened", "agent local True", "level local True sue"} <= happened[
        "agent"
    ]
    assert happened["agent"] - threatened["agent"] == {
        f"{way} happened" for way, features in happened.items() if features == happened["agent"]
    }
    assert offered("sued", "sue") == offered("sued", "sue")


def test_a_place_in_several_offers_is_told() -> None:
    text = "The city of Chicago and the city of Boston sued over grants to sanctuary cities."
    found = {offer.sources[0]: offer.features for offer in offered("sued", "sue", text)}
    assert "several" in found["rules"]
    assert "said 2" in found["rules"]
    assert "said 1" in next(one.features for one in offered("sued", "sue") if "agent" in one.sources)


def test_a_private_person_has_no_name_here() -> None:
    text = "“They sued over sanctuary cities,” said Ana Morales, a baker who lives in Ashford."
    names = {ref.name for offer in offered("sued", "sue", text) for ref in offer.refs}
    assert not any("Morales" in name for name in names)
