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
SAID = r"said|says|told|added|wrote|stated|announced|argued|claimed|warned|noted|explained"
QUOTED = re.compile(
    r"(?P<content>[“\"][^”\"\n]+[”\"])\s*,?\s*(?:(?P<cue>"
    + SAID
    + r")\s+(?P<source>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*)"
    r"|(?P<source2>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*|[Hh]e|[Ss]he|[Tt]hey)\s+(?P<cue2>" + SAID + r"))"
)
REPORTED = re.compile(
    r"(?P<source>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*|[Hh]e|[Ss]he|[Tt]hey)\s+(?P<cue>"
    + SAID
    + r")\s+(?P<content>[^.“\"\n]+\.)"
)
ACCORDING = re.compile(r"(?P<cue>[Aa]ccording to)\s+(?P<source>[^,.\n]+)")
MONTHS = "January February March April May June July August September October November December".split()
DATE = re.compile(r"\b(" + "|".join(MONTHS) + r")\.? (\d{1,2})(?:, (\d{4}))?\b|\b(19|20)\d\d\b")
NAME = re.compile(r"\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*\b")


def claims(document: Row) -> list[Row]:
    """One ``happened`` claim in the page's own voice per trigger and sentence on topic."""
    text, found = document["text"], []
    if not TOPIC.search(text):
        return []
    for sentence in SENTENCE.finditer(text):
        start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
        for move, trigger in TRIGGERS.items():
            if re.search(rf"\b(?:{trigger})\b", sentence.group()):
                place = next(
                    (found for name in NAME.findall(sentence.group()) if (found := largest(name))), None
                )
                found.append(
                    {
                        "evidence": [start, sentence.end()],
                        "move": move,
                        "status": "happened",
                        "actor": {"name": "", "place": place.id if place else None, "level": "other"},
                        "voices": [document.get("outlet") or ""],
                        "core": True,
                    }
                )
    return found


def attributions(document: Row) -> list[Row]:
    """Quotations with a verb of saying beside them, reported clauses, and ``according to``."""
    text, found = document["text"], []
    for match in QUOTED.finditer(text):
        parts = match.groupdict()
        source, cue = ("source", "cue") if parts["source"] else ("source2", "cue2")
        found.append(
            {
                name: [list(match.span(key))]
                for name, key in (("content", "content"), ("source", source), ("cue", cue))
            }
        )
    found += [
        {name: [list(match.span(name))] for name in ("content", "source", "cue")}
        for match in REPORTED.finditer(text)
    ]
    for match in ACCORDING.finditer(text):
        sentence = next(s for s in SENTENCE.finditer(text) if s.start() <= match.start() < s.end())
        content = (
            [sentence.start(), match.start()]
            if match.start() - sentence.start() > 5
            else [match.end(), sentence.end()]
        )
        found.append(
            {"content": [content], "source": [list(match.span("source"))], "cue": [list(match.span("cue"))]}
        )
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
    found = []
    for match in NAME.finditer(document["text"]):
        if place := largest(match.group()):
            found.append({"start": match.start(), "end": match.end(), "lat": place.lat, "lon": place.lon})
    return found


def largest(name: str) -> gazetteer.Place | None:
    """The most populous place of that name."""
    return next(iter(gazetteer.lookup(name)), None)
