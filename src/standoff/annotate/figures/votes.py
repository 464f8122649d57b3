"""Counts of votes: "32-16", "76 to 41", "a 5-4 decision", "unanimously"."""

# ruff: noqa: E501 - one pattern is one line

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.model.annotation import FigureMention

_TALLY = re.compile(
    r"(?<![\d.$/–-])(?<!\d,)(?P<yes>\d{1,3})\s?(?:[-–—]|\s+to\s+)\s?(?P<no>\d{1,3})(?![\d/%]|,\d{3}|\.\d|[-–]\d|\s?(?:percent|million|billion))"
)
_VOTE_BEFORE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)(?:\s+(?:was|of|is|count|on|by))?|pass(?:ed|es|ing)?|approv(?:e|ed|es|al|ing)|margin of|by|reject(?:ed|s)?|ruled|"
    r"count of|tally of|on an?|in an?|defeated|adopted|split|divided|confirmed|House|Senate|[Cc]ouncil|lines?,?|it|measure|bill|legislation)"
    r"(?:\s+(?:a|an|narrow|vote|margin|of|largely|party-line|the|by|it|bill|measure|ordinance|resolution|legislation|\w+ly|was))*[\s,(:—–]*$"
)  # fmt: skip
_VOTE_AFTER = re.compile(
    r"[)\s,]*(?:[-\w]+\s+){0,2}?(?:votes?|decision|ruling|majority|margin|split|opinion|tally|in favou?r|along party lines|"
    r"in the (?:House|Senate|Assembly)|by the (?:House|Senate|[Cc]ity [Cc]ouncil|council)|in (?:a|its) )\b"
)
_STRONG_VOTE = re.compile(r"\b(?:vot(?:e|es|ed|ing)|margin|ruled|tally|decision|split)\b")
_NOT_VOTE = re.compile(
    r"\s*(?:years?|days?|months?|weeks?|hours?|minutes?|people|points?|miles|times|a\.?m\.?|p\.?m\.?|record|season|win|loss|lead)\b",
    re.I,
)
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b(?:\s+vote)?", re.IGNORECASE)


def find_votes(text: str) -> Iterator[FigureMention]:
    """Tallies of votes and unanimous ones; ``what`` is the body that voted."""
    for match in _TALLY.finditer(text):
        before, after = text[max(0, match.start() - 48) : match.start()], text[match.end() : match.end() + 40]
        if _NOT_VOTE.match(after) or re.search(
            r"\b(?:aged?|ages|between|from|won|lost|beat|led|leads?|No\.|Section|trails?)\s+$", before
        ):
            continue
        told = _VOTE_AFTER.match(after)
        if told or (
            _VOTE_BEFORE.search(before) and ("to" not in match[0] or _STRONG_VOTE.search(before + after))
        ):
            yield FigureMention(
                match.start(), match.end(), f"{match['yes']}-{match['no']}", "votes", _body(before, after)
            )
    for match in _UNANIMOUS.finditer(text):
        if re.search(
            r"\b(?:vot|pass|approv|adopt|reject|ruled|council|Senate|House|board|court|commission)",
            text[max(0, match.start() - 60) : match.end() + 60],
            re.I,
        ):
            around = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 40]
            yield FigureMention(match.start(), match.end(), "unanimous", "votes", _body(*around))


_BODY = re.compile(
    r"\b(Senate|House|Assembly|[Cc]ity [Cc]ouncil|[Cc]ouncil|[Bb]oard(?: of [A-Z][a-z]+)?|Supreme Court|[Cc]ommission)\b"
)


def _body(before: str, after: str) -> str | None:
    """Whose vote, where the words beside it say: the last body before the count, else the first after it."""
    found = (
        _BODY.findall(re.split(r"[.;]\s|\d", before)[-1])[-1:]
        or _BODY.findall(re.split(r"[.;]|\d|\band\b", after)[0])[:1]
    )
    return found[0] if found else None
