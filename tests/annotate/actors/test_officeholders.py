"""Well-known holders of high office named without it, and whose administration one is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from standoff.annotate.actors.officeholders import LASTING, holder, terms, was_president
from standoff.model.annotation import Actor
from standoff.model.document import Hints
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.documents import from_text

US = "ocd-division/country:us"
NY = f"{US}/state:ny"


def actor(text: str, words: str, published: str | None) -> Actor:
    """The actor whose mention begins with some words."""
    have = annotate(from_text(text, Hints(doc_id="test", published=published)), annotators("rules"))
    (mention,) = [m for m in have.mentions if text[m.start :].startswith(words)]
    (one,) = mention.actors
    return have.actors[one]


def test_one_governor_at_a_time() -> None:
    for surname in terms():
        for one in terms()[surname]:
            assert one.start < one.end
            assert one.level in ("federal", "state")
    governors = [one for every in terms().values() for one in every if one.role == "governor"]
    assert len({one.place for one in governors}) == 50
    for place in {one.place for one in governors}:
        served = sorted((one for one in governors if one.place == place), key=lambda one: one.start)
        ends = [one.end for one in served]
        assert ends[-1] == LASTING
        assert ends[:-1] == sorted(ends[:-1])
        assert all(a.end == b.start or place == NY for a, b in pairwise(served))


@pytest.mark.parametrize(
    ("name", "published", "states", "federal", "role"),
    [
        ("Cuomo", "2017-03-02", {NY}, False, "governor"),
        ("Cuomo", "2022-03-02", {NY}, True, None),
        ("Cuomo", "2017-03-02", set(), True, None),
        ("Cuomo", None, {NY}, True, None),
        ("Cuomo", "2017", {NY}, True, None),
        ("Rosa Cuomo", "2017-03-02", {NY}, True, None),
        ("Andrew M. Cuomo", "2017-03-02", {NY}, True, "governor"),
        ("Obama", "2015-03-02", set(), False, "president"),
        ("Clinton", "2016-03-02", set(), True, None),
        ("Bill Clinton", "2016-03-02", set(), False, "president"),
        ("Trump", "2016-03-02", set(), True, None),
        ("Trump", "2017-03-02", set(), False, "president"),
        ("Biden", "2015-03-02", set(), True, "vice president"),
        ("Barr", "2019-03-02", set(), True, "attorney general"),
        ("Barr", "2019-03-02", set(), False, None),
        ("William Barr", None, set(), True, "attorney general"),
        ("Brown", "2017-03-02", {f"{US}/state:ca", f"{US}/state:or"}, True, None),
        ("Byron", "2017-03-02", {NY}, True, None),
    ],
)
def test_terms(name: str, published: str | None, states: set[str], federal: bool, role: str | None) -> None:
    known = holder(name.split(), published, states, federal)
    assert (known.role if known else None) == role


def test_presidents_of_the_last_decades() -> None:
    assert was_president("Reagan")
    assert not was_president("Cuomo")


@pytest.mark.parametrize(
    ("text", "words", "level", "place"),
    [
        ("New York spoke. Cuomo said he would veto it.", "Cuomo", "state", NY),
        ("Cuomo said he would veto it.", "Cuomo", "other", None),
        ("Rosa Cuomo, a nurse in New York, said no.", "Rosa", "other", None),
        ("The Newsom administration in California sued.", "The", "state", f"{US}/state:ca"),
        ("The Brandt administration in Chicago sued.", "The", "local", f"{US}/state:il/place:chicago"),
        ("Mayor Una Brandt of Seattle spoke. The Brandt administration sued.", "The Br", "local",
         f"{US}/state:wa/place:seattle"),
        ("Seattle sued the Trump administration in Oregon.", "the", "federal", US),
        ("New York has rules. The Cuomo administration sued.", "The", "state", NY),
    ],
)  # fmt: skip
def test_level_and_place(text: str, words: str, level: str, place: str | None) -> None:
    one = actor(text, words, "2017-03-02")
    assert (one.level, one.place) == (level, place)


def test_a_private_namesake_stays_private() -> None:
    assert not actor("Rosa Cuomo, a nurse in New York, said no.", "Rosa", "2017-03-02").public
    text = "Andrew Cuomo spoke in New York. Rosa Cuomo, a nurse, was in the room. Cuomo left."
    assert actor(text, "Andrew", "2017-03-02").level == "other"
