"""Whole pages of our own writing, from source to document."""

from hashlib import sha256
from pathlib import Path

import pytest

from standoff.errors import EmptyInput, NoArticle, TooDeep, TooLarge
from standoff.extract import extract, to_source
from standoff.model.document import Capture, Document, Hints, Source
from standoff.model.span import Span
from standoff.settings import Settings

PAGES = Path(__file__).parent / "pages"
BLOG, NEWSPAPER, GOVERNMENT = (
    (PAGES / f"{name}.html").read_text("utf-8") for name in ("blog", "newspaper", "government")
)
LEAD = (
    "In the weeks since the federal order, the council has been asked one question again and again:"
    " will the police hold people for federal agents?"
)
ANSWER = "The answer came on Tuesday night, and it was not the one that Washington wanted to hear."
DIRECTIVE = (
    "The mayor signed a directive on Tuesday that bars port staff from asking about immigration status."
)
NOTHING = (
    "“We are not changing a thing,” the mayor told KQRV reporter Pat Quinn, who also read from the letter:"
)
LETTER = "No officer shall stop a person solely to learn whether that person has papers."
DECLINED = "The department declined to comment."
CLEAR = "That is about as clear as it gets in a city of this size."
TWEET = "Our city stays open to all who live in it. We will see them in court."
NEXT = "The council votes again next week, and members expect the measure to pass by a wide margin."
FILED = "The city filed suit on Tuesday, saying the order that would strip its money breaks the Constitution."
NAMED = (
    "The suit, filed in federal court, names the attorney general too. ‘We have no choice,’ the lawyer said."
)
JOINED = "The county joined two days later. Its board voted 4-1."
HEARING = "A hearing is set for April. The judge may then decide whether the order stays in force — or not."
ISSUED = "The Mayor today issued a directive that tells the airport to follow the practice of the police department."
UNDER = "Under the directive, no employee may use City funds to help in civil enforcement, unless the law requires it."
EFFECT = "The directive takes effect at once."

NO_HINTS = Hints()
SENTENCE = "The council voted on {} to bar its staff from asking people about their papers."
PARAGRAPHS = [SENTENCE.format(day) for day in ("Monday", "Tuesday", "Friday")]
PROSE = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def document(body: str | bytes, hints: Hints = NO_HINTS, media_type: str = "text/html") -> Document:
    raw = body.encode() if isinstance(body, str) else body
    capture = Capture("page.html", "2026-05-01T12:00:00Z", sha256(raw).hexdigest(), media_type)
    return extract(Source(capture, body, hints), Settings())


def texts(found: Document) -> list[str]:
    return [found.text[block.span.start : block.span.end] for block in found.blocks]


def test_blog() -> None:
    found = document(BLOG)
    rows = [
        (found.text[block.span.start : block.span.end], block.kind, block.quote, block.cite)
        for block in found.blocks
    ]
    heron, letter, tweet = "https://heron.example/story", None, "https://social.example/mayor/status/1"
    assert rows == [
        (LEAD, "paragraph", (), None),
        (ANSWER, "paragraph", (), None),
        ("From The Daily Heron:", "paragraph", (), None),
        (DIRECTIVE, "paragraph", (1,), heron),
        (NOTHING, "paragraph", (1,), heron),
        (LETTER, "paragraph", (1, 2), letter),
        (DECLINED, "paragraph", (1,), heron),
        (CLEAR, "paragraph", (), None),
        (TWEET, "paragraph", (3,), tweet),
        ("— City Mayor (@mayor) March 21, 2017", "paragraph", (3,), tweet),
        ("Three things follow:", "paragraph", (), None),
        ("Staff may not ask for papers at the port.", "item", (), None),
        ("Jails release people on the date a judge sets.", "item", (), None),
        ("The chief reports to the council every six months.", "item", (), None),
        ("What comes next", "heading", (), None),
        (NEXT, "paragraph", (), None),
    ]
    assert all(block.depth == len(block.quote) for block in found.blocks)


def test_blog_says_of_itself() -> None:
    found = document(BLOG)
    assert found.title == "City answers the order with a flat no"
    assert found.outlet == "The Lantern Blog"
    assert found.byline == "Ann Winter"
    assert found.published == "2017-03-23"
    assert found.url == "https://lantern.example/2017/03/23/city-answers/"
    links = {found.text[link.span.start : link.span.end]: link.href for link in found.links}
    assert links == {
        "KQRV": "https://lantern.example/kqrv",
        "March 21, 2017": "https://social.example/mayor/status/1",
    }


