"""Same names, different places: which one is meant, or none when the words do not settle it."""

from __future__ import annotations

import pytest

from standoff import gazetteer
from standoff.annotate.places import annotator
from standoff.annotate.places.outlets import home_of
from standoff.model.annotation import Annotations, Toponym
from standoff.model.document import Capture, Document

NOT_MARKED = "not marked"


def toponyms(text: str, outlet: str | None = None, url: str | None = None) -> tuple[Toponym, ...]:
    capture = Capture(uri="test", captured="2017-04-01T00:00:00Z", sha256="0", media_type="text/plain")
    document = Document("d", capture, text, "0", "test", outlet=outlet, url=url)
    return annotator.annotate(document, Annotations()).toponyms


def place_of(text: str, name: str, outlet: str | None = None) -> str | None:
    """The short id of the last toponym whose words are ``name``, or NOT_MARKED."""
    found = [toponym for toponym in toponyms(text, outlet) if toponym.name == name]
    if not found:
        return NOT_MARKED
    place = found[-1].place
    return place.removeprefix(f"{gazetteer.US}/").removeprefix("ocd-division/") if place else None


STATED = [
    ("The council in Jackson, Miss., voted on Tuesday.", "Jackson", "state:ms/place:jackson"),
    ("The council in Jackson, Tenn., voted on Tuesday.", "Jackson", "state:tn/place:jackson"),
    ("The council in Jackson, Wyoming, voted on Tuesday.", "Jackson", "state:wy/place:jackson"),
    ("Deputies in Franklin County, Iowa, kept their rule.", "Franklin County", "state:ia/county:franklin"),
    ("Deputies in Franklin County, N.Y., kept their rule.", "Franklin County", "state:ny/county:franklin"),
    ("Deputies in Franklin County (Pennsylvania) kept it.", "Franklin County", "state:pa/county:franklin"),
    ("Jailers in Montgomery County, Md., may not ask.", "Montgomery County", "state:md/county:montgomery"),
    ("Jailers in Montgomery County, Iowa, may not ask.", "Montgomery County", "state:ia/county:montgomery"),
    ("The sheriff of Travis County, Texas, answered.", "Travis County", "state:tx/county:travis"),
    ("Iowa's Johnson County was on the list.", "Johnson County", "state:ia/county:johnson"),
    ("The board of Orange County in Florida met.", "Orange County", "state:fl/county:orange"),
    ("Police in Portland, Maine, have not asked since 2003.", "Portland", "state:me/place:portland"),
    ("Police in Portland, Ore., have not asked since 1987.", "Portland", "state:or/place:portland"),
    ("Aurora, Ill., signed the pledge.", "Aurora", "state:il/place:aurora"),
    ("Aurora, Colorado, signed the pledge.", "Aurora", "state:co/place:aurora"),
    ("Ventura, Calif., signed the pledge.", "Ventura", "state:ca/place:san_buenaventura_~ventura~"),
    ("Lawrence, Mass., sued over the order.", "Lawrence", "state:ma/place:lawrence"),
    ("Lawrence, Kan., passed an ordinance.", "Lawrence", "state:ks/place:lawrence"),
    ("Kansas City, Kan., took no vote.", "Kansas City", "state:ks/place:kansas_city"),
    ("Kansas City, Mo., took no vote.", "Kansas City", "state:mo/place:kansas_city"),
    ("Richmond, Calif., filed its own suit.", "Richmond", "state:ca/place:richmond"),
    ("Richmond, Virginia, filed no suit.", "Richmond", "state:va/place:richmond"),
    ("Springfield, Ore., repealed the rule.", "Springfield", "state:or/place:springfield"),
    ("Columbus, Georgia, repealed the rule.", "Columbus", "state:ga/place:columbus"),
    ("Athens, Ohio, adopted a resolution.", "Athens", "state:oh/place:athens"),
    ("Paris, Texas, adopted a resolution.", "Paris", "state:tx/place:paris"),
    ("Moscow, Idaho, adopted a resolution.", "Moscow", "state:id/place:moscow"),
    ("Cambridge, Mass., has had such a rule since 1985.", "Cambridge", "state:ma/place:cambridge"),
    ("Miami, Okla., has no such rule.", "Miami", "state:ok/place:miami"),
    ("Washington, Pa., has no such rule.", "Washington", "state:pa/place:washington"),
    ("Indiana, Pa., has no such rule.", "Indiana", "state:pa/place:indiana"),
    ("Hope, Ark., has no such rule.", "Hope", "state:ar/place:hope"),
    ("Arlington, TX has no such rule.", "Arlington", "state:tx/place:arlington"),
    ("Buffalo, New York, has no such rule.", "New York", "state:ny"),
    (
        "Harrison Township, Mich., signed.",
        "Harrison Township",
        "state:mi/county:macomb/place:harrison_charter",
    ),
    ("Aurora, Ill., signed. Days later Aurora thought again.", "Aurora", "state:il/place:aurora"),
]

