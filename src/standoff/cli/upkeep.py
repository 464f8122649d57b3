"""``standoff record``: make, look at, back up, restore, migrate, rebuild, check, copy; erase."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
import msgspec

from standoff.cli.options import RECORD, settings_for
from standoff.cli.output import FORMAT, Table, emit
from standoff.cli.progress import measured
from standoff.cli.reviewing import BY, WHY, signed
from standoff.cli.running import complain
from standoff.errors import SettingsError

if TYPE_CHECKING:
    from standoff.model.recorded import Broken
    from standoff.pipeline.upkeep import Doomed
    from standoff.record.upkeep.info import Info

REPLACE = click.option("--replace", is_flag=True, help="Also where there is something already.")
SHORT = 12
MANY = 10


@click.group()
def record() -> None:
    """Keep a record: make it, look at it, back it up, move it, check it; erase from it.

    A record is a SQLite file or a schema of a PostgreSQL database.
    """


@record.command(
    epilog="""\b
Examples:
  standoff record init
  standoff record init --record postgresql://ana@db.example.org/standoff

\b
'standoff add' makes a record too. A record that is there already is left as it is."""
)
@RECORD
def init(record: str | None) -> None:
    """Make an empty record."""
    from standoff.pipeline.upkeep import init as made

    settings = settings_for(record)
    done = made(settings)
    told = "an empty record was made" if done else "there is a record already; it is left as it is"
    click.echo(f"{settings.record_name}: {told}")


@record.command(
    epilog="""\b
Examples:
  standoff record info
  standoff record info --record postgresql://ana@db.example.org/standoff --format json"""
)
@RECORD
@FORMAT
def info(record: str | None, form: str) -> None:
    """Tell what a record holds, where it lives, its backups and what was erased."""
    from standoff.pipeline.upkeep import info as asked

    found = asked(settings_for(record))
    if form != "table":
        emit([Table("", (), [msgspec.to_builtins(found)])], form)
        return
    for name, value in told_of(found):
        click.echo(f"{name:<11} {value}")
    copies: list[dict[str, object]] = [
        {"path": copy.path, "made": copy.made[:16].replace("T", " "), "there": "yes" if copy.there else "no"}
        for copy in found.backups
    ]
    erased: list[dict[str, object]] = [
        {"entry": gone.seq, "when": gone.recorded[:16].replace("T", " "), "who": gone.principal}
        | {"erased": gone.what, "why": gone.why}
        for gone in found.purges
    ]
    if copies or erased:
        click.echo()
    tables = [Table("Backups", ("made", "there", "path"), copies, whole=("made",))] if copies else []
    if erased:
        tables.append(
            Table("Erased", ("entry", "when", "who", "erased", "why"), erased, whole=("entry", "when"))
        )
    emit(tables, form)


def told_of(found: Info) -> list[tuple[str, str]]:
    """What a record is, a line each."""
    span = f", {found.first[:10]} to {(found.last or '')[:10]}" if found.first else ""
    return [
        ("record", found.where),
        ("database", f"{found.database} {found.version}, schema {found.schema_version}"),
        ("size", f"{found.size / 1_000_000:,.1f} MB"),
        ("entries", f"{found.entries:,}{span}"),
        ("documents", f"{found.documents:,} of {found.documents_all:,} stand"),
        ("claims", f"{found.claims:,} of {found.claims_all:,} stand"),
        ("acts", f"{found.moves:,}"),
        ("findings", f"{found.findings:,}"),
    ]


@record.command(
    epilog="""\b
Examples:
  standoff record backup backups/2026-11-22.db
  standoff record backup /mnt/safe/standoff.db --replace

\b
The backup is a record of its own, in one SQLite file, and is checked. Others may go on
writing. The record notes where it lies, so that a purge reaches it.
Exit codes: 0 done; 5 the file is there already, cannot be written, or is damaged."""
)
@click.argument("path", metavar="FILE")
@REPLACE
@RECORD
def backup(path: str, replace: bool, record: str | None) -> None:
    """Write the record, as it is at one moment, into a file."""
    from standoff.pipeline.upkeep import backup as made

    settings = settings_for(record)
    with measured("Backing up") as progress:
        done = made(settings, path, replace, progress)
    click.echo(
        f"{done.path}: {done.entries:,} entries, {done.size / 1_000_000:,.1f} MB, content {done.digest[:SHORT]}"
    )
    if not done.registered:
        complain(f"{settings.record_name} is read-only: it does not know of this backup, nor will a purge")


