"""Laws, orders and cases: by number, by title, by common noun, and which of them are one."""

from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.annotate.instruments import annotator, find
from standoff.model.annotation import Annotations, InstrumentMention, Token, Toponym
from standoff.model.document import Capture, Document

US = "ocd-division/country:us"
PLACES = {
    "Texas": f"{US}/state:tx", "Oregon": f"{US}/state:or", "California": f"{US}/state:ca", "Ohio": f"{US}/state:oh",
    "Harlow": f"{US}/state:or/place:harlow",
}  # fmt: skip


def toponyms(text: str) -> tuple[Toponym, ...]:
    found = re.finditer("|".join(PLACES), text)
    return tuple(Toponym(m.start(), m.end(), m[0], PLACES[m[0]], "state") for m in found)


def sentence_starts(text: str) -> list[int]:
    return [
        0,
        *(
            match.end()
            for match in re.finditer(r"(?<=[.!?])\s+(?=[“\"A-Z])", text)
            if text[match.start() - 2] != "."
        ),
    ]


def read(text: str) -> tuple[InstrumentMention, ...]:
    return find(text, toponyms(text), sentence_starts(text))


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Words, kind and identifier of every mention."""
    return [(text[m.start : m.end], m.kind, m.identifier) for m in read(text)]


@pytest.mark.parametrize(
    ("sentence", "kind", "identifier"),
    [
        ("Members passed SB 2710 on a voice vote.", "bill", "SB 2710"),
        ("Members passed S.B. 2710.", "bill", "SB 2710"),
        ("Members passed SB2710.", "bill", "SB 2710"),
        ("Members passed SB-2710.", "bill", "SB 2710"),
        ("Members passed HB 1885.", "bill", "HB 1885"),
        ("Members passed H.B. 1885.", "bill", "HB 1885"),
        ("Members passed AB 450.", "bill", "AB 450"),
        ("Members passed Senate Bill 54.", "bill", "SB 54"),
        ("Members passed House Bill No. 63.", "bill", "HB 63"),
        ("Members passed Assembly Bill 450.", "bill", "AB 450"),
        ("Members passed House File 2201.", "bill", "HF 2201"),
        ("Members passed SF 481.", "bill", "SF 481"),
        ("Members passed LD 1833.", "bill", "LD 1833"),
        ("Members passed HCR 12.", "resolution", "HCR 12"),
        ("Members passed Senate Joint Resolution 4.", "resolution", "SJR 4"),
        ("Members passed House Resolution 17.", "resolution", "HR 17"),
        ("Members passed H.R. 3003.", "bill", "H.R. 3003"),
        ("Members passed H. R. 3003.", "bill", "H.R. 3003"),
        ("Members passed HR 3003.", "bill", "H.R. 3003"),
        ("Members passed S. 1751 in June.", "bill", "S. 1751"),
        ("Members passed H.Res. 407.", "resolution", "H.Res. 407"),
        ("Members passed S.J.Res. 12.", "resolution", "S.J.Res. 12"),
        ("He signed Executive Order 13768.", "executive_order", "EO 13768"),
        ("He signed Executive Order No. 13,768.", "executive_order", "EO 13768"),
        ("He signed EO 13768.", "executive_order", "EO 13768"),
        ("She signed E.O. 41.", "executive_order", "EO 41"),
        ("She signed Executive Order 2017-08.", "executive_order", "EO 2017-08"),
        ("It cites 8 U.S.C. 1373.", "statute", "8 U.S.C. 1373"),
        ("It cites 8 U.S.C. § 1373(a).", "statute", "8 U.S.C. 1373(a)"),
        ("It cites 8 USC 1373.", "statute", "8 U.S.C. 1373"),
        ("It cites Section 1373.", "statute", "8 U.S.C. 1373"),
        ("It cites Section 1324 of Title 8 of the U.S. Code.", "statute", "8 U.S.C. 1324"),
        ("It cites Title 8, Section 1644.", "statute", "8 U.S.C. 1644"),
        ("It cites Public Law 104-208.", "statute", "Pub. L. 104-208"),
        ("It cites Pub. L. No. 104-208.", "statute", "Pub. L. 104-208"),
        ("Printed at 82 Fed. Reg. 8,799.", "regulation", "82 Fed. Reg. 8799"),
        ("Found at 8 C.F.R. § 287.7.", "regulation", "8 C.F.R. 287.7"),
        ("The case is 3:17-cv-00574.", "court_case", "3:17-cv-00574"),
        ("The case is No. 17-cv-4642.", "court_case", "17-cv-4642"),
        ("The appeal is No. 17-16886.", "court_case", "17-16886"),
        ("Officers follow Special Order 40.", "general_order", "Special Order 40"),
        ("Officers follow General Order 05-02.", "general_order", "General Order 05-02"),
        ("Voters passed Proposition 187.", "bill", "Proposition 187"),
        ("Voters passed Measure 105.", "bill", "Measure 105"),
        ("The council passed Ordinance No. 123.", "ordinance", "Ordinance 123"),
        ("The council passed Resolution 2017-12.", "resolution", "Resolution 2017-12"),
        ("The sheriff joined a 287(g) agreement.", "agreement", "287(g)"),
        ("The chambers argued over the Harbor Values Act.", "bill", "Harbor Values Act"),
        ("Sponsors named it the No Sanctuary for Criminals Act.", "bill", "No Sanctuary for Criminals Act"),
        (
            "Sponsors named it the “Keep Our Neighbors Safe Act,” he said.",
            "bill",
            "Keep Our Neighbors Safe Act",
        ),
        ("Under the Immigration and Nationality Act it may.", "statute", "Immigration and Nationality Act"),
        ("Under the Immigration Reform Act of 1986 it may.", "statute", "Immigration Reform Act of 1986"),
        ("Ohio's Trust Act failed.", "bill", "Trust Act"),
        ("The chamber took up Nora's Law.", "statute", "Nora's Law"),
        (
            "He signed an executive order titled “Enhancing Public Safety in the Interior of the United States.”",
            "executive_order",
            "Enhancing Public Safety in the Interior of the United States.",
        ),
        (
            "The city counts on Byrne JAG money.",
            "grant_programme",
            "Edward Byrne Memorial Justice Assistance Grant Program",
        ),
        (
            "The city counts on the Edward Byrne Memorial Justice Assistance Grant program.",
            "grant_programme",
            "Edward Byrne Memorial Justice Assistance Grant Program",
        ),
        ("The city counts on COPS grants.", "grant_programme", "COPS grants"),
        ("The case of Harlow v. United States goes on.", "court_case", "Harlow v. United States"),
    ],
)
def test_numbers_and_titles(sentence: str, kind: str, identifier: str) -> None:
    found = [(mention.kind, (mention.identifier or "").rstrip(".")) for mention in read(sentence)]
    assert (kind, identifier.rstrip(".")) in found


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("He signed an executive order.", "an executive order", "executive_order"),
        ("The city filed the lawsuit.", "the lawsuit", "court_case"),
        ("Council members adopted the ordinance.", "the ordinance", "ordinance"),
        ("A judge granted the injunction.", "the injunction", "court_order"),
        ("The governor backs the bill.", "the bill", "bill"),
        ("The county rewrote its detainer policy.", "its detainer policy", "policy"),
        ("Aides wrote a memo.", "a memo", "memorandum"),
        ("The agency published the list of towns.", "the list", "list"),
        ("The attorney general sent a letter.", "a letter", "letter"),
        ("The town may lose federal grants.", "federal grants", "grant_programme"),
        ("The agency issued new guidance.", "new guidance", "guidance"),
        ("The judge's order stands.", "judge's order", "court_order"),
        ("The sheriff signed a detention contract.", "contract", "agreement"),
    ],
)
def test_common_nouns(sentence: str, words: str, kind: str) -> None:
    assert any(words in text and kind == found for text, found, _ in told(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Bill Harper runs a law firm.",
        "She teaches at Harlow Law School.",
        "Law enforcement officers met.",
        "The measure of success is trust.",
        "In order to stay, he must rule it out.",
        "A policy analyst spoke in the name of law and order.",
        "They follow suit in short order.",
        "He will list them and stay put.",
        "It passed into law.",
        "He paid the bill.",
        "Officials grant asylum rarely.",
        "He is in the S. 4th Street house, 8 miles out.",
    ],
)
def test_words_that_are_no_instrument(sentence: str) -> None:
    assert read(sentence) == ()


@pytest.mark.parametrize(
    ("text", "words", "identifier"),
    [
        ("Texas has SB 4. The law takes effect soon.", "The law", "SB 4"),
        ("The governor signed the anti-sanctuary law, SB 4, on Sunday.", "the anti-sanctuary law", "SB 4"),
        ("SB 4, the so-called papers law, is in court.", "the so-called papers law", "SB 4"),
        (
            "The Harbor Values Act (SB 54) passed. The bill goes to the governor.",
            "Harbor Values Act",
            "SB 54",
        ),
        ("The Harbor Values Act (SB 54) passed. The bill goes to the governor.", "The bill", "SB 54"),
        ("A bill cleared the House. The measure, known as HB 63, bars holds.", "A bill", "HB 63"),
        ("A bill cleared the House. The measure, known as HB 63, bars holds.", "The measure", "HB 63"),
        (
            "The Ohio Trust Act failed. Backers of the Trust Act will try again.",
            "Trust Act",
            "Ohio Trust Act",
        ),
        ("Lawmakers in Texas passed SB 4. Sheriffs back Texas's law.", "Texas's law", "SB 4"),
        ("Executive Order 13768 names cities. The order cuts grants.", "The order", "EO 13768"),
        ("Ordinance No. 123 bars questions. The ordinance passed 7-2.", "The ordinance", "Ordinance 123"),
        (
            "Legislation cleared the Assembly. Written in May, the Harbor Act would bar holds.",
            "Legislation",
            "Harbor Act",
        ),
    ],
)
def test_the_law_is_the_one_just_named(text: str, words: str, identifier: str) -> None:
    assert any(found == words and named == identifier for found, _, named in told(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SB 4 and HB 63 passed. The bill goes to the governor.", "The bill"),
        ("SB 4 passed. Those who break the law will pay.", "the law"),
        ("SB 4 passed. A second bill, on roads, did not. The bill will be back.", "A second bill"),
        ("SB 4 passed in Texas. Federal law is another matter.", "Federal law"),
        ("SB 4 passed. The camping law was left alone.", "The camping law"),
        ("SB 4 passed. The laws of other places differ.", "The laws"),
        ("SB 4 passed. One. Two. Three. Four. Five. Six. Seven. The bill is far off.", "The bill"),
        ("EO 13768 stands. The bill is another thing.", "The bill"),
        ("SB 4 passed. Her bill did not.", "Her bill"),
        ("SB 4 passed. Members read Harper's bill.", "Harper's bill"),
    ],
)
def test_it_abstains_where_another_could_be_meant(text: str, words: str) -> None:
    assert (words, None) in [(found, named) for found, _, named in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "SB 4 passed and the ordinance failed. It would be back.",
        "Lawmakers read SB 4. It will be a long night.",
        "The board met. It passed on the matter.",
    ],
)
def test_it_is_left_alone_without_one_subject_before(text: str) -> None:
    assert "It" not in [found for found, _, _ in told(text)]


def test_a_law_and_the_bill_it_was_are_one() -> None:
    text = "The House passed SB 4. The governor signed the law on Sunday. SB 4 bars local limits."
    mentions = read(text)
    assert [mention.identifier for mention in mentions] == ["SB 4"] * 3
    assert [mention.kind for mention in mentions][1:] == ["statute", "statute"]


@pytest.mark.parametrize(
    ("text", "identifier", "place"),
    [
        ("H.R. 3003 passed.", "H.R. 3003", US),
        ("It cites 8 U.S.C. 1373.", "8 U.S.C. 1373", US),
        ("President Trump signed Executive Order 13768.", "EO 13768", US),
        ("Lawmakers in Texas passed SB 4.", "SB 4", PLACES["Texas"]),
        ("Texas' SB 4 is unlike California's.", "SB 4", PLACES["Texas"]),
        ("SB 4 passed.", "SB 4", None),
        ("SB 4 was praised in Texas and in Ohio.", "SB 4", None),
        ("The Ohio Trust Act failed.", "Ohio Trust Act", PLACES["Ohio"]),
        ("Harlow passed Ordinance No. 123.", "Ordinance 123", PLACES["Harlow"]),
    ],
)
def test_jurisdiction_as_far_as_it_is_worded(text: str, identifier: str, place: str | None) -> None:
    assert {mention.place for mention in read(text) if mention.identifier == identifier} == {place}


def test_nouns_that_only_describe_the_next_are_left_out() -> None:
    text = "The policy outcomes differ."
    tokens = (
        Token(0, 3, "the", "DET", "DT", 2, "det", 0),
        Token(4, 10, "policy", "NOUN", "NN", 2, "compound", 0),
        Token(11, 19, "outcome", "NOUN", "NNS", 3, "nsubj", 0),
        Token(20, 26, "differ", "VERB", "VBP", -1, "root", 0),
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    page = Document("d", Capture("d", "2017-03-24T00:00:00Z", digest, "text/plain"), text, digest, "t")
    assert annotator.annotate(page, Annotations(tokens=tokens)).instruments == ()
    assert annotator.annotate(page, Annotations()).instruments[0].kind == "policy"


_PIECES = (
    "the|SB 4|law|, known as|(|)|Act|“|”|H.R. 3003|order|Harbor|of|and|bill|.|Executive Order|§ 1373|v.|Ohio's|"
    "It would"
).split("|")


@given(st.lists(st.sampled_from(_PIECES), max_size=14))
@settings(max_examples=150, deadline=None)
def test_any_mixture_gives_ordered_spans(pieces: list[str]) -> None:
    text, last = " ".join(pieces), 0
    for mention in read(text):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.kind
        last = mention.end
