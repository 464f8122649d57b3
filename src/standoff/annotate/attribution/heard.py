"""Attributions that the encoder heard, with what only rules can tell: quoted pages, voices inside voices, stance.

The encoder marks the outermost attributions of a page. Inside their content, and where it heard nothing, the rules
speak; where both found the same cue, spans are the encoder's and the reading of the cue is the rules'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from standoff.annotate.attribution import cues, nesting, pages, passage, signed, trees, turns
from standoff.annotate.attribution.found import Found, Range
from standoff.annotate.attribution.passage import Passage
from standoff.annotate.attribution.speaking import opens_voice
from standoff.annotate.hearing.encoder import Stretch, Voiced, hear
from standoff.annotate.hearing.weights import Weights, shipped
from standoff.model.annotation import Annotations, Attribution
from standoff.model.document import Document
from standoff.model.span import Span

RULE = "heard"
NOBODY, CUE = -1, -2
"""What a word is that stands in no content, and in a cue."""


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
    listened = [stretch for stretch in read.paragraphs if wanted(stretch, have.focus)]
    voiced = list(hear(document.text, listened, weights))
    return nesting.nest(
        read, [*pages.find(read, document), *joined(read, voiced, listened, turns.find(read))]
    )


def wanted(paragraph: Stretch, focus: Sequence[Span] | None) -> bool:
    """Whether a paragraph is to be heard: every one is where nobody has said what matters."""
    if focus is None:
        return True
    return any(span.start < paragraph[1] and paragraph[0] < span.end for span in focus)


def joined(
    read: Passage, voiced: Sequence[Voiced], listened: Sequence[Stretch], ruled: Sequence[Found]
) -> list[Found]:
    """What was heard in the paragraphs listened to, and what the rules found in others and inside it."""
    every = [found for item in voiced if (found := _as_found(read, item)) is not None]
    by_cue = {word: item for item in ruled for word in range(*item.cue)}
    heard = [_read_as(read, item, by_cue) for item in every if _has_cue(item)]
    taken = {item.content[0][0] for item in heard}
    heard += [item for item in signed.find(read) if item.content[0][0] not in taken]
    owner = {
        word: index
        for index, item in enumerate(heard)
        for first, last in item.content
        for word in range(first, last)
    }
    owner |= {word: CUE for item in heard for word in range(*item.cue)}
    unled = (content for item in every if not _has_cue(item) for content in item.content)
    silent = _outside(read, listened).union(*(range(*content) for content in unled))
    made = [*heard]
    for item in ruled:
        beside = _cited(item, heard) if item.host else _beside(read, item, owner, silent)
        made += [beside] if beside else []
    for item in every:
        if not _has_cue(item):
            _carry_on(read, made, item)
    return [_to_the_close(read, item) if item.speech else item for item in made]


def _to_the_close(read: Passage, item: Found) -> Found:
    """An attribution to whose source a quotation belongs to its end, where its first words do."""
    words = read.words
    said = {k for first, last in item.content for k in range(first, last)}
    for _, last in item.content:
        quote = words[last - 1].quote
        if quote < 0 or read.quotations[quote].scare or words[item.cue[0]].quote == quote:
            continue
        start = stop = last
        while start > 0 and words[start - 1].quote == quote:
            start -= 1
        while stop < len(words) and words[stop].quote == quote:
            stop += 1
        if said & {start, start + 1}:
            said |= set(range(last, stop))
    return item._replace(content=tuple(_runs(sorted(said))))


def _cited(item: Found, heard: Sequence[Found]) -> Found:
    """Somebody cited by a source: of all that this source was heard to say."""
    outer = next((one for one in heard if item.host and _overlap(one.cue, item.host)), None)
    return item._replace(host=outer.cue, content=outer.content) if outer else item


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _outside(read: Passage, listened: Sequence[Stretch]) -> set[int]:
    """The words of paragraphs that were not listened to."""
    inside = {word for stretch in listened for word in range(*read.between(*stretch))}
    return set(range(len(read.words))) - inside


def _beside(read: Passage, item: Found, owner: dict[int, int], silent: set[int]) -> Found | None:
    """An attribution by rule, without words that somebody else was heard to say.

    None where the encoder listened and heard none, unless it stands inside what it heard somebody say or reaches into
    another paragraph: the encoder hears one at a time.
    """
    level = owner.get(item.cue[0], NOBODY)
    heard = level == NOBODY and item.cue[0] not in silent and not _reaches_on(read, item)
    if heard or any(owner.get(word) == CUE for word in range(*item.cue)):
        return None
    own = [k for first, last in item.content for k in range(first, last) if owner.get(k, NOBODY) == level]
    content = tuple(_runs(own))
    return item._replace(content=content) if content else None


def _runs(words: Sequence[int]) -> Iterator[Range]:
    """Unbroken stretches of rising numbers, half-open."""
    for _, run in groupby(enumerate(words), lambda pair: pair[1] - pair[0]):
        stretch = [word for _, word in run]
        yield stretch[0], stretch[-1] + 1


def _reaches_on(read: Passage, item: Found) -> bool:
    """Whether some of the content stands in another paragraph than the cue."""
    words = read.words
    return read.paragraph(words[item.cue[0]].start) != read.paragraph(words[item.content[-1][0]].start)


def _has_cue(item: Found) -> bool:
    return item.cue[0] < item.cue[1]


def _carry_on(read: Passage, made: list[Found], item: Found) -> None:
    """Content without a cue: a quotation goes on with the one before it; else nobody is known to say it."""
    start = item.content[0][0]
    if any(first <= start < last for other in made for first, last in other.content):
        return
    before = [k for k, other in enumerate(made) if other.content[-1][1] <= start]
    last = max(before, key=lambda k: made[k].content[-1][1], default=-1)
    if last < 0 or made[last].rule == signed.RULE or not _quoted(read, item.content[0]):
        return
    if _quoted(read, made[last].content[-1]):
        made[last] = made[last]._replace(content=(*made[last].content, *item.content))


def _as_found(read: Passage, item: Voiced) -> Found | None:
    """Word ranges of an attribution, its own cue and source kept out of its content; None where that holds no word."""
    source = _words(read, item.source) if item.source else None
    cue = _words(read, item.cue) if item.cue else None
    apart = {word for span in (source, cue) if span for word in range(*span)}
    if source and cue:
        apart |= set(range(source[1], cue[0]))  # a subject's asides: "the order, titled "...", directs ..."
    said = {word for stretch in item.content for word in range(*read.between(*stretch))}
    content = tuple(_runs(sorted(said - apart)))
    return Found(source, cue or (content[0][0], content[0][0]), content, RULE, True) if content else None


def _words(read: Passage, stretch: Stretch) -> Range | None:
    first, last = read.between(*stretch)
    return (first, last) if last > first else None


def _quoted(read: Passage, content: Range) -> bool:
    return any(
        word.quote >= 0 and not read.quotations[word.quote].scare for word in read.words[slice(*content)]
    )


def _antecedent(read: Passage, source: Range | None, ruled: Range | None) -> Range | None:
    """A source, with whom the rules name before it where it is but a relative pronoun ("the mayor, who said")."""
    alone = source is not None and source[1] - source[0] == 1 and read.relative(source[0])
    if source is None or ruled is None or not alone or ruled[0] > source[0]:
        return source
    return ruled[0], source[1]


def _read_as(read: Passage, item: Found, by_cue: dict[int, Found]) -> Found:
    """An attribution with its cue's lemma, and whether the content is the source's own words."""
    same = next((by_cue[word] for word in range(*item.cue) if word in by_cue), None)
    if same is not None:
        source = _antecedent(read, item.source, same.source)
        rule = f"{RULE}-{same.rule}"
        return item._replace(source=source, speech=same.speech, lemma=same.lemma, rule=rule)
    words = [word.low for word in read.words[slice(*item.cue)]]
    if words[0] == "according":
        return item
    own = _quoted(read, (item.content[0][0], item.content[0][0] + 1))
    for word in reversed(words):
        if forms := cues.verbs().get(word):
            lemma = forms[0].lemma
            clause = any(_quoted(read, content) for content in item.content) or any(
                trees.states(read, content) for content in item.content
            )
            return item._replace(lemma=lemma, speech=clause and opens_voice(read, item, lemma))
    noun = next((cues.nouns()[word] for word in reversed(words) if word in cues.nouns()), "")
    that = read.words[item.content[0][0]].low == "that"
    return item._replace(lemma=noun, speech=own or (that and noun in cues.CONTENT_NOUNS))


annotator = Heard()
