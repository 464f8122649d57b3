"""Names in a text that may be places: found in the table, sorted from persons, papers and streets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from standoff import gazetteer
from standoff.annotate.places import lexicon
from standoff.gazetteer import Place
from standoff.gazetteer.states import SHORT, state_id

AREAS = ("country", "district", "region", "state", "territory")

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\.[A-Z]\b|[^\W\d_]+(?:['’][^\W\d_]+)*")
_JOIN = re.compile(r"(?: |-|\u00a0|\n(?!\s*\n))\Z")
_SMALL = frozenset("of the and on de del la las los du by in le n y".split())
_UPPER = frozenset("us uk usa uae dc la sf nyc atl nola".split())
_SHORT = frozenset("st ft mt ste".split())
_COUNTIES = re.compile(
    r"((?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*(?:, | and |, and ))+[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*)"
    r" ([Cc]ounties|[Pp]arishes)\b"
)
_KNIGHTS = re.compile(
    r"\b(?:Knights|Bank|Voice|Corporation|Daughters|Sons|Scouts|Farmers|Children|Captain|Miss|Duke|Earl) (?:of )?$"
)
_CASE = re.compile(r"\svs?\.?\s")
_OF = re.compile(r"\b(city|mayors?|town|village|township|county|state|suburbs?) of $", re.IGNORECASE)


class Word(msgspec.Struct, frozen=True):
    """A word of the text."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        return self.text != self.text.lower()


class Spot(msgspec.Struct, frozen=True):
    """A name that the table knows.

    ``sign`` is what the words around say: place, person, bare (nothing) or none (part of another name).
    ``region`` is the OCD id of the state or country named with it ("Jackson, Miss."). ``before`` and ``after``
    are the neighbouring words, folded, empty across punctuation.
    """

    start: int
    end: int
    key: str
    places: tuple[Place, ...]
    sign: str = "bare"
    region: str | None = None
    before: str = ""
    after: str = ""

    @property
    def area(self) -> bool:
        """Whether it may be a state, territory or country."""
        return any(place.kind in AREAS for place in self.places)


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
        if folded not in lexicon.PHRASES:
            found.extend(_described(text, line, index, index + count, folded))
        index += count
    return found


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
    found = {}
    for match in _COUNTIES.finditer(text):
        for name in re.finditer(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*", match[1]):
            kind = "parish" if match[2].lower() == "parishes" else "county"
            folded = f"{gazetteer.key(name[0])} {kind}"
            if places := gazetteer.lookup_folded(folded):
                start = match.start() + name.start()
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
        ):
            best = (count, folded)
        if text[word.end : word.end + 2] in (
            "'s",
            "’s",
        ):  # "Prince George's County"; never "Warren's" for Warrens
            parts[-1] += "s"
            reach = gazetteer.longest(parts[0])
    return best


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
    of = _OF.search(text, max(0, start - 14), start)
    found = _of_kind(found, folded, of[1].lower()) if of else found
    stated = _stated(text, end, start, found)
    before, after = _before(text, line, first), _after(text, line, last)
    if stated or of:
        sign = "place"
    elif folded in lexicon.ORDINARY:
        sign = "none"
    else:
        spot = Spot(start, end, folded, found, "bare", None, before, after)
        opening = first < 2 or text[line[first - 2].end : line[first - 1].start] != " "
        sign = _sign(text, spot, last - first == 1, opening)
    region = stated.region if stated else None
    yield Spot(start, end, folded, found, sign, region, gazetteer.key(before), gazetteer.key(after))
    if stated and stated.written and (where := gazetteer.by_id(stated.region)):
        yield Spot(*stated.written, stated.region, (where,), "place")


def _of_kind(found: tuple[Place, ...], folded: str, noun: str) -> tuple[Place, ...]:
    """The places that "city of", "county of" or "state of" before the name can mean."""
    if noun == "county":
        return gazetteer.lookup_folded(f"{folded} county") or found
    if noun == "state":
        return tuple(place for place in found if place.kind == "state") or found
    return tuple(place for place in found if place.kind not in ("state", "county")) or found


def region_of(place: Place) -> str:
    """What namesakes are told apart by: the US state, or the foreign country; empty when unknown."""
    return place.state or (place.country or "" if place.country != gazetteer.US else "")


class _Stated(msgspec.Struct, frozen=True):
    """The state or country named with a place, and where, if it is written short."""

    region: str
    written: tuple[int, int] | None = None


