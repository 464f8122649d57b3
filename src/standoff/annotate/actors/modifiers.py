"""Which words before a head modify it."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.annotate.actors.closed_words import (
    FUNCTION,
)
from standoff.annotate.actors.found import HEADS
from standoff.annotate.actors.pieces import Piece
from standoff.annotate.actors.words import Word


def adjective(word: Word) -> bool:
    """Whether a plain word may stand between a determiner and a head."""
    if word.upos:
        return word.upos in ("ADJ", "NOUN", "PROPN", "NUM") or (word.upos == "VERB" and word.deprel == "amod")
    return (
        word.low not in FUNCTION and word.low[0].isalpha() and not word.low.endswith(("ly", "s", "ing", "ed"))
    )


def next_head(pieces: Sequence[Piece], words: Sequence[Word], at: int, plain: int) -> Piece | None:
    """The head that the piece before ``at`` may modify, past adjectives; None across anything else."""
    while at < len(pieces):
        piece = pieces[at]
        if words[piece.first].sentence != words[piece.first - 1].sentence:
            return None
        if piece.kind in HEADS:
            return piece
        if piece.kind in ("time", "party", "level"):
            at += 1
        elif piece.kind == "low" and plain and adjective(words[piece.first]):
            at += 1
            plain -= 1
        else:
            return None
    return None


def modifies(piece: Piece, pieces: Sequence[Piece], words: Sequence[Word], at: int) -> bool:
    """Whether the head-like piece at ``at`` only modifies a later head ("White House" in "White House officials")."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if after is None or words[after.first].sentence != words[piece.first].sentence:
        return False
    if after.kind == "gen":
        head = next_head(pieces, words, at + 2, 3)
        owned = head is not None and (
            head.kind in ("office", "group")
            or (
                head.kind == "body"
                and head.entry is not None
                and head.entry.level in ("open", "local", "state")
            )
        )
        return owned and piece.kind in ("place", "site", "body")
    adjectival = (
        piece.kind == "office"
        and words[piece.first].low in ("chief", "lead", "head", "deputy")
        and piece.last == piece.first + 1
    )
    head = next_head(pieces, words, at + 1, int(adjectival))
    opening = "".join(word.text for word in words[piece.first : piece.last])
    if piece.kind == "place" and opening.isupper() and len(opening) > 3 and "." not in opening:
        return False
    if head is None or head.entry is None:
        return False
    if piece.kind == "paper":
        return False
    if piece.kind == "site":
        return True
    if piece.kind == "group":
        return piece.entry is not None and piece.entry.key == "gop"
    if head.kind == "paper":
        return piece.kind in ("place", "body", "site") and head.entry.seat != "name"
    if head.kind == "site":
        return piece.kind == "place"
    if piece.kind == "office":
        return head.kind in ("office", "group", "body") and not (piece.entry and piece.entry.plural)
    return True
