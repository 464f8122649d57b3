"""Cut the words of a text into pieces: determiners, levels, places, offices, bodies, names and the rest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from standoff import gazetteer
from standoff.annotate.actors.capitalised import capital_body, of_state
from standoff.annotate.actors.closed_words import (
    BILL_PREFIXES,
    DETERMINERS,
    FUNCTION,
    HONORS,
    JOINED,
    LEVELS,
    NUMBERS,
    OWNERS,
    PARTICLES,
    PARTIES,
    PRONOUNS,
    REGIONS,
    TIMES,
)
from standoff.annotate.actors.lexicon import Entry, Lexicon, lexicon
from standoff.annotate.actors.phrasebook import phrase_at
from standoff.annotate.actors.words import Word
from standoff.model.annotation import Toponym

TAG = re.compile(r"[RDI]-[A-Z]")
CHAMBERS = ("Senate", "House", "Assembly")
BILL_WORDS = (["bill"], ["file"], ["resolution"])


class Piece(NamedTuple):
    """Words ``[first, last)`` of one kind; ``entry`` what they mean, ``place`` the place they name."""

    first: int
    last: int
    kind: str
    entry: Entry | None = None
    place: Toponym | None = None


def small_kind(word: Word, words: Sequence[Word], at: int) -> str:
    """The kind of a single word that is no phrase of the lexicon."""
    low = word.low
    if low in ("u.s.c.", "c.f.r.") or TAG.match(word.text):
        return "low"
    if low == "'s" or (
        low == "'" and at and words[at - 1].end == word.start and words[at - 1].low.endswith("s")
    ):
        return "gen"
    if not low[0].isalnum():
        return "punct"
    for kind, table in (
        ("honor", HONORS), ("det", DETERMINERS), ("num", NUMBERS), ("pron", PRONOUNS), ("level", LEVELS),
        ("party", PARTIES), ("time", TIMES),
    ):  # fmt: skip
        if low in table:
            return kind
    if low.endswith(("-appointed", "-led", "-backed", "-controlled", "-run", "-dominated", "-era")):
        return "time"
    if low in OWNERS:
        return "owner"
    if low[0].isdigit():
        return "num"
    return "name" if word.cap else "low"


def is_name(words: Sequence[Word], at: int, seen: frozenset[str], lex: Lexicon) -> bool:
    """Whether a capitalised word may be part of a name, not merely the first word of a sentence.

    ``seen`` holds the capitalised words that stand inside a sentence somewhere in the text.
    """
    word = words[at]
    named = word.low in lex.he or word.low in lex.she
    inside = at > 0 and words[at - 1].sentence == word.sentence and at + 1 < len(words) and words[at + 1].cap
    odd = word.low in FUNCTION or word.low in lex.capitals["never"]
    if named and inside and odd and words[at - 1].low not in FUNCTION:
        return True
    if word.low in FUNCTION or word.low in lex.capitals["never"] or len(word.text) == 1:
        return False
    shouting = any(
        near.text.isupper() and len(near.text) > 2
        for near in (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
    )
    if len(word.text) > 1 and word.text.isupper() and not shouting:
        return True
    opens = at == 0 or words[at - 1].sentence != word.sentence or not words[at - 1].low[0].isalnum()
    follower = words[at + 1] if at + 1 < len(words) else None
    if word.upos == "ADJ" and follower is not None and not follower.cap:
        governs = follower.low == "administration" and at > 0 and words[at - 1].sentence == word.sentence
        return governs and not word.low.endswith(("an", "ish", "ese", "ic", "al", "ch", "ive"))
    if not opens or word.low in lex.he or word.low in lex.she:
        return True
    if word.upos:
        return word.upos == "PROPN" or (word.upos == "NOUN" and word.text in seen)
    return word.text in seen or (
        follower is not None
        and follower.cap
        and follower.text in seen
        and word.low not in lex.capitals["never"]
    )


def pieces_of(words: Sequence[Word], toponyms: Sequence[Toponym]) -> list[Piece]:
    """All words in pieces, in order."""
    lex = lexicon()
    inner = (
        words[i]
        for i in range(1, len(words))
        if words[i - 1].sentence == words[i].sentence and words[i - 1].low[0].isalnum()
    )
    seen = frozenset(word.text for word in inner if word.cap)
    starts = [word.start for word in words]
    places: dict[int, tuple[int, Toponym]] = {}
    for toponym in toponyms:
        first = bisect_left(starts, toponym.start)
        last = bisect_left(starts, toponym.end)
        if first < last:
            places[first] = (last, toponym)
    shorter_counties(words, places)
    without_state(words, places, lex)
    pieces: list[Piece] = []
    at = 0
    while at < len(words):
        piece = piece_at(words, at, places, seen, lex)
        pieces.append(piece)
        at = piece.last
    return pieces


def shorter_counties(words: Sequence[Word], places: dict[int, tuple[int, Toponym]]) -> None:
    """Let "Lehigh" stand for the Lehigh County that the text names."""
    short = {
        t.name.lower().removesuffix(" county").removesuffix(" parish"): t
        for _, t in places.values()
        if t.kind == "county" and t.place and t.name.lower().endswith((" county", " parish"))
    }
    covered = {i for first, (last, _) in places.items() for i in range(first, last)}
    for i, word in enumerate(words):
        if (
            word.cap
            and i not in covered
            and word.low in short
            and not (i and words[i - 1].cap and words[i - 1].sentence == word.sentence)
        ):
            places[i] = (i + 1, short[word.low])


def without_state(words: Sequence[Word], places: dict[int, tuple[int, Toponym]], lex: Lexicon) -> None:
    """Give the "State" of "New York State" to the body after it ("New York State Police")."""
    for first, (last, toponym) in list(places.items()):
        if toponym.kind != "state" or last - first < 2 or words[last - 1].text != "State":
            continue
        together = phrase_at(words, last - 1, lex)
        after = phrase_at(words, last, lex) if last < len(words) else None
        longer = together is not None and together[0] > last
        name = " ".join(word.text for word in words[first : last - 1])
        if (longer or after) and any(place.id == toponym.place for place in gazetteer.lookup(name)):
            places[first] = (last - 1, toponym)


def given_name(words: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """Whether a capitalised word that is also a term ("Bill") begins a name here."""
    named = words[at].cap and (words[at].low in lex.he or words[at].low in lex.she)
    if at + 1 >= len(words) or not named:
        return False
    after = words[at + 1]
    if after.low in PARTICLES and at + 2 < len(words):
        after = words[at + 2]
    same = after.sentence == words[at].sentence
    return same and after.cap and len(after.text) > 1 and after.low not in FUNCTION


def piece_at(
    words: Sequence[Word], at: int, places: dict[int, tuple[int, Toponym]], seen: frozenset[str], lex: Lexicon
) -> Piece:
    """The piece that starts at word ``at``: the longest of place, phrase and capitalised body, else one word."""
    if together := combination(words, at, lex):
        return together
    place = places.get(at)
    phrase = phrase_at(words, at, lex)
    if phrase and (hidden_name(words, at, phrase) or (phrase[0] == at + 1 and given_name(words, at, lex))):
        phrase = None
    if not shouted(words, at) and (capital := capital_body(words, at, place is not None, lex)):
        longer = (not phrase or capital[0] > phrase[0]) and (not place or capital[0] > place[0])
        if longer and not opens_another(words, phrase):
            return whole_name(words, at, capital, places, lex)
    if place and (not phrase or place[0] > phrase[0]) and is_place_name(words, at, place[0]):
        return Piece(at, place[0], "place", None, place[1])
    if phrase:
        return Piece(at, phrase[0], phrase[1].kind, phrase[1])
    return Piece(at, at + 1, kind_of_word(words, at, places, seen, lex))


def whole_name(
    words: Sequence[Word],
    at: int,
    capital: tuple[int, Entry],
    places: dict[int, tuple[int, Toponym]],
    lex: Lexicon,
) -> Piece:
    """A capitalised body, to the end of a place that its name ends in; a state's university with its state."""
    end, entry = capital
    inside = [places[k] for k in range(at, end) if k in places]
    end = max([end, *(last for last, _ in inside)])
    if end in places and words[end - 1].low in REGIONS:  # "University of Southern California"
        inside.append(places[end])
        end = places[end][0]
    name = " ".join(word.low for word in words[at:end])
    states = [toponym for _, toponym in inside if toponym.kind == "state" and toponym.place]
    if len(states) == 1 and of_state(name, states[0].name.lower(), lex):
        return Piece(at, end, "body", Entry("body", name, "university", "state", "state"), states[0])
    return Piece(at, end, entry.kind, entry)