@cache
def _states() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a state after a name and before it."""
    full = [gazetteer.name_of(state_id(code)) or code for code in SHORT]
    forms = {*full, *(code.upper() for code in SHORT), *" ".join(SHORT.values()).split()}
    every = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    names = "|".join(re.escape(form) for form in sorted(full, key=len, reverse=True))
    after = re.compile(rf"(?:(?:, | \(|, \()(?P<state>{every})| in (?P<within>{names}))(?!\w)")
    return after, re.compile(rf"\b(?P<state>{names})['’]s? $")


def _stated(text: str, end: int, start: int, found: tuple[Place, ...]) -> _Stated | None:
    """The state or country named with a place. Between large cities and states a comma only makes a list."""
    after, before = _states()
    match = after.match(text, end) or before.search(text, max(0, start - 25), start)
    if not match:
        return _abroad(text, end, found)
    words = next(filter(None, match.groups()))
    state = gazetteer.state_named(words)
    if state is None:
        return None
    full = words == gazetteer.name_of(state)
    area = any(place.kind in AREAS for place in found)
    if area and (full or words.isupper()):
        return None  # "Indiana, Ohio and Iowa"
    there = {place.kind for place in found if place.state == state} - {"state", "district"}
    if full and there <= {"township"}:
        closed = (
            match.re is after and text[match.start()] == "," and text[match.end() : match.end() + 1] in ",.;)"
        )
        return _Stated(state) if closed and not area and found[0].population < 300_000 else None
    if full or not there:
        return _Stated(state) if there else None
    stop = match.end()
    return _Stated(state, (match.start("state"), stop + (text[stop : stop + 1] == ".")))


def _abroad(text: str, end: int, found: tuple[Place, ...]) -> _Stated | None:
    """ "Sydney, Australia": the country named right after a place."""
    match = _NEXT_NAME.match(text, end)
    if not match or any(place.kind in AREAS for place in found):
        return None
    places = gazetteer.lookup_folded(gazetteer.key(match[1]))
    country = next((place for place in places if place.kind == "country"), None)
    if (
        country is None
        or country.id is None
        or country.id == gazetteer.US
        or any(p.kind == "state" for p in places)
    ):
        return None
    closed = text[match.end() : match.end() + 1] in ",.;)" and found[0].population < 300_000
    return _Stated(country.id) if closed or any(place.country == country.id for place in found) else None


_NEXT_NAME = re.compile(r", ([A-Z][a-z]+(?: [A-Z][a-z]+)*)")


def _before(text: str, line: list[Word], first: int) -> str:
    """The word before, where only a space (or the period of a title or initial) stands between."""
    if first == 0:
        return ""
    word = line[first - 1].text
    gap = text[line[first - 1].end : line[first].start]
    abbreviated = gap == ". " and (len(word) == 1 or gazetteer.key(word) in lexicon.TITLES)
    return word if gap == " " or abbreviated else ""


def _after(text: str, line: list[Word], last: int) -> str:
    """The word after, where only a space or a possessive stands between."""
    if last == len(line):
        return ""
    gap = text[line[last - 1].end : line[last].start]
    return line[last].text if gap in (" ", "'s ", "’s ", "' ", "’ ") else ""


def _sign(text: str, spot: Spot, single: bool, opening: bool) -> str:
    """What the neighbours say. ``opening``: the word before opens its sentence or clause."""
    before, after = gazetteer.key(spot.before), gazetteer.key(spot.after)
    possessive = text[spot.end : spot.end + 1] in ("'", "’")
    if re.search(r"\b[DRI]-$", text[max(0, spot.start - 3) : spot.start]):
        return "none"
    if spot.places[0].kind == "county" and not single:
        return "place"
    small = not spot.area and spot.places[0].population < 500_000
    if small and (
        _CASE.match(text, spot.end) or _CASE.fullmatch(text[max(0, spot.start - 4) : spot.start][-4:])
    ):
        return "none"  # "Roe v. Wade"
    if small and spot.key.startswith("st ") and (after in lexicon.SAINTS or possessive):
        return "none"
    if not spot.area and _KNIGHTS.search(text, max(0, spot.start - 24), spot.start):
        return "none"
    follows = _by_follower(spot, after, possessive, single)
    if follows in ("none", "person"):
        return follows
    if spot.before[:1].isupper():
        if before in lexicon.TITLES and single and after not in lexicon.OFFICES:
            return "person"
        if (before in lexicon.GIVEN or len(spot.before) == 1) and not (opening and before in lexicon.OPENERS):
            return "person"
        plain = (
            before in lexicon.MODIFIERS or before in lexicon.STRONG or (opening and before in lexicon.OPENERS)
        )
        if not plain and before not in lexicon.OFFICES and not spot.area:
            return "person" if single else "none"
        if not plain and spot.key == "america":
            return "none"
    if spot.key == "america" and re.search(r"[A-Z]\w+ of $", text[max(0, spot.start - 30) : spot.start]):
        return "none"  # "Future Farmers of America"
    if before in lexicon.STRONG or follows == "place":
        return "place"
    return "person" if after in lexicon.SAYING and single and not possessive and not spot.area else "bare"


def _by_follower(spot: Spot, after: str, possessive: bool, single: bool) -> str:
    """What the word after says: place, person, none, or nothing."""
    if not after:
        return ""
    if possessive:
        return "place" if after in lexicon.CIVIC else ""
    if spot.after[0].islower():
        return "place" if after in lexicon.FOLLOWING else ""
    if after in lexicon.MEDIA or (after in lexicon.STREETS and not spot.area):
        return "none"
    large = spot.area or spot.places[0].population >= 500_000
    if after in lexicon.SCHOOLS and not large:
        return "none"
    if after in lexicon.OFFICES:
        return "place"
    if single and spot.key in lexicon.GIVEN:
        return "person"
    if after in lexicon.TITLES:
        return "place"
    return "" if large else "none"
