"""The ``figures`` annotator: votes, money, shares, counts with what they count, and firsts.

Years, dates, ages, addresses, telephone numbers and the numbers of laws are no figures. A figure is a
claim of the text and never truth; the qualifier ("more than") is kept apart from the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from standoff.annotate.figures.numerals import DIGITS, NUMBER, ORDINALS, VAGUE, span_value, value
from standoff.model.annotation import Annotations, FigureMention, Token
from standoff.model.document import Document

_QUALIFIER = re.compile(
    r"\b(more than|over|at least|as many as|as much as|as few as|up to|nearly|almost|close to|about|around|roughly|approximately|"
    r"some|an estimated|estimated|fewer than|less than|under|only|just over|just under|just|well over|at most|no more than|"
    r"no fewer than|no less than|exactly|another|an additional|a record|upwards of|north of|in excess of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_QUALIFIER_AFTER = re.compile(r"\s+(or (?:more|fewer|less|so))\b", re.IGNORECASE)
_PEOPLE = frozenset(
    "people persons immigrants migrants refugees residents adults children minors men women inmates detainees prisoners aliens "
    "noncitizens non-citizens students workers protesters demonstrators voters families victims citizens criminals felons "
    "asylum-seekers seekers americans individuals foreigners dreamers illegals suspects recipients youths kids mexicans offenders arrestees".split(
        " "
    )
)
_TIMES = frozenset("second minute hour day week month year decade quarter weekend".split(" "))


class Figures:
    """Fills ``figures``."""

    name = "figures"
    version = "1"
    requires: tuple[str, ...] = ("tokens",)
    provides: tuple[str, ...] = ("figures",)

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with its ``figures`` filled."""
        tokens = {token.start: token for token in have.tokens}
        return msgspec.structs.replace(have, figures=find(document.text, tokens))


def find(text: str, tokens: Mapping[int, Token] | None = None) -> tuple[FigureMention, ...]:
    """Every figure of the text, in order, without overlaps. ``tokens`` by their start tell nouns from verbs."""
    kept: list[FigureMention] = []
    for finder in (_votes(text), _money(text), _shares(text), _firsts(text), _counts(text, tokens or {})):
        for found in finder:
            if all(found.end <= other.start or other.end <= found.start for other in kept):
                kept.append(found)
    return tuple(sorted(kept, key=lambda figure: figure.start))


def _qualifier(text: str, start: int, end: int) -> str | None:
    if before := _QUALIFIER.search(text[max(0, start - 24) : start]):
        return re.sub(r"\s+", " ", before[1].lower())
    after = _QUALIFIER_AFTER.match(text, end)
    return after[1].lower() if after else None


# --- votes ----------------------------------------------------------------------------------------------

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


def _votes(text: str) -> Iterator[FigureMention]:
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


# --- money and shares -------------------------------------------------------------------------------------

_SCALED = (
    rf"{DIGITS}(?:\s?(?:hundred|thousand|million|billion|trillion)\b)?(?:(?<=\d)(?:[kKmMbB]|mn|bn|tn)\b)?"
)
_RATE = r"(?P<rate>\s+(?:an?|per|each|every)\s+(?:fiscal\s+)?(?P<period>year|month|week|day|hour|person|inmate|night)\b|[\s-]+(?P<yearly>annually|yearly)\b)?"
_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "US$": "USD"}
_MONEY = re.compile(
    rf"(?P<sign>US\$|[$€£])\s?(?P<low>{_SCALED})(?:\s?(?:[-–—]|to|and)\s?(?:US\$|[$€£])\s?(?P<high>{_SCALED})|\s?(?:[-–—]|to)\s?(?P<bare>{DIGITS}\s?(?:thousand|million|billion|trillion)\b))?(?:\s?-?(?:USD))?{_RATE}"
)
_DOLLARS = re.compile(rf"(?<![\w$.,])(?P<low>{NUMBER})[\s-]dollars?\b{_RATE}", re.IGNORECASE)
_VAGUE_DOLLARS = re.compile(
    r"\b(?P<low>(?:tens of |hundreds of )?(?:thousands|millions|billions|trillions))\s+(?:of|in)\s+(?:U\.S\. )?(?P<what>dollars|federal (?:dollars|funds|funding|grants|money|aid))\b",
    re.I,
)


def _money(text: str) -> Iterator[FigureMention]:
    for match in _MONEY.finditer(text):
        high = match["high"] or match["bare"]
        amount = span_value(match["low"], high) if high else value(match["low"])
        if amount:
            yield _sum(text, match, amount, _CURRENCY[match["sign"]])
    for match in _DOLLARS.finditer(text):
        if amount := value(match["low"]):
            yield _sum(text, match, amount, "USD")
    for match in _VAGUE_DOLLARS.finditer(text):
        what = match["what"].lower()
        yield FigureMention(
            match.start(),
            match.end(),
            match["low"].lower(),
            "USD",
            None if what == "dollars" else what,
            _qualifier(text, match.start(), match.end()),
        )


