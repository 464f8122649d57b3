"""What public views may show of a document: blanked words, and a small share of them, for ever."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from urllib.parse import unquote, urlsplit

import msgspec

from standoff.model.span import Span
from standoff.record.identity import fold
from standoff.record.privacy.private import NAMED_AFTER, loose

BLANK = "[a private person]"
SHARE = 0.15
MOST_WORDS = 90
WORD = re.compile(r"\w+")
SHORT = 3
"""A name of fewer letters is too common a word to be looked for in a title or an address."""


def blanked(text: str, offset: int, spans: Sequence[Span]) -> str:
    """A piece of a document that begins at ``offset``, each private span that it touches put out of sight.

    ``spans`` are offsets into the whole document. A name that the piece cuts in half is blanked all the same.
    """
    parts: list[str] = []
    at = 0
    for span in sorted(spans):
        start, end = max(span.start - offset, at), min(span.end - offset, len(text))
        if start >= end:
            continue
        parts += [text[at:start], BLANK]
        at = end
    return "".join((*parts, text[at:]))


def public_title(title: str | None, names: Iterable[str]) -> str | None:
    """A title with every private name blanked, in whatever case it is written."""
    if title is None:
        return None
    for name in sorted(names, key=len, reverse=True):
        if len(fold(name)) >= SHORT:
            title = _without(title, name)
    return title


def _without(title: str, name: str) -> str:
    """Title words are capitalised whatever they are, so a name's neighbours tell little; "X County" is a place."""

    def shown(match: re.Match[str]) -> str:
        named_after = NAMED_AFTER.match(title, match.end()) is not None
        return match.group() if named_after or not match.group()[:1].isupper() else BLANK

    return re.sub(rf"(?<!\w){loose(name)}(?!\w)", shown, title, flags=re.IGNORECASE)


def public_url(url: str | None, names: Iterable[str]) -> str | None:
    """An address that a public page may link to; cut to scheme and host where it holds a private name.

    None for anything but http and https. A user name or password in it is left out.
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    shown = f"[{host}]" if ":" in host else host
    root = f"{parts.scheme.lower()}://{shown}{f':{port}' if port else ''}"
    rest = url.strip()[url.strip().find(parts.netloc) + len(parts.netloc) :] if parts.netloc else ""
    return f"{root}/" if _holds(unquote(rest), names) else root + rest


def _holds(path: str, names: Iterable[str]) -> bool:
    """Whether the words of an address hold a name: all its words side by side, or run together."""
    words = fold(path.replace("_", " ")).split()
    for name in names:
        wanted = fold(name).split()
        if not wanted or len("".join(wanted)) < SHORT:
            continue
        if any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1)):
            return True
        if len(wanted) > 1 and any("".join(wanted) in word for word in words):
            return True
    return False


class Words:
    """The words of one text, to count them by span. A word is a ``\\w+`` run; a half-covered word is a whole one."""

    def __init__(self, text: str) -> None:
        self.at = [match.span() for match in WORD.finditer(text)]
        self._starts = [start for start, _ in self.at]
        self._ends = [end for _, end in self.at]

    def __len__(self) -> int:
        return len(self.at)

    def under(self, spans: Iterable[Span]) -> set[int]:
        """The numbers of the words that the spans touch."""
        found: set[int] = set()
        for span in spans:
            if span.start < span.end:
                found.update(range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)))
        return found


def allowance(text: str) -> int:
    """How many words of a text may ever be public: 15 in 100, 90 at most."""
    return min(int(len(Words(text)) * SHARE), MOST_WORDS)


def granted(text: str, earlier: Sequence[Span], new: Span, title: str | None = None) -> bool:
    """Whether ``new`` may be public beside what was granted before, all of it together within the allowance.

    ``earlier`` are the spans that a public reader could have read, in any order. A ``title`` that stands in
    the text too counts as shown. A span that shows no further word is granted.
    """
    words = Words(text)
    shown = words.under((*earlier, *title_spans(text, title)))
    more = words.under((new,))
    return more <= shown or len(shown | more) <= min(int(len(words) * SHARE), MOST_WORDS)


def title_spans(text: str, title: str | None) -> tuple[Span, ...]:
    """Where the words of a title stand in the text first, however spaced and cased; empty when they do not."""
    said = WORD.findall(title or "")
    if not said:
        return ()
    pattern = r"(?<!\w)" + r"\W+".join(map(re.escape, said)) + r"(?!\w)"
    match = re.search(pattern, text, re.IGNORECASE)
    return (Span(*match.span()),) if match else ()


class Share(msgspec.Struct, frozen=True):
    """The public share of one text: the spans granted so far, in the order in which they were."""

    spans: tuple[Span, ...] = ()

    def with_(self, text: str, new: Span, title: str | None = None) -> Share:
        """The share with one span more; the same when it may not be granted or is in it already."""
        if new in self.spans or not granted(text, self.spans, new, title):
            return self
        return Share((*self.spans, new))
