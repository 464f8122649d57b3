"""Documents into the record: read, extract, annotate, code, write, one transaction per document; then reconcile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from standoff.model.document import Document, Hints
from standoff.model.recorded import Added
from standoff.pipeline.annotating import annotate
from standoff.pipeline.coding import Coder, coded, coder_for, parts_for, signatures
from standoff.pipeline.documents import NO_HINTS, documents
from standoff.pipeline.outcomes import Failure, each
from standoff.pipeline.reconciling import out_of_date, reconcile
from standoff.pipeline.sure import at_least
from standoff.plugins import Annotator
from standoff.settings import Settings

if TYPE_CHECKING:
    from standoff.record.store import Store


def add(
    inputs: Iterable[str],
    settings: Settings,
    hints: Hints = NO_HINTS,
    form: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Added | Failure]:
    """Add every document in the inputs to the record of the settings; one outcome per input, in order.

    A document that the record already has, coded alike, costs no coding; so an interrupted run is resumed by
    running it again. When the inputs are used up, moves are grouped anew.
    Raises RecordError, CodebookError or PluginError, which concern all inputs alike.
    """
    from standoff.record.store import Store

    coder = at_least(coder_for(settings.codebook, settings.profile), settings.min_confidence)
    parts = parts_for(coder, settings.profile)
    with Store.open(settings.record) as store:
        found = documents(inputs, settings, hints, form, stdin)
        yield from each(found, lambda document: add_one(store, document, coder, parts), label)
        if out_of_date(store):
            reconcile(store)


def add_one(store: Store, document: Document, coder: Coder, parts: tuple[Annotator, ...]) -> Added:
    """One document into an open record; coded only where the record lacks it."""
    from standoff.record.identity import document_id
    from standoff.record.writing.known import standing_claims

    known = standing_claims(store, document, *signatures(coder, parts))
    if known is not None:
        return Added("unchanged", document_id(document), document.doc_id, known)
    annotations = annotate(document, parts)
    claims = coded(document, annotations, coder, parts)
    return store.writer(claims.coder).add(document, claims, annotations)


def label(document: Document) -> str:
    """What to call a document in a message."""
    return document.doc_id


def recode(settings: Settings, progress: Callable[[int], None] | None = None) -> Iterator[Added | Failure]:
    """Code every stored document that stands again, with the coder and codebook of today; appends runs only."""
    from standoff.record.store import Store

    coder = at_least(coder_for(settings.codebook, settings.profile), settings.min_confidence)
    parts = parts_for(coder, settings.profile)
    with Store.open(settings.record, create=False) as store:
        yield from each(store.documents(), lambda document: add_one(store, document, coder, parts), label)
        reconcile(store)
