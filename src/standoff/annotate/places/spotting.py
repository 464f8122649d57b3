"""Names in a text that may be places: the longest names that the table has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from standoff import gazetteer
from standoff.annotate.places import lexicon, signs
from standoff.annotate.places.signs import word_after, word_before
from standoff.annotate.places.spot import Spot, Word
from standoff.annotate.places.stated import stated
from standoff.gazetteer import Place
from standoff.gazetteer.states import SHORT, state_id

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\.[A-Z]\b|[^\W\d_]+(?:['’][^\W\d_]+)*")
_JOIN = re.compile(r"(?: |-|\u00a0|\n(?!\s*\n))\Z")
_SMALL = frozenset("of the and on de del la las los du by in le n y".split())
_UPPER = frozenset("us uk usa uae dc la sf nyc atl nola".split())
_CITY_BODIES = frozenset(
    {"Attorney", "Commission", "Council", "Councilman", "Councilwoman", "Hall", "Manager"}
)
_TOWNSHIP = frozenset({"Township", "Twp"})
_SHORT = frozenset("st ft mt ste".split())
_COUNTIES = re.compile(r" ([Cc]ounties|[Pp]arishes)\b")
_LISTED = re.compile(
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*(?:, | and |, and ))+[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*\Z"
)
_AND = re.compile(r",? and |, | & ")
_LONGEST_LIST = 400
"""Characters of the longest list of counties, so that no list is looked for from the start of a long text."""
_OF = re.compile(
    r"\b(city and county|city|mayors?|town|village|township|county|state|suburbs?) of $", re.IGNORECASE
)


def words(text: str) -> list[Word]:
    """All words of a text; a possessive ending is not part of its word."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word.endswith(("'s", "’s", "'S", "’S")):
            word = word[:-2]
        found.append(Word(match.start(), match.start() + len(word), word))
    return found


def spots(text: str) -> list[Spot]:
    """Every name of the table in a text, longest first, with what its neighbours say of it."""
    line = words(text)
    counties = _county_lists(text)
    found: list[Spot] = []
    index = 0
    while index < len(line):
        word = line[index]
        if word.start in counties:
            found.append(counties[word.start])
            while index < len(line) and line[index].end <= found[-1].end:
                index += 1
            continue
        if word.text in _initials() and text[word.start - 1 : word.start] != "-":
            state = _initials()[word.text]
            found.append(Spot(word.start, word.end, state.id or "", (state,), "place"))
            index += 1
            continue
        taken = _longest(text, line, index) if word.capital else None
        if taken is None:
            index += 1
            continue
        count, folded = taken
        count += _township(text, line, index + count)
        if folded not in lexicon.PHRASES:
            for spot in _described(text, line, index, index + count, folded):
                found.append(_paired(text, spot, found))
        index += count
    return found


def _paired(text: str, spot: Spot, before: list[Spot]) -> Spot:
    """A name that would be a speaker's, as a place in a list that a great city opens ("Chicago and Austin said")."""
    if spot.sign != "person" or spot.before not in ("", "and"):
        return spot
    at, start = len(before) - 1, spot.start
    while at >= 0 and _AND.fullmatch(text, before[at].end, start) and before[at].sign in ("bare", "place"):
        if before[at].sign == "place" or signs.great(before[at]):
            return msgspec.structs.replace(spot, sign="bare")
        at, start = at - 1, before[at].start
    return spot


@cache
def _initials() -> dict[str, Place]:
    """States by initials ("N.C."), which stand for them even without a town before."""
    found = {}
    for code, forms in SHORT.items():
        for form in forms.split():
            state = gazetteer.by_id(state_id(code)) if form.count(".") == 1 and len(form) == 3 else None
            if state:
                found[f"{form}."] = state
    return found


