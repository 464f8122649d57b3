"""Names under what they wrote: "— Jane Roe (@roe) March 7, 2018", "— The Daily Sun", a name alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standoff.annotate.attribution.found import Found, Range
from standoff.annotate.attribution.leads import Part
from standoff.annotate.attribution.passage import Passage

SIGNED = re.compile(
    r"(?:^|\s)[—–-]{1,2}\s*(?P<name>[^\n—–()]{2,60}?)\s*\(@\w+\)\s*(?P<date>[A-Z][a-z]+ \d{1,2}, \d{4})?"
    r"(?:\s+Report)?\s*$"
)
"""A name with its handle under a message; a link to report the message may follow."""
CREDITED = re.compile(
    r"(?:^|(?<=[.!?”\"’']))\s*[—–-]{1,2}\s*(?P<name>(?:[Tt]he\s+)?(?:[a-z]+\s+){0,3}[A-Z][\w.’'&-]*(?:\s+(?:of|the|and|for|&|[A-Z][\w.’'&-]*)){0,8})"
    r"(?:,\s+[^.]{2,60})?\s*$"
)
"""A dash and a name at the end of a block quote."""
CREDIT_LINE = re.compile(
    r"(?P<name>(?:[Tt]he\s+)?[A-Z][\w.’'-]+(?:\s+(?:of|the|and|for|&|[A-Z][\w.’'&-]*)){1,6})(?:,\s+[^.]{2,50})?\s*$"
)
"""A name that stands as the last paragraph of a block quote."""
LONGEST_CREDIT = 60


def below(passage: Passage, held: Sequence[Part]) -> tuple[Range, Range] | None:
    """Who signs the last paragraph of a block quote, and the mark before the name."""
    last = held[-1]
    match = SIGNED.search(last.text) or CREDITED.search(last.text)
    if match is None and len(held) > 1 and last.kind == "paragraph" and len(last.text) <= LONGEST_CREDIT:
        match = CREDIT_LINE.match(last.text)
    return _words(passage, last, match) if match else None


def beside(passage: Passage, parts: Sequence[Part], k: int) -> Found | None:
    """The attribution of a tweet in plain text: of the paragraph that is signed, or of the one before."""
    match = SIGNED.search(parts[k].text)
    if not match:
        return None
    source, cue = _words(passage, parts[k], match)
    first = min(source[0], cue[0])
    if first > parts[k].low:
        content = ((parts[k].low, first),)
    elif k:
        content = ((parts[k - 1].low, parts[k - 1].high),)
    else:
        return None
    return Found(source, cue, content, "signature", True, "block")


def _words(passage: Passage, part: Part, match: re.Match[str]) -> tuple[Range, Range]:
    start = passage.words[part.low].start
    source = passage.between(start + match.start("name"), start + match.end("name"))
    return source, (max(part.low, source[0] - 1), max(part.low, source[0] - 1) + 1)
