"""Where words stand: half-open intervals of Unicode code points in a canonical text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """``[start, end)`` in Unicode code points. Written as ``[start, end]`` in JSON."""

    start: int
    end: int
