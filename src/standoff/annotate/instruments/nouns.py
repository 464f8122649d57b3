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
_IDIOM = re.compile(
    r"(?:\b(?P<verb>\w+)|\b(?:rule|letter|full extent) of|\babide by|\bcomply(?:ing)? with)\s+"
    r"(?:the|our|state and federal|all)\s+$",
    re.IGNORECASE,
)
_ARTICLE_BEFORE = re.compile(r"\b(?:a|an|the|its|this|that|another|so-called)[ “\"]+$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([\w$][\w’'.-]*)([\s“\"‘”]+)$")


def find_common(text: str) -> Iterator[Found]:
    """Every common noun for an instrument, with the words that describe it."""
    for match in _pattern().finditer(text):
        found = _read(text, match)
        if found is not None:
            yield found


_ACTS = (
    r"(?:also |now |already )?(?:would|will|could|requires?|prohibits?|bans?|bars?|allows?|directs?|orders?|calls?|"
    r"seeks?|applies|makes?|gives?|creates?|limits?|prevents?|penalizes?|imposes?|cuts?|blocks?|takes? effect|passed|"
    r"cleared|failed|died|stalled|"
    r"was (?:signed|passed|introduced|filed|adopted|approved|enacted|vetoed|blocked))\b"
)
_IT = re.compile(rf"(?:(?<=\n)|(?<=[.!?][ ”\"])|(?<=[.!?][”\"] ))It(?= {_ACTS})")
ACTING = re.compile(rf"[,”\"’)]*\s+(?:{_ACTS}|(?:is|has|aims?)\b)")
"""What follows an instrument that is the subject of its clause."""


def find_pronouns(text: str) -> Iterator[Found]:
    """A sentence's "It" that does what instruments do; kind ``it`` until it is linked."""
    for match in _IT.finditer(text):
        yield Found(match.start(), match.end(), "it", definite=True)


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
    if _excluded(text, match, word):
        return None
    start, determiner, described = _describe(text, match.start())
    kind = lexicon.kinds().get(singular)
    if word == "order":
        kind = _kind_of_order(text, match)
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
        singular == "law" and not described and _is_idiom(text[max(0, match.start() - 32) : match.start()])
    )
    return Found(
        start, match.end(), kind, definite=definite, plural=plural, words=frozenset(described), fixed=idiom
    )


def _is_idiom(before: str) -> bool:
    """True before "the law" at large: "break the law", "the rule of the law"."""
    found = _IDIOM.search(before)
    return found is not None and (found["verb"] is None or found["verb"].lower() in lexicon.words("idioms"))


def _opens_sentence(text: str, offset: int) -> bool:
    before = text[max(0, offset - 8) : offset].rstrip(' “"‘(')
    return not before or before[-1] in ".?!\n:—"


def _excluded(text: str, match: re.Match[str], word: str) -> bool:
    """True where the lexicon says that the words around make it something else."""
    after = text[match.end() : match.end() + 28].lower().lstrip(" ")
    before = text[max(0, match.start() - 28) : match.start()].lower().rstrip(' “"‘')
    if any(re.match(rf"{re.escape(bad)}(?![a-z])", after) for bad in lexicon.unless_followed(word)):
        return True
    return any(re.search(rf"(?<![\w-]){re.escape(bad)}$", before) for bad in lexicon.unless_preceded(word))


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
        known = word in lexicon.words("modifiers") or "-" in word.strip("-") or word.endswith(".")
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


_NO_ORDER_BEFORE = re.compile(
    r"\b(?:in|law and|of|out of|short|world|natural|pecking|mail|public|any|working|alphabetical)\s+$",
    re.IGNORECASE,
)
_NO_ORDER_AFTER = re.compile(
    r"\s+(?:of magnitude|form|"
    r"to (?!bar|block|withh|cut|strip|den|end|halt|keep|temp|susp|ban|crack|defund|pun|dismantle))"
)
_OF_COURT = re.compile(r"\b(?:judge|court|justices?|magistrate|restraining)['’]?s?\b", re.IGNORECASE)
_OF_EXECUTIVE = re.compile(r"\b(?:[A-Z]\w+|president|governor|mayor)['’]s?\s+(?:\w+\s+){0,2}$")
_POINTED_AT = re.compile(r"\b(?:the|this|that|his|her)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)


def _kind_of_order(text: str, match: re.Match[str]) -> str | None:
    """What a bare "order" is, by the words right before it; ``order`` leaves it to the one it points back to."""
    before = text[max(0, match.start() - 60) : match.start()]
    if _NO_ORDER_BEFORE.search(before) or _NO_ORDER_AFTER.match(text, match.end()):
        return None
    if _OF_COURT.search(before[-24:]):
        return "court_order"
    if _OF_EXECUTIVE.search(before):
        return "executive_order"
    return "order" if _POINTED_AT.search(before) else None
