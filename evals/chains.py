"""Chains of voices on passages of our own: who says it, whom they quote, whom those quote.

``evals/chains/*.toml`` holds the passages; its README says how they are read and split.
``python -m evals.chains [encoder|rules] [open]`` prints the figures, and with ``open`` the probes of that part
that are wrong.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evals import baselines
from evals.gold import ROOT
from evals.measured import Measured, measured
from evals.passages import part_of, tables
from evals.predicting import profile_in_use
from standoff.evaluate.figures import Counts, share, summed
from standoff.model.annotation import Scope
from standoff.model.document import Capture, Document, Hints, Source
from standoff.settings import PROFILES, Settings

PASSAGES = ROOT / "evals" / "chains"
UNNAMED = "unnamed quoted report"
ABSENT = "?"
ARTICLE = re.compile(r"^(?:the|an?) ")
PAGE = (
    '<!doctype html><html lang="en"><head><title>{title}</title></head>'
    "<body><header><nav><a href='/'>Home</a></nav></header><article><h1>{title}</h1>{body}</article></body></html>"
)

Names = tuple[frozenset[str], ...]
"""The voices of a chain; each is one of several equal names."""


class Probe(NamedTuple):
    """Words that stand once in the text, and the chain they stand in, the page first."""

    words: str
    chain: Names


class Passage(NamedTuple):
    """A page of ours and what is asked of it; ``form`` is ``text`` or ``html``."""

    name: str
    form: str
    document: Document
    probes: tuple[Probe, ...]

    @property
    def part(self) -> str:
        """``closed`` passages are only ever counted; ``open`` ones may be read while rules are written."""
        return part_of(self.name)


class Asked(NamedTuple):
    """One probe with the chain that was found: None where the words stand in more than one."""

    probe: Probe
    found: tuple[str, ...] | None

    @property
    def right(self) -> bool:
        """Whether the whole chain is as expected, names compared without case and leading article."""
        if self.found is None or len(self.found) != len(self.probe.chain):
            return False
        return all(plain(name) in equal for name, equal in zip(self.found, self.probe.chain, strict=True))


def passages(folder: Path = PASSAGES) -> tuple[Passage, ...]:
    """All passages, by file and place. Raises ValueError for one that its own probes do not fit."""
    return tuple(passage(row) for row, _ in tables(folder))


def passage(row: dict[str, Any]) -> Passage:
    """One passage; ValueError where the words of a probe do not stand in it exactly once."""
    form = "html" if "html" in row else "text"
    page = document(row["id"], row["outlet"], row[form].strip("\n"), form)
    probes = tuple(
        Probe(probe["words"], tuple(equal(name) for name in (row["outlet"], *probe["voices"])))
        for probe in row["probes"]
    )
    for probe in probes:
        if (times := page.text.count(probe.words)) != 1:
            raise ValueError(f"{row['id']}: {probe.words!r} stands {times} times in the text")
    return Passage(row["id"], form, page, probes)


def document(name: str, outlet: str, words: str, form: str) -> Document:
    """The document that reading the passage yields; HTML stands in a page with a headline."""
    from standoff.extract import extract

    if form == "html":
        words = PAGE.format(title=f"From {outlet}", body=words)
    digest = hashlib.sha256(words.encode()).hexdigest()
    media = "text/html" if form == "html" else "text/plain"
    capture = Capture(f"chains:{name}", "2018-03-09T00:00:00Z", digest, media)
    hints = Hints(doc_id=name, outlet=outlet, published="2018-03-09")
    return extract(Source(capture, words, hints), Settings())


def equal(voice: str | list[str]) -> frozenset[str]:
    """The names that are right for a voice; ``?`` is a source that the passage leaves unnamed."""
    names = [voice] if isinstance(voice, str) else voice
    return frozenset(plain(UNNAMED if name == ABSENT else name) for name in names)


def plain(name: str) -> str:
    """A name as it is compared: without case, leading article, and curls."""
    return ARTICLE.sub("", name.casefold().replace("’", "'").strip())


def chain_at(page: Document, scopes: Sequence[Scope], words: str) -> tuple[str, ...] | None:
    """The voices of every scope that the words touch, None where they differ."""
    start = page.text.index(words)
    end = start + len(words)
    found = {scope.voices for scope in scopes if scope.span.start < end and scope.span.end > start}
    return found.pop() if len(found) == 1 else None


def asked(one: Passage, scopes: Sequence[Scope]) -> list[Asked]:
    """Every probe of a passage with what its scopes say."""
    return [Asked(probe, chain_at(one.document, scopes, probe.words)) for probe in one.probes]


def counts(one: Passage, answers: Iterable[Asked]) -> Counts:
    """Right answers and cases of one passage: all, by part, form, and depth of the chain below the page."""
    found: Counts = Counter()
    for answer in answers:
        for kind in ("chain", one.part, one.form, f"depth_{len(answer.probe.chain) - 1}"):
            found[f"{kind}.cases"] += 1
            found[f"{kind}.right"] += answer.right
    return found


def report(total: Counts) -> dict[str, float | None]:
    """Shares of probes whose full chain is right."""
    kinds = sorted({key.rpartition(".")[0] for key in total} - {"chain"})
    return {kind: share(total[f"{kind}.right"], total[f"{kind}.cases"]) for kind in ("chain", *kinds)}


def heard(every: Iterable[Passage], profile: str) -> dict[str, list[Asked]]:
    """What the program answers in a profile, by passage."""
    from standoff.pipeline.annotating import annotate, annotators

    parts = annotators(profile)
    return {one.name: asked(one, annotate(one.document, parts).scopes) for one in every}


def guessed(one: Passage) -> list[Asked]:
    """What the baseline answers: the page, and whoever stands beside the verb of saying."""
    text = one.document.text
    found = baselines.attributions({"text": text})
    return [Asked(probe, nearest(one, found, text.index(probe.words))) for probe in one.probes]


def nearest(one: Passage, found: list[dict[str, Any]], at: int) -> tuple[str, ...]:
    """The page and the sources of the baseline's contents around a place, longest content first."""
    around = [row for row in found if row["content"][0][0] <= at < row["content"][0][1]]
    around.sort(key=lambda row: row["content"][0][0] - row["content"][0][1])
    sources = [one.document.text[slice(*row["source"][0])] for row in around]
    return (one.document.outlet or "", *sources)


