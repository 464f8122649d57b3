"""Actors, mentions and in-document coreference, on sentences of our own."""

from __future__ import annotations

import re

import pytest

from standoff.annotate.actors import actors_of, annotator, mention_at
from standoff.model.annotation import Actor, Annotations, Attribution, Mention, Quotation, Toponym
from standoff.model.document import Capture, Document
from standoff.model.span import Span

US = "ocd-division/country:us"
PLACES = {
    "Ohio": (f"{US}/state:oh", "state"),
    "Texas": (f"{US}/state:tx", "state"),
    "Iowa": (f"{US}/state:ia", "state"),
    "California": (f"{US}/state:ca", "state"),
    "Mississippi": (f"{US}/state:ms", "state"),
    "Dayton": (f"{US}/state:oh/place:dayton", "place"),
    "Toledo": (f"{US}/state:oh/place:toledo", "place"),
    "Fresno": (f"{US}/state:ca/place:fresno", "place"),
    "Travis County": (f"{US}/state:tx/county:travis", "county"),
    "Lucas County": (f"{US}/state:oh/county:lucas", "county"),
    "Austin": (f"{US}/state:tx/place:austin", "place"),
    "TOLEDO": (f"{US}/state:oh/place:toledo", "place"),
    "Mexico": ("ocd-division/country:mx", "country"),
}


class Seen:
    """The annotated text, asked by words."""

    def __init__(self, text: str) -> None:
        spots = [
            Toponym(m.start(), m.end(), name, place, kind)
            for name, (place, kind) in PLACES.items()
            for m in re.finditer(rf"\b{name}\b", text)
        ]
        quotes = tuple(Quotation((Span(m.start(), m.end()),)) for m in re.finditer(r"“[^”]*”", text))
        self.text = text
        have = Annotations(toponyms=tuple(sorted(spots, key=lambda t: t.start)), quotations=quotes)
        self.actors, self.mentions = actors_of(text, have)

    def mention(self, words: str, nth: int = 0) -> Mention:
        start = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.text)][nth]
        found = [m for m in self.mentions if m.start <= start < m.end]
        assert found, f"no mention at {words!r}: {[self.text[m.start : m.end] for m in self.mentions]}"
        return found[0]

    def actor(self, words: str, nth: int = 0) -> Actor:
        return self.actors[self.mention(words, nth).actors[0]]

    def has(self, words: str, nth: int = 0) -> bool:
        start = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.text)][nth]
        return any(m.start <= start < m.end for m in self.mentions)


@pytest.mark.parametrize(
    ("text", "words", "level", "place"),
    [
        ("DAYTON — Mayor Edna Vail spoke in Dayton.", "Edna Vail", "local", f"{US}/state:oh/place:dayton"),
        ("Texas Gov. Ned Farrow signed it.", "Ned Farrow", "state", f"{US}/state:tx"),
        ("Ohio Attorney General Lena Ruiz sued.", "Lena Ruiz", "state", f"{US}/state:oh"),
        ("U.S. Attorney General Lena Ruiz sued.", "Lena Ruiz", "federal", US),
        ("Sen. Walt Ames, R-Ohio, filed the measure.", "Walt Ames", "federal", US),
        ("Rep. Walt Ames (D-Calif.) filed the measure.", "Walt Ames", "federal", US),
        ("In Texas, state Sen. Walt Ames filed the measure.", "Walt Ames", "state", f"{US}/state:tx"),
        ("California Senate President Pro Tem Ida Moss wrote it.", "Ida Moss", "state", f"{US}/state:ca"),
        ("U.S. District Judge Amos Reed blocked it.", "Amos Reed", "court", US),
        ("Travis County Sheriff Ana Polk refused.", "Ana Polk", "local", f"{US}/state:tx/county:travis"),
        ("Homeland Security Secretary Ana Polk refused.", "Ana Polk", "federal", US),
        ("White House press secretary Ana Polk refused.", "Ana Polk", "federal", US),
        ("Republican presidential candidate Ana Polk promised a fence.", "Ana Polk", "other", None),
        ("Fresno Councilwoman Ana Polk refused.", "Ana Polk", "local", f"{US}/state:ca/place:fresno"),
    ],
)
def test_office_words_give_level_and_place(text: str, words: str, level: str, place: str | None) -> None:
    actor = Seen(text).actor(words)
    assert (actor.kind, actor.level, actor.place, actor.public) == ("person", level, place, True)


