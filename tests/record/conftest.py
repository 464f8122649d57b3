"""Documents and claims of our own making for the record's tests."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from standoff.model.claim import ActorRef, Claim, CodedDocument
from standoff.model.document import Capture, Document
from standoff.model.span import Span
from standoff.record.store import Store

TEXT = "The council of Ashford voted to limit jail holds. Its sheriff said the county will sue. A bill died."


def document(text: str = TEXT, uri: str = "ashford.html", **said: str) -> Document:
    sha = hashlib.sha256(text.encode()).hexdigest()
    said = {"published": "2017-03-21", "outlet": "Ashford Ledger", **said}
    capture = Capture(uri, "2017-04-02T10:00:00Z", sha, "text/plain")
    return Document(said.pop("doc_id", uri), capture, text, sha, "plain@1", **said)  # type: ignore[arg-type]


def claim(span: tuple[int, int] = (0, 49), **coded: object) -> Claim:
    plain = Claim(
        id="",
        evidence=Span(*span),
        move="limit_cooperation",
        status="happened",
        actor=ActorRef("Ashford", "ocd-division/country:us/state:tx/place:ashford", "local"),
        voices=("Ashford Ledger",),
        quoted=False,
        core=True,
        confidence=0.9,
        made_by="rules@1/adopt",
    )
    return msgspec.structs.replace(plain, **coded)


def coded(
    of: Document, *claims: Claim, coder: str = "rules@1", codebook: str = "sanctuary@1"
) -> CodedDocument:
    return CodedDocument(of.doc_id, of.text_sha256, coder, codebook, claims or (claim(),))


class Clock:
    """One second later at every look, from the second of May 2017 on."""

    def __init__(self) -> None:
        self.now = datetime(2017, 5, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    return SimpleNamespace(document=document, claim=claim, coded=coded, clock=Clock, text=TEXT)


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A path for a new record at every call; usable inside property tests."""
    folder, numbers = tmp_path_factory.mktemp("records"), itertools.count()
    return lambda: folder / f"{next(numbers)}.db"


@pytest.fixture
def store(fresh: Callable[[], Path]) -> Iterator[Store]:
    with Store.open(fresh()) as opened:
        yield opened
