"""What SQLite reports, said so that a person can mend it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from standoff.errors import RecordBusy, RecordError, RecordFull, RecordUnwritable

FREE = "free some space and run the same command again; what was added stays"
RESTORE = "run `standoff verify`, and put a backup in its place if it is damaged"


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Turns the database's errors into the record's.

    Raises RecordFull, RecordBusy, RecordUnwritable or RecordError.
    """
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise fault(path, error.orig) from error
        raise
    except sqlite3.Error as error:
        raise fault(path, error) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise RecordFull(str(path), "the disk or quota is full", FREE) from error
        raise RecordUnwritable(
            str(path), str(error.strerror or error), "give a path you may write to"
        ) from error


def fault(path: Path | str, error: sqlite3.Error) -> RecordError:
    """The record's error for one of SQLite's, by its result code."""
    extended = getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR
    primary = extended & 0xFF
    if primary == sqlite3.SQLITE_FULL or extended in (
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    ):
        return RecordFull(str(path), "the disk or quota is full", FREE)
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RecordBusy(
            str(path), "another process is writing to the record", "wait until it is done, then run again"
        )
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return RecordUnwritable(
            str(path), "the record is read-only", "give it write permission, or name another record"
        )
    if primary == sqlite3.SQLITE_CANTOPEN:
        return RecordUnwritable(
            str(path), "cannot be opened or made here", "check that the folder exists and is yours"
        )
    if primary == sqlite3.SQLITE_NOTADB:
        return RecordUnwritable(str(path), "is not a record", "name another file; this one is left as it is")
    if primary == sqlite3.SQLITE_CORRUPT:
        return RecordError(str(path), "the file is damaged", RESTORE)
    return RecordError(str(path), str(error), RESTORE)
