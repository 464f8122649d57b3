"""Who stands behind a law or an order, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.coding.jurisdiction import level_of, main_governments
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


DENVER = Actor("Denver", "place", "local", "ocd-division/country:us/state:co/place:denver")
BOSTON = Actor("Boston", "place", "local", "ocd-division/country:us/state:ma/place:boston")
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
        ("bill", [], []),
    ],
)
def test_a_law_is_the_one_dominant_governments(kind: str, mentioned: list[Actor], found: list[Actor]) -> None:
    actors = (DENVER, BOSTON, OHIO)
    mentions = tuple(
        Mention(at, at + 1, (actors.index(actor),), "name") for at, actor in enumerate(mentioned)
    )
    reading = Reading(from_text("x" * 9), Annotations(actors=actors, mentions=mentions))
    assert main_governments(kind, reading) == found


def test_levels_follow_from_division_ids() -> None:
    us = "ocd-division/country:us"
    found = [level_of(f"{us}{tail}") for tail in ("", "/state:tx", "/district:dc", "/state:tx/place:austin")]
    assert found == ["federal", "state", "state", "local"]
