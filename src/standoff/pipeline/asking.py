"""One function per question that the command line puts to a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, cast

import msgspec

from standoff import dates, plugins
from standoff.errors import MissingInput
from standoff.model.move import Fold, Move
from standoff.model.recorded import Asked, Position, Recorded, Verified
from standoff.pipeline.answers import (
    Act,
    Clocks,
    Subject,
    acts,
    asked_for,
    candidates,
    fact_row,
    subject_of,
    when,
)
from standoff.pipeline.codebooks import check_code
from standoff.pipeline.naming import place_label
from standoff.pipeline.sure import is_sure
from standoff.settings import Settings

if TYPE_CHECKING:
    from standoff.record.view import View


class Answer(msgspec.Struct, frozen=True):
    """Acts with a heading. ``folds`` tells why a document (by id) is no support of its own."""

    title: str
    key: str
    summary: str
    acts: tuple[Act, ...]
    folds: dict[str, Fold]


class Wanted(msgspec.Struct, frozen=True):
    """Filters of a timeline; None asks for all. ``since`` and ``until`` are EDTF dates, ``lane`` one of ``LANES``."""

    place: str | None = None
    move: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    lane: str | None = None


class Exporter(Protocol):
    """Writes rows of facts in one format, piece by piece."""

    def write(self, rows: Iterator[dict[str, object]]) -> Iterator[bytes]:
        """The bytes of the export."""
        ...


@contextmanager
def viewed(settings: Settings, clocks: Clocks) -> Iterator[View]:
    """The record of the settings, pinned to the clocks. Raises RecordMissing, BadDate."""
    from standoff.record.store import Store

    with Store.open(settings.record, create=False) as store:
        yield store.view(on=clocks.on, known=clocks.known, reported=clocks.reported, public=clocks.public)


def shown(
    settings: Settings, clocks: Clocks, words: str, kind: str | None, within: bool, core: bool | None
) -> Answer:
    """Every act of, at or about the subject that ``words`` name."""
    with viewed(settings, clocks) as view:
        subject = subject_of(view, words, kind)
        asked = asked_for(subject, within, core)
        answer = answered(view, subject.name, subject.key, asked, settings.min_confidence)
    if subject.kind != "place":
        return answer
    kept = tuple(act for act in answer.acts if any(concerns(fact, subject.key, within) for fact in act.facts))
    return msgspec.structs.replace(answer, acts=kept, summary=summary(kept))


def concerns(fact: Recorded, place: str, within: bool) -> bool:
    """Whether a fact's actor, target or instrument is at a place; a mention counts where the actor's is not known."""
    claim = fact.claim
    named = [claim.actor.place, *(t.place for t in claim.targets), *(i.place for i in claim.instruments)]
    known = [name for name in (named if claim.actor.place else [*named, *claim.places]) if name]
    return any(name.endswith(place) or (within and f"{place}/" in name) for name in known)


def told(settings: Settings, clocks: Clocks, wanted: Wanted) -> Answer:
    """All core acts that pass the filters, in order of time."""
    first = dates.parse(dates.check(wanted.since, "--since"))[0].isoformat() if wanted.since else ""
    after = dates.parse(dates.check(wanted.until, "--until"))[1].isoformat() if wanted.until else "9999"
    check_code(settings.codebook, wanted.move, "moves")
    check_code(settings.codebook, wanted.status, "statuses")
    with viewed(settings, clocks) as view:
        place = placed(wanted.place).key if wanted.place else None
        asked = Asked(
            place=place, within=True, move=wanted.move, status=wanted.status, core=True, lane=wanted.lane
        )
        title = place_label(place) or "Timeline"
        answer = answered(view, title, place or "", asked, settings.min_confidence)
    kept = tuple(act for act in answer.acts if first <= when(act) < after)
    return msgspec.structs.replace(answer, acts=kept, summary=summary(kept))


def answered(view: View, title: str, key: str, asked: Asked, least: float = 0.0) -> Answer:
    """The acts that a filter finds, with their folds; rejected claims only where the filter asks for every kind.

    Claims below the confidence ``least`` are left out.
    """
    facts = (fact for fact in view.every_claim(asked) if is_sure(fact, least))
    found = tuple(acts(view, facts, rejected=asked.core is None))
    folds = {fold.document: fold for support in view.supports() for fold in support.folds}
    return Answer(title, key, summary(found), found, folds)


def summary(found: tuple[Act, ...]) -> str:
    """``14 acts, 37 facts in 9 documents``."""
    facts = [fact for act in found for fact in act.facts]
    documents = {fact.document.id for fact in facts}
    return f"{several(len(found), 'act')}, {several(len(facts), 'fact')} in {several(len(documents), 'document')}"


def several(count: int, noun: str) -> str:
    """``1 act``, ``1,200 acts``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def placed(words: str) -> Subject:
    """The place that ``words`` name. Raises MissingInput when the table has none."""
    for candidate in candidates(words, "place"):
        return candidate
    raise MissingInput(
        words, "no such place in the table", "write it like 'Jackson, Mississippi' or as an OCD division id"
    )


