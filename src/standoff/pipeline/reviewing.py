"""Reviews from the command line: what a person says of claims and documents, and what waits for one."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from standoff.errors import MissingInput, SettingsError
from standoff.model.recorded import Asked, Page, Recorded
from standoff.pipeline.asking import placed
from standoff.pipeline.naming import place_label
from standoff.pipeline.reconciling import reconcile
from standoff.settings import Settings

if TYPE_CHECKING:
    from standoff.record.writer import Writer

STATES = {"accept": "accepted", "reject": "rejected", "dispute": "disputed", "reset": "machine"}


class Decided(msgspec.Struct, frozen=True):
    """A claim that was decided on: as it stood before, as it stands now, and the log's entry."""

    before: Recorded
    after: Recorded
    entry: int


class Waiting(msgspec.Struct, frozen=True):
    """Claims that wait for a person, in three lists; ``next`` goes on with the unreviewed ones.

    ``orphaned`` are reviewed claims that the newer coding of their document no longer makes.
    """

    disputed: tuple[Recorded, ...]
    orphaned: tuple[Recorded, ...]
    unreviewed: Page[Recorded]


def principal(settings: Settings, by: str | None) -> tuple[str, bool]:
    """Who signs, and whether that is only the login name: ``by``, else the setting, else the login name.

    Raises SettingsError when there is none.
    """
    if by is not None and not by.strip():
        raise SettingsError("--by", "the name is empty", "give the name that is to stand in the log")
    if named := (by or settings.reviewer):
        return named.strip(), False
    try:
        return getpass.getuser(), True
    except (KeyError, OSError):
        raise SettingsError("--by", "nobody signs this", "give a name, or set STANDOFF_REVIEWER") from None


def review(settings: Settings, by: str, names: Sequence[str], verb: str, why: str) -> list[Decided]:
    """Says of every claim named that it is accepted, rejected, disputed or (``reset``) unreviewed; all or none.

    Raises MissingInput where a name is none or not of one claim, SettingsError without a reason.
    """
    state = STATES[verb]

    def decide(writer: Writer, claim: Recorded) -> int:
        return writer.review(claim.lineage, state, reason(why))

    return decided(settings, by, names, decide)


def decided(
    settings: Settings, by: str, names: Sequence[str], decide: Callable[[Writer, Recorded], int]
) -> list[Decided]:
    """Runs ``decide`` on every claim named, in one transaction; groups acts anew where claims came or fell out."""
    from standoff.record.queries.lookup import claim_named
    from standoff.record.store import Store

    with Store.open(settings.record, create=False) as store:
        found = {claim.lineage: claim for claim in (claim_named(store, name) for name in names)}
        writer = store.writer(by)
        with writer.together():
            entries = [decide(writer, claim) for claim in found.values()]
        done = [
            Decided(claim, claim_named(store, lineage), entry)
            for (lineage, claim), entry in zip(found.items(), entries, strict=True)
        ]
        if any(counted(each.before) != counted(each.after) for each in done):
            reconcile(store)
    return done


def counted(fact: Recorded) -> str | None:
    """The claim's id, None when it is rejected and counts for nothing."""
    return fact.claim.id if fact.review != "rejected" else None


def retract(settings: Settings, by: str, document: str, why: str) -> tuple[str, int]:
    """Takes back a document that stands; gives its name and the entry.

    Raises MissingInput where no document, or several, are meant, or where it stands no more.
    """
    from standoff.record.queries.lookup import document_named
    from standoff.record.store import Store

    with Store.open(settings.record, create=False) as store:
        name = document_named(store, document)
        try:
            entry = store.writer(by).retract(name, reason(why))
        except MissingInput:
            mend = f"see `standoff history {document}`"
            raise MissingInput(document, "does not stand in the record any more", mend) from None
        (said,) = store.view().changes(entry - 1, 1).items
        reconcile(store)
    return said.what, entry


def waiting(settings: Settings, place: str | None, order: str, limit: int, after: str | None) -> Waiting:
    """What waits for a person, everywhere or at a place and the places in it."""
    from standoff.record.queries.lookup import unreviewed
    from standoff.record.store import Store

    key = placed(place).key if place else None
    with Store.open(settings.record, create=False) as store:
        view = store.view()
        first = after is None
        disputed = view.claims(Asked(place=key, within=True, review="disputed"), limit) if first else Page(())
        orphaned = view.orphaned_reviews(limit).items if first else ()
        return Waiting(
            disputed.items,
            tuple(claim for claim in orphaned if key is None or at(claim, key)),
            unreviewed(store, Asked(place=key, within=True), order, limit, after),
        )


def at(fact: Recorded, place: str) -> bool:
    """Whether a claim names a place, or one in it."""
    claim = fact.claim
    named = (claim.actor.place, *(t.place for t in claim.targets), *claim.places)
    return any(name == place or name.startswith(f"{place}/") for name in named if name)


def reason(why: str) -> str:
    """The reason, without white space around it. Raises SettingsError when it is empty."""
    if not why.strip():
        raise SettingsError("--why", "the reason is empty", "say in a few words why")
    return why.strip()


def decided_row(done: Decided) -> dict[str, object]:
    """One decision as a row: the claim as it reads now, its states before and now, and what of it changed."""
    told = {"was": state(done.before.review), "now": state(done.after.review)}
    return claim_row(done.after) | told | {"changed": changed(done.before, done.after), "entry": done.entry}


def changed(before: Recorded, after: Recorded) -> list[str]:
    """``status: happened → threatened``, a line per field that reads otherwise now."""
    old, new = dict(leaves(msgspec.to_builtins(before.claim))), dict(leaves(msgspec.to_builtins(after.claim)))
    names = [name for name in new | old if name not in MAKING and old.get(name) != new.get(name)]
    return [f"{name}: {told(name, old.get(name))} → {told(name, new.get(name))}" for name in names]


MAKING = ("id", "made_by", "confidence")


def leaves(coded: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """Fields and fields of fields; lists whole. The ``instrument`` repeats the first of all."""
    for name, value in coded.items():
        if isinstance(value, dict) and name != "instrument":
            yield from ((f"{name}.{part}", inner) for part, inner in value.items())
        elif name != "instrument":
            yield name, value


def told(name: str, value: object) -> str:
    """A field's value for people: words bare, places by name, ``none``, JSON for what nests."""
    if value is None or value == []:
        return "none"
    if name == "actor.place" and isinstance(value, str):
        return place_label(value) or value
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def claim_row(fact: Recorded) -> dict[str, object]:
    """A claim as a row for a reviewer: ids, what it says, its words, where they stand."""
    claim, document = fact.claim, fact.document
    coded: dict[str, Any] = msgspec.to_builtins(claim)
    return {
        "claim": claim.id,
        "lineage": fact.lineage,
        "act": f"{claim.actor.name}: {claim.move} ({claim.status})",
        "move": claim.move,
        "status": claim.status,
        "actor": claim.actor.name,
        "place": claim.actor.place,
        "place_name": place_label(claim.actor.place),
        "provisions": coded["provisions"],
        "date": claim.date.edtf if claim.date else None,
        "review": state(fact.review),
        "confidence": claim.confidence,
        "words": " ".join(fact.quote.split()),
        "outlet": document.outlet,
        "published": document.published,
        "document": document.id,
        "url": document.url or document.uri,
        "coder": fact.coder,
    }


def state(review: str) -> str:
    """A review state in words: nobody has looked at a ``machine`` claim."""
    return "unreviewed" if review == "machine" else review
