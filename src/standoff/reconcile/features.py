"""What of a claim tells its act from others: family, place, days, instruments, objects, figures."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from standoff import dates
from standoff.model.claim import Claim, InstrumentRef
from standoff.model.recorded import Recorded

OCD = "ocd-division/"
UNDATED = 10**6  # days that a missing date leaves open
AHEAD = ("scheduled", "committed", "threatened", "conditional", "proposed", "possible")
NO_ACT = ("measure",)  # a figure is no act; rival figures stand side by side as they are
EXECUTIVE = ("executive_order", "directive", "memorandum", "proclamation", "general_order")
PLAIN = re.compile(r"\w+")
WHOLE_OF_IT = re.compile(r"\b(administration|government|white house)\b", re.IGNORECASE)  # any body of it
CHAMBER = re.compile(r"\b(senate|senators?|house|assembly|representatives)\b", re.IGNORECASE)
TALLY = re.compile(r"\d{1,3}-\d{1,3}(?:-\d{1,3})?")
EMPTY_WORDS = frozenset(
    "the a an of for and u s us united states state city county government officials official administration "
    "president mayor gov governor judge court district federal mr ms mrs sen rep attorney general department "
    "sheriff council new chief secretary office".split()
)


class Act(msgspec.Struct, frozen=True):
    """A claim reduced to what is compared. ``start`` and ``end`` are its own date, half-open, None = undated.

    ``whose`` is the place, or for want of one the actor's folded name; ``days`` how many days the date
    leaves open; ``order`` the claim's rank in the record; ``whole`` is True where one place has many bodies.
    """

    claim: Recorded
    family: str
    whose: str
    place: str | None
    status: str
    read: date
    start: date | None
    end: date | None
    days: int
    order: tuple[int, str, str]
    names: frozenset[str]
    whole: bool
    chambers: frozenset[str]
    identifiers: frozenset[str]
    kinds: frozenset[str]
    targets: frozenset[str]
    target_words: frozenset[str]
    provisions: frozenset[str]
    figures: tuple[tuple[str, str], ...]
    tallies: frozenset[str]
    instrument: InstrumentRef | None

    @property
    def lineage(self) -> str:
        """The claim's lineage."""
        return self.claim.lineage

    @property
    def document(self) -> str:
        """The id of the document that the claim stands in."""
        return self.claim.document.id


def act_of(recorded: Recorded) -> Act | None:
    """None for what is no act: statements that are not core, figures, and claims a reviewer rejected."""
    claim = recorded.claim
    if not claim.core or claim.move in NO_ACT or recorded.review == "rejected":
        return None
    instruments = _instruments(claim)
    place = _place(claim.actor.place)
    start, end = _own_date(claim.date.edtf if claim.date else None)
    figures = tuple(
        (_fold(figure.what or figure.unit or "") or "number", figure.value) for figure in claim.figures
    )
    words = frozenset(_fold(claim.actor.name).split())
    return Act(
        claim=recorded,
        family=_family(claim.move, instruments),
        whose=_whose(claim),
        place=place,
        status=claim.status,
        read=date.fromisoformat(recorded.reported),
        start=start,
        end=end,
        days=(end - start).days if start and end else UNDATED,
        order=(recorded.seq, recorded.document.id, claim.id),
        names=frozenset() if WHOLE_OF_IT.search(claim.actor.name) else words - EMPTY_WORDS,
        whole=claim.actor.level in ("federal", "court", "other", "outlet"),
        chambers=_chambers(claim.actor.name),
        identifiers=frozenset(_key(ref.identifier) for ref in instruments if ref.identifier),
        kinds=frozenset(ref.kind for ref in instruments),
        targets=frozenset(place for target in claim.targets if (place := _place(target.place))),
        target_words=frozenset(_fold(" ".join(target.name for target in claim.targets)).split())
        - EMPTY_WORDS,
        provisions=frozenset(ref.code for ref in claim.provisions),
        figures=figures,
        tallies=frozenset(value for _, value in figures if TALLY.fullmatch(value)),
        instrument=instruments[0] if instruments else None,
    )


def block_of(claim: Claim) -> str | None:
    """The family and place of a claim: only claims of one block are compared. None for what is no act."""
    if not claim.core or claim.move in NO_ACT:
        return None
    return f"{_family(claim.move, _instruments(claim))} by {_whose(claim)}"


def _whose(claim: Claim) -> str:
    return _place(claim.actor.place) or f"{claim.actor.level}: {_fold(claim.actor.name)}"


def _instruments(claim: Claim) -> tuple[InstrumentRef, ...]:
    return tuple(dict.fromkeys(((claim.instrument,) if claim.instrument else ()) + claim.instruments))


def _family(move: str, instruments: tuple[InstrumentRef, ...]) -> str:
    """Signing an executive order is issuing it; every other move is a family of its own."""
    if move == "sign" and any(ref.kind in EXECUTIVE for ref in instruments):
        return "issue"
    return move


def _chambers(name: str) -> frozenset[str]:
    found = {match.group().casefold().rstrip("s") for match in CHAMBER.finditer(name)}
    if "white house" in name.casefold():
        found.discard("house")
    return frozenset("senate" if word.startswith("senat") else "house" for word in found)


def _own_date(edtf: str | None) -> tuple[date | None, date | None]:
    """The days of a date that is bounded on both sides."""
    if edtf is None or not dates.valid(edtf):
        return None, None
    start, end = dates.parse(edtf)
    return (None, None) if start == date.min or end == date.max else (start, end)


def _place(place: str | None) -> str | None:
    if not place:
        return None
    if place.startswith(OCD):
        return place
    return f"{OCD}{place}" if place.startswith("country:") else f"{OCD}country:us/{place}"


def _fold(name: str) -> str:
    return " ".join(PLAIN.findall(name.casefold()))


def _key(identifier: str) -> str:
    return "".join(PLAIN.findall(identifier.casefold()))
