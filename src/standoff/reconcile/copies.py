"""Which documents repeat each other: shared passages found by winnowing, measured word by word.

Winnowing (Schleimer, Wilkerson, Aiken: *Winnowing: local algorithms for document fingerprinting*, 2003)
picks the candidates; the share of repeated words is then counted exactly over runs of ``K`` words.
Each document is looked up among those that came before it, so a further one costs no look at the rest.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

import msgspec

from standoff.model.document import Document
from standoff.model.move import Fold, Pair, Support
from standoff.model.span import Span

RULES = "copies@2"
K = 6  # words in a run that counts as repeated
WINDOW = 8  # a shared run of K + WINDOW - 1 words is always found
CANDIDATE = 2  # shared fingerprints that make a pair worth measuring
COMMON = 50  # a run of words in as many documents is a formula; only the latest of them are remembered
MOST = 0.3  # share of the fewer fingerprints that makes a pair worth measuring even where all are common
NEIGHBOURS = 50  # documents that one is measured against, the likeliest first
PASSAGE_WORDS = 25  # a shared passage from here on is quoted text, not a common phrase
COPY = 0.8  # share of the shorter text that makes a copy
WIRE_COPY = 0.6  # the same where both carry the credit of one agency
AGENCIES = {
    "AP": r"\(AP\)|Associated Press|^AP$",
    "Reuters": r"\(Reuters\)|\bReuters\b",
    "AFP": r"\(AFP\)|Agence France-Presse",
    "UPI": r"\(UPI\)|United Press International",
}
HEAD = 400  # characters at either end of a text in which a wire credit stands

_WORD = re.compile(r"\w+")
Key = TypeVar("Key", int, str)

Rank = tuple[str, int, str]
"""Who is likely the original, the least first: published first, then the longer text."""


class _Words(msgspec.Struct, frozen=True):
    words: int
    spans: tuple[tuple[int, int], ...]
    runs: tuple[int, ...]


class Copies:
    """What is known of documents: ``ranks`` by id, and the pairs that share words."""

    def __init__(self, ranks: Mapping[str, Rank], pairs: Iterable[Pair] = ()) -> None:
        self.ranks = ranks
        self._pairs: dict[str, list[Pair]] = {}
        for pair in sorted(pairs, key=lambda pair: (pair.a, pair.b)):
            self._pairs.setdefault(pair.a, []).append(pair)

    def among(self, names: Iterable[str]) -> list[Pair]:
        """The pairs of which both documents are among these."""
        wanted = set(names)
        return [pair for name in sorted(wanted) for pair in self._pairs.get(name, ()) if pair.b in wanted]


NOTHING_KNOWN = Copies({})


def compared(documents: Mapping[str, Document]) -> Copies:
    """Documents held in memory, each compared with those before it in the order of their ids."""
    pairs: list[Pair] = []
    holders: dict[int, list[str]] = {}
    sizes: dict[str, int] = {}
    for key, document in sorted(documents.items()):
        own = marks(document.text)
        met = [measured(other, documents[other], key, document) for other in candidates(own, holders, sizes)]
        pairs += [pair for pair in met if pair is not None]
        sizes[key] = len(own)
        for mark in own:
            held = holders.setdefault(mark, [])
            held.append(key)
            del held[:-COMMON]
    return Copies({key: rank(key, document) for key, document in documents.items()}, pairs)


def compare(documents: Mapping[str, Document]) -> tuple[Pair, ...]:
    """Every pair of documents that share a passage, in the order of their ids."""
    return tuple(compared(documents).among(documents))


def marks(text: str) -> frozenset[int]:
    """The fingerprints of a text: the least hash of every window of ``WINDOW`` runs of words."""
    runs = _read(text).runs
    if len(runs) <= WINDOW:
        return frozenset(runs[:1])
    return frozenset(min(runs[i : i + WINDOW]) for i in range(len(runs) - WINDOW + 1))


def candidates(
    own: Collection[int], holders: Mapping[int, Sequence[Key]], sizes: Mapping[Key, int]
) -> list[Key]:
    """Documents worth measuring against one with these fingerprints, the likeliest first.

    ``holders`` gives, for each fingerprint, the latest ``COMMON`` documents that have it; ``sizes`` how many
    fingerprints each document has.
    """
    rare: Counter[Key] = Counter()
    all_of_it: Counter[Key] = Counter()
    for mark in own:
        held = holders.get(mark, ())
        all_of_it.update(held)
        if len(held) < COMMON:
            rare.update(held)
    found = [
        (-count, key)
        for key, count in all_of_it.items()
        if rare[key] >= CANDIDATE or count >= max(1, MOST * min(len(own), sizes[key]))
    ]
    return [key for _, key in sorted(found)[:NEIGHBOURS]]


def measured(one: str, document: Document, other: str, against: Document) -> Pair | None:
    """What two documents share, word by word; None when that is no run of words."""
    (a, left), (b, right) = sorted(((one, document), (other, against)), key=lambda each: each[0])
    in_left, in_right = _read(left.text), _read(right.text)
    left_ranges = _repeated(in_left.runs, set(in_right.runs))
    right_ranges = _repeated(in_right.runs, set(in_left.runs))
    if not left_ranges:
        return None
    pair = Pair(
        a,
        b,
        _passages(in_left, left_ranges),
        _passages(in_right, right_ranges),
        _covered(left_ranges) / in_left.words,
        _covered(right_ranges) / in_right.words,
    )
    return msgspec.structs.replace(pair, why=fold_reason(pair, left, right))


def supports(documents: Mapping[str, Document]) -> tuple[Support, ...]:
    """Documents folded into independent supports; each document is in exactly one.

    Copies and near copies fold into the one that was published first.
    """
    return folded(compared(documents))


def folded(copies: Copies) -> tuple[Support, ...]:
    """The supports of all documents whose rank is known."""
    pairs = copies.among(copies.ranks)
    edges = [(pair.a, pair.b, pair.why, max(pair.a_share, pair.b_share)) for pair in pairs if pair.why]
    return fold(copies.ranks, edges)


def fold(ranks: Mapping[str, Rank], edges: Sequence[tuple[str, str, str, float]]) -> tuple[Support, ...]:
    """Supports from ``(a, b, reason, score)`` edges between documents: the connected groups."""
    root = {key: key for key in ranks}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = key = root[root[key]]
        return key

    of_document: dict[str, list[tuple[str, str, str, float]]] = {}
    for edge in edges:
        first, second = sorted((find(edge[0]), find(edge[1])), key=ranks.__getitem__)
        root[second] = first
        for key in edge[:2]:
            of_document.setdefault(key, []).append(edge)
    members: dict[str, list[str]] = {}
    for key in sorted(ranks, key=ranks.__getitem__):
        members.setdefault(find(key), []).append(key)
    return tuple(
        Support(head, tuple(keys), tuple(_fold(key, ranks, of_document[key]) for key in keys if key != head))
        for head, keys in members.items()
    )


def _fold(key: str, ranks: Mapping[str, Rank], own: Sequence[tuple[str, str, str, float]]) -> Fold:
    """The strongest edge of a document to one that comes before it, else to any."""

    def other(edge: tuple[str, str, str, float]) -> str:
        return edge[1] if edge[0] == key else edge[0]

    best = max(own, key=lambda edge: (ranks[other(edge)] < ranks[key], edge[3]))
    return Fold(key, other(best), best[2], round(best[3], 3))


def fold_reason(pair: Pair, left: Document, right: Document) -> str | None:
    """Why the two are one support, None when they are not."""
    share = max(pair.a_share, pair.b_share)
    credit = _credits(left) & _credits(right)
    if min(pair.a_share, pair.b_share) >= 0.995:
        return "identical text" + _credited(credit)
    if share >= COPY:
        return f"{share:.0%} of the shorter text is in the other" + _credited(credit)
    if share >= WIRE_COPY and credit:
        return f"{share:.0%} of the shorter text is in the other" + _credited(credit)
    return None


def rank(key: str, document: Document) -> Rank:
    """Where a document stands among others as the likely original."""
    return document.published or document.capture.captured, -len(document.text), key


def _credits(document: Document) -> set[str]:
    """The agencies whose credit a document carries in byline, outlet, or at either end of its text."""
    places = (document.byline or "", document.outlet or "", document.text[:HEAD], document.text[-HEAD:])
    return {name for name, form in AGENCIES.items() if any(re.search(form, place) for place in places)}


def _credited(agencies: set[str]) -> str:
    return f"; both credit {' and '.join(sorted(agencies))}" if agencies else ""


@lru_cache(maxsize=64)
def _read(text: str) -> _Words:
    found = list(_WORD.finditer(text))
    words = [match.group().casefold() for match in found]
    # CRC-32 rather than hash(): the same on every machine and in every run.
    runs = tuple(zlib.crc32(" ".join(words[i : i + K]).encode()) for i in range(len(words) - K + 1))
    return _Words(len(words), tuple(match.span() for match in found), runs)


def _repeated(runs: Sequence[int], other: set[int]) -> list[tuple[int, int]]:
    """Maximal half-open word ranges covered by runs that the other text has too."""
    ranges: list[tuple[int, int]] = []
    for i, run in enumerate(runs):
        if run in other:
            if ranges and i <= ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], i + K)
            else:
                ranges.append((i, i + K))
    return ranges


def _covered(ranges: Sequence[tuple[int, int]]) -> int:
    return sum(last - first for first, last in ranges)


def _passages(words: _Words, ranges: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(
        Span(words.spans[first][0], words.spans[last - 1][1])
        for first, last in ranges
        if last - first >= PASSAGE_WORDS
    )


class Winnowing:
    """How a record compares its documents, as one value."""

    marks = staticmethod(marks)
    candidates = staticmethod(candidates)
    measured = staticmethod(measured)
    common = COMMON


WINNOWING = Winnowing()
