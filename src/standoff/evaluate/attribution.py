"""Score attributions against gold, both in the form of ``standoff annotate``.

Only outermost attributions count (``parent`` null). Contents are compared as sets of letters and digits, so
that quotation marks and commas at the edges do not decide. ``char`` is over the union of all content;
``strict`` and ``exact`` pair equal contents (as offsets, as letters and digits); ``iou`` pairs greedily by
intersection over union of at least .5, ``any`` by any common character. ``pair`` adds that the sources
overlap or are both absent, ``triple`` that the cues do; ``pair_exact`` and ``triple_exact`` ask for equal
content, source and cue. ``span_*`` compare single spans, trimmed to letters and digits at both edges, as
sets. Gold may ``discard`` stretches: predictions wholly inside are not counted.

Content is ``direct`` with at least nine tenths of its letters between double quotation marks, ``indirect`` with
none there, else ``mixed``. In a figure of one kind, recall is over gold and precision over predictions of that kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from standoff.evaluate.figures import Rates
from standoff.evaluate.quotations import KINDS, Chars, kind_of, letters, offsets, quoted

Row = Mapping[str, Any]

ROLES = ("source", "cue", "content")
PAIRED = ("strict", "exact", "iou", "any", "pair", "pair_exact", "triple", "triple_exact")
MEASURES = ("char", *PAIRED, "span_source", "span_cue", "span_content")
MIN_IOU = 0.5


class Parts(msgspec.Struct, frozen=True):
    """One attribution as sets of letter and digit offsets; ``raw`` holds the content's offsets as given.

    ``kind`` is direct, mixed or indirect; ``row`` the attribution itself.
    """

    source: Chars
    cue: Chars
    content: Chars
    raw: Chars
    kind: str
    row: Row


class Hit(NamedTuple):
    """A gold attribution and the prediction that fits it by one of ``PAIRED``."""

    measure: str
    gold: Parts
    predicted: Parts


class Compared(NamedTuple):
    """One document: both sides and what fits together."""

    gold: Sequence[Parts]
    predicted: Sequence[Parts]
    hits: Sequence[Hit]

    def within(self, chosen: Callable[[Parts], bool], group: str = "") -> Counter[str]:
        """Counts of the attributions of a group, for ``rates_of``; ``group`` is put before their names."""
        left = [item for item in self.gold if chosen(item)]
        right = [item for item in self.predicted if chosen(item)]
        total: Counter[str] = Counter()
        for measure in PAIRED:
            total.update({f"{group}{measure}_predicted": len(right), f"{group}{measure}_gold": len(left)})
        for hit in self.hits:
            total[f"{group}{hit.measure}_right"] += chosen(hit.predicted)
            total[f"{group}{hit.measure}_recalled"] += chosen(hit.gold)
        ours, theirs = content_of(left), content_of(right)
        total[f"{group}char_gold"] += len(ours)
        total[f"{group}char_predicted"] += len(theirs)
        total[f"{group}char_right"] += len(theirs & content_of(self.gold))
        total[f"{group}char_recalled"] += len(ours & content_of(self.predicted))
        return total


# -- one attribution ------------------------------------------------------------------------------


def parts(row: Row, text: str, marked: Chars) -> Parts:
    """The letters and digits of each role; a role without any (a cue that is a colon) keeps its offsets.

    ``marked`` is what stands between quotation marks.
    """
    found = {role: letters(row.get(role) or (), text) or offsets(row.get(role) or ()) for role in ROLES}
    kind = kind_of(found["content"], marked)
    return Parts(**found, raw=offsets(row["content"]), kind=kind, row=row)


def trimmed(span: Sequence[int], text: str) -> tuple[int, int]:
    """A span without edge characters that are neither letter nor digit."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def outermost(rows: Iterable[Row]) -> list[Row]:
    """Attributions that stand in no other."""
    return [row for row in rows if row.get("parent") is None]


def content_of(items: Iterable[Parts]) -> Chars:
    """All content of some attributions."""
    return frozenset[int]().union(*(item.content for item in items))


# -- one document ---------------------------------------------------------------------------------


def compare(
    text: str, gold: Sequence[Row], predicted: Sequence[Row], discard: Sequence[Sequence[int]] = ()
) -> Compared:
    """The attributions of a document that have content, and what fits together."""
    marked = quoted(text)
    left = [parts(row, text, marked) for row in gold if row.get("content")]
    right = [parts(row, text, marked) for row in outermost(predicted) if row.get("content")]
    dropped = letters(discard, text)
    right = [item for item in right if not (dropped and item.content <= dropped)]
    return Compared(left, right, list(hits(left, right)))


