"""What holds where, told apart from what was examined in vain and what nobody has looked at; and what turned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from standoff import dates
from standoff.model.recorded import Finding, Position
from standoff.pipeline.answers import Clocks
from standoff.pipeline.asking import placed, position_row, resting, viewed
from standoff.pipeline.codebooks import check_code
from standoff.pipeline.naming import place_label
from standoff.settings import Settings

if TYPE_CHECKING:
    from standoff.record.view import View

Row = dict[str, object]
EXAMINED, NOT_EXAMINED = "examined, none found", "not examined"
NOBODY = "No claim on record settles it, and no finding says that anybody looked. Blank is not no."


def holding(settings: Settings, clocks: Clocks, place: str | None, provision: str | None) -> list[Row]:
    """What holds where, one row per place, provision and direction, and the latest finding of each.

    Both a place and a provision ask one question, about that place alone, which always has an answer: the
    row is ``not examined`` where there is neither position nor finding. Raises MissingInput, UnknownCode.
    """
    check_code(settings.codebook, provision, "provisions")
    key = placed(place).key if place else None
    within = provision is None
    with viewed(settings, clocks) as view:
        found = [each for each in view.every_position(key, within) if provision in (None, each.provision)]
        whole = [resting(view, each) for each in found]
        of_claim = view.move_of(tuple(claim for position in whole for claim in position.claims))
        examined = latest(findings_at(view, key, within, provision))
    rows = [position_row(position, of_claim) for position in whole]
    rows += [finding_row(finding) for finding in examined]
    if not rows and key and provision:
        rows = [bare(key, provision, NOT_EXAMINED, "none", NOBODY)]
    return sorted(
        rows, key=lambda row: (str(row["place_name"]), str(row["provision"]), row["rule"] == "finding")
    )


def findings_at(view: View, place: str | None, within: bool, provision: str | None) -> Iterator[Finding]:
    """The findings of a place, and with ``within`` of the places in it, about a provision."""
    after: str | None = None
    while True:
        page = view.findings(None if within else place, provision, 1000, after)
        for finding in page.items:
            if place is None or finding.place == place or finding.place.startswith(f"{place}/"):
                yield finding
        after = page.next
        if after is None:
            return


def latest(findings: Iterable[Finding]) -> list[Finding]:
    """The last examination of each place and provision."""
    found: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        known = found.get((finding.place, finding.provision))
        if known is None or (known.examined, known.seq) <= (finding.examined, finding.seq):
            found[finding.place, finding.provision] = finding
    return list(found.values())


def finding_row(finding: Finding) -> Row:
    """A finding in the form of a position."""
    prose = f"Examined {finding.examined} by {finding.principal}, none found: {', '.join(finding.sources)}."
    row = bare(finding.place, finding.provision, EXAMINED, "finding", prose)
    return row | {"since": finding.examined}


def bare(place: str, provision: str, answer: str, rule: str, prose: str) -> Row:
    """A row that rests on no claim."""
    nothing = Position(place, provision, None, answer, rule, prose, "", (), "")
    return position_row(nothing, {}) | {"support": None, "since": None, "review": None}


def turned(settings: Settings, clocks: Clocks, first: str, last: str, place: str | None) -> list[Row]:
    """Positions whose answer on day ``last`` is another than on day ``first`` (ends of EDTF dates).

    ``was`` is None where nothing settled it before. Raises BadDate.
    """
    for day in (first, last):
        dates.check(day, "--between")
    key = placed(place).key if place else None
    with viewed(settings, msgspec.structs.replace(clocks, on=first)) as view:
        before = {of(each): each for each in view.every_position(key, True)}
    with viewed(settings, msgspec.structs.replace(clocks, on=last)) as view:
        after = {of(each): each for each in view.every_position(key, True)}
    rows: list[Row] = [
        {
            "place": name,
            "place_name": place_label(name),
            "provision": provision,
            "direction": direction,
            "was": before[name, provision, direction].answer
            if (name, provision, direction) in before
            else None,
            "now": now.answer,
            "since": now.since,
            "rule": now.rule,
            "prose": now.prose,
            "claims": list(now.claims),
            "review": "unreviewed" if now.review == "machine" else now.review,
        }
        for (name, provision, direction), now in after.items()
        if (then := before.get((name, provision, direction))) is None or then.answer != now.answer
    ]
    return sorted(rows, key=lambda row: (str(row["since"]), str(row["place_name"]), str(row["provision"])))


def of(position: Position) -> tuple[str, str, str | None]:
    """What a position is about."""
    return position.place, position.provision, position.direction
