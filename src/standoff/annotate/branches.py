"""The branches of dependency trees: children, subtrees, noun phrases, the stretches of text they cover.

All indices count in ``Annotations.tokens``, all offsets are code points of the text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from standoff.model.annotation import Token
from standoff.model.span import Span

_NOT_IN_PHRASE = frozenset(
    "acl acl:relcl advcl advcl:relcl advmod appos aux case cc conj cop csubj dep discourse list mark nsubj "
    "nsubj:outer nsubj:pass obl orphan parataxis punct vocative".split()
)


class Branches:
    """The trees of one document, with the children of every token at hand."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        below: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head >= 0:
                below[token.head].append(index)
        self._children = [tuple(found) for found in below]

    def children(self, index: int, *deprels: str) -> tuple[int, ...]:
        """The dependents in text order, all or those with one of the labels."""
        found = self._children[index]
        return tuple(child for child in found if self.tokens[child].deprel in deprels) if deprels else found

    def ancestors(self, index: int) -> tuple[int, ...]:
        """Head, head's head and so on up to the root."""
        found = []
        while (index := self.tokens[index].head) >= 0:
            found.append(index)
        return tuple(found)

    def subtree(self, index: int, without: Collection[str] = ()) -> tuple[int, ...]:
        """The token and all below it in text order; branches labelled as in ``without`` are left out."""
        found, waiting = [], [index]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting += (child for child in self._children[node] if self.tokens[child].deprel not in without)
        return tuple(sorted(found))

    def span(self, index: int, without: Collection[str] = ()) -> Span:
        """The unbroken stretch around a token that its subtree covers, without punctuation at its ends."""
        return self._stretch(index, set(self.subtree(index, without)))

    def noun_phrase(self, index: int) -> Span:
        """The noun phrase of a head noun with its determiners, modifiers and complements.

        Conjuncts, appositions, relative clauses and the predicate's other parts stay out, as does the case
        marker of the phrase itself ("by the mayor of Los Angeles" gives "the mayor of Los Angeles").
        """
        kept = {index}
        for child in self._children[index]:
            if self.tokens[child].deprel not in _NOT_IN_PHRASE:
                kept.update(self.subtree(child, ("acl", "acl:relcl", "parataxis")))
        first = min(kept)
        while first < index and self.tokens[first].deprel in ("case", "punct"):
            kept.discard(first)
            first += 1
        return self._stretch(index, kept)

    def _stretch(self, index: int, kept: set[int]) -> Span:
        first = last = index
        while first - 1 in kept or (first - 2 in kept and self._hyphen(first - 1)):
            first -= 1
        while last + 1 in kept or (last + 2 in kept and self._hyphen(last + 1)):
            last += 1
        while first < index and self.tokens[first].upos == "PUNCT":
            first += 1
        while last > index and self.tokens[last].upos == "PUNCT":
            last -= 1
        return Span(self.tokens[first].start, self.tokens[last].end)

    def _hyphen(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].xpos == "HYPH"

    def head_of(self, span: Span) -> int | None:
        """The token in a stretch of text that governs the others, or None where there is none."""
        inside = self.inside(span)
        heads = [index for index in inside if self.tokens[index].head not in inside]
        solid = [index for index in heads if self.tokens[index].upos != "PUNCT"]
        return next(iter(solid or heads), None)

    def inside(self, span: Span) -> range:
        """The tokens that touch a stretch of text."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.tokens[middle].end <= span.start else (low, middle)
        last = low
        while last < len(self.tokens) and self.tokens[last].start < span.end:
            last += 1
        return range(low, last)

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """A coordination's members from its first on: "Iowa", "Texas" in "Iowa and Texas"."""
        found = [index]
        for child in self.children(index, "conj"):
            found += self.conjuncts(child)
        return tuple(found)
