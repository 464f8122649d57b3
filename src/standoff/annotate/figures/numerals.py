"""Numbers as news prints them, and what they are worth.

``355 million`` is ``355000000``, ``two dozen`` ``24``, ``twenty-five`` ``25``, ``hundreds`` stays ``hundreds``.
Values are digits as text, exact: no number goes through binary fractions.
"""

from __future__ import annotations

import re
from decimal import Decimal

SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split(" ")
CARDINALS = {word: value for value, word in enumerate(_WORDS)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINAL_WORDS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_WORDS, 1)}
VAGUE = (
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "tens of thousands",
    "hundreds of thousands",
    "millions",
    "billions",
)

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_WORD = rf"(?:(?:{_TENS})[-‑](?:{_ONES})|{'|'.join(sorted(CARDINALS, key=len, reverse=True))})"
_SCALE = r"(?:hundred thousand|hundred|thousand|million|billion|trillion|dozen)"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
NUMBER = (
    rf"(?<!hundred and )(?<!twenty )(?:{DIGITS}(?:[\s-]{_SCALE}\b)?|"
    rf"(?:{_WORD}\s+{_SCALE}|half a dozen|an?\s+{_SCALE}|{_WORD})\b)"
)
"""A written number, digits or words, with its scale."""


def value(written: str) -> str | None:
    """The number's digits; None when the words are not a number."""
    words = re.sub(r"[\s‑]+", " ", written.lower().strip()).replace("$", "")
    if words in VAGUE:
        return words
    if words == "half a dozen":
        return "6"
    factor = Decimal(1)
    while match := re.search(r"(?:^|(?<=[\d.\s-]))([a-z]+)$", words):
        if match[1] not in SCALES or not words[: match.start()].strip(" -"):
            break
        factor *= SCALES[match[1]]
        words = words[: match.start()].strip(" -")
    amount = _amount(words)
    return None if amount is None else _plain(amount * factor)


def _amount(words: str) -> Decimal | None:
    if re.fullmatch(r"[\d,]*\d(?:\.\d+)?", words):
        return Decimal(words.replace(",", ""))
    if words in ("a", "an"):
        return Decimal(1)
    if words in CARDINALS:
        return Decimal(CARDINALS[words])
    tens, _, ones = words.partition("-")
    if tens in CARDINALS and ones in CARDINALS and CARDINALS[tens] >= 20 and 0 < CARDINALS[ones] < 10:
        return Decimal(CARDINALS[tens] + CARDINALS[ones])
    return None


def _plain(amount: Decimal) -> str:
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def span_value(low: str, high: str) -> str | None:
    """``7000000-9000000`` for "7 to 9 million": the scale of the second serves both when the first has none."""
    second = value(high)
    scale = re.search(rf"{_SCALE}$|(?<=\d)\s?(?:k|m|mn|bn|b|tn)$", high.lower().strip())
    first = value(low)
    if first is None or second is None:
        return None
    if scale and not re.search(r"[a-z]", low.lower()) and Decimal(first) < 1000:
        first = value(f"{low} {scale[0].strip()}") or first
    return f"{first}-{second}"
