"""What stands beside a number and bounds it: "more than", "up to", "or so"."""

# ruff: noqa: E501 - one pattern is one line

from __future__ import annotations

import re

_QUALIFIER = re.compile(
    r"\b(more than|over|at least|as many as|as much as|as few as|up to|nearly|almost|close to|about|around|roughly|approximately|"
    r"some|an estimated|estimated|fewer than|less than|under|only|just over|just under|just|well over|at most|no more than|"
    r"no fewer than|no less than|exactly|another|an additional|a record|upwards of|north of|in excess of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_QUALIFIER_AFTER = re.compile(r"\s+(or (?:more|fewer|less|so))\b", re.IGNORECASE)


def qualifier(text: str, start: int, end: int) -> str | None:
    """The words that bound the number at ``text[start:end]``, in lower case; None without any."""
    if before := _QUALIFIER.search(text[max(0, start - 24) : start]):
        return re.sub(r"\s+", " ", before[1].lower())
    after = _QUALIFIER_AFTER.match(text, end)
    return after[1].lower() if after else None
