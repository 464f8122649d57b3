"""One annotated document, indexed the way coding asks: what stands at this word."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from standoff.coding.tree import Tree
from standoff.model.annotation import (
    Actor,
    Annotations,
    Attribution,
    InstrumentMention,
    Mention,
    Scope,
    TimeExpression,
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
    def time_of(self) -> dict[int, TimeExpression]:
        """The time expression that covers each token."""
        return {
            index: time
            for time in self.annotations.times
            for index in self.tokens_in(Span(time.start, time.end))
        }

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

    def sentence_tokens(self, index: int) -> list[int]:
        """All tokens of the sentence a word stands in."""
        sentence = self.annotations.sentences[self.tokens[index].sentence]
        return list(range(sentence.first, sentence.last))
