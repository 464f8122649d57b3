"""What the finders hand to the annotator before mentions are linked."""

from __future__ import annotations

import msgspec

PRESIDENTS = "Trump|Biden|Obama|Bush|Clinton|Reagan"
"""Presidents by the one name that pages give them."""


class Found(msgspec.Struct, frozen=True):
    """A stretch that names an instrument.

    ``definite`` is None for numbers and titles, True for "the bill", False for "a bill".
    """

    start: int
    end: int
    kind: str
    identifier: str | None = None
    title: str | None = None
    place: str | None = None
    definite: bool | None = None
    plural: bool = False
    words: frozenset[str] = frozenset()
    """Content words standing before a common noun ("anti-sanctuary" law)."""
    fixed: bool = False
    """True for an idiom that stands for no instrument in particular ("break the law")."""
