"""Our own prose through the whole pipeline: what would be stored, and what a public page would show."""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from standoff.model.annotation import Annotations
from standoff.model.claim import Claim
from standoff.model.document import Capture, Document
from standoff.pipeline.annotating import annotate
from standoff.pipeline.coding import coder_for
from standoff.record.privacy.guard import masking, refusing
from standoff.record.privacy.persons import tails
from standoff.record.privacy.private import Private, private_persons
from standoff.record.privacy.publicity import blanked, public_title

PASSAGES = tomllib.loads(Path(__file__).with_name("passages.toml").read_text("utf-8"))["passage"]
TEMPTING = [passage for passage in PASSAGES if passage.get("private") or passage.get("refused")]
OPEN = [passage for passage in PASSAGES if not passage.get("private")]
ABOUT = re.compile(r"\W+")


def named(passage: dict[str, Any]) -> str:
    return ABOUT.sub("-", passage["about"])


def document(text: str, byline: str | None = None) -> Document:
    sha = hashlib.sha256(text.encode()).hexdigest()
    capture = Capture("ashford.txt", "2017-04-02T10:00:00Z", sha, "text/plain")
    return Document(
        "ashford",
        capture,
        text,
        sha,
        "plain@1",
        outlet="Ashford Ledger",
        published="2017-03-22",
        byline=byline,
    )


@cache
def read(about: str) -> tuple[Document, Annotations, Private, tuple[Claim, ...]]:
    passage = next(passage for passage in PASSAGES if passage["about"] == about)
    page = document(passage["text"], passage.get("byline"))
    annotations = annotate(page)
    claims = coder_for("sanctuary").code(page, annotations).claims
    return page, annotations, private_persons(page, annotations), claims


def stored(about: str) -> list[Claim]:
    """The claims that pass both guards."""
    _, _, private, claims = read(about)
    passed = [refusing(private)(claim) for claim in claims]
    masked = [
        masking(private.names, private.roles, private.secrets)(claim)
        for claim in passed
        if isinstance(claim, Claim)
    ]
    return [claim for claim in masked if isinstance(claim, Claim)]


