"""On whose word a source speaks: "the Herald reported, citing two officials", "a spokesman, who cited a letter"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.annotate.attribution import cues, following
from standoff.annotate.attribution.found import Found, Range
from standoff.annotate.attribution.function_words import listed
from standoff.annotate.attribution.leads import is_outlet, words_of
from standoff.annotate.attribution.passage import Passage
from standoff.annotate.attribution.phrases import personal

RULES = listed("bill law opinion order ordinance petition policy resolution ruling")
"""Papers that are grounds of an act rather than somebody's word."""
PLURALS = listed("people sources witnesses data figures documents records statistics numbers")


def find(passage: Passage, low: int, high: int, quote: int, said: Sequence[Found]) -> Iterator[Found]:
    """For each source cited in the sentence ``[low, high)`` an attribution of all that the citing source says."""
    words = passage.words
    for k in range(low, high):
        relative = words[k].low in ("cited", "cites") and words[k - 1].low in ("who", "which")
        cites = relative or words[k].low in ("citing", "quoting")
        if not cites or words[k].quote != quote or not (host := _host(k, said)):
            continue
        source = following.after(passage, k + 1, high)
        if source is not None and has_word(passage, source):
            yield Found(source, (k, k + 1), host.content, "citing", True, lemma="cite", host=host.cue)


def _host(k: int, said: Sequence[Found]) -> Found | None:
    """Who cites at word ``k``: the speaker before it, else the one whose cue follows."""
    speaking = [
        item
        for item in said
        if item.speech and item.source and item.lemma != "cite" and not _holds(item.content, k)
    ]
    before = [item for item in speaking if item.source and item.source[0] < k]
    return before[-1] if before else next(iter(speaking), None)


def _holds(content: tuple[Range, ...], k: int) -> bool:
    return any(first <= k < last for first, last in content)


def has_word(passage: Passage, source: Range) -> bool:
    """Whether what is cited can have said it: people, an outlet, a paper that tells."""
    if is_outlet(words_of(passage, source)):
        return True
    for word in passage.words[slice(*source)]:
        if word.low in ("of", "for", "that", "from", "by", "who", "on", "about", "with"):
            break
        one = word.low[:-1] if word.low.endswith("s") else word.low
        told = word.low in PLURALS or one in cues.DOCUMENTS or word.low in cues.DOCUMENTS
        if (told and word.low not in RULES) or personal(one):
            return True
    return False


def quoted(passage: Passage, said: Sequence[Found]) -> Iterator[Found]:
    """Who speaks in "the motion quotes the judge: “...”", inside what the motion says."""
    words = passage.words
    for item in said:
        if item.lemma in ("quote", "cite") and item.rule == "object" and item.speech:
            first, last = item.content[0]
            mark = next((k for k in range(first, last) if words[k].text == ":"), None)
            if mark is not None and first < mark < last - 1 and words[mark + 1].quote >= 0:
                first += words[first].low in ("from", "what")
                yield Found((first, mark), (mark, mark + 1), ((mark + 1, last),), "quoted-colon", True)
