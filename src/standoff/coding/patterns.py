"""Any-of word patterns of a codebook, compiled: lemmas, phrases, lexical classes and kinds of actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from standoff.errors import UnknownCode

ACTOR_KINDS = frozenset(
    {"actor", "court", "executive", "federal", "government", "legislature", "local", "person", "state"}
)


class Pattern:
    """Any of some words, phrases of lemmas, and kinds of actors. An empty pattern accepts everything."""

    __slots__ = ("empty", "kinds", "phrases", "words")

    def __init__(self, entries: Iterable[str], classes: Mapping[str, Sequence[str]], where: str) -> None:
        words: set[str] = set()
        phrases: dict[str, list[tuple[str, ...]]] = {}
        kinds: set[str] = set()
        self.empty = True
        for entry in expand(entries, classes, where):
            self.empty = False
            if entry.startswith("#"):
                if entry[1:] not in ACTOR_KINDS:
                    raise UnknownCode(
                        where,
                        f"{entry!r} is no kind of actor",
                        f"use one of {', '.join(sorted(ACTOR_KINDS))}",
                    )
                kinds.add(entry[1:])
            elif " " in entry:
                parts = tuple(entry.split())
                phrases.setdefault(parts[0], []).append(parts)
            else:
                words.add(entry)
        self.words, self.phrases, self.kinds = frozenset(words), phrases, frozenset(kinds)

    def find(self, lemmas: Sequence[str], forms: Sequence[str]) -> int | None:
        """Where the first word or phrase begins in a sequence given as lemmas and as forms, or None."""
        for index, (lemma, form) in enumerate(zip(lemmas, forms, strict=True)):
            if lemma in self.words or form in self.words:
                return index
            for parts in (
                *self.phrases.get(lemma, ()),
                *(self.phrases.get(form, ()) if form != lemma else ()),
            ):
                window = range(index, index + len(parts))
                if window.stop <= len(lemmas) and all(
                    part in (lemmas[at], forms[at]) for part, at in zip(parts, window, strict=True)
                ):
                    return index
        return None

    def ends_at(self, lemmas: Sequence[str], forms: Sequence[str], end: int) -> bool:
        """Whether a word or phrase of the pattern ends at a position."""
        if lemmas[end] in self.words or forms[end] in self.words:
            return True
        for group in self.phrases.values():
            for parts in group:
                start = end + 1 - len(parts)
                if start >= 0 and all(
                    part in (lemmas[start + i], forms[start + i]) for i, part in enumerate(parts)
                ):
                    return True
        return False

    def count(self, lemmas: Sequence[str], forms: Sequence[str]) -> int:
        """How often words or phrases of the pattern occur."""
        total, start = 0, 0
        while (found := self.find(lemmas[start:], forms[start:])) is not None:
            total += 1
            start += found + 1
        return total


def expand(
    entries: Iterable[str], classes: Mapping[str, Sequence[str]], where: str, depth: int = 8
) -> list[str]:
    """The entries with every ``@class`` replaced by its members.

    Raises UnknownCode for a class that the codebook does not define, or that contains itself.
    """
    found: list[str] = []
    for entry in entries:
        if not entry.startswith("@"):
            found.append(entry.lower())
        elif entry[1:] not in classes or depth == 0:
            raise UnknownCode(
                where, f"no word class {entry!r}", f"define it under [classes]: {', '.join(sorted(classes))}"
            )
        else:
            found += expand(classes[entry[1:]], classes, where, depth - 1)
    return found
