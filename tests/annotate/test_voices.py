"""Chains of voices, on passages of our own: plain text and block quotes, one to four voices deep."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest

from standoff.annotate.actors import annotator as actors
from standoff.annotate.attribution import annotator as attributions
from standoff.annotate.attribution.naming import plain_name
from standoff.annotate.quotations import annotator as quotations
from standoff.annotate.syntax import annotator as syntax
from standoff.annotate.voices import annotator as voices
from standoff.annotate.voices import page_name
from standoff.model.annotation import Annotations, Scope
from standoff.model.document import Block, Capture, Document
from standoff.model.span import Span

PAGE = "The Mill Post"
Part = tuple[str, tuple[int, ...]]


def document(
    text: str, blocks: tuple[Block, ...] = (), outlet: str | None = PAGE, url: str | None = None
) -> Document:
    capture = Capture("memory", "2018-03-09T00:00:00Z", "0" * 64, "text/plain")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document("d", capture, text, digest, "test@1", outlet=outlet, url=url, blocks=blocks)


def marked(*parts: Part) -> Document:
    """A page of paragraphs, each with the block quotes it stands in."""
    texts, blocks, at = [], [], 0
    for words, quote in parts:
        blocks.append(Block(Span(at, at + len(words)), depth=len(quote), quote=quote))
        texts.append(words)
        at += len(words) + 2
    return document("\n\n".join(texts), tuple(blocks))


def read(page: Document) -> Annotations:
    have = Annotations()
    for annotator in (syntax, quotations, attributions, actors, voices):
        have = annotator.annotate(page, have)
    return have


def scope(page: Document, have: Annotations, words: str) -> Scope:
    at = page.text.index(words)
    return next(scope for scope in have.scopes if scope.span.start <= at < scope.span.end)


def chain(page: Document, words: str) -> list[str]:
    """The voices at some words, the page's own left out."""
    found = scope(page, read(page), words).voices
    assert found[0] == PAGE
    return list(found[1:])


