"""Instruments named by an official number: bills, orders, statutes, dockets, regulations.

Identifiers are written one way whatever the page prints: ``SB 2710``, ``H.R. 3003``, ``S. 1751``,
``EO 13768``, ``8 U.S.C. 1373``, ``Pub. L. 104-208``, ``82 Fed. Reg. 8799``, ``3:17-cv-00574``,
``Special Order 40``, ``Proposition 187``.
"""

# ruff: noqa: E501 - one pattern is one line

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from standoff.annotate.instruments.found import Found
from standoff.gazetteer import US

Read = Callable[["re.Match[str]"], tuple[str, str, str | None] | None]
"""From a match to kind, identifier and division id; None when the match is no instrument after all."""

_CHAMBERS = {
    "senate": "S", "house": "H", "assembly": "A", "legislative": "L", "council": "C",
}  # fmt: skip
_FORMS = {
    "bill": "B", "file": "F", "resolution": "R", "joint resolution": "JR", "concurrent resolution": "CR", "memorial": "M",
    "joint memorial": "JM",
}  # fmt: skip
_FEDERAL_SHORT = {"R": "H.R.", "RES": "H.Res.", "JRES": "H.J.Res.", "CONRES": "H.Con.Res."}


def find_numbered(text: str) -> Iterator[Found]:
    """Every instrument with an official number, in the order of the patterns; they may overlap."""
    for pattern, read in _patterns():
        for match in pattern.finditer(text):
            told = read(match)
            if told is not None:
                kind, identifier, place = told
                yield Found(match.start(), match.end(), kind, identifier, None, place)


def _short_bill(match: re.Match[str]) -> tuple[str, str, str | None] | None:
    """SB 54, S.B. 54, SB54, HB-1885, A.B. 450, HCR 12."""
    letters = re.sub(r"\W", "", match["letters"]).upper()
    kind = "resolution" if letters.endswith(("R", "M")) else "bill"
    return kind, f"{letters} {int(match['number'])}", None


def _house_of_representatives(match: re.Match[str]) -> tuple[str, str, str | None] | None:
    """H.R. 3003, H. Res. 12, S. 1751, S.J.Res. 4: bills of Congress."""
    letters = re.sub(r"[\W_]", "", match["letters"]).upper()
    number = int(match["number"])
    if letters == "S":
        return ("bill", f"S. {number}", US) if number >= 5 else None
    if letters == "HR":
        return "bill", f"H.R. {number}", US
    chamber, rest = letters[0], letters[1:]
    written = _FEDERAL_SHORT[rest]
    return "resolution", f"{written if chamber == 'H' else 'S' + written[1:]} {number}", US


def _worded_bill(match: re.Match[str]) -> tuple[str, str, str | None] | None:
    """Senate Bill 54, Assembly Joint Resolution 12."""
    chamber, form = _CHAMBERS[match["chamber"].lower()], re.sub(r"\s+", " ", match["form"].lower())
    kind = "bill" if form in ("bill", "file") else "resolution"
    return kind, f"{chamber}{_FORMS[form]} {int(match['number'])}", None


def _executive_order(match: re.Match[str]) -> tuple[str, str, str | None] | None:
    number = re.sub(r"[,\s]", "", match["number"])
    federal = number.isdigit() and len(number) == 5 and number[0] == "1"
    return "executive_order", f"EO {number}", US if federal else None


def _usc(match: re.Match[str]) -> tuple[str, str, str | None] | None:
    return "statute", f"{match['title']} U.S.C. {match['section']}", US


def _bare_section(match: re.Match[str]) -> tuple[str, str, str | None] | None:
    """Sections of Title 8 so well known by their number that nothing else is meant."""
    return "statute", f"8 U.S.C. {match['section']}", US


def _simple(kind: str, form: str, place: str | None = None) -> Read:
    def read(match: re.Match[str]) -> tuple[str, str, str | None]:
        return kind, form.format(**{name: value or "" for name, value in match.groupdict().items()}), place

    return read