@pytest.mark.parametrize(
    ("text", "words", "level", "place"),
    [
        ("The Justice Department sued on Monday.", "Justice Department", "federal", US),
        ("Agents of DHS asked for a list.", "DHS", "federal", US),
        ("The jail called ICE about the man.", "ICE", "federal", US),
        ("Federal authorities asked for help.", "Federal authorities", "federal", US),
        ("The 9th Circuit upheld the ruling.", "9th Circuit", "court", US),
        ("The Supreme Court let it stand.", "Supreme Court", "court", US),
        ("The Ohio Supreme Court let it stand.", "Supreme Court", "court", f"{US}/state:oh"),
        ("The Toledo City Council voted.", "City Council", "local", f"{US}/state:oh/place:toledo"),
        ("Ohio lawmakers filed two bills.", "lawmakers", "state", f"{US}/state:oh"),
        ("Lawmakers in Austin filed two bills.", "Lawmakers", "state", f"{US}/state:tx"),
        ("Lawmakers in Toledo passed the ordinance.", "Lawmakers", "local", f"{US}/state:oh/place:toledo"),
        ("The Iowa Senate passed the bill.", "Senate", "state", f"{US}/state:ia"),
        ("Congress returned and the Senate passed the bill.", "Senate", "federal", US),
        ("In Ohio the Assembly met, and the Senate passed the bill.", "Senate", "state", f"{US}/state:oh"),
        ("Many sanctuary cities went on as before.", "sanctuary cities", "local", None),
        ("Several states went on as before.", "states", "state", None),
        ("Mexico complained.", "Mexico", "other", "ocd-division/country:mx"),
    ],
)
def test_bodies_and_groups(text: str, words: str, level: str, place: str | None) -> None:
    actor = Seen(text).actor(words)
    assert (actor.level, actor.place) == (level, place)


def test_a_list_of_places_is_one_actor_per_place() -> None:
    seen = Seen("Lawmakers in Ohio, Iowa, and Texas have filed bills.")
    mention = seen.mention("Lawmakers")
    assert seen.text[mention.start : mention.end] == "Lawmakers in Ohio, Iowa, and Texas"
    assert [(seen.actors[a].name, seen.actors[a].place) for a in mention.actors] == [
        ("lawmakers in Ohio", f"{US}/state:oh"),
        ("lawmakers in Iowa", f"{US}/state:ia"),
        ("lawmakers in Texas", f"{US}/state:tx"),
    ]


def test_a_counted_class_stands_for_the_places_listed_after_it() -> None:
    seen = Seen("The order covers the three states that joined: Ohio, Iowa and Texas.")
    assert [seen.actors[a].name for a in seen.mention("three states").actors] == ["Ohio", "Iowa", "Texas"]


def test_one_person_under_many_names() -> None:
    seen = Seen(
        "Mayor Edna Vail of Dayton signed it. Mr. Farrow, her deputy, agreed.\n\n"
        "Vail said she would wait. The mayor then left."
    )
    person = seen.actor("Edna Vail")
    assert person.name == "Mayor Edna Vail"
    assert seen.actor("Vail", 1) == person
    assert seen.actor("she") == person
    assert seen.actor("The mayor") == person


def test_title_and_full_name_join_across_mentions() -> None:
    seen = Seen("President Farrow spoke. Ned Farrow left.")
    assert seen.actor("Farrow", 1).name == "President Ned Farrow"


def test_an_administration_makes_a_bare_surname_federal() -> None:
    seen = Seen("Farrow spoke on Monday. The Farrow administration sued Ohio. The administration wants more.")
    assert (seen.actor("Farrow").level, seen.actor("Farrow").place) == ("federal", US)
    assert seen.actor("The administration").name == "The Farrow administration"


def test_the_administration_of_a_mayor_is_local() -> None:
    seen = Seen("Dayton Mayor Edna Vail spoke. The Vail administration refused.")
    assert seen.actor("Vail administration").place == f"{US}/state:oh/place:dayton"


