"""Noun phrases that stand for actors: one walk over the pieces of a text."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.annotate.actors.found import HEADS, MODIFIERS, Buffer, Found
from standoff.annotate.actors.heads import finish
from standoff.annotate.actors.links import tie
from standoff.annotate.actors.modifiers import adjective, modifies
from standoff.annotate.actors.names import named
from standoff.annotate.actors.pieces import Piece
from standoff.annotate.actors.words import Word


def phrases_of(pieces: Sequence[Piece], words: Sequence[Word], text: str) -> list[Found]:
    """All noun phrases that may stand for actors, in order, not overlapping."""
    found: list[Found] = []
    buffer = Buffer()
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if at and words[piece.first].sentence != words[piece.first - 1].sentence:
            buffer = Buffer()
        if piece.kind == "owner":
            if words[piece.first].low in ("his", "her", "its", "their"):
                found.append(Found(piece.first, piece.last, "pronoun", head=piece.first))
            buffer = Buffer((piece,))
        elif piece.kind == "det":
            buffer = Buffer((piece,))
        elif piece.kind in MODIFIERS:
            buffer = (Buffer() if piece.kind == "num" and buffer.plain else buffer).add(piece)
        elif piece.kind in HEADS or piece.kind in ("place", "outlet"):
            if modifies(piece, pieces, words, at):
                buffer = buffer.add(piece)
            else:
                phrase, at = finish(pieces, words, at, buffer, text)
                buffer = Buffer()
                if phrase:
                    found.extend(phrase)
                continue
        elif piece.kind == "gen" and buffer.pieces and buffer.pieces[-1].kind in ("place", "site", "body"):
            buffer = buffer.add(piece)
        elif piece.kind == "name":
            phrase, at = named(pieces, words, at, buffer, text)
            buffer = Buffer()
            if phrase:
                found.extend(phrase)
            continue
        elif piece.kind == "pron":
            found.append(Found(piece.first, piece.last, "pronoun", head=piece.first))
            buffer = Buffer()
        elif piece.kind == "low" and buffer.pieces and buffer.plain < 3 and adjective(words[piece.first]):
            buffer = buffer.add(piece, 1)
        elif (
            piece.kind == "low"
            and words[piece.first].low in ("of", "than", "to", "and", "at")
            and buffer.pieces
            and buffer.pieces[-1].kind in ("num", "level", "det")
        ):
            buffer = buffer.add(piece)
        else:
            buffer = Buffer()
        at += 1
    return tie(found, words)
