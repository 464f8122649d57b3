"""Bodies known by the last word of their names: school districts, universities, offices, police."""

from __future__ import annotations

import pytest

from tests.annotate.test_actors_placed import US, actors_at


@pytest.mark.parametrize(
    ("text", "words", "level", "place"),
    [
        ("The Dallas Independent School District closed two schools.", "School", "local", "/state:tx/place:dallas"),
        ("The Denver School Board met.", "School", "local", "/state:co/place:denver"),
        ("The Broward County School Board met.", "School", "local", "/state:fl/county:broward"),
        ("The Boston School Committee met.", "School", "local", "/state:ma/place:boston"),
        ("The superintendent of the Tulsa School District spoke.", "superintendent", "local", "/state:ok/place:tulsa"),
        ("The University of Oregon closed early.", "University", "state", "/state:or"),
        ("Regents of the University of Colorado voted.", "Regents", "state", "/state:co"),
        ("The University of North Carolina at Chapel Hill closed.", "University", "state", "/state:nc"),
        ("Ohio State University closed early.", "University", "state", "/state:oh"),
        ("Eastern Michigan University closed early.", "University", "state", "/state:mi"),
        ("The University of Texas police shut the gate.", "police", "local", "/state:tx"),
        ("Campus police at Ohio State University shut the gate.", "police", "local", "/state:oh"),
        ("The New York State Police shut two roads.", "Police", "state", "/state:ny"),
        ("The Washington State Patrol shut two roads.", "Patrol", "state", "/state:wa"),
        ("The Juneau Assembly in Alaska voted 5-4.", "Juneau Assembly", "local", "/state:ak/borough:juneau"),
        ("The Juneau Assembly in Alaska met. The Assembly voted.", "The Assembly", "local", "/state:ak/borough:juneau"),
        ("The University of California Board of Regents voted.", "Board", "state", "/state:ca"),
        ("The Minneapolis Public Schools closed early.", "Schools", "local", "/state:mn/place:minneapolis"),
        ("Caddo Parish Mayor-President Una Brandt spoke.", "Una", "local", "/state:la/parish:caddo"),
        ("The office of the mayor of Reno, Nev., wrote.", "office", "local", "/state:nv/place:reno"),
        ("The Nevada Assembly voted 30-12.", "Assembly", "state", "/state:nv"),
        ("The Chicago field office of Immigration and Customs Enforcement closed.", "field", "federal", ""),
        ("The Seattle office of the FBI opened a case.", "Seattle office", "federal", ""),
        ("The Seattle office of the mayor opened a case.", "Seattle office", "local", "/state:wa/place:seattle"),
    ],
)  # fmt: skip
def test_level_and_place(text: str, words: str, level: str, place: str) -> None:
    assert [(one.level, one.place) for one in actors_at(text, words)] == [(level, US + place)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The University of Pennsylvania closed early.", "University"),
        ("The University of Chicago closed early.", "University"),
        ("The University of Southern California closed early.", "University"),
        ("Boston University closed early.", "University"),
        ("The Harvard Law School let in more students.", "School"),
    ],
)
def test_private_schools_are_no_government(text: str, words: str) -> None:
    assert [(one.level, one.place) for one in actors_at(text, words)] == [("other", None)]


@pytest.mark.parametrize(
    ("name", "country"), [("Mexican government", "mx"), ("Mexican National Guard", "mx")]
)
def test_bodies_of_other_nations(name: str, country: str) -> None:
    (one,) = actors_at(f"The {name} objected.", name)
    assert (one.level, one.place) == ("other", f"ocd-division/country:{country}")