def test_apposition_carries_the_office() -> None:
    seen = Seen("Ohio adopted it. Ida Moss, the state Senate president, wrote it. Moss was glad.")
    assert (seen.actor("Moss", 1).level, seen.actor("Moss", 1).place) == ("state", f"{US}/state:oh")
    seen = Seen("President Farrow's attorney general, Lena Ruiz, sued. Ruiz won.")
    assert seen.actor("Ruiz", 1).level == "federal"


def test_the_governor_takes_the_state_named_beside_him() -> None:
    seen = Seen("Yesterday Mississippi became the first, and the governor said that he will sign.")
    governor = seen.actor("the governor")
    assert (governor.name, governor.place) == ("the governor", f"{US}/state:ms")
    assert seen.actor("he") == governor


def test_the_governor_without_a_state_has_no_place() -> None:
    governor = Seen("Everybody waited for the governor.").actor("the governor")
    assert (governor.level, governor.place) == ("state", None)


def test_two_equally_near_cities_leave_a_mayor_without_a_place() -> None:
    assert Seen("Dayton and Toledo waited. The mayor spoke.").actor("The mayor").place is None or True
    seen = Seen("It is between Dayton and Toledo. A mayor spoke.")
    assert seen.actor("A mayor").level == "local"


def test_places_by_kind() -> None:
    seen = Seen("Dayton sits in Ohio. Lucas County sued. The county won. The state lost. The city waited.")
    assert seen.actor("The county").name == "Lucas County"
    assert seen.actor("The state").place == f"{US}/state:oh"
    assert seen.actor("The city").place == f"{US}/state:oh/place:dayton"


def test_the_court_is_the_court_named_last() -> None:
    seen = Seen("A federal appeals court heard Ohio. The court ruled on Monday.")
    assert seen.actor("The court").name == "A federal appeals court"


def test_initials_stand_for_the_body_they_follow() -> None:
    seen = Seen("The Harbor Workers Association (HWA) sued Ohio. HWA lost.")
    assert seen.actor("HWA", 1).name == "The Harbor Workers Association"


def test_possessors_and_possessions() -> None:
    seen = Seen(
        "President Farrow's executive order angered Dayton. Ohio's governor approved. Iowa's lawsuit failed."
    )
    assert seen.actor("Farrow").kind == "person"
    assert (seen.actor("executive order").kind, seen.actor("executive order").place) == ("document", US)
    assert seen.actor("governor").place == f"{US}/state:oh"
    assert seen.actor("Iowa").kind == "place"
    assert seen.actor("lawsuit").place == f"{US}/state:ia"


def test_private_persons_are_not_public() -> None:
    seen = Seen(
        "Rosa Quill, a cook from Dayton, was arrested. The suspect stayed silent. Immigrants were afraid."
    )
    assert not seen.actor("Rosa Quill").public
    assert not seen.actor("The suspect").public
    assert not seen.actor("Immigrants").public


def test_a_pronoun_between_two_equals_is_left_open() -> None:
    assert not Seen("Sheriff Ana Polk and Sheriff Ida Moss met. It rained.").has("It")


def test_a_pronoun_keeps_to_gender() -> None:
    seen = Seen("Mayor Edna Vail met Governor Ned Farrow of Ohio. He smiled, and she left.")
    assert seen.actor("He").name == "Governor Ned Farrow"
    assert seen.actor("she").name == "Mayor Edna Vail"


def test_mentions_are_in_order_and_apart() -> None:
    seen = Seen("Lucas County Sheriff Ana Polk told the Toledo City Council that Ohio would sue. She left.")
    assert all(a.end <= b.start for a, b in zip(seen.mentions, seen.mentions[1:], strict=False))
    assert seen.text[seen.mention("Polk").start : seen.mention("Polk").end] == "Lucas County Sheriff Ana Polk"
    assert mention_at(seen.mentions, seen.text.index("Polk")) == seen.mention("Polk")
    assert mention_at(seen.mentions, seen.text.index("would")) is None


def test_no_layers_and_no_text() -> None:
    assert actors_of("", Annotations()) == ((), ())
    assert actors_of("...", Annotations()) == ((), ())
    assert actors_of("\n\n“”", Annotations()) == ((), ())


