"""What became true in the world between two days, however late the record learned of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from standoff import dates
from standoff.errors import SettingsError
from standoff.model.recorded import Asked, Recorded
from standoff.pipeline.answers import Act, Clocks, acts
from standoff.pipeline.asking import Answer, placed, summary, viewed
from standoff.settings import Settings

if TYPE_CHECKING:
    from standoff.record.view import View


def became(
    settings: Settings, clocks: Clocks, first: str, last: str, place: str | None, lane: str | None
) -> Answer:
    """The acts that came to be so after the end of ``first`` and by the end of ``last`` (EDTF dates), in order of time.

    An act that stood at the same status by ``first`` is none of them, however often it was told again.
    Raises BadDate, SettingsError when the days are the wrong way round.
    """
    begun = dates.parse(dates.check(first, "--between"))[1].isoformat()
    if dates.parse(dates.check(last, "--between"))[1].isoformat() < begun:
        raise SettingsError("--between", f"{last} is before {first}", "give the earlier day first")
    asked = Asked(place=placed(place).key if place else None, within=True, lane=lane)
    with viewed(settings, clocks) as view:
        found = [turned(view, act, begun) for act in acts(view, new(view, first, last, asked))]
        folds = {fold.document: fold for support in view.supports() for fold in support.folds}
    kept = tuple(act for act in found if act.facts)
    return Answer(f"What became true after {first}, by {last}", "", summary(kept), kept, folds)


def new(view: View, first: str, last: str, asked: Asked) -> Iterator[Recorded]:
    """The claims whose day lies between, page by page."""
    after: str | None = None
    while True:
        page = view.became(first, last, asked, limit=1000, after=after)
        yield from page.items
        if page.next is None:
            return
        after = page.next


def turned(view: View, act: Act, begun: str) -> Act:
    """The act with the reports of statuses that it did not have before day ``begun``."""
    mine = {fact.claim.id for fact in act.facts}
    others = [claim for claim in (act.moved.claims if act.moved else ()) if claim not in mine]
    told = [fact for claim in others for fact in view.claims(Asked(claim=claim), limit=2).items]
    before = {fact.claim.status for fact in told if fact.review != "rejected" and fact.valid_by < begun}
    facts = tuple(fact for fact in act.facts if fact.claim.status not in before)
    return msgspec.structs.replace(act, facts=facts)
