"""Stances taken in reported speech: what a public speaker's own words praise, condemn or call unlawful."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import msgspec

from standoff.coding.arguments import is_kind
from standoff.coding.evidence import trim
from standoff.coding.patterns import Pattern
from standoff.coding.reading import Reading
from standoff.model.annotation import Actor
from standoff.model.codebook import Codebook, Frame, Move
from standoff.model.span import Span

LEAST_WORDS = 4
FILED = frozenset("lawsuit suit complaint brief filing petition".split())


class Stance(msgspec.Struct, frozen=True):
    """A content frame found in what a speaker said. ``at`` is a token of the words that say so."""

    move: Move
    frame: Frame
    actor: Actor
    evidence: Span
    at: int
    cue: int | None


class ContentFrame(msgspec.Struct, frozen=True):
    """A content frame made ready."""

    move: Move
    frame: Frame
    content: Pattern
    subject: Pattern
    near: Pattern
    without: Pattern


def content_frames(codebook: Codebook) -> tuple[ContentFrame, ...]:
    """The codebook's frames on reported speech."""
    return tuple(
        ContentFrame(
            move,
            frame,
            *(
                Pattern(entries, codebook.classes, f"codebook {codebook.name}, frame {frame.id}")
                for entries in (frame.content, frame.subject, frame.near, frame.without)
            ),
        )
        for move in codebook.moves
        for frame in move.frames
        if frame.content
    )


def stances(reading: Reading, frames: tuple[ContentFrame, ...]) -> Iterator[Stance]:
    """At most one stance per sentence of what public speakers said."""
    for number, attribution in enumerate(reading.annotations.attributions):
        actors = [actor for actor in reading.source_actors(attribution) if actor.public and speaks(actor)]
        if not actors or attribution.kind == "page":
            continue
        cue = next((i for span in attribution.cue for i in reading.tokens_in(span)), None)
        for span, indexes in sentences_in(attribution.content, reading):
            inner = [i for i in indexes if number in reading.scope_at(i).chain[-1:]]
            if len(inner) >= LEAST_WORDS and (found := stance(inner, span, actors[0], cue, reading, frames)):
                yield found


def speaks(actor: Actor) -> bool:
    """Whether a source can take a stance: persons and bodies can, and of documents those that parties file."""
    if actor.kind == "class":
        return False
    return actor.kind != "document" or bool(set(actor.name.lower().split()) & FILED)


def sentences_in(content: tuple[Span, ...], reading: Reading) -> Iterator[tuple[Span, list[int]]]:
    """The parts of sentences that lie in some content, with their tokens."""
    inside = sorted({i for span in content for i in reading.tokens_in(span)})
    for _, group in groupby(inside, lambda i: reading.tokens[i].sentence):
        indexes = list(group)
        yield trim(reading.tree.span(indexes), reading.document.text), indexes


def stance(
    indexes: list[int],
    span: Span,
    actor: Actor,
    cue: int | None,
    reading: Reading,
    frames: tuple[ContentFrame, ...],
) -> Stance | None:
    """The surest content frame that fits some words of a speaker."""
    lemmas, forms = reading.words(indexes)
    best: Stance | None = None
    for ready in frames:
        at = ready.content.find(lemmas, forms)
        if at is None or not speaker_fits(ready.subject, actor):
            continue
        if not ready.near.empty and ready.near.find(lemmas, forms) is None:
            continue
        if not ready.without.empty and ready.without.find(lemmas, forms) is not None:
            continue
        if best is None or ready.frame.confidence > best.frame.confidence:
            best = Stance(ready.move, ready.frame, actor, span, indexes[at], cue)
    return best


def speaker_fits(pattern: Pattern, actor: Actor) -> bool:
    """Whether a speaker is of a kind that a frame asks for."""
    return pattern.empty or any(is_kind(actor, kind) for kind in pattern.kinds)
