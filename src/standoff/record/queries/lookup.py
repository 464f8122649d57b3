"""Claims and documents by what a person types: an id, the beginning of one, a lineage, a label."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, or_, select, union

from standoff.errors import MissingInput, SettingsError
from standoff.model.recorded import Asked, Page, Recorded
from standoff.record import schema
from standoff.record.queries.claims import Pinned, claims_of, recorded, values_of
from standoff.record.store import Store

SHORTEST = 6  # hex digits that may stand for a whole id
BEGINNING = re.compile(f"[0-9a-f]{{{SHORTEST},32}}")
BEYOND = "g"  # sorts behind every hex digit
SHOWN = 8
ORDERS = ("surest", "doubtful", "newest")


def claim_named(store: Store, words: str) -> Recorded:
    """The claim that an id, the beginning of one (6 hex digits or more) or a lineage names.

    It is the newest version that stands; where none does any more, the newest there was.
    Raises MissingInput when there is none, or when there are claims of several lineages.
    """
    claims, periods = schema.claims, schema.claim_periods
    with store.database.told(), store.database.reading() as connection:
        found = _lineages(connection, words.strip().casefold())
        if len(found) != 1:
            raise _not_one(words, "claim", found)
        pinned = Pinned(schema.OPEN - 1)
        query = claims_of(Asked(), pinned, store.database, standing=False)
        order = ((periods.c.known_to == schema.OPEN).desc(), claims.c.number.desc())
        named = query.where(claims.c.lineage == bindparam("lineage")).order_by(*order).limit(1)
        return recorded(connection.execute(named, {**pinned.values, "lineage": found[0]}).one())


def document_named(store: Store, words: str) -> str:
    """The id of the document with this id, the beginning of one, label, address or path.

    Raises MissingInput when there is none, or when there are several.
    """
    documents, captures = schema.documents, schema.captures
    name: BindParameter[str] = bindparam("words")
    with store.database.told(), store.database.reading() as connection:
        labelled = select(documents.c.id).where(or_(documents.c.doc_id == name, documents.c.url == name))
        read_from = (
            select(documents.c.id)
            .join(captures, captures.c.document == documents.c.number)
            .where(captures.c.uri == name)
        )
        found = list(connection.execute(union(labelled, read_from), {"words": words.strip()}).scalars())
        found = found or _beginning(connection, documents.c.id, documents.c.id, words.strip().casefold())
    if len(found) != 1:
        raise _not_one(words, "document", found)
    return found[0]


def unreviewed(
    store: Store, asked: Asked, order: str, limit: int, after: str | None = None
) -> Page[Recorded]:
    """Core claims that nobody has reviewed: the ``surest``, the most ``doubtful`` or the ``newest`` first."""
    claims = schema.claims
    asked = Asked(place=asked.place, within=asked.within, core=True, review="machine")
    pinned = Pinned(store.view().seq)
    by = {
        "surest": (claims.c.confidence.desc(), claims.c.number),
        "doubtful": (claims.c.confidence, claims.c.number),
        "newest": (claims.c.number.desc(),),
    }[order]
    query = claims_of(asked, pinned, store.database)
    values = {**pinned.values, **values_of(asked, store.database)}
    if after is not None:
        query = query.where(_behind(order, values, after))
    with store.database.told(), store.database.reading() as connection:
        rows = list(connection.execute(query.order_by(*by).limit(limit + 1), values))
    last = rows[limit - 1] if len(rows) > limit else None
    shown = tuple(recorded(row) for row in rows[:limit])
    mark = f"{shown[-1].claim.confidence!r}/{last.number}" if last else None
    return Page(shown, mark)


def _behind(order: str, values: dict[str, Any], after: str) -> Any:
    claims = schema.claims
    confidence, _, number = after.partition("/")
    try:
        values |= {"after_confidence": float(confidence), "after_number": int(number)}
    except ValueError:
        mend = "take it from the page before"
        raise SettingsError("after", f"{after!r} is no page mark", mend) from None
    then: BindParameter[int] = bindparam("after_number")
    surest: BindParameter[float] = bindparam("after_confidence")
    if order == "newest":
        return claims.c.number < then
    further = claims.c.confidence < surest if order == "surest" else claims.c.confidence > surest
    return or_(further, (claims.c.confidence == surest) & (claims.c.number > then))


def _lineages(connection: Connection, words: str) -> list[str]:
    claims = schema.claims
    exact = select(claims.c.lineage).where(or_(claims.c.id == words, claims.c.lineage == words)).limit(1)
    if found := connection.execute(exact).scalar():
        return [str(found)]
    by_id = _beginning(connection, claims.c.id, claims.c.lineage, words)
    by_lineage = _beginning(connection, claims.c.lineage, claims.c.lineage, words)
    return list(dict.fromkeys([*by_id, *by_lineage]))


def _beginning(connection: Connection, column: Any, wanted: Any, words: str) -> list[str]:
    """A few different ``wanted`` whose ``column`` begins with the words; none where those are no hex digits."""
    if not BEGINNING.fullmatch(words):
        return []
    query = select(wanted).where(column >= words, column < words + BEYOND).distinct().limit(4)
    return [str(value) for value in connection.execute(query).scalars()]


def _not_one(words: str, kind: str, found: list[str]) -> MissingInput:
    if found:
        some = ", ".join(name[: max(len(words) + 2, SHOWN)] for name in found[:3])
        more = ", …" if len(found) > 3 else ""
        return MissingInput(words, f"several {kind}s begin so ({some}{more})", "write more of the id")
    if re.fullmatch(f"[0-9a-f]{{1,{SHORTEST - 1}}}", words.casefold()):
        return MissingInput(
            words, "is too short for the beginning of an id", f"give {SHORTEST} digits or more"
        )
    mend = {
        "claim": "take the id from `standoff review queue` or `standoff show --ids`",
        "document": "take the id or label from `standoff search` or `standoff show --ids`",
    }[kind]
    return MissingInput(words, f"no such {kind} in the record", mend)
