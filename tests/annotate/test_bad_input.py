"""Whatever a text holds, every annotator reads it to its end, and every layer stays inside it and in order."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from standoff.annotate.hearing import weights
from standoff.errors import TooLarge
from standoff.model.annotation import Annotations
from standoff.model.document import Document, Hints
from standoff.model.span import Span
from standoff.pipeline import interchange
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.documents import from_text

PROFILES = ("rules", "encoder") if weights.installed() else ("rules",)
PROSE = (
    "DELBROOK, Texas — Mayor Ann Lee said on Monday that the city of Austin would sue over House Bill 12. “We will "
    "not ask anybody for papers,” she told 200 people at city hall. According to the governor, the state will cut $2 "
    "million in grants. The attorney general, Ray Cole, vowed to defend the law in court by March 3, 2017."
)
ODD = {
    "one letter": "x",
    "only punctuation": "?! … — ;;; ( ) [ ] . , : ' ” “ " * 9,
    "only marks of quotation": "\"“”‘’'«»„``''" * 25,
    "white space within": "The  mayor \t\v\f said\u00a0\u2003that\u3000it\r\nmay\rsue.\u2028No.\u2029Yes.\u0085So?",
    "all in capitals": PROSE.upper(),
    "no capitals": PROSE.lower(),
    "an opening mark too many": PROSE.replace("“", "““") + " “",
    "no closing mark": PROSE.replace("”", "") * 2,
    "no opening mark": PROSE.replace("“", "") * 2,
    "straight marks, an odd number": PROSE.replace("“", '"').replace("”", "") + '"',
    "single marks that never close": PROSE.replace("“", "‘").replace("”", ""),
    "marks the wrong way round": PROSE.replace("“", "”").replace("”,", "“,"),
    "guillemets and low marks": PROSE.replace("“", "«").replace("”", "»") + " „" + PROSE + "‟",
    "TeX marks": PROSE.replace("“", "``").replace("”", "''") + " ``",
    "pictures": PROSE.replace(" ", " 🏛️ ").replace("e", "é👩🏽‍⚖️"),
    "letters beyond the first plane": PROSE.translate({ord("a"): "𝐚", ord("s"): "𝓼", ord("T"): "𝕋"}),
    "control characters": PROSE.replace(" ", " \x00\x01\x1b\x7f\x9f ", 30),
    "NUL between all": "\x00".join(PROSE),
    "lone surrogates": PROSE.replace("e", "\ud800").replace("Ann", "\udfff"),
    "a lone surrogate in a name": PROSE.replace("Ann Lee", "Ann L\ud83dee").replace("Monday", "Mon\udc00day"),
    "combining marks": "\u0301\u0308".join(PROSE),
    "marks that combine with nothing": "\u0301" * 300 + PROSE,
    "zero width": "\u200b".join(PROSE),
    "zero width between words": PROSE.replace(" ", "\u200b \ufeff"),
    "soft hyphens": PROSE.replace("o", "o\u00ad"),
    "right to left": "\u202e" + PROSE.replace(",", "\u200f,\u200e") + "\u202c שלום",
    "brackets that never close": "(" * 60 + PROSE + "[{" * 60,
    "a word of 3,000 letters": PROSE.replace("people", "people" * 500),
    "an address of 1,500 characters": PROSE.replace("grants", "http://example.org/" + "a.b/" * 370),
    "long numbers": PROSE.replace("200", "9" * 400).replace("3, 2017", "999, 20172017").replace("$2", "$" + "1,0" * 50),
    "no spaces": PROSE.replace(" ", ""),
    "a word on each line": PROSE.replace(" ", "\n"),
    "white space without end": "CITY" + " " * 3000 + "— The mayor said no.",
}  # fmt: skip


def document(text: str) -> Document:
    return from_text(text, Hints(doc_id="odd", outlet="City Desk", published="2017-03-01"))


def read(text: str, profile: str = "rules") -> Annotations:
    found = document(text)
    have = annotate(found, annotators(profile))
    check(found, have)
    return have


def check(document: Document, have: Annotations) -> None:
    """Spans lie in the text and are not empty, layers are in order, indexes lead somewhere, scopes cover the text."""
    size = len(document.text)
    for layer, spans in layers(have).items():
        assert all(0 <= start < end <= size for start, end in spans), layer
        assert spans == sorted(spans, key=lambda span: span[0]), layer
    tokens = [(token.start, token.end) for token in have.tokens]
    assert all(before[1] <= after[0] for before, after in pairwise(tokens))
    assert [one.first for one in have.sentences] == [0, *(one.last for one in have.sentences)][
        : len(have.sentences)
    ]
    for number, sentence in enumerate(have.sentences):
        inside = have.tokens[sentence.first : sentence.last]
        assert inside
        assert all(token.sentence == number for token in inside)
        assert all(token.head == -1 or sentence.first <= token.head < sentence.last for token in inside)
        assert sum(token.head == -1 for token in inside) == 1
    assert "".join(document.text[one.span.start : one.span.end] for one in have.scopes) == document.text
    assert all(len(one.voices) == len(one.chain) + 1 for one in have.scopes)
    assert all(0 <= index < len(have.attributions) for one in have.scopes for index in one.chain)
    for number, one in enumerate(have.attributions):
        assert one.content
        assert one.parent is None or 0 <= one.parent < len(have.attributions)
        assert number not in above(have, number)
    assert all(0 <= actor < len(have.actors) for one in have.mentions for actor in one.actors)
    assert all(document.text[one.start : one.end] == one.text for one in have.times)
    assert interchange.line(interchange.annotations_row(document.doc_id, have)).endswith(b"}\n")


def above(have: Annotations, number: int) -> list[int]:
    """The attributions around one, innermost first; cut at the first that comes twice."""
    found: list[int] = []
    at = have.attributions[number].parent
    while at is not None and at not in found:
        found.append(at)
        at = have.attributions[at].parent
    return found


def layers(have: Annotations) -> dict[str, list[tuple[int, int]]]:
    """The spans of every layer; for those of several spans each one's are apart, and the first tells the order."""

    def plain(spans: Iterable[Span]) -> list[tuple[int, int]]:
        return [(span.start, span.end) for span in spans]

    found = {
        "sentences": plain(one.span for one in have.sentences),
        "quotations": plain(one.spans[0] for one in have.quotations),
        "scopes": plain(one.span for one in have.scopes),
    }
    for name in ("tokens", "times", "toponyms", "mentions", "instruments", "figures"):
        found[name] = [(one.start, one.end) for one in getattr(have, name)]
    for number, attribution in enumerate(have.attributions):
        for role in ("source", "cue", "content"):
            found[f"{role} {number}"] = plain(getattr(attribution, role))
    for number, quotation in enumerate(have.quotations):
        found[f"quotation {number}"] = plain(quotation.spans)
    return found


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kind", ODD)
def test_odd_texts_are_read(kind: str, profile: str) -> None:
    read(ODD[kind], profile)


