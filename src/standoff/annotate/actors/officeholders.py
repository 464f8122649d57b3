"""Well-known holders of high office, for a text that names somebody without the office ("Cuomo refused")."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from standoff.gazetteer import US
from standoff.gazetteer.states import state_id

MONTH = re.compile(r"\d{4}-\d\d")
CABINET = ("attorney general", "cabinet secretary")
LASTING = "9999-99"
"""The end of a term that goes on, as a month."""


class Term(NamedTuple):
    """A term of office from a month to before another; ``given`` are the given names in use, in lower case."""

    given: tuple[str, ...]
    surname: str
    role: str
    level: str
    place: str
    start: str
    end: str


def term(line: str, role: str, level: str, place: str) -> Term:
    """A line of the table as a term."""
    given, surname, start, *end = line.lower().split()
    return Term(tuple(given.split("/")), surname, role, level, place, start, end[0] if end else LASTING)


@cache
def terms() -> dict[str, tuple[Term, ...]]:
    """Every term of the table, by surname in lower case."""
    table = tomllib.loads(files("standoff.annotate.actors").joinpath("officeholders.toml").read_text("utf-8"))
    every = [
        term(line, row["role"], row["level"], US) for row in table["office"] for line in row["terms"]
    ] + [
        term(line, "governor", "state", state_id(code))
        for code, lines in table["governors"].items()
        for line in lines
    ]
    by_surname: dict[str, tuple[Term, ...]] = {}
    for one in every:
        by_surname[one.surname] = (*by_surname.get(one.surname, ()), one)
    return by_surname


def was_president(surname: str) -> bool:
    """Whether a president of the last decades had this surname."""
    return any(one.role == "president" for one in terms().get(surname.lower(), ()))


def holder(name: Sequence[str], published: str | None, states: Collection[str], federal: bool) -> Term | None:
    """The term that a name without a title stands for in a text of that date; None when in doubt.

    ``published`` is an EDTF date that gives the month; without one only the full name of a member of the cabinet
    counts. A governor's name needs the state among ``states``, every other but a president's a text that is
    ``federal``, which speaks of the nation's government. Where two fit it is nobody's.
    """
    core = [part.lower().rstrip(".") for part in name]
    full = len(core) > 1
    month = MONTH.match(published or "")

    def fits(one: Term) -> bool:
        if month is None:
            return full and federal and one.role in CABINET
        past = full and one.role == "president"
        return one.start <= month[0] and (past or month[0] < one.end)

    def meant(one: Term) -> bool:
        there = one.place in states if one.role == "governor" else federal or one.role == "president"
        return there and (not full or core[0] in [given.rstrip(".") for given in one.given])

    found = [one for one in terms().get(core[-1], ()) if fits(one) and meant(one)]
    latest = {one.given: one for one in sorted(found, key=lambda one: one.start)}
    return next(iter(latest.values())) if len(latest) == 1 else None
