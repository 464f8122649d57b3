"""Findings: sources that were examined for a place and a provision, where nothing was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from standoff.errors import BadDate
from standoff.model.recorded import Finding, Page
from standoff.pipeline.answers import Clocks
from standoff.pipeline.asking import placed, viewed
from standoff.pipeline.codebooks import check_code
from standoff.pipeline.naming import place_label
from standoff.pipeline.reviewing import reason
from standoff.settings import Settings


def found_nothing(
    settings: Settings,
    by: str,
    place: str,
    provision: str,
    sources: Sequence[str],
    examined: str | None,
    why: str,
) -> Finding:
    """Records that the sources were examined on a day (ISO; None: today, UTC) and say nothing of the provision.

    Raises MissingInput for an unknown place, UnknownCode, BadDate for a day that is none or is to come.
    """
    from standoff.record.store import Store

    check_code(settings.codebook, provision, "provisions")
    today = datetime.now(UTC).date().isoformat()
    if examined is not None and examined > today:
        raise BadDate("--examined", f"{examined!r} has not come yet", f"give a day up to {today}")
    finding = Finding(
        placed(place).key,
        provision,
        examined or today,
        tuple(source.strip() for source in sources if source.strip()),
        reason(why),
    )
    with Store.open(settings.record, create=False) as store:
        entry = store.writer(by).find(finding)
    return msgspec.structs.replace(finding, seq=entry, principal=by)


def findings(
    settings: Settings, clocks: Clocks, place: str | None, limit: int | None, after: str | None
) -> Page[Finding]:
    """The findings of a place, or all, in the order in which they were recorded; ``limit`` None gives all."""
    key = placed(place).key if place else None
    with viewed(settings, clocks) as view:
        if limit is not None:
            return view.findings(key, limit=limit, after=after)
        items: list[Finding] = []
        while True:
            page = view.findings(key, limit=1000, after=after)
            items += page.items
            after = page.next
            if after is None:
                return Page(tuple(items))


def finding_row(finding: Finding) -> dict[str, object]:
    """A finding with the name of its place."""
    return {
        "entry": finding.seq,
        "place": finding.place,
        "place_name": place_label(finding.place),
        "provision": finding.provision,
        "examined": finding.examined,
        "sources": list(finding.sources),
        "why": finding.why,
        "who": finding.principal,
    }
