"""The forms of an English verb."""

from __future__ import annotations

from collections.abc import Iterator

IRREGULAR = {
    "begin": "began begun", "cast": "cast cast", "feel": "felt felt", "find": "found found",
    "foresee": "foresaw foreseen", "foretell": "foretold foretold", "forget": "forgot forgotten", "hold": "held held",
    "know": "knew known", "mean": "meant meant", "prove": "proved proven", "put": "put put", "read": "read read",
    "say": "said said", "see": "saw seen", "seek": "sought sought", "show": "showed shown", "sing": "sang sung",
    "speak": "spoke spoken", "swear": "swore sworn", "tell": "told told", "think": "thought thought",
    "understand": "understood understood", "write": "wrote written",
}  # fmt: skip
DOUBLED = frozenset("admit begin brag chat deadpan dub forget pan plan prefer put quip rebut rip".split())
"""Verbs that double their last letter before -ed and -ing."""


def inflect(lemma: str) -> Iterator[tuple[str, str]]:
    """``(word, shape)`` for shapes base, s, ed (past), en (past participle) and ing."""
    yield lemma, "base"
    yield _third(lemma), "s"
    stem = lemma + lemma[-1] if lemma in DOUBLED else lemma
    past, participle = IRREGULAR.get(lemma, f"{_past(stem)} {_past(stem)}").split()
    yield past, "ed"
    yield participle, "en"
    yield _ing(stem), "ing"


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es"
    return lemma[:-1] + "ies" if _consonant_y(lemma) else lemma + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if _consonant_y(stem) else stem + "ed"


def _ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    return stem[:-1] + "ing" if stem.endswith("e") and not stem.endswith(("ee", "oe")) else stem + "ing"


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in "aeiou"