ECHO = (
    "From The Daily Echo:\n\nThe clinic shut on Monday.\n\n“We had no choice,” Mayor Ann Roe said.\n\n"
    "Of course, that is not the whole story."
)
STATEMENT = (
    "Then the mayor issued a statement to the press:\n\nIn Dale we do not turn people away. We never "
    "will.\n\nThe council meets in May."
)
LETTER = "Roe wrote:\n\nNo clinic will close while I hold this office.\n\nThe clerk was not there."
CONTINUED = (
    "From The Daily Echo:\n\n“The clinic is closed,” Bill Hale reported Wednesday.\n\nMeanwhile the "
    "county has begun to act:\n\n“Nurses have left town,” he continued. “And the sheriff said that she "
    "will go.”\n\nThat may hurt the county."
)
QUOTED_PAGE = "From The Daily Echo:\n\n“The clinic shut on Monday.”\n\nThe council meets in May."
PLAIN = [
    (QUOTED_PAGE, "clinic shut", ["The Daily Echo"]),
    (QUOTED_PAGE, "council meets", []),
    ("The county shut the clinic on Monday.", "shut", []),
    ("The mayor vowed to close the clinic.", "close", []),
    ("The council threatened to sue the state if the money stops.", "sue", []),
    ("The council celebrated the ruling on Friday.", "ruling", []),
    ("The governor agreed to meet the sheriff.", "meet", []),
    ("Dale is a so-called “open city,” and its clinics stay open.", "open city", []),
    ("The sheriff refused to tell the state that the man had left.", "had left", []),
    ("The mayor did not say whether the county would pay.", "would pay", []),
    ("A 1989 law called the Clinic Act bars the fee.", "Clinic Act", []),
    ("“We will not pay,” Mayor Ann Roe said.", "will not pay", ["Mayor Ann Roe"]),
    ("“We will not pay,” said Mayor Ann Roe, who took office in May.", "will not pay", ["Mayor Ann Roe"]),
    ("The sheriff said the county had closed its jail.", "had closed", ["The sheriff"]),
    ("The sheriff said that the county had closed its jail.", "had closed", ["The sheriff"]),
    ("The sheriff said that the county had closed its jail.", "said", []),
    ("The jail is closed, according to the sheriff.", "is closed", ["the sheriff"]),
    (
        "According to a report by the auditor, the county lost $4 million.",
        "lost",
        ["a report by the auditor"],
    ),
    ("The jail, the sheriff said, would close in May.", "would close", ["the sheriff"]),
    ("The jail, the sheriff said, would close in May.", "The jail", ["the sheriff"]),
    ("The lawsuit contends the rule breaks the charter.", "breaks", ["The lawsuit"]),
    ("Roe criticized the plan, saying it would cost jobs.", "would cost", ["Roe"]),
    ("The judge wrote that the fee was “plainly unlawful” and ended it.", "plainly", ["The judge"]),
    ("Roe told reporters on Monday that the jail would close.", "would close", ["Roe"]),
    (
        "Two officials familiar with the plan said the jail would close.",
        "would close",
        ["Two officials familiar with the plan"],
    ),
    ("“The county follows the law,” the order read.", "follows", ["the order"]),
    ("Some rules, which the clerk said were never used, will go.", "never used", ["the clerk"]),
    ("Some rules, which the clerk said were never used, will go.", "will go", []),
    ("The fee is gone, the data shows.", "is gone", ["the data"]),
    ("The mayor called the ruling a disaster for renters.", "a disaster", ["The mayor"]),
    ("“The fee,” Ann Roe explained, “was never legal. We told them so.”", "never legal", ["Ann Roe"]),
    ("“We lost,” Ann Roe said. “We will appeal.”", "will appeal", ["Ann Roe"]),
    ("“We lost,” Ann Roe said.\n\n“We will appeal,” she added.", "will appeal", ["Ann Roe"]),
    ("“We lost,” Ann Roe said.\n\n“We will appeal.”\n\nThe court sits in May.", "will appeal", ["Ann Roe"]),
    ("“We lost,” Ann Roe said.\n\n“We will appeal.”\n\nThe court sits in May.", "court sits", []),
    ("Ann Roe said: “We lost the case.\n\n“We will appeal it.”", "will appeal", ["Ann Roe"]),
    (
        "“The governor said that he will sign the bill,” Ann Roe said.",
        "will sign",
        ["Ann Roe", "The governor"],
    ),
    (
        "The Dale Herald reported Friday that the sheriff told the mayor that she would quit.",
        "would quit",
        ["The Dale Herald", "the sheriff"],
    ),
    (
        "The union said the mayor had told its members that the jail would close.",
        "would close",
        ["The union", "the mayor"],
    ),
    (
        (
            "“We will fight these rules,” Senator Poe plans to tell a group of officers on Wednesday, "
            "according to prepared remarks seen by The Mill Post."
        ),
        "will fight",
        ["prepared remarks", "Senator Poe"],
    ),
    (ECHO, "clinic shut", ["The Daily Echo"]),
    (ECHO, "no choice", ["The Daily Echo", "Mayor Ann Roe"]),
    (ECHO, "whole story", []),
    (
        "The Dale Tribune reports:\n\nThe council will vote on Tuesday.\n\nSo, mark the day.",
        "will vote",
        ["The Dale Tribune"],
    ),
    ("Via the Dale Tribune:\n\nThe council will vote on Tuesday.", "will vote", ["the Dale Tribune"]),
    (STATEMENT, "turn people away", ["the mayor"]),
    (STATEMENT, "council meets", []),
    (LETTER, "will close", ["Roe"]),
    (LETTER, "not there", []),
    ("Here are the changes so far:\n\nThe clinic shut on Monday.", "clinic shut", []),
    ("The clinic will never close. — Ann Roe (@annroe) March 7, 2018", "will never", ["Ann Roe"]),
    (
        "The clinic will never close. — Ann Roe (@annroe) March 7, 2018 Report",
        "will never",
        ["Ann Roe"],
    ),
    (
        "The sheriff said her deputies would not help agents in Dale County, where most jails are full.",
        "would not help",
        ["The sheriff"],
    ),
    (
        "The sheriff said her deputies would not help agents in Dale County, where most jails are full.",
        "are full",
        [],
    ),
    (
        "“We help nobody in Dale County, where most jails are full,” the sheriff said.",
        "are full",
        ["the sheriff"],
    ),
    (
        "The sheriff said that jails where most cells are full would close.",
        "are full",
        ["The sheriff"],
    ),
    ("Police in Dale reported 280 burglaries this year.", "280 burglaries", ["Police in Dale"]),
    (
        "The suit takes aim at three rules passed last year that the sheriff contends break the charter.",
        "break the charter",
        ["the sheriff"],
    ),
    (
        "Roe cited a sharp drop in burglaries, and the council voted.",
        "a sharp drop",
        ["Roe"],
    ),
    ("The council ended the plan, citing a lack of votes.", "a lack", []),
    ("Residents should report 2 of the crimes.", "2 of the crimes", []),
    (
        (
            "From The Daily Echo:\n\n“The clinic is closed,” Channel Nine’s Bill Hale reported "
            "Wednesday. “And the governor said that he will sign the order.”"
        ),
        "will sign",
        ["The Daily Echo", "Channel Nine’s Bill Hale", "the governor"],
    ),
    (CONTINUED, "will go", ["The Daily Echo", "Bill Hale", "the sheriff"]),
    (CONTINUED, "may hurt", []),
]


@pytest.mark.parametrize(("text", "words", "expected"), PLAIN)
def test_the_chain_of_voices_in_plain_text(text: str, words: str, expected: list[str]) -> None:
    assert chain(document(text), words) == expected


