"""Signs by which noun phrases are told from what stands around them."""

from __future__ import annotations

import re

from standoff.annotate.attribution import cues
from standoff.annotate.attribution.function_words import AUXILIARIES, listed
from standoff.annotate.attribution.passage import Word

HARD = frozenset("; : — – -- ( ) ! ? “ ” \" `` '' … ...".split(" "))
"""Marks that no noun phrase runs across."""
LONGEST = 45
"""Words in the longest source."""
QUALIFYING = listed("acting sitting outgoing incoming leading presiding governing")
APPOSITIVE = re.compile(
    r"(?:[Aa]n?|[Tt]he|who|whose|which|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|one|of|then|now|both|all|chief|deputy|former|co-)\b|[A-Z0-9]"
    r"|\w+(?:man|men|woman|women|or|ors|er|ers|person|people|ist|ists|ive|ant|ants|head|chair|member|lawyer|secretary)\b"
)


def verbish(word: Word) -> bool:
    """Whether the word is (as far as one can tell) a finite verb or auxiliary."""
    if word.low in QUALIFYING:
        return False
    if word.upos:
        return word.upos in ("VERB", "AUX")
    if word.low in AUXILIARIES:
        return True
    if word.text[:1].isupper():
        return False
    forms = cues.verbs().get(word.low)
    if forms:
        return any(form.shape in ("ed", "en") for form in forms)
    return len(word.low) > 4 and word.low.endswith("ed")


PERSONAL = re.compile(
    r"(?:man|woman|person|or|er|ist|ant|aide|attorney|boss|chair|chief|clerk|counsel|deputy|head|host|judge|marshal|"
    r"official|president|secretary|sheriff|trustee)$"
)
IMPERSONAL = listed(
    """advertiser border center corner enquirer examiner inquirer floor letter matter mirror newspaper number observer
    order other paper power quarter register reporter river standard water weather winter summer wire"""
) - {"reporter"}


def personal(word: str) -> bool:
    """Whether a noun names one person, as far as its ending tells ("inspector", "spokesman")."""
    return bool(PERSONAL.search(word.lower())) and word.lower() not in IMPERSONAL