IN_CONTEXT = [
    ("Mississippi passed the bill. The mayor of Jackson opposed it.", "Jackson", "state:ms/place:jackson"),
    (
        "Oregon and its largest city went on. In Portland, officers do not ask.",
        "Portland",
        "state:or/place:portland",
    ),
    ("Maine took no side. In Portland, officers do not ask.", "Portland", "state:me/place:portland"),
    ("Colorado has two such cities. Police in Aurora joined.", "Aurora", "state:co/place:aurora"),
    ("Virginia Republicans pressed on. Police in Richmond waited.", "Richmond", "state:va/place:richmond"),
    (
        "California answered at once. Police in Richmond and Berkeley agreed.",
        "Richmond",
        "state:ca/place:richmond",
    ),
    ("Kansas lawmakers met. Lawrence police will not ask.", "Lawrence", "state:ks/place:lawrence"),
    (
        "Maryland is split. Montgomery County will not comply.",
        "Montgomery County",
        "state:md/county:montgomery",
    ),
    ("Two Ohio sheriffs objected, one in Franklin County.", "Franklin County", "state:oh/county:franklin"),
    ("Kansas City officials would not say.", "Kansas City", "state:mo/place:kansas_city"),
    (
        "Texas will fine cities. Travis and Dallas counties may lose grants.",
        "Travis",
        "state:tx/county:travis",
    ),
    ("New Jersey's largest city agreed. Newark will not ask.", "Newark", "state:nj/place:newark"),
    ("Miami-Dade County reversed itself; the city of Miami did not.", "Miami", "state:fl/place:miami"),
    ("Miami-Dade County reversed itself.", "Miami-Dade County", "state:fl/county:miami-dade"),
    ("Miami-Dade's mayor wrote one sentence.", "Miami-Dade", "state:fl/county:miami-dade"),
    ("The county of Los Angeles joined the city.", "Los Angeles", "state:ca/county:los_angeles"),
    ("The city and county of San Francisco joined.", "San Francisco", "state:ca/place:san_francisco"),
    ("Residents of Lowell, Mass., and voters of Quincy waited.", "Quincy", "state:ma/place:quincy"),
    ("The Dallas-Fort Worth airport closed.", "Fort Worth", "state:tx/place:fort_worth"),
    ("L.A. County joined.", "L.A. County", "state:ca/county:los_angeles"),
]

TWO_GOVERNMENTS = [
    ("WASHINGTON (Reuters) - The order stands.", "WASHINGTON", "district:dc"),
    ("Washington, D.C., is on the list.", "Washington, D.C.", "district:dc"),
    ("D.C. is on the list.", "D.C.", "district:dc"),
    ("Officials in Washington would not say.", "Washington", "district:dc"),
    ("Washington should leave the cities alone, the mayor wrote.", "Washington", "district:dc"),
    ("Washington state sued first.", "Washington", "state:wa"),
    ("The state of Washington sued first.", "Washington", "state:wa"),
    ("Washington Gov. Ana Ruiz signed an order.", "Washington", "state:wa"),
    ("Washington's attorney general filed the suit.", "Washington", "state:wa"),
    ("Oregon, Washington and California filed a brief.", "Washington", "state:wa"),
    ("Virginia and Washington joined the suit.", "Washington", "state:wa"),
    ("States including New York, Washington, Massachusetts and Connecticut sued.", "Washington", "state:wa"),
    ("Mayors in Chicago, Boston and Washington signed the letter.", "Washington", "district:dc"),
    ("Seattle sued, then Tacoma and Spokane. Washington has barred such stops.", "Washington", "state:wa"),
    ("New York state will not pay.", "New York", "state:ny"),
    ("The state of New York will not pay.", "New York", "state:ny"),
    ("New York Attorney General Lee Park sued.", "New York", "state:ny"),
    ("Lawmakers in Albany met. The New York Assembly passed the bill.", "New York", "state:ny"),
    ("New York City will not pay.", "New York City", "state:ny/place:new_york"),
    ("NYC will not pay.", "NYC", "state:ny/place:new_york"),
    ("The Big Apple will not pay.", "Big Apple", "state:ny/place:new_york"),
    ("The mayor of New York will not pay.", "New York", "state:ny/place:new_york"),
    ("New York Mayor Dana Cole will not pay.", "New York", "state:ny/place:new_york"),
    ("Cities such as Chicago, New York and Los Angeles will not pay.", "New York", "state:ny/place:new_york"),
    ("California, New York and Illinois will not pay.", "New York", "state:ny"),
    ("The ruling covers New York, New York City and six states.", "New York", "state:ny"),
    ("NEW YORK (AP) — The mayor spoke.", "NEW YORK", "state:ny/place:new_york"),
    ("Georgia fined a town that would not answer.", "Georgia", "state:ga"),
    ("Russian troops left Tbilisi and South Ossetia, Georgia said.", "Georgia", "country:ge"),
]

