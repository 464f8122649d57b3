"""Names in a text that may be places: found in the table, sorted from persons, papers and streets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from standoff import gazetteer
from standoff.annotate.places import lexicon
from standoff.gazetteer import Place

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\.[A-Z]\b|[^\W\d_]+(?:['’][^\W\d_]+)*")
_JOIN = re.compile(r"(?: |-|\u00a0|\n(?!\s*\n)|, (?=D\.?C\b))\Z")
_SMALL = {"of", "the", "and", "on", "de", "del", "la", "las", "los", "du", "by", "in", "le", "n", "y"}
_UPPER = {"us", "uk", "usa", "uae", "dc", "la", "sf", "nyc", "atl", "nola"}
_SHORT = {"st", "ft", "mt", "ste"}


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

    ``state`` is the OCD id of the state named right after it ("Jackson, Miss."), ``tail`` where that ends.
    ``sign`` is how the words around speak: place, person, bare (nothing said) or none (part of another name).
    ``before`` and ``after`` are the neighbouring words, folded, empty across punctuation.
    """

    start: int
    end: int
    key: str
    places: tuple[Place, ...]
    sign: str = "bare"
    state: str | None = None
    before: str = ""
    after: str = ""


def words(text: str) -> list[Word]:
    """All words of a text; a possessive ending is not part of its word."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word.endswith(("'s", "’s")):
            word = word[:-2]
        found.append(Word(match.start(), match.start() + len(word), word))
    return found


def spots(text: str) -> list[Spot]:
    """Every name of the table in a text, longest first, with what its neighbours say of it."""
    line = words(text)
    found: list[Spot] = []
    index = 0
    while index < len(line):
        taken = _longest(text, line, index) if line[index].capital else None
        if taken is None:
            index += 1
            continue
        count, folded = taken
        found.extend(_described(text, line, index, index + count, folded))
        index += count
    return found


def _longest(text: str, line: list[Word], first: int) -> tuple[int, str] | None:
    """How many words from ``first`` on make the longest name, and that name folded."""
    start = gazetteer.key(line[first].text)
    reach = gazetteer.longest(start)
    best: tuple[int, str] | None = None
    parts: list[str] = []
    count = 0
    while count < reach and first + count < len(line):
        at, count = first + count, count + 1
        if count > 1 and not _joined(text, line[at - 1], line[at]):
            break
        word = line[at]
        if not word.capital and word.text not in _SMALL:
            break
        parts.append(gazetteer.key(word.text) if count > 1 else start)
        folded = " ".join(parts)
        if word.capital and gazetteer.is_name(folded) and _cased(folded, word, count):
            best = (count, folded)
        if text[word.end : word.end + 2] in (
            "'s",
            "’s",
        ):  # "Prince George's County", but not "Warren's" for Warrens
            parts[-1] += "s"
            reach = gazetteer.longest(parts[0])
            if reach <= count:
                break
    return best


def _joined(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    if gap in ("'s ", "’s "):
        return True
    if gap == ". ":
        return left.text.lower() in _SHORT
    return bool(_JOIN.match(gap))


def _cased(folded: str, word: Word, count: int) -> bool:
    """Initials count as a place only in capitals ("US", not "us")."""
    return count > 1 or folded not in _UPPER or word.text.isupper()


def _described(text: str, line: list[Word], first: int, last: int, folded: str) -> Iterator[Spot]:
    """The spot of one name, and one of the abbreviated state after it."""
    start, end = line[first].start, line[last - 1].end
    while text[end : end + 1] == "." and text[start:end].count(".") and text[start:end][-2:-1] == ".":
        end += 1
    found = gazetteer.lookup_folded(folded)
    before = _before(text, line, first)
    after = _after(text, line, last)
    stated = _stated(text, end, found)
    yield Spot(
        start,
        end,
        folded,
        found,
        "place" if stated else _sign(text, line, first, last, folded, found, before, after),
        stated.state if stated else None,
        gazetteer.key(before),
        gazetteer.key(after),
    )
    if stated and stated.written:
        where = gazetteer.by_id(stated.state)
        if where:
            yield Spot(*stated.written, gazetteer.key(where.name), (where,), "place")


class _Stated(msgspec.Struct, frozen=True):
    state: str
    written: tuple[int, int] | None


@cache
def _state_names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for a state right after a name, and state ids by what it finds (periods left out)."""
    ids: dict[str, str] = {}
    for code, short in lexicon.STATES.items():
        kind = {"dc": "district", "pr": "territory"}.get(code, "state")
        where = f"{gazetteer.US}/{kind}:{code}"
        full = gazetteer.name_of(where) or code
        for name in (full, code.upper(), *short.split()):
            ids[name.replace(".", "").replace(" ", "")] = where
    forms = {re.escape(name) for code in lexicon.STATES for name in _forms(code)}
    names = "|".join(sorted(forms, key=len, reverse=True)).replace(r"\ ", r"\s")
    return re.compile(rf"(?:,\s|\s\(|,\s\()(?P<state>{names})(?![\w])"), ids


