"""One position in the tables, as it was known before an entry: small questions, each answered by an index."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Select, bindparam, exists, or_, select, union_all

from standoff.record import schema
from standoff.record.positions.course import Segment
from standoff.record.positions.deriving import PUBLIC, Key, Standing, window
from standoff.record.positions.effects import ADOPTS, CONTENT, DIRECT, UPON, Identity
from standoff.record.positions.rules import position_rules
from standoff.record.positions.tables import EMPTY, asked, of_identity, standing

WRITTEN = ("answer", "rule", "since", "review", "instrument", "claims", "valid_from", "valid_to")


def columns(segment: Segment) -> dict[str, Any]:
    """A segment's columns of ``positions``."""
    return msgspec.structs.asdict(segment) | {"claims": msgspec.json.encode(segment.claims).decode()}


def segment_of(row: Any) -> Segment:
    """A row of ``positions`` as the segment it holds."""
    claims = msgspec.json.decode(row.claims, type=tuple[int, ...])
    return Segment(**{name: getattr(row, name) for name in WRITTEN if name != "claims"}, claims=claims)


class AroundNow:
    """A position in the tables as it was known before entry ``seq``; implements ``absorbing.Around``."""

    def __init__(self, connection: Connection, seq: int, key: Key, profile: str) -> None:
        self._connection = connection
        self._given = {"seq": seq, "profile": profile, **key._asdict()}
        self._public = profile == PUBLIC
        self._expiring: bool | None = None

    def covering(self, day: str) -> Segment | None:
        found = asked(self._connection, _covering, **self._given, on=day)
        return segment_of(found[0]) if found else None

    def silent(self) -> bool:
        return not asked(self._connection, _any_row, **self._given)

    def expiring(self) -> bool:
        if self._expiring is None:
            self._expiring = bool(asked(self._connection, _expiring, **self._given))
        return self._expiring

    def acted_upon(self, identity: Identity) -> bool:
        return bool(self._found(identity, _acts_upon))

    def rests_on(self, identity: Identity) -> bool:
        if self._found(identity, _counting, DIRECT, self._public):
            return True
        told = self._found(identity, _counting, CONTENT, self._public)
        return bool(told) and self.adopting(identity, *window(told[0].day)) is not None

    def adopting(self, identity: Identity, first: str, last: str) -> Standing | None:
        found = self._found(identity, _adopting, self._public, first=first, last=last)
        return standing(found[0]) if found else None

    def adopted_by(self, identity: Identity, day: str) -> Standing | None:
        found = self._found(identity, _adopted_by, self._public, day=day)
        return standing(found[0]) if found else None

    def told_between(self, identity: Identity, after: str, last: str) -> bool:
        return bool(self._found(identity, _told_between, after=after, last=last))

    def _found(self, identity: Identity, build: Any, *shape: Any, **given: str) -> list[Any]:
        named = {"identity_place": identity.place, "identity_key": identity.key}
        return asked(self._connection, build, *shape, **self._given, **named, **given)


def open_rows() -> Select[Any]:
    """The segments of a position that stand now."""
    rows = schema.positions
    return select(*(rows.c[name] for name in WRITTEN), rows.c.known_from).where(
        rows.c.profile == bindparam("profile"),
        *(rows.c[name] == bindparam(name) for name in Key._fields),
        rows.c.known_to == schema.OPEN,
    )


def _any_row() -> Select[Any]:
    return open_rows().limit(1)


def _covering() -> Select[Any]:
    rows = schema.positions
    return open_rows().where(rows.c.valid_from <= bindparam("on"), rows.c.valid_to > bindparam("on"))


def _expiring() -> Any:
    """Rows told with an end that name the provision there, or act upon an instrument that is named beside it."""
    rows, others = schema.claim_effects, schema.claim_effects.alias()
    ending = select(rows.c.claim).where(rows.c.until != EMPTY)
    itself = ending.where(
        rows.c.kind == DIRECT,
        rows.c.place == bindparam("place"),
        rows.c.provision == bindparam("provision"),
    )
    beside = exists().where(
        others.c.identity_key == rows.c.identity_key,
        others.c.identity_place == rows.c.identity_place,
        others.c.identity_key != EMPTY,
        or_(others.c.kind == DIRECT, others.c.kind == CONTENT),
        others.c.place == bindparam("place"),
        others.c.provision == bindparam("provision"),
    )
    acting = ending.where(rows.c.kind == UPON, rows.c.place == EMPTY, rows.c.provision == EMPTY, beside)
    return union_all(itself, acting).limit(1)


def _acts_upon() -> Select[Any]:
    rows = schema.claim_effects
    return select(rows.c.claim).where(of_identity(), rows.c.kind == UPON).limit(1)


def _told_between() -> Select[Any]:
    rows = schema.claim_effects
    return (
        select(rows.c.claim)
        .where(of_identity(), rows.c.kind == CONTENT, *_of_key())
        .where(rows.c.day > bindparam("after"), rows.c.day <= bindparam("last"))
        .limit(1)
    )


def _counting(kind: str, public: bool) -> Select[Any]:
    """A row by which the position was known to name an instrument before, and not only for a block that was lifted."""
    rows = schema.claim_effects
    lifting = [rule.id for rule in position_rules().rule if rule.effect == "unblocked"]
    query = _before(public).where(of_identity(), rows.c.kind == kind, *_of_key())
    return query.where(*(rows.c.rule != rule for rule in lifting)).limit(1)


def _adopting(public: bool) -> Select[Any]:
    rows = schema.claim_effects
    query = _before(public).where(of_identity(), rows.c.kind == ADOPTS, *_of_no_key())
    query = query.where(rows.c.day >= bindparam("first"), rows.c.day <= bindparam("last"))
    return query.order_by(rows.c.day, rows.c.claim).limit(1)


def _adopted_by(public: bool) -> Select[Any]:
    rows = schema.claim_effects
    query = _before(public).where(of_identity(), rows.c.kind == ADOPTS, *_of_no_key())
    return query.where(rows.c.day <= bindparam("day")).order_by(rows.c.day.desc(), rows.c.claim).limit(1)


def _before(public: bool) -> Select[Any]:
    """Rows of claims that counted before entry ``:seq`` and still do."""
    rows, periods = schema.claim_effects, schema.claim_periods
    counts = periods.c.public == 1 if public else periods.c.review != "rejected"
    return select(rows, periods.c.review, periods.c.public).join(
        periods,
        (periods.c.claim == rows.c.claim)
        & (periods.c.known_from < bindparam("seq"))
        & (periods.c.known_to == schema.OPEN)
        & counts,
    )


def _of_key() -> list[Any]:
    return [schema.claim_effects.c[name] == bindparam(name) for name in Key._fields]


def _of_no_key() -> list[Any]:
    return [schema.claim_effects.c[name] == EMPTY for name in Key._fields]