OTHER_NAMES = [
    ("L.A. is officially on the list.", "L.A.", "state:ca/place:los_angeles"),
    ("LA is officially on the list.", "LA", "state:ca/place:los_angeles"),
    ("SF is on the list.", "SF", "state:ca/place:san_francisco"),
    ("Philly is on the list.", "Philly", "state:pa/place:philadelphia"),
    ("The Windy City is on the list.", "Windy City", "state:il/place:chicago"),
    ("The Golden State sued.", "Golden State", "state:ca"),
    ("The Lone Star State did not.", "Lone Star State", "state:tx"),
    ("The Bay State did not.", "Bay State", "state:ma"),
    ("The U.S. sued.", "U.S.", "country:us"),
    ("The US sued.", "US", "country:us"),
    ("Across America mayors met.", "America", "country:us"),
    ("The United States sued.", "United States", "country:us"),
    ("Mexico protested.", "Mexico", "country:mx"),
    ("Puerto Rico took no side.", "Puerto Rico", "territory:pr"),
    ("The Manhattan district attorney refused.", "Manhattan", "state:ny/county:new_york"),
    ("N.C. was first, its governor said.", "N.C.", "state:nc"),
]

LEFT_OPEN = [
    ("The sheriff of Franklin County would not say.", "Franklin County"),
    ("The sheriff of Montgomery County would not say.", "Montgomery County"),
    ("Springfield police would not say.", "Springfield"),
    ("Orange County supervisors would not say.", "Orange County"),
    ("Officials in Toronto, Canada, would not say.", "Toronto"),
    ("Officials in London would not say.", "London"),
    ("Officials in Fort Ashgrove and Glendale, Nebraska, would not say.", "Glendale"),
]

LISTS_AND_CAPITALS = [
    ("Legislators in Frankfort met, and lawmakers in Albany went home.", "Albany", "state:ny/place:albany"),
    ("State senators in Springfield put it off.", "Springfield", "state:il/place:springfield"),
    (
        "The lawmakers split. In Springfield they waited, an Ohio aide said.",
        "Springfield",
        "state:oh/place:springfield",
    ),
    ("Power failed in Columbus, Macon and Valdosta.", "Columbus", "state:ga/place:columbus"),
    ("Marchers filled Portland, Eugene and Medford.", "Portland", "state:or/place:portland"),
    ("Alaska paid. Wasilla had asked for more.", "Wasilla", "state:ak/place:wasilla"),
    ("Tbilisi was calm, and Georgia held its vote.", "Georgia", "country:ge"),
]

NOT_PLACES = [
    ("Jackson said the bill would pass.", "Jackson"),
    ("Rep. Tom Jackson left. Jackson had voted no.", "Jackson"),
    ("Mr. Lincoln wrote the dissent.", "Lincoln"),
    ("The Washington Post reported it.", "Washington"),
    ("The New York Times reported it.", "New York"),
    ("The Houston Chronicle reported it.", "Houston"),
    ("USA Today reported it.", "USA"),
    ("Paris Hilton was not there.", "Paris"),
    ("Virginia Foxx was not there.", "Virginia"),
    ("Charlotte Perkins was not there.", "Charlotte"),
    ("George Washington was not there.", "Washington"),
    ("The White House would not say.", "White House"),
    ("Many Republicans objected in Congress.", "Many"),
    ("They asked us to leave.", "us"),
    ("A Texan and a Californian objected.", "Texan"),
    ("Bank of America paid.", "America"),
    ("Texas fined Wal-Mart.", "Mart"),
    ("Sen. Ann Cole, D-Texas, objected.", "Texas"),
    ("In Roe v. Wade the court said more.", "Roe"),
    ("She walked down Houston Street.", "Houston"),
    ("Judge Orrick ruled. In May, Orrick ruled again.", "Orrick"),
]

