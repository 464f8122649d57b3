"""Pages in memory and the voices heard in them, for tests of the rules."""

from __future__ import annotations

import hashlib
import re

from standoff.annotate.actors import annotator as actors
from standoff.annotate.attribution import annotator as attributions
from standoff.annotate.quotations import annotator as quotations
from standoff.annotate.syntax import annotator as syntax
from standoff.annotate.voices import annotator as voices
from standoff.model.annotation import Annotations
from standoff.model.document import Block, Capture, Document
from standoff.model.span import Span

PAGE = "The Mill Post"


def page(text: str) -> Document:
    """A page of paragraphs; those that begin with ``> `` stand in a block quote, with ``> > `` in one inside it."""
    texts, blocks, at, number = [], [], 0, 0
    open_quotes: list[int] = []
    for line in text.split("\n"):
        marks = re.match(r"(?:> )*", line)
        depth = len(marks.group()) // 2 if marks else 0
        words = line[2 * depth :]
        while len(open_quotes) > depth:
            open_quotes.pop()
        while len(open_quotes) < depth:
            number += 1
            open_quotes.append(number)
        blocks.append(Block(Span(at, at + len(words)), depth=depth, quote=tuple(open_quotes)))
        texts.append(words)
        at += len(words) + 2
    words = "\n\n".join(texts)
    capture = Capture("memory", "2018-03-09T00:00:00Z", "0" * 64, "text/plain")
    digest = hashlib.sha256(words.encode()).hexdigest()
    return Document("d", capture, words, digest, "test@1", outlet=PAGE, blocks=tuple(blocks))


def read(document: Document) -> Annotations:
    """The document through the annotators that voices need."""
    have = Annotations()
    for annotator in (syntax, quotations, attributions, actors, voices):
        have = annotator.annotate(document, have)
    return have


def chain(text: str, words: str) -> list[str] | None:
    """The voices at all of some words, the page's own left out; None where they stand in more than one chain."""
    document = page(text)
    start = document.text.index(words)
    end = start + len(words)
    scopes = read(document).scopes
    found = {scope.voices for scope in scopes if scope.span.start < end and start < scope.span.end}
    return list(found.pop()[1:]) if len(found) == 1 else None
