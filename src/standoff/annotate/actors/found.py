"""Noun phrases that stand for actors: pieces put together around their heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from standoff.annotate.actors.lexicon import Entry, lexicon
from standoff.annotate.actors.pieces import FUNCTION, LEVELS, PARTICLES, SUFFIXES, Piece
from standoff.annotate.actors.words import Word
from standoff.model.annotation import Toponym

US = "ocd-division/country:us"
HEADS = frozenset({"office", "body", "group", "site", "paper"})
MODIFIERS = frozenset({"det", "num", "owner", "level", "time", "party", "honor"})
COURT_TAIL = frozenset("of for in the and appeals district circuit".split())
LINKS = frozenset("of for in at from with on by".split())
PARTY_TAG = re.compile(r"[\s,]*\(?\b([DRI])\s?[-–—]\s?([A-Z][\w.]*(?:\s[A-Z][\w.]+)?)\)?|\s*\(([DRI])\)|\s*\((?=[A-Z]{2}\))()([A-Z]{2})\)")


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


def adjective(word: Word) -> bool:
    """Whether a plain word may stand between a determiner and a head."""
    if word.upos:
        return word.upos in ("ADJ", "NOUN", "PROPN", "NUM") or (word.upos == "VERB" and word.deprel == "amod")
    return (
        word.low not in FUNCTION and word.low[0].isalpha() and not word.low.endswith(("ly", "s", "ing", "ed"))
    )


class Buffer(NamedTuple):
    """The modifiers read so far; ``plain`` counts words of no known meaning among them."""

    pieces: tuple[Piece, ...] = ()
    plain: int = 0

    def add(self, piece: Piece, plain: int = 0) -> Buffer:
        return Buffer((*self.pieces, piece), self.plain + plain)


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
            or (head.kind == "body" and bool(head.entry) and head.entry.level in ("open", "local", "state"))
        )
        return owned and piece.kind in ("place", "site", "body")
    adjectival = (
        piece.kind == "office"
        and words[piece.first].low in ("chief", "lead", "head", "deputy")
        and piece.last == piece.first + 1
    )
    head = next_head(pieces, words, at + 1, int(adjectival))
    if head is None or head.entry is None:
        return False
    if piece.kind == "paper":
        return False
    if piece.kind == "site":
        return True
    if piece.kind == "group":
        return False
    if head.kind == "paper":
        return piece.kind in ("place", "body", "site") and head.entry.seat != "name"
    if head.kind == "site":
        return piece.kind == "place"
    if piece.kind == "office":
        return head.kind in ("office", "group", "body") and not (piece.entry and piece.entry.plural)
    return True


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
                phrase, at = finish(pieces, words, at, buffer, text, found)
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


def person_run(pieces: Sequence[Piece], words: Sequence[Word], at: int) -> int:
    """The piece after the name that starts at piece ``at`` (names, initials, particles, suffixes)."""
    lex = lexicon()
    end = at
    sentence = words[pieces[at].first].sentence
    shouted = "." not in words[pieces[at].first].text and len(words[pieces[at].first].text) > 3 and words[pieces[at].first].text.isupper()
    while end < len(pieces) and words[pieces[end].first].sentence == sentence:
        word = words[pieces[end].first]
        if end > at and word.cap and any(word.text == words[p.first].text for p in pieces[at:end]):
            break
        if shouted and end > at and not word.text.isupper():
            break
        if pieces[end].kind == "name":
            end += 1
        elif (
            end > at
            and pieces[end].kind == "place"
            and " " not in word.text
            and is_given(words[pieces[end - 1].first], lex)
            and word.cap
        ):
            end += 1
        elif (
            end > at
            and word.low in PARTICLES
            and end + 1 < len(pieces)
            and pieces[end + 1].kind in ("name", "place", "low")
            and (pieces[end + 1].kind != "low" or words[pieces[end + 1].first].low in PARTICLES)
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


def tag_after(text: str, end: int) -> tuple[int, str, str]:
    """A party tag after a name ("(D-Calif.)", ", R-Texas"): its end, the party, the place in it."""
    match = PARTY_TAG.match(text, end)
    if not match:
        return end, "", ""
    return match.end(), match.group(1) or match.group(3), match.group(2) or match.group(5) or ""


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
        any(p.kind == "party" for p in pieces),
    )


def place_list(pieces: Sequence[Piece], words: Sequence[Word], at: int) -> tuple[tuple[Toponym, ...], int]:
    """Places in a row from piece ``at`` ("Florida, Iowa, and Texas"), and the piece after them."""
    places: list[Toponym] = []
    end = at
    while at < len(pieces):
        place = pieces[at].place
        if place is None:
            break
        places.append(place)
        end = at = at + 1
        while at < len(pieces) and words[pieces[at].first].low in (",", "and", "or", "as", "well"):
            at += 1
    return tuple(places), end


def finish(
    pieces: Sequence[Piece], words: Sequence[Word], at: int, buffer: Buffer, text: str, found: Sequence[Found]
) -> tuple[list[Found], int]:
    """The phrase around the head at piece ``at``, and the piece after it."""
    piece = pieces[at]
    parts = describe(buffer, words)
    first = parts.start if parts.start >= 0 else piece.first
    if piece.kind == "place":
        country = piece.place is not None and piece.place.place == US
        the = (
            buffer.pieces[-1].first
            if country and buffer.pieces and words[buffer.pieces[-1].first].low == "the"
            else piece.first
        )
        return [
            Found(the, piece.last, "place", places=(piece.place,) if piece.place else (), head=piece.last - 1)
        ], at + 1
    entry = piece.entry
    if entry is None:
        return [], at + 1
    base = Found(
        first, piece.last, piece.kind, entry, (), parts.det, parts.levels, parts.times, parts.places, (), parts.bodies,
        parts.roles, "", entry.plural, parties=parts.parties, head=piece.last - 1,
    )  # fmt: skip
    if base.det == "that" and (words[base.head].cap or base.plural) and buffer.pieces:
        base = base._replace(first=buffer.pieces[0].last, det="")
    if piece.kind == "office":
        return office(pieces, words, at, base, text)
    if piece.kind in ("group", "site", "body"):
        return spread(pieces, words, at, base)
    if piece.kind == "paper" and entry.seat != "numbered" and not speaks(base, words, pieces, at):
        return [], at + 1
    return [base], at + 1


def speaks(base: Found, words: Sequence[Word], pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word like "order" or "rule" is a noun here, and a document."""
    word = words[base.head]
    after = words[base.head + 1] if base.head + 1 < len(words) else None
    if after and word.low == "law" and after.low in ("enforcement", "school", "firm", "professor"):
        return False
    if word.upos and not word.cap:
        return word.upos in ("NOUN", "PROPN")
    behind = words[base.first - 1].low if base.first else ""
    return bool(
        base.det or base.places or base.levels or base.bodies or base.plural or word.cap or behind == "'s"
    )


