"""Find time expressions in news English.

Every rule is one pattern and the normal form it builds. All rules run; where matches overlap the
earliest wins, then the longest, then the rule listed first. Winners then take in the words beside them
that belong to the expression ("late", "the end of", "night", "at 3 p.m.").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from standoff.annotate.timegrammar import calendar_rules, length_rules, relative_rules, words
from standoff.annotate.timegrammar.forms import (
    Calendar,
    Fixed,
    Form,
    Holiday,
    Range,
    Shift,
    TimeMatch,
    Weekday,
)
from standoff.annotate.timegrammar.pieces import Build


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str, Build], ...]:
    tables = (*calendar_rules.RULES, *relative_rules.RULES, *length_rules.RULES)
    return tuple((re.compile(pattern, flags), kind, build) for pattern, flags, kind, build in tables)


def find(text: str) -> tuple[TimeMatch, ...]:
    """Every time expression of the text, in order, without overlaps. Offsets are code points."""
    found: list[tuple[int, int, int, TimeMatch]] = []
    for rank, (pattern, kind, build) in enumerate(_rules()):
        for match in pattern.finditer(text):
            form = build(match)
            if form is None:
                continue
            start, end = match.span("span") if "span" in pattern.groupindex else match.span()
            ends = (match.span("from"), match.span("to")) if isinstance(form, Range) else None
            found.append((start, -end, rank, TimeMatch(start, end, kind, form, ends=ends)))
    found.sort(key=lambda item: item[:3])
    kept: list[TimeMatch] = []
    for _, _, _, time in found:
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return _apart(_widen(text, time) for time in kept if time.kind != "AGE")


def _apart(times: Iterable[TimeMatch]) -> tuple[TimeMatch, ...]:
    """Without those that widening made overlap the one before."""
    kept: list[TimeMatch] = []
    for time in times:
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return tuple(kept)


# --- the words beside an expression ----------------------------------------------------------------------

_BEFORE = re.compile(
    r"(?:\b(?:early|earlier|late|later|mid|midway through)(?:\s+(?:on|in))?[-\s]+|"
    r"\b(?:the\s+)?(?:end|beginning|start|middle|close)\s+of\s+|"
    r"\b(?:the\s+)?(?P<part>morning|afternoon|evening|night)\s+of\s+)$",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(
    r"\s+(?:at\s+)?(?P<part>morning|afternoon|evening|night|noon|midnight)\b(?! (?:shift|owl|club))",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?P<h>1[0-2]|0?[1-9])(?::(?P<min>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"(?:\s*\(?(?:[ECMP][SD]?T|Eastern|Central|Mountain|Pacific)\)?\b)?"
)
_LEAD_CLOCK = re.compile(
    rf"(?:\b(?:about|around)\s+)?\b{_CLOCK},?\s+(?:on\s+)?$|\b(?P<word>noon|midnight)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_TRAIL_CLOCK = re.compile(
    rf",?\s+(?:at|by|around|before|after)\s+(?:about\s+|around\s+)?{_CLOCK}", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince\s+(?:at least\s+)?(?:the\s+)?$", re.IGNORECASE)
_ONWARD = re.compile(r"\s+(?:onwards?|on)\b(?=[,.;]|\s+[a-z])", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:until|till|by|starting|beginning|effective|effect|expires?|due|scheduled for|set for|slated for)\s+"
    r"(?:on\s+|in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)

_TO_BE = re.compile(r"(?:\b(?:is|are)|['’]s)\s+(?:on\s+)?$")
"""Before a weekday: what "is on Wednesday" lies ahead."""
_THROUGH = re.compile(r"\bthrough\s+(?:the\s+)?$", re.IGNORECASE)


def _is_day(form: Form) -> bool:
    if isinstance(form, Calendar):
        return form.day is not None and form.last_day is None and not form.whole_week
    return isinstance(form, Weekday | Holiday) or (isinstance(form, Shift) and form.unit == "day")


def _widen(text: str, time: TimeMatch) -> TimeMatch:
    """Take in modifiers and parts of the day; read the lean off the words before."""
    start, end, clock = time.start, time.end, None
    if time.kind == "DATE" and _is_day(time.form):
        clock, start, end = _clock_beside(text, start, end)
    if time.kind == "DATE" and not isinstance(time.form, Fixed | Range):
        modifier = _BEFORE.search(text[max(0, start - 32) : start])
        if modifier:
            start -= len(modifier[0])
            clock = words.DAY_PARTS[modifier["part"].lower()] if modifier["part"] else clock
    before = text[max(0, start - 32) : start]
    since = bool(_SINCE.search(before))
    if isinstance(time.form, Calendar | Weekday) and re.search(r"\b[Ff]rom\s+$", before):
        since = since or bool(_ONWARD.match(text[end : end + 12]))
    lean: Literal["past", "future", "near"] | None = (
        "past" if since else "future" if _AHEAD.search(before) else None
    )
    if lean is None and isinstance(time.form, Weekday) and _TO_BE.search(before):
        lean = "future"
    if lean is None and _THROUGH.search(before):
        lean = "near"
    kind = "TIME" if clock else time.kind
    return msgspec.structs.replace(time, start=start, end=end, kind=kind, clock=clock, since=since, lean=lean)


def _clock_beside(text: str, start: int, end: int) -> tuple[str | None, int, int]:
    """The part of the day or clock time in, right after or right before a day, and the span with it."""
    last_word = text[start:end].lower().removeprefix("to").split()[-1]
    if last_word in words.DAY_PARTS:
        return words.DAY_PARTS[last_word], start, end
    if part := _AFTER_DAY.match(text, end):
        return words.DAY_PARTS[part["part"].lower()], start, part.end()
    if hour := _TRAIL_CLOCK.match(text, end):
        return _clock(hour), start, hour.end()
    if hour := _LEAD_CLOCK.search(text[max(0, start - 32) : start]):
        clock = words.DAY_PARTS[hour["word"].lower()] if hour["word"] else _clock(hour)
        return clock, start - len(hour[0]), end
    return None, start, end


def _clock(match: re.Match[str]) -> str:
    hour = int(match["h"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02d}:{match['min'] or '00'}"
