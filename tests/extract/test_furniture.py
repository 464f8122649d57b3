import pytest

from standoff.extract import furniture
from standoff.extract.tree import Node, build


def element(source: str) -> Node:
    node = build(source, "page").children[0]
    assert isinstance(node, Node)
    return node


@pytest.mark.parametrize(
    "tag",
    [
        "<aside>",
        "<nav>",
        "<figcaption>",
        "<div class='sidebar'>",
        "<div class='story__relatedLinks'>",
        "<div class='c-most-popular'>",
        "<div id='AuthorBio'>",
        "<ul class='share-buttons'>",
        "<div class='wp-caption-text'>",
        "<p class='photo_credit'>",
        "<div class='ad ad-300'>",
        "<div class='inline-newsletter-signup'>",
        "<blockquote class='pullquote'>",
        "<div role='navigation'>",
        "<div id='disqus_thread'>",
    ],
)
def test_names_of_furniture(tag: str) -> None:
    assert furniture.named(element(tag))


@pytest.mark.parametrize(
    "tag",
    [
        "<div>",
        "<p class='lead'>",
        "<div class='article-body'>",
        "<div class='shadow loaded header-1'>",
        "<div class='sharp addition admin'>",
        "<section class='biology navy'>",
        "<blockquote class='twitter-tweet'>",
    ],
)
def test_names_of_no_furniture(tag: str) -> None:
    assert not furniture.named(element(tag))


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Advertisement", 0.0),
        ("RELATED: Governor signs the bill", 0.7),
        ("Read more: Governor signs the bill that bars local limits", 0.5),
        ("More from the statehouse", 1.0),
        ("Sign up for our newsletter", 0.0),
        ("Click here to get the app", 0.0),
        ("Share this:", 0.0),
        ("Posted in News", 0.3),
        ("Updated: March 22, 2017 at 4:12 p.m.", 0.0),
        ("March 22, 2017", 0.0),
        ("Wednesday, 22 March 2017 | 10:30 AM EDT", 0.0),
        ("© 2017 The Paper", 0.0),
        ("Copyright 2017 Wire. All rights reserved.", 0.0),
        ("Reach her at 305-555-0100.", 0.0),
        ("Follow Pat Poe on Twitter: @patpoe.", 0.2),
    ],
)
def test_lines_of_furniture(text: str, linked: float) -> None:
    assert furniture.says(text, linked)


@pytest.mark.parametrize(
    "text",
    [
        "The council voted on March 22, 2017.",
        "March 22, 2017, was the day on which the council voted to keep its policy",
        "More than 30 cities joined.",
        "More cities in the state have joined the suit since then, the filing shows, and others may follow",
        "Share of those held: one in five.",
        "Calls to reach him at his office were not returned.",
        "Copyright law was no part of the suit.",
        "Video of the arrest shows two agents at the door.",
        "Related bills died in committee.",
        "(c) make public each week the names of those who decline;",
        "From The Daily Heron:",
        "Subscribers to the list include the sheriff.",
        "Tagged as a sanctuary county by mistake, Nassau County protested.",
    ],
)
def test_prose_is_no_furniture(text: str) -> None:
    assert not furniture.says(text, 0.0)


@pytest.mark.parametrize(
    "text", ["Most read", "Popular stories", "Related", "More from The Paper", "You may also like"]
)
def test_heads_of_boxes(text: str) -> None:
    assert furniture.heads(text)


@pytest.mark.parametrize("text", ["What comes next", "Most counties comply", "Other states follow"])
def test_heads_within_articles(text: str) -> None:
    assert not furniture.heads(text)


@pytest.mark.parametrize("text", ["By Jane Doe", "By JANE DOE and KIM REED, Staff Writers", "by: Lee Marsh"])
def test_bylines(text: str) -> None:
    assert furniture.byline(text)


@pytest.mark.parametrize(
    "text", ["By Friday the county had agreed", "By a vote of 9-3", "From The Daily Heron:"]
)
def test_no_bylines(text: str) -> None:
    assert not furniture.byline(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Ann Winter is a freelance reporter who covers city politics.", True),
        ("Lee Marsh covers the statehouse for The Paper.", True),
        ("Kim Reed writes for The Lantern about government and has two dogs.", False),
        ("Gov. Pat Poe is expected to sign the bill.", False),
        ("The mayor is a former editor.", False),
    ],
)
def test_biographies(text: str, is_one: bool) -> None:
    assert furniture.biography(text, "") is is_one


def test_a_paragraph_that_opens_with_the_writers_name_is_about_the_writer() -> None:
    assert furniture.biography("Kim Reed runs a farm and two mills.", "Kim Reed and Lee Marsh")
    assert not furniture.biography("Kim Reed runs a farm and two mills.", "Lee Marsh")
