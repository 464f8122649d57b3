"""What is said about stretches of one text. All offsets are code points of ``Document.text``."""

from __future__ import annotations

import msgspec

from standoff.model.span import Span


class Token(msgspec.Struct, frozen=True):
    """A word with its place in the sentence's dependency tree (Universal Dependencies 2 labels).

    ``head`` is the index of the governing token in ``Annotations.tokens``, -1 for a root;
    ``upos`` universal, ``xpos`` Penn tag; ``sentence`` indexes ``Annotations.sentences``.
    Clitics are tokens of their own ("did" "n't", "Trump" "'s").
    """

    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    sentence: int


class Sentence(msgspec.Struct, frozen=True):
    """``span`` in the text and the half-open range ``[first, last)`` of its tokens. Never crosses a block."""

    span: Span
    first: int
    last: int


class Quotation(msgspec.Struct, frozen=True):
    """Words between quotation marks, marks included; one span per paragraph it runs through."""

    spans: tuple[Span, ...]
    scare: bool = False
    """True for a quoted word or label ("sanctuary") rather than quoted speech."""


class Attribution(msgspec.Struct, frozen=True):
    """Source, cue and content of one reported stretch of text; nests through ``parent``.

    ``kind`` is ``direct``, ``indirect``, ``mixed``, ``block`` (block quote) or ``page`` (a quoted page).
    ``voice`` is the fullest name the document gives the source ("Mayor Eric Garcetti"), or None when
    the source is absent or stays unresolved. ``stated`` is the span of a time expression by which the
    attribution itself is dated ("reported Wednesday"). ``parent`` indexes ``Annotations.attributions``.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    rule: str
    parent: int | None = None
    voice: str | None = None
    stated: Span | None = None


class Scope(msgspec.Struct, frozen=True):
    """A stretch of text in one chain of voices. Scopes are in order, do not overlap, and cover the text.

    ``chain`` indexes attributions from outermost to innermost; ``voices`` are the names to show, the
    page's own voice first, so ``len(voices) == len(chain) + 1``. ``quoted`` tells words between
    quotation marks or in a block quote from reported content.
    """

    span: Span
    voices: tuple[str, ...]
    chain: tuple[int, ...] = ()
    quoted: bool = False


class TimeExpression(msgspec.Struct, frozen=True):
    """A date, time, duration or set in the text.

    ``kind`` is DATE, TIME, DURATION or SET; ``value`` the TIMEX3 value as far as it is known;
    ``edtf`` an EDTF date or interval, None when it cannot be resolved; ``anchor`` the date it was read against.
    """

    start: int
    end: int
    text: str
    kind: str
    value: str
    edtf: str | None = None
    anchor: str | None = None


class Toponym(msgspec.Struct, frozen=True):
    """A place name. ``place`` is an OCD division id, None when it stays open; ``lat``/``lon`` in degrees (WGS 84).

    ``kind`` is country, state, county, place, district or other (foreign and natural places).
    """

    start: int
    end: int
    name: str
    place: str | None
    kind: str
    lat: float | None = None
    lon: float | None = None


class Actor(msgspec.Struct, frozen=True):
    """Somebody or some body the document names, once per document.

    ``name`` is the fullest name given; ``place`` an OCD division id; ``level`` federal, state, local,
    court, outlet or other; ``kind`` person, office, body, place, class, outlet or document
    (a class is "some cities": it has a level and no place; a document speaks: "the lawsuit says").
    ``public`` is False for private persons, whose names are never stored as data.
    """

    name: str
    kind: str
    level: str
    place: str | None = None
    role: str | None = None
    public: bool = True


class Mention(msgspec.Struct, frozen=True):
    """A name, description or pronoun that stands for actors (several for "lawmakers in Iowa and Texas").

    ``actors`` indexes ``Annotations.actors``; ``form`` is name, nominal or pronoun.
    """

    start: int
    end: int
    actors: tuple[int, ...]
    form: str


class InstrumentMention(msgspec.Struct, frozen=True):
    """A law, order, bill, case, list or letter named in the text.

    ``kind`` is a codebook instrument kind; ``identifier`` normalised ("SB 2710", "EO 13768",
    "8 U.S.C. 1373"), inherited within the document by "the bill" where that is certain; ``title`` its name
    ("New York State Liberty Act"); ``place`` the OCD division id of the jurisdiction.
    """

    start: int
    end: int
    kind: str
    identifier: str | None = None
    title: str | None = None
    place: str | None = None


class FigureMention(msgspec.Struct, frozen=True):
    """A count, amount, vote or rate. ``value`` keeps the written digits normalised ("355000000", "39-11")."""

    start: int
    end: int
    value: str
    unit: str | None
    what: str | None
    qualifier: str | None = None


class Annotations(msgspec.Struct, frozen=True):
    """Everything the annotators say of one document, each layer in text order."""

    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    scopes: tuple[Scope, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    instruments: tuple[InstrumentMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    focus: tuple[Span, ...] | None = None
    """The stretches that could concern a coder's topic, None where no coder has said; the encoder hears these."""
    made_by: tuple[str, ...] = ()
    """``name@version`` of every annotator that ran, in order."""
