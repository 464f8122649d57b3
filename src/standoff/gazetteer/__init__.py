"""The shipped table of places: lookup by name and by OCD division id.

Compiled from public sources (SOURCES.md says which). Loaded on first use, in about a tenth of a second;
rows are only parsed when asked for.
"""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache
from importlib.resources import files

import msgspec

from standoff.gazetteer.states import SHORT, US, state_id

__all__ = [
    "PREFIX",
    "US",
    "Place",
    "by_id",
    "is_name",
    "key",
    "level_of",
    "longest",
    "lookup",
    "lookup_folded",
    "name_of",
    "places_in",
    "prominent",
    "state_named",
    "state_of",
]

PREFIX = "ocd-division/"

SHORT_WORDS = {"saint": "st", "fort": "ft", "mount": "mt", "sainte": "ste"}


class Place(msgspec.Struct, frozen=True):
    """A place on the map.

    ``id`` is an OCD division id, None for foreign towns, regions and unincorporated places; ``kind`` is
    country, region (abroad), state, district, territory, county, place, township, unincorporated or foreign (a
    town abroad); ``country``,
    ``state`` and ``county`` are the OCD ids of the country, US state (or district, or territory) and county
    it lies in.
    ``lat``/``lon`` in degrees (WGS 84); ``coarse`` when they are the centre of a larger area.
    ``population`` is 0 when unknown.
    """

    id: str | None
    name: str
    kind: str
    country: str | None = None
    state: str | None = None
    county: str | None = None
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    coarse: bool = False
    aliases: tuple[str, ...] = ()


def key(name: str) -> str:
    """A name folded for lookup: no case, accents, periods or apostrophes; hyphens as spaces; saint as st."""
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
        name = "".join(char for char in plain if not unicodedata.combining(char))
    words = name.casefold().replace(".", "").replace("'", "").replace("-", " ").replace(",", " ").split()
    return " ".join([SHORT_WORDS.get(word, word) for word in words])


def lookup(name: str, context_state: str | None = None) -> tuple[Place, ...]:
    """Every place of that name, the most populous first; with a state's OCD id, only those in it.

    The state can also stand in the name: "Jackson, Miss.", "Jackson, MS", "Jackson, Mississippi".
    """
    found = lookup_folded(key(name))
    town, comma, state = name.rpartition(",")
    if not found and comma and context_state is None:
        found, context_state = lookup_folded(key(town)), state_named(state)
        return tuple(place for place in found if context_state and place.state == context_state)
    return found if context_state is None else tuple(place for place in found if place.state == context_state)


def state_named(text: str) -> str | None:
    """The OCD id of the state with this name, postal code or abbreviation; None when there is none."""
    return _state_names().get(key(text).replace(" ", ""))


@cache
def _state_names() -> dict[str, str]:
    names = {}
    for code, forms in SHORT.items():
        for form in (name_of(state_id(code)) or code, code, *forms.split()):
            names[key(form).replace(" ", "")] = state_id(code)
    return names


@cache
def lookup_folded(folded: str) -> tuple[Place, ...]:
    """Every place whose name folds to this (see ``key``), the most populous first."""
    found = [_place(number) for number in _table().by_name.get(folded, ())]
    return tuple(sorted(found, key=lambda place: (_RANK[place.kind], -place.population, place.id or "")))


def by_id(place_id: str) -> Place | None:
    """The place with this OCD division id; ``ocd-division/`` and ``country:us/`` may be left out."""
    number = _by_id().get(_short(place_id))
    return None if number is None else _place(number)


def state_of(place_id: str | None) -> str | None:
    """The OCD id of the US state, district or territory a place lies in; None for countries and None."""
    parts = _short(place_id).split("/") if place_id else [""]
    return f"{US}/{parts[0]}" if parts[0].split(":")[0] in ("state", "district", "territory") else None


def level_of(place_id: str | None) -> str:
    """The level of government a division id speaks of: federal, state, local or other."""
    short = _short(place_id) if place_id else ""
    if short == "country:us":
        return "federal"
    if short.split(":")[0] in ("state", "territory"):
        return "local" if "/" in short else "state"
    return "local" if short.startswith("district:") else "other"


def name_of(place_id: str) -> str | None:
    """The usual name of a division, or None when the table does not have it."""
    place = by_id(place_id)
    return place.name if place else None


