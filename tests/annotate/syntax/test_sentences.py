"""Sentences stay inside blocks and paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.annotate.syntax.sentences import paragraph_spans, sentence_spans
from standoff.model.document import Block
from standoff.model.span import Span


def sentences(text: str, blocks: tuple[Block, ...] = ()) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, blocks)]


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Gov. Lena Ortiz signed S.B. 12 in the U.S. capital. The city of St. Paul sued."
    assert sentences(text) == [
        "Gov. Lena Ortiz signed S.B. 12 in the U.S. capital.",
        "The city of St. Paul sued.",
    ]


def test_initials_do_not_end_a_sentence_that_goes_on() -> None:
    text = "“L.A. already bars its officers from asking,” he said. He left the U.S. in May."
    assert sentences(text) == [
        "“L.A. already bars its officers from asking,” he said.",
        "He left the U.S. in May.",
    ]


def test_titles_do_not_end_a_sentence() -> None:
    for text in ("“Sen. Roe left.", "The county sued then-Gov. Ortiz.", "A house—Rep. Hall’s—burned."):
        assert sentences(text) == [text]


def test_a_small_word_ends_its_sentence() -> None:
    text = "They asked him to pay for a wall. Nobody “paid for the wall.” Why not?"
    assert sentences(text) == ["They asked him to pay for a wall.", "Nobody “paid for the wall.”", "Why not?"]


def test_line_breaks_end_paragraphs() -> None:
    text = "Council to vote\nBy A. Writer\n\nThe council will vote on Monday"
    assert sentences(text) == ["Council to vote", "By A. Writer", "The council will vote on Monday"]


def test_hard_wrapped_lines_run_on() -> None:
    text = (
        "The council will vote on Monday on an order that would keep\n"
        "officers from asking people about their papers during a stop.\n\n"
        "Nobody objected."
    )
    assert len(sentences(text)) == 2


def test_no_sentence_crosses_a_block() -> None:
    text = "the mayor said the city would not  and the sheriff agreed"
    blocks = (Block(Span(0, 34)), Block(Span(35, len(text))))
    assert sentences(text, blocks) == ["the mayor said the city would not", "and the sheriff agreed"]


def test_text_between_blocks_is_kept() -> None:
    text = "One here. Two there. Three."
    assert sentences(text, (Block(Span(10, 20)),)) == ["One here.", "Two there.", "Three."]


@given(st.text("ab. \n\r\t!X"), st.lists(st.integers(0, 40), max_size=4))
def test_paragraphs_are_in_order_and_hold_all_text(text: str, cuts: list[int]) -> None:
    edges = sorted({min(cut, len(text)) for cut in cuts})
    blocks = [Block(Span(start, end)) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    found = paragraph_spans(text, blocks)
    covered = [place for span in found for place in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert all(text[place].isspace() for place in set(range(len(text))) - set(covered))
    for span in found:
        inside = [block for block in blocks if block.span.start < span.end and span.start < block.span.end]
        assert all(block.span.start <= span.start and span.end <= block.span.end for block in inside)
