"""Quotations signed with a dash and a name, behind them or in a line of their own: "... for us." — Jane Roe"""

from __future__ import annotations

import re
from itertools import chain, pairwise

from standoff.annotate.attribution.found import Found
from standoff.annotate.attribution.passage import Passage

RULE = "signed"
SIGNED = re.compile(
    r"(?:^|(?<=[”\"’'])\s*)(?P<dash>[—–―]|--?)\s*"
    r"(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){1,4}?)\.?(?:,\s[^\n]{1,80})?$"
)


def find(passage: Passage) -> list[Found]:
    """An attribution for each line that opens in quotation marks and is signed at its end or in the next."""
    found = []
    lines = (line.span() for line in re.finditer(r"[^\n]*\S[^\n]*", passage.text))
    for (first, last), (start, end) in pairwise(chain(lines, [(0, 0)])):
        within = SIGNED.search(passage.text[first:last])
        below = SIGNED.match(passage.text[start:end])
        line, at = (within, first) if within else (below, start)
        low, high = passage.between(first, first + within.start() if within else last)
        if line is None or low >= high or passage.words[low].quote < 0:
            continue
        name = passage.between(at + line.start("name"), at + line.end("name"))
        dash = passage.between(at + line.start("dash"), at + line.end("dash"))
        found.append(Found(name, dash, ((low, high),), RULE, True))
    return found
