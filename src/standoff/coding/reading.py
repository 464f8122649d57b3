"""One annotated document, indexed the way coding asks: what stands at this word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from standoff.coding.tree import Tree
from standoff.model.annotation import (
    Actor,
    Annotations,
    Attribution,
    FigureMention,
    InstrumentMention,
    Mention,
    Scope,
    TimeExpression,
    Toponym,
)
from standoff.model.document import Document
from standoff.model.span import Span

CREDIT = re.compile(
    r"\(Photo|Photo:|/Getty Images|Getty Images\)|AP Photo|\bREUTERS/[A-Z]|\(AP\)\s*$|File photo|^CLOSE [A-Z]",
    re.MULTILINE,
)
"""Credits of pictures and films; a paragraph that holds one is a caption."""


class Reading:
    """A document with its annotations; token arguments are indexes of ``annotations.tokens``."""

    def __init__(self, document: Document, annotations: Annotations) -> None:
        self.document = document
        self.annotations = annotations
        self.tree = Tree(document.text, annotations)
        self.tokens = self.tree.tokens
        self.lemmas = [token.lemma.lower() for token in self.tokens]
        self.forms = self.tree.forms

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins."""
        return [token.start for token in self.tokens]

    def tokens_in(self, span: Span) -> range:
        """The tokens that begin inside a span."""
        return range(bisect_right(self.starts, span.start - 1), bisect_right(self.starts, span.end - 1))

    @cached_property
    def mention_of(self) -> dict[int, Mention]:
        """The shortest mention that covers each token."""
        found: dict[int, Mention] = {}
        for mention in sorted(self.annotations.mentions, key=lambda m: m.start - m.end):
            for index in self.tokens_in(Span(mention.start, mention.end)):
                found[index] = mention
        return found

    def mention_at(self, index: int) -> Mention | None:
        """The mention a noun heads or stands in, or that stands as its modifier-free core."""
        return self.mention_of.get(index)

    def actors_at(self, index: int) -> tuple[Actor, ...]:
        """The actors a noun stands for."""
        mention = self.mention_at(index)
        return tuple(self.annotations.actors[i] for i in mention.actors) if mention else ()

    @cached_property
    def instrument_of(self) -> dict[int, InstrumentMention]:
        """The instrument mention that covers each token."""
        return {
            index: mention
            for mention in self.annotations.instruments
            for index in self.tokens_in(Span(mention.start, mention.end))
        }

    @cached_property
    def layer_starts(self) -> tuple[list[int], list[int], list[int]]:
        """Where each time, figure and toponym begins."""
        have = self.annotations
        return (
            [time.start for time in have.times],
            [figure.start for figure in have.figures],
            [toponym.start for toponym in have.toponyms],
        )

    def times_in(self, span: Span) -> tuple[TimeExpression, ...]:
        """The time expressions that begin inside a span."""
        return self.annotations.times[begun(self.layer_starts[0], span)]

    def figures_in(self, span: Span) -> tuple[FigureMention, ...]:
        """The figures that begin inside a span."""
        return self.annotations.figures[begun(self.layer_starts[1], span)]

    def toponyms_in(self, span: Span) -> tuple[Toponym, ...]:
        """The place names that begin inside a span."""
        return self.annotations.toponyms[begun(self.layer_starts[2], span)]

    def sentence_span(self, index: int) -> Span:
        """The sentence a word stands in."""
        sentence = self.annotations.sentences[self.tokens[index].sentence]
        return self.tree.span([sentence.first, sentence.last - 1])

    @cached_property
    def captions(self) -> frozenset[int]:
        """The tokens of paragraphs that only caption a picture or film."""
        return frozenset(
            index
            for block in self.document.blocks
            if CREDIT.search(self.document.text[block.span.start : block.span.end])
            for index in self.tokens_in(block.span)
        )

    @cached_property
    def cue_of(self) -> dict[int, Attribution]:
        """The attribution whose cue each token is part of."""
        return {
            index: attribution
            for attribution in self.annotations.attributions
            for span in attribution.cue
            for index in self.tokens_in(span)
        }

    def content_in_sentence(self, attribution: Attribution, index: int) -> list[int]:
        """The tokens of an attribution's content that stand in the same sentence as a word."""
        sentence = self.tokens[index].sentence
        found = [i for span in attribution.content for i in self.tokens_in(span)]
        return [i for i in found if self.tokens[i].sentence == sentence]

    @cached_property
    def scope_starts(self) -> list[int]:
        """Where each scope begins."""
        return [scope.span.start for scope in self.annotations.scopes]

    def scopes_in(self, span: Span) -> tuple[Scope, ...]:
        """The chains of voices that a span touches."""
        first = max(0, bisect_right(self.scope_starts, span.start) - 1)
        return self.annotations.scopes[first : bisect_left(self.scope_starts, span.end)]

    def scope_at(self, index: int) -> Scope:
        """The chain of voices in which a word stands."""
        at = bisect_right(self.scope_starts, self.tokens[index].start) - 1
        if at >= 0:
            return self.annotations.scopes[at]
        return Scope(Span(0, len(self.document.text)), (self.document.outlet or "the page",))

    def speakers_at(self, index: int) -> tuple[Actor, ...]:
        """The actors behind the innermost voice of a word."""
        chain = self.scope_at(index).chain
        return self.source_actors(self.annotations.attributions[chain[-1]]) if chain else ()

    def source_actors(self, attribution: Attribution) -> tuple[Actor, ...]:
        """The actors that an attribution's source words stand for."""
        for span in attribution.source:
            inside = self.tokens_in(span)
            for index in sorted(inside, key=lambda i: self.tokens[i].head in inside):
                if actors := self.actors_at(index):
                    return actors
        return ()

    def words(self, indexes: list[int]) -> tuple[list[str], list[str]]:
        """Lemmas and forms of some tokens."""
        return [self.lemmas[i] for i in indexes], [self.forms[i] for i in indexes]

    @cached_property
    def actor_counts(self) -> Counter[int]:
        """How often each actor is mentioned, in the order of first mention."""
        return Counter(at for mention in self.annotations.mentions for at in mention.actors)


def begun(starts: list[int], span: Span) -> slice:
    """Which of some sorted offsets lie inside a span."""
    return slice(bisect_left(starts, span.start), bisect_left(starts, span.end))
