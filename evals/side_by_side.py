"""Tables of attribution figures, one column or row a system, with what two people reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.measured import Measured
from evals.sections import cell, row, short
from standoff.evaluate.figures import Counts
from standoff.evaluate.quotations import KINDS

PEOPLE = {
    "span_content": 0.71,
    "iou": 0.80,
    "char": 0.93,
    "span_source": 0.81,
    "span_cue": 0.71,
    "pair": 0.75,
}
"""Agreement of two annotators of the corpus (``char``: counted in words)."""
SPANS = {
    "span_content": "content, exact",
    "iou": "content, half",
    "char": "characters",
    "span_source": "source",
    "span_cue": "cue",
}
CUES = {
    "core_speech": "say, tell, add, ...",
    "other_verb": "another verb",
    "noun": "a noun",
    "according_to": "according to",
    "other_word": "another word",
    "no_word": "a mark or nothing",
}
NOTES = (
    "Content exact, source and cue are F1 of single spans; half: contents that share half of their letters; a pair "
    "is such a content with a source that overlaps. In brackets: 95 % over documents.",
    "regex is a pattern for quotations, clauses of saying and *according to*. textacy and sayswho find direct "
    "quotations only. No model of spaCy comes with pip: both are given our parser's words, tags and trees in a blank "
    "pipeline, textacy a paragraph at a time because it refuses a text with an unclosed quotation.",
    "Two people: what the corpus's annotators reach against each other, not measured here.",
)


def tables(systems: Mapping[str, Measured], gold: Counts, absent: Sequence[str]) -> str:
    """Markdown: overall by system, then by kind of content, by cue and by outlet.

    ``gold`` counts what is to be found; ``absent`` are lines on systems that are not here.
    """
    parts = [
        [
            "### Systems",
            "",
            *overall(systems),
            "",
            *(f"{note}\n" for note in (*NOTES, *broken(systems), *absent)),
        ],
        ["### Pairs by kind of content (F1)", "", *by_kind(systems, gold), ""],
        ["### Pairs by cue (recall)", "", *by_cue(systems, gold), ""],
        ["### Pairs by outlet (F1)", "", *by_outlet(systems, gold), ""],
    ]
    return "\n".join(line for part in parts for line in part)


def overall(systems: Mapping[str, Measured]) -> list[str]:
    """A row a system."""
    lines = [row("system", *SPANS.values(), "pair", "precision", "recall")]
    lines.append(row(*["---"] * (len(SPANS) + 4)))
    for name, found in systems.items():
        spans = [short(found.figures[figure][0]) for figure in SPANS]
        split = (short(value) for value in found.split["pair"])
        lines.append(row(name, *spans, cell(found.figures["pair"]), *split))
    people = [short(PEOPLE[figure]) for figure in (*SPANS, "pair")]
    return [*lines, row("*two people*", *people, "", "")]


def by_kind(systems: Mapping[str, Measured], gold: Counts) -> list[str]:
    """A row a kind."""
    return columns(systems, "content", {kind: (gold[f"{kind}.pair_gold"], f"{kind}.pair") for kind in KINDS})


def by_cue(systems: Mapping[str, Measured], gold: Counts) -> list[str]:
    """A row a kind of cue."""
    return columns(
        systems, "cue", {label: (gold[f"{cue}.gold"], f"{cue}.recall") for cue, label in CUES.items()}
    )


def by_outlet(systems: Mapping[str, Measured], gold: Counts) -> list[str]:
    """A row an outlet, then how far they lie apart."""
    names = sorted(
        key.removesuffix("_gold") for key in gold if key.startswith("outlet.") and key.endswith("_gold")
    )
    rows = {name.removeprefix("outlet."): (gold[f"{name}_gold"], name) for name in names}
    last = {
        "mean": "outlet_mean",
        "standard deviation": "outlet_spread",
        "worst below mean": "worst_outlet_gap",
    }
    return columns(systems, "outlet", rows | {label: (None, figure) for label, figure in last.items()})


def columns(
    systems: Mapping[str, Measured], head: str, rows: Mapping[str, tuple[int | None, str]]
) -> list[str]:
    """A column a system; ``rows`` are ``(attributions in the gold, figure)`` by label."""
    lines = [row(head, "in the gold", *systems), row(*["---"] * (len(systems) + 2))]
    for label, (size, figure) in rows.items():
        cells = (cell(found.figures.get(figure, (None, None))) for found in systems.values())
        lines.append(row(label, "" if size is None else str(size), *cells))
    return lines


def broken(systems: Mapping[str, Measured]) -> list[str]:
    """One line for every system that broke."""
    return [
        f"{name} broke on {len(found.errors)} of {found.documents} documents; nothing is found there."
        for name, found in systems.items()
        if found.errors
    ]
