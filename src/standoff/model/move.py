"""Moves: clusters of claims about one act, the judgements that made them, and their independent supports."""

from __future__ import annotations

import msgspec

from standoff.model.claim import InstrumentRef
from standoff.model.span import Span


class Judgement(msgspec.Struct, frozen=True):
    """Whether two claims are about the same act. ``a`` and ``b`` are lineages, so it survives re-coding.

    ``verdict`` is ``same``, ``different``, ``unsure``, or ``withdrawn`` where an author judges them no longer;
    ``score`` in [0, 1] is how alike they are;
    ``author`` is the rule set (``name@version``) or the person who judged.
    """

    a: str
    b: str
    verdict: str
    score: float
    reasons: tuple[str, ...]
    author: str


class Conflict(msgspec.Struct, frozen=True):
    """Rival values that claims of one move give for one field, each with the claims that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


class Fold(msgspec.Struct, frozen=True):
    """Why one document is no support of its own: it repeats ``of``; ``score`` is the share that does."""

    document: str
    of: str
    reason: str
    score: float


class Move(msgspec.Struct, frozen=True):
    """One act as the claims tell it. ``id`` hangs on the lineage first recorded, so it outlives new claims.

    ``family`` is the move code its claims share; ``place`` the actor's OCD division id, None when open;
    ``earliest`` and ``latest`` bound the day it fell on (ISO days, half-open; None = open);
    ``history`` lists its statuses from first to last reported; ``claims`` are claim ids in record order;
    ``documents`` the documents they stand in; ``support`` counts independent supports.
    """

    id: str
    family: str
    actors: tuple[str, ...]
    place: str | None
    level: str
    claims: tuple[str, ...]
    lineages: tuple[str, ...]
    documents: tuple[str, ...]
    support: int
    history: tuple[tuple[str, str], ...] = ()
    """``(day reported, status)`` pairs."""
    instrument: InstrumentRef | None = None
    earliest: str | None = None
    latest: str | None = None
    conflicts: tuple[Conflict, ...] = ()
    folds: tuple[Fold, ...] = ()
    """Why the support is smaller than the number of documents."""


class Pair(msgspec.Struct, frozen=True):
    """Two documents that share words. ``a`` and ``b`` are document ids, ``a`` the lesser.

    ``a_share`` is the share of its words that stand in the other too, ``a_spans`` where it has passages of
    the other long enough to be quotations. ``why`` says why the two are one support, None when they are not.
    """

    a: str
    b: str
    a_spans: tuple[Span, ...]
    b_spans: tuple[Span, ...]
    a_share: float
    b_share: float
    why: str | None = None


class Support(msgspec.Struct, frozen=True):
    """Documents that count as one witness. ``id`` is the document that the others repeat."""

    id: str
    documents: tuple[str, ...]
    folds: tuple[Fold, ...] = ()


class Reconciled(msgspec.Struct, frozen=True):
    """The outcome of one reconciliation, by ``author`` (``name@version`` of the rules)."""

    author: str
    moves: tuple[Move, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    supports: tuple[Support, ...] = ()
