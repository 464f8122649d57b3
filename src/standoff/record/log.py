"""The log inside one transaction: numbered, timed, signed, and chained by hashes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert, select

from standoff.errors import RecordError
from standoff.record.identity import digest
from standoff.record.schema import entries

SKEW = timedelta(minutes=1)  # time servers step a clock back this far; more means that it is wrong
START = "0" * 64


def instant(moment: datetime) -> str:
    """``2026-11-22T13:31:38.123456Z``: fixed width, so that instants sort as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def link(
    previous: str, seq: int, recorded: str, principal: str, kind: str, subject: str, payload: str
) -> str:
    """The hash of an entry, which takes in the hash of the entry before it."""
    return digest(previous, seq, recorded, principal, kind, subject, payload)


class Log:
    """Appends entries at one record time, later than every entry before."""

    def __init__(self, connection: Connection, principal: str, clock: Callable[[], datetime]) -> None:
        last = connection.execute(
            select(entries.c.seq, entries.c.recorded, entries.c.chain_sha256)
            .order_by(entries.c.seq.desc())
            .limit(1)
        ).first()
        self.connection = connection
        self._principal = principal
        self._seq: int = last[0] if last else 0
        self._chain: str = last[2] if last else START
        before: str | None = last[1] if last else None
        self.recorded = _after(before, clock())

    def append(self, kind: str, subject: str, payload_sha256: str) -> int:
        """Adds one entry and gives its number."""
        self._seq += 1
        self._chain = link(
            self._chain, self._seq, self.recorded, self._principal, kind, subject, payload_sha256
        )
        self.connection.execute(
            insert(entries),
            {
                "seq": self._seq,
                "recorded": self.recorded,
                "principal": self._principal,
                "kind": kind,
                "subject": subject,
                "payload_sha256": payload_sha256,
                "chain_sha256": self._chain,
            },
        )
        return self._seq


def _after(before: str | None, moment: datetime) -> str:
    """This moment, moved just past the last record time where the clock has not.

    Raises RecordError when the clock is behind by more than a time server's step.
    """
    recorded = instant(moment)
    if before is None or recorded > before:
        return recorded
    last = datetime.fromisoformat(before)
    if last - moment.astimezone(UTC) > SKEW:
        wrong = f"reads {recorded}, before the record's last entry at {before}"
        raise RecordError("the clock", wrong, "set the clock; nothing was added")
    return instant(last + timedelta(microseconds=1))
