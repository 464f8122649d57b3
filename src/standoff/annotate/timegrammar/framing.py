"""The date of the letter, speech or report that words come from: "in a 2015 letter she wrote that ...".

Words beside the cue ("said Tuesday") are the attribution's own business. What is read here stands further off:
with the noun of what was written or held, or at the head of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from standoff.annotate.timegrammar.forms import Calendar, Fixed, TimeMatch
from standoff.model.annotation import Attribution
from standoff.model.span import Span

_NOUN = (
    r"(?:letters?|memos?|memorand(?:um|a)|e-?mails?|notes?|reports?|audits?|stud(?:y|ies)|surveys?|columns?|essays?|"
    r"op-eds?|articles?|editorials?|books?|speech|speeches|address|interviews?|statements?|releases?|tweets?|posts?|"
    r"messages?|briefs?|filings?|lawsuits?|suits?|complaints?|petitions?|rulings?|opinions?|dissents?|testimony|"
    r"hearings?|debates?|rall(?:y|ies)|conferences?|briefings?|appearances?|campaigns?|notices?|bulletins?|circulars?|"
    r"guidance|directives?|affidavits?|depositions?|diary|poll)"
)
_NOUN_AFTER = re.compile(rf"\s+(?:[\w’'-]+\s+){{0,2}}?{_NOUN}\b", re.IGNORECASE)
_WITH_A = re.compile(r"\b(?:an?|the|his|her|its|their|this|that|another|one)\s+$", re.IGNORECASE)
_MADE = "dated|published|released|issued|sent|filed|posted|written|delivered|given|made|held|recorded|signed"
_NOUN_BEFORE = re.compile(
    rf"\b{_NOUN}\b(?:\s+(?:to|with|by|before|at)\s+(?:[\w.’'-]+\s+){{1,5}}?|\s+|,\s+)"
    rf"(?P<made>(?:{_MADE})\s+)?(?P<link>(?:on|in|of|from)\s+)?(?:late\s+|early\s+)?$",
    re.IGNORECASE,
)
_SPEAKING = re.compile(r"\b(?:[Ss]peaking|[Ww]riting|[Tt]estifying|[Tt]weeting)\b[^.;,]{0,60}?$")
_HEAD = re.compile(r"[\s“”\"—–-]*(?:(?:And|But|Then|Back|Just|Late|Early|Earlier|On|In|During)\s+)*$")
_VERB_NEXT = re.compile(r",?\s+(?:(?:\w+ly|also|had|has|then|later|once|again)\s+)*")
_SUBJECT_NEXT = re.compile(r",?\s+(?:[\w.’'-]+\s+){0,2}$")


def framed(
    text: str, matches: Sequence[TimeMatch], attribution: Attribution, opening: int, held: Sequence[Span]
) -> Span | None:
    """The time expression that dates an attribution from afar, None where there is none.

    ``opening`` is where the cue's sentence opens. The expression must stand in the same of the contents ``held``
    as the cue, or like it in none.
    """
    if not attribution.cue or not attribution.source:
        return None
    cue, source = attribution.cue[0], attribution.source[0]
    around = _holding(held, cue.start)
    for match in matches:
        before = match.end <= cue.start or source.start <= match.start < source.end
        dated = match.kind in ("DATE", "TIME") and not isinstance(match.form, Fixed)
        if not dated or match.start < opening or not before:
            continue
        if _holding(held, match.start) != around:
            continue
        opens = _heads(text, match, opening, source.start) and _VERB_NEXT.fullmatch(
            text[source.end : cue.start]
        )
        if opens or _of_a_noun(text, match, opening):
            return Span(match.start, match.end)
    return None


def _holding(held: Sequence[Span], offset: int) -> list[Span]:
    return [span for span in held if span.start <= offset < span.end]


def _of_a_noun(text: str, match: TimeMatch, opening: int) -> bool:
    """Whether a date goes with something written or held: "a 2015 letter", "an email sent Feb. 2"."""
    before = text[max(opening, match.start - 90) : match.start]
    if _WITH_A.search(before) and _NOUN_AFTER.match(text, match.end):
        return True
    if _SPEAKING.search(before):
        return True
    noun = _NOUN_BEFORE.search(before)
    if noun is None:
        return False
    about = (noun["link"] or "").strip().lower() == "on" and not noun["made"]
    return not (about and isinstance(match.form, Calendar) and match.form.day is None)  # "a report on 2016"


def _heads(text: str, match: TimeMatch, opening: int, source: int) -> bool:
    """Whether a date opens the sentence right before whoever speaks: "On Feb. 1 the contractor said"."""
    if match.end > source or not _HEAD.fullmatch(text[opening : match.start]):
        return False
    return match.end == source or bool(_SUBJECT_NEXT.fullmatch(text[match.end : source]))
