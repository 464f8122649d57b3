"""Runs of capitalised words that name a person or an administration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standoff.annotate.actors.closed_words import (
    PARTICLES,
    SUFFIXES,
)
from standoff.annotate.actors.found import Buffer, Found, describe
from standoff.annotate.actors.lexicon import Entry, lexicon
from standoff.annotate.actors.modifiers import modifies
from standoff.annotate.actors.pieces import Piece
from standoff.annotate.actors.words import Word

GLUED = re.compile(r"(?!^(?:Ma?c|De|La|Le|Di|Van|Fitz))[a-z][A-Z]")
PARTY_TAG = re.compile(
    r"[\s,]*\(?\b([DRI])\s?[-–—]\s?([A-Z][\w.]*(?:\s[A-Z][\w.]+)?)\)?|\s*\(([DRI])\)|\s*\((?=[A-Z]{2}\))()([A-Z]{2})\)"
)


def tag_after(text: str, end: int) -> tuple[int, str, str]:
    """A party tag after a name ("(D-Calif.)", ", R-Texas"): its end, the party, the place in it."""
    match = PARTY_TAG.match(text, end)
    if not match:
        return end, "", ""
    return match.end(), match.group(1) or match.group(3), match.group(2) or match.group(5) or ""


def person_run(pieces: Sequence[Piece], words: Sequence[Word], at: int) -> int:
    """The piece after the name that starts at piece ``at`` (names, initials, particles, suffixes)."""
    end = at
    sentence = words[pieces[at].first].sentence
    while end < len(pieces) and words[pieces[end].first].sentence == sentence:
        if end > at and begins_another(pieces, words, at, end):
            break
        if pieces[end].kind == "name" or (end > at and goes_on(pieces, words, end)):
            end += 1
        elif end > at and words[pieces[end].first].text == "," and suffix_at(pieces, words, end + 1):
            end += 2
        else:
            break
    return end


def suffix_at(pieces: Sequence[Piece], words: Sequence[Word], at: int) -> bool:
    return at < len(pieces) and words[pieces[at].first].low in SUFFIXES


def goes_on(pieces: Sequence[Piece], words: Sequence[Word], at: int) -> bool:
    """Whether a name runs on through a particle ("de") or a surname that is also a place ("Paris Austin")."""
    word = words[pieces[at].first]
    if pieces[at].kind in ("place", "office"):
        return word.cap and pieces[at].last == pieces[at].first + 1 and is_given(words[pieces[at - 1].first])
    if word.low not in PARTICLES or at + 1 >= len(pieces):
        return False
    after = pieces[at + 1]
    return after.kind in ("name", "place") or (after.kind == "low" and words[after.first].low in PARTICLES)


def begins_another(pieces: Sequence[Piece], words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a name run is over though a capitalised word follows: headlines and names pasted together."""
    word, opening = words[pieces[end].first], words[pieces[at].first]
    shouted = "." not in opening.text and len(opening.text) > 3 and opening.text.isupper()
    if shouted and not word.text.isupper():
        return True
    if word.cap and any(word.text == words[piece.first].text for piece in pieces[at:end]):
        return True
    before = words[pieces[end - 1].first]
    after = words[pieces[end].last] if pieces[end].last < len(words) else None
    if not is_given(word) or is_given(before) or before.low in PARTICLES or after is None:
        return False
    nickname = (
        after.text == "(" and pieces[end].last + 1 < len(words) and is_given(words[pieces[end].last + 1])
    )
    pasted = nickname or (after.cap and is_given(after)) or GLUED.search(after.text) is not None
    return pasted and (end - at >= 2 or not is_given(opening))


def is_given(word: Word) -> bool:
    table = lexicon()
    return word.low in table.he or word.low in table.she or (len(word.low) == 2 and word.low.endswith("."))


def named(
    pieces: Sequence[Piece], words: Sequence[Word], at: int, buffer: Buffer, text: str
) -> tuple[list[Found], int]:
    """A capitalised run without a title: a person's name, or the name of an administration or White House."""
    end = person_run(pieces, words, at)
    name = tuple(words[i].text for i in range(pieces[at].first, pieces[end - 1].last))
    follower = pieces[end] if end < len(pieces) else None
    first, last = pieces[at].first, pieces[end - 1].last
    same_sentence = follower is not None and words[follower.first].sentence == words[first].sentence
    if (
        same_sentence
        and follower
        and follower.kind == "body"
        and follower.entry
        and follower.entry.key in ("administration", "white house")
    ):
        start = buffer.pieces[0].first if buffer.pieces and buffer.pieces[0].kind == "det" else first
        if not modifies(follower, pieces, words, end):
            det = words[start].low if start != first else ""
            place = pieces[end + 2].place if end + 2 < len(pieces) else None
            within = (place,) if place and words[pieces[end + 1].first].low == "in" else ()
            head = follower.last - 1
            return [
                Found(start, follower.last, "body", follower.entry, name, det=det, places=within, head=head)
            ], end + 1
    law = pieces[end + 1] if end + 1 < len(pieces) and follower and follower.kind == "gen" else None
    if (
        law
        and law.kind == "paper"
        and words[law.last - 1].cap
        and words[law.last - 1].low in ("law", "act", "bill")
    ):
        entry = Entry("paper", f"{' '.join(name)}'s law".lower(), "document", "open", "name")
        return [Found(first, law.last, "paper", entry, head=law.last - 1)], end + 2
    honor = buffer.pieces[-1] if buffer.pieces and buffer.pieces[-1].kind == "honor" else None
    start = honor.first if honor else first
    _, party, tag = tag_after(text, words[last - 1].end)
    parts = describe(buffer, words)
    return [
        Found(
            start,
            last,
            "person",
            None,
            name,
            honor=words[start].low if honor else "",
            tag=tag or ("party" if party else ""),
            times=parts.times,
            head=last - 1,
        )
    ], end
