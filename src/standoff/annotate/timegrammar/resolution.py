"""Read a time expression against an anchor: TIMEX3 value and EDTF, as far as both are known.

Nothing is guessed: without an anchor of the needed precision a relative expression keeps the parts its
words fix ("XXXX-10") and its EDTF is None. Weeks run from Monday to Sunday.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import msgspec

from standoff import dates
from standoff.annotate.timegrammar import words
from standoff.annotate.timegrammar.forms import (
    Calendar,
    FiscalYear,
    Fixed,
    Form,
    Holiday,
    Part,
    Range,
    Season,
    Shift,
    TimeMatch,
    Weekday,
)

Tense = Literal["past", "future"]
Lean = Literal["past", "future", "near"]
Reading = tuple[str, str | None]

UNKNOWN = "XXXX-XX-XX"


class Anchor(msgspec.Struct, frozen=True):
    """What is known of the date something was said: its year, perhaps month, perhaps day."""

    year: int
    month: int | None = None
    day: date | None = None


def resolve(
    match: TimeMatch, anchor: str | None, tense: Tense | None = None, reference: str | None = None
) -> Reading:
    """The TIMEX3 value and the EDTF date or interval (None where it stays open).

    ``anchor`` is the EDTF date on which the words were said, ``tense`` that of the verb they go with,
    ``reference`` the EDTF date the text last spoke of, for "three days later".
    """
    when = _anchor(reference if match.from_reference else anchor)
    lean: Lean | None = tense or match.lean
    if match.lean in ("past", "near"):
        lean = match.lean
    value, edtf = _read(match.form, when, lean)
    if match.clock:
        value = f"{value}T{match.clock}"
    if edtf is not None and not dates.valid(edtf):
        return UNKNOWN, None
    if match.since and edtf is not None and "/" not in edtf:
        edtf += "/.."
    return value, edtf


def resolve_ends(match: TimeMatch, anchor: str | None, tense: Lean | None = None) -> tuple[str, str] | None:
    """The TIMEX3 values of the two dates of a range; None for anything else."""
    if not isinstance(match.form, Range):
        return None
    first, last = _range_ends(match.form, _anchor(anchor), tense)
    return first[0], last[0]


def _anchor(edtf: str | None) -> Anchor | None:
    """The anchor's parts; None when there is none or it reaches over more than a year."""
    if edtf is None or not dates.valid(edtf):
        return None
    first, after = dates.parse(edtf)
    last = after - timedelta(days=1)
    if first.year != last.year:
        return None
    day = first if first == last else None
    return Anchor(first.year, first.month if first.month == last.month else None, day)


def _read(form: Form, anchor: Anchor | None, tense: Lean | None) -> Reading:
    match form:
        case Fixed():
            return form.value, form.edtf
        case Calendar():
            return _calendar(form, anchor, tense)
        case Weekday():
            return _weekday(form, anchor, tense)
        case Shift():
            return _shift(form, anchor, tense)
        case Season():
            return _season(form, anchor, tense)
        case Holiday():
            return _holiday(form, anchor, tense)
        case Part():
            return _part(form, anchor)
        case FiscalYear():
            return str(form.year), f"{form.year - 1}-10/{form.year}-09"
        case Range():
            return _range(form, anchor, tense)


# --- calendar dates -------------------------------------------------------------------------------------


def _calendar(form: Calendar, anchor: Anchor | None, tense: Lean | None) -> Reading:
    year = form.year
    if year is None and form.year_shift is not None and anchor:
        year = anchor.year + form.year_shift
    if year is None and form.year_shift is None and form.month and anchor:
        year = _year_of(form, anchor, tense)
    if form.month is None:
        return (f"{year:04d}", f"{year:04d}") if year else ("XXXX", None)
    if form.day is None:
        value = f"{_digits(year)}-{form.month:02d}"
        return value, value if year else None
    value = f"{_digits(year)}-{form.month:02d}-{form.day:02d}"
    if year is None:
        return (value, None) if _is_date(2000, form.month, form.day) else (UNKNOWN, None)
    if not _is_date(year, form.month, form.day):
        return UNKNOWN, None
    if form.whole_week:
        return _week(date(year, form.month, form.day))
    if form.last_day is None:
        return value, value
    last_month = form.last_month or form.month
    last = f"{year + (last_month < form.month):04d}-{last_month:02d}-{form.last_day:02d}"
    return f"{value}/{last}", f"{value}/{last}"


