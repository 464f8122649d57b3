"""The text as words for matching: abbreviations whole, clitics apart, each with its sentence and its parse."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from standoff.model.annotation import Annotations

ABBREVIATIONS = """Mr Mrs Ms Dr Gov Govs Sen Sens Rep Reps Lt Atty Gen Jr Sr St Sgt Capt Cmdr Supt Del Dept Inc Corp
Pres Rev Col Calif Tex Fla Ariz Ill Mass Conn Wash Ore Colo Mich Minn Wis Tenn Ala Ga Md Va Pa Nev Okla Kan Ky La Ark
Miss Mo Ind Vt Mont Wyo Sept Oct Nov Dec Jan Feb Aug""".split()
TITLES = frozenset(
    "mr. mrs. ms. dr. gov. sen. sens. rep. reps. lt. atty. gen. pres. rev. del. sgt. capt. cmdr.".split()
)
WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    rf"|(?i:\b(?:{'|'.join(ABBREVIATIONS)})\.)(?=[\s,;)’']|$)"
    r"|\b[A-Z]\.(?=\s+[A-Z])"
    r"|\b(?:[Tt]hen|[Ee]x|non|anti|pro)-(?=[A-Z])"
    r"|['’](?:s|ll|d|ve|re|m)\b"
    r"|[^\W_]+(?:[-&’'](?!(?:s|ll|d|ve|re|m)\b)[^\W_]+)*"
    r"|[^\w\s]"
)
SENTENCE_END = re.compile(
    r"(?<=[a-z0-9)”\"’])(?<!\b(?:Mr|Ms|Dr|Jr|Sr|Lt))(?<!\b(?:Mrs|Gov|Sen|Rep))(?<!\bSens)(?<!\bReps)[.!?][”\"’)]*\s+(?=[“\"‘(]?[A-Z])|\n+"
)


class Word(NamedTuple):
    """``low`` is lower case with straight apostrophes; ``token`` indexes the parsed token at its start (-1: none)."""

    text: str
    low: str
    start: int
    end: int
    sentence: int
    token: int
    upos: str
    deprel: str

    @property
    def cap(self) -> bool:
        return self.text[0].isupper()


def sentence_starts(text: str, have: Annotations) -> list[int]:
    """Where sentences begin: as annotated, else by stops and line ends."""
    if have.sentences:
        return [sentence.span.start for sentence in have.sentences]
    return [0, *(match.end() for match in SENTENCE_END.finditer(text))]


def words_of(text: str, have: Annotations) -> list[Word]:
    """All words of ``text`` in order. A line end is a sentence end; a title with a stop ("Sen.") is none."""
    starts = sentence_starts(text, have)
    token_starts = [token.start for token in have.tokens]
    words: list[Word] = []
    marked = 0
    sentence = 0
    for match in WORD.finditer(text):
        now = max(bisect_right(starts, match.start()) - 1, 0)
        if words:
            line = "\n" in text[words[-1].end : match.start()]
            sentence += line or (now != marked and words[-1].low not in TITLES)
        marked = now
        at = bisect_left(token_starts, match.start())
        found = at if at < len(token_starts) and token_starts[at] < match.end() else -1
        upos, deprel = (have.tokens[found].upos, have.tokens[found].deprel) if found >= 0 else ("", "")
        low = match.group().lower().replace("’", "'")
        words.append(Word(match.group(), low, match.start(), match.end(), sentence, found, upos, deprel))
    return words