def _forms(code: str) -> list[str]:
    kind = {"dc": "district", "pr": "territory"}.get(code, "state")
    full = gazetteer.name_of(f"{gazetteer.US}/{kind}:{code}") or code
    return [full, code.upper(), *lexicon.STATES[code].split()]


def _stated(text: str, end: int, found: tuple[Place, ...]) -> _Stated | None:
    """The state named right after a place, if the place has a namesake there."""
    pattern, ids = _state_names()
    match = pattern.match(text, end)
    if not match:
        return None
    state = ids[re.sub(r"[.\s]", "", match["state"])]
    full = match["state"] == gazetteer.name_of(state)
    area = any(place.kind in ("state", "country", "district") for place in found)
    if area and (full or match["state"].isupper()):
        return None  # "Indiana, Ohio and Iowa" is a list
    if not any(place.state == state and place.kind not in ("state", "township") for place in found) and (
        full or not any(place.state == state for place in found)
    ):
        return None
    if full:
        return _Stated(state, None)
    stop = match.end("state")
    return _Stated(state, (match.start("state"), stop + (text[stop : stop + 1] == ".")))


def _before(text: str, line: list[Word], first: int) -> str:
    """The word before, where only a space (or the period of a title) stands between."""
    if first == 0:
        return ""
    gap = text[line[first - 1].end : line[first].start]
    if (
        gap == " "
        or (gap == ". " and gazetteer.key(line[first - 1].text) in lexicon.TITLES)
        or gap == ". "
        and len(line[first - 1].text) == 1
    ):
        return line[first - 1].text
    return ""


def _after(text: str, line: list[Word], last: int) -> str:
    """The word after, where only a space (or a possessive) stands between."""
    if last == len(line):
        return ""
    gap = text[line[last - 1].end : line[last].start]
    return line[last].text if gap in (" ", "'s ", "’s ", "' ", "’ ") else ""


def _sign(
    text: str,
    line: list[Word],
    first: int,
    last: int,
    folded: str,
    found: tuple[Place, ...],
    before: str,
    after: str,
) -> str:
    """What the neighbours say: place, person, none or bare."""
    low_before, low_after = gazetteer.key(before), gazetteer.key(after)
    single = last - first == 1
    area = any(place.kind in ("state", "country", "district", "territory") for place in found)
    county = all(place.kind == "county" for place in found) and not single
    possessive = bool(after) and text[line[last - 1].end] in "'’"
    if re.search(r"\b[DRI]-$", text[max(0, line[first].start - 3) : line[first].start]):
        return "none"
    if county:
        return "place"
    if after and not possessive and after[0].isupper():
        if low_after in lexicon.MEDIA or (low_after in lexicon.STREETS and not area):
            return "none"
        if low_after not in lexicon.OFFICES:
            if single and (folded in lexicon.GIVEN):
                return "person"
            if not area and not (low_after in lexicon.TITLES):
                return "none" if not before or before[0].islower() else "person"
    if low_before in lexicon.TITLES and before[0].isupper() and single and low_after not in lexicon.OFFICES:
        return "person"
    if before and before[0].isupper() and low_before not in lexicon.MODIFIERS | lexicon.STRONG:
        if low_before in lexicon.GIVEN or (len(before) == 1 and single):
            return "person"
        opening = first == 1 or text[line[first - 2].end : line[first - 1].start] != " "
        if not opening and not area:
            return "person" if single else "none"
        if opening and not area and low_before not in _OPENERS:
            return "person" if single else "none"
    if low_before in lexicon.STRONG or (after and low_after in lexicon.OFFICES | lexicon.FOLLOWING):
        return "place"
    if after and after in lexicon.SAYING and not possessive and single:
        return "bare" if area else "person"
    return "bare"


_OPENERS = set(
    "in at when while although though from but and if the for as since after before like unlike so even both here "
    "meanwhile where because that then with without near outside of on by to until under is are was were will would "
    "can could has had have did does do not only this these those our its their his her at today yesterday now still".split()
)
