"""Documents and claims of our own making for the record's tests."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from standoff.model.claim import ActorRef, Claim, CodedDocument
from standoff.model.document import Capture, Document
from standoff.model.span import Span
from standoff.record.store import Store
from tests.postgres import Made, Schemas

DATABASES = ("sqlite", "postgres")
Fresh = Callable[[], Path | str]
Opened = Callable[[], AbstractContextManager[Store]]

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


@pytest.fixture(scope="session", params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """The kind of database, one after the other; tests that need neither this nor what follows run once."""
    return str(request.param)


@pytest.fixture(scope="session")
def fresh_on(database: str, fresh: Callable[[], Path], request: pytest.FixtureRequest) -> Fresh:
    """Where a new record may be made: a path, or the address of an empty schema, another at every call."""
    if database == "sqlite":
        return fresh
    postgres: Schemas = request.getfixturevalue("postgres")
    return lambda: postgres.url(postgres.fresh())


@pytest.fixture(scope="session")
def opened_on(database: str, fresh: Callable[[], Path], request: pytest.FixtureRequest) -> Opened:
    """``with opened_on() as store``: an empty record that is gone afterwards; quick, for property tests."""
    if database == "sqlite":
        return lambda: Store.open(fresh())
    postgres: Schemas = request.getfixturevalue("postgres")
    spare: list[tuple[str, Made]] = []

    @contextmanager
    def opened() -> Iterator[Store]:
        schema, made = spare.pop() if spare else (postgres.fresh(), None)
        with Store.open(postgres.url(schema)) as store:
            made = made or postgres.made(schema)
            yield store
        if postgres.emptied(schema, made):
            spare.append((schema, made))

    return opened


@pytest.fixture
def store(opened_on: Opened) -> Iterator[Store]:
    """An empty record, open, on each database."""
    with opened_on() as opened:
        yield opened


@pytest.fixture
def file(fresh: Callable[[], Path]) -> Iterator[Store]:
    """An empty record, open, in a SQLite file."""
    with Store.open(fresh()) as opened:
        yield opened
