"""A name, a colon and what it says: lines of a transcript, "Roe: Council Plan Will Fail"."""

from __future__ import annotations

import re

from standoff.annotate.attribution import clauses
from standoff.annotate.attribution.found import Found
from standoff.annotate.attribution.function_words import listed
from standoff.annotate.attribution.passage import Passage

LABEL = re.compile(r"(?P<name>(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+): (?=\S+(?P<more> \S)?)")
NO_NAME = listed(
    """update updated video photo photos watch read related more note source sources editor exclusive breaking opinion
    analysis poll review answer q a fact washington abstract correction clarification story location"""
)
QUESTIONS = listed("question")
"""Labels that are nobody's name, except in a transcript."""


def find(passage: Passage) -> dict[int, Found]:
    """The labelled paragraphs by where they begin: transcripts, of two speakers or more or one who speaks twice."""
    lines = {}
    for start, end in passage.paragraphs:
        match = LABEL.match(passage.text, start, end)
        if match is not None and match["name"].split()[0].lower() not in NO_NAME:
            lines[start] = match
    names = [match["name"] for match in lines.values()]
    if len(names) < 2:
        return {}
    found = {}
    for start, match in lines.items():
        name = match["name"]
        known = passage.text.count(name.split()[-1]) > names.count(name)
        if (name.isupper() and len(name) > 3) or (known and names.count(name) > 1):
            _, high = passage.between(*passage.paragraph(start))
            source = passage.between(match.start("name"), match.end("name"))
            colon = source[1]
            if colon + 1 < high:
                found[start] = Found(
                    source, (colon, colon + 1), ((colon + 1, high),), "transcript", True, "direct"
                )
    return found


def alone(passage: Passage, low: int, high: int) -> list[Found]:
    """A paragraph that opens with a name and a colon, for a name that the text uses elsewhere."""
    words = passage.words
    match = LABEL.match(passage.text, words[low].start, words[high - 1].end)
    if match is None or not match["more"]:
        return []
    name = match["name"]
    if name.split()[0].lower() in NO_NAME | QUESTIONS or name.isupper():
        return []
    if passage.text.count(name.split()[-1]) < 2:
        return []
    source = passage.between(match.start("name"), match.end("name"))
    end = passage.paragraph(words[low].start)[1]
    last = clauses.trim(passage, source[1] + 1, passage.between(words[low].start, end)[1])
    if last - source[1] < 5:
        return []
    return [Found(source, (source[1], source[1] + 1), ((source[1] + 1, last),), "label", True)]