def holds(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def test_there_are_enough_passages() -> None:
    assert len([passage for passage in PASSAGES if passage.get("private")]) >= 40
    assert len(OPEN) >= 20


@pytest.mark.parametrize("passage", TEMPTING, ids=named)
def test_nothing_private_is_stored_as_data(passage: dict[str, Any]) -> None:
    data = msgspec.json.encode(stored(passage["about"])).decode()
    for words in (*passage.get("private", ()), *passage.get("secret", ())):
        assert not holds(words, data)


@pytest.mark.parametrize("passage", TEMPTING, ids=named)
def test_evidence_in_public_shows_nothing_private(passage: dict[str, Any]) -> None:
    page, _, private, _ = read(passage["about"])
    shown = blanked(page.text, 0, private.spans)
    for words in (*passage.get("private", ()), *passage.get("secret", ())):
        assert not holds(words, shown)
    public = " ".join(passage.get("public", ()))
    for last in (name.split()[-1] for name in passage.get("private", ())):
        assert holds(last, public) or not holds(last, shown)


@pytest.mark.parametrize("passage", PASSAGES, ids=named)
def test_who_acts_for_the_public_is_never_masked(passage: dict[str, Any]) -> None:
    page, _, private, claims = read(passage["about"])
    shown = blanked(page.text, 0, private.spans)
    mask = masking(private.names, private.roles, private.secrets)
    data = msgspec.json.encode([mask(claim) for claim in claims]).decode()
    before = msgspec.json.encode(claims).decode()
    for name in passage.get("public", ()):
        assert shown.count(name) == page.text.count(name)
        assert data.count(name) == before.count(name)
        assert public_title(f"{name} speaks", private.names) == f"{name} speaks"


@pytest.mark.parametrize("passage", OPEN, ids=named)
def test_where_nobody_is_private_nothing_changes(passage: dict[str, Any]) -> None:
    _, _, private, claims = read(passage["about"])
    assert private.spans == ()
    assert private.names == frozenset()
    if not passage.get("refused"):
        assert stored(passage["about"]) == list(claims)


@pytest.mark.parametrize("passage", [passage for passage in PASSAGES if passage.get("refused")], ids=named)
def test_a_personal_case_is_told_apart(passage: dict[str, Any]) -> None:
    page, _, private, _ = read(passage["about"])
    for words in passage["refused"]:
        start = page.text.index(words)
        told = [case for case in private.cases if start <= case.at < start + len(words)]
        assert told, (words, private.cases)
    for claim in stored(passage["about"]):
        evidence = page.text[claim.evidence.start : claim.evidence.end]
        assert not any(evidence.startswith(words) for words in passage["refused"])


def test_acts_of_government_stay() -> None:
    """The guard may not throw out what the record is for: only what is told inside a person's own case goes."""
    coded = refused = 0
    for passage in PASSAGES:
        _, _, private, claims = read(passage["about"])
        passed = refusing(private)
        told = [case.span for case in private.cases]
        for claim in claims:
            inside = any(span.start <= claim.evidence.start < span.end for span in told)
            coded += 1
            refused += not isinstance(passed(claim), Claim)
            assert inside or isinstance(passed(claim), Claim), passage["about"]
    assert coded >= 100
    assert refused <= coded // 20


def test_the_spans_are_offsets_of_names_and_do_not_overlap() -> None:
    for passage in TEMPTING:
        page, _, private, _ = read(passage["about"])
        assert all(0 <= span.start < span.end <= len(page.text) for span in private.spans)
        assert all(a.end <= b.start for a, b in zip(private.spans, private.spans[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Dairy farmer Clyde Obermeyer opposed the bill.", "Clyde Obermeyer", "a farmer"),
        ("Wendell Crouse, a juror, opposed the bill.", "Wendell Crouse", "a juror"),
        ("Marjorie Teague, a retired nurse from Lubbock, spoke.", "Marjorie Teague", "a nurse"),
        ("Ramiro Quintanar, 41, was in the country illegally.", "Ramiro Quintanar", None),
        ("Rogelio Banda, an inmate of the county jail, spoke.", "Rogelio Banda", None),
    ],
)
def test_the_role_beside_a_name_is_taken_when_it_tells_no_case(
    text: str, name: str, role: str | None
) -> None:
    page = document(text)
    assert private_persons(page, annotate(page)).roles.get(name) == role


def test_what_later_mentions_shorten_a_name_to() -> None:
    assert list(tails("Ofelia Garza Luna")) == ["Garza Luna", "Luna", "Ofelia"]
    assert list(tails("Ana de la Cruz Jr.")) == ["Cruz", "Ana"]
    assert list(tails("Ana")) == []


def test_without_annotations_nobody_is_known() -> None:
    assert private_persons(document("Ana Belmar spoke."), Annotations()) == Private()


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Austin Reedy, 30, sued. The city of Austin passed an ordinance.", "The city of Austin passed"),
        ("Sheila Jackson, a nurse, spoke. Jackson County agreed.", "Jackson County agreed"),
        ("Kate Burrow, 32, was killed. Congress passed Kate's Law.", "Kate's Law"),
    ],
)
def test_words_and_places_that_a_name_shares_stay(text: str, stays: str) -> None:
    page = document(text)
    private = private_persons(page, annotate(page))
    assert private.names
    assert stays in blanked(text, 0, private.spans)


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("The sheriff said deputies arrested Ana Belmar on Monday.", True),
        ("Ana Belmar is in the country illegally.", True),
        ("Sheriff Boyd Lathrop was indicted in May.", True),
        ("The governor threatened to arrest Mayor Libby Strand.", False),
        ("The governor accused Sheriff Boyd Lathrop of breaking the law.", False),
        ("The council passed an ordinance in May.", False),
        ("Deputies arrested 40 people in May.", False),
    ],
)
def test_which_clauses_are_a_personal_case(text: str, private: bool) -> None:
    page = document(text)
    assert bool(private_persons(page, annotate(page)).cases) is private
