"""Links between neighbouring phrases: possessors, "for the mayor", apposition, "is" and "as"."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.annotate.actors.found import Found
from standoff.annotate.actors.modifiers import adjective
from standoff.annotate.actors.words import Word

LINKS = frozenset("of for in at from with on by".split())


COPULAS = frozenset("is was became remains be been".split())


def tie(found: list[Found], words: Sequence[Word]) -> list[Found]:
    """Link neighbours: possessors and "for the mayor" as owners, offices in apposition to names."""
    tied: list[Found] = []
    for i, phrase in enumerate(found):
        if i and words[found[i - 1].first].sentence == words[phrase.first].sentence:
            between = [words[k].low for k in range(found[i - 1].last, phrase.first)]
            if (
                (
                    phrase.det in ("his", "her", "its", "their")
                    and found[i - 1].kind == "pronoun"
                    and not between
                )
                or possessed(between, range(found[i - 1].last, phrase.first), words)
                or (
                    not between
                    and found[i - 1].kind == "person"
                    and phrase.entry
                    and phrase.entry.key == "officer"
                    and not phrase.det
                )
            ):
                phrase = phrase._replace(owner=i - 1)
            elif between == [","] and apposed(found[i - 1], phrase, words):
                phrase = phrase._replace(same=i - 1)
            elif (
                between == [","]
                and i > 1
                and tied[i - 2].owner == i - 1
                and apposed(tied[i - 2], phrase, words)
            ):
                phrase = phrase._replace(same=i - 2)
            elif (
                between[:1]
                and between[0] in LINKS
                and between[1:] in ([], ["the"])
                and tied[i - 1].kind in ("office", "group", "paper")
                and (tied[i - 1].kind != "paper" or between[0] in ("of", "from", "by"))
                and tied[i - 1].owner is None
            ) or belongs(tied[i - 1], phrase, between):
                tied[i - 1] = tied[i - 1]._replace(owner=i)
        if phrase.kind == "office" and not phrase.plural and phrase.same is None:
            phrase = phrase._replace(same=copular([*tied, phrase], i, words))
        tied.append(phrase)
    return tied


BRANCHES = ("field office", "office", "department nominal")


def belongs(part: Found, whole: Found, between: Sequence[str]) -> bool:
    """Whether a body is an office "of" the body or officer after it, or a police force "at" a university."""
    if (
        part.kind != "body"
        or whole.kind not in ("body", "office")
        or whole.plural
        or part.entry is None
        or whole.entry is None
    ):
        return False
    if part.owner is not None or between[1:] not in ([], ["the"]):
        return False
    if part.entry.key == "police":
        return between[:1] in (["at"], ["of"]) and whole.entry.type == "university"
    return between[:1] == ["of"] and part.entry.key in BRANCHES


def possessed(between: Sequence[str], gap: Sequence[int], words: Sequence[Word]) -> bool:
    """Whether only "'s" and a few modifiers stand between an owner and its own ("Iowa's gun permit law")."""
    if between[:1] not in (["'s"], ["'"]) or len(between) > 4:
        return False
    return all(adjective(words[k]) for k in gap[1:])


def copular(found: Sequence[Found], i: int, words: Sequence[Word]) -> int | None:
    """The person who "is" or acts "as" the office at phrase ``i``, within its sentence."""
    owner = found[i].owner
    first = found[owner].first if owner is not None and owner < i else found[i].first
    if not first or words[first - 1].sentence != words[first].sentence:
        return None
    link = words[first - 1].low
    before = [
        k
        for k in range(max(i - 12, 0), i)
        if found[k].last <= first - 1 and words[found[k].first].sentence == words[first].sentence
    ]
    people = [k for k in before if found[k].kind == "person"]
    if link in COPULAS and before and before[-1] in people[-1:]:
        gap = [word.low for word in words[found[before[-1]].last : first - 1]]
        return (
            before[-1]
            if all(word in (",", "also", "now", "then") or word[0].isdigit() for word in gap)
            else None
        )
    if link == "as" and people and (len(people) == 1 or first - found[people[-1]].last <= 6):
        return people[-1]
    return None


def apposed(before: Found, after: Found, words: Sequence[Word]) -> bool:
    """Whether two phrases with a comma between name the same person."""
    nxt = words[after.last].low if after.last < len(words) else "."
    if before.kind == "person" and after.kind == "office" and not after.plural:
        return not after.name and nxt in (
            ",",
            ".",
            ";",
            ")",
            "and",
            "who",
            "of",
            "for",
            "at",
            "in",
            "with",
            "whose",
            "said",
            "—",
            "”",
            '"',
            "running",
            "representing",
            "leading",
            "facing",
        )
    if before.kind == "office" and not before.plural and after.kind == "person" and after.entry is None:
        return len(after.name) > 1 and not after.honor
    return False