def _docket(match: re.Match[str]) -> tuple[str, str, str | None] | None:
    return "court_case", re.sub(r"\s+", "", match["number"]).replace("–", "-"), None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Read], ...]:
    number = r"(?P<number>\d{1,5})\b(?![-.,/]\d|%)"
    no = r"(?:(?:No|Number|Nos)\.?\s*|#\s*)?"
    section = r"(?P<section>\d{1,5}[a-z]?(?:-\d+)?(?:\([0-9a-zA-Z]{1,3}\))*)"
    table: list[tuple[str, int, Read]] = [
        (r"\b(?P<letters>[SHA]\.?\s?B|[SH]\.?F|L\.?[BD]|[SA]\.?R|[SHA]\.?\s?[CJ]\.?\s?R|[SH]\.?J\.?M)\.?(?:\s*|-|\s+No\.\s*)(?P<number>\d{1,5})\b(?![-.,/]\d|%)", 0, _short_bill),
        (rf"\b(?P<letters>H\.\s?R\.?|HR|S\.|[HS]\.?\s?(?:J\.?\s?|Con\.?\s?)?Res\.?)\s?{no}{number}", 0, _house_of_representatives),
        (rf"\b(?P<chamber>Senate|House|Assembly|Legislative|Council)\s+(?P<form>(?:Joint |Concurrent )?(?:Bill|File|Resolution|Memorial))\s+{no}(?:[A-Z]{{1,2}}-?)?{number}", re.I, _worded_bill),
        (rf"\b(?:Executive\s+Orders?|E\.\s?O\.|EO)\s+{no}(?P<number>\d{{2,4}}-\d{{1,3}}|\d{{1,3}}(?:,\s?\d{{3}})?|\d{{4,5}})\b", re.I, _executive_order),
        (rf"\b(?P<title>\d{{1,2}})\s+(?:U\.\s?S\.\s?C\.?|USC|U\.S\. Code)(?:\s+A\.)?\s*(?:§§?\s*|[Ss]ec(?:tion|\.)?\s*)?{section}", 0, _usc),
        (rf"\bSections?\s+{section}\s+of\s+(?:the\s+)?(?:Title\s+(?P<title>\d{{1,2}})(?:\s+of\s+the\s+(?:U\.?S\.?|United States)\s+Code)?)", re.I, _usc),
        (rf"\bTitle\s+(?P<title>\d{{1,2}})(?:,|\s+of\s+the\s+(?:U\.?S\.?|United States)\s+Code,?)\s+Section\s+{section}", re.I, _usc),
        (r"(?:\b[Ss]ections?|§)\s+(?P<section>1373|1644|1357\(g\))(?!\d)", 0, _bare_section),
        (r"\b(?:Pub(?:lic|\.)\s+L(?:aw|\.)|P\.\s?L\.)\s+(?:No\.\s*)?(?P<number>\d{2,3}-\d{1,4})\b", re.I, _simple("statute", "Pub. L. {number}", US)),
        (r"\b(?P<volume>\d{1,3})\s+(?:Fed\.\s?Reg\.|FR|F\.\s?R\.)\s+(?P<page>\d{1,3},\d{3}|\d{1,6})\b", 0, _register),
        (r"\b(?P<title>\d{1,2})\s+C\.?\s?F\.?\s?R\.?\s*(?:§§?\s*|[Pp]art\s+|[Ss]ection\s+)?(?P<section>\d{1,4}(?:\.\d+)?)", 0, _simple("regulation", "{title} C.F.R. {section}", US)),
        (r"\b(?:(?:Case|Civil Action|Docket)\s+)?(?:No\.?\s*)?(?P<number>\d{1,2}:\s?\d{2}[-–](?:cv|cr|mc)[-–]\d{3,6})(?:-[A-Z]{2,4})*", re.I, _docket),
        (r"\b(?:(?:Case|Civil Action|Docket)\s+)?(?:No\.?\s*)?(?P<number>\d{2}[-–](?:cv|cr|mc)[-–]\d{2,6})\b(?:-[A-Z]{2,4})*", re.I, _docket),
        (r"\b(?:(?:Case|Civil Action|Docket),?\s+)?No\.\s*(?P<number>\d{2}[-–]\d{1,5})\b", 0, _docket),
        (rf"\bSpecial\s+Order\s+{no}(?P<number>\d+(?:-\d+)?)", re.I, _simple("general_order", "Special Order {number}")),
        (rf"\b(?:(?:Department\s+)?General|Standing|Administrative)\s+Order\s+{no}(?P<number>[A-Z]?-?\d+(?:[-.]\d+)*)", re.I, _general_order),
        (rf"\bExecutive\s+Directive\s+{no}(?P<number>\d+)", re.I, _simple("directive", "Executive Directive {number}")),
        (rf"\b(?:Proclamation)\s+{no}(?P<number>\d{{4,5}})\b", 0, _simple("proclamation", "Proclamation {number}", US)),
        (rf"\bProp(?:osition|\.)\s+{no}(?P<number>[0-9]{{1,3}}|[A-Z]{{1,2}})\b", 0, _simple("bill", "Proposition {number}")),
        (rf"\b(?P<what>Measure|Initiative|Referendum)\s+{no}(?P<number>\d{{1,4}}|[A-Z]{{1,2}})\b(?!\s+[a-z]+ed by)", 0, _simple("bill", "{what} {number}")),
        (rf"\bOrdinance\s+{no}(?P<number>[A-Z]?\d[\d,-]*\d|\d+)", re.I, _simple("ordinance", "Ordinance {number}")),
        (rf"(?<!Joint )(?<!Concurrent )(?<!House )(?<!Senate )\bResolution\s+{no}(?P<number>[A-Z]?\d[\d-]*\d|\d+)", 0, _simple("resolution", "Resolution {number}")),
        (r"\b(?:Section\s+)?287\s?\(\s?g\s?\)(?:\s+(?:agreements?|programs?|programme|partnerships?|deals?|contracts?|memorand(?:a|um)))?", 0, _simple("agreement", "287(g)", US)),
        (r"\bI\.?R\.?C\.?A\.?\b", 0, _simple("statute", "Immigration Reform and Control Act", US)),
    ]  # fmt: skip
    return tuple((re.compile(pattern, flags), read) for pattern, flags, read in table)


def _register(match: re.Match[str]) -> tuple[str, str, str | None] | None:
    return "regulation", f"{match['volume']} Fed. Reg. {match['page'].replace(',', '')}", US


def _general_order(match: re.Match[str]) -> tuple[str, str, str | None] | None:
    first = match[0].split()[0].capitalize()
    name = "General" if first == "Department" else first
    return "general_order", f"{name} Order {match['number']}", None
