"""The rule tables of positions and stages: data that ships with the package, and which rule a claim meets."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Literal

import msgspec

from standoff.model.claim import Claim

Does = Literal["holds", "reported", "ends", "blocked", "unblocked"]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the table; the comment at its head says what the fields mean."""

    id: str
    moves: tuple[str, ...]
    statuses: tuple[str, ...]
    place: Literal["actor", "instrument", "upon"]
    effect: Does
    prose: str
    direction: str | None = None


class Coded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Claims with one of these moves and one of these statuses."""

    moves: tuple[str, ...]
    statuses: tuple[str, ...]

    def covers(self, claim: Claim) -> bool:
        """Whether the claim is coded so."""
        return claim.move in self.moves and claim.status in self.statuses


class Adoption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes the content of a bill hold: an adopting act no more than ``within_days`` away."""

    id: str
    content: Coded
    adopting: Coded
    within_days: int
    prose: str


class PositionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole table. ``proceedings`` are kinds of instruments that carry no provisions."""

    rule: tuple[Rule, ...]
    adoption: Adoption
    proceedings: tuple[str, ...]

    def met_by(self, claim: Claim) -> Rule | None:
        """The first rule that lists the claim's move and status, None where there is none."""
        return _met(claim.move, claim.status)


class StageRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the table of stages; the comment at its head says what the fields mean."""

    id: str
    stage: str
    moves: tuple[str, ...]
    statuses: tuple[str, ...]
    prose: str
    kinds: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    repeated: bool = False
    state: bool = False


class StageRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of stages, in the order in which they are usually reached."""

    stage: tuple[StageRule, ...]


@cache
def position_rules() -> PositionRules:
    """The table that ships with the package."""
    return msgspec.toml.decode(_shipped("position_rules.toml"), type=PositionRules)


@cache
def stage_rules() -> tuple[StageRule, ...]:
    """The stages that ship with the package."""
    return msgspec.toml.decode(_shipped("stage_rules.toml"), type=StageRules).stage


@cache
def prose() -> dict[str, str]:
    """Every rule's sentence by its id."""
    table = position_rules()
    return {rule.id: rule.prose for rule in table.rule} | {table.adoption.id: table.adoption.prose}


@cache
def does(rule: str) -> Does:
    """What a rule does, by its id."""
    table = position_rules()
    return "holds" if rule == table.adoption.id else next(r.effect for r in table.rule if r.id == rule)


@cache
def _met(move: str, status: str) -> Rule | None:
    return next((r for r in position_rules().rule if move in r.moves and status in r.statuses), None)


def preamble(name: str) -> str:
    """The comment at the head of a table: what its fields mean and how it is read, in Markdown."""
    head = takewhile(lambda line: line.startswith("#"), _shipped(name).splitlines())
    return "".join(f"{line[2:]}\n" for line in head)


def _shipped(name: str) -> str:
    return files("standoff.record.positions").joinpath(name).read_text(encoding="utf-8")
