"""Positions: what holds in a place under a provision, derived by written rules from claims."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import msgspec

from standoff.model.claim import InstrumentRef
from standoff.model.recorded import Position, Recorded
from standoff.record.claimrows import instruments
from standoff.record.identity import instrument_key, place_id

WEAKEST_FIRST = ("disputed", "machine", "accepted")
HOLDS, ENDED, BLOCKED, CONFLICTING = "holds", "does not hold", "blocked", "conflicting"
ANSWER = {"holds": HOLDS, "reported": HOLDS, "ends": ENDED, "blocked": BLOCKED}
PROPOSED = "proposed"
ADOPTING = ("sign", "enact", "take_effect", "override")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the rule table; the table's own comment says what the fields mean."""

    id: str
    moves: tuple[str, ...]
    statuses: tuple[str, ...]
    place: str
    effect: str
    prose: str
    direction: str | None = None


ADOPTED_BILL = Rule(
    id="signed-into-law",
    moves=("rule",),
    statuses=(PROPOSED,),
    place="instrument",
    effect="holds",
    prose="What a bill was reported to contain holds once the same bill was signed or became law.",
)

Key = tuple[str, str, str | None]


class Effect(msgspec.Struct, frozen=True):
    """What one claim does to one position, on the day by which it surely was so."""

    key: Key
    day: str
    rule: Rule
    claims: tuple[Recorded, ...]
    instrument: InstrumentRef | None


@cache
def rules() -> tuple[Rule, ...]:
    """The rule table, in the order in which it is read."""
    table = tomllib.loads(
        files("standoff.record").joinpath("position_rules.toml").read_text(encoding="utf-8")
    )
    return (*msgspec.convert(table["rule"], tuple[Rule, ...]), ADOPTED_BILL)


def derive(
    claims: Iterable[Recorded], place: str | None = None, within: bool = False
) -> tuple[Position, ...]:
    """The positions that follow from core claims, by place, provision and direction.

    Rejected claims count for nothing; a claim without a place or a provision says nothing here.
    ``place`` (a full OCD division id) narrows to one place, and with ``within`` to those below it too.
    """
    usable = [claim for claim in claims if claim.claim.core and claim.review != "rejected"]
    effects = [effect for claim in usable for effect in _direct(claim)]
    effects += _adopted(usable)
    effects += _upon_instruments(usable, effects)
    by_key: dict[Key, list[Effect]] = {}
    for effect in effects:
        if place is None or effect.key[0] == place or (within and effect.key[0].startswith(f"{place}/")):
            by_key.setdefault(effect.key, []).append(effect)
    found = (_position(key, of_key) for key, of_key in sorted(by_key.items(), key=lambda item: str(item[0])))
    return tuple(position for position in found if position is not None)


def _rule_for(claim: Recorded) -> Rule | None:
    for rule in rules():
        if (
            rule is not ADOPTED_BILL
            and claim.claim.move in rule.moves
            and claim.claim.status in rule.statuses
        ):
            return rule
    return None


def _direct(claim: Recorded) -> Iterator[Effect]:
    """Effects on the provisions that the claim itself names."""
    rule = _rule_for(claim)
    where = _place(claim, rule.place) if rule else None
    if rule is None or where is None:
        return
    for provision in claim.claim.provisions:
        key = (where, provision.code, provision.direction or rule.direction)
        yield Effect(key, claim.valid_by, rule, (claim,), _instrument(claim))


def _adopted(claims: list[Recorded]) -> Iterator[Effect]:
    """What a bill contains holds from the day by which the same bill of the same place was signed."""
    signed: dict[tuple[str | None, str], Recorded] = {}
    for claim in claims:
        if claim.claim.move in ADOPTING and claim.claim.status == "happened":
            for identity in _identities(claim):
                if identity not in signed or claim.valid_by < signed[identity].valid_by:
                    signed[identity] = claim
    for claim in claims:
        if claim.claim.move != "rule" or claim.claim.status != PROPOSED:
            continue
        by = next((signed[identity] for identity in _identities(claim) if identity in signed), None)
        where = _place(claim, "instrument")
        if by is not None and where is not None:
            for provision in claim.claim.provisions:
                key = (where, provision.code, provision.direction)
                yield Effect(key, by.valid_by, ADOPTED_BILL, (claim, by), _instrument(claim))


