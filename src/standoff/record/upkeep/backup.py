"""Backups: one file that holds one state of the record, checked before it is called a backup; and the way back."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, delete, insert, select

from standoff.errors import RecordBusy, RecordError, RecordMissing, RecordUnwritable
from standoff.record import schema
from standoff.record.databases import is_server
from standoff.record.faults import told
from standoff.record.log import instant
from standoff.record.store import Store
from standoff.record.upkeep.copying import Progress, content_digest, copy, count_entries, digest_of, fill

PAGES = 2_000  # of a file, between two reports of progress
BESIDE = ("-wal", "-shm", "-journal")


class Backup(msgspec.Struct, frozen=True):
    """A backup that was made and checked. ``size`` in bytes; ``digest`` is the content's.

    ``registered`` is false when the record could not be written to: a purge will not know of this file.
    """

    path: str
    size: int
    entries: int
    digest: str
    registered: bool


class Restored(msgspec.Struct, frozen=True):
    """A record that was put in place; ``kept`` is where the one before it now lies."""

    where: str
    entries: int
    digest: str
    kept: str | None = None


def backup(
    store: Store, path: str | os.PathLike[str], replace: bool = False, progress: Progress | None = None
) -> Backup:
    """Writes one state of the record into a new SQLite file, while others go on writing.

    Raises RecordUnwritable when the file exists and ``replace`` is false, RecordFull, RecordError.
    """
    target = Path(path).absolute()
    _check_target(target, replace)
    if store.path is not None and target.exists() and target.samefile(store.path):
        raise RecordUnwritable(str(target), "is the record itself", "name another file")
    if target.exists() and Path(f"{target}-wal").exists():
        raise RecordBusy(str(target), "another process has it open", "close it, or name another file")
    before = registered(store) if store.writable else []
    if store.writable:
        register(store, target)  # first, so that no backup is ever unknown to a purge
    try:
        with unfinished(target) as partial:
            if store.path is not None:
                digest, entries = _from_file(store, partial, str(target), progress)
            else:
                with Store.open(partial) as made:
                    copied = copy(store, made, progress)
                digest, entries = copied.digest, copied.entries
            with told(str(target)):
                put(partial, target, replace)
    except BaseException:
        if store.writable and str(target) not in dict(before):
            with suppress(RecordError):
                unregister(store, target)
        raise
    return Backup(str(target), target.stat().st_size, entries, digest, store.writable)


def restore(
    path: str | os.PathLike[str],
    where: str | os.PathLike[str],
    replace: bool = False,
    progress: Progress | None = None,
) -> Restored:
    """Checks a backup and makes it the record at ``where``; with ``replace`` the record there is kept beside it.

    Raises RecordMissing, RecordOutdated, RecordError when the backup is broken, RecordUnwritable when
    there is a record already, RecordBusy when somebody has it open.
    """
    source = Path(path).absolute()
    with Store.open(source, create=False) as found:
        if found.path is None:
            raise RecordMissing(str(path), "is no file", "name a backup's file")
        _refuse_broken(found)
        if is_server(where):
            return _onto_server(found, source, str(where), replace, progress)
        target = Path(where).absolute()
        if target.exists() and target.samefile(source):
            raise RecordUnwritable(str(target), "is the backup itself", "name another place")
        old = target.exists() and target.stat().st_size > 0
        if old and not replace:
            mend = "name another place, or say --replace, which keeps it beside"
            raise RecordUnwritable(str(target), "there is a record already", mend)
        _check_target(target, replace=True)
        with unfinished(target) as partial:
            digest, entries = _from_file(found, partial, str(target), progress)
            kept, known = (_put_aside(target), _known_backups(target)) if old else (None, {})
            with told(str(target)):
                put(partial, target, replace=True)
    with Store.open(target) as store:
        for other, made in known.items():
            register(store, Path(other), made)
        for other_path in filter(None, (source, kept)):
            register(store, other_path)
    return Restored(str(target), entries, digest, str(kept) if kept else None)


def registered(store: Store) -> list[tuple[str, str]]:
    """The backups that were made of a record: ``(path, made)``."""
    with store.database.told(), store.database.reading() as connection:
        return _registered(connection)


def register(store: Store, path: Path, made: str | None = None) -> None:
    """Notes where a copy of the record lies, so that a purge reaches it."""
    with store.database.told(), store.database.writing() as connection:
        connection.execute(delete(schema.backups).where(schema.backups.c.path == str(path)))
        row = {"path": str(path), "made": made or instant(datetime.now(UTC))}
        connection.execute(insert(schema.backups), row)


def unregister(store: Store, path: Path) -> None:
    """Forgets a copy that is no more."""
    with store.database.told(), store.database.writing() as connection:
        connection.execute(delete(schema.backups).where(schema.backups.c.path == str(path)))


def snapshot(driver: sqlite3.Connection, to: Path, name: str, progress: Progress | None = None) -> None:
    """Copies the state that ``driver``'s open read transaction sees into a new file, and checks the file.

    ``name`` is what messages call it. Raises RecordFull, RecordUnwritable, or RecordError when the
    copy is damaged, as it is when the file it was read from is.
    """

    def report(_: int, remaining: int, pages: int) -> None:
        if progress:
            progress(pages - remaining, pages)

    with told(name), closing(sqlite3.connect(to, isolation_level=None)) as copied:
        driver.backup(copied, pages=PAGES, progress=report)
        found = [str(row[0]) for row in copied.execute("pragma quick_check(1)")]
    if found != ["ok"]:
        mend = "run `standoff record check`; restore an earlier backup if the record is damaged"
        raise RecordError(name, f"the copy is damaged ({found[0]})", mend)


def put(partial: Path, target: Path, replace: bool) -> None:
    """Flushes a finished file and gives it its name, in one step; never over another file unless told.

    Raises RecordUnwritable when the name was taken meanwhile.
    """
    _flush(partial)
    if replace:
        os.replace(partial, target)
    else:
        try:
            os.link(partial, target)
        except FileExistsError:
            raise _taken(target) from None
        except OSError:  # a file system without hard links
            if target.exists():
                raise _taken(target) from None
            os.rename(partial, target)
    _flush(target.parent)


def _from_file(store: Store, partial: Path, name: str, progress: Progress | None) -> tuple[str, int]:
    """Copies a SQLite record page by page; gives digest and number of entries of both, which are equal."""
    assert store.path is not None
    with store.database.told(), store.database.reading() as connection:
        entries = count_entries(connection)  # pins the state
        digest = digest_of(connection)
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        snapshot(driver, partial, name, progress)
    partial.chmod(store.path.stat().st_mode | 0o600)
    with Store.open(partial, create=False) as made:
        if content_digest(made) != digest:
            raise RecordError(name, "the copy is not equal to the record", "run it again")
    return digest, entries


def _onto_server(
    found: Store, source: Path, where: str, replace: bool, progress: Progress | None
) -> Restored:
    kept: Path | None = None
    with Store.open(where) as store:
        with store.database.told(), store.database.reading() as connection:
            old = count_entries(connection) > 0
        if old and not replace:
            mend = "name another place, or say --replace, which keeps it in a file"
            raise RecordUnwritable(store.name, "there is a record already", mend)
        if old:
            kept = source.with_name(f"{source.name}.replaced-{_stamp()}")
            backup(store, kept, progress=progress)
        copied = fill(found, store, replace, progress)
        register(store, source)
        return Restored(store.name, copied.entries, copied.digest, str(kept) if kept else None)


def _refuse_broken(store: Store) -> None:
    checked = store.verify()
    if not checked.ok:
        first = checked.broken[0]
        wrong = f"the backup does not hold together ({first.wrong}; {len(checked.broken)} in all)"
        raise RecordError(store.name, wrong, "take another backup")


def _put_aside(target: Path) -> Path:
    """Gives the record at ``target`` a second name; it keeps the first until another file takes it."""
    kept = target.with_name(f"{target.name}.replaced-{_stamp()}")
    try:
        driver = sqlite3.connect(target, isolation_level=None, timeout=1)
        try:
            # Only somebody who is alone can leave WAL; afterwards all of the record is in one file.
            driver.execute("pragma journal_mode = delete")
        finally:
            driver.close()
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            mend = "close it everywhere, then run again"
            raise RecordBusy(str(target), "another process has the record open", mend) from error
        for ending in BESIDE:  # damaged, which may be why a backup is needed: everything is kept as it is
            if Path(f"{target}{ending}").exists():
                os.rename(f"{target}{ending}", f"{kept}{ending}")
    try:
        os.link(target, kept)
    except OSError:
        shutil.copy2(target, kept)
        _flush(kept)
    return kept


def _known_backups(path: Path) -> dict[str, str]:
    """The backups that a record knows of; none where it cannot be read."""
    with suppress(RecordError), Store.open(path, create=False) as store:
        return dict(registered(store))
    return {}


def _registered(connection: Connection) -> list[tuple[str, str]]:
    rows = schema.backups
    return [(row.path, row.made) for row in connection.execute(select(rows).order_by(rows.c.made))]


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """A name beside ``target`` for a file that is not finished; nothing of it is left behind."""
    partial = target.with_name(f".{target.name}.{secrets.token_hex(4)}.partial")
    try:
        yield partial
    finally:
        for ending in ("", *BESIDE):
            Path(f"{partial}{ending}").unlink(missing_ok=True)


def _check_target(target: Path, replace: bool) -> None:
    if not target.parent.is_dir():
        raise RecordUnwritable(str(target), f"the folder {target.parent} does not exist", "make it first")
    if target.is_dir():
        raise RecordUnwritable(str(target), "is a folder", "give the path of a file")
    if target.exists() and not replace:
        raise _taken(target)
    if not os.access(target.parent, os.W_OK):
        raise RecordUnwritable(str(target), f"the folder {target.parent} is read-only", "name another")


def _taken(target: Path) -> RecordUnwritable:
    return RecordUnwritable(str(target), "exists already", "name another file, or say --replace")


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
