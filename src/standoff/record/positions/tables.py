"""What claims do to positions, in the tables: written once per claim, read by position."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    literal_column,
    or_,
    select,
    tuple_,
)

from standoff.model.claim import Claim
from standoff.record import schema
from standoff.record.positions.deriving import Key, Standing, reaches
from standoff.record.positions.effects import (
    ADOPTS,
    NOBODY,
    UPON,
    Identity,
    When,
    effects_of,
)
from standoff.record.queries.prepared import insert_rows, rows_among, rows_of

MANY = 500  # values in one statement
decoder = msgspec.json.Decoder(Claim)


def insert_effects(connection: Connection, claims: Sequence[int]) -> None:
    """Adds what these claims do (row numbers of claims that have no effects yet)."""
    told = rows_among(connection, "what claims tell", _told, claims)
    insert_rows(connection, schema.claim_effects, [row for claim in told for row in _rows(claim)])


def rebuild_effects(connection: Connection) -> None:
    """Makes the rows of all claims that ever stood anew, by the rule table of today."""
    connection.execute(delete(schema.claim_effects))
    periods, last = schema.claim_periods, 0
    query = select(periods.c.claim).where(periods.c.claim > bindparam("last")).distinct()
    query = query.order_by(periods.c.claim).limit(MANY)
    while claims := list(connection.execute(query, {"last": last}).scalars()):
        insert_effects(connection, claims)
        last = claims[-1]


def asked(connection: Connection, build: Callable[..., Select[Any]], *shape: Any, **given: Any) -> list[Any]:
    """The rows of the statement that ``build`` makes of a shape; made once, run with what is given."""
    return rows_of(connection, (build.__module__, build.__name__, *shape), lambda: build(*shape), **given)


def rows_of_claims(connection: Connection, claims: Sequence[int]) -> list[Standing]:
    """The rows of these claims, standing or not."""
    return list(map(standing, rows_among(connection, "effects of claims", _of_claims, claims)))


def rows_upon(connection: Connection, key: Key, upto: int, reported: str | None = None) -> list[Standing]:
    """Every row that may bear on a position, of claims that stood right after entry ``upto``.

    With ``reported``, only of claims that could be read by that day.
    """
    given = {"upto": upto, "reported": reported, **key._asdict()}
    read_by = reported is not None
    named = [
        row
        for row in map(standing, asked(connection, _naming, read_by, **given))
        if row.direction == key.direction or reaches(row)
    ]
    found = list(named)
    for identity in {row.identity for row in named} - {NOBODY}:
        of = {**given, "identity_place": identity.place, "identity_key": identity.key}
        found += map(standing, asked(connection, _acting, read_by, **of))
    return found


def directions(connection: Connection, place: str, provision: str) -> list[str]:
    """The directions in which claims name a provision of a place."""
    found: list[str] = []
    given = {"place": place, "provision": provision}
    row = asked(connection, _next_direction, True, **given)
    while row:
        found.append(row[0].direction)
        row = asked(connection, _next_direction, False, **given, last=found[-1])
    return found


def positions_naming(connection: Connection, identity: Identity, kinds: Sequence[str]) -> set[Key]:
    """The positions that rows of these kinds name beside an instrument; one look per position, not per claim."""
    found: set[Key] = set()
    for kind in kinds:
        given: dict[str, Any] = {
            "kind": kind,
            "identity_place": identity.place,
            "identity_key": identity.key,
        }
        row = asked(connection, _next_position, True, **given)
        while row:
            key = Key(*row[0])
            found.add(key)
            row = asked(connection, _next_position, False, **given, **key._asdict())
    return found


def standing(row: Row[Any]) -> Standing:
    """A row of ``claim_effects`` with its claim's period."""
    return Standing(
        claim=row.claim,
        kind=row.kind,
        place=row.place,
        provision=row.provision,
        direction=row.direction,
        identity=Identity(row.identity_place, row.identity_key),
        rule=row.rule,
        start=row.earliest,
        day=row.day,
        until=row.until,
        instrument=row.instrument,
        review=row.review,
        public=row.public == 1,
    )


