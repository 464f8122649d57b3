"""Who stands behind a law or an order, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.coding.jurisdiction import main_governments
from standoff.coding.reading import Reading
from standoff.model.annotation import Actor, Annotations, Mention
from standoff.model.claim import Claim
from standoff.pipeline.documents import from_text

Coded = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "place", "level"),
    [
        ("The Texas law bars cities from adopting sanctuary policies.", "state:tx", "state"),
        ("Trump's order would cut grants to sanctuary cities.", "country:us", "federal"),
        (
            "The ordinance bars police from asking about immigration status. Denver officials say it works.",
            "state:co/place:denver",
            "local",
        ),
    ],
    ids=["inside the noun", "owner", "the page's one government"],
)
def test_a_rule_is_its_makers(coded: Coded, text: str, place: str, level: str) -> None:
    (claim,) = [claim for claim in coded(text) if claim.move == "rule"]
    assert claim.actor.place is not None
    assert claim.actor.place.endswith(place)
    assert claim.actor.level == level


def test_a_rule_without_a_known_maker_has_no_place(coded: Coded) -> None:
    claims = coded("The ordinance bars officers from asking about immigration status.")
    assert [claim.actor.place for claim in claims if claim.move == "rule"] == [None]


@pytest.mark.parametrize(
    ("text", "move", "place", "level"),
    [
        (
            "Critics say that sanctuary laws prohibit officers from asking about immigration status. Denver is far.",
            "rule",
            None,
            "local",
        ),
        (
            "Five states have laws that bar officers from asking about immigration status. Ohio is not among them.",
            "rule",
            None,
            "state",
        ),
        (
            "Officials praised Texas for a new law that bars cities from adopting sanctuary policies.",
            "rule",
            "state:tx",
            "state",
        ),
        (
            "Congress is split over sanctuary cities. The bill would bar cities such as Denver from "
            "limiting cooperation.",
            "rule",
            "country:us",
            "federal",
        ),
        (
            "The Justice Department sued California over its sanctuary laws. The lawsuit was filed late on Tuesday.",
            "sue",
            "country:us",
            "federal",
        ),
        (
            "The Utah governor has until Friday to decide whether to veto the sanctuary bill.",
            "veto",
            "state:ut",
            "state",
        ),
    ],
    ids=[
        "laws in general",
        "laws that a class has",
        "praised for",
        "Congress",
        "the filer",
        "a shared subject",
    ],
)
def test_whose_act_it_is(coded: Coded, text: str, move: str, place: str | None, level: str) -> None:
    found = [claim.actor for claim in coded(text) if claim.move == move]
    assert found
    assert {
        (one.place and one.place.removeprefix("ocd-division/country:us/"), one.level) for one in found
    } == {(place if place != "country:us" else "ocd-division/country:us", level)}


def test_items_after_a_colon_share_the_subject_before_it(coded: Coded) -> None:
    text = (
        "California refuses to help immigration agents in these ways:\n\n"
        "Barring police from asking about immigration status."
    )
    assert {claim.actor.name for claim in coded(text) if claim.move == "rule"} == {"California"}


def test_an_actor_is_called_by_what_its_pronoun_takes_up(coded: Coded) -> None:
    text = "The Denver ordinance is ten years old. It bars police from asking about immigration status."
    assert [claim.actor.name for claim in coded(text) if claim.move == "rule"] == ["The Denver ordinance"]


DENVER = Actor("Denver", "place", "local", "ocd-division/country:us/state:co/place:denver")
BOSTON = Actor("Boston", "place", "local", "ocd-division/country:us/state:ma/place:boston")
CONGRESS = Actor("Congress", "body", "federal", "ocd-division/country:us")
OHIO = Actor("Ohio", "place", "state", "ocd-division/country:us/state:oh")


@pytest.mark.parametrize(
    ("kind", "mentioned", "found"),
    [
        ("ordinance", [DENVER], [DENVER]),
        ("ordinance", [DENVER, BOSTON], []),
        ("ordinance", [BOSTON, DENVER, DENVER], [DENVER]),
        ("ordinance", [DENVER, DENVER, BOSTON, BOSTON, BOSTON], []),
        ("ordinance", [OHIO, OHIO, BOSTON], [BOSTON]),
        ("bill", [OHIO, BOSTON, BOSTON], [OHIO]),
        ("bill", [OHIO, CONGRESS, CONGRESS], [CONGRESS]),
        ("ordinance", [BOSTON, CONGRESS, CONGRESS], [BOSTON]),
        ("bill", [], []),
    ],
)
def test_a_law_is_the_one_dominant_governments(kind: str, mentioned: list[Actor], found: list[Actor]) -> None:
    actors = (DENVER, BOSTON, OHIO, CONGRESS)
    mentions = tuple(
        Mention(at, at + 1, (actors.index(actor),), "name") for at, actor in enumerate(mentioned)
    )
    reading = Reading(from_text("x" * 9), Annotations(actors=actors, mentions=mentions))
    assert main_governments(kind, reading) == found
