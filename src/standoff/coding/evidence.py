"""Which words prove a claim: the clause of its predicate, within one chain of voices."""

from __future__ import annotations

from standoff.coding.reading import Reading
from standoff.model.span import Span

LEFT_OUT = frozenset({"parataxis", "discourse", "vocative", "punct", "cc"})
LONGEST = 320
FAR = 120


def span_of(index: int, chain: tuple[int, ...], actor: int | None, reading: Reading) -> Span:
    """The evidence of an act: from its subject to the end of its clause, at most about 320 characters."""
    top = index
    for governor in chain[1:]:
        if reading.tokens[top].deprel == "xcomp" and reading.tokens[governor].upos in {
            "VERB",
            "ADJ",
            "AUX",
            "NOUN",
        }:
            top = governor
        else:
            break
    indexes = clause(top, reading, LEFT_OUT)
    if reading.tokens[top].deprel == "acl" and reading.tokens[top].head >= 0:
        indexes = sorted({*indexes, *reading.tree.noun_words(reading.tokens[top].head)})
    if actor is not None and reading.tokens[actor].sentence == reading.tokens[index].sentence:
        noun = reading.tree.noun_words(actor)
        if 0 <= reading.tokens[min(indexes)].start - reading.tokens[max(noun)].end <= FAR or actor in indexes:
            indexes = sorted({*indexes, *noun})
    span = reading.tree.span(indexes)
    if span.end - span.start > LONGEST:
        indexes = [*clause(top, reading, LEFT_OUT | {"advcl", "acl:relcl", "advcl:relcl"})]
        span = reading.tree.span(indexes)
    return clip(span, index, reading)


def with_content(span: Span, index: int, reading: Reading) -> tuple[Span, int]:
    """The evidence of a speech act with the words it reports, and the word whose voices count."""
    content = reading.content_in_sentence(reading.cue_of[index], index)
    if not content:
        return span, index
    told = reading.tree.span(content)
    both = Span(min(span.start, told.start), max(span.end, told.end))
    span = trim(both if both.end - both.start <= LONGEST else told, reading.document.text)
    return span, content[0]


def told_at(index: int, reading: Reading) -> int:
    """The word whose voices count for what a word states: of a cue, the first word of the clause that it reports."""
    content = reading.content_in_sentence(reading.cue_of[index], index) if index in reading.cue_of else []
    reports = reading.tree.dependents(index, "ccomp") or (
        content and reading.tokens[content[0]].upos == "SCONJ"
    )
    return content[0] if content and reports else index


def clause(top: int, reading: Reading, without: frozenset[str]) -> list[int]:
    """A predicate's words without coordinated predicates and without what is merely set beside it."""
    found, waiting = [top], [top]
    while waiting:
        current = waiting.pop()
        for child in reading.tree.children[current]:
            token = reading.tokens[child]
            other = token.deprel == "conj" and current == top and token.upos in {"VERB", "AUX"}
            if token.deprel not in without and not other and not (current == top and token.deprel == "mark"):
                found.append(child)
                waiting.append(child)
    return sorted(found)


def clip(span: Span, index: int, reading: Reading) -> Span:
    """The part of a span around a word that stands in the same chain of voices."""
    chain = reading.scope_at(index).chain
    start, end = span.start, span.end
    at = reading.tokens[index].start
    for scope in reading.scopes_in(span):
        if scope.span.end <= start or scope.span.start >= end or is_inner(scope.chain, chain):
            continue
        if scope.span.end <= at:
            start = max(start, scope.span.end)
        elif scope.span.start > at:
            end = min(end, scope.span.start)
    return trim(Span(start, end), reading.document.text)


def is_inner(chain: tuple[int, ...], outer: tuple[int, ...]) -> bool:
    """Whether a chain of voices is the other one or is nested in it."""
    return chain[: len(outer)] == outer


def trim(span: Span, text: str) -> Span:
    """The span without white space and loose punctuation at its edges."""
    start, end = span.start, span.end
    while start < end and text[start] in " \t\n,;:—–-":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:—–-":
        end -= 1
    return Span(start, end)