def _rows(claim: Any) -> list[dict[str, Any]]:
    """The rows of a claim as ``claim_effects`` has them."""
    when = When(claim.valid_from, claim.valid_by, claim.valid_to)
    found = effects_of(claim.number, decoder.decode(claim.payload), when)
    return [
        {
            "claim": row.claim,
            "part": part,
            "kind": row.kind,
            "place": row.place,
            "provision": row.provision,
            "direction": row.direction,
            "identity_place": row.identity.place,
            "identity_key": row.identity.key,
            "rule": row.rule,
            "earliest": row.start,
            "day": row.day,
            "until": row.until,
            "instrument": row.instrument,
        }
        for part, row in enumerate(found)
    ]


def _told(names: list[BindParameter[Any]]) -> Select[Any]:
    claims = schema.claims
    wanted = ("number", "payload", "valid_from", "valid_by", "valid_to")
    return (
        select(*(claims.c[name] for name in wanted))
        .where(claims.c.number.in_(names), claims.c.core == 1)
        .order_by(claims.c.number)
    )


EMPTY: ColumnElement[str] = literal_column("''")  # written out: a partial index is used for no parameter


def of_kinds(*kinds: str) -> ColumnElement[bool]:
    """The rows of any of these kinds."""
    return or_(*(schema.claim_effects.c.kind == kind for kind in kinds))


def of_identity() -> Any:
    """The rows that name ``:identity_place`` and ``:identity_key``."""
    rows = schema.claim_effects
    return and_(
        rows.c.identity_key != EMPTY,
        rows.c.identity_key == bindparam("identity_key"),
        rows.c.identity_place == bindparam("identity_place"),
    )


def _of_claims(names: list[BindParameter[Any]]) -> Select[Any]:
    """The rows of claims, with the period that stands now where there is one."""
    rows, periods = schema.claim_effects, schema.claim_periods
    now = (periods.c.claim == rows.c.claim) & (periods.c.known_to == schema.OPEN)
    return (
        select(rows, periods.c.review, periods.c.public)
        .join(periods, now, isouter=True)
        .where(rows.c.claim.in_(names))
        .order_by(rows.c.claim, rows.c.part)
    )


def _stood(read_by: bool) -> Select[Any]:
    """All rows of claims that stood right after entry ``:upto``, by claim."""
    rows, periods, claims = schema.claim_effects, schema.claim_periods, schema.claims
    then = (periods.c.claim == rows.c.claim) & (periods.c.known_from <= bindparam("upto"))
    query = select(rows, periods.c.review, periods.c.public).join(
        periods, then & (periods.c.known_to > bindparam("upto"))
    )
    if read_by:
        query = query.join(claims, claims.c.number == rows.c.claim)
        query = query.where(claims.c.reported <= bindparam("reported"))
    return query.order_by(rows.c.claim, rows.c.part)


def _naming(read_by: bool) -> Select[Any]:
    """Rows that name ``:place`` and ``:provision`` in ``:direction`` or in none."""
    rows = schema.claim_effects
    return _stood(read_by).where(
        rows.c.place == bindparam("place"),
        rows.c.provision == bindparam("provision"),
        rows.c.direction.in_((bindparam("direction"), EMPTY)),
    )


def _acting(read_by: bool) -> Select[Any]:
    return _stood(read_by).where(of_identity(), of_kinds(ADOPTS, UPON))


def _next_direction(first: bool) -> Select[Any]:
    rows = schema.claim_effects
    query = select(rows.c.direction).where(
        rows.c.place == bindparam("place"), rows.c.provision == bindparam("provision")
    )
    if not first:
        query = query.where(rows.c.direction > bindparam("last"))
    return query.order_by(rows.c.direction).limit(1)


def _next_position(first: bool) -> Select[Any]:
    rows = schema.claim_effects
    key = (rows.c.place, rows.c.provision, rows.c.direction)
    query = select(*key).where(of_identity(), rows.c.kind == bindparam("kind"))
    if not first:
        query = query.where(tuple_(*key) > tuple_(*(bindparam(name) for name in Key._fields)))
    return query.order_by(*key).limit(1)
