"""When a claim was so in the world: half-open days from its date, its status, and the day it was reported."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from standoff import dates
from standoff.model.claim import Claim
from standoff.model.document import Document

ALREADY = ("happened", "not_done", "denied")
LASTING = ("ongoing", "blocked")


class Validity(msgspec.Struct, frozen=True):
    """``[start, end)`` in ISO days, None = open; ``by`` is the first day by which it surely was so."""

    start: str | None
    by: str
    end: str | None


def reported(document: Document) -> str:
    """The day the document could first be read: the last that its publication date allows, else its capture."""
    if document.published and dates.valid(document.published):
        after = dates.parse(document.published)[1]
        if after != date.max:
            return (after - timedelta(days=1)).isoformat()
    return document.capture.captured[:10]


def validity(claim: Claim, report: str) -> Validity:
    """``report`` is the ISO day the claim was reported.

    What is over fell within its date and no later than the report; undated it is ``[../report]``: pages
    say "by", not "on". What lasts is so from its date, else as of the report, until something ends it.
    A plan, threat or proposal is so once it is reported; the day it aims at is the claim's date, not this.
    """
    read = date.fromisoformat(report)
    after_report = (read + timedelta(days=1)).isoformat()
    start, end = _bounds(claim)
    if claim.status in ALREADY:
        if start is not None and start > read:
            return Validity(start.isoformat(), start.isoformat(), _iso(end))
        last = read if end is None else min(end - timedelta(days=1), read)
        return Validity(_iso(start), last.isoformat(), (last + timedelta(days=1)).isoformat())
    if claim.status in LASTING:
        if start is None:
            return Validity(report, report, None)
        if _is_interval(claim):
            return Validity(start.isoformat(), start.isoformat(), _iso(end))
        begun = read if end is None else min(end - timedelta(days=1), read)
        return Validity(start.isoformat(), max(start, begun).isoformat(), None)
    return Validity(None, report, after_report)


def _bounds(claim: Claim) -> tuple[date | None, date | None]:
    """The claim's own date, half-open; None for an end that is open or unknown."""
    if claim.date is None or claim.date.edtf is None or not dates.valid(claim.date.edtf):
        return None, None
    start, end = dates.parse(claim.date.edtf)
    return (None if start == date.min else start), (None if end == date.max else end)


def _is_interval(claim: Claim) -> bool:
    return claim.date is not None and "/" in (claim.date.edtf or "")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
