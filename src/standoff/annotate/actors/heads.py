"""The phrase around an office, group, body, place or document, with the names and places that follow it."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.annotate.actors.found import Buffer, Found, describe
from standoff.annotate.actors.lexicon import lexicon
from standoff.annotate.actors.names import person_run, tag_after
from standoff.annotate.actors.pieces import Piece
from standoff.annotate.actors.words import Word
from standoff.gazetteer import US
from standoff.model.annotation import Toponym

QUANTITIES = ("some", "one", "many", "most", "all", "both", "none", "few", "several", "two", "three")
COURT_TAIL = frozenset("of for in the and appeals district circuit".split())


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
    pieces: Sequence[Piece], words: Sequence[Word], at: int, buffer: Buffer, text: str
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
    if words[first].low == "least" and first and words[first - 1].low == "at":
        first -= 1
    entry = piece.entry
    if entry is None:
        return [], at + 1
    base = Found(
        first, piece.last, piece.kind, entry, (), parts.det, parts.levels, parts.times, parts.places, (), parts.bodies,
        parts.roles, "", entry.plural, parties=parts.parties, head=piece.last - 1,
    )  # fmt: skip
    if piece.place is not None:
        base = base._replace(places=(*base.places, piece.place))
    if base.det == "that" and (words[base.head].cap or base.plural) and buffer.pieces:
        base = base._replace(first=buffer.pieces[0].last, det="")
    if piece.kind == "office":
        return office(pieces, words, at, base, text)
    if piece.kind in ("group", "site", "body"):
        return spread(pieces, words, at, base)
    if piece.kind == "paper" and entry.seat != "numbered" and not speaks(base, words):
        return [], at + 1
    return [base], at + 1


def speaks(base: Found, words: Sequence[Word]) -> bool:
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
        and base.entry is not None
        and base.entry.level in ("outlet", "other")
    )
    if not nameless and after < len(pieces) and begins_name(pieces, words, after, base):
        return named_holders(pieces, words, after, base, text)
    word = words[base.head]
    owned = base.first > 0 and words[base.first - 1].low in ("'s", "'", "as")
    modified = owned or bool(
        base.det or base.levels or base.places or base.bodies or base.roles or base.times
    )
    if not (modified or word.cap or base.plural):
        return [], at + 1
    single = base.entry is None or " " not in base.entry.key
    if single and word.upos and word.upos not in ("NOUN", "PROPN", "ADJ"):
        return [], at + 1
    return spread(pieces, words, at, base)


def named_holders(
    pieces: Sequence[Piece], words: Sequence[Word], after: int, base: Found, text: str
) -> tuple[list[Found], int]:
    """The people named from piece ``after`` on as holders of an office: one, or several behind a plural."""
    people: list[Found] = []
    of = [k for k in range(base.first, base.head) if words[k].low == "of" and words[k - 1].low in QUANTITIES]
    first = of[-1] + 1 if of and not base.plural else base.first
    while True:
        end = max(person_run(pieces, words, after), after + 1)
        last = pieces[end - 1].last
        name = tuple(words[i].text for i in range(pieces[after].first, last))
        stop, party, tag = tag_after(text, words[last - 1].end)
        tag = tag or ("party" if party else "")
        people.append(base._replace(first=first, last=last, kind="person", name=name, tag=tag, head=last - 1))
        if not base.plural:
            return [with_place(people[0], pieces, words, end)], end
        more = end
        while more < len(pieces) and words[pieces[more].first].start < stop:
            more += 1
        while more < len(pieces) and words[pieces[more].first].low in (",", "and"):
            more += 1
        if more == end or more >= len(pieces) or pieces[more].kind != "name":
            break
        after, first = more, pieces[more].first
    places, _ = of_places(pieces, words, end)
    return [person._replace(places=person.places or places) for person in people], end


def with_place(person: Found, pieces: Sequence[Piece], words: Sequence[Word], after: int) -> Found:
    """An officer with the place after "of", where none is worded before the name ("Sen. Ada Byron of Iowa")."""
    of = after < len(pieces) and words[pieces[after].first].low == "of"
    if person.places or person.tag or not of:
        return person
    return person._replace(places=of_places(pieces, words, after)[0])


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
    policing = base.entry is not None and base.entry.key == "police" and preposition == "in"
    within = preposition in ("in", "from") and base.entry is not None and base.entry.type != "places"
    if preposition == "of" or policing or (base.kind in ("group", "office") and within):
        places = without_own_states(places)
        listed = places if len(places) > 1 else ()
        return [base._replace(last=pieces[end - 1].last, places=(*base.places, *places), listed=listed)], end
    return [base], at + 1


def without_own_states(places: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
    """ "Travis County, Texas" is one place: a state right after a place within it only says where that is."""
    return tuple(
        place
        for at, place in enumerate(places)
        if not (at and place.place and (places[at - 1].place or "").startswith(f"{place.place}/"))
    )


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
