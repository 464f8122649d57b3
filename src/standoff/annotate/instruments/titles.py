"""Instruments named by a title: acts, well-known programmes, orders with their title in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from standoff.annotate.instruments.found import US, Found
from standoff.annotate.instruments.lexicon import enacted, names

_CONNECT = frozenset(
    {"of", "the", "and", "for", "to", "in", "on", "from", "with", "by", "a", "&", "or", "at", "up"}
)
_WORD = re.compile(r"[A-Za-z0-9][\w.’'-]*|&")
_HEAD = re.compile(
    r"\b(?P<head>Act|ACT|Law|Ordinance|Amendment Act|Initiative|Bill)\b(?:\s+of\s+(?P<year>(?:1[89]|20)\d\d))?"
    r"(?!\s+(?:[A-Z][a-z]+|School|Review)\b(?<!\bAct))"
)
# words that open a sentence or clause and so are capitals without being part of a title
_OPENERS = frozenset(
    "under pursuant since in when by with does did do if and but or for as while although because after before the this that "
    "these those both an a his her their our its he she it they we what which who whose how why where republicans democrats "
    "lawmakers on at from yes no also like unlike thank even then now so congress president senate house rep sen gov mayor mr "
    "mrs ms passing supporting opposing signing known called dubbed cosponsored sponsored".split()
)
_IMPERATIVE = frozenset(
    "stop end protect secure defend keep save restore help build enforce support securing enforcing protecting stopping ending "
    "restoring keeping saving building making uniting strengthening defending empowering mobilizing holding".split()
)
_NOT_TITLES = frozenset(
    {"act", "law", "bill", "ordinance", "initiative", "the act", "common law", "state law", "federal law"}
)
_QUOTED_TITLE = re.compile(
    r"\b(?P<kind>executive orders?|order|proclamation|directive|memorandum|memo|resolution|ordinance|bill|legislation|measure|law)"
    r"(?:,| is| was)?\s+(?:titled|entitled|called|dubbed|named|known as|formally known as)\s+(?:the\s+)?"
    r"[“\"‘'](?P<title>[A-Z][^”\"’“]{4,120}?),?[”\"’']", re.IGNORECASE,
)  # fmt: skip
_NAME = r"(?:U\.S\.|[A-Z][\w’'-]*)"
_CASE = re.compile(
    rf"\b(?!In\b|The\b|Under\b|Since\b|And\b|But\b){_NAME}(?:\s+(?:of|and|&|the|for|{_NAME})){{0,4}}\s+(?:v\.|vs\.|v)\s+{_NAME}(?:\s+(?:of\s+(?:the\s+)?)?{_NAME}){{0,3}}"
)
_KIND_OF = {
    "order": "executive_order", "executive order": "executive_order", "executive orders": "executive_order", "memo": "memorandum",
    "legislation": "bill", "measure": "bill", "law": "statute",
}  # fmt: skip


def find_titled(text: str) -> Iterator[Found]:
    """Every instrument with a title; they may overlap."""
    yield from _known(text)
    for match in _QUOTED_TITLE.finditer(text):
        kind = match["kind"].lower()
        if match["title"].split()[0].istitle() or match["title"].isupper():
            title = match["title"].strip()
            yield Found(
                match.start("title"),
                match.start("title") + len(title),
                _KIND_OF.get(kind, kind),
                title,
                title,
            )
    for match in _CASE.finditer(text):
        title = re.sub(r"\s+", " ", match[0]).replace(" vs. ", " v. ").replace(" v ", " v. ")
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
        for name in names()
    )


def _known(text: str) -> Iterator[Found]:
    for pattern, kind, identifier, place in _known_names():
        for match in pattern.finditer(text):
            yield Found(match.start(), match.end(), kind, identifier, identifier, place)


def _act(text: str, match: re.Match[str]) -> Found | None:
    """The capitalised words before "Act", "Law" or "Ordinance", as far as they belong to its title."""
    head = match["head"]
    start = _title_start(text, match.start())
    if start is None:
        return None
    end = match.end()
    title = re.sub(r"\s+", " ", text[start:end])
    words = title.split(" ")
    if title.lower() in _NOT_TITLES or len(words) < 2:
        return None
    if head in ("Bill", "Initiative") and not (
        head == "Bill" and re.match(r"[A-Z][\w-]+['’]s? Bill$", title)
    ):
        return None
    if head == "Law" and (
        len(words) == 2 and not re.search(r"['’]s?$", words[0]) and not re.search(r"[“\"]$", text[:start])
    ):
        return None
    if head == "Law" and not re.search(r"['’]s? Law$", title) and (words[-2] == "of" or len(words) < 4):
        return None
    if title.lower() in enacted():
        return Found(start, end, "statute", title, title, US)
    kind = {"Ordinance": "ordinance", "Law": "statute"}.get(head, "statute" if match["year"] else "bill")
    return Found(start, end, kind, title, title)


def _title_start(text: str, head: int) -> int | None:
    """Offset where the title begins whose last word starts at ``head``; None when nothing precedes it."""
    window = max(0, head - 140)
    words = [(match.start() + window, match[0]) for match in _WORD.finditer(text[window:head])]
    start: int | None = None
    later = head
    for place in range(len(words) - 1, -1, -1):
        offset, word = words[place]
        gap = text[offset + len(word) : later]
        if not re.fullmatch(r",? | ?\n?", gap) or "\n\n" in gap:
            break
        if gap == ", " and not (start is not None and _listed(words, place)):
            break
        if word.endswith(".") and (len(word) > 3 or word[0].isdigit()) and word != "U.S.":
            break
        if word[0].isupper() or word[0].isdigit():
            if (
                word.lower().rstrip(".") in _OPENERS
                and word.lower() not in _IMPERATIVE
                and not _inside(text, offset, words, place)
            ):
                break
            if re.search(r"['’]s?$", word) and start is not None and not _keeps_owner(word):
                break
            if word in ("Act", "Law", "Bill"):
                break
            start = offset
        elif word not in _CONNECT or (word == "the" and not (
            place
            and words[place - 1][1].lower() in _IMPERATIVE | {"in", "of", "for", "from", "and", "to", "by"}
        )) or (
            word == "the"
            and place > 1
            and words[place - 1][1].lower() in _CONNECT
            and not _title_before(words, place - 1)
        ) or not _title_before(words, place):
            break
        later = offset
    return start


def _title_before(words: list[tuple[int, str]], place: int) -> bool:
    """True when a capitalised word that is no opener stands right before ``words[place]``."""
    if not place:
        return False
    before = words[place - 1][1]
    if before.lower() in _IMPERATIVE:
        return True
    return (
        before[0].isupper()
        and before.lower().rstrip(".") not in _OPENERS
        and not re.search(r"Act$|Law$", before)
    )


def _listed(words: list[tuple[int, str]], place: int) -> bool:
    return place > 0 and words[place - 1][1][0].isupper()


def _inside(text: str, offset: int, words: list[tuple[int, str]], place: int) -> bool:
    """A capitalised "The" or "For" inside a title ("End The Offshoring Act"), or opening a quoted one ("No Sanctuary ...")."""
    if text[max(0, offset - 1) : offset] in ("“", '"', "‘"):
        return True
    if words[place][1] == "No":
        return True
    return (
        place > 0
        and words[place - 1][1][0].isupper()
        and words[place - 1][1].lower() not in _OPENERS
        and text[offset - 1] == " "
        and text[max(0, offset - 2)] not in '.?!”"'
    )


def _keeps_owner(word: str) -> bool:
    """ "Farmers' Rights Act" keeps its owner, "California's Trust Act" does not."""
    return word.endswith(("s'", "s’"))
