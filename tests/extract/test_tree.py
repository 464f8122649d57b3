import pytest

from standoff.errors import TooDeep
from standoff.extract.blocks import Candidate, candidates
from standoff.extract.markup import attributes, pieces
from standoff.extract.tree import MAX_DEPTH, Node, build


def outline(node: Node, source: str) -> str:
    """The tree as tags with brackets: ``p(b(x))``."""
    inner = " ".join(
        outline(child, source) if isinstance(child, Node) else source[child[0] : child[1]].strip()
        for child in node.children
    )
    return f"{node.tag}({inner.strip()})" if node.tag else inner.strip()


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("<p>a<p>b", "p(a) p(b)"),
        ("<p>a<div>b</div>", "p(a) div(b)"),
        ("<p>a<blockquote><p>b</blockquote>c", "p(a) blockquote(p(b)) c"),
        ("<blockquote><p>a</blockquote></p>b", "blockquote(p(a)) b"),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li(a) li(b ul(li(c))) li(d))"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a) dd(b) dt(c))"),
        ("<table><tr><td>a<td>b<tr><td>c</table>d", "table(tr(td(a) td(b)) tr(td(c))) d"),
        ("<table><tr><td><table><tr><td>a</table>b</table>", "table(tr(td(table(tr(td(a))) b)))"),
        ("<div><td>a</div>b", "div(td(a b))"),
        ("<b><p>a</b>b</p>c", "b(p(a b) c)"),
        ("<i><b>a</i>b</b>", "i(b(a)) b"),
        ("<a href=1>a<a href=2>b", "a(a) a(b)"),
        ("a</p>b</div>", "a b"),
        ("<h2>a<h3>b</h2>c", "h2(a) h3(b) c"),
        ("<br>a</br>b<br/>", "br() a br() b br()"),
        ("<p>a<img src=x>b<wbr>c", "p(a img() b wbr() c)"),
        ("<head><title>t</title><p>a", "head(title(t)) p(a)"),
        ("<P CLASS=x>a</P>", "p(a)"),
        ("<span/>a", "span() a"),
        ("<option>a<option>b", "option(a) option(b)"),
    ],
)
def test_implied_and_crossed_end_tags(source: str, tree: str) -> None:
    assert outline(build(source, "page"), source) == tree


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a<!-- <p>b</p> -->c", "ac"),
        ("a<!-->b", "ab"),
        ("a<!doctype html>b<?php x ?>c", "abc"),
        ("a<![CDATA[ b ]]>c", "ac"),
        ("a < b <3 c", "a < b <3 c"),
        ("a</ b>c", "ac"),
        ("a<p title='x>y'>b", "ab"),
        ('a<p title="unclosed>b', "ab"),
        ("a<p title", "a"),
        ("a<!-- b", "a"),
        ("<textarea><p>a</textarea>b", "<p>ab"),
        ("<script>if (a < b) '</p>'</SCRIPT >c", "if (a < b) '</p>'c"),
    ],
)
def test_what_is_text(source: str, text: str) -> None:
    assert (
        "".join(source[piece.start : piece.end] for piece in pieces(source) if piece.kind == "text") == text
    )


def test_attributes() -> None:
    found = attributes(" a=1 B='two &amp; 3' c=\"4\" hidden a=5 d = e/f /")
    assert found == {"a": "1", "b": "two & 3", "c": "4", "hidden": "", "d": "e/f"}


def test_depth_has_a_limit() -> None:
    build("<div>" * (MAX_DEPTH - 1), "page")
    with pytest.raises(TooDeep):
        build("<div>" * MAX_DEPTH, "page")


@pytest.mark.parametrize(
    "source",
    [
        "<" * 300_000,
        "<a " * 300_000,
        "<p a='" * 100_000,
        "<!--" * 100_000,
        "</a " * 300_000,
        "<b></i>" * 100_000,
    ],
)
def test_hostile_markup_takes_linear_time(source: str) -> None:
    """Would run for hours if any of these were quadratic."""
    build(source, "page")


def test_unclosed_styles_do_not_add_up() -> None:
    build("<font>" * 5000 + "a", "page")


def found(source: str) -> list[Candidate]:
    return candidates(source, build(source, "page"))


def test_blocks_of_bare_text_and_breaks() -> None:
    assert [block.text for block in found("<div>one<br><br>two<br>three<div>four</div>five</div>six")] == [
        "one",
        "two\nthree",
        "four",
        "five",
        "six",
    ]


def test_preformatted_text_breaks_at_blank_lines() -> None:
    assert [block.text for block in found("<pre>one\ntwo\n\n  three</pre>")] == ["one two", "three"]


def test_kinds_and_quotes() -> None:
    rows = [
        (block.text, block.kind, len(block.quotes))
        for block in found(
            "<h2>A</h2><blockquote>B<ul><li><p>C<blockquote>D</blockquote>E</ul></blockquote><p>F"
        )
    ]
    assert rows == [
        ("A", "heading", 0),
        ("B", "paragraph", 1),
        ("C", "item", 1),
        ("D", "paragraph", 2),
        ("E", "item", 1),
        ("F", "paragraph", 0),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<p hidden>x",
        "<p style='display: none'>x",
        "<p aria-hidden=true>x",
        "<span class='sr-only'>x</span>",
        "<del>x</del>",
        "<svg><text>x</text></svg>",
        "<button>x</button>",
        "<iframe>x</iframe>",
    ],
)
def test_what_is_not_seen_is_no_text(hidden: str) -> None:
    assert [block.text for block in found(f"<div>a {hidden}</div><div>b</div>")] == ["a", "b"]
