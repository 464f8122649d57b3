"""Asking what holds where: from the table of positions, or read live from claims for filters that it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, Select, bindparam, or_, select, tuple_

from standoff.errors import SettingsError
from standoff.model.recorded import Page, Position
from standoff.record import schema
from standoff.record.databases import Database
from standoff.record.identity import place_id
from standoff.record.positions.course import NO_END, Segment, fold, resting
from standoff.record.positions.deriving import ALL, PUBLIC, Key, admitted, covers, effects_upon, position
from standoff.record.positions.effects import CONTENT, DIRECT
from standoff.record.positions.tables import of_kinds, rows_upon
from standoff.record.queries.claims import AFTER_SLASH, Pinned
from standoff.record.queries.prepared import prepared, rows_among

SHOWN = ("place", "provision", "direction", "answer", "rule", "since", "review", "instrument", "claims")


def positions(
    database: Database,
    pinned: Pinned,
    place: str | None = None,
    within: bool = False,
    limit: int = 100,
    after: str | None = None,
) -> Page[Position]:
    """What holds where, by place, provision and direction, with the claims that decided.

    ``place`` narrows to one place, and with ``within`` to those below it too. Raises SettingsError for a
    cursor that is none.
    """
    last = _cursor(after) if after is not None else None
    if pinned.reported is None:
        rows = rows_of_table(database, pinned, place, within, limit + 1, last)
        found = [(Key(*row[:3]), _segment(row)) for row in rows]
    else:
        with database.reading() as connection:
            found = _live(connection, pinned, place, within, limit + 1, last)
    shown = found[:limit]
    ids = _ids(database, {claim for _, segment in shown for claim in segment.claims})
    items = tuple(
        position(key, segment, tuple(ids[claim] for claim in segment.claims)) for key, segment in shown
    )
    return Page(items, "|".join(shown[-1][0]) if len(found) > limit else None)


def rows_of_table(
    database: Database,
    pinned: Pinned,
    place: str | None = None,
    within: bool = False,
    limit: int | None = None,
    after: Key | None = None,
) -> list[Any]:
    """Rows ``SHOWN`` of the table, by position; one statement, made once."""
    name = place_id(place) if place else None
    given = {
        "profile": PUBLIC if pinned.public else ALL,
        "upto": pinned.upto,
        "on": pinned.on,
        "place": name,
        "below": f"{name}/",
        "beyond": f"{name}{AFTER_SLASH}",
        "limit": limit,
        **({f"after_{part}": value for part, value in after._asdict().items()} if after else {}),
    }
    shape = (place is not None, within, limit is not None, after is not None)
    then = _last_day if pinned.on is None else _of_day
    asked = prepared(database, ("positions", pinned.on is None, shape), partial(_statement, then, shape))
    return asked.tuples(database, given)


def resting_on(database: Database, pinned: Pinned, key: Key) -> tuple[str, ...]:
    """The ids of all claims that a position rests on, in order of days."""
    with database.reading() as connection:
        effects = _effects(connection, pinned, key)
    numbers = [claim for effect in resting(effects, pinned.on) for claim in effect.claims]
    ids = _ids(database, set(numbers))
    return tuple(dict.fromkeys(ids[number] for number in numbers))


def _live(
    connection: Connection, pinned: Pinned, place: str | None, within: bool, limit: int, after: Key | None
) -> list[tuple[Key, Segment]]:
    """The first positions behind ``after``, read from the claims."""
    found: list[tuple[Key, Segment]] = []
    while len(found) < limit:
        keys = _named(connection, place, within, after, limit)
        for key in keys:
            course = fold(_effects(connection, pinned, key))
            found += [(key, segment) for segment in course if covers(segment, pinned.on)]
        if len(keys) < limit:
            break
        after = keys[-1]
    return found[:limit]


def _effects(connection: Connection, pinned: Pinned, key: Key) -> Any:
    rows = rows_upon(connection, key, pinned.upto, pinned.reported)
    profile = PUBLIC if pinned.public else ALL
    return effects_upon(key, [row for row in rows if admitted(row, profile)])


def _named(
    connection: Connection, place: str | None, within: bool, after: Key | None, limit: int
) -> list[Key]:
    """The next positions that claims name, whether or not anything holds there."""
    rows = schema.claim_effects
    key = (rows.c.place, rows.c.provision, rows.c.direction)
    query = select(*key).where(of_kinds(DIRECT, CONTENT)).distinct().order_by(*key).limit(limit)
    name = place_id(place) if place else None
    if name is not None:
        query = query.where(_at(rows, within))
    if after is not None:
        query = query.where(tuple_(*key) > tuple_(*after))
    given = {"place": name, "below": f"{name}/", "beyond": f"{name}{AFTER_SLASH}"}
    return [Key(*row) for row in connection.execute(query, given)]


def _segment(row: Sequence[Any]) -> Segment:
    claims = msgspec.json.decode(row[8], type=tuple[int, ...])
    return Segment(row[3], row[4], row[5], row[6], row[7], claims, row[5])


def _ids(database: Database, numbers: Iterable[int]) -> dict[int, str]:
    with database.reading() as connection:
        found = rows_among(connection, "ids of claims", _of_numbers, sorted(numbers))
    return {row.number: row.id for row in found}


def _cursor(after: str) -> Key:
    parts = after.split("|")
    if len(parts) != len(Key._fields):
        raise SettingsError("after", f"{after!r} is no page mark", "take it from the page before")
    return Key(*parts)


def _statement(then: Callable[[], list[Any]], shape: tuple[bool, bool, bool, bool]) -> Select[Any]:
    """Rows of a profile that meet ``then``, by position."""
    narrowed, within, limited, behind = shape
    rows = schema.positions
    query = select(*(rows.c[name] for name in SHOWN)).where(rows.c.profile == bindparam("profile"), *then())
    key = (rows.c.place, rows.c.provision, rows.c.direction)
    if narrowed:
        query = query.where(_at(rows, within))
    if behind:
        query = query.where(tuple_(*key) > tuple_(*(bindparam(f"after_{name}") for name in Key._fields)))
    return query.order_by(*key).limit(bindparam("limit") if limited else None)


def _last_day() -> list[Any]:
    return [*_known(), schema.positions.c.valid_to == NO_END]


def _of_day() -> list[Any]:
    rows = schema.positions
    return [*_known(), rows.c.valid_from <= bindparam("on"), rows.c.valid_to > bindparam("on")]


def _known() -> list[Any]:
    rows = schema.positions
    return [rows.c.known_from <= bindparam("upto"), rows.c.known_to > bindparam("upto")]


def _at(rows: Any, within: bool) -> Any:
    there = rows.c.place == bindparam("place")
    below = (rows.c.place >= bindparam("below")) & (rows.c.place < bindparam("beyond"))
    return or_(there, below) if within else there


def _of_numbers(names: list[BindParameter[Any]]) -> Select[Any]:
    claims = schema.claims
    return select(claims.c.number, claims.c.id).where(claims.c.number.in_(names))