@record.command(
    epilog="""\b
Examples:
  standoff record restore backups/2026-11-22.db
  standoff record restore backups/2026-11-22.db --record standoff.db --replace
  standoff record restore old.db --record postgresql://ana@db.example.org/standoff

\b
The backup is checked first. A record that is there already stays, unless --replace
puts it aside: its file is kept beside the new one.
Exit codes: 0 done; 5 the backup is damaged, or there is a record already."""
)
@click.argument("path", metavar="FILE")
@REPLACE
@RECORD
def restore(path: str, replace: bool, record: str | None) -> None:
    """Make a backup the record."""
    from standoff.pipeline.upkeep import restore as put

    settings = settings_for(record)
    with measured("Restoring") as progress:
        done = put(settings, path, replace, progress)
    kept = f"; the record that was there is {done.kept}" if done.kept else ""
    click.echo(f"{settings.record_name}: {done.entries:,} entries, content {done.digest[:SHORT]}{kept}")


@record.command(
    epilog="""\b
Examples:
  standoff record migrate
  standoff record migrate --record old.db

\b
A copy of the record as it was is put beside it first. Interrupted, it leaves the
record as it was. Exit codes: 0 done, or nothing to do; 5 it cannot be migrated."""
)
@RECORD
def migrate(record: str | None) -> None:
    """Bring the record of an older version to this one."""
    from standoff.pipeline.upkeep import migrate as brought

    settings = settings_for(record)
    with measured("Migrating") as progress:
        done = brought(settings, progress)
    if done.before == done.after:
        click.echo(f"{settings.record_name}: is at version {done.after}; nothing to do")
        return
    kept = f"; as it was: {done.backup}" if done.backup else ""
    click.echo(f"{settings.record_name}: from version {done.before} to {done.after}{kept}")


@record.command(
    epilog="""\b
Examples:
  standoff record rebuild
  standoff record rebuild --record standoff.db

\b
Periods, positions, public evidence and search indexes follow from what was added, and
are made anew from it. Nothing that was added changes. Other writers wait meanwhile."""
)
@RECORD
def rebuild(record: str | None) -> None:
    """Make the derived tables and search indexes anew."""
    from standoff.pipeline.upkeep import rebuild as made

    settings = settings_for(record)
    with measured("Rebuilding"):
        differed = made(settings)
    told = f"came out otherwise: {', '.join(differed)}" if differed else "all came out as they stood"
    click.echo(f"{settings.record_name}: derived tables made anew; {told}")


@record.command(
    epilog="""\b
Examples:
  standoff record check
  standoff record check --record backups/2026-11-22.db

\b
What 'standoff verify' checks, and every derived table beside one made anew. Other
writers wait during the second part; a read-only record goes without it.
Exit codes: 0 everything holds; 1 something is broken, each named on a line; 5 no record."""
)
@RECORD
def check(record: str | None) -> int:
    """Check all that is stored, and all that is derived from it."""
    from standoff.pipeline.asking import several
    from standoff.pipeline.upkeep import check as checked

    settings = settings_for(record)
    with measured("Checking") as progress:
        found = checked(settings, progress)
    for broken in found.stored.broken:
        click.echo(fault(broken))
    for table in found.derived or ():
        click.echo(f"derived: {table} does not follow from what was added; run 'standoff record rebuild'")
    wrong = len(found.stored.broken) + len(found.derived or ())
    held = f"{several(found.stored.claims, 'claim')} in {several(found.stored.texts, 'text')}"
    if found.derived is None:
        complain(f"{settings.record_name} is read-only: derived tables were not compared")
    click.echo(f"{settings.record_name}: {held}, {found.stored.entries:,} entries; {wrong} broken")
    return 0 if found.ok else 1


