"""What the record answers with: claims, documents, positions and entries in their place on both clocks."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from standoff.model.claim import Claim, InstrumentRef

Item = TypeVar("Item")

REVIEW_STATES = ("machine", "accepted", "disputed", "rejected")
"""Where a claim stands with its reviewers; ``machine`` means that nobody has looked at it."""


LANES = {"federal": "federal", "state": "state", "local": "local", "courts": "court"}
"""The lanes of a timeline and the level of government that each holds."""


class Asked(msgspec.Struct, frozen=True):
    """Filters of a list of claims; None (or empty) asks for all.

    ``place`` is an OCD division id with or without its prefix (``state:tx``), ``within`` takes the places
    below it in too, ``roles`` narrows to places as ``actor``, ``target``, ``instrument`` or ``place``.
    ``actor`` matches whole words of the name, ``instrument`` its identifier however punctuated, ``text``
    words of the quote; ``document`` is an id, label, address or path; ``claim`` an id or lineage;
    ``lane`` one of ``LANES``. ``since`` and ``until`` bound the day by which it was so (ISO, half-open).
    """

    place: str | None = None
    within: bool = False
    roles: tuple[str, ...] = ()
    instrument: str | None = None
    actor: str | None = None
    move: str | None = None
    status: str | None = None
    provision: str | None = None
    text: str | None = None
    document: str | None = None
    claim: str | None = None
    core: bool | None = None
    review: str | None = None
    lane: str | None = None
    since: str | None = None
    until: str | None = None


class Page(msgspec.Struct, Generic[Item], frozen=True):
    """One page of a list. Pass ``next`` as ``after`` to get the following page; None on the last one."""

    items: tuple[Item, ...]
    next: str | None = None


class DocumentRef(msgspec.Struct, frozen=True):
    """A recorded document without its text. ``id`` is a content hash; ``doc_id`` the label it came with."""

    id: str
    doc_id: str
    uri: str
    captured: str
    text_sha256: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    claims: int = 0
    """How many claims stand on it in the view that was asked."""


class Recorded(msgspec.Struct, frozen=True):
    """A claim in the record. ``quote`` holds the words at ``claim.evidence``.

    ``valid_from`` and ``valid_to`` bound when it was so (ISO days, half-open, None = open);
    ``valid_by`` is the first day by which it surely was so; ``reported`` the day it could first be read;
    ``recorded`` the UTC instant the record learned it, ``seq`` the entry that says so; ``official`` tells
    that it came from an official feed. In a public view the quote is empty where the words may not be shown.
    """

    claim: Claim
    lineage: str
    quote: str
    document: DocumentRef
    coder: str
    codebook: str
    seq: int
    recorded: str
    reported: str
    valid_by: str
    valid_from: str | None = None
    valid_to: str | None = None
    review: str = "machine"
    official: bool = False


class Position(msgspec.Struct, frozen=True):
    """What holds in a place under a provision, derived by a written rule from claims.

    ``answer`` is ``holds``, ``does not hold``, ``blocked`` or ``conflicting``; ``rule`` names the entry of
    the rule table that decided, ``prose`` says it in words; ``claims`` are the ids it rests on;
    ``review`` is the weakest review state among them; ``since`` the day by which it surely was so.
    """

    place: str
    provision: str
    direction: str | None
    answer: str
    rule: str
    prose: str
    since: str
    claims: tuple[str, ...]
    review: str
    instrument: InstrumentRef | None = None


class Found(msgspec.Struct, frozen=True):
    """A search hit: the document and the words around the match, matches between ``[`` and ``]``."""

    document: DocumentRef
    snippet: str


class Entry(msgspec.Struct, frozen=True):
    """One line of the log: who added what, when. ``subject`` is the id of what was added.

    ``what`` says it in words, ``why`` gives the reason of a decision; both are empty where there is none.
    """

    seq: int
    recorded: str
    principal: str
    kind: str
    subject: str
    what: str = ""
    why: str = ""


class Finding(msgspec.Struct, frozen=True):
    """Sources examined for a place (OCD division id) and a provision on a day (ISO), where nothing was found.

    ``seq`` and ``principal`` are set by the record.
    """

    place: str
    provision: str
    examined: str
    sources: tuple[str, ...]
    why: str = ""
    seq: int = 0
    principal: str = ""


class Added(msgspec.Struct, frozen=True):
    """What ``Writer.add`` did: ``new``, ``unchanged``, ``superseded`` or ``recoded``.

    ``claims`` counts the claims of the run that now stands; ``masked`` those in which the guard put a
    role in the place of a private person's name; ``refused`` the reasons of claims it kept out.
    """

    outcome: str
    document: str
    doc_id: str
    claims: int
    masked: int = 0
    refused: tuple[str, ...] = ()


class Broken(msgspec.Struct, frozen=True):
    """Something in the record that no longer holds together.

    ``kind`` is ``orphaned`` (a fact whose words are gone), ``text``, ``payload``, ``chain``, ``reference``
    or ``file``; ``document`` its label and address; ``claim`` the claim's id where one is concerned.
    """

    kind: str
    wrong: str
    document: str | None = None
    claim: str | None = None


class Verified(msgspec.Struct, frozen=True):
    """The outcome of ``verify``: how much was checked, and everything that is broken."""

    entries: int
    texts: int
    claims: int
    broken: tuple[Broken, ...] = ()

    @property
    def ok(self) -> bool:
        """True when nothing is broken."""
        return not self.broken


class Counts(msgspec.Struct, frozen=True):
    """How much a view holds."""

    documents: int
    claims: int
    core: int
    places: int
    moves: int
    entries: int
    by_move: tuple[tuple[str, int], ...] = ()
    by_place: tuple[tuple[str, int], ...] = ()
    by_review: tuple[tuple[str, int], ...] = ()
