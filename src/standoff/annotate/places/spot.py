"""A name found in a text, before it is settled what it means."""

from __future__ import annotations

import msgspec

from standoff.gazetteer import Place

AREAS = ("country", "district", "region", "state", "territory")


class Word(msgspec.Struct, frozen=True):
    """A word of the text."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        return self.text != self.text.lower()


class Spot(msgspec.Struct, frozen=True):
    """A name that the table knows.

    ``sign`` is what the words around say: place, person, bare (nothing) or none (part of another name).
    ``region`` is the OCD id of the state or country named with it ("Jackson, Miss."). ``before`` and ``after``
    are the neighbouring words, folded, empty across punctuation.
    """

    start: int
    end: int
    key: str
    places: tuple[Place, ...]
    sign: str = "bare"
    region: str | None = None
    before: str = ""
    after: str = ""

    @property
    def area(self) -> bool:
        """Whether it may be a state, territory or country."""
        return any(place.kind in AREAS for place in self.places)
