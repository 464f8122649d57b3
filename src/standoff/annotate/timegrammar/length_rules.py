"""Rules for what is a time but no date: lengths, sets, rates, vague references; and ages, to keep them out."""

# ruff: noqa: E501 - one pattern is one line

from __future__ import annotations

import re

from standoff.annotate.timegrammar import words
from standoff.annotate.timegrammar.forms import Fixed, Form
from standoff.annotate.timegrammar.pieces import (
    ANY_CASE,
    COUNT,
    FULL_MONTH,
    SEASON,
    UNIT,
    WEEKDAY,
    Build,
    Rule,
    month,
)

_LENGTH_BEFORE = re.compile(
    r"\b(?:for|in|within|about|nearly|almost|than|over|after|least|only|just|spent|spend|lasted|half|took|up to|every)\s+$",
    ANY_CASE,
)


def _duration(match: re.Match[str]) -> Form | None:
    written, unit = match["n"].lower(), match["u"].lower()
    if re.match(
        r"[\s-]+old\b|\s+of age\b|\s+(?:and|or) (?:older|younger|up)\b",
        match.string[match.end() : match.end() + 14],
    ):
        return None
    if written == "the" or unit in ("second", "quarter") or (written, unit) == ("one", "day"):
        return None
    if re.search(r"\b(?:Minutes|Hours|Days)\b", match[0]):
        return None  # a programme's name
    if written in ("a", "an") and not _is_length(match):
        return None
    return Fixed(_period(written, unit))


def _is_length(match: re.Match[str]) -> bool:
    """True for "a year" that says how long; "a day" and "$5 a month" are not lengths of time."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    after = match.string[match.end() : match.end() + 10]
    if re.match(r"\s+(?:earlier|in (?:jail|prison))", after):
        return True
    return bool(_LENGTH_BEFORE.search(before)) and not before.lower().endswith("once in ")


def _period(written: str, unit: str) -> str:
    """The TIMEX3 value of a length of time."""
    letter = words.UNIT_LETTERS[unit]
    count = words.number(re.sub(r"^an? (?=dozen)", "", written))
    if letter in ("E", "C"):
        if count is None:
            return "PX" + letter
        count, letter = count * (10 if letter == "E" else 100), "Y"
    size = "X" if count is None else f"{count:g}"
    return f"PT{size}{letter[1]}" if letter.startswith("T") else f"P{size}{letter}"


def _some_units(match: re.Match[str]) -> Form | None:
    """For years, in recent months, the past several weeks."""
    written = (match.groupdict().get("n") or "").lower()
    return Fixed(_period("several" if written in ("", "the") else written, match["u"].lower()))


def _one_unit(unit: str) -> Form:
    letter = words.UNIT_LETTERS[unit.lower()]
    return Fixed(f"PT1{letter[1]}" if letter.startswith("T") else f"P1{letter}")


def _every_unit(match: re.Match[str]) -> Form | None:
    return _one_unit(match["u"])


def _every_weekday(match: re.Match[str]) -> Form | None:
    return Fixed(f"XXXX-WXX-{words.WEEKDAYS[match['wd'].lower()] + 1}")


def _every_month(match: re.Match[str]) -> Form | None:
    return Fixed(f"XXXX-{month(match['m']):02d}")


def _every_season(match: re.Match[str]) -> Form | None:
    return Fixed(f"XXXX-{words.SEASON_LABELS[words.SEASONS[match['s'].lower()]]}")


_ADVERBS = {"daily": "D", "weekly": "W", "monthly": "M", "yearly": "Y", "annually": "Y"}


def _adverb(match: re.Match[str]) -> Form | None:
    return Fixed("P1" + _ADVERBS[match["adverb"].lower()])


_NUMBER_BEFORE = re.compile(
    r"(?:\d|\b(?:hundred|thousand|million|billion|dozens?|once|twice|times))(?:\s+[a-z]+){0,3}\s+$", ANY_CASE
)


def _rate(match: re.Match[str]) -> Form | None:
    """ "$250 million a year", "90 people a day": a rate, when a number stands shortly before."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return _one_unit(match["u"]) if _NUMBER_BEFORE.search(before) else None


def _always(value: str) -> Build:
    return lambda match: Fixed(value)


RULES: tuple[Rule, ...] = (
    (r"\b\d+(?:\.\d+)?[-\s]?(?:year|month|week|day)s?[-\s]olds?\b|\baged? (?:of )?\d+(?: years)?\b", ANY_CASE, "AGE", _always("AGE")),
    (rf"\b(?:{COUNT})[-\s](?:years?|months?)[-\s](?:old|of age)\b", ANY_CASE, "AGE", _always("AGE")),
    (rf"\b(?:the\s+)?(?:past|last|next|coming|recent|previous|first)\s+(?P<n>{COUNT})\s+(?P<u>{UNIT})s?\b", ANY_CASE, "DURATION", _some_units),
    (rf"\b(?:(?:in|over|during)\s+)?(?P<span>(?:the\s+)?(?:recent|coming|past|last|next)\s+(?P<u>{UNIT})s)\b(?!\s+ago)", ANY_CASE, "DURATION", _some_units),
    (rf"\b(?:for|in|over|after|within|took|taken|last|lasted)\s+(?P<span>(?:(?:many|several)\s+)?(?P<u>{UNIT})s)\b(?!\s+(?:of age|old|ago|past|gone))", ANY_CASE, "DURATION", _some_units),
    (rf"\b(?P<n>{COUNT})(?:\s+|-)(?:(?:full|more|consecutive|straight|calendar|business|working)\s+)?(?P<u>{UNIT})s?(?:['’](?=\s))?\b(?!['’]s\b|-(?:to|by|long-))(?!\s+(?:ago|later|old))", ANY_CASE, "DURATION", _duration),
    (rf"\b(?:every|each)\s+(?P<wd>{WEEKDAY})s?\b", ANY_CASE, "SET", _every_weekday),
    (rf"\b(?:every|each|per)\s+(?P<u>{UNIT})\b", ANY_CASE, "SET", _every_unit),
    (rf"\b(?:every|each)\s+(?P<m>{FULL_MONTH})\b", 0, "SET", _every_month),
    (rf"\b(?:every|each)\s+(?P<s>{SEASON})\b", ANY_CASE, "SET", _every_season),
    (r"(?<=\w )(?P<span>an?\s+(?P<u>year|month|week|day))\b", ANY_CASE, "SET", _rate),
    (r"\b(?P<adverb>daily|weekly|monthly|yearly|annually)\b(?!\s+[A-Z])", 0, "SET", _adverb),
    (r"\b(?:right now|now|currently|presently|nowadays|at present|these days|at the moment)\b(?!\s*(?:that|,? then)\b)", ANY_CASE, "DATE", _always("PRESENT_REF")),
    (r"\b(?:more |most |until )?(?P<span>recently)\b", ANY_CASE, "DATE", _always("PAST_REF")),
    (r"\bthe (?:near |foreseeable |not too distant )?future\b(?!\s+of\b)", ANY_CASE, "DATE", _always("FUTURE_REF")),
)  # fmt: skip
