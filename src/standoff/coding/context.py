"""What the rest of the document says of a claim's instrument: its number, its signing, the day it comes into force."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from standoff.coding.reading import Reading
from standoff.model.claim import Claim, InstrumentRef

LEGISLATION = frozenset({"bill", "statute"})


def in_context(claims: list[Claim], reading: Reading) -> list[Claim]:
    """The claims with identifiers inherited from the page's one bill, and rules in the state the page reports."""
    numbers = {
        mention.identifier
        for mention in reading.annotations.instruments
        if mention.kind in LEGISLATION and mention.identifier
    }
    if len(numbers) == 1 and len(states(claims)) <= 1:
        (number,) = numbers
        claims = [with_identifier(claim, number, reading) for claim in claims]
    signed = identifiers(
        claims, lambda c: c.move in {"sign", "enact", "take_effect"} and c.status == "happened"
    )
    coming = identifiers(claims, lambda c: c.move == "take_effect" and c.status == "scheduled")
    return [standing(claim, signed, coming) for claim in claims]


def states(claims: Iterable[Claim]) -> set[str]:
    """The states whose governments act on the page: where there are several, one number cannot stand for all."""
    places = {claim.actor.place or "" for claim in claims}
    return {"/".join(place.split("/")[:3]) for place in places if "/state:" in place}


def with_identifier(claim: Claim, number: str, reading: Reading) -> Claim:
    """A claim about "the bill" with the number of the only bill that the page names."""
    bare = [ref for ref in claim.instruments if ref.kind in LEGISLATION and not ref.identifier]
    if not bare or speaks_of_many(claim, reading):
        return claim
    refs = tuple(
        InstrumentRef(ref.kind, number, ref.place) if ref in bare else ref for ref in claim.instruments
    )
    return msgspec.structs.replace(claim, instruments=refs, instrument=refs[0])


def speaks_of_many(claim: Claim, reading: Reading) -> bool:
    """Whether the evidence is about bills or laws in the plural."""
    inside = reading.tokens_in(claim.evidence)
    plural = {"bills", "measures", "laws", "proposals", "ordinances", "statutes"}
    return any(reading.forms[index] in plural for index in inside)


def identifiers(claims: Iterable[Claim], wanted: Callable[[Claim], bool]) -> set[str]:
    """The identifiers of the instruments of some claims."""
    return {
        ref.identifier for claim in claims if wanted(claim) for ref in claim.instruments if ref.identifier
    }


def standing(claim: Claim, signed: set[str], coming: set[str]) -> Claim:
    """A rule claim in the state that the page reports of its law: signed, or not yet in force."""
    if claim.move != "rule":
        return claim
    mine = {ref.identifier for ref in claim.instruments if ref.identifier}
    status = claim.status
    if status == "proposed" and mine & signed and claim.made_by.endswith("a bill's content"):
        status = "ongoing"
    if status == "ongoing" and mine & coming:
        status = "scheduled"
    return claim if status == claim.status else msgspec.structs.replace(claim, status=status)
