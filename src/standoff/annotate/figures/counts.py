"""Counts with what they count, and firsts: "three state laws", "the first state to ban them"."""

# ruff: noqa: E501 - one pattern is one line

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from standoff.annotate.figures.numerals import NUMBER, ORDINALS, VAGUE, span_value, value
from standoff.annotate.figures.qualifiers import qualifier
from standoff.model.annotation import FigureMention, Token

_PEOPLE = frozenset(
    "people persons immigrants migrants refugees residents adults children minors men women inmates detainees prisoners aliens "
    "noncitizens non-citizens students workers protesters demonstrators voters families victims citizens criminals felons "
    "asylum-seekers seekers americans individuals foreigners dreamers illegals suspects recipients youths kids mexicans offenders arrestees".split(
        " "
    )
)
_BODIES = r"states?|cit(?:y|ies)|count(?:y|ies)|towns?|jurisdictions?|governors?|mayors?|municipalit(?:y|ies)|sheriffs?|territor(?:y|ies)|places?"
_FIRST = re.compile(
    rf"\b(?:the|its)\s+(?P<rank>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|only)\s+(?P<what>(?:[\w.’'-]+\s+){{0,3}}?(?:{_BODIES}))(?P<scope>\s+(?:in the (?:nation|country|U\.S\.|United States|state|South)|nationwide))?\s+(?:to\b|that\b|with\b|(?=in the))"
    rf"|\b(?:the\s+)?(?:country|nation|state|U\.S\.|region)['’]s\s+(?P<rank2>first|second|third|only)\s+(?P<what2>(?:[\w.’'-]+\s+){{0,4}}?(?:{_BODIES}|laws?|ordinances?|bans?|polic(?:y|ies)|orders?|bills?|measures?|lawsuits?))\b",
    re.IGNORECASE,
)  # fmt: skip


def find_firsts(text: str) -> Iterator[FigureMention]:
    """Firsts and only ones of their kind, as rank."""
    for match in _FIRST.finditer(text):
        rank = (match["rank"] or match["rank2"]).lower()
        end = match.end("what") if match["what"] else match.end("what2")
        if rank == "last":
            continue
        number = "1" if rank == "only" else str(ORDINALS[rank])
        what = f"{rank} {match['what'] or match['what2']}"
        yield FigureMention(
            match.start("rank") if match["rank"] else match.start("rank2"), end, number, "rank", what
        )


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_VAGUE = "|".join(sorted(VAGUE, key=len, reverse=True))
_COUNT = re.compile(
    rf"(?<![\w$€£.,/:#&§+–-])(?:(?P<between>between\s+)?(?P<low>{NUMBER})(?:\s?(?P<to>[-–—]|to|or|and)\s?(?P<high>{NUMBER}))?|(?P<vague>{_VAGUE})\s+of)(?![\w%/])(?!,\d|\.\d|:\d|[-–]\d)",
    re.IGNORECASE,
)
_IDENTIFIER_BEFORE = re.compile(
    rf"(?:\b(?:No|Nos|Sec|Section|Sections|Title|Chapter|Article|Order|Bill|Proposition|Prop|Measure|Route|Highway|Interstate|Room|Suite|Channel|"
    rf"Amendment|Resolution|Ordinance|Act of|Page|Apt|Box|Unit|Flight|Day|Phase|Level|Part|Game|Week|Area|Local|Precinct|District|Boeing|"
    rf"(?!A\b|I\b)[A-Z]{{1,3}}|[A-Z]\.(?:[A-Z]\.)*|I-)\.?|\b{_MONTH}|['’]|\bage|\baged)\s*$"
)
_STOP = frozenset(
    "of the in on at to and or for by with from as is are was were be been has have had will would could may can who that which a an "
    "this those these his her their its our when if but not no than per into after before since during until because while under "
    "between against within without about over said says ago later earlier old percent o’clock am pm to-".split(
        " "
    )
)
_IRREGULAR = frozenset("people children men women police personnel staff counsel sheriff's aliens".split(" "))
_NOT_PLURAL = frozenset(
    "this is was his its has us as yes thus plus gas bus across always perhaps besides millions billions thousands hundreds dozens".split(
        " "
    )
)


_LENGTH = re.compile(
    rf"(?<![\w$.,/-])(?P<count>{NUMBER})-(?P<unit>year|month|week|day|hour)(?![\w-])"
    r"(?:\s+(?P<what>(?:[a-z-]+\s+){0,3}?(?:sentences?|terms?|deadline|holds?|bans?|period|contract|pause|delay|"
    r"window|limit|extension|detention|suspension|moratorium))\b)?",
    re.IGNORECASE,
)


def find_lengths(text: str) -> Iterator[FigureMention]:
    """ "a five-year mandatory minimum sentence": a length as a measure of something."""
    for match in _LENGTH.finditer(text):
        amount = value(match["count"])
        if amount is not None and not _IDENTIFIER_BEFORE.search(
            text[max(0, match.start() - 20) : match.start()]
        ):
            told = qualifier(text, match.start(), match.end())
            yield FigureMention(
                match.start(), match.end(), amount, match["unit"].lower() + "s", match["what"], told
            )


