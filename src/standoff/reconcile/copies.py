"""Which documents repeat each other: shared passages found by winnowing, measured word by word.

Winnowing (Schleimer, Wilkerson, Aiken: *Winnowing: local algorithms for document fingerprinting*, 2003)
picks the candidates; the share of repeated words is then counted exactly over runs of ``K`` words.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec

from standoff.model.document import Document
from standoff.model.move import Fold, Support
from standoff.model.span import Span

K = 6  # words in a run that counts as repeated
WINDOW = 4  # a shared run of K + WINDOW - 1 words is always found
CANDIDATE = 2  # shared fingerprints that make a pair worth measuring
COMMON = 50  # a run of words in more documents than this is a formula, not a trace
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


class Pair(msgspec.Struct, frozen=True):
    """Two documents that share passages: the spans in each, and the share of each one's words in them."""

    a: str
    b: str
    a_spans: tuple[Span, ...]
    b_spans: tuple[Span, ...]
    a_share: float
    b_share: float


class _Words(msgspec.Struct, frozen=True):
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    runs: tuple[int, ...]


def compare(documents: Mapping[str, Document]) -> tuple[Pair, ...]:
    """Every pair of documents that share a passage, in the order of their ids."""
    read = {key: _read(document.text) for key, document in sorted(documents.items())}
    where: dict[int, list[str]] = {}
    for key, words in read.items():
        for mark in _winnow(words.runs):
            where.setdefault(mark, []).append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in where.values():
        if 1 < len(keys) <= COMMON:
            shared.update(combinations(keys, 2))
    return tuple(
        _measure(a, b, read[a], read[b]) for (a, b), count in sorted(shared.items()) if count >= CANDIDATE
    )


def supports(documents: Mapping[str, Document], pairs: Sequence[Pair] | None = None) -> tuple[Support, ...]:
    """Documents folded into independent supports; each document is in exactly one.

    Copies and near copies fold into the one that was published first. ``pairs`` saves comparing again.
    """
    found = compare(documents) if pairs is None else pairs
    folds = [(pair, why) for pair in found if (why := fold_reason(pair, documents)) is not None]
    return fold(documents, [(pair.a, pair.b, why, max(pair.a_share, pair.b_share)) for pair, why in folds])


def fold(
    documents: Mapping[str, Document], edges: Sequence[tuple[str, str, str, float]]
) -> tuple[Support, ...]:
    """Supports from ``(a, b, reason, score)`` edges between documents: the connected groups."""
    root = {key: key for key in documents}

    def find(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    for a, b, _, _ in edges:
        first, second = sorted((find(a), find(b)), key=lambda key: precedence(key, documents[key]))
        root[second] = first
    members: dict[str, list[str]] = {}
    for key in sorted(documents, key=lambda key: precedence(key, documents[key])):
        members.setdefault(find(key), []).append(key)
    return tuple(
        Support(head, tuple(keys), tuple(_fold(key, keys, edges) for key in keys if key != head))
        for head, keys in members.items()
    )


def _fold(key: str, group: Sequence[str], edges: Sequence[tuple[str, str, str, float]]) -> Fold:
    """The strongest edge of a document to one of its group that comes before it, else to any."""
    own = [edge for edge in edges if key in edge[:2]]
    earlier = group[: group.index(key)]
    best = max(own, key=lambda edge: (bool({*edge[:2]} & {*earlier}), edge[3]))
    return Fold(key, best[1] if best[0] == key else best[0], best[2], round(best[3], 3))


def fold_reason(pair: Pair, documents: Mapping[str, Document]) -> str | None:
    """Why the two are one support, None when they are not."""
    share = max(pair.a_share, pair.b_share)
    credit = _credits(documents[pair.a]) & _credits(documents[pair.b])
    if min(pair.a_share, pair.b_share) >= 0.995:
        return "identical text" + _credited(credit)
    if share >= COPY:
        return f"{share:.0%} of the shorter text is in the other" + _credited(credit)
    if share >= WIRE_COPY and credit:
        return f"{share:.0%} of the shorter text is in the other" + _credited(credit)
    return None


def precedence(key: str, document: Document) -> tuple[str, int, str]:
    """Who is likely the original: published first, then the longer text."""
    return document.published or document.capture.captured, -len(document.text), key


def _credits(document: Document) -> set[str]:
    """The agencies whose credit a document carries in byline, outlet, or at either end of its text."""
    places = (document.byline or "", document.outlet or "", document.text[:HEAD], document.text[-HEAD:])
    return {name for name, form in AGENCIES.items() if any(re.search(form, place) for place in places)}


def _credited(agencies: set[str]) -> str:
    return f"; both credit {' and '.join(sorted(agencies))}" if agencies else ""


def _read(text: str) -> _Words:
    found = list(_WORD.finditer(text))
    words = tuple(match.group().casefold() for match in found)
    # CRC-32 rather than hash(): the same on every machine and in every run.
    runs = tuple(zlib.crc32(" ".join(words[i : i + K]).encode()) for i in range(len(words) - K + 1))
    return _Words(words, tuple(match.span() for match in found), runs)


def _winnow(runs: Sequence[int]) -> set[int]:
    """The least hash of every window of ``WINDOW`` runs."""
    if len(runs) <= WINDOW:
        return set(runs[:1])
    return {min(runs[i : i + WINDOW]) for i in range(len(runs) - WINDOW + 1)}


def _measure(a: str, b: str, left: _Words, right: _Words) -> Pair:
    in_left, in_right = _repeated(left.runs, set(right.runs)), _repeated(right.runs, set(left.runs))
    return Pair(
        a,
        b,
        tuple(_span(left, first, last) for first, last in in_left),
        tuple(_span(right, first, last) for first, last in in_right),
        sum(last - first for first, last in in_left) / len(left.words),
        sum(last - first for first, last in in_right) / len(right.words),
    )


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


def _span(words: _Words, first: int, last: int) -> Span:
    return Span(words.spans[first][0], words.spans[last - 1][1])
