"""Attributions of a whole text: sentence by sentence, and speakers carried over to the next quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.annotate.attribution import clauses, cues, following, labels, nesting, reported, sources, verbs
from standoff.annotate.attribution.found import Found, Range
from standoff.annotate.attribution.passage import Passage, split


def find(passage: Passage) -> list[Found]:
    """Every attribution, by sentences outside and inside quotations, with continued quotations added."""
    walk = _Walk(passage)
    walk.through(passage.between(start, end) for start, end in passage.sentences)
    return [*walk.found, *_inside(passage)]


class _Walk:
    """A walk through the sentences of a text that remembers who spoke last and who is about to speak."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.found: list[Found] = []
        self.speaker: Found | None = None
        self.pending: Found | None = None
        self.paragraph = -1
        self.subject: Range | None = None
        self.labelled = {} if passage.peeled else labels.find(passage)

    def through(self, sentences: Iterable[Range]) -> None:
        """Adds the attributions of sentences that follow each other."""
        for low, high in units(self.passage, sentences):
            self.step(low, high)

    def step(self, low: int, high: int) -> None:
        """Adds the attributions of one sentence."""
        start = self.passage.paragraph(self.passage.words[low].start)[0]
        opens, self.paragraph = start != self.paragraph, start
        items = reported.find(self.passage, low, high, -1, self.subject)
        self.subject = None
        if opens and start in self.labelled:
            self.found.append(self.labelled[start])
            self.pending = self.speaker = None
        elif not items and not self.passage.peeled:
            items = labels.alone(self.passage, low, high) if opens else []
            items = items or labels.verbless(self.passage, low, high)
        if items:
            self._reported(high, items)
        elif _all_quoted(self.passage, low, high):
            self._quotation((low, high))
        else:
            self._bare(low, high, opens)

    def _reported(self, high: int, items: list[Found]) -> None:
        self.pending = None
        quoting = [item for item in items if _quotes(self.passage, item)]
        said = [item for item in items if item.speech and item.source is not None]
        if quoting:
            items = _with_loose_quotes(self.passage, high, items, quoting[-1])
            self.speaker = next(item for item in items if item.cue == quoting[-1].cue)
        else:
            self.speaker = said[-1] if said else None
        self.found.extend(items)

    def _quotation(self, content: Range) -> None:
        """A quotation without a cue: of whom a lead-in announced, else of whoever spoke last."""
        if self.pending is not None:
            self.speaker = self.pending._replace(content=(*self.pending.content, content))
            self.found.append(self.speaker)
        elif self.speaker is not None:
            at = len(self.found) - 1 - self.found[::-1].index(self.speaker)
            self.speaker = self.speaker._replace(content=(*self.speaker.content, content))
            self.found[at] = self.speaker
        self.pending = None

    def _bare(self, low: int, high: int, opens: bool) -> None:
        """A sentence that reports nothing; it may name who spoke just now ("Roe asked.") or will ("Roe said:")."""
        bare = _bare_cue(self.passage, low, high)
        words = self.passage.words
        if bare is None:
            self.pending = None
            self.speaker = None if opens else self.speaker
        elif not bare[1]:
            self.pending = Found(bare[0], bare[2], (), "lead-in", True)
        elif low > 0 and words[low - 1].quote >= 0 and not opens:
            first = low
            while first > 0 and words[first - 1].quote == words[low - 1].quote:
                first -= 1
            self.speaker = Found(bare[0], bare[2], ((first, low),), "split-quote", True)
            self.found.append(self.speaker)
        else:
            self.pending = None


def _with_loose_quotes(passage: Passage, high: int, items: list[Found], speaker: Found) -> list[Found]:
    """The items, the speaker's taking up quotations that stand alone in the same sentence ("..., he said. "...")."""
    words = passage.words
    held = {k for item in items for first, last in item.content for k in range(first, last)}
    k = max(last for _, last in speaker.content)
    extra = []
    while k < high:
        if words[k].quote < 0 or k in held:
            k += 1
            continue
        last = k
        while last < high and words[last].quote == words[k].quote:
            last += 1
        alone = words[k - 1].text in (".", "?", "!", ":") or words[k - 1].quote >= 0
        if alone and not passage.quotations[words[k].quote].scare:
            extra.append((k, last))
        k = last
    if not extra:
        return items
    return [item._replace(content=(*item.content, *extra)) if item is speaker else item for item in items]


