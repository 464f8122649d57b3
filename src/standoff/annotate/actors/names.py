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
    lex = lexicon()
    end = at
    sentence = words[pieces[at].first].sentence
    shouted = (
        "." not in words[pieces[at].first].text
        and len(words[pieces[at].first].text) > 3
        and words[pieces[at].first].text.isupper()
    )
    while end < len(pieces) and words[pieces[end].first].sentence == sentence:
        word = words[pieces[end].first]
        if end > at and word.cap and any(word.text == words[p.first].text for p in pieces[at:end]):
            break
        if shouted and end > at and not word.text.isupper():
            break
        if (
            pieces[end].kind == "name"
            or (
                end > at
                and pieces[end].kind == "place"
                and " " not in word.text
                and is_given(words[pieces[end - 1].first], lex)
                and word.cap
            )
            or (
                end > at
                and word.low in PARTICLES
                and end + 1 < len(pieces)
                and pieces[end + 1].kind in ("name", "place", "low")
                and (pieces[end + 1].kind != "low" or words[pieces[end + 1].first].low in PARTICLES)
            )
        ):
            end += 1
        elif (
            end > at
            and word.text == ","
            and end + 1 < len(pieces)
            and words[pieces[end + 1].first].low in SUFFIXES
        ):
            end += 2
        else:
            break
    return end


def is_given(word: Word, lex: object) -> bool:
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
            return [
                Found(start, follower.last, "body", follower.entry, name, det=det, head=follower.last - 1)
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