def longest(first_word: str) -> int:
    """How many words the longest name in the table that starts with this folded word has; 0 when none does."""
    return _table().longest.get(first_word, 0)


def is_name(folded: str) -> bool:
    """Whether the table has a place of this name, folded as by ``key``."""
    return folded in _table().by_name


@cache
def prominent(population: int, ratio: float) -> dict[str, Place]:
    """By folded name: states, countries, and places of at least this population, ``ratio`` times the next one's.

    Towns abroad do not stand in the way of a US city of ABROAD_COUNTS or more.
    """
    columns = [line.split("\t", 4) for line in _table().lines]
    people = [int(column[3] or 0) for column in columns]
    abroad = [column[2] == "foreign" for column in columns]
    area = [column[2] in _AREAS for column in columns]
    found: dict[str, Place] = {}
    for name, numbers in _table().by_name.items():
        home = max((people[number] for number in numbers if not abroad[number]), default=0)
        numbers = [number for number in numbers if not abroad[number] or home < ABROAD_COUNTS]
        ranked = sorted(numbers, key=lambda number: (not area[number], -people[number]))
        second = people[ranked[1]] if len(ranked) > 1 else 0
        if area[ranked[0]] or people[ranked[0]] >= max(population, ratio * second):
            found[name] = _place(ranked[0])
    return found


def places_in(state: str, population: int) -> tuple[Place, ...]:
    """The state itself and its places of at least this population; ``state`` is an OCD id."""
    where = _short(state)
    inside = [
        number
        for number, line in enumerate(_table().lines)
        if line.split("\t", 2)[1].split("/")[0] == where and _people(line) >= population
    ]
    known = by_id(state)
    return (*((known,) if known else ()), *map(_place, inside))


def _people(line: str) -> int:
    return int(line.split("\t", 4)[3] or 0)


ABROAD_COUNTS = 100_000
"""People of a US city from which on its name means it and no town abroad, in the name of an outlet."""

_RANK = {
    "country": 0,
    "region": 0,
    "state": 0,
    "district": 0,
    "territory": 0,
    "county": 1,
    "place": 2,
    "foreign": 3,
}
_RANK |= {"unincorporated": 4, "township": 5}


_AREAS = ("state", "district", "territory", "country", "region")


class _Table(msgspec.Struct, frozen=True):
    """Lines of the file, line numbers by folded name, words of the longest name by first word."""

    lines: list[str]
    by_name: dict[str, list[int]]
    longest: dict[str, int]


@cache
def _table() -> _Table:
    packed = files(__package__).joinpath("places.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    by_name: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        tab = line.index("\t")
        by_name.setdefault(key(line[:tab]), []).append(number)
        if not line.endswith("\t"):
            for alias in line[line.rindex("\t") + 1 :].split("|"):
                numbers = by_name.setdefault(key(alias), [])
                if number not in numbers:
                    numbers.append(number)
    longest: dict[str, int] = {}
    for name in by_name:
        first, _, rest = name.partition(" ")
        words = 1 + (rest.count(" ") + 1 if rest else 0)
        if words > longest.get(first, 0):
            longest[first] = words
    return _Table(lines, by_name, longest)


@cache
def _by_id() -> dict[str, int]:
    return {line.split("\t", 2)[1]: number for number, line in enumerate(_table().lines)}


def _short(place_id: str) -> str:
    short = place_id.removeprefix(PREFIX)
    return short.removeprefix("country:us/")


@cache
def _place(number: int) -> Place:
    name, short, kind, population, lat, lon, coarse, county, aliases = _table().lines[number].split("\t")
    where = short.split("/")
    state = next((part for part in where if part.split(":")[0] in ("state", "district", "territory")), None)
    country = next((part for part in where if part.startswith("country:")), "country:us" if state else "")
    known = not short.startswith(("geonames:", "region:"))
    if known:
        short = PREFIX + short if short.startswith("country:") else f"{US}/{short}"
    return Place(
        id=short if known else None,
        name=name,
        kind=kind,
        country=f"{PREFIX}{country}" if country else None,
        state=f"{US}/{state}" if state else None,
        county=f"{US}/{county}" if county else None,
        population=int(population or 0),
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        coarse=bool(coarse),
        aliases=tuple(aliases.split("|")) if aliases else (),
    )
