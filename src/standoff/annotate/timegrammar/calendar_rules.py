"""Rules for dates of the calendar: days, months, years, decades, seasons, holidays, and runs of them."""

# ruff: noqa: E501 - one pattern is one line

from __future__ import annotations

import re

import msgspec

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
    Weekday,
)
from standoff.annotate.timegrammar.pieces import (
    ANY_CASE,
    DASH,
    DAY,
    FULL_MONTH,
    HOLIDAY,
    LAST_NEXT,
    MONTH,
    SEASON,
    SHORT_MONTH,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    Rule,
    direction,
    month,
    shift,
    weekday,
)


def _calendar(match: re.Match[str]) -> Form | None:
    """A date from any of the named groups wd, m, d, y, m2, d2, shift, dir, week."""
    got = {name: value for name, value in match.groupdict().items() if value}
    last_month = got.get("m2") or (got["m"] if "d2" in got else None)
    return Calendar(
        year=int(got["y"]) if "y" in got else None,
        month=month(got["m"]) if "m" in got else None,
        day=_day(got["d"]) if "d" in got else None,
        last_month=month(last_month) if last_month else None,
        last_day=_day(got["d2"]) if "d2" in got else None,
        weekday=weekday(got["wd"]) if "wd" in got else None,
        direction=direction(got.get("dir")),
        year_shift=shift(got["shift"]) if "shift" in got else None,
        whole_week="week" in got,
    )


def _day(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _american(match: re.Match[str]) -> Form | None:
    """3/21/2017 and 03-21-17: month first."""
    month_, day, year = int(match["nm"]), int(match["nd"]), int(match["ny"])
    if not 1 <= month_ <= 12 or not day:
        return None
    if year < 100:
        year += 2000 if year < 50 else 1900
    return Calendar(year=year, month=month_, day=day)


def _iso(match: re.Match[str]) -> Form | None:
    return Calendar(year=int(match["y"]), month=int(match["nm"]), day=int(match["nd"]))


def _terror_date(match: re.Match[str]) -> Form | None:
    return Calendar(year=2001, month=9, day=11)


# --- months and years standing alone ----------------------------------------------------------------------

_MONTH_TOLD = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|through|during|between|and|to|or|before|after|early|late|mid|last|next|this|past|each|every|for|earlier|following|previous|around)[\s-]+|mid-)$",
    ANY_CASE,
)
_OWNER_BEFORE = re.compile(r"\b(?:a|the|his|her|their|its|\w+[’']s)\s+$", ANY_CASE)
_MARCH_NOUN = re.compile(
    r"\s+(?!for\b|on\b|of\b|to\b|against\b|in\b|from\b|and\b|was\b|is\b|will\b|has\b)[a-z]"
)
_RALLY = re.compile(r"\s+(?:for|on|of|against|Madness|Air)\b")


def _bare_month(match: re.Match[str]) -> Form | None:
    """A month alone. "May", "March", "April", "June" are words and names too: other words must tell."""
    before, after = (
        match.string[max(0, match.start() - 14) : match.start()],
        match.string[match.end() : match.end() + 24],
    )
    if re.match(r"\s+(?:\d{1,4}(?!,?\d)(?! (?:percent|people|of))|[-–]\d)", after):
        return None
    if "." not in match["m"] and match["m"] in SHORT_MONTH.split("|"):
        return None  # "Jan Brewer"
    told, name = bool(_MONTH_TOLD.search(before)), match["m"]
    if name == "May":
        loose = re.search(r"\b(?:and|or|to|for|around|after|before|of)\s+$", before)
        if not told or (loose and re.match(r"\s+(?:be|not|have|[A-Z])", after)):
            return None
    if name == "March":
        described = _OWNER_BEFORE.search(before) and _MARCH_NOUN.match(after)
        if not (told or described) or _RALLY.match(after):
            return None
    if name in ("April", "June", "August") and not told and re.match(r"\s+[A-Z]", after):
        return None
    if name in ("April", "June") and not told and re.search(r"[A-Z][a-z]+ $", before):
        return None
    return _calendar(match)


