"""The tense of the verb that words in a sentence go with, read off its dependency tree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from standoff.model.annotation import Token

Tense = Literal["past", "future"]

# what is so verbed lies ahead ("scheduled for Tuesday", "plans to vote Tuesday")
_AHEAD = frozenset(
    (
        "schedule set slate expect due plan aim intend hope vow promise pledge want need urge ask postpone delay "
        "reschedule prepare propose threaten agree invite order require"
    ).split(" ")
)
_WILL = frozenset("will shall 'll ’ll wo would".split(" "))
_MODALS = frozenset("can could may might must should".split(" "))
_PUT_OFF = frozenset({"postpone", "delay", "reschedule"})
# in the present tense these tell of a timetable ("takes effect Sept. 1")
_TIMETABLE = frozenset(
    "take begin start expire end open close go come become vote meet convene run resume".split(" ")
)


def tense_at(tokens: Sequence[Token], start: int, end: int) -> Tense | None:
    """Past or future, by the nearest verb above ``text[start:end]`` in its tree; None when it does not say."""
    place = bisect_left(tokens, start, key=lambda token: token.start)
    if place and tokens[place - 1].end > start:
        place -= 1
    inside = range(place, bisect_left(tokens, end, lo=place, key=lambda token: token.start))
    if not inside:
        return None
    here = next((index for index in inside if tokens[index].head not in inside), inside[0])
    if _has_copula(tokens, here):  # "the hearing is on Wednesday"
        told = _verb(tokens, here, direct=True)
        return None if told == "climb" else told
    for step in range(8):
        here = tokens[here].head
        if here < 0:
            return None
        if tokens[here].lemma == "due":
            return "future"
        if tokens[here].upos in ("VERB", "AUX") or _has_copula(tokens, here):
            told = _verb(tokens, here, direct=step == 0)
            if told != "climb":
                return told
    return None


def _children(tokens: Sequence[Token], head: int) -> list[Token]:
    reach = range(max(0, head - 40), min(len(tokens), head + 40))
    return [
        tokens[i] for i in reach if tokens[i].head == head and tokens[i].sentence == tokens[head].sentence
    ]


def _has_copula(tokens: Sequence[Token], index: int) -> bool:
    return any(child.deprel == "cop" for child in _children(tokens, index))


def _verb(tokens: Sequence[Token], index: int, *, direct: bool) -> Tense | Literal["climb"] | None:
    """Tense of one verb with its auxiliaries; ``climb`` when the verb above it decides.

    What is only possible or asked for looks ahead when the words hang on it directly: "may vote Monday"
    does, "Monday's list must go" does not.
    """
    verb = tokens[index]
    children = _children(tokens, index)
    auxiliaries = [child for child in children if child.deprel.startswith(("aux", "cop"))]
    lemmas = {child.lemma.lower() for child in auxiliaries}
    forms = {child.xpos for child in auxiliaries}
    if lemmas & _WILL and "have" not in lemmas:
        return "future"
    if lemmas & _MODALS and "have" not in lemmas:
        return "future" if direct else None
    if any(child.deprel == "mark" and child.lemma == "to" for child in children) and "have" not in lemmas:
        above = tokens[verb.head] if verb.head >= 0 else None
        return "future" if above is not None and above.lemma in _AHEAD else "climb"
    if verb.lemma in _PUT_OFF and verb.xpos == "VBN":
        return "future"
    if "have" in lemmas or "VBD" in forms or verb.xpos == "VBD":
        return "past"
    if verb.xpos == "VBN":
        return "future" if verb.lemma in _AHEAD else ("past" if not forms else None)
    if verb.xpos == "VBG":
        return "future" if forms & {"VBZ", "VBP"} else "climb"
    if verb.xpos == "VB" and not auxiliaries:
        asked = direct and verb.deprel in ("root", "ccomp", "conj", "parataxis")
        return "future" if asked else "climb"
    if verb.xpos in ("VBZ", "VBP") and verb.lemma in _TIMETABLE:
        return "future"
    return None
