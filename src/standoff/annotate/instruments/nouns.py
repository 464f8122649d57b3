"""Instruments by a common noun: "the injunction", "an anti-sanctuary law", "Trump's executive order"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from standoff.annotate.instruments import lexicon
from standoff.annotate.instruments.found import Found

_DETERMINERS = frozenset(
    "the this that these those a an another its his her their our your my any every each no some both".split()
)
_DEFINITE = frozenset("the this that these those its his her their our both".split())
_OWNED = frozenset({"his", "her", "their", "our", "your", "my"})
_MODIFIERS = frozenset(
    "new proposed state federal city local county sweeping controversial pending similar sanctuary immigration immigrant so-called "
    "strict tough tougher bipartisan republican democratic latest recent revised first second third temporary preliminary "
    "permanent nationwide national presidential executive administrative existing current longstanding emergency landmark final "
    "federal-court legal civil house senate assembly statewide municipal police sheriff's detainer broad harsh anti-immigrant "
    "public own separate major original earlier travel entire ban particular same old key draft sanctuary-city sanctuary-state "
    "sanctuary-cities cities states two three four five several many other various campus spending budget tax".split()
)
_IDIOM = re.compile(
    r"\b(?:break|breaks|broke|broken|breaking|enforce|enforces|enforcing|enforced|follow|follows|following|followed|obey|obeys|obeying|"
    r"against|uphold|upholds|upholding|above|under|within|outside|respect|respects|respecting|rule of|know|abide by|letter of|"
    r"changing|the full extent of|flout|flouting|skirt|comply with|complying with)\s+(?:the|our|state and federal|all)\s+$", re.IGNORECASE,
)  # fmt: skip
_ARTICLE_BEFORE = re.compile(r"\b(?:a|an|the|its|this|that|another|so-called)[ “\"]+$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([\w$][\w’'.-]*)([\s“\"‘”]+)$")


def find_common(text: str) -> Iterator[Found]:
    """Every common noun for an instrument, with the words that describe it."""
    for match in _pattern().finditer(text):
        found = _read(text, match)
        if found is not None:
            yield found


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(lexicon.kinds(), key=len, reverse=True)
    plural = [word[:-1] + "ies" for word in words if word.endswith("y")] + ["memoranda"]
    heads = "|".join(
        [*(re.escape(word) + ("" if word.endswith("s") else r"(?:e?s)?") for word in words), *plural]
    )
    return re.compile(rf"(?<![\w-])(?P<head>{heads}|order)(?![\w])(?!['’]t)", re.IGNORECASE)


def _singular(word: str) -> str:
    known = lexicon.kinds()
    for choice in (word, word[:-1], word[:-2], word[:-3] + "y"):
        if choice in known:
            return choice
    return "memorandum" if word == "memoranda" else word


def _read(text: str, match: re.Match[str]) -> Found | None:
    surface = match["head"]
    word = re.sub(r"\s+", " ", surface.lower())
    singular = _singular(word)
    if surface[0].isupper() and not (surface[1:2].isupper() or _opens_sentence(text, match.start())):
        return None  # a name ("Harvard Law") is read elsewhere
    if surface[0].isupper() and re.match(r" [A-Z]", text[match.end() : match.end() + 2]):
        return None  # "Bill Harper" opening a sentence
    if _excluded(text, match, word, singular):
        return None
    start, determiner, described = _describe(text, match.start())
    kind = lexicon.kinds().get(singular)
    if word == "order":
        kind = _kind_of_order(text, match, described)
    if kind is None or (
        singular in ("rule", "stay", "list", "grant", "letter", "funding", "complaint", "contract", "suit")
        and not (determiner or described)
    ):
        return None
    if singular in ("bill", "measure", "policy", "law") and determiner in ("no", "any") and not described:
        determiner = "a"
    plural = word != singular and not word.endswith("ss") and word not in ("guidelines",)
    definite = (
        determiner in _DEFINITE and not (determiner in _OWNED and kind in ("bill", "statute"))
    ) or determiner.endswith(("'s", "’s", "'", "’"))
    idiom = (
        singular == "law"
        and not described
        and bool(_IDIOM.search(text[max(0, match.start() - 32) : match.start()]))
    )
    return Found(
        start, match.end(), kind, definite=definite, plural=plural, words=frozenset(described), fixed=idiom
    )


def _opens_sentence(text: str, offset: int) -> bool:
    return not text[:offset].rstrip(' “"‘(') or text[:offset].rstrip(' “"‘(')[-1] in ".?!\n:—"


def _excluded(text: str, match: re.Match[str], word: str, singular: str) -> bool:
    after = text[match.end() : match.end() + 28].lower().lstrip(" ")
    before = text[max(0, match.start() - 28) : match.start()].lower().rstrip(' “"‘')
    follow = lexicon.unless_followed(word) + (lexicon.unless_followed(singular) if word == singular else ())
    precede = lexicon.unless_preceded(word) + (lexicon.unless_preceded(singular) if word == singular else ())
    if any(
        re.match(rf"{re.escape(bad)}(?![a-z])" if not bad.endswith(" ") else re.escape(bad), after)
        for bad in follow
    ):
        return True
    return any(
        re.search(rf"(?:^|[\s“\"(]){re.escape(bad)}$" if bad[0].isalpha() else rf"{re.escape(bad)}$", before)
        for bad in precede
    )


def _describe(text: str, offset: int) -> tuple[int, str, list[str]]:
    """Walk left over modifiers to the determiner: start of the phrase, determiner ("" if none), content words."""
    described: list[str] = []
    start = offset
    for _ in range(7):
        found = _WORD_BEFORE.search(text[max(0, start - 40) : start])
        if not found or "\n" in found[2]:
            break
        word = found[1].lower()
        begin = start - len(found[0])
        if word in _DETERMINERS:
            return begin, word, described
        if re.fullmatch(r"(?:it|that|there|he|she|what|let|here|who)['’]s", word):
            break
        if re.search(r"['’]s$|s['’]$", word):
            return begin, word, [*described, word]
        if word.endswith(".") and found[1] not in ("U.S.", "D.C.", "U.N."):
            break
        known = word in _MODIFIERS or "-" in word.strip("-") or word.endswith(".")
        if (
            not known
            and not _proper(text, begin, found[1])
            and not _ARTICLE_BEFORE.search(text[max(0, begin - 12) : begin])
        ):
            break
        described.append(word)
        start = begin
    return start, "", described


def _proper(text: str, begin: int, word: str) -> bool:
    """A capitalised word that does not merely open the sentence ("Texas law", "the Chicago ordinance")."""
    return (
        word[0].isupper()
        and word.lower() not in ("in", "on", "under", "when", "if", "but", "and", "as")
        and not _opens_sentence(text, begin)
    )


_OF_COURT = re.compile(r"\b(?:judge|court|justices?|magistrate|restraining)['’]?s?\b", re.IGNORECASE)
_OF_EXECUTIVE = re.compile(
    r"\b(?:trump|obama|president|biden|bush|governor|gov\.|mayor|executive|white house|signed|signing|issued)['’]?s?\b",
    re.IGNORECASE,
)


def _kind_of_order(text: str, match: re.Match[str], described: list[str]) -> str | None:
    """What a bare "order" is, by the words right before it; "" leaves it to the instrument it points back to."""
    before = text[max(0, match.start() - 60) : match.start()]
    if re.search(
        r"\b(?:in|law and|of|out of|short|new world|the natural|pecking|mail|public|any|working|world|alphabetical)\s+$",
        before,
        re.I,
    ):
        return None
    if re.match(
        r"\s+(?:of magnitude|form|to (?!bar|block|withh|cut|strip|den|end|halt|keep|temp|susp|ban|crack|defund|pun))",
        text[match.end() : match.end() + 20],
    ):
        return None
    if _OF_COURT.search(before[-24:]):
        return "court_order"
    if re.search(
        r"\b(?:trump|obama|president|governor|mayor|biden|bush)['’]s?\s+(?:\w+\s+){0,2}$", before, re.I
    ):
        return "executive_order"
    return "order" if re.search(r"\b(?:the|this|that|his|her)\s+(?:[\w-]+\s+){0,2}$", before, re.I) else None
