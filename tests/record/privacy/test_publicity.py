from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.model.span import Span
from standoff.record.privacy.publicity import (
    WORD,
    Words,
    allowance,
    blanked,
    granted,
    public_title,
    public_url,
    title_spans,
)

TEXT = "Ana Belmar told the council of Ashford that Ruiz had left. The council voted."
SPANS = (Span(0, 10), Span(44, 48))


def test_private_spans_are_blanked() -> None:
    assert blanked(TEXT, 0, SPANS) == (
        "[a private person] told the council of Ashford that [a private person] had left. The council voted."
    )


def test_a_name_cut_in_half_is_blanked_whole() -> None:
    assert blanked(TEXT[4:19], 4, SPANS) == "[a private person] told the"
    assert blanked(TEXT[20:46], 20, SPANS) == "council of Ashford that [a private person]"


def test_a_piece_without_names_stays() -> None:
    assert blanked(TEXT[59:], 59, SPANS) == TEXT[59:]
    assert blanked("", 3, SPANS) == ""


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_no_piece_shows_a_letter_of_a_name(a: int, b: int) -> None:
    start, end = min(a, b), max(a, b)
    shown = blanked(TEXT[start:end], start, SPANS).replace("[a private person]", "")
    kept = [TEXT[i] for i in range(start, end) if not any(span.start <= i < span.end for span in SPANS)]
    assert shown == "".join(kept)


def test_overlapping_and_unsorted_spans_blank_once() -> None:
    assert blanked("Ana Belmar spoke", 0, [Span(4, 10), Span(0, 7)]).endswith(" spoke")
    assert "Belmar" not in blanked("Ana Belmar spoke", 0, [Span(4, 10), Span(0, 7)])


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Ana Belmar, deported", "[a private person], deported"),
        ("ANA BELMAR SPEAKS", "[a private person] SPEAKS"),
        ("Council hears Belmar's plea", "Council hears [a private person]'s plea"),
        ("Belmarsh prison closes", "Belmarsh prison closes"),
        ("Council votes", "Council votes"),
        ("Belmar County votes", "Belmar County votes"),
        (None, None),
    ],
)
def test_titles_lose_private_names(title: str | None, shown: str | None) -> None:
    assert public_title(title, {"Ana Belmar", "Belmar"}) == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ledger.example/2017/council-votes", "https://ledger.example/2017/council-votes"),
        ("https://ledger.example/2017/ana-belmar-deported", "https://ledger.example/"),
        ("https://ledger.example/2017/ANA_BELMAR.html", "https://ledger.example/"),
        ("https://ledger.example/anabelmar", "https://ledger.example/"),
        ("https://ledger.example/a%6Ea%20belmar", "https://ledger.example/"),
        ("https://ledger.example/news?who=belmar", "https://ledger.example/"),
        ("https://ledger.example/news#belmar", "https://ledger.example/"),
        ("https://ledger.example/belmarsh-prison", "https://ledger.example/belmarsh-prison"),
        ("http://ledger.example:8080/a", "http://ledger.example:8080/a"),
        ("https://me:secret@ledger.example/a", "https://ledger.example/a"),
        ("javascript:alert(1)", None),
        ("JavaScript://ledger.example/%0aalert(1)", None),
        ("data:text/html,x", None),
        ("file:///home/me/belmar.html", None),
        ("ashford.html", None),
        ("https://", None),
        ("https://ledger.example:port/", None),
        ("https://[ledger/", None),
        (None, None),
    ],
)
def test_addresses_lose_private_names(url: str | None, shown: str | None) -> None:
    assert public_url(url, {"Ana Belmar", "Belmar"}) == shown


def test_accents_do_not_hide_a_name_in_an_address() -> None:
    assert public_url("https://ledger.example/jose-pena", {"José Peña"}) == "https://ledger.example/"


LONG = " ".join(f"word{number}" for number in range(1000))
SHORT = " ".join(f"word{number}" for number in range(40))


def span_of(text: str, first: int, last: int) -> Span:
    words = [match.span() for match in WORD.finditer(text)]
    return Span(words[first][0], words[last - 1][1])


def test_the_share_is_fifteen_in_a_hundred_or_ninety_words() -> None:
    assert (allowance(LONG), allowance(SHORT), allowance("")) == (90, 6, 0)


def test_a_span_within_the_share_is_granted() -> None:
    assert granted(SHORT, [], span_of(SHORT, 0, 6))
    assert not granted(SHORT, [], span_of(SHORT, 0, 7))
    assert granted(LONG, [], span_of(LONG, 0, 90))
    assert not granted(LONG, [span_of(LONG, 0, 50)], span_of(LONG, 500, 541))


def test_words_shown_already_cost_nothing() -> None:
    shown = [span_of(SHORT, 0, 6)]
    assert granted(SHORT, shown, span_of(SHORT, 2, 6))
    assert not granted(SHORT, shown, span_of(SHORT, 2, 7))
    assert granted(SHORT, [span_of(SHORT, 0, 30)], span_of(SHORT, 3, 5))


def test_half_a_word_is_a_whole_one() -> None:
    assert Words("Ashford voted today").under([Span(3, 9)]) == {0, 1}
    assert Words("Ashford voted today").under([Span(7, 8), Span(8, 8)]) == set()


def test_the_words_of_a_title_count_where_the_text_has_them() -> None:
    text = f"Word3 word4 again. {SHORT}"
    assert title_spans(text, "WORD3  word4") == (Span(0, 11),)
    assert title_spans(text, "Another title") == title_spans(text, "?!") == title_spans(text, None) == ()
    assert granted(text, [], Span(19, 19 + 25), None)
    assert not granted(text, [], span_of(text, 4, 10), "word3 word4")


@given(st.integers(0, 400), st.integers())
def test_whatever_is_granted_one_by_one_stays_within_the_share(size: int, seed: int) -> None:
    rng = random.Random(seed)
    text = " ".join(f"w{number}" for number in range(size))
    shown: list[Span] = []
    for _ in range(30):
        start = rng.randrange(len(text) + 1)
        new = Span(start, min(len(text), start + rng.randrange(120)))
        if new.start < new.end and granted(text, shown, new):
            shown.append(new)
    assert len(Words(text).under(shown)) <= min(0.15 * size, 90)
