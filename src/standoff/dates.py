"""Partial dates: EDTF level 1 strings and the days they span.

The forms read are ``2017-03-22``, ``2017-03``, ``2017``, a time of day (``2017-03-22T14:05:00Z``), seasons
(``2017-21`` spring to ``2017-24`` winter, meteorological; winter begins in December of its year),
unspecified digits (``201X``, ``2017-XX``, ``2017-03-XX``), the qualifiers ``?``, ``~`` and ``%``, and
intervals whose ends may be open or unknown (``2017-01/2017-03``, ``2017-01/..``, ``/2017``).

Bounds are half-open: ``2017-03`` is the first of March to the first of April. What is open or unknown
reaches to ``date.min`` or ``date.max``. Years run from 1 to 9999.

Source: Library of Congress, *Extended Date/Time Format (EDTF) Specification*, levels 0 and 1.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from standoff.errors import BadDate

MEND = "write a date like 2017-03-22, 2017-03, 2017 or 2017-03/2017-05"
SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)(?P<time>T[\d:.]+(?:Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?"
    r"(?P<qualifier>[?~%]?)"
)
_TIME = re.compile(r"T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?")


def parse(edtf: str) -> tuple[date, date]:
    """The first day of a date or interval and the day after its last.

    Raises BadDate, naming the text, when it is not EDTF level 1 or no such day exists.
    """
    if "/" not in edtf:
        return _one(edtf, edtf)
    ends = edtf.split("/")
    if len(ends) != 2 or set(ends) <= {"", ".."}:
        raise BadDate(repr(edtf), "is not an interval", MEND)
    first = date.min if ends[0] in ("", "..") else _one(ends[0], edtf)[0]
    after = date.max if ends[1] in ("", "..") else _one(ends[1], edtf)[1]
    if first >= after:
        raise BadDate(repr(edtf), "ends before it begins", "give the earlier date first")
    return first, after


def check(text: str, what: str = "date") -> str:
    """``text`` without surrounding white space when it is EDTF; ``what`` names the option it came from.

    Raises BadDate with the mend when it is not.
    """
    edtf = text.strip()
    try:
        parse(edtf)
    except BadDate as error:
        raise BadDate(what, f"{edtf!r} {error.wrong}", error.mend) from None
    return edtf


def valid(edtf: str) -> bool:
    """True when the text is an EDTF level 1 date or interval of days that exist."""
    try:
        parse(edtf)
    except BadDate:
        return False
    return True


def bounds(edtf: str) -> tuple[str, str]:
    """Like ``parse``, as ISO dates, which sort as text; open ends are ``0001-01-01`` and ``9999-12-31``."""
    first, after = parse(edtf)
    return first.isoformat(), after.isoformat()


def day(edtf: str | None) -> date | None:
    """The day itself when the text fixes exactly one, else None."""
    if edtf is None or not valid(edtf):
        return None
    first, after = parse(edtf)
    return first if after - first == timedelta(days=1) else None


def before(a: str, b: str) -> bool:
    """True when every day of ``a`` lies before every day of ``b``."""
    return parse(a)[1] <= parse(b)[0]


def overlap(a: str, b: str) -> bool:
    """True when some day lies in both."""
    return not before(a, b) and not before(b, a)


def within(a: str, b: str) -> bool:
    """True when every day of ``a`` lies in ``b``."""
    (a_first, a_after), (b_first, b_after) = parse(a), parse(b)
    return b_first <= a_first and a_after <= b_after


def _one(text: str, whole: str) -> tuple[date, date]:
    """Half-open bounds of one date (no interval)."""
    found = _DATE.fullmatch(text)
    if not found:
        raise BadDate(repr(whole), "is not a date", MEND)
    year, month, day_ = found["year"], found["month"], found["day"]
    unknown_before_known = ("X" in year and month) or (month == "XX" and day_ not in (None, "XX"))
    if unknown_before_known or (found["time"] and not _TIME.fullmatch(found["time"])):
        raise BadDate(repr(whole), "is not a date", MEND)
    try:
        return _span(year, month, day_)
    except ValueError:
        raise BadDate(repr(whole), "is no day of the calendar", MEND) from None


def _span(year: str, month: str | None, day_: str | None) -> tuple[date, date]:
    """Bounds of checked digits. Raises ValueError for days that do not exist."""
    if month in (None, "XX"):
        first = date(max(int(year.replace("X", "0")), 1), 1, 1)
        return first, _month_after(date(int(year.replace("X", "9")), 12, 1))
    number = int(month or 0)
    if number in SEASON_MONTH:
        if day_:
            raise ValueError("a season has no days")
        first = date(int(year), SEASON_MONTH[number], 1)
        return first, _month_after(_month_after(_month_after(first)))
    if day_ in (None, "XX"):
        first = date(int(year), number, 1)
        return first, _month_after(first)
    first = date(int(year), number, int(day_ or 0))
    return first, first + timedelta(days=1) if first < date.max else first


def _month_after(first: date) -> date:
    """The first day of the next month; ``date.max`` at the end of time."""
    if first.month < 12:
        return first.replace(month=first.month + 1)
    return date(first.year + 1, 1, 1) if first.year < date.max.year else date.max
