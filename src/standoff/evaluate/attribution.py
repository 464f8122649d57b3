"""Score attributions against gold, both in the form of ``standoff annotate``.

Only outermost attributions count (``parent`` null). Contents are compared as sets of letters and digits, so
that quotation marks and commas at the edges do not decide. ``char`` is over the union of all content;
``strict`` and ``exact`` pair equal contents (as offsets, as letters and digits); ``iou`` pairs greedily by
intersection over union of at least .5, ``any`` by any common character. ``pair`` adds that the sources
overlap or are both absent, ``triple`` that the cues do; ``pair_exact`` and ``triple_exact`` ask for equal
content, source and cue. ``span_*`` compare single spans, trimmed to letters and digits at both edges, as
sets. Gold may ``discard`` stretches: predictions wholly inside are not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from standoff.evaluate.figures import Rates, rates

Row = Mapping[str, Any]
Chars = frozenset[int]

ROLES = ("source", "cue", "content")
MEASURES = (
    "char", "strict", "exact", "iou", "any", "pair", "pair_exact", "triple", "triple_exact",
    "span_source", "span_cue", "span_content",
)  # fmt: skip
MIN_IOU = 0.5


class Parts(msgspec.Struct, frozen=True):
    """One attribution as sets of letter and digit offsets; ``raw`` holds the content's offsets as given."""

    source: Chars
    cue: Chars
    content: Chars
    raw: Chars


def offsets(spans: Iterable[Sequence[int]]) -> Chars:
    """All offsets inside ``spans``."""
    return frozenset(at for start, end in spans for at in range(start, end))


def parts(row: Row, text: str) -> Parts:
    """The letters and digits of each role; a role without any (a cue that is a colon) keeps its offsets."""
    found = {}
    for role in ROLES:
        raw = offsets(row.get(role) or ())
        found[role] = frozenset(at for at in raw if at < len(text) and text[at].isalnum()) or raw
    return Parts(**found, raw=offsets(row["content"]))


def outermost(rows: Iterable[Row]) -> list[Row]:
    """Attributions that stand in no other."""
    return [row for row in rows if row.get("parent") is None]


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


def trimmed(span: Sequence[int], text: str) -> tuple[int, int]:
    """A span without edge characters that are neither letter nor digit."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def counts(
    text: str, gold: Sequence[Row], predicted: Sequence[Row], discard: Sequence[Sequence[int]] = ()
) -> Counter[str]:
    """``<measure>_hits``, ``_predicted`` and ``_gold`` of one document, to be summed over documents."""
    outer = outermost(predicted)
    left = [parts(row, text) for row in gold if row.get("content")]
    dropped = frozenset(at for at in offsets(discard) if at < len(text) and text[at].isalnum())
    right = [parts(row, text) for row in outer if row.get("content")]
    right = [item for item in right if not (dropped and item.content <= dropped)]
    total: Counter[str] = Counter()
    gold_chars = frozenset[int]().union(*(item.content for item in left))
    found_chars = frozenset[int]().union(*(item.content for item in right))
    total.update(
        char_hits=len(gold_chars & found_chars), char_predicted=len(found_chars), char_gold=len(gold_chars)
    )
    for measure in MEASURES[1:9]:
        total.update({f"{measure}_predicted": len(right), f"{measure}_gold": len(left)})
    total["strict_hits"] += (Counter(item.raw for item in left) & Counter(item.raw for item in right)).total()
    total["exact_hits"] += (
        Counter(item.content for item in left) & Counter(item.content for item in right)
    ).total()
    total["any_hits"] += len(greedy(left, right, 0.0))
    for g, p in greedy(left, right, MIN_IOU):
        source, cue = touch(g.source, p.source), touch(g.cue, p.cue)
        same = g.content == p.content and g.source == p.source
        total.update(iou_hits=1, pair_hits=int(source), triple_hits=int(source and cue))
        total.update(pair_exact_hits=int(same), triple_exact_hits=int(same and g.cue == p.cue))
    for role in ROLES:
        ours, theirs = (
            ({trimmed(span, text) for row in rows for span in row.get(role) or ()}) for rows in (gold, outer)
        )
        total.update(
            {
                f"span_{role}_hits": len(ours & theirs),
                f"span_{role}_predicted": len(theirs),
                f"span_{role}_gold": len(ours),
            }
        )
    return total


def report(total: Counter[str]) -> dict[str, Rates]:
    """Rates of every measure from summed counts."""
    return {m: rates(total[f"{m}_hits"], total[f"{m}_predicted"], total[f"{m}_gold"]) for m in MEASURES}


def by_document(gold: Iterable[Row], predicted: Mapping[str, Sequence[Row]]) -> dict[str, Counter[str]]:
    """Counts for every gold document (``{doc_id, text, attributions, discard?}``)."""
    return {
        str(row["doc_id"]): counts(
            row["text"], row["attributions"], predicted.get(str(row["doc_id"]), ()), row.get("discard") or ()
        )
        for row in gold
    }
