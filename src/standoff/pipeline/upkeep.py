"""Keeping a record: made, looked at, backed up, restored, migrated, rebuilt, checked, copied, erased from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from standoff.errors import MissingInput
from standoff.model.recorded import Asked, Verified
from standoff.pipeline.reconciling import out_of_date, reconcile
from standoff.settings import Settings

if TYPE_CHECKING:
    from standoff.record.store import Store
    from standoff.record.upkeep.backup import Backup, Restored
    from standoff.record.upkeep.copying import Copied
    from standoff.record.upkeep.erasing import Erased
    from standoff.record.upkeep.info import Info
    from standoff.record.upkeep.migrating import Migrated

Progress = Callable[[int, int], None]
SOME = 100


class Checked(msgspec.Struct, frozen=True):
    """What a check found: everything stored, and the derived tables that do not follow from it.

    ``derived`` is None for a read-only record, where nothing can be made anew to compare with.
    """

    stored: Verified
    derived: tuple[str, ...] | None

    @property
    def ok(self) -> bool:
        """True when nothing is broken."""
        return self.stored.ok and not self.derived


class Doomed(msgspec.Struct, frozen=True):
    """What an erasure would reach: documents by name, how many claims stand on them, files of backups."""

    documents: tuple[str, ...]
    claims: int
    backups: tuple[str, ...]


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The record of the settings, which must be there."""
    from standoff.record.store import Store

    with Store.open(settings.record, create=False) as store:
        yield store


def init(settings: Settings) -> bool:
    """Makes an empty record where there is none; False when there is one already."""
    from standoff.errors import RecordMissing
    from standoff.record.store import Store

    try:
        with opened(settings):
            return False
    except RecordMissing:
        with Store.open(settings.record):
            return True


def info(settings: Settings) -> Info:
    """The record at a glance."""
    from standoff.record.upkeep.info import info as asked

    with opened(settings) as store:
        return asked(store)


def backup(settings: Settings, path: str, replace: bool, progress: Progress | None) -> Backup:
    """One state of the record as a file of its own, while others go on writing."""
    from standoff.record.upkeep.backup import backup as made

    with opened(settings) as store:
        return made(store, path, replace, progress)


def restore(settings: Settings, path: str, replace: bool, progress: Progress | None) -> Restored:
    """A backup put where the record of the settings is to be."""
    from standoff.record.upkeep.backup import restore as put

    return put(path, settings.record, replace, progress)


def migrate(settings: Settings, progress: Progress | None) -> Migrated:
    """An older record brought to this version."""
    from standoff.record.upkeep.migrating import migrate as brought

    return brought(settings.record, progress)


def rebuild(settings: Settings) -> tuple[str, ...]:
    """The derived tables made anew; gives those that came out otherwise than they stood."""
    from standoff.record.writing.rebuilt import rebuild as made

    with opened(settings) as store:
        return made(store)


def check(settings: Settings, progress: Progress | None) -> Checked:
    """Every text, span, quote and entry checked again, and every derived table compared with one made anew."""
    from standoff.record.writing.rebuilt import rebuild as made

    with opened(settings) as store:
        stored = store.verify(progress)
        return Checked(stored, made(store, keep=False) if store.writable else None)


def copy(settings: Settings, target: str, progress: Progress | None) -> Copied:
    """The whole record in another place, which is empty; equal, by digest."""
    from standoff.record.store import Store
    from standoff.record.upkeep.copying import copy as copied

    with opened(settings) as source, Store.open(target) as made:
        return copied(source, made, progress)


def doomed(settings: Settings, document: str | None, name: str | None) -> Doomed:
    """What erasing a document, or a name, would reach as far as can be told; nothing is erased.

    Raises MissingInput when there is no such document.
    """
    from standoff.record.queries.lookup import document_named

    with opened(settings) as store:
        view = store.view()
        if document is not None:
            try:
                key = document_named(store, document)
            except MissingInput as error:
                if "no such" not in error.wrong:
                    raise
                key = document  # the record may have lost it, and a backup not
            history = view.history(document=key).items
            names = [entry.what for entry in history if entry.kind == "document" and entry.what]
            reached = tuple(dict.fromkeys(names))
            standing = sum(1 for _ in view.every_claim(Asked(document=key)))
        else:
            found = view.search(f'"{name}"', limit=SOME).items
            reached = tuple(hit.document.title or hit.document.doc_id for hit in found)
            standing = sum(hit.document.claims for hit in found)
    return Doomed(reached, standing, tuple(copy.path for copy in info(settings).backups))


def purge(settings: Settings, by: str, document: str | None, name: str | None, why: str) -> Erased:
    """Erases a document, or a name wherever it stands, from the record and its backups; groups acts anew.

    Raises MissingInput when neither has it, SettingsError for a reason that is empty or tells the name.
    """
    from standoff.record.queries.lookup import document_named
    from standoff.record.upkeep.erasing import erase_document, erase_name

    with opened(settings) as store:
        if document is None:
            done = erase_name(store, name or "", why, by)
        else:
            try:
                key = document_named(store, document)
            except MissingInput:
                key = document
            done = erase_document(store, key, why, by)
        if out_of_date(store):
            reconcile(store)
    return done