def _county_lists(text: str) -> dict[int, Spot]:
    """ "Hinds and Rankin counties": each name as a county, by where it starts."""
    found: dict[int, Spot] = {}
    done = 0
    for noun in _COUNTIES.finditer(text):
        lead = text[max(done, noun.start() - _LONGEST_LIST) : noun.start()]
        done = noun.end()
        listed = _LISTED.search(lead)
        if listed is None:
            continue
        kind = "parish" if noun[1].lower() == "parishes" else "county"
        for name in re.finditer(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*", listed[0]):
            folded = f"{gazetteer.key(name[0])} {kind}"
            if places := gazetteer.lookup_folded(folded):
                start = noun.start() - len(lead) + listed.start() + name.start()
                found[start] = Spot(start, start + len(name[0]), folded, places, "place")
    return found


def _longest(text: str, line: list[Word], first: int) -> tuple[int, str] | None:
    """How many words from ``first`` on make the longest name, and that name folded."""
    parts = [gazetteer.key(line[first].text)]
    reach = gazetteer.longest(parts[0])
    best: tuple[int, str] | None = None
    count = 0
    while count < reach and first + count < len(line):
        at, count = first + count, count + 1
        word = line[at]
        if count > 1:
            if not _joined(text, line[at - 1], word) or not (word.capital or word.text in _SMALL):
                break
            parts.append(gazetteer.key(word.text))
        folded = " ".join(parts)
        if (
            word.capital
            and (count > 1 or folded not in _UPPER or word.text.isupper())
            and gazetteer.is_name(folded)
            and not _seat(line, at, folded, best)
        ):
            best = (count, folded)
        if text[word.end : word.end + 2] in (
            "'s",
            "’s",
        ):  # "Prince George's County"; never "Warren's" for Warrens
            parts[-1] += "s"
            reach = gazetteer.longest(parts[0])
    return best


def _seat(line: list[Word], at: int, folded: str, shorter: tuple[int, str] | None) -> bool:
    """Whether "City" belongs to the body after it, as in "Denver City Council", and not to the name before."""
    follower = line[at + 1].text if at + 1 < len(line) else ""
    if line[at].text != "City" or shorter is None or follower not in _CITY_BODIES:
        return False
    longer, short = gazetteer.lookup_folded(folded), gazetteer.lookup_folded(shorter[1])
    return max((p.population for p in short), default=0) > max((p.population for p in longer), default=0)


def _township(text: str, line: list[Word], at: int) -> int:
    """1 if the word there is the "Township" of the name before, else 0."""
    return int(at < len(line) and line[at].text in _TOWNSHIP and _joined(text, line[at - 1], line[at]))


def _joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words can be neighbours within one name."""
    gap = text[left.end : right.start]
    if gap in ("'s ", "’s "):
        return True
    if gap == ". ":
        return left.text.lower() in _SHORT
    return bool(_JOIN.match(gap)) or (gap == ", " and right.text in ("D.C.", "DC"))


def _described(text: str, line: list[Word], first: int, last: int, folded: str) -> Iterator[Spot]:
    """The spot of one name, and one of the abbreviated state after it."""
    start, end = line[first].start, line[last - 1].end
    found = gazetteer.lookup_folded(folded)
    of = _OF.search(text, max(0, start - 20), start)
    if line[last - 1].text in _TOWNSHIP:
        found = tuple(place for place in found if place.kind == "township") or found
    found = _of_kind(found, folded, of[1].lower()) if of else found
    named = stated(text, end, start, found)
    before, after = word_before(text, line, first), word_after(text, line, last)
    if named or of or line[last - 1].text in _TOWNSHIP:
        sign = "place"
    elif folded in lexicon.ORDINARY:
        sign = "none"
    else:
        spot = Spot(start, end, folded, found, "bare", None, before, after)
        opening = first < 2 or text[line[first - 2].end : line[first - 1].start] != " "
        sign = signs.sign(text, spot, last - first == 1, opening)
    region = named.region if named else None
    name = f"{folded} township" if line[last - 1].text in _TOWNSHIP else folded
    yield Spot(start, end, name, found, sign, region, gazetteer.key(before), gazetteer.key(after))
    if named and named.written and (where := gazetteer.by_id(named.region)):
        yield Spot(*named.written, named.region, (where,), "place")


def _of_kind(found: tuple[Place, ...], folded: str, noun: str) -> tuple[Place, ...]:
    """The places that "city of", "county of" or "state of" before the name can mean."""
    if noun == "county":
        return gazetteer.lookup_folded(f"{folded} county") or found
    if noun == "state":
        return tuple(place for place in found if place.kind == "state") or found
    return tuple(place for place in found if place.kind not in ("state", "county")) or found
