"""The words of a text as attribution sees them: with sentence and quotation they stand in.

Works on the text alone; where a syntax annotator has run, its sentences and parts of speech are used.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import NamedTuple

from standoff.annotate.quotations import paragraphs
from standoff.annotate.tree import Tree
from standoff.model.annotation import Annotations, Quotation, Token
from standoff.model.document import Document

WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Sens|Reps|Sgt|Lt|Gen|Col|Capt|Cmdr|Maj|Adm|Supt|Jr|Sr|St|Co|Corp|Inc|Atty|Prof|Rev|Hon|No|Dept)\.(?=\W)"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|[$#@]?\w+(?:[,.:/-]\w+|&\w+)*?(?=n[’']t\b)"
    r"|n[’']t\b"
    r"|[’'](?:s|re|ll|ve|d|m)\b"
    r"|[$#@]?\w+(?:(?:[,.:/&]|-)\w+)*"
    r"|[“”„‟\"]|``|''|—|–|--|\.\.\.|[^\w\s]"
)
BREAK = re.compile(r"(?<=[.!?…])[”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])")
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Sens|Reps|Sgt|Lt|Gen|Col|Capt|Cmdr|Maj|Adm|Supt|Jr|Sr|St|Co|Corp|Inc|Atty|No|vs|v|Dept|Fed|Reg|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
MONTHS = "January February March April May June July August September October November December"
CALENDAR = frozenset(f"{DAYS} {MONTHS}".split())
_DAY = "|".join(DAYS.split())
_MONTH = "|".join(MONTHS.split()) + r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
TIME = re.compile(
    rf"(?:(?i:late|early|earlier|last|this|next)\s+)?(?:(?i:on)\s+)?"
    rf"(?:(?:{_DAY})(?:,?\s+(?:{_MONTH})\s+\d{{1,2}}(?:,\s+\d{{4}})?)?"
    rf"(?:\s+(?:morning|afternoon|evening|night))?"
    rf"|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,\s+\d{{4}})?"
    rf"|(?i:yesterday|today|tonight)(?:\s+(?:morning|afternoon|evening|night))?"
    rf"|(?i:last|this|earlier\s+this|late\s+last|earlier)\s+(?:night|week|month|year|morning|afternoon|evening|{_DAY})"
    rf"|in\s+(?:(?:{_MONTH})(?:\s+\d{{4}})?|\d{{4}}))"
    rf"(?!\w)",
)


class Word(NamedTuple):
    """One word or mark. ``upos`` is empty where no tagger has run; ``quote`` is the quotation it stands in, or -1."""

    start: int
    end: int
    text: str
    low: str
    upos: str
    quote: int


@dataclass(frozen=True)
class Passage:
    """A document's words, its paragraphs and sentences as half-open ranges of characters, and its quotations.

    ``tree`` is None where no syntax annotator has run. ``peeled`` are the quotations inside which the words are
    read: none for the page's own words.
    """

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]
    tree: Tree | None = None
    peeled: frozenset[int] = frozenset()

    def inner(self) -> Passage | None:
        """The same words as they stand inside their quotations: the marks around them gone, the next marks seen.

        None where nothing is quoted.
        """
        around = {word.quote for word in self.words} - {-1}
        if not around:
            return None
        peeled = self.peeled | around
        covers = _outermost(
            [(index, found) for index, found in enumerate(self.quotations) if index not in peeled]
        )
        words = []
        cursor = 0
        for word in self.words:
            while cursor < len(covers) and covers[cursor][1] <= word.start:
                cursor += 1
            held = word.quote >= 0 and cursor < len(covers) and covers[cursor][0] <= word.start
            words.append(word._replace(quote=covers[cursor][2] if held else -1))
        return replace(self, words=tuple(words), peeled=peeled)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of words that lie in ``[start, end)``."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def at(self, offset: int) -> int:
        """The index of the word that holds or follows ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and self.words[index].end > offset:
            return index
        return index + 1

    def token(self, word: int) -> Token | None:
        """The token at a word, None where no tagger has run or cuts words otherwise."""
        if self.tree is None:
            return None
        tokens = self.tree.tokens
        index = bisect_left(tokens, self.words[word].start, key=lambda token: token.start)
        if index < len(tokens) and tokens[index].start == self.words[word].start:
            return tokens[index]
        return None

    def tag(self, word: int) -> str:
        """The Penn tag of a word, empty where it has none."""
        token = self.token(word)
        return token.xpos if token else ""

    def reduced(self, word: int) -> bool:
        """Whether the word is a participle that only qualifies a noun ("a mayor accused of theft")."""
        token = self.token(word)
        return token is not None and token.xpos == "VBN" and token.deprel in ("acl", "amod")

    def relative(self, word: int) -> bool:
        """Whether the word is a relative pronoun ("cities that refuse"), as far as a tagger has told."""
        return self.tag(word) in ("WDT", "WP")

    def paragraph(self, offset: int) -> tuple[int, int]:
        """The paragraph around ``offset`` (an empty range where there is none)."""
        index = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph[0]) - 1
        return self.paragraphs[index] if index >= 0 else (offset, offset)


def read(document: Document, have: Annotations) -> Passage:
    """The passage of a document. Sentences are those of ``have``, or a plain split where it has none."""
    text = document.text
    within = paragraphs(document)
    covers = _outermost(list(enumerate(have.quotations)))
    tags = {token.start: token.upos for token in have.tokens}
    words = tuple(_words(text, within, covers, tags))
    if have.sentences:
        cuts: list[tuple[int, int]] = [
            (sentence.span.start, sentence.span.end) for sentence in have.sentences
        ]
    else:
        cuts = [part for start, end in within for part in split(text, start, end)]
    return Passage(
        text,
        words,
        tuple(word.start for word in words),
        within,
        tuple(cuts),
        have.quotations,
        Tree(have.tokens) if have.tokens else None,
    )


def _outermost(quotations: list[tuple[int, Quotation]]) -> list[tuple[int, int, int]]:
    """``(start, end, index)`` of the spans of quotations that stand in no other."""
    spans = sorted((span.start, -span.end, index) for index, found in quotations for span in found.spans)
    kept: list[tuple[int, int, int]] = []
    for start, end, index in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, -end, index))
    return kept


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph's sentences by punctuation, abbreviations apart."""
    found = []
    first = start
    for cut in BREAK.finditer(text, start, end):
        if ABBREVIATED.search(text, max(first, cut.start() - 8), cut.start()):
            continue
        found.append((first, cut.end() - len(cut.group()) + len(cut.group().rstrip())))
        first = cut.end()
    found.append((first, end))
    return found


def _words(
    text: str, within: tuple[tuple[int, int], ...], covers: list[tuple[int, int, int]], tags: dict[int, str]
) -> list[Word]:
    found = []
    cursor = 0
    for start, end in within:
        for match in WORD.finditer(text, start, end):
            while cursor < len(covers) and covers[cursor][1] <= match.start():
                cursor += 1
            quote = -1
            if cursor < len(covers) and covers[cursor][0] <= match.start():
                quote = covers[cursor][2]
            word = match.group()
            found.append(
                Word(match.start(), match.end(), word, word.lower(), tags.get(match.start(), ""), quote)
            )
    return found