MARKS = "“ ” ‘ ’ \" ' `` '' « » ( ) [ ] — – - … . , : ; ? ! * / $ % @ # & § é".split()
BLANKS = [
    "\n",
    "\n\n",
    "\r",
    "\t",
    "  ",
    "\x00",
    "\x0b",
    "\u2028",
    "\u0085",
    "\ufeff",
    "\u200b",
    "\u200f",
    "\u202e",
]
RARE = [
    "\u0301",
    "🏛️",
    "👩🏽‍⚖️",
    "𝐌𝐚𝐲𝐨𝐫",
    "\ud800",
    "said",
    "told",
    "he",
    "she",
    "that",
    "Mr.",
    "Sen.",
    "U.S.",
    "‘We",
]
PIECES = st.sampled_from([*PROSE.split(" "), *MARKS, *BLANKS, *RARE])
TEXTS = st.lists(PIECES | st.text(max_size=3), min_size=1, max_size=60)


@given(TEXTS, st.sampled_from(["", " "]))
@settings(max_examples=40)
@example(["“", "We", "‘We", "”", "said", "she", "’"], " ")
@example(["said", "said", "said", "“", "said"], " ")
def test_any_text_is_read(pieces: list[str], glue: str) -> None:
    if (text := glue.join(pieces)).strip():
        read(text)


@pytest.mark.skipif("encoder" not in PROFILES, reason="the weights are a distribution of their own")
@given(TEXTS)
@settings(max_examples=10)
def test_any_text_is_heard(pieces: list[str]) -> None:
    if (text := " ".join(pieces)).strip():
        read(text, "encoder")