AT_HOME = [
    (
        "Sheriffs in Franklin County objected.",
        "Franklin County",
        "The Columbus Dispatch",
        "state:oh/county:franklin",
    ),
    (
        "Sheriffs in Montgomery County objected.",
        "Montgomery County",
        "The Baltimore Sun",
        "state:md/county:montgomery",
    ),
    (
        "Portland police will not ask.",
        "Portland",
        "The Oregonian (oregonlive.com)",
        "state:or/place:portland",
    ),
    (
        "Portland police will not ask.",
        "Portland",
        "Portland Press Herald (pressherald.com)",
        "state:me/place:portland",
    ),
    ("Orange County supervisors voted.", "Orange County", "Los Angeles Times", "state:ca/county:orange"),
    ("Orange County commissioners voted.", "Orange County", "Orlando Sentinel", "state:fl/county:orange"),
    ("Glendale officers waited.", "Glendale", "The Arizona Republic", "state:az/place:glendale"),
    ("Glendale officers waited.", "Glendale", "Los Angeles Times", "state:ca/place:glendale"),
    ("Officials in Jackson waited.", "Jackson", "Mississippi Today", "state:ms/place:jackson"),
    ("Officials in Arlington waited.", "Arlington", "The Dallas Morning News", "state:tx/place:arlington"),
    # a larger city elsewhere, of which the text gives no hint
    ("Portland police will not ask.", "Portland", "Bangor Daily News", "state:me/place:portland"),
    (
        "Officials in Manchester waited.",
        "Manchester",
        "New Hampshire Union Leader",
        "state:nh/place:manchester",
    ),
    (
        "Officials in Columbus waited.",
        "Columbus",
        "The Atlanta Journal-Constitution",
        "state:ga/place:columbus",
    ),
    # the list says more than the outlet
    (
        "Officials in Columbus, Macon and Valdosta waited.",
        "Columbus",
        "The Columbus Dispatch",
        "state:ga/place:columbus",
    ),
    # an outlet's home says nothing of a country abroad
    (
        "Tbilisi was calm, and Georgia held its vote.",
        "Georgia",
        "The Atlanta Journal-Constitution",
        "country:ge",
    ),
]

HINTED = [
    ("France voted. Officials in Paris waited.", "Paris", "The Dallas Morning News"),
    ("Oregon voted too. Officials in Portland waited.", "Portland", "Bangor Daily News"),
]
"""A larger namesake that the text hints at is not overruled by the outlet's home."""


@pytest.mark.parametrize(
    ("text", "name", "expected"), STATED + IN_CONTEXT + TWO_GOVERNMENTS + OTHER_NAMES + LISTS_AND_CAPITALS
)
def test_the_place_that_is_meant(text: str, name: str, expected: str) -> None:
    assert place_of(text, name) == expected


@pytest.mark.parametrize(("text", "name"), LEFT_OPEN)
def test_left_open(text: str, name: str) -> None:
    assert place_of(text, name) is None


@pytest.mark.parametrize(("text", "name"), NOT_PLACES)
def test_not_a_place(text: str, name: str) -> None:
    assert place_of(text, name) == NOT_MARKED


@pytest.mark.parametrize(("text", "name", "outlet", "expected"), AT_HOME)
def test_the_outlets_home(text: str, name: str, outlet: str, expected: str) -> None:
    assert place_of(text, name, outlet) == expected


@pytest.mark.parametrize(("text", "name", "outlet"), HINTED)
def test_home_does_not_overrule_a_hint(text: str, name: str, outlet: str) -> None:
    home = home_of(outlet, None)
    assert not (place_of(text, name, outlet) or "").startswith((home or "?").removeprefix(f"{gazetteer.US}/"))


def test_there_are_enough_cases() -> None:
    assert len(STATED + IN_CONTEXT + TWO_GOVERNMENTS) >= 80
