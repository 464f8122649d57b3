"""The words that may state an act, each with its clause and its features: the same when learning and when coding."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import msgspec

from standoff.coding import evidence
from standoff.coding.drafts import Draft
from standoff.coding.reading import Reading
from standoff.coding.relevance import Relevance
from standoff.coding.status import decide
from standoff.model.span import Span

BUCKETS = 1 << 16
NUMBERS = 16
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "NUM", "AUX", "PRON"})
MODIFIERS = frozenset({"compound", "flat", "det", "nummod", "amod", "aux", "cop", "case", "fixed"})
FUNCTION = frozenset({"aux", "cop", "mark", "advmod", "case", "det", "expl", "compound"})
ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "xcomp", "ccomp", "csubj", "amod", "acl"})
INNER = frozenset({"case", "compound", "amod", "nmod", "obj", "xcomp", "mark", "flat"})
WORDS = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
NEUTRAL = "sue"


class Framed(msgspec.Struct, frozen=True):
    """What the frames say of a word: the move, how surely, whether as a core claim; which frame, and who acts."""

    move: str
    confidence: float
    core: bool
    frame: str
    actor: str


class Candidate(msgspec.Struct, frozen=True):
    """A word that may state an act.

    ``clause`` is the half-open range of its clause's tokens in its sentence, ``hashed`` its lexical features as
    buckets below ``BUCKETS``, ``numbers`` its ``NUMBERS`` other features, each about 0 to 1.
    """

    token: int
    span: Span
    clause: tuple[int, int]
    hashed: tuple[int, ...]
    numbers: tuple[float, ...]


def candidates(reading: Reading, relevance: Relevance, frames: dict[int, Framed]) -> Iterator[Candidate]:
    """The candidates of the sentences that could concern the topic, in text order."""
    for number, sentence in enumerate(reading.annotations.sentences):
        if not relevance.counts(number):
            continue
        words = [i for i in range(sentence.first, sentence.last) if reading.tokens[i].upos in WORDS]
        for index in range(sentence.first, sentence.last):
            if is_candidate(index, reading):
                yield candidate(index, (sentence.first, sentence.last), words, reading, relevance, frames)


def is_candidate(index: int, reading: Reading) -> bool:
    """Whether a word can head a clause or name an act."""
    token = reading.tokens[index]
    if token.upos not in CONTENT or token.deprel == "nmod:poss":
        return False
    return token.upos == "VERB" or token.deprel.split(":")[0] not in MODIFIERS


def candidate(
    index: int,
    sentence: tuple[int, int],
    words: list[int],
    reading: Reading,
    relevance: Relevance,
    frames: dict[int, Framed],
) -> Candidate:
    """One word with all that is known of it."""
    decision = decide(index, NEUTRAL, reading)
    span = evidence.span_of(index, decision.chain, None, reading)
    inside = reading.tokens_in(span)
    clause = (max(inside.start, sentence[0]), min(inside.stop, sentence[1]))
    if clause[0] >= clause[1]:
        clause = (index, index + 1)
    said = [*lexical(index, reading)]
    said += [f"{'w' if clause[0] <= i < clause[1] else 's'}={reading.lemmas[i]}" for i in words]
    said += [f"st={decision.status}", f"ss={decision.suppressed}"]
    if frame := frames.get(index):
        said += [f"F={frame.move}", f"Fc={frame.core}{int(frame.confidence * 5)}"]
        said += [f"Ff={frame.frame}", f"Fa={frame.actor}", f"Fa={frame.move} {frame.actor}"]
    return Candidate(
        index,
        span,
        clause,
        tuple(zlib.crc32(feature.encode("utf-8", "replace")) % BUCKETS for feature in said),
        numbers(index, span, reading, relevance),
    )


def lexical(index: int, reading: Reading) -> Iterator[str]:
    """The word, what it hangs on, and what hangs on it."""
    tree, token, lemma = reading.tree, reading.tokens[index], reading.lemmas[index]
    plain = token.deprel.split(":")[0]
    yield from ("b", f"l={lemma}", f"u={token.upos}", f"d={token.deprel}", f"ld={lemma}{plain}")
    if token.head >= 0:
        head = reading.lemmas[token.head]
        yield from (
            f"hl={head}",
            f"hd={token.deprel}{reading.tokens[token.head].upos}",
            f"lhl={lemma}_{head}",
        )
    for child in tree.children[index]:
        label, word = reading.tokens[child].deprel, reading.lemmas[child]
        short = label.split(":")[0]
        if short in FUNCTION:
            yield from (f"k{short}{word}", f"K{lemma}{short}{word}")
        elif short in ARGUMENTS:
            yield from (
                f"k{label}{word}",
                f"K{lemma}{short}{word}",
                f"kd{label}{reading.tokens[child].upos}",
            )
            for inner in tree.children[child]:
                below = reading.tokens[inner].deprel.split(":")[0]
                if below in INNER:
                    yield f"g{short}{below}{reading.lemmas[inner]}"
        else:
            yield f"kd{label}"


def numbers(index: int, span: Span, reading: Reading, relevance: Relevance) -> tuple[float, ...]:
    """How the topic rule sees the word's sentence and its document, whose voice it stands in, and where."""
    at = reading.tokens[index].sentence
    core, related, outside = relevance.by_sentence[at]
    scope = reading.scope_at(index)
    before = relevance.by_sentence[at - 1][0] if at else 0
    return (
        min(len(scope.chain), 2) / 2,
        float(scope.quoted),
        min(core, 2) / 2,
        min(related, 3) / 3,
        min(outside, 2) / 2,
        relevance.bearing[at],
        min(relevance.document, 10.0) / 10,
        at / len(relevance.by_sentence),
        min(before, 2) / 2,
        (span.end - span.start) / 300,
        float(relevance.dominant),
        float(relevance.titled),
        float(relevance.leads),
        min(relevance.share, 0.5) * 2,
        1 / (1 + relevance.distance(at)),
        min(relevance.pages, 5.0) / 5,
    )


def head_of(span: Span, reading: Reading) -> int | None:
    """The word by which a stretch of text hangs in its tree, clauses before phrases; None where it is empty."""
    inside = [i for i in reading.tokens_in(span) if reading.tokens[i].upos != "PUNCT"]
    within = set(inside)
    tops = [i for i in inside if reading.tokens[i].head not in within]

    def weight(index: int) -> tuple[bool, int]:
        clausal = reading.tokens[index].upos == "VERB" or bool(reading.tree.dependents(index, "nsubj", "cop"))
        return clausal, len(within.intersection(reading.tree.subtree(index)))

    return max(tops, key=weight, default=None)


def framed(drafts: Iterable[Draft], reading: Reading) -> dict[int, Framed]:
    """What the frames say, by the word that heads their evidence; the surest where there are several."""
    found: dict[int, Framed] = {}
    for draft in drafts:
        head = head_of(draft.evidence, reading)
        if head is not None and (head not in found or found[head].confidence < draft.confidence):
            who = next(iter(draft.actors), None)
            actor = f"{who.level} {bool(who.place)}" if who else "nobody"
            frame = draft.source.partition(":")[2]
            found[head] = Framed(draft.move, draft.confidence, draft.core, frame, actor)
    return found
