"""What the words around a name say of it: a place, a person, or part of another name."""

from __future__ import annotations

import re

from standoff import gazetteer
from standoff.annotate.places import lexicon
from standoff.annotate.places.spot import Spot, Word
from standoff.annotate.places.weighing import firm

_KNIGHTS = re.compile(
    r"\b(?:Knights|Bank|Voice|Corporation|Daughters|Sons|Scouts|Farmers|Children|Captain|Miss|Duke|Earl) (?:of )?$"
)
_PEOPLE_OF = re.compile(
    r"\b(?:residents|voters|people|citizens|natives?|outskirts|parts?|edge|streets|taxpayers) of $",
    re.IGNORECASE,
)
_JOINED = re.compile(r"([^\W\d_]+)-$")
_CASE = re.compile(r"\svs?\.?\s")


def word_before(text: str, line: list[Word], first: int) -> str:
    """The word before, where only a space (or the period of a title or initial) stands between."""
    if first == 0:
        return ""
    word = line[first - 1].text
    gap = text[line[first - 1].end : line[first].start]
    abbreviated = gap == ". " and (len(word) == 1 or gazetteer.key(word) in lexicon.TITLES)
    return word if gap == " " or abbreviated else ""


def word_after(text: str, line: list[Word], last: int) -> str:
    """The word after, where only a space or a possessive stands between."""
    if last == len(line):
        return ""
    gap = text[line[last - 1].end : line[last].start]
    return line[last].text if gap in (" ", "'s ", "’s ", "' ", "’ ") else ""


def sign(text: str, spot: Spot, single: bool, opening: bool) -> str:
    """What the neighbours say. ``opening``: the word before opens its sentence or clause."""
    before, after = gazetteer.key(spot.before), gazetteer.key(spot.after)
    possessive = text[spot.end : spot.end + 1] in ("'", "’")
    if re.search(r"\b[DRI]-$", text[max(0, spot.start - 3) : spot.start]):
        return "none"
    if spot.places[0].kind == "county" and not single:
        return "place"
    joined = _JOINED.search(text, max(0, spot.start - 24), spot.start)
    if joined and not spot.area and not gazetteer.is_name(gazetteer.key(joined[1])):
        return "none"  # "Wal-Mart", but "Dallas-Fort Worth"
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
        initial = len(spot.before) == 1 and text[spot.start - 2 : spot.start] != "A "
        if (before in lexicon.GIVEN or initial) and not (opening and before in lexicon.OPENERS):
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
    if (
        before in lexicon.STRONG
        or follows == "place"
        or _PEOPLE_OF.search(text, max(0, spot.start - 16), spot.start)
    ):
        return "place"
    named = before in ("of", "from")  # "the mayor of Chicago said"
    return (
        "person"
        if after in lexicon.SAYING and not (named or possessive or spot.area or great(spot)) and single
        else "bare"
    )


def great(spot: Spot) -> bool:
    """Whether a name is a state's or a great city's and no given name or surname ("Seattle", never "Austin")."""
    named = spot.key in lexicon.GIVEN or spot.key in lexicon.SURNAMES
    return not named and firm(spot.places[0])


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
