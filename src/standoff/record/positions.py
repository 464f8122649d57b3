"""Positions: what holds in a place under a provision, derived by written rules from claims."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.model.recorded import Position, Recorded


def derive(claims: Iterable[Recorded], place: str | None, within: bool) -> tuple[Position, ...]:
    raise NotImplementedError