def busiest(settings: Settings) -> list[tuple[str, int]]:
    """Names of places with their number of core acts, the most first; the country itself is left out."""
    with viewed(settings, Clocks()) as view:
        found = acts(view, view.every_claim(Asked(core=True)))
    counts = Counter(place for act in found if (place := act.first.claim.actor.place) and "/" in place[13:])
    return [(place_label(place) or place, count) for place, count in counts.most_common()]


def positions(settings: Settings, clocks: Clocks, place: str | None) -> list[dict[str, object]]:
    """What holds where, one row per place and provision."""
    with viewed(settings, clocks) as view:
        found = [
            resting(view, each) for each in view.every_position(placed(place).key if place else None, True)
        ]
        of_claim = view.move_of(tuple(claim for position in found for claim in position.claims))
    rows = [position_row(position, of_claim) for position in found]
    return sorted(rows, key=lambda row: (str(row["place_name"]), str(row["provision"])))


def resting(view: View, position: Position) -> Position:
    """A position with every claim it rests on, not only those that decided."""
    claims = view.rests_on(position.place, position.provision, position.direction)
    return msgspec.structs.replace(position, claims=claims or position.claims)


def position_row(position: Position, of_claim: dict[str, Move]) -> dict[str, object]:
    """A position with names for people.

    ``what`` joins answer and direction; ``support`` is the greatest independent support of the acts it rests on.
    """
    instrument = position.instrument
    support = max((of_claim[claim].support for claim in position.claims if claim in of_claim), default=1)
    review = "unreviewed" if position.review == "machine" else position.review
    return msgspec.structs.asdict(position) | {
        "place_name": place_label(position.place),
        "under": (instrument.identifier or instrument.kind.replace("_", " ")) if instrument else None,
        "instrument": msgspec.to_builtins(instrument) if instrument else None,
        "support": support,
        "review": review,
        "what": f"{position.answer} ({position.direction})" if position.direction else position.answer,
        "claims": list(position.claims),
    }


def verified(settings: Settings) -> Verified:
    """Every text, span, quote and log entry of the record checked again."""
    from standoff.record.store import Store

    with Store.open(settings.record, create=False) as store:
        return store.verify()


def exported(settings: Settings, clocks: Clocks, form: str, core: bool | None) -> Iterator[bytes]:
    """All facts in the format of an installed exporter, piece by piece.

    Raises PluginError when there is no such exporter.
    """
    exporter = cast(Exporter, plugins.load("exporters", form))
    with viewed(settings, clocks) as view:
        yield from exporter.write(rows(view, core, settings.min_confidence))


def rows(view: View, core: bool | None, least: float = 0.0) -> Iterator[dict[str, object]]:
    """One flat row per fact that is sure enough, in the order of the record, a page at a time."""
    after: str | None = None
    while True:
        page = view.claims(Asked(core=core), limit=500, after=after)
        of_claim = view.move_of(tuple(fact.claim.id for fact in page.items))
        for fact in page.items:
            if is_sure(fact, least):
                yield fact_row(fact, Act(of_claim.get(fact.claim.id), (fact,)))
        if page.next is None:
            return
        after = page.next