def office(
    pieces: Sequence[Piece], words: Sequence[Word], at: int, base: Found, text: str
) -> tuple[list[Found], int]:
    """An office with the names that follow it, or the office alone with what it is the office of."""
    after = at + 1
    while after < len(pieces) and pieces[after].kind == "honor":
        after += 1
    nameless = (
        base.plural
        and not words[base.head].cap
        and bool(base.entry)
        and base.entry.level in ("outlet", "other")
    )
    if not nameless and after < len(pieces) and begins_name(pieces, words, after, base):
        people: list[Found] = []
        first = base.first
        while True:
            end = max(person_run(pieces, words, after), after + 1)
            last = pieces[end - 1].last
            name = tuple(words[i].text for i in range(pieces[after].first, last))
            stop, party, tag = tag_after(text, words[last - 1].end)
            people.append(
                base._replace(
                    first=first,
                    last=last,
                    kind="person",
                    name=name,
                    tag=tag or ("party" if party else ""),
                    head=last - 1,
                )
            )
            more = end
            while more < len(pieces) and words[pieces[more].first].start < stop:
                more += 1
            if not base.plural:
                return people, end
            while more < len(pieces) and words[pieces[more].first].low in (",", "and"):
                more += 1
            if more == end or more >= len(pieces) or pieces[more].kind != "name":
                break
            after, first = more, pieces[more].first
        places, _ = of_places(pieces, words, end)
        return [person._replace(places=person.places or places) for person in people], end
    word = words[base.head]
    owned = base.first > 0 and words[base.first - 1].low in ("'s", "'")
    modified = owned or bool(
        base.det or base.levels or base.places or base.bodies or base.roles or base.times
    )
    if not (modified or word.cap or base.plural):
        return [], at + 1
    if word.upos and word.upos not in ("NOUN", "PROPN"):
        return [], at + 1
    return spread(pieces, words, at, base)


def begins_name(pieces: Sequence[Piece], words: Sequence[Word], at: int, base: Found) -> bool:
    """Whether a name follows the office directly (a surname that is also a place counts after a title)."""
    piece = pieces[at]
    if words[piece.first].sentence != words[base.head].sentence:
        return False
    if piece.kind == "name":
        return True
    single = piece.kind in ("place", "paper", "body", "office") and words[piece.first].cap
    titled = words[base.head].cap and not base.plural
    if single and titled and at + 1 < len(pieces) and pieces[at + 1].kind == "name":
        return words[piece.first].low in lexicon().he or words[piece.first].low in lexicon().she
    return False


def of_places(pieces: Sequence[Piece], words: Sequence[Word], at: int) -> tuple[tuple[Toponym, ...], int]:
    """Places after "of" or "in" at piece ``at``."""
    if at + 1 >= len(pieces) or words[pieces[at].first].low not in ("of", "in", "from", "at"):
        return (), at
    start = at + 1
    while start < len(pieces) and words[pieces[start].first].low in (
        "the",
        "both",
        "state",
        "city",
        "county",
    ):
        start += 1
    if words[pieces[min(start, len(pieces) - 1)].first].sentence != words[pieces[at].first].sentence:
        return (), at
    places, end = place_list(pieces, words, start)
    return places, end if places else at