_NUMBER_OF = re.compile(
    r"(?:Section|Sec\.|§|No\.?|Number|[SH]\.?\s?[BRJ]\.?|[SH]F|A\.?B\.?|Bill|Act of|Proposition|Prop\.|Resolution|Ordinance|Order|Title|"
    r"Chapter|Room|Suite|Route|Highway|Box|Article|Code|Pub\.|Law|Flight|Unit|Local|S\.|about|nearly|almost|least|than|some|roughly|"
    r"approximately|another|exactly|top)\s+$",
    ANY_CASE,
)
_COUNTED = re.compile(
    r"\s+(?:people|persons|immigrants|migrants|men|women|children|dollars|miles|feet|jobs|employees|officers|agents|inmates|pounds|votes|"
    r"acres|more|others|block|of (?:them|those|the)|U\.S\.C|[NSEW]\.? [A-Z][a-z]+ (?:St|Ave)|"
    r"[A-Z][a-z]+ (?:Avenue|Street|Road|Boulevard|Drive|St\.|Ave\.|Blvd))"
)


def _bare_year(match: re.Match[str]) -> Form | None:
    """A four-digit number that reads as a year, not as a count, an address or the number of a law."""
    before, after = (
        match.string[max(0, match.start() - 24) : match.start()],
        match.string[match.end() : match.end() + 24],
    )
    if re.search(r"(?:[$€£#§:/@.\w]|\d,|\d[-–]|[A-Za-z][-–])$", before) or _NUMBER_OF.search(before):
        return None
    if _COUNTED.match(after) or re.match(r"(?:[-–]\d|[-–][A-Za-z]|/\d|°|[A-Za-z])", after):
        return None
    year = int(match["y"])
    placed = re.search(r"\b(?:in|of|since|by|from|until|the|to|and|before|after)\s+$", before, ANY_CASE)
    return Calendar(year=year) if placed or 1900 <= year <= 2060 else None


# --- longer than a year, parts of a year ------------------------------------------------------------------


def _decade(match: re.Match[str]) -> Form | None:
    digits = match["y"]
    prefix = digits[:3] if len(digits) == 4 else ("20" if int(digits) < 30 else "19") + digits[0]
    return Fixed(prefix, prefix + "X")


def _century(match: re.Match[str]) -> Form | None:
    prefix = f"{int(match['n']) - 1:02d}"
    return Fixed(prefix, prefix + "XX")


def _fiscal(match: re.Match[str]) -> Form | None:
    year = int(match["y"] or match["y2"])
    return FiscalYear(year + 2000 if year < 100 else year)


def _hyphened_year(match: re.Match[str]) -> Form | None:
    """ "mid-2015": as much is known as of "the middle of 2015"."""
    return Calendar(year=int(match["y"]))


def _numbered_quarter(match: re.Match[str]) -> Form | None:
    """ "Q3 2017"."""
    nth = int(match["q"])
    return Part(3 * nth - 2, 3 * nth, f"Q{nth}", int(match["y"]))


def _part(match: re.Match[str]) -> Form | None:
    """Quarters and halves of a year."""
    year = int(match["y"]) if match["y"] else None
    from_here = None if year else shift(match["shift"] or "this")
    which = match["which"].lower()
    nth = 4 if which == "final" else words.ORDINALS.get(which) or int(which[0])
    if match["piece"].lower() == "half":
        return Part(6 * nth - 5, 6 * nth, f"H{nth}", year, from_here) if nth <= 2 else None
    return Part(3 * nth - 2, 3 * nth, f"Q{nth}", year, from_here) if nth <= 4 else None


def _months_of(match: re.Match[str]) -> Form | None:
    """The first three months of a year."""
    count = words.number(match["months"])
    if count is None or not 2 <= count <= 11 or count != int(count):
        return None
    year = int(match["y"]) if match["y"] else None
    first, last = (1, int(count)) if match["which"].lower() == "first" else (13 - int(count), 12)
    return Part(first, last, None, year, None if year else shift(match["shift"] or "this"))


def _season(match: re.Match[str]) -> Form | None:
    got = match.groupdict()
    return Season(
        words.SEASONS[got["s"].lower()],
        year=int(got["y"]) if got.get("y") else None,
        direction=direction(got.get("dir")),
        year_shift=shift(got["shift"]) if got.get("shift") else None,
    )


def _holiday(match: re.Match[str]) -> Form | None:
    name = match["h"].lower().replace("’", "'")
    return Holiday(name, int(match["y"]) if match["y"] else None, direction(match["dir"]))


# --- runs -------------------------------------------------------------------------------------------------


