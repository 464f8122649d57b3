from __future__ import annotations

from standoff.coding.codebook import load
from standoff.coding.coder import FrameCoder
from standoff.model.document import Document
from standoff.pipeline.annotating import annotate
from standoff.pipeline.coding import off_topic, parts_for
from standoff.pipeline.documents import from_text

OFF = "The library in Ashford opened a new wing on Monday. Mayor Ann Vale cut the ribbon."
FAR = "\n\n".join(["The ferry to Port Ellery runs twice a day in winter."] * 8)
ON = "The council of Ashford voted to make the town a sanctuary city."


def focused(text: str) -> tuple[Document, list[str]]:
    document = from_text(text)
    have = annotate(document, parts_for(FrameCoder(load("sanctuary")), "rules"))
    assert have.focus is not None
    return document, [text[span.start : span.end] for span in have.focus]


def test_a_page_off_the_topic_has_no_focus() -> None:
    assert focused(OFF)[1] == []


def test_sentences_on_the_topic_are_in_focus_and_far_ones_are_not() -> None:
    _, found = focused(f"{FAR}\n\n{ON}\n\n{FAR}")
    assert ON in found
    assert len(found) <= 3


def test_every_claim_stands_in_focus() -> None:
    text = f"{ON} Gov. Dale Roe vowed to sue Ashford over the sanctuary vote.\n\n{FAR}\n\n{ON}"
    coder = FrameCoder(load("sanctuary"))
    document = from_text(text)
    have = annotate(document, parts_for(coder, "rules"))
    claims = coder.code(document, have).claims
    assert claims
    for claim in claims:
        assert any(
            span.start < claim.evidence.end and claim.evidence.start < span.end for span in have.focus or ()
        )


def test_nobody_focuses_where_no_coder_asks() -> None:
    assert annotate(from_text(ON)).focus is None


def test_a_page_off_the_topic_is_not_read_further() -> None:
    have = annotate(from_text(OFF), parts_for(FrameCoder(load("sanctuary")), "rules"), off_topic)
    assert have.made_by[-1].startswith("focus@")
    assert have.actors == ()
    whole = annotate(from_text(ON), parts_for(FrameCoder(load("sanctuary")), "rules"), off_topic)
    assert whole.actors
