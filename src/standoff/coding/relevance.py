"""The codebook's relevance rule: does this document, and this act in it, concern the topic?"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from standoff.coding.patterns import Pattern
from standoff.coding.reading import Reading
from standoff.model.codebook import Codebook

RELATED_WEIGHT = 0.2
TITLE_WEIGHT = 3.0
ON, OFF = 1.0, 0.0
LEAD = 3
DENSE = 0.25
LEAST_SHARE = 0.15
LEAST_SENTENCES = 5
PAGE = 20
LEAST_RELATED = 5


class Relevance:
    """The relevance rule applied to one document. Scores are in [0, 1]."""

    def __init__(self, reading: Reading, codebook: Codebook) -> None:
        topic, where = codebook.topic, f"codebook {codebook.name}, topic"
        self.reading = reading
        self.threshold = topic.threshold
        self.traps = Pattern(topic.traps, codebook.classes, where)
        plain = Pattern(topic.core, codebook.classes, where)
        ambiguous = {word for trap in topic.traps for word in trap.split()}
        sure = Pattern([entry for entry in topic.core if entry not in ambiguous], codebook.classes, where)
        # One bird sanctuary makes every bare "sanctuary" of the page doubtful.
        self.core = sure if self.trapped else plain
        self.related = Pattern(topic.related, codebook.classes, where)
        self.outside = Pattern(topic.outside, codebook.classes, where)

    @cached_property
    def trapped(self) -> bool:
        """Whether the document uses the topic's words in another sense anywhere."""
        reading = self.reading
        return self.traps.find(reading.lemmas, reading.forms) is not None

    @cached_property
    def by_sentence(self) -> list[tuple[int, int, int]]:
        """For each sentence how often it names the topic, what supports it, and what lies outside it."""
        counts = []
        for sentence in self.reading.annotations.sentences:
            lemmas, forms = self.reading.words(list(range(sentence.first, sentence.last)))
            trapped = self.traps.count(lemmas, forms)
            core = 0 if trapped else self.core.count(lemmas, forms)
            counts.append((core, self.related.count(lemmas, forms), self.outside.count(lemmas, forms)))
        return counts

    @cached_property
    def titled(self) -> bool:
        """Whether the title names the topic."""
        words = [word.strip("'‘’“”\".,:;!?") for word in (self.reading.document.title or "").lower().split()]
        named = self.core.count([singular(word) for word in words], words)
        return bool(named) and not self.traps.count(words, words)

    @cached_property
    def document(self) -> float:
        """How strongly the document names the topic: core phrases, and a fifth for each supporting one."""
        core = sum(core for core, _, _ in self.by_sentence)
        related = sum(related for _, related, _ in self.by_sentence)
        return (
            core
            + (TITLE_WEIGHT if self.titled else 0.0)
            + (RELATED_WEIGHT * related if core or self.titled else 0.0)
        )

    @cached_property
    def dominant(self) -> bool:
        """Whether the document is about the topic: its title or its opening says so, or every few sentences do."""
        return self.titled or self.leads or self.share >= LEAST_SHARE

    @cached_property
    def leads(self) -> bool:
        """Whether the opening names the topic."""
        return any(core for core, _, _ in self.by_sentence[:LEAD])

    @cached_property
    def share(self) -> float:
        """The share of sentences that name the topic; very short texts count as five sentences."""
        return len(self.naming) / max(len(self.by_sentence), LEAST_SENTENCES)

    @cached_property
    def naming(self) -> list[int]:
        """The sentences that name the topic."""
        return [at for at, (core, _, _) in enumerate(self.by_sentence) if core]

    def act(self, index: int, clause: list[int]) -> float:
        """How surely the act at a predicate concerns the topic; 0.0 when it does not."""
        sentence = self.reading.tokens[index].sentence
        lemmas, forms = self.reading.words(clause)
        own = self.core.find(lemmas, forms) is not None
        core, related, outside = self.by_sentence[sentence]
        if own:
            return ON if self.document > 0 else OFF
        strange = outside > 0 or self.outside.find(lemmas, forms) is not None
        if self.outside.find(lemmas, forms) is not None and not core:
            return OFF
        if self.document < self.threshold:
            return 0.7 if core and not strange else OFF
        if core:
            return 0.4 if strange else 0.95
        near = self.distance(sentence)
        if not self.dominant:
            return 0.6 if near == 1 and related and not strange else OFF
        signs = self.titled + self.leads + (self.share >= DENSE)
        far = (0.5, 0.6, 0.75, 0.75)[signs]
        fading = {1: 0.85, 2: max(0.7, far)}.get(near, far)
        return 0.4 if strange else fading + (0.1 if related else 0.0)

    @cached_property
    def possible(self) -> bool:
        """Whether the document could concern the topic: it names it, or several things that support it."""
        related = sum(related for _, related, _ in self.by_sentence)
        return self.document > 0 or related >= LEAST_RELATED * self.pages

    @cached_property
    def pages(self) -> float:
        """The length in openings of ``PAGE`` sentences: what is much in a short text is little in a long one."""
        return max(1.0, len(self.by_sentence) / PAGE)

    @cached_property
    def bearing(self) -> list[float]:
        """For each sentence how surely an act in it concerns the topic, before its own words are looked at."""
        first = [sentence.first for sentence in self.reading.annotations.sentences]
        return [self.act(index, []) if self.document > 0 else OFF for index in first]

    @cached_property
    def near(self) -> list[bool]:
        """For each sentence whether it, or one beside it, names the topic or what supports it."""
        signs = [core > 0 or related > 0 for core, related, _ in self.by_sentence]
        return [any(signs[max(0, at - 1) : at + 2]) for at in range(len(signs))]

    def counts(self, sentence: int) -> bool:
        """Whether an act somewhere in a sentence could concern the topic."""
        return self.possible and (self.near[sentence] or self.bearing[sentence] > OFF)

    def distance(self, sentence: int) -> int:
        """How many sentences away the topic is named."""
        at = bisect_left(self.naming, sentence)
        beside = self.naming[max(0, at - 1) : at + 1]
        return min((abs(other - sentence) for other in beside), default=len(self.by_sentence) + 1)


def singular(word: str) -> str:
    """A title word without its plural ending, near enough for matching lemmas."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
