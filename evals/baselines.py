"""What a first afternoon would build: trigger words, a quotation pattern, a date pattern, the largest namesake."""

from __future__ import annotations

import re
from typing import Any

from standoff import gazetteer

Row = dict[str, Any]

TRIGGERS = {
    "sue": r"sued|filed (?:a|the) (?:law)?suit|lawsuit against",
    "sign": r"signed",
    "veto": r"vetoed",
    "issue": r"(?:issued|signed) an? (?:executive )?(?:order|directive|memo\w*)",
    "introduce": r"introduced|filed a bill",
    "pass_chamber": r"(?:Senate|House|council) (?:passed|approved|voted)",
    "withhold_funds": r"(?:withh[eo]ld|cut|strip|block)\w* (?:\w+ ){0,2}(?:funds|funding|money|grants)",
    "decline": r"refus\w+ to|will not|won[’']t|declin\w+ to",
    "cooperate": r"complied|will comply|cooperat\w+ with",
    "enjoin": r"blocked|injunction",
    "criticize": r"criticized|condemned|blasted|slammed",
    "endorse": r"praised|supports?|backed",
    "allege": r"unconstitutional|violates?|illegal(?:ly)?",
    "request": r"asked|called on|urged|demanded",
    "rule": r"prohibits?|bars?|requires?|forbids?",
    "meet": r"met with|will meet",
}
TOPIC = re.compile(
    r"sanctuary|immigration (?:enforcement|authorities|agents)|\bICE\b|deport|detainer|undocumented", re.I
)
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[”\"]?|\n|$)")
NAMES = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*"
WHO = rf"{NAMES}|[Hh]e|[Ss]he|[Tt]hey"
SAID = r"said|says|told|added|wrote|stated|announced|argued|claimed|warned|noted|explained"
QUOTED = re.compile(
    rf"(?P<content>[“\"][^”\"\n]+[”\"])\s*,?\s*"
    rf"(?:(?P<cue>{SAID})\s+(?P<source>{NAMES})|(?P<source2>{WHO})\s+(?P<cue2>{SAID}))"
)
REPORTED = re.compile(rf"(?P<source>{WHO})\s+(?P<cue>{SAID})\s+(?P<content>[^.“\"\n]+\.)")
ACCORDING = re.compile(r"(?P<cue>[Aa]ccording to)\s+(?P<source>[^,.\n]+)")
MONTHS: tuple[str, ...] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
)
MONTHS += ("October", "November", "December")
DATE = re.compile(r"\b(" + "|".join(MONTHS) + r")\.? (\d{1,2})(?:, (\d{4}))?\b|\b(19|20)\d\d\b")
NAME = re.compile(r"\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*\b")


def claims(document: Row) -> list[Row]:
    """One ``happened`` claim in the page's own voice per trigger and sentence on topic."""
    text = document["text"]
    found: list[Row] = []
    for sentence in SENTENCE.finditer(text) if TOPIC.search(text) else ():
        start = sentence.end() - len(sentence.group().lstrip())
        place = next((known for name in NAME.findall(sentence.group()) if (known := largest(name))), None)
        found += [
            {
                "evidence": [start, sentence.end()],
                "move": move,
                "status": "happened",
                "actor": {"place": place.id if place else None},
                "voices": [document.get("outlet") or ""],
            }
            for move, trigger in TRIGGERS.items()
            if re.search(rf"\b(?:{trigger})\b", sentence.group())
        ]
    return found


def attributions(document: Row) -> list[Row]:
    """Quotations with a verb of saying beside them, reported clauses, and ``according to``."""
    text = document["text"]
    found: list[Row] = []
    for match in QUOTED.finditer(text):
        source, cue = ("source", "cue") if match["source"] else ("source2", "cue2")
        found.append(
            {"content": [match.span("content")], "source": [match.span(source)], "cue": [match.span(cue)]}
        )
    found += [
        {name: [match.span(name)] for name in ("content", "source", "cue")}
        for match in REPORTED.finditer(text)
    ]
    for match in ACCORDING.finditer(text):
        sentence = next(s for s in SENTENCE.finditer(text) if s.start() <= match.start() < s.end())
        last = match.start() - sentence.start() > 5
        content = (sentence.start(), match.start()) if last else (match.end(), sentence.end())
        found.append({"content": [content], "source": [match.span("source")], "cue": [match.span("cue")]})
    return found


def times(document: Row) -> list[Row]:
    """Written-out dates and bare years."""
    found = []
    for match in DATE.finditer(document["text"]):
        month, day, year = match.group(1, 2, 3)
        year = year or str(document.get("published") or "")[:4]
        value = f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}" if month else match.group()
        found.append({"start": match.start(), "end": match.end(), "value": value})
    return found


def toponyms(document: Row) -> list[Row]:
    """Every capitalised name in the table, put at its most populous bearer."""
    return [
        {"start": match.start(), "end": match.end(), "lat": place.lat, "lon": place.lon}
        for match in NAME.finditer(document["text"])
        if (place := largest(match.group()))
    ]


def largest(name: str) -> gazetteer.Place | None:
    """The most populous place of that name."""
    return next(iter(gazetteer.lookup(name)), None)
