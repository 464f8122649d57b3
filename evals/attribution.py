"""Attributions on US political news, by kind of content, by cue and by outlet, for several systems side by side.

The gold is PolNeAR's development part. ``polnear`` measures the profile in use for the gate; ``beside`` the others too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, partial
from statistics import fmean, pstdev
from typing import NamedTuple, cast

from evals import baselines, gold, rivals, side_by_side
from evals.measured import Measured, measured
from evals.predicting import Row, annotate_one, as_document, attempted, profile_in_use, spread
from standoff import plugins
from standoff.annotate.hearing import weights
from standoff.evaluate.attribution import Compared, compare, rates_of, spans, tally
from standoff.evaluate.attribution import report as rates
from standoff.evaluate.figures import Counts, Rates, share, summed
from standoff.model.annotation import Annotations, Token
from standoff.plugins import Annotator

CORE_SPEECH = frozenset(
    """add announce argue ask claim declare explain insist note reply report respond say state tell warn
    write""".split()
)
"""Verbs of plain reporting, by which most of what is attributed in news is introduced."""
CUES = ("core_speech", "other_verb", "noun", "according_to", "other_word", "no_word")
"""Kinds of cue: ``other_word`` is a preposition or an adjective, ``no_word`` a mark ("LEE:") or nothing."""


class System(NamedTuple):
    """Something that finds attributions: ``work`` gives ``{attributions, error?}`` of a document.

    ``missing`` names what is not installed, None when it can run.
    """

    name: str
    work: Callable[[Row], Row]
    missing: str | None = None


class Scored(NamedTuple):
    """Counts per document, and what went wrong."""

    counts: list[Counts]
    errors: list[str]


# -- the gold -------------------------------------------------------------------------------------


@cache
def documents() -> tuple[Row, ...]:
    """The gold documents, each with the kinds of the cues of its attributions."""
    rows = [
        row | {"published": row["date"], "outlet": row["publisher"]}
        for row in gold.rows("polnear/dev.jsonl.gz")
    ]
    return tuple(row | {"cues": cues} for row, cues in zip(rows, spread(kinds_of_cues, rows), strict=True))


@cache
def outlets() -> tuple[str, ...]:
    """Who published the gold documents."""
    return tuple(sorted({row["outlet"] for row in documents()}))


def kinds_of_cues(given: Row) -> list[str]:
    """The kind of the cue of every gold attribution, with our parser's tags telling verbs from nouns."""
    syntax = cast(Annotator, plugins.load("annotators", "syntax"))
    tokens = syntax.annotate(as_document(given), Annotations()).tokens
    return [kind_of_cue(given["text"], row["cue"], tokens) for row in given["attributions"]]


def kind_of_cue(text: str, cue: Sequence[Sequence[int]], tokens: Sequence[Token]) -> str:
    """One of ``CUES``."""
    words = [
        token
        for token in tokens
        if any(start <= token.start < end for start, end in cue)
        and any(letter.isalnum() for letter in text[token.start : token.end])
    ]
    if not words:
        return "no_word"
    if [text[word.start : word.end].lower() for word in words][:2] == ["according", "to"]:
        return "according_to"
    verbs = [word.lemma.lower() for word in words if word.upos == "VERB"]
    if verbs:
        return "core_speech" if CORE_SPEECH.intersection(verbs) else "other_verb"
    return "noun" if any(word.upos in ("NOUN", "PROPN") for word in words) else "other_word"


# -- the systems ----------------------------------------------------------------------------------


def found_by(work: Callable[[Row], list[Row]], given: Row) -> Row:
    """What a baseline or rival finds."""
    return attempted(given, lambda: {"attributions": work(given)}, ("attributions",))


