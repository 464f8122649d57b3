"""The words for instruments, read once from ``lexicon.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text("utf-8"))


@cache
def kinds() -> dict[str, str]:
    """Common noun (singular, lower case) to the kind of instrument it stands for."""
    return {word: kind for kind, words in _tables()["kinds"].items() for word in words}


@cache
def words(name: str) -> frozenset[str]:
    """One of the plain word lists, by its name."""
    return frozenset(_tables()["words"][name].split())


def unless_followed(word: str) -> tuple[str, ...]:
    """What may not follow a common noun, or its plural, if it is to name an instrument."""
    return tuple(_tables()["unless_followed"].get(word, ()))


def unless_preceded(word: str) -> tuple[str, ...]:
    """What may not stand before it."""
    return tuple(_tables()["unless_preceded"].get(word, ()))


def names() -> tuple[dict[str, str], ...]:
    """Instruments known by name: ``say`` (a pattern), ``kind``, ``identifier`` and perhaps ``place``."""
    return tuple(_tables()["name"])


@cache
def enacted() -> frozenset[str]:
    """Titles, in lower case, of federal acts long in force."""
    return frozenset(_tables()["enacted"])
