"""Rules for dates counted from the day they were said, or from the day the text last spoke of."""

# ruff: noqa: E501 - one pattern is one line

from __future__ import annotations

import re

from standoff.annotate.timegrammar import words
from standoff.annotate.timegrammar.forms import Fixed, Form, Shift, Weekday
from standoff.annotate.timegrammar.pieces import (
    ABOUT,
    ANY_CASE,
    COUNT,
    LAST_NEXT,
    LONG_UNIT,
    UNIT,
    WEEKDAY,
    Rule,
    direction,
    shift,
)

_NAMED_DAY = re.compile(r"\b(?:Black|Super|Good|Ash|Cyber|Giving|Bloody|Easter|Palm|Holy|Fat|Ruby)\s+$")
_NAMED_AFTER = re.compile(
    r"\s+(?:Night (?:Live|Football)|Times|Review|Mirror|Telegraph|Express|Herald|Magazine|School|Mass\b)"
)


def _weekday(match: re.Match[str]) -> Form | None:
    before, after = (
        match.string[max(0, match.start() - 10) : match.start()],
        match.string[match.end() : match.end() + 16],
    )
    if _NAMED_DAY.search(before) or _NAMED_AFTER.match(after):
        return None
    number = words.WEEKDAYS[match["wd"].lower()]
    if match["plural"]:
        return Fixed(f"XXXX-WXX-{number + 1}")
    return Weekday(number, direction(match["dir"]), shift(match["shift"]) if match["shift"] else None)


_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def _day_word(match: re.Match[str]) -> Form | None:
    return Shift("day", _DAYS[re.sub(r"\s+", " ", match["w"].lower())])


def _unit(match: re.Match[str]) -> Form | None:
    """last month, this week, next year, earlier this year, the end of the year."""
    unit = match["u"].lower()
    towards = (match["dir"] or "this").lower().split()[-1]
    if unit == "quarter" and not match["dir"]:
        return None
    amount = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(towards, 0)
    return Shift("fiscal" if unit in ("fiscal year", "budget year") else unit, amount)


def _the_weekend(match: re.Match[str]) -> Form | None:
    return Shift("weekend", 0, lately=True)


def _year_end(match: re.Match[str]) -> Form | None:
    return Shift("year", 0)


_AS_OF = {"week": ("week", -52), "month": ("month", -12), "time": ("month", -12), "point": ("month", -12)}


def _point_last_year(match: re.Match[str]) -> Form | None:
    """This time last year: the same month a year ago."""
    unit, amount = _AS_OF[match["u"].lower()]
    return Shift(unit, amount)


def _ago(match: re.Match[str]) -> Form | None:
    return _counted(match, -1, reference=False)


def _hence(match: re.Match[str]) -> Form | None:
    return _counted(match, 1, reference=False)


_LIES_AHEAD = re.compile(
    r"(?:\b(?:will|won[’']t|shall|would|due|expires?|ends?|begins?|starts?|opens?|closes?|scheduled|expected|set)\b"
    r"|[’']ll\b)[^.;:!?]*$|\b(?:is|are)\s+$"
)
_COUNTED_OVER = re.compile(
    r"\b(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten)th|\d+th|times?|highest|lowest|most|best|worst|least|"
    r"last)(?:\s+[a-z]+)?\s+$",
    re.IGNORECASE,
)
_NO_DATE = re.compile(r"\s+(?:in|of|a row|straight|behind)\b|['’]")