def combination(words: Sequence[Word], at: int, lex: Lexicon) -> Piece | None:
    """Words that only mean something together: "Senate Bill 4", "SB 4", "state and local", "sanctuary city"."""
    word, after = words[at], [w.low for w in words[at + 1 : at + 3]]
    if word.text in CHAMBERS and after[:1] in BILL_WORDS and after[1:] and after[1][0].isdigit():
        return Piece(at, at + 3, "paper", Entry("paper", "bill", "document", "open", "numbered"))
    if word.text in BILL_PREFIXES and after and after[0][0].isdigit():
        scope = "federal" if word.text in ("H.R.", "S.", "HR") else "state"
        return Piece(at, at + 2, "paper", Entry("paper", "bill", "document", scope, "numbered"))
    if word.low in JOINED and after[:1] in (["and"], ["or"]) and after[1:] and after[1] in JOINED:
        return Piece(at, at + 3, "level") if at + 3 < len(words) and phrase_at(words, at + 3, lex) else None
    if word.low == "sanctuary" and len(after) == 2 and after[0] in ("city", "state", "county"):
        return Piece(at, at + 2, "time")
    return None


def shouted(words: Sequence[Word], at: int) -> bool:
    """Whether two words in capitals throughout follow each other, as in a headline."""
    return words[at].text.isupper() and at + 1 < len(words) and words[at + 1].text.isupper()