def _range(match: re.Match[str]) -> Form | None:
    first, last = _endpoint(match["from"]), _endpoint(match["to"])
    if isinstance(first, Weekday) and isinstance(last, Weekday):
        return Range(first, last)
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return None
    if first.year is None and last.year is not None:
        back = bool(first.month and last.month and first.month > last.month)
        first = msgspec.structs.replace(first, year=last.year - back)
    elif last.year is None and first.year is not None and last.month and first.month:
        last = msgspec.structs.replace(last, year=first.year + (last.month < first.month))
    if first.year and last.year:
        begins = (first.year, first.month or 0, first.day or 0)
        if begins > (last.year, last.month or 12, last.day or 31):
            return None
    return Range(first, last)


def _endpoint(text: str) -> Calendar | Weekday | None:
    if text.lower() in words.WEEKDAYS:
        return Weekday(words.WEEKDAYS[text.lower()])
    match = re.fullmatch(rf"(?:(?P<m>{MONTH})\s*)?(?:(?P<d>{DAY}),?\s*)?(?P<y>{YEAR})?", text)
    form = _calendar(match) if match and match[0] else None
    return form if isinstance(form, Calendar) else None


def _year_pair(match: re.Match[str]) -> Form | None:
    """2009-2010 and 1957-58."""
    first = int(match["from"])
    second = int(match["to"]) if len(match["to"]) == 4 else first // 100 * 100 + int(match["to"])
    if not first < second <= first + 100 or re.search(r"[-–\w./]$", match.string[: match.start()]):
        return None
    return Range(Calendar(year=first), Calendar(year=second))


_WEEKDAY_LEAD = rf"(?:(?P<wd>{SHORT_WEEKDAY}),?\s+\(?)?"
_YEAR_TAIL = rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})\b|,?\s+(?:of\s+)?(?P<shift>this|last|next)\s+year\b)?"
_END = rf"(?:{MONTH}(?:\s*{DAY}\b)?(?:,?\s*{YEAR})?|{YEAR})"
_ALONE = r"(?!\d|[-–]\d)"
_OF_YEAR = r"of\s+(?:(?P<y>(?:19|20)\d\d)|(?P<shift>this|last|next|the)\s+year)\b"
_EARLY = r"(?:the\s+)?(?:(?:early|late|mid)[-\s])?"

