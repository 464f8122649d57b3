"""What one claim does to positions, as rows: pure, made once from the claim, and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from standoff.model.claim import Claim, InstrumentRef
from standoff.record.identity import instrument_key, place_id
from standoff.record.positions.rules import Rule, position_rules
from standoff.record.validity import LASTING
from standoff.record.writing.claimrows import instruments

DIRECT, CONTENT, ADOPTS, UPON = "direct", "content", "adopts", "upon"
LIFTING = ("ends", "blocked", "unblocked")


class Identity(msgspec.Struct, frozen=True, order=True):
    """An instrument by its place and its folded number or title; both empty where there is none."""

    place: str = ""
    key: str = ""


NOBODY = Identity()


class EffectRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of ``claim_effects``; empty text stands for what is not there.

    ``kind`` is ``direct`` (names the provision), ``content`` (what a bill would do), ``adopts`` (an act that
    makes the content of the bill ``identity`` hold) or ``upon`` (an act upon an instrument that names no
    provision). The act fell on a day in ``[start, day]``, ``start`` empty where it is not known;
    ``until`` is the first day on which a state no longer was so. ``instrument`` is the claim's first, as JSON.
    """

    claim: int
    kind: str
    place: str = ""
    provision: str = ""
    direction: str = ""
    identity: Identity = NOBODY
    rule: str
    start: str
    day: str
    until: str = ""
    instrument: str = ""


class When(msgspec.Struct, frozen=True):
    """The valid days of a claim, as ``claims`` has them: ``[start, end)``, and the day by which it surely was so."""

    start: str | None
    by: str
    end: str | None


def effects_of(number: int, claim: Claim, when: When) -> tuple[EffectRow, ...]:
    """What the claim with this row number does; nothing where it is no core claim or meets no rule."""
    if not claim.core:
        return ()
    return tuple(dict.fromkeys(_rows(number, claim, when)))


def _rows(number: int, claim: Claim, when: When) -> Iterator[EffectRow]:
    adoption = position_rules().adoption
    plain = EffectRow(
        claim=number,
        kind=DIRECT,
        rule=adoption.id,
        start=when.start or "",
        day=when.by,
        instrument=_first_instrument(claim),
    )
    replace = msgspec.structs.replace
    owner = next(_places(claim, "instrument"), "")
    if adoption.adopting.covers(claim):
        for identity in _identities(claim, owner):
            yield replace(plain, kind=ADOPTS, identity=identity)
    if adoption.content.covers(claim) and owner:
        for identity in _identities(claim, owner):
            for code, direction in _provisions(claim, None):
                yield replace(
                    plain, kind=CONTENT, place=owner, provision=code, direction=direction, identity=identity
                )
    rule = position_rules().met_by(claim)
    if rule is not None:
        until = (when.end or "") if claim.status in LASTING else ""
        yield from _by_rule(replace(plain, rule=rule.id, until=until), claim, rule)


def _by_rule(plain: EffectRow, claim: Claim, rule: Rule) -> Iterator[EffectRow]:
    replace = msgspec.structs.replace
    places = list(_places(claim, rule.place))
    identities = list(_identities(claim, places[0] if places else ""))
    if claim.provisions:
        for place in places if rule.place == "upon" else places[:1]:
            for code, direction in _provisions(claim, rule.direction):
                for identity in identities or [NOBODY]:
                    yield replace(plain, place=place, provision=code, direction=direction, identity=identity)
    elif rule.effect in LIFTING:
        for identity in identities:
            yield replace(plain, kind=UPON, identity=identity)


def _provisions(claim: Claim, assumed: str | None) -> Iterable[tuple[str, str]]:
    return dict.fromkeys((part.code, part.direction or assumed or "") for part in claim.provisions)


def _places(claim: Claim, whose: str) -> Iterator[str]:
    """The places whose positions a claim speaks of, as full ids; nothing where that stays open.

    Of the sources in their order (instruments, actor or targets, places named) the first with a place is used.
    """
    of_instruments = [ref.place for ref in _judged(claim)]
    of_targets = [target.place for target in claim.targets]
    if whose == "actor":
        sources = [[claim.actor.place]]
    elif whose == "upon" or claim.actor.level == "court":
        sources = [of_instruments, of_targets, list(claim.places[:1])]
    else:
        sources = [of_instruments, [claim.actor.place], list(claim.places[:1])]
    known = ([place for place in source if place] for source in sources)
    yield from dict.fromkeys(place_id(place) for place in next(filter(None, known), []))


def _identities(claim: Claim, owner: str) -> Iterable[Identity]:
    """The instruments a claim names by number or title.

    One that is told without a place is that of the place the claim speaks of; without either it stays open:
    every state has an "SB 4".
    """
    named = ((ref.place, ref.identifier) for ref in _judged(claim) if ref.identifier)
    found = (Identity(place_id(place) if place else owner, instrument_key(name)) for place, name in named)
    return dict.fromkeys(identity for identity in found if identity.place and identity.key)


def _judged(claim: Claim) -> Iterator[InstrumentRef]:
    """The claim's instruments without suits and rulings."""
    return (ref for ref in instruments(claim) if ref.kind not in position_rules().proceedings)


def _first_instrument(claim: Claim) -> str:
    first = next(iter(instruments(claim)), None)
    return msgspec.json.encode(first).decode() if first else ""
