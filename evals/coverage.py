"""Real articles with their claims, and what the program finds in them, coded once for all reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from evals import gold
from evals.predicting import Row, coded, profile_in_use
from standoff.evaluate import claims
from standoff.evaluate.figures import Counts

DEV, MORE = "coverage/dev.jsonl", "coverage/dev_more.jsonl"
NO_LEAN = "not given"


class Scored(NamedTuple):
    """A document with its gold claims, the claims found, and counts of the scorer."""

    row: Row
    found: list[Row]
    counts: Counts
    error: str | None = None

    @property
    def lean(self) -> str:
        """The lean that the collection gives its outlet."""
        return self.row.get("lean") or NO_LEAN


def untouched(documents: list[Row]) -> list[Row]:
    """The nine documents whose names hash lowest, whose gold was not read while the coder was written.

    Passages of some of them stand in the unlabelled pool as well, and were seen in samples drawn from it.
    """
    return sorted(documents, key=lambda row: hashlib.sha256(row["doc_id"].encode()).hexdigest())[:9]


@cache
def documents(file: str) -> tuple[Row, ...]:
    """The documents of a gold file."""
    return tuple(gold.rows(file))


def answered(rows: Sequence[Row], profile: str) -> dict[str, Row]:
    """What a profile finds in some documents, ``{doc_id: {claims, error?}}``; none is coded twice."""
    new = [row for row in rows if (profile, row["doc_id"], row["text"]) not in KNOWN]
    found = coded(new, profile)
    KNOWN.update({(profile, row["doc_id"], row["text"]): found[row["doc_id"]] for row in new})
    return {row["doc_id"]: KNOWN[profile, row["doc_id"], row["text"]] for row in rows}


KNOWN: dict[tuple[str, str, str], Row] = {}
"""Answers by profile, name and text, for as long as the program runs."""


def scored(file: str, profile: str | None = None) -> list[Scored]:
    """Every document of a gold file, coded in the profile in use or another."""
    rows = documents(file)
    return compared(rows, answered(rows, profile or profile_in_use()))


def compared(rows: Iterable[Row], found: dict[str, Row]) -> list[Scored]:
    """Gold documents beside answers ``{doc_id: {claims, error?}}``."""
    made = []
    for row in rows:
        answer: dict[str, Any] = found[row["doc_id"]]
        counts = claims.counts(row["claims"], answer["claims"])
        made.append(Scored(row, answer["claims"], counts, answer.get("error")))
    return made


def kept_apart() -> frozenset[str]:
    """The names of the untouched documents: nothing but figures over all of them may be shown."""
    return frozenset(row["doc_id"] for row in untouched(list(documents(MORE))))


def every(profile: str | None = None) -> list[Scored]:
    """All documents of both development files, for figures."""
    return [*scored(DEV, profile), *scored(MORE, profile)]


def readable(profile: str | None = None) -> list[Scored]:
    """The same without those kept apart: these may be looked into."""
    apart = kept_apart()
    return [each for each in every(profile) if each.row["doc_id"] not in apart]


def untouched_ones() -> list[Scored]:
    """Those kept apart."""
    apart = kept_apart()
    return [each for each in scored(MORE) if each.row["doc_id"] in apart]


def errors(found: Iterable[Scored]) -> list[str]:
    """What went wrong, one line per document."""
    return [f"{each.row['doc_id']}: {each.error}" for each in found if each.error]
