"""What a time expression says before anybody knows when it was said: its normal form."""

from __future__ import annotations

from typing import Literal

import msgspec


class Calendar(msgspec.Struct, frozen=True):
    """A date by its parts; what the words leave out is None. ``last_month``/``last_day`` end a run of days.

    ``weekday`` (0 = Monday) was written beside the date; ``direction`` is last, next or this ("last May").
    ``year_shift`` counts years from the anchor's ("January of this year" = 0, "last year" = -1).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    direction: str | None = None
    year_shift: int | None = None
    whole_week: bool = False
    """True for "the week of March 6"."""


class Weekday(msgspec.Struct, frozen=True):
    """A day by its name, 0 = Monday; ``direction`` is last, past, next or this.

    ``week_shift`` counts weeks for "Monday of last week".
    """

    weekday: int
    direction: str | None = None
    week_shift: int | None = None


class Shift(msgspec.Struct, frozen=True):
    """So many units before (< 0) or after the anchor, at the unit's own precision.

    ``unit`` is day, week, weekend, month, quarter, year, decade, century or fiscal. ``from_reference``
    marks forms that count from the time the text last spoke of ("three days later"), not from when it
    was written. ``inexact`` is ``about`` or ``bound`` ("more than two years ago"). ``lately`` is True for
    "over the weekend": the last one unless the verb looks ahead.
    """

    unit: str
    amount: int
    from_reference: bool = False
    inexact: str | None = None
    lately: bool = False


class Season(msgspec.Struct, frozen=True):
    """EDTF season 21 (spring) to 24 (winter), with a year, a shift of the anchor's year, or a direction."""

    season: int
    year: int | None = None
    direction: str | None = None
    year_shift: int | None = None


class Holiday(msgspec.Struct, frozen=True):
    """A feast by its name in the table of holidays."""

    name: str
    year: int | None = None
    direction: str | None = None


class Part(msgspec.Struct, frozen=True):
    """A fraction of a year: months ``first`` to ``last`` of ``year``, or of the anchor's year shifted.

    ``label`` is the TIMEX3 suffix (Q1, H2) or None.
    """

    first: int
    last: int
    label: str | None
    year: int | None = None
    year_shift: int | None = None


class FiscalYear(msgspec.Struct, frozen=True):
    """The federal fiscal year, October to September, by the year in which it ends."""

    year: int


class Fixed(msgspec.Struct, frozen=True):
    """The same whoever says it when: durations, sets, decades, vague references.

    ``edtf`` is None where no date is meant.
    """

    value: str
    edtf: str | None = None


class Range(msgspec.Struct, frozen=True):
    """From one time to another; both ends belong to it."""

    first: Calendar | Weekday
    last: Calendar | Weekday


Form = Calendar | Weekday | Shift | Season | Holiday | Part | FiscalYear | Fixed | Range


class TimeMatch(msgspec.Struct, frozen=True):
    """A time expression found at ``text[start:end]``.

    ``kind`` is DATE, TIME, DURATION or SET. ``clock`` is the part of the day in TIMEX3 (MO, AF, EV, NI or
    ``15:00``). ``lean`` is past or future where the words beside it tell ("until", "effective"), near for
    "through", which may be either.
    ``since`` is True when the words open a stretch of time that goes on ("since 2014"). ``ends`` are the
    spans of a range's two dates.
    """

    start: int
    end: int
    kind: str
    form: Form
    clock: str | None = None
    lean: Literal["past", "future", "near"] | None = None
    since: bool = False
    ends: tuple[tuple[int, int], tuple[int, int]] | None = None

    @property
    def from_reference(self) -> bool:
        """True when it counts from the time the text last spoke of."""
        return isinstance(self.form, Shift) and self.form.from_reference

    @property
    def relative(self) -> bool:
        """True when it cannot be dated without an anchor."""
        form = self.form
        if isinstance(form, Range):
            ends = (form.first, form.last)
            return any(not isinstance(end, Calendar) or not end.year for end in ends)
        if isinstance(form, Fixed | FiscalYear):
            return False
        return isinstance(form, Weekday | Shift) or form.year is None
