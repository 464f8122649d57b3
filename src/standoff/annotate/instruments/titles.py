"""Instruments named by a title: acts, well-known programmes, cases by their parties, orders with a quoted title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from standoff.annotate.instruments import lexicon
from standoff.annotate.instruments.found import Found
from standoff.gazetteer import US

_HEAD = re.compile(
    r"\b(?P<head>Act|ACT|Law|Ordinance|Bill)\b(?:\s+of\s+(?P<year>(?:1[89]|20)\d\d))?"
    r"(?!\s+(?:[A-Z][a-z]+|School|Review)\b(?<!\bAct))"
)
_NOT_TITLES = frozenset({"the act", "common law", "state law", "federal law"})
_QUOTED_TITLE = re.compile(
    r"\b(?P<kind>executive orders?|order|proclamation|directive|memorandum|memo|resolution|ordinance|bill|"
    r"legislation|measure|law)(?:,| is| was)?\s+(?:titled|entitled|called|dubbed|named|(?:formally )?known as)\s+"
    r"(?:the\s+)?[“\"‘'](?P<title>[A-Z][^”\"’“]{4,120}?),?[”\"’']",
    re.IGNORECASE,
)
_KIND_OF = {
    "order": "executive_order",
    "executive orders": "executive_order",
    "memo": "memorandum",
    "legislation": "bill",
    "measure": "bill",
    "law": "statute",
}
_NAME = r"(?:U\.S\.|[A-Z][\w’'-]*)"
_CASE = re.compile(
    rf"\b(?!In\b|The\b|Under\b|Since\b|And\b|But\b){_NAME}(?:\s+(?:of|and|&|the|for|{_NAME})){{0,4}}\s+"
    rf"(?:v\.|vs\.|v)\s+{_NAME}(?:\s+(?:of\s+(?:the\s+)?)?{_NAME}){{0,3}}"
)


def find_titled(text: str) -> Iterator[Found]:
    """Every instrument with a title; they may overlap."""
    for pattern, kind, identifier, place in _known_names():
        for match in pattern.finditer(text):
            yield Found(match.start(), match.end(), kind, identifier, identifier, place)
    for match in _QUOTED_TITLE.finditer(text):
        title = match["title"].strip()
        if title[0].isupper():
            kind, start = match["kind"].lower().replace(" ", "_"), match.start("title")
            yield Found(start, start + len(title), _KIND_OF.get(match["kind"].lower(), kind), title, title)
    for match in _CASE.finditer(text):
        title = re.sub(r"\s+(?:v|vs)\.?\s+", " v. ", re.sub(r"\s+", " ", match[0]))
        yield Found(match.start(), match.end(), "court_case", title, title)
    for match in _HEAD.finditer(text):
        found = _act(text, match)
        if found is not None:
            yield found


@cache
def _known_names() -> tuple[tuple[re.Pattern[str], str, str, str | None], ...]:
    return tuple(
        (
            re.compile(rf"(?<![\w-])(?:{name['say']})(?![\w-])"),
            name["kind"],
            name["identifier"],
            name.get("place"),
        )
        for name in lexicon.names()
    )


def _act(text: str, match: re.Match[str]) -> Found | None:
    """The capitalised words before "Act", "Law" or "Ordinance", as far as they belong to its title."""
    start, end, head = _title_start(text, match.start()), match.end(), match["head"]
    if start is None:
        return None
    title = re.sub(r"\s+", " ", text[start:end])
    if title.lower() in _NOT_TITLES or (
        head in ("Law", "Bill") and not _is_law(title, text[start - 1 : start])
    ):
        return None
    if title.lower() in lexicon.enacted():
        return Found(start, end, "statute", title, title, US)
    kind = {"Ordinance": "ordinance", "Law": "statute"}.get(head, "statute" if match["year"] else "bill")
    return Found(start, end, kind, title, title)


def _is_law(title: str, before: str) -> bool:
    """ "Nora's Law" and a quoted "... Law" are laws; "Criminal Law", "School of Law" and "Harvard Law" are not."""
    words = title.split(" ")
    if len(words) == 2 and re.search(r"['’]s?$", words[0]):
        return True
    if title.endswith("Bill") or words[-2] == "of":
        return False
    return before in ("“", '"') or len(words) >= 4


# --- how far a title reaches to the left ----------------------------------------------------------------

_WORD = re.compile(r"[A-Za-z0-9][\w.’'-]*|&")
_CONNECT = frozenset("of the and for to in on from with by a & or at up".split(" "))

Word = tuple[int, str]
"""Offset and text."""


def _title_start(text: str, head: int) -> int | None:
    """Offset where the title begins whose last word starts at ``head``; None when nothing precedes it."""
    window = max(0, head - 140)
    before = [(match.start() + window, match[0]) for match in _WORD.finditer(text[window:head])]
    start: int | None = None
    later = head
    for place in range(len(before) - 1, -1, -1):
        offset, word = before[place]
        if not _joined(text[offset + len(word) : later], before, place, inside=start is not None):
            break
        if word[0].isupper() or word[0].isdigit():
            if not _belongs(text, before, place, inside=start is not None):
                break
            start = offset
        elif not _connects(before, place):
            break
        later = offset
    return start


def _joined(gap: str, before: list[Word], place: int, *, inside: bool) -> bool:
    """Only a space, or a comma in a list, may part two words of a title; a full stop ends the sentence."""
    word = before[place][1]
    if not re.fullmatch(r",? | ?\n?", gap):
        return False
    if gap == ", " and not (inside and place > 0 and before[place - 1][1][0].isupper()):
        return False
    return not word.endswith(".") or word == "U.S." or (len(word) <= 3 and not word[0].isdigit())


def _belongs(text: str, before: list[Word], place: int, *, inside: bool) -> bool:
    """True for a capitalised word of the title: no opener of the clause, no owner, no other act's head."""
    word = before[place][1]
    if word in ("Act", "Law", "Bill") or (inside and re.search(r"(?<!s)['’]s?$", word)):
        return False
    low = word.lower()
    return (
        low.rstrip(".") not in lexicon.words("openers")
        or low in lexicon.words("imperatives")
        or _in_title(text, before, place)
    )


def _connects(before: list[Word], place: int) -> bool:
    """True for "of", "and", "the" between words of a title ("Securing the Border Act")."""
    word = before[place][1]
    if word not in _CONNECT or not _title_before(before, place):
        return False
    return word != "the" or before[place - 1][1].lower() in lexicon.words("imperatives")


def _title_before(before: list[Word], place: int) -> bool:
    """True when a word of the title stands right before."""
    if not place:
        return False
    word = before[place - 1][1]
    if word.lower() in lexicon.words("imperatives"):
        return True
    return (
        word[0].isupper()
        and word.lower().rstrip(".") not in lexicon.words("openers")
        and word not in ("Act", "Law")
    )


def _in_title(text: str, before: list[Word], place: int) -> bool:
    """A capitalised "The" inside a title ("End The Offshoring Act"), or a word that opens a quoted one."""
    offset, word = before[place]
    if word == "No" or text[max(0, offset - 1) : offset] in ("“", '"', "‘"):
        return True
    if not place or text[max(0, offset - 2) : offset - 1] in tuple('.?!”"'):
        return False
    earlier = before[place - 1][1]
    return earlier[0].isupper() and earlier.lower() not in lexicon.words("openers")
