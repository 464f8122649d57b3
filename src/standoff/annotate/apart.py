"""Keep what does not overlap: earlier layers win over later ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Stretch(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """One past the last."""
        ...


T = TypeVar("T", bound=Stretch)


def apart(layers: Iterable[Iterable[T]]) -> list[T]:
    """The stretches of all layers in text order, without any that overlaps one kept before it."""
    kept: list[T] = []
    starts: list[int] = []
    for layer in layers:
        for found in layer:
            place = bisect_left(starts, found.start)
            clear = place == len(kept) or found.end <= kept[place].start
            if clear and (place == 0 or kept[place - 1].end <= found.start):
                kept.insert(place, found)
                starts.insert(place, found.start)
    return kept