def hits(gold: Sequence[Parts], predicted: Sequence[Parts]) -> Iterator[Hit]:
    """Every pair of attributions that fit, by every measure."""
    yield from (Hit("strict", *pair) for pair in equal(gold, predicted, lambda item: item.raw))
    yield from (Hit("exact", *pair) for pair in equal(gold, predicted, lambda item: item.content))
    yield from (Hit("any", *pair) for pair in greedy(gold, predicted, 0.0))
    for g, p in greedy(gold, predicted, MIN_IOU):
        source, cue = touch(g.source, p.source), touch(g.cue, p.cue)
        same = g.content == p.content and g.source == p.source
        fits = {"iou": True, "pair": source, "triple": source and cue}
        fits |= {"pair_exact": same, "triple_exact": same and g.cue == p.cue}
        yield from (Hit(measure, g, p) for measure, fit in fits.items() if fit)


def equal(
    gold: Sequence[Parts], predicted: Sequence[Parts], key: Callable[[Parts], Hashable]
) -> Iterator[tuple[Parts, Parts]]:
    """Pairs of equal ``key``, each side used once."""
    free: dict[Hashable, list[Parts]] = {}
    for item in predicted:
        free.setdefault(key(item), []).append(item)
    for item in gold:
        if same := free.get(key(item)):
            yield item, same.pop()


def greedy(gold: Sequence[Parts], predicted: Sequence[Parts], least: float) -> list[tuple[Parts, Parts]]:
    """Pairs in falling order of overlap, each side used once; ties go to the nearest in text order."""
    options = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            if common := len(g.content & p.content):
                iou = common / (len(g.content) + len(p.content) - common)
                if iou >= least:
                    options.append((iou, -abs(i - j), i, j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    found = []
    for _, _, i, j in sorted(options, reverse=True):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            found.append((gold[i], predicted[j]))
    return found


def touch(a: Chars, b: Chars) -> bool:
    """Both empty, or something in common."""
    return bool(a & b) or not (a or b)


def spans(text: str, gold: Sequence[Row], predicted: Sequence[Row]) -> Counter[str]:
    """Counts of single spans."""
    total: Counter[str] = Counter()
    for role in ROLES:
        ours, theirs = (
            {trimmed(span, text) for row in rows for span in row.get(role) or ()}
            for rows in (gold, outermost(predicted))
        )
        same = len(ours & theirs)
        total.update({f"span_{role}_right": same, f"span_{role}_recalled": same})
        total.update({f"span_{role}_predicted": len(theirs), f"span_{role}_gold": len(ours)})
    return total


def counts(
    text: str, gold: Sequence[Row], predicted: Sequence[Row], discard: Sequence[Sequence[int]] = ()
) -> Counter[str]:
    """Counts of one document, to be summed over documents and read by ``report``."""
    return tally(compare(text, gold, predicted, discard)) + spans(text, gold, predicted)


def tally(compared: Compared) -> Counter[str]:
    """Counts of all attributions of a document, and of those of each kind."""
    total = compared.within(lambda item: True)
    for kind in KINDS:
        total.update(compared.within(lambda item, kind=kind: item.kind == kind, f"{kind}."))  # type: ignore[misc]
    return total


# -- many documents -------------------------------------------------------------------------------


def rates_of(total: Counter[str], figure: str) -> Rates:
    """Rates of one figure from summed counts: precision over predictions, recall over gold."""
    right, predicted, recalled, gold = (
        total[f"{figure}_{part}"] for part in ("right", "predicted", "recalled", "gold")
    )
    p, r = right / predicted if predicted else 0.0, recalled / gold if gold else 0.0
    return Rates(p, r, 2 * p * r / (p + r) if p + r else 0.0, recalled, predicted, gold)


def report(total: Counter[str]) -> dict[str, Rates]:
    """Rates of every measure, and of those of each kind of content that occurs (``direct.pair``)."""
    found = {measure: rates_of(total, measure) for measure in MEASURES}
    for kind in KINDS:
        if total[f"{kind}.any_gold"] or total[f"{kind}.any_predicted"]:
            figures = (f"{kind}.{measure}" for measure in ("char", "exact", "iou", "pair", "triple"))
            found |= {figure: rates_of(total, figure) for figure in figures}
    return found


def by_document(gold: Iterable[Row], predicted: Mapping[str, Sequence[Row]]) -> dict[str, Counter[str]]:
    """Counts for every gold document (``{doc_id, text, attributions, discard?}``)."""
    return {
        str(row["doc_id"]): counts(
            row["text"], row["attributions"], predicted.get(str(row["doc_id"]), ()), row.get("discard") or ()
        )
        for row in gold
    }