def chains(profile: str | None = None) -> Measured:
    """Full chains on the passages that ship, both parts, in the profile in use or another."""
    every = passages()
    answers = heard(every, profile or profile_in_use())
    ours = [counts(one, answers[one.name]) for one in every]
    base = [counts(one, guessed(one)) for one in every]
    return measured("chains", ours, base, report, [])


def main(arguments: list[str]) -> int:
    """Print the figures; with ``open`` also what is wrong in the open part. There is no such look at the closed."""
    every = passages()
    answers = heard(every, next((name for name in arguments if name in PROFILES), profile_in_use()))
    for part in ("open", "closed"):
        chosen = [one for one in every if one.part == part]
        total = summed(counts(one, answers[one.name]) for one in chosen)
        shown = "  ".join(f"{name} {value:.3f}" for name, value in report(total).items() if value is not None)
        print(f"{part} ({len(chosen)} passages, {total['chain.cases']} probes): {shown}")
    if "open" in arguments:
        for one in every:
            for answer in answers[one.name] if one.part == "open" else ():
                if not answer.right:
                    wanted = " > ".join("|".join(sorted(names)) for names in answer.probe.chain)
                    print(f"\n{one.name}: {answer.probe.words}\n  wanted {wanted}\n  found  ", end="")
                    print("more than one chain" if answer.found is None else " > ".join(answer.found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
