"""Words in, trees out: sentences of like length share a batch, trees are read off the scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from standoff.annotate.syntax import decode
from standoff.annotate.syntax.mend import free_infinitives, join_twins
from standoff.annotate.syntax.weights import Weights

LONGEST = 150
"""Words the network sees at once; longer sentences are cut at punctuation and joined again under one root."""
_QUOTES = {"\u201c": "``", "\u201d": "''"}
_BATCH_WORDS = 800


class Word(msgspec.Struct, frozen=True):
    """What the parser says of one word. ``head`` counts within the sentence, -1 for the root."""

    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


def parse(sentences: Sequence[Sequence[str]], weights: Weights) -> list[list[Word]]:
    """A tree with one root for each sentence, given as its forms."""
    pieces = [(place, cut) for place, one in enumerate(sentences) for cut in _cuts(one)]
    order = sorted(range(len(pieces)), key=lambda piece: pieces[piece][1][1] - pieces[piece][1][0])
    parsed: dict[int, list[Word]] = {}
    for group in _batches(order, [end - start for _, (start, end) in pieces]):
        texts = [sentences[pieces[piece][0]][slice(*pieces[piece][1])] for piece in group]
        parsed.update(zip(group, _run(texts, weights), strict=True))
    found: list[list[Word]] = [[] for _ in sentences]
    for piece, (place, _) in enumerate(pieces):
        _join(found[place], parsed[piece])
    return found


def _cuts(words: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of at most LONGEST words a sentence is parsed in, cut after punctuation if it can be."""
    marks = [0]
    while len(words) - marks[-1] > LONGEST:
        latest = range(marks[-1] + LONGEST, marks[-1] + LONGEST // 2, -1)
        marks.append(next((cut for cut in latest if words[cut - 1] in ",;:.!?\u2014)"), marks[-1] + LONGEST))
    marks.append(len(words))
    return [(start, end) for start, end in pairwise(marks) if start < end]


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for piece in order:
        longest = lengths[piece]
        if group and (longest * (len(group) + 1) > _BATCH_WORDS or longest > 1.3 * lengths[group[0]] + 3):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _join(found: list[Word], more: list[Word]) -> None:
    """Append a further piece of a cut sentence; its root becomes a parataxis of the first root."""
    shift = len(found)
    root = next((place for place, word in enumerate(found) if word.head == -1), -1)
    for word in more:
        head, deprel = (
            (word.head + shift, word.deprel) if word.head >= 0 else (root, "parataxis" if shift else "root")
        )
        found.append(Word(word.lemma, word.upos, word.xpos, head, deprel))


def _run(texts: list[Sequence[str]], weights: Weights) -> list[list[Word]]:
    """One batch through the network."""
    lengths = np.array([len(words) for words in texts], np.int32)
    rows = np.zeros((len(texts), int(lengths.max()), 6), np.int32)
    for place, words in enumerate(texts):
        rows[place, : len(words)] = [weights.rows(form) for form in words]
    upos, xpos, arcs, dependents, heads = weights.network.run(None, {"rows": rows, "lengths": lengths})
    trees = [decode.heads(arcs[place, :size, : size + 1]) for place, size in enumerate(lengths.tolist())]
    labels = _labels(trees, dependents, heads, weights)
    return [
        _words(words, upos[place].tolist(), xpos[place].tolist(), trees[place], labels[place], weights)
        for place, words in enumerate(texts)
    ]


def _labels(
    trees: list[list[int]], dependents: NDArray[Any], heads: NDArray[Any], weights: Weights
) -> list[list[str]]:
    """The best label of every arc; "root" for the root and for nothing else."""
    names = weights.tables.deprels
    batch = np.repeat(np.arange(len(trees)), [len(tree) for tree in trees])
    word = np.concatenate([np.arange(len(tree)) for tree in trees])
    head = np.concatenate([np.array(tree) for tree in trees]) + 1
    pairs = {"dependents": dependents[batch, word], "heads": heads[batch, head]}
    (scores,) = weights.labels.run(None, pairs)
    scores[:, names.index("root")] = np.where(head == 0, np.inf, -np.inf)
    best = iter(scores.argmax(1).tolist())
    return [[names[next(best)] for _ in tree] for tree in trees]


def _words(
    words: Sequence[str],
    upos: list[int],
    xpos: list[int],
    tree: list[int],
    labels: list[str],
    weights: Weights,
) -> list[Word]:
    tables = weights.tables
    tags = [_QUOTES.get(form) or tables.xpos[tag] for form, tag in zip(words, xpos, strict=False)]
    classes = [tables.upos[tag] for tag in upos[: len(words)]]
    join_twins(tags, tree, labels)
    for to in free_infinitives(words, tags, tree, labels):
        classes[to] = "PART"
    return [
        Word(weights.lemma(form, tag), class_, tag, head, label)
        for form, class_, tag, head, label in zip(words, classes, tags, tree, labels, strict=True)
    ]
