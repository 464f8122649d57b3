"""What all public views together give away of one document: names never, words no more than the share."""

from __future__ import annotations

import itertools
import re
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from standoff.model.annotation import Actor, Annotations, Mention
from standoff.model.claim import ActorRef, Worded
from standoff.model.recorded import Asked
from standoff.model.span import Span
from standoff.record.privacy.publicity import allowance
from standoff.record.store import Store

SENTENCES = [
    f"On day {word} the council of Ashford passed part {word} of its {word} rule about holds."
    for word in (
        "amber basalt cedar dune ember fjord garnet heron iris juniper kelp larch maple nettle opal plum quartz"
    ).split()
]
NAMED = "Marisol Quent, a baker who lives nearby, said the sheriff held her brother Tadeo Quent for a week."
TEXT = " ".join([NAMED, *SENTENCES])
WORD = re.compile(r"\w+")


def filled(store: Store, make: SimpleNamespace) -> Any:
    """A page with a claim on every sentence, two private persons, and their names in title and address."""
    document = make.document(
        TEXT,
        uri="/home/reader/marisol-quent.html",
        title="Baker Marisol Quent on the Ashford rule",
        url="https://ledger.example/2017/03/marisol-quent-holds",
    )
    claims = []
    for sentence in (NAMED, *SENTENCES):
        start = TEXT.index(sentence)
        span = (start, start + len(sentence))
        claims.append(
            make.claim(span, purpose=Worded("holds", Span(span[1] - 6, span[1] - 1)))
            if sentence != NAMED
            else make.claim(span, actor=ActorRef("the sheriff", None, "local"))
        )
    names = ("Marisol Quent", "Tadeo Quent")
    found = [(match, i) for i, name in enumerate(names) for match in re.finditer(name, TEXT)]
    annotations = Annotations(
        actors=tuple(Actor(name, "person", "other", public=False) for name in names),
        mentions=tuple(Mention(match.start(), match.end(), (i,), "name") for match, i in found),
        made_by=("hand@1",),
    )
    store.writer("rules@1").add(document, make.coded(document, *claims), annotations)
    return document


def everything(store: Store) -> list[str]:
    """Every string that any public view has ever answered with, at any entry of the log."""
    said: list[Any] = []
    for upto in range(store.view().seq + 1):
        view = store.view(public=True, upto=upto)
        assert view.text(store.view().documents().items[0].id) is None
        said += [
            view.claims(),
            view.timeline(),
            view.statements(),
            view.documents(),
            view.moves(),
            view.conflicts(),
            view.changes(),
            view.history(place="state:tx/place:ashford"),
            view.positions(),
            view.orphaned_reviews(),
            view.became("2016", "2018"),
        ]
        said += [view.search(word) for word in ("council", "Quent", "ledger", "amber", "rule holds")]
        said += [view.claims(Asked(text="council")), view.claims(Asked(actor="Ashford"))]
    strings: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, str):
            strings.append(value)
        elif isinstance(value, dict):
            for key, part in value.items():
                walk(key)
                walk(part)
        elif isinstance(value, list | tuple):
            for part in value:
                walk(part)

    walk(msgspec.to_builtins(said))
    return list(dict.fromkeys(strings))


def test_nothing_is_public_before_it_is_accepted(store: Store, make: SimpleNamespace) -> None:
    filled(store, make)
    view = store.view(public=True)
    assert view.claims().items == () == view.search("council").items
    assert view.positions().items == ()


