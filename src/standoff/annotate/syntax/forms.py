"""What the parser sees of a word: one spelling per word, its affixes and its shape, as table rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zlib import crc32

AFFIX_ROWS = 4096
SHAPE_ROWS = 256
UNKNOWN = 0

_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2026": "...",
    }
    | dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), "")
)


def plain(form: str) -> str:
    """The form with straight quotes, ``--`` for long dashes, ``"`` for all double quotes."""
    form = form.translate(_PLAIN)
    if form in ("\u2014", "--", "---"):
        return "--"
    return '"' if form in ("``", "''") else form


def spelling(form: str) -> str:
    """The key of the word table: plain, lower case, digits as 0."""
    return re.sub(r"\d", "0", plain(form).lower())


def shape(form: str) -> str:
    """Case and digit pattern, runs cut at two: "Phoenix" Xxx, "SB" XX, "2710" dd, "U.S." X.X."""
    signs = re.sub(r"[^\W\d_]", lambda found: "X" if found[0].isupper() else "x", plain(form))
    return re.sub(r"(.)\1+", r"\1\1", re.sub(r"\d", "d", signs))[:8]


def rows(form: str, words: Mapping[str, int]) -> tuple[int, ...]:
    """Table rows of one form: word, prefix 3, suffixes 2, 3, 4 (AFFIX_ROWS each), shape (SHAPE_ROWS)."""
    word = spelling(form)
    affixes = (_row(piece, AFFIX_ROWS) for piece in (word[:3], word[-2:], word[-3:], word[-4:]))
    return (words.get(word, UNKNOWN), *affixes, _row(shape(form), SHAPE_ROWS))


def _row(piece: str, size: int) -> int:
    """The row that a piece shares by chance with others; JSON may bring lone surrogates, which UTF-8 lacks."""
    return crc32(piece.encode("utf-8", "surrogatepass")) % size
