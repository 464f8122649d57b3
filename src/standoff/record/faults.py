"""What the databases report, said so that a person can mend it."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from standoff.errors import RecordBusy, RecordError, RecordFull, RecordLost, RecordUnwritable

FREE = "free some space and run the same command again; what was added stays"
RESTORE = "run `standoff verify`, and put a backup in its place if it is damaged"


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Turns the database's errors into the record's.

    Raises RecordFull, RecordBusy, RecordLost, RecordUnwritable or RecordError.
    """
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise fault(path, error.orig) from error
        if error.orig is not None and hasattr(error.orig, "sqlstate"):
            raise server_fault(path, error.orig) from error
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


REFUSALS = {  # what a server says as it refuses a connection, which has no SQLSTATE then
    "28P01": r'password authentication failed|no password supplied|role ".*" does not exist|no pg_hba.conf entry',
    "3D000": r'database ".*" does not exist',
}


def server_fault(name: Path | str, error: BaseException) -> RecordError:
    """The record's error for one of PostgreSQL's, by its SQLSTATE."""
    refused = (state for state, says in REFUSALS.items() if re.search(says, str(error)))
    state = getattr(error, "sqlstate", None) or next(refused, None)
    first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if state in ("53100", "53200", "53400"):
        return RecordFull(str(name), "the database's disk or memory is full", FREE)
    if state in ("55P03", "57014", "40P01", "40001"):
        return RecordBusy(
            str(name), "another process is writing to the record", "wait until it is done, then run again"
        )
    if state in ("25006", "42501"):
        return RecordUnwritable(
            str(name), "this user may not write to it", "name a user who may, or another record"
        )
    if state in ("28P01", "28000"):
        return RecordLost(str(name), "the database refuses the user or password", "check the address")
    if state == "3D000":
        return RecordLost(str(name), "there is no such database", "make it first, or check the address")
    if state is None or state[:2] in ("08", "57", "53"):
        mend = "check that the server runs, then run the same command again; what was acknowledged stays"
        return RecordLost(str(name), f"the connection failed ({_hidden(first)})", mend)
    if state[:2] == "XX":
        return RecordError(str(name), "the database is damaged", "restore a backup")
    return RecordError(str(name), first, "run `standoff record check`")


def _hidden(message: str) -> str:
    """Without what a connection string may hold."""
    return re.sub(r"(password=|//[^@/ ]*:)[^@ ]*", r"\1***", message)