def hidden_name(words: Sequence[Word], at: int, phrase: tuple[int, Entry]) -> bool:
    """Whether an outlet's name is a surname here ("Mr. Post")."""
    return phrase[1].kind == "outlet" and at > 0 and words[at - 1].low in HONORS


def opens_another(words: Sequence[Word], phrase: tuple[int, Entry] | None) -> bool:
    """Whether a phrase ends before a longer capitalised run: a title before a name, a body before "and"."""
    if phrase is None:
        return False
    after = words[phrase[0]].low if phrase[0] < len(words) else ""
    return phrase[1].kind == "office" or (phrase[1].kind == "body" and after == "and")


def is_place_name(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a toponym is a name here, and not a common word that is also some town's name."""
    common = end == at + 1 and small_kind(words[at], words, at) not in ("name", "level")
    return not common and words[at].low not in ("american", "city", "state")


def kind_of_word(
    words: Sequence[Word], at: int, places: dict[int, tuple[int, Toponym]], seen: frozenset[str], lex: Lexicon
) -> str:
    """The kind of a single word in its place in the sentence."""
    word = words[at]
    kind = small_kind(word, words, at)
    if word.text == "US":
        return "level"
    if word.low in ("some", "many", "others") and word.deprel.startswith("nsubj"):
        return "pron"
    if kind == "name" and word.low in REGIONS and at + 1 in places:
        return "time"
    if kind == "name" and not is_name(words, at, seen, lex):
        kind = "low"
    return "level" if kind == "low" and word.low in LEVELS else kind