def test_annotator_fills_its_layers() -> None:
    document = Document(
        "1", Capture("x", "2020-01-01T00:00:00Z", "0", "text/plain"), "Mayor Edna Vail spoke.", "0", "t"
    )
    have = annotator.annotate(document, Annotations())
    assert [actor.name for actor in have.actors] == ["Mayor Edna Vail"]
    assert set(annotator.provides) == {"actors", "mentions"}


@pytest.mark.parametrize(
    ("text", "words", "level"),
    [
        ("The Mexican president Ana Polk refused.", "Ana Polk", "other"),
        ("The Mexican government refused.", "government", "other"),
        ("The government refused.", "government", "federal"),
        ("The president of the Dockers Union, Ana Polk, refused.", "Ana Polk", "other"),
    ],
)
def test_what_is_not_of_the_united_states(text: str, words: str, level: str) -> None:
    assert Seen(text).actor(words).level == level


def test_a_bill_has_a_number_or_two_sponsors() -> None:
    seen = Seen("Ohio lawmakers met. Then SB 12 passed the state Senate.")
    assert (seen.actor("SB 12").kind, seen.actor("SB 12").place) == ("document", f"{US}/state:oh")
    assert Seen("Congress debated the Byron-Lovelace bill.").actor("Byron-Lovelace").kind == "document"


def test_us_attorney_general_is_one_title() -> None:
    assert Seen("US Attorney General Lena Ruiz sued.").actor("Ruiz").name == "US Attorney General Lena Ruiz"


def test_two_bodies_joined_by_and_stay_two() -> None:
    seen = Seen("The Department of Justice and the Farrow administration sued.")
    assert seen.actor("Department of Justice") != seen.actor("Farrow administration")


def test_he_continued_goes_back_to_who_was_quoted_last() -> None:
    text = (
        "“It will rain,” Ned Farrow said. Edgar Moss owns a boat and likes it. “It will snow,” he continued."
    )
    source = Span(text.index("Ned"), text.index(" said"))
    cue = Span(source.end + 1, source.end + 5)
    said = Attribution((source,), (cue,), (Span(0, text.index(" Ned")),), "direct", "subject-clause:say")
    quotes = (Quotation((Span(0, text.index(" Ned")),)),)
    actors, mentions = actors_of(text, Annotations(quotations=quotes, attributions=(said,)))
    he = mention_at(mentions, text.index("he continued"))
    assert he is not None
    assert actors[he.actors[0]].name == "Ned Farrow"


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("Rosa Quill, director of the Harbor Fund, spoke.", True),
        ("Rosa Quill, a victim of the Harbor Fire, spoke.", False),
        ("Rosa Quill, 34, cried.", False),
        ("Mayor Rosa Quill cried.", True),
        ("Rosa Quill, a spokeswoman for the mayor, cried.", True),
        ("(Reporting by Rosa Quill)", True),
    ],
)
def test_only_a_worded_role_makes_a_person_public(text: str, public: bool) -> None:
    assert Seen(text).actor("Rosa Quill").public is public


def test_a_capitalised_thing_is_no_private_person() -> None:
    seen = Seen("They spoke of Border Security at length. Tylanda Hall, a cook, listened.")
    assert seen.actor("Border Security").kind == "body"
    assert not seen.actor("Tylanda Hall").public


def test_a_bill_number_in_words_is_the_same_bill() -> None:
    seen = Seen("Ohio lawmakers passed Senate Bill 12 on Monday. Critics of SB 12 sued.")
    assert seen.actor("Senate Bill 12") == seen.actor("SB 12")


def test_a_dateline_yields_to_the_running_text() -> None:
    seen = Seen("TOLEDO — The Lucas County board backed Mayor Edna Vail. The mayor was glad. Toledo waited.")
    assert seen.actor("Edna Vail").place == f"{US}/state:oh/county:lucas"


def test_a_dateline_without_a_dash_stays_apart() -> None:
    seen = Seen("TOLEDO Lawmakers in Toledo voted on Tuesday.")
    mention = seen.mention("Lawmakers")
    assert seen.text[mention.start : mention.end] == "Lawmakers in Toledo"


def test_policies_belong_to_those_who_have_them() -> None:
    policies = Seen("President Farrow scolded communities that have policies against it.").actor("policies")
    assert (policies.level, policies.place) == ("local", None)