def spread(pieces: Sequence[Piece], words: Sequence[Word], at: int, base: Found) -> tuple[list[Found], int]:
    """A group, office or body with the places it is "of" or "in"."""
    if base.entry and base.entry.level == "court":
        court = bench(pieces, words, at, base)
        after = at + 1
        while after < len(pieces) and pieces[after].first < court.last:
            after += 1
        return [court], after
    if (
        base.kind == "site"
        and not base.places
        and at + 2 < len(pieces)
        and words[pieces[at + 1].first].low == "and"
        and pieces[at + 2].kind == "site"
    ):
        places, end = of_places(pieces, words, at + 3)
        if places:
            return [base._replace(last=pieces[end - 1].last, places=places[:1])], end
    places, end = of_places(pieces, words, at + 1)
    preposition = words[pieces[at + 1].first].low if places else ""
    if not places:
        return [base], at + 1
    if preposition == "of" or (
        base.kind in ("group", "office")
        and preposition in ("in", "from")
        and base.entry
        and base.entry.type != "places"
    ):
        listed = places if len(places) > 1 else ()
        return [base._replace(last=pieces[end - 1].last, places=(*base.places, *places), listed=listed)], end
    return [base], at + 1


def bench(pieces: Sequence[Piece], words: Sequence[Word], at: int, base: Found) -> Found:
    """A court or judge with its district, circuit or place, which tell it from other courts."""
    last, places = base.last, base.places
    for i in range(base.last, min(base.last + 14, len(words))):
        word = words[i]
        if word.sentence != words[base.head].sentence or (word.text == "," and i > base.last):
            break
        if word.low not in COURT_TAIL and not word.cap and not word.low[0].isdigit():
            break
        if word.cap or word.low[0].isdigit():
            last = i + 1
    tail = [word.low for word in words[base.last : last]]
    if not tail or tail[0] not in ("of", "for", "in"):
        return base
    inside = tuple(p.place for p in pieces[at + 1 :] if p.place and p.last <= last)
    if not inside and "district" not in tail and "circuit" not in tail:
        return base
    return base._replace(last=last, places=(*places, *inside))


def tie(found: list[Found], words: Sequence[Word]) -> list[Found]:
    """Link neighbours: possessors and "for the mayor" as owners, offices in apposition to names."""
    tied: list[Found] = []
    for i, phrase in enumerate(found):
        if i and words[found[i - 1].first].sentence == words[phrase.first].sentence:
            between = [words[k].low for k in range(found[i - 1].last, phrase.first)]
            if (
                phrase.det in ("his", "her", "its", "their")
                and found[i - 1].kind == "pronoun"
                and not between
            ):
                phrase = phrase._replace(owner=i - 1)
            elif between == ["'s"] or between == ["'"]:
                phrase = phrase._replace(owner=i - 1)
            elif (
                not between
                and found[i - 1].kind == "person"
                and phrase.entry
                and phrase.entry.key == "officer"
                and not phrase.det
            ):
                phrase = phrase._replace(owner=i - 1)
            elif between == [","] and apposed(found[i - 1], phrase, words):
                phrase = phrase._replace(same=i - 1)
            elif (
                between[:1]
                and between[0] in LINKS
                and between[1:] in ([], ["the"])
                and tied[i - 1].kind in ("office", "group", "paper")
                and tied[i - 1].owner is None
            ):
                tied[i - 1] = tied[i - 1]._replace(owner=i)
        if phrase.kind == "office" and not phrase.plural and phrase.same is None:
            phrase = phrase._replace(same=copular([*tied, phrase], i, words))
        tied.append(phrase)
    return tied


COPULAS = frozenset("is was became remains be been".split())


def copular(found: Sequence[Found], i: int, words: Sequence[Word]) -> int | None:
    """The person who "is" or acts "as" the office at phrase ``i``, within its sentence."""
    first = found[found[i].owner or i].first if found[i].owner is not None else found[i].first
    if not first or words[first - 1].sentence != words[first].sentence:
        return None
    link = words[first - 1].low
    before = [
        k
        for k in range(i)
        if found[k].last <= first - 1 and words[found[k].first].sentence == words[first].sentence
    ]
    people = [k for k in before if found[k].kind == "person"]
    if link in COPULAS and before and before[-1] in people[-1:]:
        gap = [word.low for word in words[found[before[-1]].last : first - 1]]
        return (
            before[-1]
            if all(word in (",", "also", "now", "then") or word[0].isdigit() for word in gap)
            else None
        )
    if link == "as" and len(people) == 1:
        return people[0]
    return None


def apposed(before: Found, after: Found, words: Sequence[Word]) -> bool:
    """Whether two phrases with a comma between name the same person."""
    nxt = words[after.last].low if after.last < len(words) else "."
    if before.kind == "person" and after.kind == "office" and not after.plural:
        return not after.name and nxt in (
            ",",
            ".",
            ";",
            ")",
            "and",
            "who",
            "of",
            "for",
            "at",
            "in",
            "with",
            "whose",
            "said",
            "—",
            "”",
            '"',
            "running",
            "representing",
            "leading",
            "facing",
        )
    if before.kind == "office" and not before.plural and after.kind == "person" and after.entry is None:
        return len(after.name) > 1 and not after.honor
    return False
