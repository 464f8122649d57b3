"""Find time expressions in news English.

Every rule is one pattern and the normal form it builds. All rules run; where matches overlap the
earliest wins, then the longest, then the rule listed first. Winners then take in the words beside them
that belong to the expression ("late", "the end of", "night", "at 3 p.m.").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

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
    Shift,
    TimeMatch,
    Weekday,
)

Build = Callable[["re.Match[str]"], Form | None]

_FULL_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONTH = rf"(?:{_FULL_MONTH}|(?:{_SHORT_MONTH})\b\.?)"
_CAPS_MONTH = rf"(?:{_FULL_MONTH}|{_FULL_MONTH.upper()}|(?:{_SHORT_MONTH})\b\.?)"
_WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SHORT_WEEKDAY = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|,\d|\.\d|[-–:/]?\d|%| ?percent)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d|,\d|\.\d|%)"
_SEASON = "spring|summer|fall|autumn|winter"
_COUNT = (
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?(?: 1/2)?|half an?|an?(?: few| couple(?: of)?| dozen)?|the|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|several|few|many)(?: and a half)?"
)
_UNIT = "day|week|weekend|month|year|decade|century|centurie|quarter|hour|minute|second"
_LONG_UNIT = "day|week|month|year|decade|quarter|century|centurie"
_DASH = r"\s?[-–—]\s?"
_HOLIDAY = "|".join(sorted((re.escape(name) for name in words.HOLIDAYS), key=len, reverse=True)).replace(
    "'", "['’]"
)


def find(text: str) -> tuple[TimeMatch, ...]:
    """Every time expression of the text, in order, without overlaps. Offsets are code points."""
    found: list[tuple[int, int, int, TimeMatch]] = []
    for rank, (pattern, kind, build) in enumerate(_rules()):
        for match in pattern.finditer(text):
            form = build(match)
            if form is None:
                continue
            start, end = match.span("span") if "span" in pattern.groupindex else match.span()
            found.append((start, -end, rank, TimeMatch(start, end, kind, form, ends=_ends(match, form))))
    found.sort(key=lambda item: item[:3])
    kept: list[TimeMatch] = []
    for _, _, _, time in found:
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return tuple(_join_clocks(text, [_widen(text, time) for time in kept]))


def _ends(match: re.Match[str], form: Form) -> tuple[tuple[int, int], tuple[int, int]] | None:
    return (match.span("from"), match.span("to")) if isinstance(form, Range) else None


# --- absolute dates -------------------------------------------------------------------------------------


def _month(word: str) -> int:
    return words.MONTHS[word.rstrip(".").lower()]


def _day(word: str) -> int:
    return int(re.match(r"\d+", word)[0])  # type: ignore[index]


def _weekday(word: str | None) -> int | None:
    if not word:
        return None
    return next(
        number for name, number in words.WEEKDAYS.items() if name.startswith(word.rstrip(".").lower()[:3])
    )


def _calendar(match: re.Match[str]) -> Form | None:
    """Any of the named groups: wd, m, d, y, m2, d2, shift, dir, week."""
    got = {name: value for name, value in match.groupdict().items() if value}
    return Calendar(
        year=int(got["y"]) if "y" in got else None,
        month=_month(got["m"]) if "m" in got else None,
        day=_day(got["d"]) if "d" in got else None,
        last_month=_month(got["m2"]) if "m2" in got else (_month(got["m"]) if "d2" in got else None),
        last_day=_day(got["d2"]) if "d2" in got else None,
        weekday=_weekday(got.get("wd")),
        direction=_direction(got.get("dir")),
        year_shift=_shift_word(got["shift"]) if "shift" in got else None,
        whole_week="week" in got,
    )


def _direction(word: str | None) -> str | None:
    if not word:
        return None
    word = word.lower()
    return {
        "this past": "past",
        "the past": "past",
        "past": "past",
        "this coming": "next",
        "coming": "next",
    }.get(word, word)


def _shift_word(word: str) -> int:
    return {"last": -1, "next": 1}.get(word.lower(), 0)


def _numeric(match: re.Match[str]) -> Form | None:
    """3/21/2017 and 03-21-17 in American order."""
    month, day, year = int(match["nm"]), int(match["nd"]), int(match["ny"])
    if month > 12 or not month or not day:
        return None
    if year < 100:
        year += 2000 if year < 50 else 1900
    return Calendar(year=year, month=month, day=day)


def _iso(match: re.Match[str]) -> Form | None:
    return Calendar(year=int(match["y"]), month=int(match["nm"]), day=int(match["nd"]))


def _bare_month(match: re.Match[str]) -> Form | None:
    """A month alone. "May", "March", "April" and "June" are also words and names: they need a word that says so."""
    before, after = match.string[: match.start("m")], match.string[match.end() : match.end() + 24]
    if re.match(r"\s+(?:\d{1,4}(?!,?\d)(?! (?:percent|people|of))|[-–]\d)", after):
        return None
    told = re.search(
        r"\b(?:in|since|until|till|by|of|from|through|during|between|and|to|or|before|after|early|late|mid|last|next|this|past|"
        r"each|every|for|earlier|following|previous|around)[\s-]+$|mid-$",
        before[-12:], re.IGNORECASE,
    )  # fmt: skip
    name = match["m"]
    if name == "May" and (
        not told
        or re.search(r"\b(?:and|or|to|for|around|after|before|of)\s+$", before[-8:])
        and re.match(r"\s+(?:be|not|have|[A-Z])", after)
    ):
        return None
    if name == "March":
        described = re.search(r"\b(?:a|the|his|her|their|its|’s|'s)\s+$", before[-8:]) and re.match(
            r"\s+(?!for\b|on\b|of\b|to\b|against\b|in\b|from\b|and\b|was\b|is\b|will\b|has\b)[a-z]", after
        )
        if not (told or described) or re.match(r"\s+(?:for|on|of|against|Madness|Air)\b", after):
            return None
    if name in ("April", "June", "August") and not told and re.match(r"\s+[A-Z]", after):
        return None
    if re.search(r"[A-Z][a-z]+ $", before[-14:]) and not told and name in ("April", "June", "May", "March"):
        return None
    return _calendar(match)


def _bare_year(match: re.Match[str]) -> Form | None:
    """A four-digit number that reads as a year."""
    before, after = (
        match.string[max(0, match.start() - 24) : match.start()],
        match.string[match.end() : match.end() + 24],
    )
    if re.search(r"(?:[$€£#§:/@.\w]|\d,|\d[-–]|[A-Za-z][-–])$", before):
        return None
    if re.search(
        r"(?:Section|Sec\.|§|No\.?|Number|[SH]\.?\s?[BRJ]\.?|[SH]F|A\.?B\.?|Bill|Act of|Proposition|Prop\.|Resolution|Ordinance|Order|Title|"
        r"Chapter|Room|Suite|Route|Highway|Box|Article|Code|Pub\.|Law|Flight|Unit|Local|S\.|about|nearly|almost|"
        r"least|than|some|roughly|approximately|another|exactly|top)\s+$", before,
    ):  # fmt: skip
        return None
    if re.match(
        r"\s+(?:people|persons|immigrants|migrants|men|women|children|dollars|miles|feet|jobs|employees|officers|agents|"
        r"inmates|pounds|votes|acres|more|others|block|of (?:them|those|the)|U\.S\.C|[NSEW]\.? [A-Z][a-z]+ (?:St|Ave)|"
        r"[A-Z][a-z]+ (?:Avenue|Street|Road|Boulevard|Drive|St\.|Ave\.|Blvd))", after,
    ) or re.match(r"(?:[-–]\d|[-–][A-Za-z]|/\d|°|[A-Za-z])", after):  # fmt: skip
        return None
    if int(match["y"]) < 1900 and not re.search(
        r"\b(?:in|of|since|by|from|until|the|to|and|before|after)\s+$", before, re.I
    ):
        return None
    if int(match["y"]) > 2060 and not re.search(r"\b(?:in|since|by|from|until)\s+$", before, re.I):
        return None
    return Calendar(year=int(match["y"]))


def _decade(match: re.Match[str]) -> Form | None:
    digits = match["y"]
    prefix = digits[:3] if len(digits) == 4 else ("20" if int(digits) < 30 else "19") + digits[0]
    return Fixed(prefix, prefix + "X")


def _century(match: re.Match[str]) -> Form | None:
    prefix = f"{int(match['n']) - 1:02d}"
    return Fixed(prefix, prefix + "XX")


def _fiscal(match: re.Match[str]) -> Form | None:
    year = int(match["y"])
    return FiscalYear(year + 2000 if year < 100 else year)


def _part(match: re.Match[str]) -> Form | None:
    """Quarters, halves and "the first three months" of a year."""
    got = match.groupdict()
    year = int(got["y"]) if got.get("y") else None
    shift = None if year else _shift_word(got.get("shift") or "this")
    which = (got.get("which") or "").lower()
    if got.get("months"):
        count = words.number(got["months"])
        if count is None or not 2 <= count <= 11 or count != int(count):
            return None
        months = (1, int(count)) if which == "first" else (13 - int(count), 12)
        return Part(*months, None, year, shift)
    nth = 4 if which == "final" else words.ORDINALS.get(which) or int(which[0])
    if got["piece"].lower() == "half":
        return Part(6 * nth - 5, 6 * nth, f"H{nth}", year, shift) if nth <= 2 else None
    return Part(3 * nth - 2, 3 * nth, f"Q{nth}", year, shift) if nth <= 4 else None


def _season(match: re.Match[str]) -> Form | None:
    got = match.groupdict()
    return Season(
        words.SEASONS[got["s"].lower()],
        year=int(got["y"]) if got.get("y") else None,
        direction=_direction(got.get("dir")),
        year_shift=_shift_word(got["shift"]) if got.get("shift") else None,
    )


def _holiday(match: re.Match[str]) -> Form | None:
    got = match.groupdict()
    return Holiday(
        got["h"].lower().replace("’", "'"),
        int(got["y"]) if got.get("y") else None,
        _direction(got.get("dir")),
    )


def _terror_date(match: re.Match[str]) -> Form | None:
    return Calendar(year=2001, month=9, day=11)


# --- ranges ---------------------------------------------------------------------------------------------


def _range(match: re.Match[str]) -> Form | None:
    first, last = _endpoint(match["from"]), _endpoint(match["to"])
    if first is None or last is None:
        return None
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        if first.year is None and last.year is not None:
            back = bool(first.month and last.month and first.month > last.month)
            first = msgspec.structs.replace(first, year=last.year - back)
        elif last.year is None and first.year is not None and last.month and first.month:
            last = msgspec.structs.replace(last, year=first.year + (last.month < first.month))
        if (
            first.year
            and last.year
            and (first.year, first.month or 0, first.day or 0) > (last.year, last.month or 12, last.day or 31)
        ):
            return None
    return Range(first, last)


def _endpoint(text: str) -> Calendar | Weekday | None:
    if text in words.WEEKDAYS or text.lower() in words.WEEKDAYS:
        return Weekday(words.WEEKDAYS[text.lower()])
    match = re.fullmatch(rf"(?:(?P<m>{_CAPS_MONTH})\s*)?(?:(?P<d>{_DAY}),?\s*)?(?P<y>{_YEAR})?", text)
    form = _calendar(match) if match and match[0] else None
    return form if isinstance(form, Calendar) else None


def _year_pair(match: re.Match[str]) -> Form | None:
    """2009-2010 and 1957-58."""
    first = int(match["from"])
    second = int(match["to"]) if len(match["to"]) == 4 else first // 100 * 100 + int(match["to"])
    if not first < second <= first + 100 or re.search(r"[-–\w./]$", match.string[: match.start()]):
        return None
    return Range(Calendar(year=first), Calendar(year=second))


# --- relative to when it was said -----------------------------------------------------------------------


def _named_day(match: re.Match[str]) -> Form | None:
    before, after = match.string[: match.start()], match.string[match.end() : match.end() + 16]
    if re.search(
        r"\b(?:Black|Super|Good|Ash|Cyber|Giving|Bloody|Easter|Palm|Holy|Fat|Ruby)\s+$", before[-10:]
    ):
        return None
    if re.match(
        r"\s+(?:Night Live|Times|Review|Mirror|Telegraph|Express|Night Football|Herald|Magazine|School|Mass\b)",
        after,
    ):
        return None
    got = match.groupdict()
    if got.get("plural"):
        return Fixed(f"XXXX-WXX-{words.WEEKDAYS[got['wd'].lower()] + 1}")
    week = got.get("shift")
    return Weekday(
        words.WEEKDAYS[got["wd"].lower()], _direction(got.get("dir")), _shift_word(week) if week else None
    )


def _simple_day(match: re.Match[str]) -> Form | None:
    word = re.sub(r"\s+", " ", match["w"].lower())
    return Shift("day", _DAYS[word])


_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "the day before yesterday": -2, "the day after tomorrow": 2, "yesterday morning": -1,
    "earlier today": 0, "later today": 0, "tomorrow night": 1,
}  # fmt: skip


def _unit_shift(match: re.Match[str]) -> Form | None:
    """last month, this week, next year, earlier this year, the past week."""
    unit = match["u"].lower()
    if unit in ("quarter",) and not match.groupdict().get("dir"):
        return None
    amount = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(
        (match["dir"] or "this").lower().split()[-1], 0
    )
    return Shift("fiscal" if unit in ("fiscal year", "budget year") else unit, amount)


def _ago(match: re.Match[str]) -> Form | None:
    return _counted(match, -1, reference=False)


def _hence(match: re.Match[str]) -> Form | None:
    return _counted(match, 1, reference=False)


def _later(match: re.Match[str]) -> Form | None:
    sign = -1 if match["way"].lower() in ("earlier", "before") else 1
    return _counted(match, sign, reference=True)


def _counted(match: re.Match[str], sign: int, *, reference: bool) -> Form | None:
    unit = {"centurie": "century"}.get(match["u"].lower(), match["u"].lower())
    count = words.number(match["n"])
    letter = words.UNIT_LETTERS[unit]
    if count is None or count != int(count) or letter.startswith("T"):
        return Fixed("PAST_REF" if sign < 0 and not reference else "XXXX-XX-XX")
    about = (match.groupdict().get("about") or "").lower()
    inexact = None
    if about:
        inexact = "bound" if re.search(r"more|less|than|over|under|least", about) else "about"
    return Shift(unit, sign * int(count), reference, inexact)


_SAME = {"previous": -1, "preceding": -1, "prior": -1, "next": 1, "following": 1, "same": 0}


def _reference_unit(match: re.Match[str]) -> Form | None:
    """the previous day, the following week, that same month, that day."""
    which = (match["w"] or "same").lower()
    return Shift(match["u"].lower(), _SAME[which], from_reference=True)


def _side_of_day(match: re.Match[str]) -> Form | None:
    """the day before, a year earlier: handled by ``_later``; here only with the bare article."""
    return Shift(
        match["u"].lower(), -1 if match["way"].lower() in ("before", "earlier") else 1, from_reference=True
    )


# --- no date: durations, sets, vague ---------------------------------------------------------------------


def _duration(match: re.Match[str]) -> Form | None:
    after = match.string[match.end() : match.end() + 14]
    if re.match(r"[\s-]+old\b|\s+of age\b|\s+(?:and|or) (?:older|younger|up)\b", after):
        return None
    written = (match.groupdict().get("n") or "").lower()
    unit = match["u"].lower()
    if written == "the" or unit in ("second", "quarter"):
        return None
    if written in ("a", "an") and not _is_length(match, unit):
        return None
    return Fixed(_period(written, unit))


def _is_length(match: re.Match[str], unit: str) -> bool:
    """True for "a year" that says how long; "a day" and "$5 a month" are not lengths of time."""
    before = match.string[max(0, match.start() - 24) : match.start()].lower()
    after = match.string[match.end() : match.end() + 10].lower()
    return bool(
        re.search(r"\b(?:for|in|within|about|nearly|almost|than|over|after|least|only|just|spent|spend|lasted|half|took|up to|every)\s+$", before)
        and not re.search(r"\bonce in\s+$", before)
        or re.match(r"\s+(?:earlier|in (?:jail|prison))", after)
    )  # fmt: skip


def _period(written: str, unit: str) -> str:
    """The TIMEX3 value of a length of time."""
    letter = words.UNIT_LETTERS[unit]
    count = words.number(re.sub(r"^an? (?=dozen)", "", written))
    if letter in ("E", "C"):
        factor, letter = (10, "Y") if letter == "E" else (100, "Y")
        count = None if count is None else count * factor
        if count is None:
            return "PXE" if factor == 10 else "PXC"
    size = "X" if count is None else f"{count:g}"
    return f"PT{size}{letter[1]}" if letter.startswith("T") else f"P{size}{letter}"


def _plain_units(match: re.Match[str]) -> Form | None:
    """for years, in recent months, the past several weeks."""
    written = (match.groupdict().get("n") or "").lower()
    return Fixed(_period(written if written not in ("", "the") else "several", match["u"].lower()))


def _set(match: re.Match[str]) -> Form | None:
    got = match.groupdict()
    if got.get("wd"):
        return Fixed(f"XXXX-WXX-{words.WEEKDAYS[got['wd'].lower()] + 1}")
    if got.get("adverb"):
        unit = {
            "daily": "D",
            "weekly": "W",
            "monthly": "M",
            "yearly": "Y",
            "annually": "Y",
            "quarterly": "Q",
            "annual": "Y",
        }
        return Fixed("P1" + unit[got["adverb"].lower()])
    if got.get("m"):
        return Fixed(f"XXXX-{_month(got['m']):02d}")
    if got.get("s"):
        return Fixed(f"XXXX-{words.SEASON_LABELS[words.SEASONS[got['s'].lower()]]}")
    letter = words.UNIT_LETTERS[got["u"].lower()]
    return Fixed(f"PT1{letter[1]}" if letter.startswith("T") else f"P1{letter}")


def _fixed(value: str) -> Build:
    return lambda match: Fixed(value)


def _age(match: re.Match[str]) -> Form | None:
    return Fixed("AGE")


# --- the table ------------------------------------------------------------------------------------------


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str, Build], ...]:
    """Patterns in order of rank, each with the kind it yields and the builder of its form."""
    i = re.IGNORECASE
    last_next = r"(?:this past|this coming|last|next|this|past|coming)"
    about = r"(?:(?P<about>about|around|nearly|almost|some|roughly|approximately|more than|less than|over|just over|at least|under|a little more than|little more than|just)\s+)?"  # noqa: E501
    weekday_lead = rf"(?:(?P<wd>{_SHORT_WEEKDAY}),?\s+\(?)?"
    year_tail = rf"(?:,?\s+(?:of\s+)?(?P<y>{_YEAR})\b|,?\s+(?:of\s+)?(?P<shift>this|last|next)\s+year\b)?"
    end_date = rf"(?:{_CAPS_MONTH}(?:\s*{_DAY}\b)?(?:,?\s*{_YEAR})?|{_YEAR})"
    table: list[tuple[str, int, str, Build]] = [
        (rf"\b\d+(?:\.\d+)?[-\s]?(?:year|month|week|day)s?[-\s]olds?\b|\baged? (?:of )?\d+(?: years)?\b|\b(?:{_COUNT})[-\s](?:years?|months?)[-\s](?:old|of age)\b", i, "AGE", _age),  # noqa: E501
        (rf"\b(?P<y>{_YEAR})-(?P<nm>\d\d)-(?P<nd>\d\d)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?(?![\d-])", 0, "DATE", _iso),
        (r"(?<![\d/.$-])(?P<nm>\d{1,2})(?P<sep>[/-])(?P<nd>[0-3]?\d)(?P=sep)(?P<ny>(?:19|20)\d\d|\d\d)(?![\d/-])", 0, "DATE", _numeric),
        (r"(?<![\d/.$])9/11(?![\d/])|\bSept(?:ember|\.)? 11(?=(?:,? terror|,? attack|th attack|,? hijack))", 0, "DATE", _terror_date),
        (rf"\b{weekday_lead}(?P<m>{_CAPS_MONTH})\s*(?P<d>{_DAY})(?:{_DASH}|\s+(?:to|and|through)\s+)(?P<d2>{_DAY}){year_tail}", 0, "DATE", _calendar),
        (rf"\b(?P<m>{_CAPS_MONTH})\s*(?P<d>{_DAY}){_DASH}(?P<m2>{_CAPS_MONTH})\s*(?P<d2>{_DAY}){year_tail}", 0, "DATE", _calendar),
        (rf"\b{weekday_lead}(?P<m>{_CAPS_MONTH})\s*(?P<d>{_DAY})\b{year_tail}", 0, "DATE", _calendar),
        (rf"\b(?P<span>(?P<week>week) of (?P<m>{_CAPS_MONTH})\s+(?P<d>{_DAY})\b{year_tail})", 0, "DATE", _calendar),
        (rf"\b{weekday_lead}(?:the\s+)?(?P<d>{_DAY})\s+(?:of\s+|day of\s+)?(?P<m>{_CAPS_MONTH})\b{year_tail}", 0, "DATE", _calendar),
        (rf"\b(?P<m>{_CAPS_MONTH})(?:\s+|,\s*|\s+of\s+)(?P<y>{_YEAR})\b", 0, "DATE", _calendar),
        (rf"\b(?P<m>{_FULL_MONTH})\s+(?:of\s+)?(?P<shift>this|last|next)\s+year\b", 0, "DATE", _calendar),
        (rf"\b(?:this|last|next) year in (?P<m>{_FULL_MONTH})\b", 0, "DATE", _calendar),
        (rf"\b(?P<dir>(?i:{last_next}))\s+(?P<m>{_CAPS_MONTH})(?!\s+\d)", 0, "DATE", _calendar),
        (rf"\b(?P<m>{_CAPS_MONTH})(?!\w)", 0, "DATE", _bare_month),
        (rf"(?<![\w$.,/-])(?P<y>{_YEAR})\b", 0, "DATE", _bare_year),
        (rf"\b(?i:between)\s+(?P<span>(?P<from>{end_date})\s+and\s+(?P<to>{end_date}))(?!\w)", 0, "DATE", _range),
        (rf"\b(?i:from)\s+(?P<span>(?P<from>{end_date})\s+(?:to|through|until|till)\s+(?P<to>{end_date}))(?!\w)", 0, "DATE", _range),
        (rf"\b(?i:from)\s+(?P<span>(?P<from>{_WEEKDAY})\s+(?:to|through|until|till)\s+(?P<to>{_WEEKDAY}))\b", 0, "DATE", _range),
        (rf"\b(?P<span>(?P<from>{end_date})\s+through\s+(?P<to>{end_date}))(?!\w)", 0, "DATE", _range),
        (rf"\b(?P<from>{_CAPS_MONTH}(?:\s+{_YEAR})?){_DASH}(?P<to>{_CAPS_MONTH}(?:\s+{_YEAR})?)(?![\w])", 0, "DATE", _range),
        (rf"(?<![\w$.,/-])(?P<from>(?:1[89]|20)\d\d){_DASH}(?P<to>(?:1[89]|20)\d\d|\d\d)(?![\d,.]?\d|[-–/]\d|[A-Za-z%])", 0, "DATE", _year_pair),
        (r"\b(?:the\s+)?(?:(?:early|late|mid)[-\s])?(?P<y>(?:1[5-9]|20)\d0)['’]?s\b", i, "DATE", _decade),
        (r"(?<!\w)(?:the\s+)?(?:(?:early|late|mid)[-\s])?['’‘](?P<y>\d0)['’]?s\b", i, "DATE", _decade),
        (r"\b(?:the\s+)?(?:(?:early|late|mid)[-\s])?(?P<n>1[5-9]|2[01])(?:th|st)[-\s]century\b", i, "DATE", _century),
        (rf"\b(?:fiscal|budget)\s+(?:year\s+)?(?P<y>{_YEAR})\b|\bFY\s?['’]?(?P<y2>\d\d(?:\d\d)?)\b", i, "DATE", _fiscal_any),
        (rf"\b(?:the\s+)?(?P<which>first|second|third|fourth|final|1st|2nd|3rd|4th)[-\s](?P<piece>quarter|half)\s+of\s+(?:(?P<y>{_YEAR})|(?P<shift>this|last|next|the)\s+year)\b", i, "DATE", _part),
        (r"\b(?:the\s+)?(?P<which>first|last)\s+(?P<months>\w+)\s+months\s+of\s+(?:(?P<y>(?:19|20)\d\d)|(?P<shift>this|last|next|the)\s+year)\b", i, "DATE", _part),
        (rf"\b(?:the\s+)?(?P<s>{_SEASON})(?:\s+of\s+|\s+|,\s+)(?P<y>{_YEAR})\b", i, "DATE", _season),
        (rf"\b(?:the\s+)?(?P<s>{_SEASON})\s+of\s+(?P<shift>this|last|next)\s+year\b", i, "DATE", _season),
        (rf"\b(?P<dir>{last_next})\s+(?P<s>{_SEASON})(?!\s+(?:of|short|apart|behind|under|into|to|from))\b", i, "DATE", _season),
        (rf"\b(?:in|during|by|since|until)\s+(?P<span>the\s+(?P<s>{_SEASON}))(?!\s+(?:of|from|out|in|guy|quarter|[A-Z]))\b", i, "DATE", _season),
        (rf"\b(?:(?P<dir>{last_next})\s+)?(?P<h>{_HOLIDAY})(?:,?\s+(?P<y>{_YEAR}))?(?![\w])", i, "DATE", _holiday),
        (rf"\b(?:(?P<dir>(?i:{last_next}))\s+)?(?P<wd>{_WEEKDAY})(?P<plural>s)?\b(?:\s+of\s+(?P<shift>this|last|next)\s+week\b)?", 0, "DATE", _named_day),
        (rf"\b(?:every|each)\s+(?P<wd>{_WEEKDAY})s?\b", i, "SET", _set),
        (r"\b(?P<w>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening))(?!\w|['’]s\s+(?:world|society|youth))", i, "DATE", _simple_day),  # noqa: E501
        (r"\b(?:(?:earlier|later)\s+)?(?P<dir>this|last|next|this past|this coming|the past|the last|the coming)\s+(?P<u>weekend|week|month|year|fiscal year|budget year|decade|century|quarter)\b(?!['’]?s?\s+(?:old|ago|of [A-Z]))", i, "DATE", _unit_shift),  # noqa: E501
        (r"\b(?:earlier|later)\s+(?P<dir>in the)\s+(?P<u>week|month|year|decade)\b", i, "DATE", _unit_shift),
        (r"\b(?:over|during)\s+(?P<span>(?P<dir>the)\s+(?P<u>weekend))\b", i, "DATE", _unit_shift),
        (r"\b(?:the\s+)?(?:end|beginning|start|middle|rest|remainder|close)\s+of\s+(?:(?P<dir>the|this|last|next)\s+)?(?P<u>week|month|year|decade|century|fiscal year)\b", i, "DATE", _unit_shift),  # noqa: E501
        (r"\b(?P<dir>the)\s+(?P<u>year)['’]s\s+end\b|\b(?P<dir2>)year[-’' ]?s?[-\s]end\b", i, "DATE", _year_end),
        (rf"\b{about}(?P<n>{_COUNT})\s+(?P<u>{_UNIT})s?\s+ago\b", i, "DATE", _ago),
        (rf"\b{about}(?P<n>{_COUNT})\s+(?P<u>{_LONG_UNIT})s?\s+from\s+(?:now|today)\b", i, "DATE", _hence),
        (rf"\b{about}(?P<n>{_COUNT})\s+(?P<u>{_LONG_UNIT})s?\s+(?P<way>later|earlier|afterward|afterwards)\b(?!\s+than\s+(?:usual|expected|planned|scheduled|normal))", i, "DATE", _later),  # noqa: E501
        (r"\b(?:the|that|this)\s+(?P<w>previous|preceding|prior|following|same|next)\s+(?P<u>day|week|month|year|weekend)\b(?!s)", i, "DATE", _reference_unit),
        (r"\bthat\s+(?P<w>)(?P<u>day|week|month|year|weekend)\b(?!\s+(?:the|when|after|before|he|she|they|we|I)\b)", i, "DATE", _reference_unit),
        (r"\bthe\s+(?P<u>day|week|month|year)\s+(?P<way>before|after|earlier)\b(?=[.,;:!?”\"]|\s+(?:and|with|by|as|in|to|at|on|from)\b)", i, "DATE", _side_of_day),
        (r"\b(?:the\s+)?(?:past|last|next|coming|recent|previous|first)\s+(?P<n>" + _COUNT[:-len("(?: and a half)?")] + r"(?: and a half)?)\s+(?P<u>" + _UNIT + r")s?\b", i, "DURATION", _plain_units),  # noqa: E501
        (rf"\b(?:(?:in|over|during)\s+)?(?P<span>(?:the\s+)?(?:recent|coming|past|last|next)\s+(?P<u>{_UNIT})s)\b(?!\s+ago)", i, "DURATION", _plain_units),
        (rf"\b(?:for|in|over|after|within|took|taken|last|lasted)\s+(?P<span>(?:(?:many|several)\s+)?(?P<u>{_UNIT})s)\b(?!\s+(?:of age|old|ago|past|gone))", i, "DURATION", _plain_units),
        (rf"\b(?P<n>{_COUNT})(?:\s+|-)(?:(?:full|more|consecutive|straight|calendar|business|working)\s+)?(?P<u>{_UNIT})s?(?:['’](?=\s))?\b(?!['’]s\b|-(?:to|by|long-))(?!\s+(?:ago|later|old))", i, "DURATION", _duration),  # noqa: E501
        (rf"\b(?:every|each|per)\s+(?P<u>{_UNIT})\b", i, "SET", _set),
        (rf"\b(?:every|each)\s+(?P<m>{_FULL_MONTH})\b", 0, "SET", _set),
        (rf"\b(?:every|each)\s+(?P<s>{_SEASON})\b", i, "SET", _set),
        (r"(?<=[\d\w] )(?P<span>an?\s+(?P<u>year|month|week|day))\b(?<!for a year)", i, "SET", _rate),
        (r"\b(?P<adverb>daily|weekly|monthly|yearly|annually)\b(?!\s+[A-Z])", 0, "SET", _set),
        (r"\b(?:right now|now|currently|presently|nowadays|at present|these days|at the moment)\b(?!\s*(?:that|,? then)\b)", i, "DATE", _fixed("PRESENT_REF")),
        (r"\b(?:more |most |until )?(?P<span>recently)\b", i, "DATE", _fixed("PAST_REF")),
        (r"\bthe (?:near |foreseeable |not too distant )?future\b(?!\s+of\b)", i, "DATE", _fixed("FUTURE_REF")),
    ]  # fmt: skip
    return tuple((re.compile(pattern, flags), kind, build) for pattern, flags, kind, build in table)


def _fiscal_any(match: re.Match[str]) -> Form | None:
    year = int(match["y"] or match["y2"])
    return FiscalYear(year + 2000 if year < 100 else year)


def _year_end(match: re.Match[str]) -> Form | None:
    return Shift("year", 0)


def _rate(match: re.Match[str]) -> Form | None:
    """ "$250 million a year", "90 people a day": a rate, when a number stands shortly before."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    if not re.search(
        r"(?:\d|\b(?:hundred|thousand|million|billion|dozens?|once|twice|times))(?:\s+[a-z]+){0,3}\s+$",
        before,
        re.I,
    ):
        return None
    return _set(match)