def _sum(text: str, match: re.Match[str], amount: str, currency: str) -> FigureMention:
    period = match["period"] or ("year" if match["yearly"] else None)
    unit = f"{currency} per {period.lower()}" if period else currency
    return FigureMention(
        match.start(),
        match.end(),
        amount,
        unit,
        _purpose(text, match.end()),
        _qualifier(text, match.start(), match.end()),
    )


def _purpose(text: str, end: int) -> str | None:
    """What the money is: "in federal funding", "grant", "fine", "for emergency care"."""
    found = re.match(
        r"\s+(?:in|of|from|for)\s+(?:(?:the|its|a|an|their)\s+)?((?:[a-z-]+\s+){0,3}?(?:grants?|funding|funds|money|aid|fines?|services|assistance|dollars|support|cuts?|costs?|damages|care))\b",
        text[end : end + 70],
    )
    found = found or re.match(
        r"[\s-]+(?:a[\s-]day\s+)?((?:[a-z-]+\s+){0,2}?(?:grants?|fines?|budget|package|fund|penalt(?:y|ies)|programs?|deficit|contract))\b",
        text[end : end + 50],
    )
    return found[1] if found else None


_SHARE = re.compile(
    rf"(?<![\w.,$])(?P<low>{NUMBER})(?:\s?(?:[-–—]|to)\s?(?P<high>{DIGITS}))?\s?(?P<unit>%|percentage points?\b|percent\b|per cent\b)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?P<share>(?:one|two|three|four|a)[-\s](?:thirds?|quarters?|fourths?|fifths?|tenths?))\s+of\b",
    re.IGNORECASE,
)
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}


def _shares(text: str) -> Iterator[FigureMention]:
    for match in _SHARE.finditer(text):
        amount = span_value(match["low"], match["high"]) if match["high"] else value(match["low"])
        if amount:
            unit = "percentage points" if "point" in match["unit"].lower() else "percent"
            yield FigureMention(
                match.start(),
                match.end(),
                amount,
                unit,
                _of_what(text, match.end()),
                _qualifier(text, match.start(), match.end()),
            )
    for match in _FRACTION.finditer(text):
        top, bottom = re.split(r"[-\s]", match["share"].lower(), maxsplit=1)
        parts = _PARTS[bottom.rstrip("s") if bottom.rstrip("s") in _PARTS else bottom]
        yield FigureMention(
            match.start(),
            match.end("share"),
            f"{value(top)}/{parts}",
            "share",
            _of_what(text, match.end("share")),
            _qualifier(text, match.start(), match.end("share")),
        )


def _of_what(text: str, end: int) -> str | None:
    found = re.match(
        r"\s+(?:of|in|from)\s+((?:[\w’'-]+\s+){0,4}?[\w’'-]+)(?=[,.;:!?”\")]|\s+(?:in|who|that|were|was|are|is|have|had|said|since|from|and|voted|to|on|for|by|over)\b|$)",
        text[end : end + 80],
    )
    found = found or re.match(
        r"\s+((?:increase|decrease|drop|decline|rise|jump|cut|reduction|surge|spike|raise))\b",
        text[end : end + 20],
    )
    return found[1] if found else None


# --- firsts -----------------------------------------------------------------------------------------------

_BODIES = r"states?|cit(?:y|ies)|count(?:y|ies)|towns?|jurisdictions?|governors?|mayors?|municipalit(?:y|ies)|sheriffs?|territor(?:y|ies)|places?"
_FIRST = re.compile(
    rf"\b(?:the|its)\s+(?P<rank>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|only)\s+(?P<what>(?:[\w.’'-]+\s+){{0,3}}?(?:{_BODIES}))(?P<scope>\s+(?:in the (?:nation|country|U\.S\.|United States|state|South)|nationwide))?\s+(?:to\b|that\b|with\b|(?=in the))"
    rf"|\b(?:the\s+)?(?:country|nation|state|U\.S\.|region)['’]s\s+(?P<rank2>first|second|third|only)\s+(?P<what2>(?:[\w.’'-]+\s+){{0,4}}?(?:{_BODIES}|laws?|ordinances?|bans?|polic(?:y|ies)|orders?|bills?|measures?|lawsuits?))\b",
    re.IGNORECASE,
)  # fmt: skip


def _firsts(text: str) -> Iterator[FigureMention]:
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


# --- counts -----------------------------------------------------------------------------------------------

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_VAGUE = "|".join(sorted(VAGUE, key=len, reverse=True))
_COUNT = re.compile(
    rf"(?<![\w$€£.,/:#&§+–-])(?:(?P<between>between\s+)?(?P<low>{NUMBER})(?:\s?(?P<to>[-–—]|to|or|and)\s?(?P<high>{NUMBER}))?|(?P<vague>{_VAGUE})\s+of)(?![\w%/])(?!,\d|\.\d|:\d|[-–]\d)",
    re.IGNORECASE,
)
_IDENTIFIER_BEFORE = re.compile(
    rf"(?:\b(?:No|Nos|Sec|Section|Sections|Title|Chapter|Article|Order|Bill|Proposition|Prop|Measure|Route|Highway|Interstate|Room|Suite|Channel|"
    rf"Amendment|Resolution|Ordinance|Act of|Page|Apt|Box|Unit|Flight|Day|Phase|Level|Part|Game|Week|Area|Local|Precinct|District|Boeing|"
    rf"[A-Z]{{1,3}}|[A-Z]\.(?:[A-Z]\.)*|I-)\.?|\b{_MONTH}|['’]|\bage|\baged)\s*$"
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
    "this is was his its has us as yes thus plus gas bus across always perhaps besides".split(" ")
)


