"""Whom a pronoun means when nobody fitting has spoken yet: a subject in its sentence or the one before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from standoff.annotate.attribution.function_words import listed
from standoff.annotate.attribution.passage import CALENDAR
from standoff.annotate.attribution.phrases import personal
from standoff.model.annotation import Annotations, Attribution, Token

SUBJECTS = listed("nsubj nsubj:pass nsubj:outer")
BEFORE = listed("det compound amod nmod:poss flat nummod case nmod appos")
"""How the words before a noun hang on it or on each other."""
COLLECTIVE = re.compile(
    r"(?:administration|agency|army|association|authority|board|city|coalition|commission|committee|company|council|county|"
    r"court|department|district|firm|government|group|guard|office|paper|party|police|staff|state|station|team|town|union)$"
)
"""Nouns that "they" can stand for though they are singular."""


class Phrase(NamedTuple):
    """A noun phrase: its words, where they begin, and whether they are the subject of their clause."""

    start: int
    words: str
    subject: bool


class Antecedents:
    """The noun phrases of a text by sentence."""

    def __init__(self, text: str, have: Annotations) -> None:
        self.text = text
        self.have = have
        self.starts = [sentence.span.start for sentence in have.sentences]

    def before(self, attribution: Attribution, several: bool, own: Iterable[str]) -> Phrase | None:
        """The likeliest phrase for the pronoun that is an attribution's source; none of the names ``own``, and
        nothing inside its content. ``several`` is for "they"."""
        if not self.starts:
            return None
        pronoun = attribution.source[0].start
        opening = min([pronoun, *(span.start for span in attribution.content)])
        sentence = bisect_right(self.starts, opening) - 1
        names = {word for name in own for word in name.split()[-1:]}
        for heads in (self._subjects, self._others):
            for at in (sentence, sentence - 1):
                for index in heads(at) if at >= 0 else ():
                    token = self.have.tokens[index]
                    held = any(span.start <= token.start < span.end for span in attribution.content)
                    if token.start < pronoun and not held and self._fits(token, several):
                        phrase = self._phrase(index)
                        if not names & set(phrase.words.split()):
                            return phrase
        return None

    def _subjects(self, sentence: int) -> Iterator[int]:
        return (at for at in self._nouns(sentence) if self.have.tokens[at].deprel in SUBJECTS)

    def _others(self, sentence: int) -> Iterator[int]:
        return (at for at in self._nouns(sentence) if self.have.tokens[at].deprel in ("obj", "iobj", "obl"))

    def _nouns(self, sentence: int) -> Iterator[int]:
        """The nouns of a sentence, last first."""
        within = self.have.sentences[sentence]
        for at in range(within.last - 1, within.first - 1, -1):
            token = self.have.tokens[at]
            if token.upos in ("NOUN", "PROPN") and self.text[token.start : token.end] not in CALENDAR:
                yield at

    def _fits(self, token: Token, several: bool) -> bool:
        words = self.text[token.start : token.end].lower()
        many = token.xpos == "NNPS" or (token.xpos == "NNS" and token.upos == "NOUN")
        if several:
            return many or bool(COLLECTIVE.search(words))
        return not many and not COLLECTIVE.search(words) and (token.upos == "PROPN" or personal(words))

    def _before(self, index: int, head: int) -> bool:
        """Whether a token belongs to the noun behind it: "the governor's" to "chief"."""
        token = self.have.tokens[index]
        return token.xpos == "POS" or (token.deprel in BEFORE and index < token.head <= head)

    def _phrase(self, head: int) -> Phrase:
        """A noun with what stands before it, and the rest of a name or of a title behind it."""
        tokens = self.have.tokens
        first = last = head
        while first > 0 and self._before(first - 1, head):
            first -= 1
        while first < head and tokens[first].deprel == "case":
            first += 1
        while last + 1 < len(tokens) and tokens[last + 1].deprel == "flat" and tokens[last + 1].head <= last:
            last += 1
        words = self.text[tokens[first].start : tokens[last].end]
        if (title := re.match(r" of [a-z]+\b", self.text[tokens[last].end :])) and last == head:
            words += title.group()
        return Phrase(tokens[first].start, words, tokens[head].deprel in SUBJECTS)