def test_newspaper() -> None:
    found = document(NEWSPAPER.encode("cp1252"))
    assert texts(found) == [FILED, NAMED, JOINED, HEARING]
    assert found.encoding == "cp1252"
    assert (found.title, found.outlet) == ("Council sues over funding order", "The Harbor Times")
    assert (found.byline, found.published) == ("Lee Marsh, Kim Reed", "2017-02-01")


def test_government_page() -> None:
    found = document(GOVERNMENT)
    assert texts(found) == [ISSUED, UNDER, EFFECT]
    assert (found.title, found.published) == ("Executive Directive No. 7", "2017-03-21")


def test_hints_win() -> None:
    hints = Hints("d", "Title", "Outlet", "Writer", "2016", "https://other.example/a")
    found = document(BLOG, hints)
    assert (found.doc_id, found.title, found.outlet, found.byline, found.published, found.url) == (
        hints.doc_id,
        hints.title,
        hints.outlet,
        hints.byline,
        hints.published,
        hints.url,
    )
    assert "https://other.example/kqrv" in {link.href for link in found.links}


@pytest.mark.parametrize("body", [BLOG, NEWSPAPER, GOVERNMENT])
def test_every_block_leads_back_to_its_source(body: str) -> None:
    found = document(body)
    for run in found.source_map:
        text, source = found.text[run.text_start : run.text_end], body[run.source_start : run.source_end]
        assert text == source or len(text) != len(source) or (text.isspace() and source.isspace())
    for words in ("flat" if "flat" in found.text else "directive", "Tuesday"):
        if words in found.text:
            start = found.text.index(words)
            [span] = to_source(found, Span(start, start + len(words)))
            assert body[span.start : span.end] == words


def test_short_page_with_an_article_element() -> None:
    found = document(
        "<article><h1>Vote</h1><p>The state Senate on Tuesday sent the bill on.</p><p>It was close.</p>"
    )
    assert texts(found) == ["The state Senate on Tuesday sent the bill on.", "It was close."]


def test_neighbouring_quotes_stay_two() -> None:
    found = document(
        f"{PROSE}<blockquote><p>It is so, one said.</p></blockquote><blockquote>Not so.</blockquote>{PROSE}"
    )
    assert [block.quote for block in found.blocks if block.depth] == [(1,), (2,)]


def test_a_quote_around_everything_is_layout() -> None:
    found = document(
        f"<body><blockquote>{PROSE}<blockquote><p>Inner words of a letter.</p></blockquote></blockquote>"
    )
    assert [block.quote for block in found.blocks] == [(), (), (), (1,)]


def test_source_line_of_a_quote_stays() -> None:
    quote = "<blockquote><p>We shall see.</p><footer>— The mayor, <cite><a href='https://a.example/s'>speech</a></cite>"
    found = document(f"<article>{PROSE}{quote}</footer></blockquote>{PROSE}</article>")
    assert [found.text[b.span.start : b.span.end] for b in found.blocks if b.depth] == [
        "We shall see.",
        "— The mayor, speech",
    ]
    assert {block.cite for block in found.blocks if block.depth} == {"https://a.example/s"}


@pytest.mark.parametrize(
    "furniture",
    [
        "<aside><p>The mayor said last week that she would not change the policy.</p></aside>",
        "<div class='inline-related'><p>The mayor said last week that she would not change the policy.</p></div>",
        "<div class='story__shareBar'><p>Send this page to a friend who has not read it yet.</p></div>",
        "<p>Advertisement</p>",
        "<p><strong>Related: <a href='/x'>Governor signs the bill that bars local limits</a></strong></p>",
        "<p>Sign up for our newsletter and get the news in your inbox.</p>",
        "<p>Follow Ann Winter on Twitter.</p>",
        "<p style='display:none'>Words that no reader of the page can see at all.</p>",
        "<p hidden>Words that no reader of the page can see at all.</p>",
        "<noscript><p>Turn on scripts to read this page in full.</p></noscript>",
        "<template><p>Words that wait for a script to show them.</p></template>",
        "<figure><img src=a><figcaption>The mayor speaks to the council on Monday.</figcaption></figure>",
        "<ul><li><a href='/a'>Bridge closed until June</a></li><li><a href='/b'>Team loses again</a></li></ul>",
        "<table><tr><td>Ward</td><td>Votes</td></tr><tr><td>1</td><td>312</td></tr></table>",
    ],
)
def test_furniture_amid_the_article_stays_out(furniture: str) -> None:
    found = document(f"<html><body><div class='content'>{PROSE}{furniture}{PROSE}</div></body></html>")
    assert texts(found) == PARAGRAPHS * 2


