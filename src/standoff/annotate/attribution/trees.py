"""Subjects and clauses as the dependency tree has them, in word ranges; None where the tree does not say.

A tree is trusted for what stands close (who is the subject of a verb), the marks and closed classes for the rest.
"""

from __future__ import annotations

from bisect import bisect_left

from standoff.annotate.attribution.passage import Passage
from standoff.annotate.tree import Tree
from standoff.model.span import Span

ADVERBIAL = frozenset("obl obl:tmod obl:npmod obl:unmarked nmod advcl advmod discourse cc mark".split())
"""How a phrase about the cue hangs on it."""


def token(passage: Passage, word: int) -> int | None:
    """The token at word ``word``."""
    tree = passage.tree
    if tree is None:
        return None
    start = passage.words[word].start
    index = bisect_left(tree.tokens, start, key=lambda token: token.start)
    if index < len(tree.tokens) and tree.tokens[index].start == start:
        return index
    return None


def words(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """The word range of tokens ``first`` to ``last`` (inclusive)."""
    assert passage.tree is not None
    return passage.between(passage.tree.tokens[first].start, passage.tree.tokens[last].end)


def subject(passage: Passage, verb: int, low: int, high: int) -> tuple[int, int] | None:
    """The whole subject of the verb at word ``verb``, its own or the one it shares, inside words ``[low, high)``."""
    tree = passage.tree
    index = token(passage, verb)
    if tree is None or index is None:
        return None
    heads = tree.agents(index)
    if not heads:
        return None
    branch = {index, *tree.ancestors(index)}
    found = _phrase(tree, heads[0], branch)
    first, last = words(passage, found[0], found[-1])
    if first < low or last > high or first >= last:
        return None
    return first, last


def widened(passage: Passage, verb: int, found: tuple[int, int] | None, low: int) -> tuple[int, int] | None:
    """A subject found by its neighbours, or the tree's where that ends with it and begins earlier."""
    if found is None or found[1] - found[0] == 1:
        return found
    own = subject(passage, verb, low, found[1])
    if own is not None and passage.words[own[0]].low == "that":
        own = own[0] + 1, own[1]  # "said that Dale's mayor told", read as a pronoun
    if own is None or own[1] != found[1] or own[0] >= found[0]:
        return found
    if any(passage.reduced(k) for k in range(own[0], found[0])):
        return own  # "a person briefed on the talks"
    return (
        own if passage.words[found[0] - 1].low in ("to", "that") or _infinitive(passage, found[0]) else found
    )


def _infinitive(passage: Passage, first: int) -> bool:
    """Whether an infinitive stands right before word ``first`` ("the ruling to halt the order")."""
    return first > 1 and passage.words[first - 2].low == "to" and passage.words[first - 1].upos == "VERB"


def _phrase(tree: Tree, head: int, branch: set[int]) -> list[int]:
    """The unbroken stretch around ``head`` of what hangs below it, without the branch that leads to the verb."""
    kept = {head}
    waiting = [head]
    while waiting:
        node = waiting.pop()
        for child in tree.children(node):
            if child in branch or (
                tree.tokens[child].deprel in ("parataxis", "discourse", "cc:preconj", "case", "mark")
                and node == head
                and tree.tokens[child].deprel != "cc:preconj"
                and tree.tokens[child].upos != "PART"
            ):
                continue
            if node == head and tree.tokens[child].deprel in ("cop", "aux", "nsubj", "advcl"):
                continue
            kept.add(child)
            waiting.append(child)
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while (
        last + 1 < len(tree.tokens) and last + 1 not in branch and _name(tree, last) and _name(tree, last + 1)
    ):
        last += 1
    while first > 0 and first - 1 not in branch and _name(tree, first) and _name(tree, first - 1):
        first -= 1
    while last > head and tree.tokens[last].upos == "PUNCT" and tree.tokens[last].lemma not in (")",):
        last -= 1
    while first < head and tree.tokens[first].upos in ("PUNCT", "CCONJ"):
        first += 1
    return list(range(first, last + 1))


def adverbial(passage: Passage, cue: int, first: int, last: int) -> bool:
    """Whether the words ``[first, last)`` before a cue are a phrase about it ("After the vote, he said")."""
    tree = passage.tree
    index = token(passage, cue)
    if tree is None or index is None:
        return False
    start, end = passage.words[first].start, passage.words[last - 1].end
    inside = tree.inside(Span(start, end))
    outward = [k for k in inside if tree.tokens[k].head not in inside and tree.tokens[k].upos != "PUNCT"]
    if not outward:
        return False
    labels = {tree.tokens[k].deprel for k in outward if tree.tokens[k].head == index}
    if labels & {"ccomp", "parataxis"}:
        return False
    if tree.tokens[inside[0]].xpos in ("VBG", "VBN", "IN", "TO"):
        return bool(labels)
    if not labels <= ADVERBIAL or any(tree.tokens[k].head < 0 for k in outward):
        return False
    clauses = [k for k in outward if tree.tokens[k].upos in ("VERB", "AUX") and tree.children(k, "nsubj")]
    return bool(labels) and not clauses


def _name(tree: Tree, index: int) -> bool:
    return tree.tokens[index].upos == "PROPN"


def states(passage: Passage, content: tuple[int, int]) -> bool:
    """Whether the tree finds a clause with a subject of its own at the top of the words ``content``."""
    tree = passage.tree
    if tree is None:
        return True
    inside = tree.inside(Span(passage.words[content[0]].start, passage.words[content[1] - 1].end))
    tops = [index for index in inside if tree.tokens[index].head not in inside]
    return any(tree.children(top, "nsubj", "nsubj:pass", "expl", "csubj") for top in tops)


def takes_object(passage: Passage, verb: int) -> bool:
    """Whether the tree gives the verb at word ``verb`` a plain object and no clause ("after assuming his post")."""
    tree = passage.tree
    index = token(passage, verb)
    if tree is None or index is None:
        return False
    return bool(tree.children(index, "obj")) and not tree.children(index, "ccomp", "xcomp", "parataxis")


def complement(passage: Passage, verb: int, first: int) -> bool:
    """Whether the tree gives the verb at word ``verb`` a clause that stands at word ``first`` or after it."""
    tree = passage.tree
    index = token(passage, verb)
    if tree is None or index is None:
        return False
    return any(tree.tokens[k].start >= passage.words[first].start for k in tree.children(index, "ccomp"))
