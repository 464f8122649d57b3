"""Recorded claims of our own making for the tests of grouping."""

from __future__ import annotations

import hashlib
import itertools
from types import SimpleNamespace

import msgspec
import pytest

from standoff.model.claim import ActorRef, Claim, DateRef, Figure, InstrumentRef, ProvisionRef, TargetRef
from standoff.model.document import Capture, Document
from standoff.model.recorded import DocumentRef, Recorded
from standoff.model.span import Span

PLACES = {
    "Ashford": ("ocd-division/country:us/state:tx/place:ashford", "local"),
    "Brill": ("ocd-division/country:us/state:tx/place:brill", "local"),
    "federal": ("ocd-division/country:us", "federal"),
    "state": ("ocd-division/country:us/state:tx", "state"),
}


class Maker:
    """Numbers claims as the record would."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def claim(
        self,
        move: str,
        status: str = "happened",
        place: str | None = "Ashford",
        actor: str | None = None,
        read: str = "2017-03-28",
        edtf: str | None = None,
        bill: str | None = None,
        kind: str = "bill",
        target: str | None = None,
        provision: str | None = None,
        votes: str | None = None,
        document: str | None = None,
        span: tuple[int, int] = (0, 10),
        review: str = "machine",
        core: bool = True,
    ) -> Recorded:
        number = next(self._numbers)
        where, level = PLACES[place] if place else (None, "local")
        name = f"claim{number:04}"
        said = Claim(
            id=name,
            evidence=Span(*span),
            move=move,
            status=status,
            actor=ActorRef(actor or place or "some cities", where, level),
            voices=("A Paper",),
            quoted=False,
            core=core,
            confidence=0.9,
            made_by="rules@1",
            targets=(TargetRef(target, PLACES[target][0]),) if target else (),
            instrument=InstrumentRef(kind, bill, where) if bill else None,
            provisions=(ProvisionRef(provision),) if provision else (),
            date=DateRef("then", edtf) if edtf else None,
            figures=(Figure(votes, "votes"),) if votes else (),
        )
        page = document or f"page{number}"
        ref = DocumentRef(page, page, page, f"{read}T00:00:00Z", "0" * 64, published=read)
        return Recorded(
            said, f"lineage{number:04}", "", ref, "rules@1", "s@1", number, "", read, read, review=review
        )

    @staticmethod
    def document(key: str, text: str, published: str = "2017-03-28", **said: str) -> Document:
        sha = hashlib.sha256(text.encode()).hexdigest()
        capture = Capture(key, "2017-04-01T00:00:00Z", sha, "text/plain")
        plain = Document(key, capture, text, sha, "plain@1", published=published)
        return msgspec.structs.replace(plain, **said)


@pytest.fixture
def made() -> Maker:
    return Maker()


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    return SimpleNamespace(maker=Maker)
