"""Where an office, a body or a law belongs, from whole texts of our own with all layers filled."""

from __future__ import annotations

import pytest

from standoff.annotate.actors.localities import NOWHERE, Home, county_of, home
from standoff.model.annotation import Actor
from standoff.model.document import Hints
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.documents import from_text

US = "ocd-division/country:us"


def actors_at(text: str, words: str, outlet: str = "The Daily Ledger") -> list[Actor]:
    """The actors of the mention that the last occurrence of some words begins, ends or lies in."""
    have = annotate(from_text(text, Hints(doc_id="test", outlet=outlet)), annotators("rules"))
    start = text.rindex(words)
    found = [m for m in have.mentions if m.start < start + len(words) and start < m.end]
    return [have.actors[at] for at in found[-1].actors] if found else []


@pytest.mark.parametrize(
    ("text", "words", "level", "place"),
    [
        ("MADISON, Wis. — Sheriff Una Brandt spoke.", "Una", "local", "/state:wi/county:dane"),
        ("DENVER — Sheriff Una Brandt spoke.", "Una", "local", "/state:co/place:denver"),
        ("Milwaukee Sheriff Una Brandt spoke.", "Una", "local", "/state:wi/county:milwaukee"),
        ("In Illinois, a Cook County judge agreed.", "judge", "court", "/state:il"),
        ("A federal judge in Cook County agreed.", "judge", "court", ""),
        ("In Utah, the state's highest court agreed.", "court", "court", "/state:ut"),
        ("Kansas was quiet. The Department of Corrections changed its forms.", "Department", "state", "/state:ks"),
        ("The Chicago Department of Corrections changed its forms.", "Department", "local", "/state:il/place:chicago"),
        ("Ohio legislators return. House Speaker Una Brandt wants a vote.", "Una", "state", "/state:oh"),
        ("Members of Congress return. House Speaker Una Brandt wants a vote.", "Una", "federal", ""),
        ("Maine may bar its towns. Lawmakers gave the bill final approval.", "Lawmakers", "state", "/state:me"),
        ("Iowa's gun permit law bars it.", "law", "state", "/state:ia"),
        ("Gov. Abe Stone of Utah met the press. Days passed. Then came snow. He vetoed legislation on wages.",
         "legislation", "state", "/state:ut"),
        ("The president spoke in Texas. Members of Congress wrote legislation on wages.", "legislation", "federal", ""),
        ("The Pentagon was told. Inspector General Una Brandt found waste.", "Una", "federal", ""),
        ("The White House was told. Secretary Una Brandt was pleased.", "Una", "federal", ""),
        ("President Abe Stone and Attorney General Una Brandt met in Texas, where the governor lives.",
         "Una", "federal", ""),
        ("Milwaukee County met. Commissioner Una Brandt voted no.", "Una", "local", "/state:wi/county:milwaukee"),
        ("If Washington wants a list, it can write.", "Washington", "federal", ""),
        ("Snow fell on Washington, D.C., and Washington wants help.", "Washington", "local", "/district:dc"),
        ("The clerk in Reno, Nev., spoke. The state has no such law.", "state", "state", "/state:nv"),
    ],
)  # fmt: skip
def test_level_and_place(text: str, words: str, level: str, place: str) -> None:
    assert [(one.level, one.place) for one in actors_at(text, words)] == [(level, US + place)]


def test_a_law_of_nowhere_has_no_place() -> None:
    (law,) = actors_at("The law bars towns from asking.", "law")
    assert (law.level, law.place) == ("other", None)


def test_the_outlet_places_an_official_only_where_the_text_names_no_place() -> None:
    alone = actors_at("Sheriff Una Brandt spoke.", "Una", outlet="Fresno Bee")
    elsewhere = actors_at("In Travis County, Texas, Sheriff Una Brandt spoke.", "Una", outlet="Fresno Bee")
    nobody = actors_at("Sheriff Una Brandt spoke.", "Una")
    assert [one.place for one in alone] == [f"{US}/state:ca/county:fresno"]
    assert [one.place for one in elsewhere] == [f"{US}/state:tx/county:travis"]
    assert [one.place for one in nobody] == [None]


def test_homes_of_outlets() -> None:
    assert home("Houston Chronicle", None) == Home(f"{US}/state:tx", f"{US}/state:tx/place:houston")
    assert home("Houston Chronicle", None).seat("county") == f"{US}/state:tx/county:harris"
    assert home("The Daily Ledger", None) == home(None, None) == NOWHERE


def test_counties_of_cities() -> None:
    assert county_of(f"{US}/state:il/place:chicago") == f"{US}/state:il/county:cook"
    assert county_of(f"{US}/state:ca/place:san_francisco") is None
    assert county_of(f"{US}/state:tx") is county_of(None) is None


def test_a_number_of_places_is_those_named_before() -> None:
    text = "Officials in Chicago and in Denver wrote to the department. The two cities said they comply."
    assert [one.name for one in actors_at(text, "two cities")] == ["Chicago", "Denver"]
    (unknown,) = actors_at(
        "Chicago wrote to the department. The three cities said they comply.", "three cities"
    )
    assert (unknown.kind, unknown.level, unknown.place) == ("class", "local", None)


@pytest.mark.parametrize(("words", "level"), [("any city", "local"), ("every state", "state")])
def test_any_one_of_a_kind_is_a_class(words: str, level: str) -> None:
    (one,) = actors_at(f"Texas spoke in Austin. It would punish {words} that refuses.", words)
    assert (one.kind, one.level, one.place) == ("class", level, None)


def test_a_cabinet_member_is_the_secretary() -> None:
    text = "Homeland Security Secretary Una Brandt met senators. The secretary named no cities."
    assert [one.name for one in actors_at(text, "secretary")] == ["Homeland Security Secretary Una Brandt"]


def test_a_surname_that_is_an_office_word_is_the_person() -> None:
    text = "Gov. Ellis Warden of Ohio signed it. Warden was pleased."
    assert [one.name for one in actors_at(text, "Warden")] == ["Gov. Ellis Warden"]


def test_a_pronoun_takes_up_the_subject_by_its_title() -> None:
    text = "Attorney General Abe Stone wrote to Mayor Karl Dunn of Seattle. In the letter he made a threat."
    assert [one.name for one in actors_at(text, "he")] == ["Attorney General Abe Stone"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rosa Quill, a cook in Dayton, was held in the county jail. She lost her job.", "She"),
        ("Rosa Quill came to Ohio as a child. Quill checks in with officers each March.", "Quill"),
        ("Police in Denver charged Abel Ortiz with theft.", "Ortiz"),
        ("The suspect, a man of 29, was let go by the sheriff of Lane County.", "suspect"),
    ],
)
def test_a_private_person_never_becomes_public(text: str, words: str) -> None:
    assert not any(one.public for one in actors_at(text, words))
