"""Dates as pages print them in metadata and datelines, to EDTF days. What is not sure stays None."""

from __future__ import annotations

import re
from datetime import date

_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
    "october oct|november nov|december dec"
)
MONTHS = {name: number for number, names in enumerate(_NAMES.split("|"), 1) for name in names.split()}
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_ISO = re.compile(
    r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)|\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?\s*$|\s*(\d{4})/(\d{2})/(\d{2})(?!\d)"
)
_WRITTEN = (
    re.compile(
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at\s+)?(?P<year>(?:19|20)\d{{2}})\b", re.I
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>(?:19|20)\d{{2}})\b", re.I
    ),
)
_SLASHES = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})\b")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:/|-|$)", re.IGNORECASE)


def day(value: str) -> str | None:
    """The day of a machine date (``2017-03-22T09:30:00-05:00``, ``20170322``) as printed, or a written one."""
    found = _ISO.match(value)
    if found is None:
        return written(value)
    year, month, number = (group for group in found.groups() if group is not None)
    return _checked(int(year), int(month), int(number))


def written(text: str) -> str | None:
    """The first date with day, month and year in words or US slashes (``3/22/2017``)."""
    for pattern in _WRITTEN:
        if found := pattern.search(text):
            return _checked(int(found["year"]), MONTHS[found["month"].lower()], int(found["day"]))
    if found := _SLASHES.search(text):
        return _checked(int(found[3]), int(found[1]), int(found[2]))
    return None


def without(text: str) -> str:
    """The text with every written date taken out."""
    for pattern in (*_WRITTEN, _SLASHES):
        text = pattern.sub(" ", text)
    return text


def in_address(url: str | None) -> str | None:
    """The day in an address such as ``/2017/03/22/council-votes`` or ``/2017/mar/22/``."""
    found = _IN_ADDRESS.search(url or "")
    if found is None:
        return None
    month = MONTHS.get(found[2].lower()) if found[2].isalpha() else int(found[2])
    return _checked(int(found[1]), month, int(found[3])) if month else None


def _checked(year: int, month: int, number: int) -> str | None:
    """The EDTF day, None when no such day exists."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None
