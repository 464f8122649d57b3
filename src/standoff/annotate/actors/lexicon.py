"""The words for offices, bodies, groups, places in the abstract, documents and outlets, ready for matching."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

IRREGULAR = {"man": "men", "woman": "women", "chief of police": "chiefs of police"}


class Entry(NamedTuple):
    """One thing a phrase can mean.

    ``kind`` is office, body, group, site, paper or outlet; ``key`` the role, the body or the seat;
    ``type`` the sort of body or group; ``level`` and ``seat`` as explained in the table.
    """

    kind: str
    key: str
    type: str
    level: str
    seat: str
    plural: bool = False


class Lexicon(NamedTuple):
    """Phrases by their words, and the longest phrase (in words) that starts with a given word.

    ``nations`` are countries by their adjectives.
    """

    phrases: dict[tuple[str, ...], tuple[Entry, ...]]
    longest: dict[str, int]
    capitals: dict[str, frozenset[str]]
    outlet_heads: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    nations: dict[str, str]


def plural_of(phrase: str) -> str | None:
    """The plural of an office, None for one that is no noun on its own ("gubernatorial", "sen.")."""
    for singular, plural in IRREGULAR.items():
        if phrase.endswith(singular):
            return phrase[: -len(singular)] + plural
    if phrase.endswith((".", "al", "s")) and not phrase.endswith(("official", "general", "comptroller")):
        return None
    if phrase.endswith("attorney general"):
        return None
    if phrase.startswith(("secretary of", "speaker of", "member of")):
        return None
    if phrase.endswith("y") and phrase[-2] not in "aeo":
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("ch", "sh")) else "s")


def entries(table: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Every phrase of the table with what it means; offices in the plural too."""
    for row in table["group"]:
        for phrase in row["words"]:
            yield phrase, Entry("group", phrase, row["type"], row["level"], "any", True)
    for row in table["office"]:
        entry = Entry("office", row["role"], "person", row["level"], row["seat"])
        for phrase in row["words"]:
            plural = phrase in (
                "attorneys general",
                "sens.",
                "reps.",
                "govs.",
                "state sens.",
                "state reps.",
                "members of congress",
            )
            yield phrase, entry._replace(plural=plural)
            if not plural and (more := plural_of(phrase)):
                yield more, entry._replace(plural=True)
    for row in table["body"]:
        seat = row.get(
            "seat",
            "us" if row["level"] in ("federal", "court") else "state" if row["level"] == "state" else "any",
        )
        entry = Entry("body", row["key"], row["type"], row["level"], seat)
        for phrase in row["words"]:
            key = phrase if row["key"] in ("federal agency", "department") else row["key"]
            yield phrase, entry._replace(key=key)
    for row in table["site"]:
        for phrase in row["words"]:
            yield phrase, Entry("site", phrase, "place", row["level"], row["seat"])
    for row in table["paper"]:
        for phrase in row["words"]:
            yield (
                phrase,
                Entry(
                    "paper",
                    phrase,
                    "document",
                    "open",
                    row["from"],
                    phrase.endswith("s") and phrase != "remarks",
                ),
            )
    for phrase in table["outlets"]["names"]:
        yield phrase, Entry("outlet", phrase, "outlet", "outlet", "any")


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    from standoff.annotate.actors.words import WORD

    here = files("standoff.annotate.actors")
    table = tomllib.loads((here / "lexicon.toml").read_text("utf-8"))
    given = tomllib.loads((here / "given_names.toml").read_text("utf-8"))
    phrases: dict[tuple[str, ...], tuple[Entry, ...]] = {}
    longest: dict[str, int] = {}
    for phrase, entry in entries(table):
        key = tuple(match.group() for match in WORD.finditer(phrase))
        if entry not in phrases.get(key, ()):
            phrases[key] = (*phrases.get(key, ()), entry)
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    capitals = {name: frozenset(words) for name, words in table["capitals"].items()}
    heads = frozenset(table["outlets"]["heads"])
    return Lexicon(
        phrases,
        longest,
        capitals,
        heads,
        frozenset(given["he"].split()),
        frozenset(given["she"].split()),
        {adjective: f"ocd-division/country:{code}" for adjective, code in table["nationalities"].items()},
    )
