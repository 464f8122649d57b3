"""Which documents and acts concern the topic, in texts of our own."""

from __future__ import annotations

import pytest

from standoff.coding.reading import Reading
from standoff.coding.relevance import OFF, ON, Relevance, singular
from standoff.model.document import Hints
from standoff.pipeline.annotating import annotate
from standoff.pipeline.coding import coder_for
from standoff.pipeline.documents import from_text

FILLER = "Rain fell on the harbour. The choir sang at noon. A bakery opened. The bridge was painted. "


def relevance(text: str, title: str = "News of the day") -> Relevance:
    document = from_text(text, Hints(doc_id="test", title=title))
    return Relevance(Reading(document, annotate(document)), coder_for("sanctuary").codebook)


def score(found: Relevance, word: str) -> float:
    """The score of the act at a word, its clause being its sentence."""
    reading = found.reading
    index = reading.forms.index(word)
    sentence = reading.annotations.sentences[reading.tokens[index].sentence]
    return found.act(index, list(range(sentence.first, sentence.last)))


def test_a_document_that_never_names_the_topic_is_none() -> None:
    found = relevance(FILLER + "The mayor sued the builder.")
    assert found.document == 0
    assert score(found, "sued") == OFF


def test_an_act_that_names_the_topic_is_sure() -> None:
    assert score(relevance("The mayor defended sanctuary cities and sued the department."), "sued") == ON


def test_nearness_to_the_topic_counts() -> None:
    named = "Denver is a sanctuary city. Boston is a sanctuary city. "
    near = score(relevance(named + "The county sued the department. " + FILLER), "sued")
    far = score(relevance(named + FILLER + "The county sued the department."), "sued")
    assert OFF < far < near < ON


def test_a_trap_anywhere_makes_the_bare_word_doubtful() -> None:
    bare = "The council voted for the sanctuary. "
    trapped = relevance(bare + "Herons nest in the bird sanctuary.")
    assert trapped.trapped
    assert trapped.document == 0
    assert not relevance(bare).trapped


def test_distance_is_to_the_nearest_sentence_on_either_side() -> None:
    found = relevance("Denver is a sanctuary city. " + FILLER + "Boston is a sanctuary city. It rained.")
    assert found.naming == [0, 5]
    assert [found.distance(at) for at in range(7)] == [0, 1, 2, 2, 1, 0, 1]


@pytest.mark.parametrize(
    ("word", "lemma"), [("cities", "city"), ("orders", "order"), ("congress", "congress"), ("law", "law")]
)
def test_titles_are_matched_without_plural_endings(word: str, lemma: str) -> None:
    assert singular(word) == lemma
