"""The fullest names a document gives those who speak: "Bergman" is "mine inspector Lotte Bergman" where that stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from standoff.annotate.attribution.function_words import listed
from standoff.annotate.attribution.passage import CALENDAR
from standoff.model.annotation import Annotations

LINKS = re.compile(r"\s+(?:of|for|to|at|in|inside|with|on|from|by)\s+")
ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?)\s+")
HONORIFICS = listed("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr.")
OWNER = re.compile(r"[’']s?\s+")
SHORT = re.compile(r"^(?:[Tt]he|[Aa]n?)\s+\w+$")
"""A description of one word."""
MOST_ALIKE = 50
"""Names with one last word that are looked at."""
DESCRIBING = listed("compound flat nummod amod appos nmod nmod:desc nmod:unmarked")
"""How a word before a name hangs on it in "Channel 9 correspondent Ty Ackerman"."""


def core(name: str) -> str:
    """A name or description without what "of", "for" and the like add to it."""
    return LINKS.split(name)[0]


def name_parts(name: str) -> list[str]:
    """The words by which a name is told, without article and "Mr."."""
    return [word for word in ARTICLE.sub("", core(name)).split() if word not in HONORIFICS]


class Names:
    """The names and descriptions of a document, by their last word."""

    def __init__(self, text: str, have: Annotations, sources: Iterable[tuple[int, str]]) -> None:
        self.names: dict[str, dict[str, None]] = {}
        self.descriptions: dict[str, list[tuple[int, str]]] = {}
        for start, name in sorted({*sources, *described(text, have)}):
            parts = name_parts(name)
            if parts and parts[-1][:1].isupper():
                self.names.setdefault(parts[-1], {}).setdefault(name)
            elif parts and not SHORT.match(name):
                self.descriptions.setdefault(parts[-1], []).append((start, name))

    def fullest(self, name: str, at: int) -> str:
        """The longest name that holds all words of ``name`` and ends like it; for "the aide" the aide spoken of
        before, for "an aide" the one so introduced. ``at`` is where the name stands."""
        parts = name_parts(name)
        if not parts or name.isupper():
            return name
        if parts[-1][:1].isupper():
            return self._longest(name, parts)
        if not SHORT.match(name):
            return name
        alike = self.descriptions.get(parts[-1], [])
        if name[:1] in "Tt":
            last = bisect_left(alike, (at, ""))
            return alike[last - 1][1] if last else name
        fuller = (other for start, other in alike if start <= at and other.startswith(name + " "))
        return next(fuller, name)

    def _longest(self, name: str, parts: list[str]) -> str:
        """The longest name with more words than ``parts``, unless another one says otherwise ("Ann Roe", "Bo Roe")."""
        fuller = {
            core(other): set(name_parts(other))
            for other in islice(self.names.get(parts[-1], ()), MOST_ALIKE)
            if set(parts) < set(name_parts(OWNER.split(other)[-1]))
        }
        best = max(fuller, key=lambda other: len(fuller[other]), default=None)
        if best is None or any(not words <= fuller[best] for words in fuller.values()):
            return name
        return best


def described(text: str, have: Annotations) -> Iterator[tuple[int, str]]:
    """Names of two words or more behind what describes them: "radio host Glen Tolliver"."""
    tokens = have.tokens
    for last, token in enumerate(tokens):
        if token.upos != "PROPN" or (last + 1 < len(tokens) and joined(text, have, last + 1)):
            continue
        first = last
        while joined(text, have, first):
            first -= 1
        named = first
        while first > 0 and describes(text, have, first - 1, last):
            first -= 1
        if last - named > 1 and text[tokens[named].start : tokens[named].end] not in CALENDAR:
            start = whole_word(text, tokens[named].start)
            yield start, text[start : token.end]
        if first < named < last and tokens[named - 1].upos == "NOUN":
            yield tokens[first].start, text[tokens[first].start : token.end]


def whole_word(text: str, start: int) -> int:
    """Where the hyphenated word begins whose last part begins at ``start`` ("Miami-Dade")."""
    at = start
    while at > 1 and (text[at - 1].isalnum() or (text[at - 1] == "-" and text[at - 2].isalnum())):
        at -= 1
    return at


def joined(text: str, have: Annotations, index: int) -> bool:
    """Whether a token and the one before it are parts of one name."""
    if index < 1:
        return False
    left, right = have.tokens[index - 1], have.tokens[index]
    return left.upos == right.upos == "PROPN" and text[left.end : right.start] == " "


def describes(text: str, have: Annotations, index: int, last: int) -> bool:
    """Whether a token stands before a name (up to ``last``) as part of what describes it."""
    token, after = have.tokens[index], have.tokens[index + 1]
    behind = token.deprel in DESCRIBING and index < token.head <= last
    ahead = after.head == index and after.deprel in DESCRIBING
    return (
        token.upos in ("NOUN", "PROPN", "NUM") and text[token.end : after.start] == " " and (behind or ahead)
    )
