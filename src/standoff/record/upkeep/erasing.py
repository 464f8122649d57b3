"""Erasing a document or a name: from the record, from what the database leaves behind, and from its backups."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
from sqlalchemy import func, select

from standoff.errors import MissingInput, RecordError, RecordUnwritable, SettingsError, StandoffError
from standoff.record import schema
from standoff.record.databases import WAIT_SECONDS
from standoff.record.databases.sqlite import Sqlite
from standoff.record.log import Log
from standoff.record.store import Clock, Store, now
from standoff.record.upkeep.backup import registered
from standoff.record.upkeep.blanking import blank, left_standing
from standoff.record.upkeep.names import Name
from standoff.record.upkeep.removing import Removed, matching, remove

Act = Callable[[Store], Removed | None]
"""Erases in one record; None where there is nothing to erase."""


class Erased(msgspec.Struct, frozen=True):
    """What an erasure did. ``seq`` is its entry, None when the record itself had nothing left to erase.

    ``entries`` counts those whose payload is gone or changed; ``backups`` are the files it was erased from
    as well; ``unreached`` those a person must see to, each with the reason; ``left`` what still holds the
    name, in words.
    """

    seq: int | None
    documents: int
    claims: int
    entries: int
    backups: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def erase_document(store: Store, document: str, why: str, principal: str, clock: Clock = now) -> Erased:
    """Takes a document (its id, label or address) out of the record and its backups; hashes and the reason stay.

    All or nothing in the record; interrupted later, the same call does the rest.
    Raises MissingInput when neither the record nor a backup has it, SettingsError without a reason,
    RecordError and its kinds.
    """
    if not why.strip():
        raise SettingsError("why", "is empty", "say why it is erased")
    names = {document}

    def act(at: Store) -> Removed | None:
        with at.database.told(), at.database.writing() as connection:
            numbers = matching(connection, names)
            if not numbers:
                return None
            removed = remove(Log(connection, principal, clock), at.database, numbers, why)
        names.update(removed.ids)  # backups may know it by another label
        return removed

    done = _everywhere(store, act)
    if done.seq is None and not done.backups and not _erased_before(store, document):
        raise MissingInput(
            document, "neither the record nor a backup holds it", "take the id from `standoff history`"
        )
    return done


def erase_name(store: Store, name: str, why: str, principal: str, clock: Clock = now) -> Erased:
    """Puts blocks in place of a name wherever the record and its backups hold it, so that all offsets stay.

    Raises as ``erase_document`` does; SettingsError also when the reason or the principal holds the name.
    """
    if not why.strip():
        raise SettingsError("why", "is empty", "say why it is erased")
    wanted = Name(name)
    for what, said in (("why", why), ("principal", principal)):
        if wanted.stands_in(said):
            raise SettingsError(what, "holds the name that is to be erased", "say it without the name")

    def act(at: Store) -> Removed | None:
        with at.database.told(), at.database.writing() as connection:
            return blank(Log(connection, principal, clock), at.database, wanted, why)

    done = _everywhere(store, act)
    with store.database.told(), store.database.reading() as connection:
        left = tuple(left_standing(connection, wanted))
    if done.seq is None and not done.backups and not left:
        raise MissingInput("the name", "neither the record nor a backup holds it", "check how it is written")
    return msgspec.structs.replace(done, left=(*done.left, *left))


def _everywhere(store: Store, act: Act) -> Erased:
    if not store.writable:
        raise RecordUnwritable(store.name, "the record is read-only", "give it write permission")
    removed = act(store)
    left = _cleaned(store) if removed or _any_purge(store) else ()
    reached: list[str] = []
    unreached: list[str] = []
    for path, _ in registered(store):
        try:
            if _in_backup(Path(path), act):
                reached.append(path)
        except (StandoffError, OSError) as error:
            said = f"{error.wrong}; {error.mend}" if isinstance(error, StandoffError) else str(error)
            unreached.append(f"{path}: {said.removesuffix('; ')}")
    if removed is None:
        return Erased(None, 0, 0, 0, tuple(reached), tuple(unreached), left)
    return Erased(
        removed.seq,
        len(removed.ids),
        removed.claims,
        removed.entries,
        tuple(reached),
        tuple(unreached),
        left,
    )


def _in_backup(path: Path, act: Act) -> bool:
    if not path.exists():
        raise RecordError(str(path), "there is no file any more; erase it wherever it was moved to")
    with Store.open(path, create=False) as store:
        if not store.writable:
            raise RecordUnwritable(str(path), "is read-only")
        removed = act(store)
        if (removed or _any_purge(store)) and (left := _cleaned(store)):
            raise RecordError(str(path), left[0])
        return removed is not None


def _cleaned(store: Store) -> tuple[str, ...]:
    """Leaves nothing of deleted rows in the database's files; says what could not be cleaned yet."""
    with store.database.told():
        store.database.vacuum()
        if isinstance(store.database, Sqlite) and _still_read(store.database):
            return ("another process reads what was before; run the same again once it is done",)
    return ()


def _still_read(database: Sqlite) -> bool:
    """Whether somebody's open read keeps old pages in the log that SQLite writes ahead."""
    driver = database.engine.raw_connection()
    try:
        cursor = driver.cursor()
        cursor.execute("pragma busy_timeout = 0")  # the vacuum has waited long enough
        cursor.execute("pragma wal_checkpoint(truncate)")
        return bool((cursor.fetchone() or (1,))[0])
    except sqlite3.OperationalError:
        return True
    finally:
        cursor.execute(f"pragma busy_timeout = {int(WAIT_SECONDS * 1000)}")
        driver.close()


def _any_purge(store: Store) -> bool:
    with store.database.told(), store.database.reading() as connection:
        return bool(connection.execute(select(func.count()).select_from(schema.purges)).scalar_one())


def _erased_before(store: Store, document: str) -> bool:
    """Whether an earlier purge erased the document with this id."""
    with store.database.told(), store.database.reading() as connection:
        said: Iterable[str] = connection.execute(select(schema.purges.c.what)).scalars()
        return any(document in what.removeprefix("document ").split(", ") for what in said)