QUOTED: list[tuple[tuple[Part, ...], str, list[str]]] = [
    (
        (("From The Daily Echo:", ()), ("The clinic shut.", (1,)), ("It was late.", ())),
        "clinic shut",
        ["The Daily Echo"],
    ),
    ((("From The Daily Echo:", ()), ("The clinic shut.", (1,)), ("It was late.", ())), "was late", []),
    ((("The mayor issued a statement:", ()), ("Dale stays open.", (1,))), "stays open", ["The mayor"]),
    ((("This is what happened.", ()), ("The clinic shut.", (1,))), "clinic shut", ["unnamed quoted report"]),
    ((("Ann Roe wrote on Monday.", ()), ("The clinic shut.", (1,))), "clinic shut", ["Ann Roe"]),
    (
        (
            ("It began online.", ()),
            ("The clinic will stay open.", (1,)),
            ("— Ann Roe (@annroe) March 7, 2018", (1,)),
        ),
        "stay open",
        ["Ann Roe"],
    ),
    (
        (
            ("From The Daily Echo:", ()),
            ("The clerk wrote:", (1,)),
            ("The clinic shut.", (1, 2)),
            ("It is over.", (1,)),
        ),
        "clinic shut",
        ["The Daily Echo", "The clerk"],
    ),
    (
        (
            ("From The Daily Echo:", ()),
            ("The clerk wrote:", (1,)),
            ("The clinic shut.", (1, 2)),
            ("It is over.", (1,)),
        ),
        "is over",
        ["The Daily Echo"],
    ),
    (
        (
            ("From The Daily Echo:", ()),
            ("The clerk wrote:", (1,)),
            ("The sheriff said the clinic was shut.", (1, 2)),
        ),
        "was shut",
        ["The Daily Echo", "The clerk", "The sheriff"],
    ),
    (
        (
            ("From The Daily Echo:", ()),
            ("The clinic shut.", (1,)),
            ("And there was more to come:", ()),
            ("Nurses left.", (2,)),
        ),
        "Nurses left",
        ["The Daily Echo"],
    ),
    (
        (("Two reports.", ()), ("“I am done,” Ann Roe said.", (1,))),
        "am done",
        ["unnamed quoted report", "Ann Roe"],
    ),
]


@pytest.mark.parametrize(("parts", "words", "expected"), QUOTED)
def test_the_chain_of_voices_with_block_quotes(
    parts: tuple[Part, ...], words: str, expected: list[str]
) -> None:
    assert chain(marked(*parts), words) == expected


def test_scopes_cover_the_text_in_order_and_do_not_overlap() -> None:
    for text, _, _ in PLAIN:
        found = read(document(text)).scopes
        assert found[0].span.start == 0
        assert found[-1].span.end == len(text)
        assert all(one.span.end == two.span.start for one, two in pairwise(found))
        assert all(len(scope.voices) == len(scope.chain) + 1 for scope in found)


def test_quotation_marks_and_block_quotes_are_told_from_reported_words() -> None:
    page = document("The sheriff said the jail was shut. “It is empty,” she added.")
    have = read(page)
    assert not scope(page, have, "was shut").quoted
    assert scope(page, have, "is empty").quoted
    page = marked(("From The Daily Echo:", ()), ("The clinic shut.", (1,)))
    assert scope(page, read(page), "clinic shut").quoted


def test_a_pronoun_beside_a_cue_means_who_spoke_before() -> None:
    text = (
        "Governor Bill Hale signed the order. “It is wrong,” Mayor Ann Roe said. “We told the state so,” she added. "
        "“Nobody asked us,” she said."
    )
    assert chain(document(text), "Nobody") == ["Mayor Ann Roe"]


def test_my_own_words_inside_a_quotation_stay_mine() -> None:
    assert chain(document("“I said the jail was shut,” Ann Roe told the council."), "was shut") == ["Ann Roe"]


def test_the_author_who_thinks_is_the_page() -> None:
    assert chain(document("I think the jail will close."), "will close") == []


def test_an_empty_text_has_no_scopes() -> None:
    assert read(document("")).scopes == ()


def test_a_page_without_an_outlet_goes_by_its_host() -> None:
    assert page_name(document("x", outlet=None, url="https://www.millpost.example/a")) == "millpost.example"
    assert page_name(document("x", outlet=None)) == "the page"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("John Smith, a lawyer from Dale", "John Smith"),
        ("Ohio’s attorney general, Dave Poe", "Dave Poe"),
        ("Rep. Ann Roe (D)", "Rep. Ann Roe"),
        ("the governor, who took office in May", "the governor"),
        ("prepared remarks seen by the Herald", "prepared remarks"),
        ("a statement on Monday from Ann Roe", "a statement from Ann Roe"),
        ("a letter last week of the county's nurses", "a letter of the county's nurses"),
        ("the Monday Club", "the Monday Club"),
    ],
)
def test_a_source_is_named_without_its_trimmings(words: str, name: str) -> None:
    assert plain_name(words) == name