def _upon_instruments(claims: list[Recorded], effects: list[Effect]) -> Iterator[Effect]:
    """Acts that name an instrument but no provision reach every position that rests on that instrument."""
    resting: dict[tuple[str | None, str], set[Key]] = {}
    for effect in effects:
        for claim in effect.claims:
            for identity in _identities(claim):
                resting.setdefault(identity, set()).add(effect.key)
    for claim in claims:
        rule = _rule_for(claim)
        if rule is None or claim.claim.provisions or rule.effect in ("holds", "reported"):
            continue
        for identity in _identities(claim):
            for key in sorted(resting.get(identity, ()), key=str):
                yield Effect(key, claim.valid_by, rule, (claim,), _instrument(claim))


def _position(key: Key, effects: list[Effect]) -> Position | None:
    """Reads the effects on one position in the order of their days; the last word decides."""
    answer: str | None = None
    under: Effect | None = None  # what the answer rests on
    since, agreeing = "", list[Effect]()
    blocked_from: tuple[str, Effect] | None = None
    for effect in sorted(effects, key=lambda e: (e.day, e.claims[0].seq)):
        if effect.rule.effect == "unblocked":
            if answer == BLOCKED and blocked_from is not None:
                answer, under, since, agreeing = (
                    blocked_from[0],
                    blocked_from[1],
                    effect.day,
                    [blocked_from[1], effect],
                )
            continue
        says = ANSWER[effect.rule.effect]
        if answer is None:
            answer, under, since, agreeing = says, effect, effect.day, [effect]
        elif says == answer:
            agreeing.append(effect)
        elif _contradicts(answer, says, since, effect):
            answer, under, since, agreeing = CONFLICTING, effect, effect.day, [*agreeing, effect]
        else:
            if says == BLOCKED and under is not None:
                blocked_from = (answer, under)
            answer, under, since, agreeing = says, effect, effect.day, [effect]
    if answer is None or under is None:
        return None
    resting = list(dict.fromkeys(claim.claim.id for effect in agreeing for claim in effect.claims))
    states = {claim.review for effect in agreeing for claim in effect.claims}
    return Position(
        place=key[0],
        provision=key[1],
        direction=key[2],
        answer=answer,
        rule=under.rule.id,
        prose=under.rule.prose,
        since=since,
        claims=tuple(resting),
        review=next((state for state in WEAKEST_FIRST if state in states), "machine"),
        instrument=under.instrument,
    )


def _contradicts(answer: str, says: str, since: str, effect: Effect) -> bool:
    """Disagreement that time does not settle: on one day, or a state reported against an act that ended it."""
    if answer == CONFLICTING:
        return effect.rule.effect == "reported"
    return effect.day == since or (effect.rule.effect == "reported" and answer in (ENDED, BLOCKED))


def _place(claim: Recorded, whose: str) -> str | None:
    """The place whose position a claim speaks of, None where it stays open."""
    said = claim.claim
    upon = [ref.place for ref in instruments(said)] + [target.place for target in said.targets]
    if whose == "actor":
        order = [said.actor.place]
    elif whose == "upon" or said.actor.level == "court":
        order = upon + list(said.places)
    else:
        order = [ref.place for ref in instruments(said)] + [said.actor.place] + list(said.places)
    return next((place_id(place) for place in order if place), None)


def _instrument(claim: Recorded) -> InstrumentRef | None:
    return next(iter(instruments(claim.claim)), None)


def _identities(claim: Recorded) -> list[tuple[str | None, str]]:
    """The instruments that a claim names by number or title, each with its place."""
    return [
        (place_id(ref.place) if ref.place else None, instrument_key(ref.identifier))
        for ref in instruments(claim.claim)
        if ref.identifier
    ]
