"""Attributions that the encoder heard, with what only rules can tell: quoted pages, voices inside voices, stance.

The encoder marks the outermost attributions of a page. Inside their content, and where it heard nothing, the rules
speak; where both found the same cue, spans are the encoder's and the reading of the cue is the rules'.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from standoff.annotate.attribution import cues, nesting, pages, passage, turns
from standoff.annotate.attribution.found import Found, Range
from standoff.annotate.attribution.passage import Passage
from standoff.annotate.attribution.speaking import opens_voice
from standoff.annotate.hearing.encoder import Stretch, Voiced, hear
from standoff.annotate.hearing.weights import Weights, shipped
from standoff.model.annotation import Annotations, Attribution
from standoff.model.document import Document

RULE = "heard"


class Heard:
    """Annotator: the ``attributions`` layer by encoder and rules, in the profile ``encoder``."""

    name = "heard"
    profile = "encoder"
    requires = ("sentences", "tokens", "quotations")
    provides = ("attributions",)

    @property
    def version(self) -> str:
        """The version of the weights."""
        return shipped().version

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with every attribution of the document, in text order. Raises PluginError without weights."""
        return msgspec.structs.replace(have, attributions=find(document, have, shipped()))


def find(document: Document, have: Annotations, weights: Weights) -> tuple[Attribution, ...]:
    """The attributions of a document whose sentences, tokens and quotations are known."""
    read = passage.read(document, have)
    voiced = list(hear(document.text, read.paragraphs, weights))
    return nesting.nest(read, [*pages.find(read, document), *joined(read, voiced, turns.find(read))])


def joined(read: Passage, voiced: Sequence[Voiced], ruled: Sequence[Found]) -> list[Found]:
    """What was heard, and what the rules found beside and inside it."""
    heard = _carried_on(read, [found for item in voiced if (found := _as_found(read, item)) is not None])
    by_cue = {word: item for item in ruled for word in range(*item.cue)}
    owner = {
        word: index
        for index, item in enumerate(heard)
        for first, last in (*item.content, item.cue)
        for word in range(first, last)
    }
    made = [_read_as(read, item, by_cue) for item in heard]
    cued = {word for item in heard for word in range(*item.cue)}
    inner = [item for item in ruled if cued.isdisjoint(range(*item.cue)) and _fits(item, owner)]
    return [*made, *inner]


def _fits(item: Found, owner: dict[int, int]) -> bool:
    """Whether an attribution stands wholly inside the content of one that was heard, or wholly outside all."""
    ranges = (*item.content, item.cue, *((item.source,) if item.source else ()))
    return len({owner.get(word, -1) for first, last in ranges for word in range(first, last)}) <= 1


def _as_found(read: Passage, item: Voiced) -> Found | None:
    """Word ranges of an attribution; None where its content holds no word."""
    content = tuple(span for stretch in item.content if (span := _words(read, stretch)))
    if not content:
        return None
    source = _words(read, item.source) if item.source else None
    cue = _words(read, item.cue) if item.cue else None
    return Found(source, cue or (content[0][0], content[0][0]), content, RULE, True)


def _words(read: Passage, stretch: Stretch) -> Range | None:
    first, last = read.between(*stretch)
    return (first, last) if last > first else None


def _carried_on(read: Passage, heard: list[Found]) -> list[Found]:
    """Content without a cue joins the attribution before it when it is a quotation that goes on with it."""
    made: list[Found] = []
    for item in heard:
        alone = item.source is None and item.cue[0] == item.cue[1]
        if alone and made and _quoted(read, item.content[0]) and _quoted(read, made[-1].content[-1]):
            made[-1] = made[-1]._replace(content=(*made[-1].content, *item.content))
        else:
            made.append(item)
    return made


def _quoted(read: Passage, content: Range) -> bool:
    return any(word.quote >= 0 for word in read.words[slice(*content)])


def _read_as(read: Passage, item: Found, by_cue: dict[int, Found]) -> Found:
    """An attribution with its cue's lemma, and whether the content is the source's own words."""
    same = next((by_cue[word] for word in range(*item.cue) if word in by_cue), None)
    if same is not None:
        return item._replace(speech=same.speech, lemma=same.lemma, rule=f"{RULE}-{same.rule}")
    words = [word.low for word in read.words[slice(*item.cue)]]
    if not words or words[0] == "according":
        return item
    for word in reversed(words):
        if forms := cues.verbs().get(word):
            lemma = forms[0].lemma
            return item._replace(lemma=lemma, speech=opens_voice(read, item, lemma))
    noun = next((cues.nouns()[word] for word in reversed(words) if word in cues.nouns()), "")
    that = read.words[item.content[0][0]].low == "that"
    own = any(read.words[k].quote >= 0 for first, last in item.content for k in range(first, last))
    return item._replace(lemma=noun, speech=own or (that and noun in cues.CONTENT_NOUNS))


annotator = Heard()
