"""A name in all the ways a text or an address may write it, and blocks of the same length in its place."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

from standoff.errors import SettingsError

BLOCK = "█"
SHORT = 3  # a name of fewer letters stands inside too many words
JOINED = 6  # letters from which on a name is also looked for without anything between its words
MARKS = "[\\u0300-\\u036f\\u00ad\\u200b-\\u200d\\ufeff]*"  # accents of their own, and what nobody sees
BETWEEN = r"(?:[\W_]|\\[nrt]|%[0-9a-f]{2}|&\#?\w{2,5};)"
BEGINS = r"(?:(?<![^\W_])|(?<=\\[nrtbf])|(?<=%[0-9a-f]{2}))"
ENDS = r"(?![^\W_])"
# Codes and ids are no words of a text, whatever they look like.
CODED = r'ocd-division/[^"\s]*|"(?:id|move|status|level|kind|made_by|code|direction)":"[^"]*"'


def _plain(character: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return bare if len(bare) == 1 else character


PLAIN = {point: plain for point in range(0x80, 0x2000) if (plain := _plain(chr(point))) != chr(point)}
"""Letters with accents and the letter without, one for one, so that offsets hold."""


class Name:
    """A name to be found in whatever case, with or without accents, its words apart or joined as in addresses.

    Raises SettingsError when it is too short to be looked for.
    """

    def __init__(self, name: str) -> None:
        whole = "".join(_plain(character) for character in unicodedata.normalize("NFC", name))
        self._words = re.findall(r"[^\W_]+", whole.lower().replace("ß", "ss"))
        if sum(map(len, self._words)) < SHORT:
            raise SettingsError("name", f"has fewer than {SHORT} letters", "give the name in full")
        self._longest = max(self._words, key=len)

    def stands_in(self, text: str) -> bool:
        """Whether a text holds the name."""
        return self._may_stand_in(text) and any(
            match.group("name") for match in self._pattern(text).finditer(_folded(text))
        )

    def blanked(self, text: str) -> str:
        """The text with blocks in place of the name: as long as before."""
        if not self._may_stand_in(text):
            return text
        parts: list[str] = []
        at = 0
        for match in self._pattern(text).finditer(_folded(text)):
            if match.group("name"):
                parts += [text[at : match.start()], BLOCK * (match.end() - match.start())]
                at = match.end()
        return "".join((*parts, text[at:])) if parts else text

    def _may_stand_in(self, text: str) -> bool:
        """A quick look, never wrongly false: most texts do not hold the longest word at all."""
        if "ss" in self._longest or (not text.isascii() and re.search(MARKS[:-1], text)):
            return True
        return self._longest in _folded(text).lower()

    def _pattern(self, text: str) -> re.Pattern[str]:
        return self._of_ascii if text.isascii() else self._of_any

    @cached_property
    def _of_ascii(self) -> re.Pattern[str]:
        return self._compiled("")

    @cached_property
    def _of_any(self) -> re.Pattern[str]:
        return self._compiled(MARKS)

    def _compiled(self, marks: str) -> re.Pattern[str]:
        words = ["".join(_letters(piece, marks) for piece in re.split("(ss)", word)) for word in self._words]
        least = 0 if sum(map(len, self._words)) >= JOINED else 1
        between = f"{BETWEEN}{{{least},8}}"
        forms = [between.join(words)]
        if len(words) > 1:  # "Doe, Jane"
            forms.append(words[-1] + BETWEEN + "{1,3}" + between.join(words[:-1]))
        return re.compile(f"{CODED}|{BEGINS}(?P<name>{'|'.join(forms)}){ENDS}", re.IGNORECASE)


def _letters(piece: str, marks: str) -> str:
    if piece == "ss":
        return f"(?:s{marks}s|ß){marks}"
    return "".join(re.escape(letter) + marks for letter in piece)


def _folded(text: str) -> str:
    return text if text.isascii() else text.translate(PLAIN)
