"""The annotator from text to trees: valid on anything, right on clear sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.annotate.syntax import annotator
from standoff.annotate.syntax.decode import is_tree
from standoff.annotate.syntax.parser import LONGEST
from standoff.model.annotation import Annotations
from standoff.model.document import Block, Capture, Document
from standoff.model.span import Span
from standoff.plugins import load


def parsed(text: str, blocks: tuple[Block, ...] = ()) -> Annotations:
    capture = Capture("test", "2017-03-22T00:00:00Z", "", "text/plain")
    return annotator.annotate(Document("d", capture, text, "", "test", blocks=blocks), Annotations())


def assert_valid(text: str, found: Annotations) -> None:
    assert [token.sentence for token in found.tokens] == sorted(token.sentence for token in found.tokens)
    end = 0
    for place, sentence in enumerate(found.sentences):
        assert sentence.first == end
        end = sentence.last
        tokens = found.tokens[sentence.first : sentence.last]
        assert is_tree([token.head - sentence.first if token.head >= 0 else -1 for token in tokens])
        for token in tokens:
            assert token.sentence == place
            assert sentence.span.start <= token.start < token.end <= sentence.span.end
            assert (token.deprel == "root") == (token.head == -1)
            assert token.lemma
            assert token.upos
            assert token.xpos
    assert end == len(found.tokens)


def test_it_is_the_installed_annotator() -> None:
    assert load("annotators", "syntax") is annotator
    assert annotator.provides == ("sentences", "tokens")


@settings(max_examples=40, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from("The mayor won't — sue “it” . 🙂 \n ! U.S.".split(" "))).map(" ".join),
    )
)
def test_any_text_gives_valid_trees(text: str) -> None:
    assert_valid(text, parsed(text))


@pytest.mark.parametrize("text", ["", "   \n\n ", "🙂", "\u200b", ".", "?!?!", "—", "a" * 5000, "\x00\x01"])
def test_odd_input(text: str) -> None:
    assert_valid(text, parsed(text))


def test_a_very_long_sentence_is_one_tree() -> None:
    text = "the clerk, the sheriff and the mayor of the city, " * (LONGEST // 2) + "agreed"
    found = parsed(text)
    assert len(found.sentences) == 1
    assert len(found.tokens) > 3 * LONGEST
    assert_valid(text, found)


def test_blocks_are_never_crossed() -> None:
    text = "the governor said that the city would and that the county did not"
    blocks = (Block(Span(0, 37)), Block(Span(38, len(text))))
    found = parsed(text, blocks)
    assert [sentence.span for sentence in found.sentences] == [block.span for block in blocks]
    assert_valid(text, found)


def test_tags_and_lemmas_of_a_plain_sentence() -> None:
    found = parsed("The mayor didn’t sign two orders on Friday.")
    assert " ".join(token.lemma for token in found.tokens) == "the mayor do not sign two order on Friday ."
    assert " ".join(token.xpos for token in found.tokens) == "DT NN VBD RB VB CD NNS IN NNP ."


def test_quotation_marks_are_told_apart() -> None:
    found = parsed("“We will wait,” the sheriff said.")
    assert [token.xpos for token in found.tokens if token.lemma == '"' or token.upos == "PUNCT"][:3] == [
        "``",
        ",",
        "''",
    ]