def _digits(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04d}"


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _year_of(form: Calendar, anchor: Anchor, tense: Lean | None) -> int | None:
    """The year of a month or day without one: by direction, weekday, tense, else the nearest.

    A bare month is past unless something says otherwise; a bare day without tense is the nearest one.
    """
    month = form.month or 1
    here = anchor.month
    if here is None:
        return None
    if form.direction in ("last", "past"):
        return anchor.year if month < here else anchor.year - 1
    if form.direction == "next":
        return anchor.year if month > here else anchor.year + 1
    if form.direction == "this":
        return anchor.year
    if form.day is None:
        if tense == "near":
            return min(
                (anchor.year, anchor.year - 1, anchor.year + 1),
                key=lambda y: abs((y - anchor.year) * 12 + month - here),
            )
        if tense == "future":
            return anchor.year if month >= here else anchor.year + 1
        return anchor.year if month <= here else anchor.year - 1
    if anchor.day is None:
        return anchor.year if month == here else None
    return _year_of_day(month, form.day, form.weekday, anchor.day, tense)


def _year_of_day(month: int, day: int, weekday: int | None, said: date, tense: Lean | None) -> int | None:
    choices = [
        date(y, month, day) for y in (said.year - 1, said.year, said.year + 1) if _is_date(y, month, day)
    ]
    if weekday is not None:
        choices = [choice for choice in choices if choice.weekday() == weekday] or choices
    if tense == "past" and any(choice <= said for choice in choices):
        choices = [choice for choice in choices if choice <= said]
    elif tense == "future" and any(choice >= said for choice in choices):
        choices = [choice for choice in choices if choice >= said]
    return min(choices, key=lambda choice: abs(choice - said)).year if choices else None


def _weekday(form: Weekday, anchor: Anchor | None, tense: Lean | None) -> Reading:
    if anchor is None or anchor.day is None:
        return f"XXXX-WXX-{form.weekday + 1}", None
    said = anchor.day
    if not 14 < said.toordinal() < date.max.toordinal() - 14:
        return f"XXXX-WXX-{form.weekday + 1}", None
    monday = said - timedelta(days=said.weekday())
    same_week = monday + timedelta(days=form.weekday)
    if form.week_shift is not None:
        day = same_week + timedelta(weeks=form.week_shift)
    elif form.direction in ("last", "past"):
        day = said - timedelta(days=(said.weekday() - form.weekday - 1) % 7 + 1)
    elif form.direction == "next":
        day = same_week + timedelta(weeks=1)
    elif form.direction == "this" and tense != "past":
        day = same_week
    elif tense == "future":
        day = said + timedelta(days=(form.weekday - said.weekday()) % 7)
    else:
        day = said - timedelta(days=(said.weekday() - form.weekday) % 7)
    return day.isoformat(), day.isoformat()


# --- shifts ---------------------------------------------------------------------------------------------


def _shift(form: Shift, anchor: Anchor | None, tense: Lean | None) -> Reading:
    if form.unit == "weekend" and form.amount == 0 and anchor and anchor.day and anchor.day.weekday() < 5:
        gone = tense == "past" or (form.lately and tense != "future")
        form = msgspec.structs.replace(form, amount=-1 if gone else 0)
    value, edtf = _shifted(form, anchor)
    if form.inexact == "bound" and form.amount:
        return value, None
    if form.inexact == "about" and edtf and "/" not in edtf:
        return value, edtf + "~"
    return value, edtf


def _shifted(form: Shift, anchor: Anchor | None) -> Reading:
    open_value = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE"}.get(
        form.unit, UNKNOWN
    )
    if anchor is None:
        return open_value, None
    if form.unit in ("day", "week", "weekend"):
        if anchor.day is None:
            return open_value, None
        try:
            day = anchor.day + timedelta(days=form.amount * (1 if form.unit == "day" else 7))
        except OverflowError:
            return open_value, None
        return (
            (day.isoformat(), day.isoformat())
            if form.unit == "day"
            else _week(day, weekend=form.unit == "weekend")
        )
    if form.unit in ("month", "quarter"):
        return _months_on(form, anchor, open_value)
    return _years_on(form, anchor)


def _week(day: date, *, weekend: bool = False) -> Reading:
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    first, last = monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6)
    return f"{year}-W{week:02d}" + ("-WE" if weekend else ""), f"{first.isoformat()}/{last.isoformat()}"


def _months_on(form: Shift, anchor: Anchor, open_value: str) -> Reading:
    if anchor.month is None:
        return open_value, None
    months = anchor.year * 12 + anchor.month - 1
    if form.unit == "quarter":
        quarter = months // 3 + form.amount
        year, nth = quarter // 4, quarter % 4
        if not 1 <= year <= 9999:
            return open_value, None
        return f"{year:04d}-Q{nth + 1}", f"{year:04d}-{3 * nth + 1:02d}/{year:04d}-{3 * nth + 3:02d}"
    year, month = divmod(months + form.amount, 12)
    if not 1 <= year <= 9999:
        return open_value, None
    value = f"{year:04d}-{month + 1:02d}"
    return value, value