def fault(broken: Broken) -> str:
    """``orphaned: page.html · 3f9a: its words are gone``."""
    where = " · ".join(filter(None, (broken.document, broken.claim)))
    return f"{broken.kind}: {where}: {broken.wrong}" if where else f"{broken.kind}: {broken.wrong}"


@record.command(
    epilog="""\b
Examples:
  standoff record copy postgresql://ana@db.example.org/standoff
  standoff record copy laptop.db --record postgresql://ana@db.example.org/standoff

\b
TARGET is a file or a database, empty or not there yet. Interrupted, it stays empty.
Exit codes: 0 done and equal, proven by a digest of all content; 5 the target holds
entries, or cannot be written."""
)
@click.argument("target", metavar="FILE|URL")
@RECORD
def copy(target: str, record: str | None) -> None:
    """Copy the whole record to another place, between SQLite and PostgreSQL or not."""
    from standoff.pipeline.upkeep import copy as copied

    settings = settings_for(record)
    with measured("Copying") as progress:
        done = copied(settings, target, progress)
    name = msgspec.structs.replace(settings, record=target).record_name
    click.echo(f"{name}: {done.entries:,} entries, {done.rows:,} rows, content {done.digest[:SHORT]}")


@record.command(
    epilog="""\b
Examples:
  standoff record purge notes.txt --why "published by mistake, removed on request"
  standoff record purge --name "Jane Roe" --why "private person, request of 3 May" --yes

\b
Erases the text, its claims and all copies in the search indexes and in backups that
the record knows of. A tombstone stays: hashes, numbers, who, when and why, never the
name. It cannot be undone. DOCUMENT is an id, its first 6 or more digits, a label, an
address or a path.
Exit codes: 0 erased; 1 not confirmed, or a backup could not be reached; 2 no reason, or
one that tells the name; 3 no such document or name."""
)
@click.argument("document", required=False, metavar="[DOCUMENT]")
@click.option("--name", metavar="NAME", help="Erase a person's name wherever it stands.")
@WHY
@BY
@click.option("--yes", is_flag=True, help="Do not ask.")
@RECORD
def purge(
    document: str | None, name: str | None, why: str, by: str | None, yes: bool, record: str | None
) -> int:
    """Erase a document or a name for good, from the record and its backups."""
    from standoff.pipeline.upkeep import doomed
    from standoff.pipeline.upkeep import purge as erased

    if bool(document) == bool(name):
        raise SettingsError("purge", "give a document or --name, one of the two", "see its --help")
    settings = settings_for(record)
    preview(doomed(settings, document, name))
    if not yes and not confirmed():
        click.echo("nothing was erased")
        return 1
    with signed(settings, by) as signer:
        done = erased(settings, signer, document, name, why)
        entry = f"entry {done.seq}" if done.seq is not None else "the record no longer had it"
        told = f"{done.documents} documents, {done.claims} claims, {done.entries} entries"
        click.echo(f"{settings.record_name}: erased from {told}; {entry}")
        for path in done.backups:
            click.echo(f"{path}: erased there too")
    for rest in (*done.unreached, *done.left):
        complain(f"not erased: {rest}")
    return 1 if done.unreached else 0


def preview(found: Doomed) -> None:
    """What will go."""
    from standoff.pipeline.asking import several

    if found.documents:
        much = f"{several(len(found.documents), 'document')} with {several(found.claims, 'claim')}"
        click.echo(f"To be erased from {much}:")
    elif found.backups:
        click.echo("No document here has it. To be erased from backups:")
    for name in found.documents[:MANY]:
        click.echo(f"  {name}")
    if len(found.documents) > MANY:
        click.echo(f"  and {len(found.documents) - MANY} more")
    for path in found.backups:
        click.echo(f"  backup {path}")


def confirmed() -> bool:
    """Whether the person says yes. Raises SettingsError when nobody is there to ask."""
    if not sys.stdin.isatty():
        raise SettingsError("purge", "nobody is there to say yes", "add --yes")
    return click.confirm("It cannot be undone. Go on?")
