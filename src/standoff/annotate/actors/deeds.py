"""Offices that wording implies: whose administration it is, who signs bills into law, who reports."""

from __future__ import annotations

import re

from standoff.annotate.actors.scene import Scene, legislature, place_near
from standoff.annotate.actors.seats import AIDES, Fact, legislator
from standoff.gazetteer import US

PRESIDENCY = re.compile(
    r"[’']s?\s+(?:\w+[ -]){0,2}(?:presidency|administration|inaugura|White House|travel ban|cabinet)"
    r"|\s+(?:administration|White House|presidency|Cabinet)\b"
    r"|,?\s+(?:\w+\s){0,2}(?:became|was elected|is|as|elected) president\b"
    r"|\s+(?:\w+\s){0,2}(?:won|assumed) the presidency"
)


ORDERS = re.compile(
    r"[’']s?\s+(?:\w+[ -]){0,2}executive (?:order|action)"
    r"|\s+(?:\w+\s){0,2}signed (?:an|another|the|his|two|three) (?:\w+ )?executive (?:order|action)"
)


SIGNS_LAW = re.compile(
    r"(?:,\swho\s[^.;,]{1,60},)?\s+(?:\w+\s){0,3}(?:signed|vetoed)\b[^.;]{0,60}?\b(?:law|bill|legislation|measure)\b"
)


LEGISLATES = re.compile(
    r"\s+(?:\w+\s){0,3}(?:introduced|sponsored|co-?sponsored|authored)\b[^.;]{0,40}\b(?:bill|legislation|measure|amendment|act)\b"
    r"|[’']s?\s+(?:\w+\s)?(?:bill|amendment)\b|\s+(?:even\s)?voted\s(?:to|against|for)\b"
    r"(?!\s(?:the president|him|her|them|these)\b"
    r"|\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:[.,;]|\s(?:in|and|but|because|last)\b))"
)


AMONG_LAWMAKERS = re.compile(
    r"(?:\b[Ss]enators|\blawmakers|\blegislators|\bcongressmen"
    r"|\b(?:Senate|House) (?:Republicans|Democrats|conservatives|leaders))"
    r"[^.;\n]{0,20}\b(?:such as|like|including)\b[^.;\n]{0,80}$"
)


CAMPAIGNS = re.compile(
    r"(?:[’']s?)?\s+(?:\w+\s)?(?:campaign|rally|backers|supporters|ad|ads|candidacy|presidential|camp|voters)\b"
)


CREDITS = re.compile(
    r"(?:\b(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Pp]hotos?|[Pp]hotograph)\s*(?:by|:)"
    r"|\bREUTERS/|^By|\nBy|\bcontributed by)\s*$"
)


HAS_ROLE = re.compile(
    r",\s(?!(?:and|or|but|who|which|in|on)\b)(?:(?:an?|the|who is)\s)?"
    r"(?![^,.;]*\b(?:victim|mother|father|resident|immigrant|migrant|native|student|widow|son|daughter|wife"
    r"|husband|brother|sister|suspect|inmate|patient|neighbor|recipient|graduate|survivor)\b)"
    r"(?:(?:[\w-]+\s){1,6}(?:of|at|for|with)\s(?:the\s)?|of\sthe\s)[A-Z]\w+"
)


def worded_power(scene: Scene, group: list[int], administers: bool) -> list[Fact]:
    """The office that wording implies for somebody named without a title: whose administration or executive
    order it is, who signs or introduces bills, who campaigns, who reports."""
    facts: list[Fact] = []
    for i in group:
        phrase = scene.found[i]
        start, end = scene.words[phrase.first].start, scene.words[phrase.last - 1].end
        owner = scene.found[phrase.owner] if phrase.owner is not None else None
        if administers or PRESIDENCY.match(scene.text, end):
            facts.append(Fact("president", "federal", US, 9.0))
        elif AIDES.match(scene.text, end) and legislature(scene, phrase.first) == "federal":
            facts.append(Fact("president", "federal", US, 4.0))
        elif SIGNS_LAW.match(scene.text, end) or ORDERS.match(scene.text, end):
            home = legislature(scene, phrase.first) == "state"
            place = place_near(scene, "state", phrase.first)
            facts.append(
                Fact("governor", "state", place, 4.0) if home else Fact("president", "federal", US, 4.0)
            )
        elif LEGISLATES.match(scene.text, end) or AMONG_LAWMAKERS.search(
            scene.text, max(start - 140, 0), start
        ):
            level, place, _ = legislator(scene, phrase)
            facts.append(Fact("representative", level, place, 3.5))
        elif len(group) > 1 and CAMPAIGNS.match(scene.text, end):
            facts.append(Fact("candidate", "other", None, 2.0))
        elif (owner is not None and owner.kind == "outlet") or CREDITS.search(
            scene.text, max(start - 20, 0), start
        ):
            facts.append(Fact("reporter", "outlet", None, 3.0))
        elif (
            len(phrase.name) > 1
            and HAS_ROLE.match(scene.text, end)
            and not any(where in range(phrase.last, phrase.last + 12) for where, _ in scene.places)
        ):
            facts.append(Fact("advocate", "other", None, 1.0))
    return facts
