"""A noun phrase that stands for an actor, and what its modifiers say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from standoff.annotate.actors.closed_words import (
    LEVELS,
)
from standoff.annotate.actors.lexicon import Entry
from standoff.annotate.actors.pieces import Piece
from standoff.annotate.actors.words import Word
from standoff.model.annotation import Toponym

HEADS = frozenset({"office", "body", "group", "site", "paper"})


MODIFIERS = frozenset({"det", "num", "owner", "level", "time", "party", "honor"})


class Found(NamedTuple):
    """One noun phrase over words ``[first, last)``.

    ``kind`` is person, office, body, group, site, place, paper, outlet or pronoun; ``entry`` its head;
    ``name`` the name words of a person (no titles); ``levels`` level words before the head ("federal");
    ``places`` the places worded in it; ``listed`` those of a list that it spreads over ("lawmakers in Iowa and Texas");
    ``bodies`` the bodies worded before the head; ``owner`` the index of the found phrase it belongs to;
    ``same`` the index of the found phrase that it stands in apposition to; ``tag`` the place of a party tag ("Texas").
    """

    first: int
    last: int
    kind: str
    entry: Entry | None = None
    name: tuple[str, ...] = ()
    det: str = ""
    levels: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    places: tuple[Toponym, ...] = ()
    listed: tuple[Toponym, ...] = ()
    bodies: tuple[Entry, ...] = ()
    roles: tuple[Entry, ...] = ()
    honor: str = ""
    plural: bool = False
    owner: int | None = None
    same: int | None = None
    tag: str = ""
    parties: bool = False
    head: int = -1


class Buffer(NamedTuple):
    """The modifiers read so far; ``plain`` counts words of no known meaning among them."""

    pieces: tuple[Piece, ...] = ()
    plain: int = 0

    def add(self, piece: Piece, plain: int = 0) -> Buffer:
        return Buffer((*self.pieces, piece), self.plain + plain)


class Parts(NamedTuple):
    """What the modifiers of a phrase say."""

    start: int
    det: str
    levels: tuple[str, ...]
    times: tuple[str, ...]
    places: tuple[Toponym, ...]
    bodies: tuple[Entry, ...]
    roles: tuple[Entry, ...]
    parties: bool


def describe(buffer: Buffer, words: Sequence[Word]) -> Parts:
    """Read the modifiers. A determiner and plain words only count with what follows them."""
    pieces = buffer.pieces
    of = [i for i, piece in enumerate(pieces) if words[piece.first].low == "of" and i + 1 < len(pieces)]
    if (
        of
        and pieces[of[-1] + 1].kind not in ("det", "owner")
        and pieces[of[-1] + 1].kind in ("party", "office", "body", "place")
    ):
        pieces = pieces[of[-1] + 1 :]
    start = pieces[0].first if pieces else -1
    det = words[start].low if pieces and pieces[0].kind in ("det", "owner", "num") else ""
    if pieces and pieces[0].kind == "owner":
        start = pieces[0].last
    if pieces and pieces[0].kind in ("place", "site", "body") and any(p.kind == "gen" for p in pieces):
        det = det or "'s"
    levels = [
        "federal" if word.text == "US" else LEVELS[word.low]
        for piece in pieces
        if piece.kind == "level"
        for word in words[piece.first : piece.last]
        if word.text == "US" or word.low in LEVELS
    ]
    levels += [p.entry.seat for p in pieces if p.kind == "site" and p.entry and p.entry.seat != "any"]
    return Parts(
        start,
        det,
        tuple(levels),
        tuple(words[p.first].low for p in pieces if p.kind == "time"),
        tuple(p.place for p in pieces if p.place),
        tuple(p.entry for p in pieces if p.kind == "body" and p.entry),
        tuple(p.entry for p in pieces if p.kind == "office" and p.entry),
        any(p.kind in ("party", "group") for p in pieces),
    )