@pytest.mark.parametrize("text", ["", " ", "\n\n\t ", "\u200b", "\ufeff\u200f \u00ad"])
@pytest.mark.parametrize("profile", PROFILES)
def test_a_text_without_ink_has_nothing_in_it(text: str, profile: str) -> None:
    empty = document("x")
    bare = Document("d", empty.capture, text, empty.text_sha256, "text@1")
    have = annotate(bare, annotators(profile))
    found = {layer: spans for layer, spans in layers(have).items() if spans and layer != "scopes"}
    assert found == {}
    assert "".join(text[one.span.start : one.span.end] for one in have.scopes) == text


def words(text: str, have: Annotations, start: int) -> dict[str, list[str]]:
    """What the spans of every layer cut out of ``text`` from ``start`` on."""
    return {
        layer: [text[a:b] for a, b in spans if a >= start]
        for layer, spans in layers(have).items()
        if any(a >= start for a, _ in spans)
    }


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("odd", ["🏛", "👩🏽‍⚖️🏛️", "𝐌", "\U0010ffff", "\u2066☆"])
def test_offsets_are_code_points(odd: str, profile: str) -> None:
    usual, other = f"☆\n\n{PROSE}", f"{odd}\n\n{PROSE}\n\n{odd}"
    expected = words(usual, read(usual, profile), usual.index(PROSE))
    found = words(other, read(other, profile), other.index(PROSE))
    expected.pop("scopes"), found.pop("scopes")
    assert {"tokens", "times", "toponyms", "mentions", "content 0"} <= expected.keys()
    for layer, cut in expected.items():
        assert found[layer][: len(cut)] == cut, layer


@pytest.mark.parametrize(
    "text", ["a" * 2_000_000, "he said that it is so and " * 80_000], ids=["a word", "a sentence"]
)
def test_two_megabytes_are_no_article(text: str) -> None:
    with pytest.raises(TooLarge, match="over the limit of 500,000; split it into articles"):
        document(text)


ENDLESS = {
    "a word": "a" * 100_000,
    "names without spaces": "MayorLee" * 5_000,
    "10,000 marks of quotation": '"' * 10_000,
    "5,000 brackets": "(" * 2_500 + ")" * 2_500,
    "addresses": "a@b." * 5_000,
    "white space": "AB" + " " * 100_000 + "c",
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_endless_runs_are_read(kind: str) -> None:
    read(ENDLESS[kind])


def test_a_paragraph_of_20_000_words_is_read() -> None:
    text = (PROSE.replace(".", ",").replace("\n", " ") + " ") * 360
    have = read(text[: len(" ".join(text.split()[:20_000]))])
    assert len(have.times) >= 300


LONG = {
    "initials": ("A. B. ", 2_000),
    "names": ("Ann Lee, ", 2_000),
    "titled names": ("Gov. Lee ", 2_000),
    "days": ("Monday ", 2_000),
    "two governments": ("Georgia, ", 2_000),
    "money": ("$1 million ", 2_000),
    "offices": ("the attorney general and ", 2_000),
    "pronouns": ("he said Mayor Lee told her that they would sue him and his city, ", 4_000),
}
"""What makes a text long, and from how many characters on its work is in proportion."""


@pytest.mark.parametrize("kind", LONG)
def test_twice_the_text_is_twice_the_work(kind: str) -> None:
    piece, size = LONG[kind]
    read(piece * 3)
    once, twice = work(piece * (size // len(piece))), work(piece * (2 * size // len(piece)))
    assert {part: (count, twice[part]) for part, count in once.items() if twice[part] > 2.6 * count} == {}


def work(text: str) -> Counter[str]:
    """How many functions each annotator calls on ``text``: a measure of work that no other program disturbs."""
    counts: Counter[str] = Counter()
    have, found = Annotations(), document(text)
    for part in annotators("rules"):
        calls = [0]

        def count(frame: FrameType, event: str, argument: object, calls: list[int] = calls) -> None:
            calls[0] += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            have = part.annotate(found, have)
        finally:
            sys.setprofile(None)
        counts[part.name] = calls[0]
    return counts


def test_the_measure_sees_what_is_quadratic() -> None:
    def calls(size: int) -> Iterator[int]:
        yield from (abs(i) for i in range(size) for _ in range(size))

    counts = []
    for size in (20, 40):
        seen = [0]
        sys.setprofile(lambda frame, event, argument, seen=seen: seen.__setitem__(0, seen[0] + 1))  # type: ignore[misc]
        list(calls(size))
        sys.setprofile(None)
        counts.append(seen[0])
    assert counts[1] > 3 * counts[0]
