"""The log asked: what concerns one claim, place or document, and what was added since a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from standoff.errors import MissingInput
from standoff.model.recorded import Entry, Page
from standoff.pipeline.answers import Clocks, candidates
from standoff.pipeline.asking import viewed
from standoff.settings import Settings

if TYPE_CHECKING:
    from standoff.record.store import Store

SOME = 1000
READINGS = ("claim", "document", "place")


class Told(msgspec.Struct, frozen=True):
    """A subject with its entries. ``kind`` is claim, document or place, ``key`` its lineage or id."""

    kind: str
    name: str
    key: str
    entries: Page[Entry]


class Since(msgspec.Struct, frozen=True):
    """The entries after a number; ``last`` is the number to ask from next time."""

    entries: tuple[Entry, ...]
    last: int
    more: bool


def history(
    settings: Settings, clocks: Clocks, words: str, kind: str | None, limit: int | None, after: str | None
) -> Told:
    """Every entry that concerns the claim, document or place that ``words`` name; ``limit`` None gives all.

    Raises MissingInput when they name none, or several.
    """
    from standoff.record.store import Store

    with Store.open(settings.record, create=False) as store:
        view = store.view(known=clocks.known)
        read, name, key = subject(store, words, kind)

        def page(many: int, mark: str | None) -> Page[Entry]:
            return view.history(**{read: key}, limit=many, after=mark)

        return Told(read, name, key, whole(page, limit, after))


def whole(
    page: Callable[[int, str | None], Page[Entry]], limit: int | None, after: str | None
) -> Page[Entry]:
    """One page of ``limit``, or all that follows ``after``."""
    if limit is not None:
        return page(limit, after)
    items: list[Entry] = []
    while True:
        part = page(SOME, after)
        items += part.items
        after = part.next
        if after is None:
            return Page(tuple(items))


def subject(store: Store, words: str, kind: str | None) -> tuple[str, str, str]:
    """``(kind, name, key)`` of what the words name: a claim, else a document, else a place."""
    failures: list[MissingInput] = []
    for read in (kind,) if kind else READINGS:
        try:
            return (read, *READ[read](store, words))
        except MissingInput as error:
            failures.append(error)
    told = [error for error in failures if "no such" not in error.wrong]
    if told or kind:
        raise (told or failures)[0]
    mend = "give an id or 6 digits of one, a document's label or address, or a place"
    raise MissingInput(words, "no such claim, document or place in the record", mend)


def _claim(store: Store, words: str) -> tuple[str, str]:
    from standoff.record.queries.lookup import claim_named

    claim = claim_named(store, words)
    return f"{claim.claim.actor.name}: {claim.claim.move} ({claim.claim.status})", claim.lineage


def _document(store: Store, words: str) -> tuple[str, str]:
    from standoff.record.queries.lookup import document_named

    return words, document_named(store, words)


def _place(store: Store, words: str) -> tuple[str, str]:
    view = store.view()
    found = list(candidates(words, "place"))
    for place in found:
        if view.history(place=place.key, limit=1).items:
            return place.name, place.key
    wrong = "no entry concerns it" if found else "no such place in the table"
    raise MissingInput(words, wrong, "write it like 'Jackson, Mississippi' or as an OCD division id")


READ: dict[str, Callable[[Store, str], tuple[str, str]]] = {
    "claim": _claim,
    "document": _document,
    "place": _place,
}


def since(settings: Settings, clocks: Clocks, number: int, limit: int | None) -> Since:
    """The entries after ``number``; ``limit`` None gives all."""
    with viewed(settings, clocks) as view:

        def page(many: int, mark: str | None) -> Page[Entry]:
            return view.changes(int(mark) if mark else number, many)

        found = whole(page, limit, None)
        last = found.items[-1].seq if found.items else min(number, view.seq)
        return Since(found.items, last, found.next is not None)


def entry_rows(entries: Iterable[Entry]) -> Iterator[dict[str, object]]:
    """Entries as rows: number, when, who, what, why."""
    for entry in entries:
        yield {
            "entry": entry.seq,
            "when": entry.recorded,
            "who": entry.principal,
            "kind": entry.kind,
            "what": entry.what,
            "why": entry.why,
            "subject": entry.subject,
        }