# --- the words beside an expression ----------------------------------------------------------------------

_BEFORE = re.compile(
    r"(?:\b(?:early|earlier|late|later|mid|midway through)(?:\s+(?:on|in))?[-\s]+|\b(?:the\s+)?(?:end|beginning|start|middle|close)\s+of\s+|"
    r"\b(?:the\s+)?(?:morning|afternoon|evening|night)\s+of\s+)$", re.IGNORECASE,
)  # fmt: skip
_AFTER_DAY = re.compile(
    r"\s+(?:at\s+)?(morning|afternoon|evening|night|noon|midnight)\b(?! (?:shift|owl|club))", re.IGNORECASE
)
_CLOCK = r"(?P<h>1[0-2]|0?[1-9])(?::(?P<min>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?(?:\s*\(?(?:[ECMP][SD]?T|Eastern|Central|Mountain|Pacific)\)?\b)?"
_LEAD_CLOCK = re.compile(
    rf"(?:\b(?:about|around)\s+)?\b{_CLOCK},?\s+(?:on\s+)?$|\b(?P<word>noon|midnight)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_TRAIL_CLOCK = re.compile(
    rf",?\s+(?:at|by|around|before|after)\s+(?:about\s+|around\s+)?{_CLOCK}", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince\s+(?:at least\s+)?(?:the\s+)?$", re.IGNORECASE)
_ONWARD = re.compile(r"\s+(?:onwards?|on)\b(?=[,.;]|\s+[a-z])", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:until|till|through|by|starting|beginning|effective|effect|expires?|due|scheduled for|set for|slated for)\s+(?:on\s+|in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)  # noqa: E501


def _is_day(form: Form) -> bool:
    if isinstance(form, Calendar):
        return form.day is not None and form.last_day is None and not form.whole_week
    return isinstance(form, Weekday | Holiday) or (isinstance(form, Shift) and form.unit == "day")


def _widen(text: str, time: TimeMatch) -> TimeMatch:
    """Take in modifiers and parts of the day; read the lean off the words before."""
    start, end, kind, clock = time.start, time.end, time.kind, None
    if kind == "AGE":
        return time
    word = text[start:end].lower()
    if isinstance(time.form, Shift) and time.form.unit == "day":
        for part, label in (("night", "NI"), ("morning", "MO"), ("afternoon", "AF"), ("evening", "EV")):
            if word.endswith(part):
                clock = label
    if kind == "DATE" and _is_day(time.form) and clock is None:
        clock, start, end = _clock_beside(text, start, end)
    if kind == "DATE" and not isinstance(time.form, Fixed | Range):
        if modifier := _BEFORE.search(text[:start][-32:]):
            start -= len(modifier[0])
            if hour := re.search(r"(morning|afternoon|evening|night)", modifier[0], re.IGNORECASE):
                clock = words.DAY_PARTS[hour[1].lower()]
    before = text[max(0, start - 32) : start]
    since = bool(_SINCE.search(before))
    if isinstance(time.form, Calendar | Weekday) and re.search(r"\b[Ff]rom\s+$", before):
        since = since or bool(_ONWARD.match(text[end : end + 12]))
    lean = "past" if since else "future" if _FUTURE.search(before) else None
    return msgspec.structs.replace(
        time, start=start, end=end, kind="TIME" if clock else kind, clock=clock, since=since, lean=lean
    )


def _clock_beside(text: str, start: int, end: int) -> tuple[str | None, int, int]:
    """The part of the day or clock time that stands right after or before a day, and the span with it."""
    if part := _AFTER_DAY.match(text, end):
        return words.DAY_PARTS[part[1].lower()], start, part.end()
    if hour := _TRAIL_CLOCK.match(text, end):
        return _clock(hour), start, hour.end()
    if hour := _LEAD_CLOCK.search(text[max(0, start - 32) : start]):
        return _clock(hour), start - len(hour[0]), end
    return None, start, end


def _clock(match: re.Match[str]) -> str:
    if match.groupdict().get("word"):
        return words.DAY_PARTS[match["word"].lower()]
    hour = int(match["h"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02d}:{match['min'] or '00'}"


def _join_clocks(text: str, times: list[TimeMatch]) -> list[TimeMatch]:
    """Drop ages, and whatever widening made overlap."""
    kept: list[TimeMatch] = []
    for time in times:
        if time.kind == "AGE" or (kept and time.start < kept[-1].end):
            continue
        kept.append(time)
    return kept
