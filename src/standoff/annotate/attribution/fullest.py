"""The fullest names a document gives those who speak: "Bergman" is "mine inspector Lotte Bergman" where that stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from standoff.annotate.attribution.function_words import listed
from standoff.annotate.attribution.passage import DAYS, MONTHS
from standoff.model.annotation import Annotations

LINKS = re.compile(r"\s+(?:of|for|to|at|in|inside|with|on|from|by)\s+")
ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?)\s+")
HONORIFICS = listed("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr.")
DEFINITE = re.compile(r"^[Tt]he\s+\w+$")
INDEFINITE = re.compile(r"^[Aa]n?\s+\w+$")
CALENDAR = frozenset(f"{DAYS} {MONTHS}".split())
DESCRIBING = listed("compound flat nummod amod appos nmod nmod:desc nmod:unmarked")
"""How a word before a name hangs on it in "Channel 9 correspondent Ty Ackerman"."""


def core(name: str) -> str:
    """A name or description without what "of", "for" and the like add to it."""
    return LINKS.split(name)[0]


def name_parts(name: str) -> list[str]:
    """The words by which a name is told, without article and "Mr."."""
    return [word for word in ARTICLE.sub("", core(name)).split() if word not in HONORIFICS]


class Names:
    """The names and descriptions of a document, each where it stands."""

    def __init__(self, text: str, have: Annotations, sources: Iterable[tuple[int, str]]) -> None:
        self.by_last: dict[str, list[tuple[int, str]]] = {}
        for start, name in sorted({*sources, *described(text, have)}):
            if parts := name_parts(name):
                self.by_last.setdefault(parts[-1], []).append((start, name))

    def fullest(self, name: str, at: int) -> str:
        """The longest name that holds all words of ``name`` and ends like it; for "the aide" the aide spoken of
        before. ``at`` is where the name stands."""
        parts = name_parts(name)
        if not parts or name.isupper():
            return name
        alike = self.by_last.get(parts[-1], [])
        if parts[-1][:1].isupper():
            longer = [core(other) for _, other in alike if set(parts) < set(name_parts(other))]
            best = max(longer, key=lambda other: len(name_parts(other)), default=None)
            rivals = [
                other for other in longer if best and not set(name_parts(other)) <= set(name_parts(best))
            ]
            return name if best is None or rivals else best
        if DEFINITE.match(name):
            return next(
                (other for start, other in reversed(alike) if start < at and longer_than(other, name)), name
            )
        if INDEFINITE.match(name):
            fuller = (other for start, other in alike if start <= at and other.startswith(name + " "))
            return next(fuller, name)
        return name


def longer_than(other: str, name: str) -> bool:
    """Whether a description says more than "the aide"."""
    return len(ARTICLE.sub("", other)) > len(ARTICLE.sub("", name))


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
            yield tokens[named].start, text[tokens[named].start : token.end]
        if first < named < last and tokens[named - 1].upos == "NOUN":
            yield tokens[first].start, text[tokens[first].start : token.end]


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
