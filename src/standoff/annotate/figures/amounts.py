"""Money and shares: "$355 million in federal funding", "41 percent of residents", "two-thirds of voters"."""

# ruff: noqa: E501 - one pattern is one line

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.annotate.figures.numerals import DIGITS, NUMBER, span_value, value
from standoff.annotate.figures.qualifiers import qualifier
from standoff.model.annotation import FigureMention

_SCALED = (
    rf"{DIGITS}(?:\s?(?:hundred|thousand|million|billion|trillion)\b)?(?:(?<=\d)(?:[kKmMbB]|mn|bn|tn)\b)?"
)
_RATE = r"(?P<rate>\s+(?:an?|per|each|every)\s+(?:fiscal\s+)?(?P<period>year|month|week|day|hour|person|inmate|night)\b|[\s-]+(?P<yearly>annually|yearly)\b)?"
_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "US$": "USD"}
_MONEY = re.compile(
    rf"(?P<sign>US\$|[$€£])\s?(?P<low>{_SCALED})(?:\s?(?:[-–—]|to|and)\s?(?:US\$|[$€£])\s?(?P<high>{_SCALED})|\s?(?:[-–—]|to)\s?(?P<bare>{DIGITS}\s?(?:thousand|million|billion|trillion)\b))?(?:\s?-?(?:USD))?{_RATE}"
)
_DOLLARS = re.compile(rf"(?<![\w$.,])(?P<low>{NUMBER})[\s-]dollars?\b{_RATE}", re.IGNORECASE)
_VAGUE_DOLLARS = re.compile(
    r"\b(?P<low>(?:tens of |hundreds of )?(?:thousands|millions|billions|trillions))\s+(?:of|in)\s+(?:U\.S\. )?(?P<what>dollars|federal (?:dollars|funds|funding|grants|money|aid))\b",
    re.I,
)


def find_money(text: str) -> Iterator[FigureMention]:
    """Sums, ranges of sums and rates ("USD per year"); ``what`` is what the money is."""
    for match in _MONEY.finditer(text):
        high = match["high"] or match["bare"]
        amount = span_value(match["low"], high) if high else value(match["low"])
        if amount:
            yield _sum(text, match, amount, _CURRENCY[match["sign"]])
    for match in _DOLLARS.finditer(text):
        if amount := value(match["low"]):
            yield _sum(text, match, amount, "USD")
    for match in _VAGUE_DOLLARS.finditer(text):
        what = match["what"].lower()
        yield FigureMention(
            match.start(),
            match.end(),
            match["low"].lower(),
            "USD",
            None if what == "dollars" else what,
            qualifier(text, match.start(), match.end()),
        )


def _sum(text: str, match: re.Match[str], amount: str, currency: str) -> FigureMention:
    period = match["period"] or ("year" if match["yearly"] else None)
    unit = f"{currency} per {period.lower()}" if period else currency
    return FigureMention(
        match.start(),
        match.end(),
        amount,
        unit,
        _purpose(text, match.end()),
        qualifier(text, match.start(), match.end()),
    )


def _purpose(text: str, end: int) -> str | None:
    """What the money is: "in federal funding", "grant", "fine", "for emergency care"."""
    found = re.match(
        r"\s+(?:in|of|from|for)\s+(?:(?:the|its|a|an|their)\s+)?((?:[a-z-]+\s+){0,3}?(?:grants?|funding|funds|money|aid|fines?|services|assistance|dollars|support|cuts?|costs?|damages|care))\b",
        text[end : end + 70],
    )
    found = found or re.match(
        r"[\s-]+(?:a[\s-]day\s+)?((?:[a-z-]+\s+){0,2}?(?:grants?|fines?|budget|package|fund|penalt(?:y|ies)|programs?|deficit|contract))\b",
        text[end : end + 50],
    )
    return found[1] if found else None


_SHARE = re.compile(
    rf"(?<![\w.,$])(?P<low>{NUMBER})(?:\s?(?:[-–—]|to)\s?(?P<high>{DIGITS}))?\s?(?P<unit>%|percentage points?\b|percent\b|per cent\b)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?P<share>(?:one|two|three|four|a)[-\s](?:thirds?|quarters?|fourths?|fifths?|tenths?))\s+of\b",
    re.IGNORECASE,
)
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}


def find_shares(text: str) -> Iterator[FigureMention]:
    """Percentages, percentage points and fractions; ``what`` is the whole."""
    for match in _SHARE.finditer(text):
        amount = span_value(match["low"], match["high"]) if match["high"] else value(match["low"])
        if amount:
            unit = "percentage points" if "point" in match["unit"].lower() else "percent"
            yield FigureMention(
                match.start(),
                match.end(),
                amount,
                unit,
                _of_what(text, match.end()),
                qualifier(text, match.start(), match.end()),
            )
    for match in _FRACTION.finditer(text):
        top, bottom = re.split(r"[-\s]", match["share"].lower(), maxsplit=1)
        parts = _PARTS[bottom.rstrip("s") if bottom.rstrip("s") in _PARTS else bottom]
        yield FigureMention(
            match.start(),
            match.end("share"),
            f"{value(top)}/{parts}",
            "share",
            _of_what(text, match.end("share")),
            qualifier(text, match.start(), match.end("share")),
        )


def _of_what(text: str, end: int) -> str | None:
    found = re.match(
        r"\s+(?:of|in|from)\s+((?:[\w’'-]+\s+){0,4}?[\w’'-]+)(?=[,.;:!?”\")]|\s+(?:in|who|that|were|was|are|is|have|had|said|since|from|and|voted|to|on|for|by|over)\b|$)",
        text[end : end + 80],
    )
    found = found or re.match(
        r"\s+((?:increase|decrease|drop|decline|rise|jump|cut|reduction|surge|spike|raise))\b",
        text[end : end + 20],
    )
    return found[1] if found else None
