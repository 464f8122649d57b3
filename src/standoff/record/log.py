"""The log inside one transaction: numbered, timed, signed, and chained by hashes."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Select, select

from standoff.errors import RecordError
from standoff.record.identity import digest
from standoff.record.queries.prepared import insert_rows, rows_of
from standoff.record.schema import entries, keys

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


def keyed(key: str | None, payload: str) -> str:
    """What an entry says of a payload with this digest: once the key is gone, nobody can try payloads against it."""
    return digest(key, payload) if key else payload


class Log:
    """Appends entries at one record time, later than every entry before."""

    def __init__(self, connection: Connection, principal: str, clock: Callable[[], datetime]) -> None:
        last = next(iter(rows_of(connection, "last link", _last_link)), None)
        self.connection = connection
        self.principal = principal
        self._seq: int = last[0] if last else 0
        self._chain: str = last[2] if last else START
        before: str | None = last[1] if last else None
        self.recorded = _after(before, clock())

    @property
    def seq(self) -> int:
        """The number of the last entry."""
        return self._seq

    @property
    def next(self) -> int:
        """The number that the next entry gets."""
        return self._seq + 1

    def append(self, kind: str, subject: str, payload: str) -> int:
        """Adds one entry for a payload with this digest, and gives its number."""
        self._seq += 1
        key = secrets.token_hex(16)
        payload_sha256 = keyed(key, payload)
        self._chain = link(
            self._chain, self._seq, self.recorded, self.principal, kind, subject, payload_sha256
        )
        entry = {
            "seq": self._seq,
            "recorded": self.recorded,
            "principal": self.principal,
            "kind": kind,
            "subject": subject,
            "payload_sha256": payload_sha256,
            "chain_sha256": self._chain,
        }
        insert_rows(self.connection, entries, [entry])
        insert_rows(self.connection, keys, [{"seq": self._seq, "key": key}])
        return self._seq


def _last_link() -> Select[tuple[int, str, str]]:
    query = select(entries.c.seq, entries.c.recorded, entries.c.chain_sha256)
    return query.order_by(entries.c.seq.desc()).limit(1)


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