def units(passage: Passage, sentences: Iterable[Range]) -> list[Range]:
    """The sentences, those joined that a quotation runs across."""
    ranges: list[Range] = []
    for low, high in sentences:
        if low >= high:
            continue
        if ranges and ranges[-1][1] == low and _same_quote(passage, low):
            ranges[-1] = (ranges[-1][0], high)
        else:
            ranges.append((low, high))
    return ranges


def _same_quote(passage: Passage, k: int) -> bool:
    words = passage.words
    if words[k].quote < 0 or words[k - 1].quote != words[k].quote:
        return False
    return passage.paragraph(words[k].start) == passage.paragraph(words[k - 1].start)


def _all_quoted(passage: Passage, low: int, high: int) -> bool:
    words = passage.words[low:high]
    return all(word.quote >= 0 or not word.text[:1].isalnum() for word in words) and any(
        word.quote >= 0 for word in words
    )


def _quotes(passage: Passage, item: Found) -> bool:
    return (
        any(passage.words[k].quote >= 0 for first, last in item.content for k in range(first, last))
        and item.speech
    )


def _bare_cue(passage: Passage, low: int, high: int) -> tuple[Range, bool, Range] | None:
    """A sentence that only names who speaks: ``(source, whether it looks back, cue)``; forward before a colon."""
    words = passage.words
    last = high
    while last > low and not words[last - 1].text[:1].isalnum() and words[last - 1].text != ":":
        last -= 1
    colon = words[last - 1].text == ":"
    if not colon and high - low > 25:
        return None
    for k in range(low, last):
        forms = cues.verbs().get(words[k].low, ())
        if words[k].quote >= 0 or not any(
            "quote" in cues.frames()[form.lemma] and form.shape in ("ed", "s", "base") for form in forms
        ):
            continue
        head = verbs.group_start(passage, k, low)
        source = sources.before(passage, head, low) if head > low else following.after(passage, k + 1, high)
        if source is not None and (colon or min(source[0], head) == low):
            return source, not colon, (head, k + 1)
    return None


def _inside(passage: Passage) -> list[Found]:
    """Attributions inside quotations, label-like ones apart, and inside the quotations within those."""
    inner = passage.inner()
    if inner is None:
        return []
    found: list[Found] = []
    before: Range | None = None
    for ranges in _quoted(passage).values():
        walk = _Walk(inner)
        walk.subject = _interrupted(inner, before) if before else None
        before = ranges[-1]
        for low, high in ranges:
            walk.through(_sentences(inner, low, high))
        found += [item._replace(kind=item.kind or nesting.kind(inner, item)) for item in walk.found]
    return [*found, *_inside(inner)]


def _interrupted(passage: Passage, before: Range) -> Range | None:
    """The subject that quoted words end in where the reporter interrupts (“The governor,” Roe said, “told us”)."""
    words = passage.words
    low, comma = before[0], before[1] - 2
    if comma <= low or words[comma].text != ",":
        return None
    for first, _ in _sentences(passage, low, comma):
        low = first
    return sources.before(passage, comma, low)


def _quoted(passage: Passage) -> dict[int, list[Range]]:
    """The words of every quotation that is no label, behind its opening mark; one range per paragraph."""
    words = passage.words
    found: dict[int, list[Range]] = {}
    k = 0
    while k < len(words):
        low, quote = k, words[k].quote
        while k < len(words) and words[k].quote == quote:
            k += 1
        if quote >= 0 and not passage.quotations[quote].scare:
            found.setdefault(quote, []).append((low + (words[low].text in clauses.OPENERS), k))
    return found


def _sentences(passage: Passage, low: int, high: int) -> Iterator[Range]:
    """The sentences of quoted words, as punctuation parts them."""
    words = passage.words
    if low < high:
        for start, end in split(passage.text, words[low].start, words[high - 1].end):
            first, last = passage.between(start, end)
            if first < last:
                yield first, min(last, high)
