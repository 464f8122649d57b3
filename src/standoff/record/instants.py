"""Days and instants that people write, as the fixed-width text that the record compares."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from standoff import dates
from standoff.errors import BadDate
from standoff.record.log import instant


def last_day(written: str | date, option: str) -> str:
    """The last ISO day of an EDTF date (``2017-03`` gives ``2017-03-31``).

    Raises BadDate, naming the option.
    """
    text = written.isoformat()[:10] if isinstance(written, date) else written
    after = dates.parse(dates.check(text, option))[1]
    return (after if after == date.max else after - timedelta(days=1)).isoformat()


def known_before(written: str | date, option: str = "--known") -> str:
    """The instant before which an entry must have been made to be known at the date or instant given.

    A day counts to its end (UTC); an instant (``2026-11-22T13:00:00Z``) counts itself.
    Raises BadDate, naming the option.
    """
    if isinstance(written, datetime) or (isinstance(written, str) and "T" in written):
        return instant(_aware(written, option) + timedelta(microseconds=1))
    return f"{last_day(written, option)}T24"  # sorts behind every instant of that day


def _aware(written: str | datetime, option: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written) if isinstance(written, str) else written
    except ValueError:
        raise BadDate(option, f"{written!r} is no instant", "write one like 2026-11-22T13:00:00Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
