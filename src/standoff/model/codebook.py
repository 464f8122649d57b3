"""A codebook: the moves, statuses, provisions and instruments of one topic, as data that ships in one file.

Patterns are any-of lists. An entry is a lemma or a phrase of lemmas ("grant money"), ``@name`` for a
lexical class of the codebook, or ``#name`` for a kind of actor (``#federal``, ``#state``, ``#local``,
``#court``, ``#government``, ``#executive``, ``#legislature``, ``#actor``).
"""

from __future__ import annotations

import msgspec


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence that runs as a test.

    In a list of examples the code must be found, with ``status``, ``place`` and ``direction`` where they are
    given; in a list of near misses the code must not be found (or not with ``status``, where that is given).
    """

    text: str
    status: str | None = None
    place: str | None = None
    direction: str | None = None
    outlet: str | None = None


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way a language words an act: a predicate and what its arguments must hold.

    Exactly one of ``verb``, ``noun``, ``adjective``, ``content`` and ``figure`` is given: the first three list
    predicate lemmas ("strike down" is a verb with its particle), the last words that a speaker uses in reported speech,
    ``figure`` what a number counts. ``subject``, ``object``, ``complement`` and each ``oblique`` list constrain the
    arguments;
    ``near`` must, ``without`` must not occur in the clause. ``status`` overrides the status decision;
    ``actor`` names the argument that acts; ``instrument`` is the kind bound when the text names the instrument
    by nothing better; ``core`` False marks scene-setting; ``confidence`` is in [0, 1]. ``predicative``
    asks that a noun is said of its subject ("the city is a sanctuary"). ``negated``
    asks for a negated predicate and consumes the negation ("will not cooperate" is declining). ``saturated``
    asks for an object or a content clause ("asked" alone is a question). ``modal`` asks for one of these auxiliaries
    on the predicate (what officers may, must and cannot do is a rule). ``ongoing_as`` is the move that the act
    is while it goes on (a limit that is in force is a rule). ``after`` lists moves of
    which one must be coded in this sentence or the one before: what "to do so" leaves unsaid. ``topical`` False
    waives the relevance rule for acts whose frame already names the topic.
    """

    id: str
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    figure: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    oblique: dict[str, tuple[str, ...]] = {}
    near: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    status: str | None = None
    actor: str = "subject"
    instrument: str | None = None
    core: bool = True
    topical: bool = True
    predicative: bool = False
    negated: bool = False
    saturated: bool = False
    modal: tuple[str, ...] = ()
    ongoing_as: str | None = None
    after: tuple[str, ...] = ()
    confidence: float = 0.7


class Move(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An act, whoever does it and however far it has come. ``open_states`` are Open States action classes."""

    code: str
    family: str
    definition: str
    include: str
    exclude: str
    open_states: tuple[str, ...] = ()
    examples: tuple[Example, ...]
    near_misses: tuple[Example, ...]
    frames: tuple[Frame, ...] = ()


class Status(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How far an act has come, as worded. ``factuality`` is certain, probable, possible or counterfact (FactBank)."""

    code: str
    factuality: str
    definition: str
    include: str
    exclude: str
    examples: tuple[Example, ...]
    near_misses: tuple[Example, ...]


class Provision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an instrument or practice is about. ``cues`` are alternatives; each is a conjunction of pattern lists."""

    code: str
    group: str
    definition: str
    include: str
    exclude: str
    examples: tuple[Example, ...]
    near_misses: tuple[Example, ...]
    cues: tuple[tuple[tuple[str, ...], ...], ...] = ()


class InstrumentKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of law, order, paper or proceeding."""

    code: str
    definition: str


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The relevance rule. ``core`` phrases name the topic, ``related`` ones only support it,
    ``outside`` ones take an act out of it unless a core phrase stands with them, ``traps`` are core phrases
    in another sense ("bird sanctuary") and never count."""

    definition: str
    core: tuple[str, ...]
    related: tuple[str, ...]
    outside: tuple[str, ...]
    traps: tuple[str, ...]
    threshold: float


class Codebook(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One topic's vocabulary and the frames that find it."""

    name: str
    version: str
    title: str
    topic: Topic
    classes: dict[str, tuple[str, ...]]
    moves: tuple[Move, ...]
    statuses: tuple[Status, ...]
    provisions: tuple[Provision, ...]
    instruments: tuple[InstrumentKind, ...]
    directions: tuple[str, ...]
