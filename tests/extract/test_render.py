"""The map from canonical text to the page holds for any markup."""

import re
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import InputError
from standoff.extract import extract, to_source
from standoff.extract.blocks import candidates
from standoff.extract.render import Atom, Rendered, render
from standoff.extract.tree import build
from standoff.model.document import Capture, Source, SourceRun
from standoff.model.span import Span
from standoff.settings import Settings

TAGS = "p div span b i a blockquote q ul li table tr td h2 br pre script style title article figure svg font".split()
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS]),
    st.sampled_from([f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        [
            "&amp;",
            "&nbsp;",
            "&#8220;",
            "&rdquo",
            "&shy;",
            "&bogus;",
            "&#0;",
            "&",
            "&#x110000;",
            "&NotEqualTilde;",
        ]
    ),
    st.sampled_from(
        [
            "<!-- x -->",
            "<!--",
            "<a href='/x?a=1&amp;b'>",
            '<p class="a>b">',
            "<",
            "</",
            "<!",
            "<![CDATA[",
            '<p a="',
        ]
    ),
    st.sampled_from([" ", "\n\n", "\t", "\r\n", "\xa0", "\u200b", "\xad", "\x00", "\u2028"]),
    st.text(max_size=12),
    st.sampled_from(
        ["The council voted on Tuesday to bar its staff from asking. ", "No one in the room said why."]
    ),
)
MARKUP = st.lists(PIECES, max_size=40).map("".join)


def check(source: str, text: str, runs: tuple[SourceRun, ...], *, gaps: bool = False) -> None:
    """Runs stand in order, tile the text, and copied ones hold the same words."""
    end = 0
    for run in runs:
        assert run.text_start == end or (gaps and text[end : run.text_start] == "\n\n")
        end = run.text_end
        copied, origin = text[run.text_start : run.text_end], source[run.source_start : run.source_end]
        assert copied
        assert origin
        if len(copied) == len(origin):
            assert copied == origin or (copied in {" ", "\n"} and origin.isspace())
        else:
            assert origin[0] in "&<" or copied.isspace()
    assert end == len(text)


@given(MARKUP)
@settings(max_examples=300, deadline=None)
def test_every_block_of_any_markup_leads_back(source: str) -> None:
    for block in candidates(source, build(source, "page")):
        check(source, block.text, block.words.runs)
        assert block.text == block.text.strip(" \n")
        assert not re.search(r"[ \n] | \n|[\t\r\xa0\xad\u200b\x00]", block.text)
        for start, end, _ in block.words.links:
            assert 0 <= start < end <= len(block.text)


@given(MARKUP)
@settings(max_examples=60, deadline=None)
def test_any_markup_is_a_document_or_an_input_error(source: str) -> None:
    try:
        found = extract(Source(Capture("page", "now", "0" * 64, "text/html"), source), Settings())
    except InputError:
        return
    check(source, found.text, found.source_map, gaps=True)
    assert "\n\n".join(found.text[b.span.start : b.span.end] for b in found.blocks) == found.text
    for block in found.blocks:
        spans = to_source(found, block.span)
        assert spans
        assert all(0 <= span.start < span.end <= len(source) for span in spans)


WORDS = st.lists(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=8), min_size=1
)
GAPS = st.sampled_from([" ", "\n  ", "&nbsp;", " <b> ", "</b> ", "<i></i> ", " <!-- c --> "])


@given(WORDS, st.data())
@settings(max_examples=150, deadline=None)
def test_words_come_out_as_a_browser_shows_them(words: list[str], data: st.DataObject) -> None:
    words = [word for word in words if word.isprintable()] or ["x"]
    source = "<p>" + "".join(escape(word) + data.draw(GAPS) for word in words) + "</p>"
    [block] = candidates(source, build(source, "page"))
    assert block.text == " ".join(words)


def one(source: str) -> Rendered:
    return render(source, [Atom(0, len(source))])


def test_references_and_space_are_runs_of_their_own() -> None:
    found = one("a &amp; b\n\n c")
    assert found.text == "a & b c"
    assert found.runs == (
        SourceRun(0, 2, 0, 2),
        SourceRun(2, 3, 2, 7),
        SourceRun(3, 5, 7, 9),
        SourceRun(5, 6, 9, 12),
        SourceRun(6, 7, 12, 13),
    )


def test_invisible_characters_are_left_out() -> None:
    found = one("sanc\xadtu\u200bary&shy;")
    assert found.text == "sanctuary"
    assert [run.source_start for run in found.runs] == [0, 5, 8]


def test_breaks_and_quotation_marks_of_tags() -> None:
    source = "<p>One <br> two <q>three</q></p>"
    [block] = candidates(source, build(source, "page"))
    assert block.text == "One\ntwo “three”"
    origins = {source[run.source_start : run.source_end] for run in block.words.runs}
    assert {"<br>", "<q>", "</q>"} <= origins


def test_links_have_no_space_at_their_ends() -> None:
    source = '<p>See <a href="/x"> the <b>letter</b> </a>now</p>'
    [block] = candidates(source, build(source, "page"))
    assert [(block.text[start:end], href) for start, end, href in block.words.links] == [("the letter", "/x")]


def test_to_source_joins_neighbours_and_leaves_tags_out() -> None:
    source = (
        "<article><p>The council &amp; the <b>mayor</b> voted on Tuesday to bar staff from asking.</p>"
        "<p>It was a long debate, members said.</p></article>"
    )
    found = extract(Source(Capture("page", "now", "0" * 64, "text/html"), source), Settings())
    start = found.text.index("council")
    spans = to_source(found, Span(start, found.text.index(" voted")))
    assert [source[span.start : span.end] for span in spans] == ["council &amp; the ", "mayor"]
    between = found.text.index("\n\n")
    assert to_source(found, Span(between, between + 2)) == ()
