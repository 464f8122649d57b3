"""Headline, outlet, byline, date and address from pages that tell them in different ways."""

import pytest

from standoff.extract.about import About, page
from standoff.extract.blocks import candidates
from standoff.extract.tree import build
from standoff.model.document import Capture, Hints, Source


def about(source: str, url: str | None = None) -> About:
    root = build(source, "page")
    given = Source(Capture("page.html", "now", "0" * 64, "text/html"), source, Hints(url=url))
    return page(source, root, candidates(source, root), given)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("<title>Council votes | The Paper</title><h1>Council votes</h1>", "Council votes"),
        ("<title>Council votes to keep its policy - The Paper</title>", "Council votes to keep its policy"),
        ("<title>Pre-emption - what it means for cities</title>", "Pre-emption - what it means for cities"),
        (
            "<title>Council votes &mdash; paper.example.com | paper.com</title>",
            "Council votes — paper.example.com",
        ),
        (
            '<meta property="og:title" content="Council &amp; mayor agree"><h1>The Paper</h1>',
            "Council & mayor agree",
        ),
        ("<title>Letters</title><h1>The Paper</h1><h1>x</h1>", "Letters"),
        ("<title>Letters</title><h1>County answers the list</h1>", "County answers the list"),
        ("<h1>County<br>answers</h1>", "County answers"),
        ("<p>No head at all.", None),
        (
            '<meta property="og:site_name" content="The Paper"><title>Council votes - The Paper</title>',
            "Council votes",
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Told"}</script>', "Told"),
    ],
)
def test_title(source: str, title: str | None) -> None:
    assert about(source).title == title


@pytest.mark.parametrize(
    ("source", "byline"),
    [
        ('<meta name="author" content="By Lee Marsh">', "Lee Marsh"),
        (
            '<meta name="author" content="https://paper.example/lee"><span class="byline">By LEE MARSH</span>',
            "Lee Marsh",
        ),
        ('<a rel="author" href="/lee">Lee Marsh</a>', "Lee Marsh"),
        ('<div class="byline__name">By Lee Marsh | March 22, 2017</div>', "Lee Marsh"),
        ('<div class="author-box">About us</div><p>By Lee Marsh and Kim Reed</p>', "Lee Marsh and Kim Reed"),
        (
            '<script type="application/ld+json">[{"@type": "Article", "author": "Lee Marsh"}]</script>',
            "Lee Marsh",
        ),
        ('<script type="application/ld+json">{broken</script><p>By the time it ended, all had left.', None),
        ("<p>Nobody signed.", None),
    ],
)
def test_byline(source: str, byline: str | None) -> None:
    assert about(source).byline == byline


@pytest.mark.parametrize(
    ("source", "published"),
    [
        ('<meta property="article:published_time" content="2017-03-22T23:30:00-05:00">', "2017-03-22"),
        ('<meta itemprop="datePublished" content="20170322">', "2017-03-22"),
        ('<meta name="date" content="soon"><time datetime="2017-03-22">Wed</time>', "2017-03-22"),
        (
            '<time class="updated" datetime="2017-03-25"></time><time datetime="2017-03-22"></time>',
            "2017-03-22",
        ),
        ('<span class="post-date">Mar. 22, 2017</span>', "2017-03-22"),
        ("<div>Wednesday, 22 March 2017 10:30 AM</div>", "2017-03-22"),
        ("<div>Published 3/22/2017</div>", "2017-03-22"),
        ("<p>The act was signed on March 22, 2017.</p>", None),
        ("<div>February 30, 2017</div>", None),
        ("<p>Nothing.", None),
    ],
)
def test_published(source: str, published: str | None) -> None:
    assert about(source).published == published


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://a.example/2017/03/22/council", "2017-03-22"),
        ("https://a.example/news/2017/mar/9/council/", "2017-03-09"),
        ("https://a.example/2017-03-22-council", "2017-03-22"),
        ("https://a.example/2017/03/council", None),
        ("https://a.example/2017/13/22/council", None),
    ],
)
def test_published_in_the_address(url: str, published: str | None) -> None:
    assert about("<p>x", url).published == published


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        ('<meta property="og:site_name" content="The Paper">', "The Paper"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "The Paper"}}</script>',
            "The Paper",
        ),
        ('<link rel="canonical" href="https://www.paper.example/a">', "paper.example"),
        ("<p>x", None),
    ],
)
def test_outlet(source: str, outlet: str | None) -> None:
    assert about(source).outlet == outlet


@pytest.mark.parametrize(
    ("source", "url", "base"),
    [
        ('<link rel="canonical" href="https://a.example/x">', "https://a.example/x", "https://a.example/x"),
        (
            '<meta property="og:url" content="https://a.example/y">',
            "https://a.example/y",
            "https://a.example/y",
        ),
        ('<base href="https://b.example/"><p>x', None, "https://b.example/"),
        ('<link rel="canonical" href="/x"><p>', None, None),
        ('<link rel="canonical" href="http://[bad"><p>', None, None),
    ],
)
def test_address(source: str, url: str | None, base: str | None) -> None:
    assert (about(source).url, about(source).base) == (url, base)