def _counts(text: str, tokens: Mapping[int, Token]) -> Iterator[FigureMention]:
    for match in _COUNT.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if _IDENTIFIER_BEFORE.search(before):
            continue
        noun = _noun(text, match.end(), tokens, vague=bool(match["vague"]))
        if noun is None:
            continue
        end, head, phrase = noun
        amount = _count_value(match)
        qualifier = _qualifier(text, match.start(), match.end())
        if (
            amount is None
            or _is_year(match, amount, qualifier, head)
            or (amount == "1" and qualifier is None)
        ):
            continue
        if re.match(r"\s+(?:ago|old|later|earlier)\b|-old\b", text[end : end + 10]):
            continue
        yield FigureMention(
            match.start(),
            end,
            amount,
            _unit(head),
            phrase,
            "between" if match["between"] and match["high"] else qualifier,
        )


def _count_value(match: re.Match[str]) -> str | None:
    if match["vague"]:
        return match["vague"].lower()
    if match["high"]:
        if match["to"] == "and" and not match["between"]:
            return None
        return span_value(match["low"], match["high"])
    return value(match["low"])


def _is_year(match: re.Match[str], amount: str, qualifier: str | None, head: str) -> bool:
    if not re.fullmatch(r"(?:1[6-9]|20)\d\d", match[0].strip()):
        return False
    return (
        not (qualifier and qualifier not in ("about", "over", "under", "around", "another", "just", "only"))
        and head not in _PEOPLE
    )


def _unit(head: str) -> str:
    return "people" if head in _PEOPLE else head


def _noun(text: str, start: int, tokens: Mapping[int, Token], *, vague: bool) -> tuple[int, str, str] | None:
    """End, head noun (plural, lower case) and whole phrase of what is counted; None when nothing is."""
    first: int | None = None
    for count, match in enumerate(_words_after(text, start)):
        word = match[0]
        low = word.lower()
        if count == 0 and low in ("more", "other", "such", "of") and not vague:
            if low == "of" and not re.match(
                r"of (?:the|its|his|their|those|these|our)\s", text[match.start() :]
            ):
                return None
            if low == "of":
                return None
            continue
        if low in _STOP or count > 5:
            return None
        first = match.start() if first is None else first
        token = tokens.get(match.start())
        if (
            token is not None
            and token.upos in ("VERB", "AUX", "ADP", "PRON", "ADV", "SCONJ")
            and not (token.deprel == "amod" or low.endswith(("ed", "ing")))
        ):
            return None
        if low.startswith(("year-old", "month-old")):
            return None
        if _is_plural(low, token):
            if joined := re.match(r" ([a-z]{3,}s)\b", text[match.end() : match.end() + 20]):
                after = tokens.get(match.end() + 1)
                if low in ("appeals", "police", "sports", "sales", "veterans", "arms", "personnel") and (
                    after is None or after.upos == "NOUN"
                ):
                    return (
                        match.end() + len(joined[0]),
                        joined[1],
                        re.sub(r"\s+", " ", text[first : match.end() + len(joined[0])]),
                    )
            end = _and_more(text, match.end())
            return end, low, re.sub(r"\s+", " ", text[first:end])
        if text[match.end() : match.end() + 1] not in (" ", "\n", "-"):
            return None
    return None


_OR_MORE = re.compile(r" or (?:more|fewer|less|so)(?= [a-z])")


def _words_after(text: str, start: int) -> Iterator[re.Match[str]]:
    """The next words on the same line, as long as only spaces, hyphens and quotation marks part them."""
    skipped = _OR_MORE.match(text, start)
    place = skipped.end() if skipped else start
    while match := re.compile(r"[ -][“\"‘]?").match(text, place):
        word = _word_pattern().match(text, match.end())
        if not word:
            return
        yield word
        place = word.end()
        while place < len(text) and text[place] in '”"':
            place += 1


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z](?:[\w’'.-]*\w)?")


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


def _and_more(text: str, end: int) -> int:
    """ "300 cities and counties": a second plural joined on."""
    joined = re.match(
        r" (?:and|or) (?:[a-z-]+ )?[a-z-]{3,}(?:ies|ns|es|ts|rs)\b(?= (?:that|which|with|in|have|across|nationwide)|[,.;])",
        text[end : end + 40],
    )
    return end + len(joined[0]) if joined else end


annotator = Figures()
