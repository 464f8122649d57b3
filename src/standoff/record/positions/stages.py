"""How far an instrument has come: its stages as claims tell them, by the rules of ``stage_rules.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from standoff.model.recorded import Recorded
from standoff.model.stage import Stage
from standoff.record.identity import instrument_key
from standoff.record.positions.deriving import window
from standoff.record.positions.rules import StageRule, position_rules, stage_rules
from standoff.record.writing.claimrows import instruments

STRONGEST_FIRST = ("accepted", "machine", "disputed")


class Reached(msgspec.Struct, frozen=True):
    """One occurrence of a stage: the days it may have fallen on, and who says so."""

    rule: StageRule
    start: str
    day: str
    claims: tuple[Recorded, ...]

    @property
    def dated(self) -> bool:
        """Whether the day itself is told."""
        return self.start == self.day


def ladder(claims: Iterable[Recorded], instrument: str) -> tuple[Stage, ...]:
    """The stages that an instrument (its number or title) reached, in order of days.

    ``claims`` are those that name it; rejected ones and what is no core claim count for nothing. One
    stage is ``present`` where there is any; where claims contradict one another about a stage, each
    account is a stage of its own.
    """
    told: dict[str, list[Recorded]] = {}
    for claim in claims:
        rule = _shown_by(claim, instrument_key(instrument))
        if rule is not None:
            told.setdefault(rule.id, []).append(claim)
    found = [each for rule in stage_rules() for each in _occurrences(rule, told.get(rule.id, []))]
    found.sort(key=lambda each: (each.day, _rank(each.rule)))
    present = _present(found)
    return tuple(_stage(each, _rivalled(each, found), each is present) for each in found)


def _shown_by(claim: Recorded, key: str) -> StageRule | None:
    """The stage of the instrument that a claim shows."""
    said = claim.claim
    if not said.core or claim.review == "rejected":
        return None
    kinds = {
        ref.kind for ref in instruments(said) if ref.identifier and instrument_key(ref.identifier) == key
    }
    if not kinds:
        return None
    for rule in stage_rules():
        fits = kinds & set(rule.kinds) if rule.kinds else kinds - set(position_rules().proceedings)
        if fits and said.move in rule.moves and said.status in rule.statuses:
            return rule
    return None


def _occurrences(rule: StageRule, claims: Sequence[Recorded]) -> list[Reached]:
    """The claims of one stage by the day they tell; one without a day joins the first that it allows."""
    dated: dict[str, list[Recorded]] = {}
    for claim in claims:
        if claim.valid_from == claim.valid_by:
            dated.setdefault(claim.valid_by, []).append(claim)
    loose: list[Recorded] = []
    for claim in claims:
        if claim.valid_from != claim.valid_by:
            start = claim.valid_from or ""
            day = min((day for day in dated if start <= day <= claim.valid_by), default=None)
            (dated[day] if day else loose).append(claim)
    found = [Reached(rule, day, day, tuple(those)) for day, those in sorted(dated.items())]
    if loose:
        start = max(claim.valid_from or "" for claim in loose)
        day = min(claim.valid_by for claim in loose)
        found.append(Reached(rule, min(start, day), day, tuple(loose)))
    return found


def _present(found: Sequence[Reached]) -> Reached | None:
    """Where the instrument stands; ``found`` are in order of days."""
    last: Reached | None = None
    for each in found:
        further = last is None or _rank(each.rule) >= _rank(last.rule)
        surely_after = last is not None and each.start > last.day and not each.rule.state
        if further or surely_after:
            last = each
    return last


def _rivalled(each: Reached, found: Sequence[Reached]) -> bool:
    """Whether other claims contradict what is told of a stage."""
    first, last = window(each.day)
    near = [other for other in found if other is not each and first <= other.day <= last]
    again = not each.rule.repeated and any(other.rule is each.rule for other in near)
    return again or any(other.rule.id in each.rule.against for other in near)


def _stage(reached: Reached, conflicting: bool, present: bool) -> Stage:
    states = {claim.review for claim in reached.claims}
    official = tuple(claim.claim.id for claim in reached.claims if claim.official)
    return Stage(
        rule=reached.rule.id,
        stage=reached.rule.stage,
        prose=reached.rule.prose,
        earliest=reached.start or None,
        day=reached.day,
        claims=tuple(dict.fromkeys(claim.claim.id for claim in reached.claims)),
        official=official,
        review="accepted" if official else next(s for s in STRONGEST_FIRST if s in states),
        conflicting=conflicting,
        present=present,
    )


def _rank(rule: StageRule) -> int:
    return stage_rules().index(rule)