RULES: tuple[Rule, ...] = (
    (rf"\b(?P<y>{YEAR})-(?P<nm>\d\d)-(?P<nd>\d\d)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?(?![\d-])", 0, "DATE", _iso),
    (r"(?<![\d/.$-])(?P<nm>\d{1,2})(?P<sep>[/-])(?P<nd>[0-3]?\d)(?P=sep)(?P<ny>(?:19|20)\d\d|\d\d)(?![\d/-])", 0, "DATE", _american),
    (r"(?<![\d/.$])9/11(?![\d/])|\bSept(?:ember|\.)? 11(?=(?:,? terror|,? attack|th attack|,? hijack))", 0, "DATE", _terror_date),
    (rf"\b{_WEEKDAY_LEAD}(?P<m>{MONTH})\s*(?P<d>{DAY})(?:{DASH}|\s+(?:to|and|through)\s+)(?P<d2>{DAY}){_YEAR_TAIL}", 0, "DATE", _calendar),
    (rf"\b(?P<m>{MONTH})\s*(?P<d>{DAY}){DASH}(?P<m2>{MONTH})\s*(?P<d2>{DAY}){_YEAR_TAIL}", 0, "DATE", _calendar),
    (rf"\b{_WEEKDAY_LEAD}(?P<m>{MONTH})\s*(?P<d>{DAY}){_ALONE}\b{_YEAR_TAIL}", 0, "DATE", _calendar),
    (rf"\b(?P<span>(?P<week>week) of (?P<m>{MONTH})\s+(?P<d>{DAY})\b{_YEAR_TAIL})", 0, "DATE", _calendar),
    (rf"\b{_WEEKDAY_LEAD}(?:the\s+)?(?P<d>{DAY})\s+(?:of\s+|day of\s+)?(?P<m>{MONTH})\b{_YEAR_TAIL}", 0, "DATE", _calendar),
    (rf"\b(?P<m>{MONTH})(?:\s+|,\s*|\s+of\s+)(?P<y>{YEAR})\b", 0, "DATE", _calendar),
    (rf"\b(?P<m>{FULL_MONTH})\s+(?:of\s+)?(?P<shift>this|last|next)\s+year\b", 0, "DATE", _calendar),
    (rf"\b(?P<shift>this|last|next) year in (?P<m>{FULL_MONTH})\b", 0, "DATE", _calendar),
    (rf"\b(?P<dir>(?i:{LAST_NEXT}))\s+(?P<m>{MONTH})(?!\s+\d)", 0, "DATE", _calendar),
    (rf"\b(?P<m>{MONTH})(?!\w)", 0, "DATE", _bare_month),
    (rf"(?<![\w$.,/-])(?P<y>{YEAR})\b", 0, "DATE", _bare_year),
    (rf"\b(?:mid|early|late)-(?P<y>{YEAR})\b(?!-)", ANY_CASE, "DATE", _hyphened_year),
    (rf"\b(?i:between)\s+(?P<span>(?P<from>{_END})\s+and\s+(?P<to>{_END}))(?!\w)", 0, "DATE", _range),
    (rf"\b(?i:from)\s+(?P<span>(?P<from>{_END}),?\s+(?:to|through|until|till)\s+(?P<to>{_END}))(?!\w)", 0, "DATE", _range),
    (rf"\b(?i:from)\s+(?P<span>(?P<from>{WEEKDAY})\s+(?:to|through|until|till)\s+(?P<to>{WEEKDAY}))\b", 0, "DATE", _range),
    (rf"\b(?P<span>(?P<from>{_END})\s+through\s+(?P<to>{_END}))(?!\w)", 0, "DATE", _range),
    (rf"\b(?P<from>{MONTH}(?:\s+{YEAR})?){DASH}(?P<to>{MONTH}(?:\s+{YEAR})?)(?!\w)", 0, "DATE", _range),
    (rf"(?<![\w$.,/-])(?P<from>(?:1[89]|20)\d\d){DASH}(?P<to>(?:1[89]|20)\d\d|\d\d)(?![\d,.]?\d|[-–/]\d|[A-Za-z%])", 0, "DATE", _year_pair),
    (rf"\b{_EARLY}(?P<y>(?:1[5-9]|20)\d0)['’]?s\b", ANY_CASE, "DATE", _decade),
    (rf"(?<!\w){_EARLY}['’‘](?P<y>\d0)['’]?s\b", ANY_CASE, "DATE", _decade),
    (rf"\b{_EARLY}(?P<n>1[5-9]|2[01])(?:th|st)[-\s]century\b", ANY_CASE, "DATE", _century),
    (rf"\b(?:fiscal|budget)\s+(?:year\s+)?(?P<y>{YEAR})\b|\bFY\s?['’]?(?P<y2>\d\d(?:\d\d)?)\b", ANY_CASE, "DATE", _fiscal),
    (rf"\b(?:the\s+)?(?P<which>first|second|third|fourth|final|1st|2nd|3rd|4th)[-\s](?P<piece>quarter|half)\s+{_OF_YEAR}", ANY_CASE, "DATE", _part),
    (rf"\bQ(?P<q>[1-4])\s+(?:of\s+)?(?P<y>{YEAR})\b", 0, "DATE", _numbered_quarter),
    (rf"\b(?:the\s+)?(?P<which>first|last)\s+(?P<months>\w+)\s+months\s+{_OF_YEAR}", ANY_CASE, "DATE", _months_of),
    (rf"\b(?:the\s+)?(?P<s>{SEASON})(?:\s+of\s+|\s+|,\s+)(?P<y>{YEAR})\b", ANY_CASE, "DATE", _season),
    (rf"\b(?:the\s+)?(?P<s>{SEASON})\s+of\s+(?P<shift>this|last|next)\s+year\b", ANY_CASE, "DATE", _season),
    (rf"\b(?P<dir>{LAST_NEXT})\s+(?P<s>{SEASON})(?!\s+(?:of|short|apart|behind|under|into|to|from))\b", ANY_CASE, "DATE", _season),
    (rf"\b(?:in|during|by|since|until)\s+(?P<span>the\s+(?P<s>{SEASON}))(?!\s+(?:of|from|out|in|guy|quarter|(?-i:[A-Z])|storms?|games|house|months?|semester|term|season|break|weather|olympics|meeting))\b", ANY_CASE, "DATE", _season),
    (rf"\b(?:(?P<dir>{LAST_NEXT})\s+)?(?P<h>{HOLIDAY})(?:,?\s+(?P<y>{YEAR}))?(?!\w)", ANY_CASE, "DATE", _holiday),
)  # fmt: skip
