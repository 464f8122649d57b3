"""Where an outlet is at home."""

from __future__ import annotations

import pytest

from standoff.annotate.places.outlets import home_of
from standoff.gazetteer import US


@pytest.mark.parametrize(
    ("outlet", "url", "state"),
    [
        ("Houston Chronicle", None, "tx"),
        ("The Arizona Republic", None, "az"),
        (None, "http://www.kansascity.com/news/story.html", "mo"),
        (None, "https://www.sacbee.com/news/", "ca"),
        ("Miami Herald", None, "fl"),
        ("The Texas Tribune", None, "tx"),
        ("Mississippi Today", None, "ms"),
        ("CBS Chicago", None, "il"),
        ("The News Leader", "https://www.newsleader.com/", "va"),
        (None, "https://www.news-leader.com/", "mo"),
        ("Albany Times Union", None, "ny"),
        ("Rochester Democrat and Chronicle", None, "ny"),
        ("Harrisburg Patriot-News", None, "pa"),
        ("The Birmingham News", None, "al"),
        ("The Kansas City Star", None, "mo"),
        ("The News & Observer (Raleigh)", None, "nc"),
        ("The Spokesman-Review of Spokane", None, "wa"),
        ("Long Island Newsday, New York", None, "ny"),
        ("Voice of San Diego", None, "ca"),
        ("Staff report", "https://www.denverpost.com/2017/03/", "co"),
    ],
)
def test_home(outlet: str | None, url: str | None, state: str) -> None:
    assert home_of(outlet, url) == f"{US}/state:{state}"


@pytest.mark.parametrize(
    ("outlet", "url"),
    [
        ("The Washington Post", "https://www.washingtonpost.com/"),
        ("The New York Times", None),
        ("The Hill", None),
        ("Springfield News", None),
        ("Franklin Gazette", None),
        ("Fox News", "http://www.foxnews.com/politics"),
        ("Reuters", None),
        ("Wall Street Journal - News", None),
        ("New York Times - Opinion", None),
        ("Voice of America", None),
        (None, "https://www.cambridge-news.co.uk/"),
        (None, "https://www.moscowtimes.ru/"),
        ("Paris Times", None),
        (None, None),
        ("", ""),
    ],
)
def test_no_home(outlet: str | None, url: str | None) -> None:
    assert home_of(outlet, url) is None
