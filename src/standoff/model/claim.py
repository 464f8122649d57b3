"""A claim: one event mention, bound to its words. The JSON form is the interchange format of ``standoff code``."""

from __future__ import annotations

import msgspec

from standoff.model.span import Span


class ActorRef(msgspec.Struct, frozen=True):
    """Who acts: the words of the text, an OCD division id (None = open), and the level of government."""

    name: str
    place: str | None = None
    level: str = "other"


class TargetRef(msgspec.Struct, frozen=True):
    """Whom or what the act is aimed at."""

    name: str
    place: str | None = None


class InstrumentRef(msgspec.Struct, frozen=True):
    """The law, order, bill or case concerned. ``identifier`` is an official number or, failing that, a title."""

    kind: str
    identifier: str | None = None
    place: str | None = None


class ProvisionRef(msgspec.Struct, frozen=True):
    """A provision code and its direction: limits, requires, permits, conditions or prohibits (None = not worded)."""

    code: str
    direction: str | None = None


class DateRef(msgspec.Struct, frozen=True):
    """When, in the words of the text and as EDTF (None when it cannot be resolved)."""

    text: str
    edtf: str | None = None


class Figure(msgspec.Struct, frozen=True):
    """A number the claim carries, as a claim and never as truth."""

    value: str
    unit: str | None = None
    what: str | None = None
    qualifier: str | None = None


class Worded(msgspec.Struct, frozen=True):
    """A relation the text itself words, with the words."""

    text: str
    span: Span


class Claim(msgspec.Struct, frozen=True):
    """One act (or rule, or figure) asserted at one place in one text.

    ``evidence`` is the span that says so; ``voices`` run from the page's own voice to the innermost
    speaker; ``core`` is False for opinion and scene-setting; ``confidence`` is in [0, 1];
    ``made_by`` names coder, version and rule.
    """

    id: str
    evidence: Span
    move: str
    status: str
    actor: ActorRef
    voices: tuple[str, ...]
    quoted: bool
    core: bool
    confidence: float
    made_by: str
    targets: tuple[TargetRef, ...] = ()
    instruments: tuple[InstrumentRef, ...] = ()
    instrument: InstrumentRef | None = None
    places: tuple[str, ...] = ()
    provisions: tuple[ProvisionRef, ...] = ()
    date: DateRef | None = None
    figures: tuple[Figure, ...] = ()
    responds_to: Worded | None = None
    purpose: Worded | None = None
    attributed_cause: Worded | None = None


class CodedDocument(msgspec.Struct, frozen=True):
    """The claims of one document by one coder and codebook, each ``name@version``.

    ``official`` tells that they were taken from an official feed, not read out of coverage.
    """

    doc_id: str
    text_sha256: str
    coder: str
    codebook: str
    claims: tuple[Claim, ...] = ()
    official: bool = False
