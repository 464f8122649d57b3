"""The claims that stand, grouped into moves and supports, back into the record: only where something happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.record.moves.regrouping import Pending
    from standoff.record.moves.written import Part
    from standoff.record.store import Store

TOGETHER = 2000  # claims that are held at a time, unless one block has more
DOCUMENTS = 2000  # documents whose supports are looked at together
TRIES = 10


def out_of_date(store: Store) -> bool:
    """Whether something was added since the last reconciliation, by this run or by one that was cut short."""
    from standoff.reconcile import AUTHOR
    from standoff.record.moves.regrouping import pending

    return bool(pending(store.database, AUTHOR))


def reconcile(store: Store) -> bool:
    """Group anew what was touched since the last time, and record what changed; False when nothing did.

    The outcome is that of grouping everything. Only blocks (a family of moves in one place) in which claims
    came, left or were judged are read. Where another process does the same, it is begun again; where that
    one groups everything, it is left to it.
    """
    from standoff.reconcile import AUTHOR
    from standoff.record.moves.regrouping import Overtaken, pending

    for _ in range(TRIES):
        try:
            return _reconcile(store)
        except Overtaken:
            if pending(store.database, AUTHOR).whole:
                break
    return False  # the next run finds what is left


def _reconcile(store: Store) -> bool:
    from standoff.reconcile import AUTHOR, block_of, copies
    from standoff.record.moves import passages, regrouping
    from standoff.record.store import now

    database = store.database
    waiting = regrouping.pending(database, AUTHOR)
    if not waiting:
        return False
    waiting = regrouping.begin(database, waiting, copies.RULES, block_of)
    new = passages.uncompared(database, waiting.claims)
    passages.compare(database, new, copies.WINNOWING)
    changed = False
    for part, last in _last_told(_parts(store, waiting)):
        changed |= regrouping.write(database, waiting, part, last, now)
    return changed


def _parts(store: Store, waiting: Pending) -> Iterator[Part]:
    """The outcome, a few blocks or documents at a time; few of either make one part."""
    import msgspec

    from standoff.record.moves import regrouping
    from standoff.record.moves.written import Part

    before = Part("")
    for part in _grouped(store, waiting):
        if before.author:
            yield before
        before = part
    touched = regrouping.documents_of(store.database, waiting.claims)
    for first in range(0, len(touched), DOCUMENTS):
        part = _supported(store, waiting, touched[first : first + DOCUMENTS])
        if before.author:
            part = msgspec.structs.replace(before, documents=part.documents, supports=part.supports)
        yield part
        before = Part("")
    if before.author:
        yield before


def _grouped(store: Store, waiting: Pending) -> Iterator[Part]:
    from standoff.reconcile import AUTHOR, Copies, group
    from standoff.record.moves import regrouping
    from standoff.record.moves.written import Part

    done = set[str]()
    for names in _batches(regrouping.blocks(store.database, waiting)):
        if not (wanted := [name for name in names if name not in done]):
            continue
        loaded = regrouping.load(store.database, wanted, waiting.upto)
        done.update(loaded.blocks)
        block = {claim.claim.id: block for block, claim in loaded.claims}
        copies = Copies(loaded.ranks, loaded.pairs)
        moves, judgements = group([claim for _, claim in loaded.claims], copies, loaded.judged)
        placed = tuple((block[move.claims[0]], move) for move in moves)
        yield Part(AUTHOR, loaded.blocks, placed, judgements)


def _supported(store: Store, waiting: Pending, documents: list[int]) -> Part:
    from standoff.reconcile import AUTHOR, Copies, folded
    from standoff.record.moves import regrouping
    from standoff.record.moves.written import Part

    found = regrouping.repeating(store.database, documents, waiting.upto)
    supports = folded(Copies(found.ranks, found.pairs))
    return Part(AUTHOR, documents=found.documents, supports=supports)


def _batches(blocks: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
    """Names of blocks, as many together as have ``TOGETHER`` claims."""
    names: list[str] = []
    size = 0
    for name, count in blocks:
        if names and size + count > TOGETHER:
            yield names
            names, size = [], 0
        names.append(name)
        size += count
    if names:
        yield names


def _last_told(parts: Iterable[Part]) -> Iterator[tuple[Part, bool]]:
    """Each part, and whether it is the last one."""
    before: Part | None = None
    for part in parts:
        if before is not None:
            yield before, False
        before = part
    if before is not None:
        yield before, True