def find_counts(text: str, tokens: Mapping[int, Token]) -> Iterator[FigureMention]:
    """Numbers with the noun they count; persons of any kind have the unit ``people``."""
    for match in _COUNT.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if _IDENTIFIER_BEFORE.search(before):
            continue
        noun = _noun(text, match.end(), tokens)
        if noun is None:
            continue
        end, head, phrase = noun
        amount = _count_value(match)
        told = qualifier(text, match.start(), match.end())
        if amount is None or _is_year(match, told, head) or (amount == "1" and told is None):
            continue
        if re.match(r"\s+(?:ago|old|later|earlier)\b|-old\b", text[end : end + 10]):
            continue
        yield FigureMention(
            match.start(),
            end,
            amount,
            _unit(head),
            phrase,
            "between" if match["between"] and match["high"] else told,
        )


def _count_value(match: re.Match[str]) -> str | None:
    if match["vague"]:
        return match["vague"].lower()
    if match["high"]:
        if match["to"] == "and" and not match["between"]:
            return None
        return span_value(match["low"], match["high"])
    return value(match["low"])


def _is_year(match: re.Match[str], told: str | None, head: str) -> bool:
    if not re.fullmatch(r"(?:1[6-9]|20)\d\d", match[0].strip()):
        return False
    return (
        not (told and told not in ("about", "over", "under", "around", "another", "just", "only"))
        and head not in _PEOPLE
    )


def _unit(head: str) -> str:
    return "people" if head in _PEOPLE else head


def _noun(text: str, start: int, tokens: Mapping[int, Token]) -> tuple[int, str, str] | None:
    """End, head noun (plural, lower case) and whole phrase of what is counted; None when nothing is."""
    first: int | None = None
    for count, match in enumerate(islice(_words_after(text, start), 6)):
        word, token = match[0].lower(), tokens.get(match.start())
        if count == 0 and word in ("more", "other", "such"):
            continue
        if word in _STOP or word.startswith(("year-old", "month-old")) or _ends_phrase(word, token):
            return None
        first = match.start() if first is None else first
        if _is_plural(word, token):
            head, end = _last_noun(text, match, tokens)
            return end, head, re.sub(r"\s+", " ", text[first:end])
        if text[match.end() : match.end() + 1] not in (" ", "\n", "-"):
            return None
    return None


def _ends_phrase(word: str, token: Token | None) -> bool:
    """True for a verb, preposition or pronoun; a participle may still describe the noun."""
    if token is None or token.deprel == "amod" or word.endswith(("ed", "ing")):
        return False
    return token.upos in ("VERB", "AUX", "ADP", "PRON", "ADV", "SCONJ")


_DESCRIBING = frozenset("appeals police sports sales veterans arms personnel".split(" "))


def _last_noun(text: str, match: re.Match[str], tokens: Mapping[int, Token]) -> tuple[str, int]:
    """Head and end: "courts" of "two appeals courts", else the plural found with any plural joined to it."""
    word = match[0].lower()
    after = re.match(r" ([a-z]{3,}s)\b", text[match.end() : match.end() + 20])
    token = tokens.get(match.end() + 1)
    if after and word in _DESCRIBING and (token is None or token.upos == "NOUN"):
        return after[1], match.end() + len(after[0])
    joined = _AND_MORE.match(text, match.end())
    return word, joined.end() if joined else match.end()


_AND_MORE = re.compile(
    r" (?:and|or) (?:[a-z-]+ )?[a-z-]{3,}(?:ies|ns|es|ts|rs)\b(?= (?:that|which|with|in|have|across|nationwide)|[,.;])"
)
_GAP = re.compile(r"[ -][“\"‘]?")
_WORD = re.compile(r"[A-Za-z](?:[\w’'.-]*\w)?")
_OR_MORE = re.compile(r" or (?:more|fewer|less|so)(?= [a-z])")


def _words_after(text: str, start: int) -> Iterator[re.Match[str]]:
    """The next words on the same line, as long as only spaces, hyphens and quotation marks part them."""
    skipped = _OR_MORE.match(text, start)
    place = skipped.end() if skipped else start
    while match := _GAP.match(text, place):
        word = _WORD.match(text, match.end())
        if not word:
            return
        yield word
        place = word.end()
        while place < len(text) and text[place] in '”"':
            place += 1


def _is_plural(word: str, token: Token | None) -> bool:
    if word in _IRREGULAR:
        return True
    if token is not None and token.xpos in ("NN", "JJ", "VB", "VBZ", "VBD", "IN", "NNP"):
        return False
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "'s", "’s", "is"))
        and word not in _NOT_PLURAL
        and len(word) > 3
    )