def test_reassembled(store: Store, make: SimpleNamespace) -> None:
    """Everything accepted one by one: whoever puts all answers together has no more than the share."""
    filled(store, make)
    writer = store.writer("a reviewer")
    claims = [claim.claim.id for claim in store.view().claims().items]
    for claim in claims:
        writer.review(claim, "accepted", "read it")
    for claim in claims[:6]:  # making room changes nothing: what was given away stays counted
        writer.review(claim, "rejected", "on second thoughts")
    strings = everything(store)
    assert not [text for text in strings if re.search("quent|marisol|tadeo|/home", text, re.IGNORECASE)]
    assert len(WORD.findall(TEXT)) > 250
    assert 0 < shared(strings) <= allowance(TEXT)
    shown = [claim for claim in store.view(public=True).claims().items if claim.quote]
    hidden = [claim for claim in store.view(public=True).claims().items if not claim.quote]
    assert hidden, "beyond the share the coded fields stay"
    assert all(
        claim.claim.purpose == Worded("", claim.claim.purpose.span) for claim in hidden if claim.claim.purpose
    )
    assert all(claim.claim.evidence.end for claim in hidden)
    assert shown or shared(strings)


def shared(strings: list[str]) -> int:
    """How many words of the text a reader of all these strings can put back in their place."""
    words = [match.group().casefold() for match in WORD.finditer(TEXT)]
    known: set[int] = set()
    for text in strings:
        said = [match.group().casefold() for match in WORD.finditer(text)]
        for size in range(len(said), 3, -1):  # a run of four words or more is taken from the text
            for first in range(len(said) - size + 1):
                run = said[first : first + size]
                for at in range(len(words) - size + 1):
                    if words[at : at + size] == run:
                        known |= set(range(at, at + size))
            if known and size == len(said):
                break
    return len(known)


def test_another_capture_of_the_page_gives_no_second_share(store: Store, make: SimpleNamespace) -> None:
    filled(store, make)
    writer = store.writer("a reviewer")
    for claim in store.view().claims().items:
        writer.review(claim.claim.id, "accepted", "read it")
    first = {claim.quote for claim in store.view(public=True).claims().items if claim.quote}
    changed = " ".join([*SENTENCES[::-1], NAMED])
    document = make.document(changed, url="https://ledger.example/2017/03/marisol-quent-holds")
    claims = [
        make.claim((changed.index(sentence), changed.index(sentence) + len(sentence)))
        for sentence in SENTENCES
    ]
    store.writer("rules@1").add(document, make.coded(document, *claims), Annotations(made_by=("hand@1",)))
    for claim in store.view().claims().items:
        writer.review(claim.claim.id, "accepted", "read it")
    second = {claim.quote for claim in store.view(public=True).claims().items if claim.quote}
    words = set(itertools.chain(first, second))
    assert second <= first
    assert sum(len(WORD.findall(quote)) for quote in words) <= allowance(TEXT)


def test_a_document_that_nobody_searched_for_names_shows_no_words(
    store: Store, make: SimpleNamespace
) -> None:
    document = make.document(title="A title", url="https://ledger.example/a")
    store.writer("rules@1").add(document, make.coded(document))
    (claim,) = store.view().claims().items
    store.writer("a reviewer").review(claim.claim.id, "accepted", "read it")
    (seen,) = store.view(public=True).claims().items
    assert (seen.quote, seen.document.title, seen.document.url) == ("", None, None)
    assert (seen.claim.move, seen.claim.evidence) == (claim.claim.move, claim.claim.evidence)


@pytest.mark.parametrize("official", [False, True])
def test_official_claims_are_public_at_once_and_a_rejection_hides_them(
    store: Store, make: SimpleNamespace, official: bool
) -> None:
    document = make.document()
    coded = msgspec.structs.replace(make.coded(document), official=official)
    store.writer("feed@1").add(document, coded, Annotations(made_by=("hand@1",)))
    assert [c.official for c in store.view(public=True).claims().items] == [True] * official
    (claim,) = store.view().claims().items
    writer = store.writer("a reviewer")
    writer.review(claim.claim.id, "disputed", "the city says otherwise")
    assert [c.review for c in store.view(public=True).claims().items] == ["disputed"] * official, (
        "a dispute shows beside the claim, and makes nothing public"
    )
    writer.review(claim.claim.id, "rejected", "the text says otherwise")
    assert store.view(public=True).claims().items == ()