def _in_time(match: re.Match[str]) -> Form | None:
    """The roof "will be done in two weeks": a date where the words before look ahead, else a length of time."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    if (
        not _LIES_AHEAD.search(before)
        or _COUNTED_OVER.search(before)
        or _NO_DATE.match(match.string, match.end())
    ):
        return None
    return None if words.number(match["n"]) is None else _counted(match, 1, reference=False)


def _later(match: re.Match[str]) -> Form | None:
    return _counted(match, -1 if match["way"].lower() == "earlier" else 1, reference=True)


def _counted(match: re.Match[str], sign: int, *, reference: bool) -> Form | None:
    unit = match["u"].lower().replace("centurie", "century")
    count = words.number(match["n"])
    if count is None or count != int(count) or words.UNIT_LETTERS[unit].startswith("T"):
        return Fixed("PAST_REF" if sign < 0 and not reference else "XXXX-XX-XX")
    about = (match["about"] or "").lower()
    inexact = None
    if about:
        inexact = "bound" if re.search(r"more|less|than|over|under|least", about) else "about"
    return Shift(unit, sign * int(count), reference, inexact)


_SIDES = {"previous": -1, "preceding": -1, "prior": -1, "next": 1, "following": 1, "same": 0}


def _reference(match: re.Match[str]) -> Form | None:
    """The previous day, the following week, that same month, that day."""
    return Shift(match["u"].lower(), _SIDES[(match["w"] or "same").lower()], from_reference=True)


def _day_before(match: re.Match[str]) -> Form | None:
    """The day before, the year after, with nothing said of what."""
    return Shift(match["u"].lower(), 1 if match["way"].lower() == "after" else -1, from_reference=True)


_FROM_HERE = r"this|last|next|this past|this coming|the past|the last|the coming"
_SPAN = "weekend|week|month|year|fiscal year|budget year|decade|century|quarter"

RULES: tuple[Rule, ...] = (
    (rf"\b(?:(?P<dir>(?i:{LAST_NEXT}))\s+)?(?P<wd>{WEEKDAY})(?P<plural>s)?\b(?:\s+of\s+(?P<shift>this|last|next)\s+week\b)?", 0, "DATE", _weekday),
    (r"(?<!USA )\b(?P<w>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening))(?!\w|['’]s\s+(?:world|society|youth))", ANY_CASE, "DATE", _day_word),
    (rf"\b(?:(?:earlier|later)\s+)?(?P<dir>{_FROM_HERE})\s+(?P<u>{_SPAN})\b(?!['’]?s?\s+(?:old|ago|(?-i:of [A-Z])))", ANY_CASE, "DATE", _unit),
    (r"\b(?:earlier|later)\s+(?P<dir>in the)\s+(?P<u>week|month|year|decade)\b", ANY_CASE, "DATE", _unit),
    (r"\b(?:over|during)\s+(?P<span>the\s+weekend)\b", ANY_CASE, "DATE", _the_weekend),
    (r"\b(?:the\s+)?(?:end|beginning|start|middle|rest|remainder|close)\s+of\s+(?:(?P<dir>the|this|last|next)\s+)?(?P<u>week|month|year|decade|century|fiscal year)\b", ANY_CASE, "DATE", _unit),
    (r"\bthe\s+year['’]s\s+end\b|\byear(?:[-’' ]?s)?[-\s]end\b", ANY_CASE, "DATE", _year_end),
    (r"\bthis (?P<u>time|point|month|week) last year\b", ANY_CASE, "DATE", _point_last_year),
    (rf"\b{ABOUT}(?P<n>{COUNT})\s+(?P<u>{UNIT})s?\s+ago\b", ANY_CASE, "DATE", _ago),
    (rf"\bin\s+{ABOUT}(?P<n>{COUNT})\s+(?P<u>{LONG_UNIT})s?(?:['’]\s+time)?\b", ANY_CASE, "DATE", _in_time),
    (rf"\b{ABOUT}(?P<n>{COUNT})\s+(?P<u>{LONG_UNIT})s?\s+from\s+(?:now|today)\b", ANY_CASE, "DATE", _hence),
    (rf"\b{ABOUT}(?P<n>{COUNT})\s+(?P<u>{LONG_UNIT})s?\s+(?P<way>later|earlier|afterwards?)\b(?!\s+than\s+(?:usual|expected|planned|scheduled|normal))", ANY_CASE, "DATE", _later),
    (r"\b(?:the|that|this)\s+(?P<w>previous|preceding|prior|following|same|next)\s+(?P<u>day|week|month|year|weekend)\b(?!s)", ANY_CASE, "DATE", _reference),
    (r"\bthat\s+(?P<w>)(?P<u>day|week|month|year|weekend)\b(?!\s+(?:the|when|after|before|he|she|they|we|I)\b)", ANY_CASE, "DATE", _reference),
    (r"\bthe\s+(?P<u>day|week|month|year)\s+(?P<way>before|after|earlier)\b(?=[.,;:!?”\"]|\s+(?:and|with|by|as|in|to|at|on|from)\b)", ANY_CASE, "DATE", _day_before),
)  # fmt: skip
