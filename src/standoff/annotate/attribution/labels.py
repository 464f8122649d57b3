"""A name, a colon and what it says: lines of a transcript, "Roe: Council Plan Will Fail"."""

from __future__ import annotations

import re
from collections import Counter

from standoff.annotate.attribution import clauses
from standoff.annotate.attribution.found import Found
from standoff.annotate.attribution.function_words import PREPOSITIONS, listed
from standoff.annotate.attribution.passage import TIME, Passage
from standoff.annotate.attribution.phrases import personal, verbish

LABEL = re.compile(r"(?P<name>(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+): (?=\S+(?P<more> \S)?)")
NO_NAME = listed(
    """update updated video photo photos watch read related more note source sources editor exclusive breaking opinion
    analysis poll review answer q a fact washington abstract correction clarification story location"""
)
ENDS = (".", "?", "!", "”", '"', "…", "—", "--")
"""What a line of a transcript ends in, and a line of a table does not."""
QUESTIONS = listed("question")
"""Labels that are nobody's name, except in a transcript."""


def find(passage: Passage) -> dict[int, Found]:
    """The labelled paragraphs by where they begin: transcripts, of two speakers or more or one who speaks twice."""
    lines = {}
    for start, end in passage.paragraphs:
        match = LABEL.match(passage.text, start, end)
        if match is None or match["name"].split()[0].lower() in NO_NAME:
            continue
        if _shouted(match["name"]) or passage.text.endswith(ENDS, start, end):
            lines[start] = match
    if len(lines) < 2:
        return {}
    names = Counter(match["name"] for match in lines.values())
    used = Counter(word.text for word in passage.words)
    repeated = {name for name, times in names.items() if times > 1 and (" " in name or used[name] > times)}
    if not repeated and sum(times for name, times in names.items() if _shouted(name)) < 2:
        return {}
    found = {}
    for start, match in lines.items():
        name = match["name"]
        if name in repeated or _shouted(name) or len(name.split()) > 1:
            high = passage.between(*passage.paragraph(start))[1]
            source = passage.between(match.start("name"), match.end("name"))
            colon = source[1]
            if colon + 1 < high:
                content = ((colon + 1, high),)
                found[start] = Found(source, (colon, colon + 1), content, "transcript", True, "direct")
    return found


def _shouted(name: str) -> bool:
    """Whether a label is set in capitals, as in transcripts."""
    return name.isupper() and len(name) > 3


def alone(passage: Passage, low: int, high: int) -> list[Found]:
    """A paragraph that opens with a name and a colon, for a name that the text uses elsewhere."""
    words = passage.words
    match = LABEL.match(passage.text, words[low].start, words[high - 1].end)
    if match is None or not match["more"]:
        return []
    name = match["name"]
    if name.split()[0].lower() in NO_NAME | QUESTIONS or name.isupper():
        return []
    quoted = words[passage.at(match.end())].quote >= 0 if match.end() < words[high - 1].end else False
    if not _twice(passage.text, name.split()[-1]) and not (quoted and " " in name):
        return []
    source = passage.between(match.start("name"), match.end("name"))
    end = passage.paragraph(words[low].start)[1]
    last = clauses.trim(passage, source[1] + 1, passage.between(words[low].start, end)[1])
    if last - source[1] < 5 and not quoted:
        return []
    return [Found(source, (source[1], source[1] + 1), ((source[1] + 1, last),), "label", True)]


def _twice(text: str, word: str) -> bool:
    return text.find(word, text.find(word) + 1) >= 0


def verbless(passage: Passage, low: int, high: int) -> list[Found]:
    """ "The Gazette on Sunday: “The trustees lied.”": who speaks, a colon and a quotation, without a verb."""
    words = passage.words
    colon = next((k for k in range(low + 1, min(high - 1, low + 15)) if words[k].text == ":"), None)
    if colon is None or words[colon + 1].quote < 0 or passage.quotations[words[colon + 1].quote].scare:
        return []
    if any(word.quote >= 0 or word.text == "," or verbish(word) for word in words[low:colon]):
        return []
    end = next((k for k in range(low + 1, colon) if TIME.match(passage.text, words[k].start)), colon)
    head = words[end - 1]
    if any(word.low in PREPOSITIONS - {"of", "for"} for word in words[low:end]):
        return []
    if head.upos != "PROPN" and not personal(head.low.removesuffix("s")):
        return []
    last = colon + 1
    while last < high and words[last].quote == words[colon + 1].quote:
        last += 1
    return [Found((low, end), (colon, colon + 1), ((colon + 1, last),), "label", True)]
