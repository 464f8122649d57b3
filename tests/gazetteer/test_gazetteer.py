"""The shipped place table: what it holds, and what can be asked of it."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files

import pytest

from standoff import gazetteer

US = gazetteer.US
DATA = files("standoff.gazetteer")


def figures() -> dict[str, str]:
    """The last column of the tables under "Digests" in SOURCES.md, by first column."""
    text = DATA.joinpath("SOURCES.md").read_text(encoding="utf-8").split("## Digests")[1]
    return dict(re.findall(r"^\| (\S.*?) \| `?(\w+)`? \|$", text, re.MULTILINE))


def test_the_table_is_the_one_that_sources_describes() -> None:
    packed = DATA.joinpath("places.tsv.gz").read_bytes()
    assert hashlib.sha256(packed).hexdigest() == figures()["places.tsv.gz"]
    assert len(packed) < 3_000_000


def test_counts_are_the_ones_that_sources_gives() -> None:
    told = {kind: int(count) for kind, count in figures().items() if count.isdigit()}
    counted: dict[str, int] = {}
    for line in gazetteer._table().lines:
        kind = line.split("\t")[2]
        counted[kind] = counted.get(kind, 0) + 1
    assert counted == told
    assert counted["state"] == 50
    assert counted["district"] == 1
    assert counted["territory"] == 5
    assert counted["county"] == 3100


def test_every_line_parses_and_ids_are_unique() -> None:
    numbers = gazetteer._by_id()
    assert len(numbers) == len(gazetteer._table().lines)
    for short in list(numbers)[::97]:
        place = gazetteer._place(numbers[short])
        assert place.name
        assert place.lat is None or -90 <= place.lat <= 90


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Texas", "state:tx"),
        ("D.C.", "district:dc"),
        ("District of Columbia", "district:dc"),
        ("NYC", "state:ny/place:new_york"),
        ("the Big Apple".removeprefix("the "), "state:ny/place:new_york"),
        ("L.A.", "state:ca/place:los_angeles"),
        ("Miami-Dade", "state:fl/county:miami-dade"),
        ("Miami-Dade County", "state:fl/county:miami-dade"),
        ("Prince George’s County", "state:md/county:prince_george~s"),
        ("Saint Paul", "state:mn/place:st_paul"),
        ("Philadelphia", "state:pa/place:philadelphia"),
        ("Nashville", "state:tn/place:nashville"),
        ("Louisville", "state:ky/place:louisville"),
        ("Nashville-Davidson", "state:tn/place:nashville"),
        ("Louisville/Jefferson County", "state:ky/place:louisville"),
        ("Boise", "state:id/place:boise_city"),
        ("Honolulu", "state:hi/county:honolulu"),
        ("Urban Honolulu", "state:hi/county:honolulu"),
        ("Orleans Parish", "state:la/parish:orleans"),
        ("Puerto Rico", "territory:pr"),
        ("Brooklyn", "state:ny/county:kings"),
        ("Mayaguez", "territory:pr/municipio:mayagüez"),
    ],
)
def test_the_first_place_of_a_name(name: str, place_id: str) -> None:
    assert gazetteer.lookup(name)[0].id == f"{US}/{place_id}"


@pytest.mark.parametrize("name", ["Windfall", "Marathon", "Salt Lake", "Iowa Falls City"])
def test_the_city_is_not_left_out_of_every_name(name: str) -> None:
    assert not [place for place in gazetteer.lookup(name) if place.name.endswith(" City")]


def test_a_state_narrows_a_name() -> None:
    (found,) = [p for p in gazetteer.lookup("Jackson", f"{US}/state:ms") if p.kind == "place"]
    assert found.id == f"{US}/state:ms/place:jackson"
    assert gazetteer.lookup("Jackson", f"{US}/state:hi") == ()


@pytest.mark.parametrize("name", ["Jackson, Miss.", "Jackson, MS", "jackson, mississippi"])
def test_a_state_in_the_name_narrows_it(name: str) -> None:
    assert {place.state for place in gazetteer.lookup(name)} == {f"{US}/state:ms"}


def test_an_unknown_state_in_the_name_finds_nothing() -> None:
    assert gazetteer.lookup("Jackson, Atlantis") == ()


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Calif.", "state:ca"),
        ("N.Y.", "state:ny"),
        ("W. Va.", "state:wv"),
        ("dc", "district:dc"),
        ("Ohio", "state:oh"),
    ],
)
def test_states_by_abbreviation(text: str, state: str) -> None:
    assert gazetteer.state_named(text) == f"{US}/{state}"


def test_franklin_county_is_many() -> None:
    found = gazetteer.lookup("Franklin County")
    assert {f"{US}/state:ia", f"{US}/state:ny", f"{US}/state:pa"} <= {place.state for place in found}
    assert {place.kind for place in found} == {"county"}


def test_foreign_places_have_no_division() -> None:
    mexico, *_ = gazetteer.lookup("Mexico")
    assert mexico.id == "ocd-division/country:mx"
    toronto = next(place for place in gazetteer.lookup("Toronto") if place.kind == "foreign")
    assert toronto.id is None
    assert toronto.lat == pytest.approx(43.7, abs=0.1)


@pytest.mark.parametrize(
    ("place_id", "state", "level", "name"),
    [
        ("ocd-division/country:us", None, "federal", "United States"),
        ("country:us", None, "federal", "United States"),
        ("state:ca", "state:ca", "state", "California"),
        ("ocd-division/country:us/state:ca/place:los_angeles", "state:ca", "local", "Los Angeles"),
        ("state:fl/county:miami-dade", "state:fl", "local", "Miami-Dade County"),
        ("district:dc", "district:dc", "local", "District of Columbia"),
        ("territory:pr", "territory:pr", "state", "Puerto Rico"),
        ("country:mx", None, "other", "Mexico"),
        ("state:zz/place:nowhere", "state:zz", "local", None),
    ],
)
def test_state_level_and_name_of_an_id(
    place_id: str, state: str | None, level: str, name: str | None
) -> None:
    assert gazetteer.state_of(place_id) == (f"{US}/{state}" if state else None)
    assert gazetteer.level_of(place_id) == level
    assert gazetteer.name_of(place_id) == name


def test_no_id_has_no_state_and_no_level() -> None:
    assert gazetteer.state_of(None) is None
    assert gazetteer.level_of(None) == "other"


def test_names_fold_alike() -> None:
    assert gazetteer.key("St. Mary’s") == gazetteer.key("Saint Mary's") == "st marys"
    assert gazetteer.key("Winston-Salem") == gazetteer.key("winston salem")
    assert gazetteer.key("San José") == "san jose"


def test_the_larger_places_of_a_state_and_the_state_itself() -> None:
    names = [place.name for place in gazetteer.places_in(f"{gazetteer.US}/state:vt", 20_000)]
    assert names[0] == "Vermont"
    assert "Burlington" in names
    assert "Montpelier" not in names


def test_towns_abroad_do_not_hide_a_large_city_at_home() -> None:
    known = gazetteer.prominent(30_000, 8.0)
    assert known["birmingham"].state == f"{gazetteer.US}/state:al"
    assert "springfield" not in known