def systems() -> dict[str, System]:
    """Our profiles, the baseline and the rivals, by name."""
    absent = None if weights.installed() else weights.PACKAGE
    every = [System("encoder", partial(annotate_one, profile="encoder"), absent)]
    every += [System("rules", partial(annotate_one, profile="rules"))]
    every += [System("regex", partial(found_by, baselines.attributions))]
    every += [
        System(name, partial(found_by, work), rivals.missing(*modules))
        for name, (work, modules) in rivals.RIVALS.items()
    ]
    return {system.name: system for system in every}


@cache
def scored(name: str) -> Scored:
    """A system on all documents."""
    found = spread(systems()[name].work, documents())
    counts = [counted(row, answer["attributions"]) for row, answer in zip(documents(), found, strict=True)]
    return Scored(counts, [f"{row['doc_id']}: {row['error']}" for row in found if "error" in row])


# -- counts and figures ---------------------------------------------------------------------------


def counted(given: Row, found: Sequence[Row]) -> Counts:
    """Counts of one document: the scorer's own, ``<cue>.found`` and ``.paired`` of ``.gold``, and its outlet's."""
    compared = compare(given["text"], given["attributions"], found, given.get("discard") or ())
    total = tally(compared) + spans(given["text"], given["attributions"], found)
    total.update(by_cue(compared, given))
    parts = ("right", "predicted", "recalled", "gold")
    total.update({f"outlet.{given['outlet']}_{part}": total[f"pair_{part}"] for part in parts})
    return total


def by_cue(compared: Compared, given: Row) -> Counts:
    """Gold attributions of each kind of cue, those whose content is found, and those whose source is right as well."""
    kind = {id(row): cue for row, cue in zip(given["attributions"], given["cues"], strict=True)}
    total: Counts = Counter(f"{kind[id(item.row)]}.gold" for item in compared.gold)
    names = {"iou": "found", "pair": "paired"}
    total.update(
        f"{kind[id(hit.gold.row)]}.{names[hit.measure]}" for hit in compared.hits if hit.measure in names
    )
    return total


def report(total: Counts) -> dict[str, Rates | float | None]:
    """Every figure: the scorer's, ``<cue>.recall`` and ``.found``, ``outlet.<name>`` and how far outlets lie apart."""
    figures: dict[str, Rates | float | None] = dict(rates(total))
    for cue in CUES:
        figures[f"{cue}.recall"] = share(total[f"{cue}.paired"], total[f"{cue}.gold"])
        figures[f"{cue}.found"] = share(total[f"{cue}.found"], total[f"{cue}.gold"])
    here = [name for name in outlets() if total[f"outlet.{name}_gold"]]
    pairs = {name: rates_of(total, f"outlet.{name}") for name in here}
    figures |= {f"outlet.{name}": pair for name, pair in pairs.items()}
    return figures | apart([pair.f1 for pair in pairs.values()])


def apart(values: Sequence[float]) -> dict[str, float | None]:
    """Mean, standard deviation and least value against the mean, of one figure per outlet."""
    if not values:
        return {"outlet_mean": None, "outlet_spread": None, "worst_outlet_gap": None}
    mean = fmean(values)
    return {"outlet_mean": mean, "outlet_spread": pstdev(values), "worst_outlet_gap": mean - min(values)}


def polnear(profile: str | None = None) -> Measured:
    """The profile in use, or another, beside the baseline."""
    base = {figure: value for figure, (value, _) in of("regex").figures.items()}
    return of(profile or profile_in_use())._replace(baseline=base)


@cache
def of(name: str) -> Measured:
    """The figures of one system."""
    found = scored(name)
    return measured("attribution", found.counts, [], report, found.errors)


def beside() -> str:
    """Tables of every system that is installed, and of the gold that each figure rests on."""
    every = systems()
    present = {name: of(name) for name, system in every.items() if system.missing is None}
    absent = [
        f"{name} is left out: {system.missing} is not installed."
        for name, system in every.items()
        if system.missing
    ]
    return side_by_side.tables(present, summed(scored("regex").counts), absent)
