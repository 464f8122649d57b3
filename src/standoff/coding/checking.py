"""Running a codebook's example sentences: what it says it finds, it must find, and leave the near misses alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from standoff.model.claim import Claim
from standoff.model.codebook import Codebook, Example

Run = Callable[[Example, str], Sequence[Claim]]
"""Codes one example as an article of its own, headed by the codebook's title."""


class Failure(msgspec.Struct, frozen=True):
    """An example that did not come out as the codebook says."""

    kind: str
    code: str
    text: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.kind} {self.code}: {self.wrong}: {self.text}"


def failures(codebook: Codebook, run: Run) -> Iterator[Failure]:
    """Every example sentence of the codebook that fails."""
    for move in codebook.moves:
        for example in move.examples:
            found = [claim for claim in run(example, codebook.title) if claim.move == move.code]
            if wrong := missing(found, example):
                yield Failure("move", move.code, example.text, wrong)
        for example in move.near_misses:
            found = [claim for claim in run(example, codebook.title) if claim.move == move.code]
            if any(example.status in (None, claim.status) for claim in found):
                yield Failure("move", move.code, example.text, "near miss was coded")
    for status in codebook.statuses:
        for example in status.examples:
            if not any(claim.status == status.code for claim in run(example, codebook.title)):
                yield Failure("status", status.code, example.text, "not found")
        for example in status.near_misses:
            if any(claim.status == status.code for claim in run(example, codebook.title)):
                yield Failure("status", status.code, example.text, "near miss was coded")
    for provision in codebook.provisions:
        for example in provision.examples:
            if provision.code not in codes(run(example, codebook.title)):
                yield Failure("provision", provision.code, example.text, "not found")
        for example in provision.near_misses:
            if provision.code in codes(run(example, codebook.title)):
                yield Failure("provision", provision.code, example.text, "near miss was coded")


def missing(found: Sequence[Claim], example: Example) -> str | None:
    """What an example asks for and no claim of its move has, or None."""
    if not found:
        return "not found"
    if example.status and not any(claim.status == example.status for claim in found):
        return f"status is {', '.join(sorted({claim.status for claim in found}))}, not {example.status}"
    if example.place and not any((claim.actor.place or "").endswith(example.place) for claim in found):
        return (
            f"place is {', '.join(sorted({str(claim.actor.place) for claim in found}))}, not {example.place}"
        )
    return None


def codes(claims: Sequence[Claim]) -> set[str]:
    """The provision codes of some claims."""
    return {provision.code for claim in claims for provision in claim.provisions}
