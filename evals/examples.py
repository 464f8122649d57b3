"""A page of errors by kind, in the words of the articles: what was missed, invented, or found with a wrong field.

It quotes gold and texts that are not ours, so it is written to the build folder only, and it leaves out the documents
that are kept apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from evals import coverage
from evals.coverage import Scored
from evals.predicting import Row
from evals.sections import Section, table
from standoff.evaluate.claims import actor_place, evidence
from standoff.evaluate.differences import KINDS, Difference, differences

AROUND = 160
"""Characters of the article on each side of the words concerned."""
STYLE = """
:root{color-scheme:light dark;--gold:#0072b2;--found:#d55e00}
@media(prefers-color-scheme:dark){:root{--gold:#56b4e9;--found:#e69f00}}
body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem}
article{border-top:1px solid #8886;padding:.6rem 0}p{margin:.3rem 0}small{opacity:.75}
summary{font-weight:600;font-size:1.15rem;padding:.5rem 0;cursor:pointer}
.gold{text-decoration:underline 3px var(--gold)}.found{background:color-mix(in srgb,var(--found) 28%,transparent)}
code{font:13px ui-monospace,monospace}.side{display:inline-block;width:3.5rem;font-weight:600}
.side.g{color:var(--gold)}.side.f{color:var(--found)}
"""


class Example(NamedTuple):
    """A difference in its document."""

    document: Row
    difference: Difference


def section() -> Section:
    """How many errors there are of each kind, with the page that shows them all."""
    found = coverage.readable()
    every = examples(found)
    counts = {kind: sum(each.difference.kind == kind for each in every) for kind in KINDS}
    rows = [(kind, str(n)) for kind, n in counts.items()]
    words = ["Every one in its words: [errors.html](errors.html).\n", *table(("kind", "errors"), rows), ""]
    return Section("Errors by kind", "\n".join(words), {"errors.html": page(every, len(found))})


def examples(found: Iterable[Scored]) -> list[Example]:
    """Every error of some documents."""
    return [
        Example(each.row, difference)
        for each in found
        for difference in differences(each.row["claims"], each.found)
    ]


def page(every: Sequence[Example], documents: int) -> str:
    """The errors as HTML, a part for each kind; what the coder was surest of comes first."""
    parts = []
    for kind in KINDS:
        of_kind = sorted((each for each in every if each.difference.kind == kind), key=sureness)
        shown = "\n".join(article(each) for each in of_kind)
        parts.append(
            f"<details id='{kind.replace(' ', '-')}'{' open' if kind == KINDS[0] else ''}>"
            f"<summary>{kind} ({len(of_kind)})</summary>\n{shown}</details>"
        )
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Errors by kind</title>"
        f"<meta name='viewport' content='width=device-width'><style>{STYLE}</style></head><body>"
        f"<h1>Errors by kind</h1><p>{len(every)} errors in {documents} documents. "
        "<span class='gold'>Gold evidence</span>, <span class='found'>evidence that was found</span>.</p>\n"
        + "\n".join(parts)
        + "</body></html>\n"
    )


def sureness(each: Example) -> tuple[float, str, int]:
    """The surest prediction first, then by document and place."""
    claim = each.difference.predicted or {}
    span = evidence(each.difference.gold or claim) or (0, 0)
    return -float(claim.get("confidence") or 0), str(each.document["doc_id"]), span[0]


def article(each: Example) -> str:
    """One error: where it stands, the words, and both sides of it."""
    row, (kind, gold, predicted) = each.document, parts_of(each.difference)
    head = " · ".join(
        escape(str(part)) for part in (row.get("outlet"), row.get("published"), row["doc_id"]) if part
    )
    note = " <small>(found, but set aside as not core)</small>" if kind == "missed" and predicted else ""
    sides = "".join(
        f"<p><span class='side {name[0]}'>{name}</span> <code>{escape(described(claim))}</code></p>"
        for name, claim in (("gold", gold), ("found", predicted))
        if claim
    )
    return (
        f"<article><small>{head}</small>{note}<p>{quoted(row['text'], gold, predicted)}</p>{sides}</article>"
    )


def parts_of(difference: Difference) -> tuple[str, Row | None, Row | None]:
    """Kind, gold and prediction."""
    gold, predicted = difference.gold, difference.predicted
    return difference.kind, dict(gold) if gold else None, dict(predicted) if predicted else None


def described(claim: Row) -> str:
    """``sign happened · Gov. Lee (state:tx) · in The Ledger > Gov. Lee · 2017-03 · .85 by frames@0.1:sign.verb``."""
    actor, date = claim.get("actor") or {}, (claim.get("date") or {}).get("edtf")
    voices = " > ".join(str(voice or "") for voice in claim.get("voices") or ())
    told = [
        f"{claim.get('move')} {claim.get('status')}",
        f"{actor.get('name') or 'nobody'} ({actor_place(claim) or 'no place'})",
    ]
    told += [f"in {voices}"] if voices else []
    told += [str(date)] if date else []
    made = claim.get("made_by")
    return " · ".join([*told, f"{claim['confidence']:.2f} by {made}"] if made else told)


def quoted(text: str, gold: Row | None, predicted: Row | None) -> str:
    """The words around both evidence spans, each marked, as HTML."""
    spans = {"gold": evidence(gold or {}), "found": evidence(predicted or {})}
    edges = sorted({edge for span in spans.values() if span for edge in span})
    if not edges:
        return ""
    first, last = max(0, edges[0] - AROUND), min(len(text), edges[-1] + AROUND)
    cuts = [first, *edges, last]
    pieces = []
    for start, end in pairwise(sorted(set(cuts))):
        marks = " ".join(name for name, span in spans.items() if span and span[0] <= start and end <= span[1])
        words = escape(flat(text[start:end]))
        pieces.append(f"<span class='{marks}'>{words}</span>" if marks else words)
    return f"{'… ' if first else ''}{''.join(pieces)}{' …' if last < len(text) else ''}"


def flat(words: str) -> str:
    """Words on one line; a new paragraph leaves a sign."""
    return words.replace("\n\n", " ¶ ").replace("\n", " ")