@pytest.mark.parametrize(
    "line",
    [
        "“Share the burden,” he said.",
        "Read the letter:",
        "No.",
        "More than 30 cities joined the suit.",
        "By Friday the county had agreed.",
        "The mayor is a former reporter and editor who took office in 2013.",
        "Follow the money, one member said.",
        "March 21, 2017 was the day on which it began.",
        "Photos of the order were posted at the jail.",
    ],
)
def test_prose_that_looks_like_furniture_stays(line: str) -> None:
    found = document(f"<html><body><div class='content'>{PROSE}<p>{line}</p>{PROSE}</div></body></html>")
    assert line in texts(found)


def test_a_furniture_name_around_the_article_does_not_hide_it() -> None:
    found = document(
        f"<body><div class='has-sidebar'><form id=f><div class='share-wrap'>{PROSE}</div></form></div>"
    )
    assert texts(found) == PARAGRAPHS


@pytest.mark.parametrize(
    "body",
    [
        "<html><head><title>Index</title></head><body><ul><li><a href=a>One</a><li><a href=b>Two</a></ul>",
        "<html></html>",
        "<p>Login</p>",
        "<script>x = 'The council voted on Monday to bar its staff from asking.';</script>",
        "<!-- The council voted on Monday to bar its staff from asking people, it said. -->",
    ],
)
def test_no_article(body: str) -> None:
    with pytest.raises(NoArticle, match=r"page\.html: holds no article"):
        document(body)


@pytest.mark.parametrize("body", ["", " \n", b"\xef\xbb\xbf \r\n"])
def test_empty(body: str | bytes) -> None:
    with pytest.raises(EmptyInput):
        document(body)


def test_too_deep() -> None:
    with pytest.raises(TooDeep, match=r"page\.html: "):
        document("<div>" * 5000 + PROSE)


def test_deep_but_real() -> None:
    assert texts(document("<div>" * 700 + PROSE + "</div>" * 700)) == PARAGRAPHS


def test_many_elements_need_no_trafilatura() -> None:
    assert texts(document(f"<div>{PROSE}</div>" + "<i></i>" * 61_000)) == PARAGRAPHS


@pytest.mark.parametrize("name", ["utf-16", "utf-8-sig", "utf-8", "cp1252"])
def test_encodings_lead_to_one_text(name: str) -> None:
    found = document(f"<meta charset='utf-8'>{PROSE}<p>“Don’t,” the mayor said — twice.</p>".encode(name))
    assert texts(found)[-1] == "“Don’t,” the mayor said — twice."
    assert found.encoding == {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}.get(name, name)


def test_plain_text_is_its_own_canonical_text() -> None:
    text = "First line.\r\n\r\n  Second\u00a0one. \r\n"
    found = document(text, media_type="text/plain")
    assert found.text == text
    assert texts(found) == ["First line.", "Second\u00a0one."]
    assert found.encoding is None
    assert to_source(found, Span(3, 9)) == (Span(3, 9),)
    assert found.text_sha256 == sha256(text.encode()).hexdigest()


def test_plain_bytes_lose_only_their_mark() -> None:
    found = document(b"\xef\xbb\xbfA.\r\nB. \xc3\xa9", media_type="text/plain")
    assert found.text == "A.\r\nB. é"
    assert found.encoding == "utf-8"


def test_label_falls_back_to_the_digest() -> None:
    found = document("Words.", media_type="text/plain")
    assert found.doc_id == sha256(b"Words.").hexdigest()[:12]


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        ("A long text goes on. " * 50, "text/plain"),
        ("<article>" + "<p>A long page goes on and on for many words.</p>" * 50 + "</article>", "text/html"),
    ],
)
def test_a_text_longer_than_any_article_is_refused(body: str, media_type: str) -> None:
    capture = Capture("long", "2017-03-23T00:00:00Z", sha256(body.encode()).hexdigest(), media_type)
    with pytest.raises(TooLarge, match="split it into articles"):
        extract(Source(capture, body), Settings(max_characters=500))
