"""The words of the time grammar: months, weekdays, numbers, units, seasons, holidays."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

WEEKDAYS = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}

SEASONS = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
SEASON_LABELS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}

DAY_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "noon": "12:00",
    "midnight": "24:00",
}

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS = (
    {word: number for number, word in enumerate(_SMALL)} | _TENS | {"a": 1, "an": 1, "one": 1, "hundred": 100}
)
"""Cardinal words; "a" counts one."""

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}

UNIT_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "centurie": "C",
}  # fmt: skip

FIXED_FEASTS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1),
    "new year's eve": (12, 31), "independence day": (7, 4), "fourth of july": (7, 4), "july fourth": (7, 4),
    "veterans day": (11, 11), "halloween": (10, 31), "valentine's day": (2, 14), "st. patrick's day": (3, 17),
    "cinco de mayo": (5, 5), "may day": (5, 1),
}  # fmt: skip

# month, weekday (0 = Monday), which one of the month (-1 = last)
MOVABLE_FEASTS = {
    "labor day": (9, 0, 1), "memorial day": (5, 0, -1), "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4),
    "martin luther king day": (1, 0, 3), "martin luther king jr. day": (1, 0, 3), "mlk day": (1, 0, 3),
    "presidents day": (2, 0, 3), "presidents' day": (2, 0, 3), "columbus day": (10, 0, 2), "mother's day": (5, 6, 2),
}  # fmt: skip

CIVIC_DAYS = ("election day", "inauguration day")

HOLIDAYS = (*FIXED_FEASTS, *MOVABLE_FEASTS, *CIVIC_DAYS)


def feast(name: str, year: int) -> date | None:
    """The day a holiday falls on in a year; None when there was none ("Inauguration Day" of 2018)."""
    if name in FIXED_FEASTS:
        return date(year, *FIXED_FEASTS[name])
    if name in MOVABLE_FEASTS:
        return _nth_weekday(year, *MOVABLE_FEASTS[name])
    if name == "election day":
        return _nth_weekday(year, 11, 0, 1) + timedelta(days=1) if year % 2 == 0 else None
    if name == "inauguration day":
        return date(year, 1, 20) if year % 4 == 1 else None
    return None


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def number(word: str) -> float | None:
    """The number a written count stands for ("two", "twenty-five", "2 1/2", "1.5"); None for a vague one."""
    word = word.lower().replace(",", "").strip()
    if not word:
        return None
    if word.replace(".", "", 1).isdigit():
        return float(word)
    if " and a half" in word or " 1/2" in word:
        whole = number(word.split(" ")[0])
        return None if whole is None else whole + 0.5
    if word in ("half a", "half"):
        return 0.5
    if word in NUMBERS:
        return float(NUMBERS[word])
    tens, _, ones = word.partition("-")
    if tens in NUMBERS and ones in NUMBERS and NUMBERS[tens] % 10 == 0 and NUMBERS[tens] >= 20:
        return float(NUMBERS[tens] + NUMBERS[ones])
    return None
