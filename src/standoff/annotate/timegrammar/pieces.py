"""The pieces that the patterns of the time grammar are made of, and how their words are read."""

from __future__ import annotations

import re
from collections.abc import Callable

from standoff.annotate.timegrammar import words
from standoff.annotate.timegrammar.forms import Form

Build = Callable[["re.Match[str]"], Form | None]
"""From a match to its normal form; None when it is no time expression after all."""

Rule = tuple[str, int, str, Build]
"""Pattern, flags, kind (DATE, DURATION, SET, AGE) and builder. A group ``span`` narrows the expression."""

ANY_CASE = re.IGNORECASE

FULL_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
MONTH = rf"(?:{FULL_MONTH}|{FULL_MONTH.upper()}|(?:{SHORT_MONTH})\b\.?)"
WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
SHORT_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|,\d|\.\d|:\d|/\d|%| ?percent)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d|,\d|\.\d|%)"
SEASON = "spring|summer|fall|autumn|winter"
DASH = r"\s?[-–—]\s?"
LAST_NEXT = r"(?:this past|this coming|last|next|this|past|coming)"
_NUMBER_WORD = (
    "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|one|two|three|four|five|six|seven|eight|"
    "nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|several|few|many"
)
COUNT = (
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?(?: 1/2)?|half an?|an?(?: few| couple(?: of)?| dozen)?|the|"
    rf"{_NUMBER_WORD})(?: and a half)?"
)
UNIT = "day|week|weekend|month|year|decade|century|centurie|quarter|hour|minute|second"
LONG_UNIT = "day|week|month|year|decade|quarter|century|centurie"
ABOUT = (
    r"(?:(?P<about>about|around|nearly|almost|some|roughly|approximately|more than|less than|over|just over|"
    r"at least|under|(?:a )?little more than|just)\s+)?"
)
HOLIDAY = "|".join(sorted((re.escape(n) for n in words.HOLIDAYS), key=len, reverse=True)).replace("'", "['’]")


def month(word: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return words.MONTHS[word.rstrip(".").lower()]


def weekday(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    short = word.rstrip(".").lower()[:3]
    return next(number for name, number in words.WEEKDAYS.items() if name.startswith(short))


def direction(word: str | None) -> str | None:
    """last, past, next, this or None."""
    if not word:
        return None
    known = {"this past": "past", "the past": "past", "this coming": "next", "coming": "next"}
    return known.get(word.lower(), word.lower())


def shift(word: str) -> int:
    """Years or weeks counted from the anchor's: "last year" is -1."""
    return {"last": -1, "next": 1}.get(word.lower(), 0)