def _years_on(form: Shift, anchor: Anchor) -> Reading:
    if form.unit == "fiscal":
        if anchor.month is None:
            return "XXXX", None
        year = anchor.year + (anchor.month >= 10) + form.amount
        return f"{year:04d}", f"{year - 1:04d}-10/{year:04d}-09"
    year = anchor.year + form.amount * {"decade": 10, "century": 100}.get(form.unit, 1)
    if not 1000 <= year <= 9999:
        return "XXXX", None
    if form.unit == "decade" and abs(form.amount) <= 1:
        return f"{year // 10}", f"{year // 10}X"
    if form.unit == "century" and abs(form.amount) <= 1:
        return f"{year // 100}", f"{year // 100}XX"
    return f"{year:04d}", f"{year:04d}"


# --- seasons, holidays, parts ---------------------------------------------------------------------------


def _season(form: Season, anchor: Anchor | None, tense: Lean | None) -> Reading:
    year = form.year
    if year is None and anchor and form.year_shift is not None:
        year = anchor.year + form.year_shift
    elif year is None and anchor and anchor.month is not None:
        year = _year_of_season(form, anchor.year, anchor.month, tense)
    label = words.SEASON_LABELS[form.season]
    return f"{_digits(year)}-{label}", f"{year:04d}-{form.season}" if year else None


def _year_of_season(form: Season, year: int, month: int, tense: Lean | None) -> int:
    """Months are counted on one line; winter begins in December of its year."""
    now = year * 12 + month - 1
    begins = {start: start * 12 + dates.SEASON_MONTH[form.season] - 1 for start in range(year - 2, year + 3)}
    if form.direction in ("last", "past"):
        return max(start for start, first in begins.items() if first + 3 <= now)
    if form.direction == "next":
        return min(start for start, first in begins.items() if first > now)
    if form.direction == "this":
        return year - 1 if form.season == 24 and month <= 2 else year
    if tense == "future":
        return min(start for start, first in begins.items() if first + 2 >= now)
    return max(start for start, first in begins.items() if first <= now)


def _holiday(form: Holiday, anchor: Anchor | None, tense: Lean | None) -> Reading:
    if form.year is not None:
        day = words.feast(form.name, form.year)
        return (day.isoformat(), day.isoformat()) if day else (UNKNOWN, None)
    if anchor is None or anchor.day is None:
        fixed = words.FIXED_FEASTS.get(form.name)
        return (f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else UNKNOWN), None
    said = anchor.day
    if form.name == "election day" and said.year % 2 and said.month >= 9:
        return UNKNOWN, None  # towns and some states vote in odd years too
    days = [day for year in range(said.year - 4, said.year + 5) if (day := words.feast(form.name, year))]
    if tense == "future" or form.direction == "next":
        days = [day for day in days if day >= said]
    elif form.direction == "this":
        days = [day for day in days if day.year == said.year]
    else:
        days = [day for day in days if day <= said]
    if not days:
        return UNKNOWN, None
    day = min(days, key=lambda choice: abs(choice - said))
    return day.isoformat(), day.isoformat()


def _part(form: Part, anchor: Anchor | None) -> Reading:
    year = form.year
    if year is None and anchor is not None:
        year = anchor.year + (form.year_shift or 0)
    value = f"{_digits(year)}-{form.label}" if form.label else f"{_digits(year)}"
    return value, f"{year:04d}-{form.first:02d}/{year:04d}-{form.last:02d}" if year else None


# --- ranges ---------------------------------------------------------------------------------------------


def _range(form: Range, anchor: Anchor | None, tense: Lean | None) -> Reading:
    (first_value, first), (last_value, last) = _range_ends(form, anchor, tense)
    edtf = f"{first}/{last}" if first and last else None
    return f"{first_value}/{last_value}", edtf if edtf and dates.valid(edtf) else None


def _range_ends(form: Range, anchor: Anchor | None, tense: Lean | None) -> tuple[Reading, Reading]:
    """Both ends; one without a year follows the other, and a range in the past ends in the past."""
    last = _read(form.last, anchor, tense)
    first = _read(form.first, anchor, tense)
    if (
        first[1]
        and last[1]
        and isinstance(form.first, Calendar)
        and form.first.year is None
        and dates.before(last[1], first[1])
    ):
        first = _read(
            msgspec.structs.replace(form.first, year=dates.parse(last[1])[0].year - 1), anchor, tense
        )
    if first[1] and last[1] and isinstance(form.first, Calendar) and isinstance(form.last, Calendar):
        one_year = dates.parse(last[1])[0].year
        if form.first.year is None and form.last.year is None and form.first.month and form.last.month:
            year = one_year - (form.first.month > form.last.month)
            first = _read(msgspec.structs.replace(form.first, year=year), anchor, tense)
    if first[1] and last[1] and isinstance(form.first, Weekday) and dates.before(last[1], first[1]):
        day = dates.parse(first[1])[0] + timedelta(days=-7 if tense != "future" else 0)
        first = (day.isoformat(), day.isoformat())
    return first, last
