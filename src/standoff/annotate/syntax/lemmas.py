"""Dictionary forms by rule from (form, Penn tag), after a table of the exceptions the treebanks show."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from standoff.annotate.syntax.forms import plain

_PREFIXES = ("up", "over", "with", "under", "re-", "re", "out", "mis", "fore", "un", "co-")
_VOWELS = "aeiou"
_MUTE_E = re.compile(
    r"(?:[aeiou]?v|u|[bcdfgkptz]l|[^aeo]c|[aeiou]c|dg|[lr]g|(?<!a)(?<!o)eng|ang|iz|yz|(?<![aeiou])[aeiou]s|ns|rs|ps|"
    r"(?<![aeiou])[iu]r|[aeo]ir|ar|(?<![aeiou])[iu]n|(?<!o)id|[uo]d|(?<![aeiou])ad|ced|pet|(?<![aeo])at|[ciou]ot|ut|mit|cit|[ia]k|[vt]ok|th|quir|[nr]ven)$"
)

# Verbs of public affairs that the treebanks hardly show, so that neither table nor rules know them.
_VERBS = frozenset("appease buck chastise decree enjoin free overrule pause praise rebuke sue".split())
_IRREGULAR = {
    "forbade": "forbid", "forbidden": "forbid", "froze": "freeze", "frozen": "freeze", "overrode": "override",
    "overridden": "override", "overthrew": "overthrow", "rewrote": "rewrite", "rewritten": "rewrite",
    "struck": "strike", "stymied": "stymie", "undid": "undo", "upheld": "uphold", "withdrew": "withdraw",
    "withdrawn": "withdraw", "withheld": "withhold",
}  # fmt: skip


def lemma(form: str, xpos: str, exceptions: Mapping[str, str], verbs: Collection[str]) -> str:
    """The lemma of one word.

    ``exceptions`` maps "form/TAG" (form in lower case), ``verbs`` holds known verb lemmas.
    """
    word = plain(form)
    low = word.lower()
    if (known := exceptions.get(f"{low}/{xpos}")) is not None:
        return known
    if xpos.startswith("VB") and low in _IRREGULAR:
        return _IRREGULAR[low]
    if xpos in ("NNP", "ADD", "FW", "GW", "SYM", "NFP"):
        return word
    if xpos == "NNPS":
        return _singular(word)
    if xpos == "NNS":
        return _singular(low)
    if xpos == "VBZ":
        return _present(low, verbs)
    if xpos in ("VBD", "VBN") and low.endswith("ed") and len(low) > 3:
        return "y".join((low[:-3], "")) if low.endswith("ied") and len(low) > 4 else _stem(low[:-2], verbs)
    if xpos in ("VBD", "VBN"):
        return _prefixed(low, xpos, exceptions) or low
    if xpos == "VBG" and low.endswith("ing") and len(low) > 4:
        return _stem(low[:-3], verbs)
    if xpos in ("JJR", "RBR", "JJS", "RBS"):
        return _positive(low)
    return low


def _prefixed(low: str, xpos: str, exceptions: Mapping[str, str]) -> str | None:
    """ "upheld" after "held", "overridden" after "ridden"."""
    for prefix in _PREFIXES:
        if low.startswith(prefix) and (base := exceptions.get(f"{low[len(prefix) :]}/{xpos}")) is not None:
            return prefix + base
    return None


def _singular(word: str) -> str:
    if word.endswith(("crises", "theses", "analyses")):
        return word[:-2] + "is"
    if re.search(r"[^aeiou]ies$", word) and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz|us)es$", word):
        return word[:-2]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _present(word: str, verbs: Collection[str]) -> str:
    for guess in (word[:-1], word[:-2], word[:-3] + "y"):
        if word.endswith("s") and (guess in _VERBS or guess in verbs):
            return guess
    if word.endswith("oes"):
        return word[:-2]
    return _singular(word)


def _stem(stem: str, verbs: Collection[str]) -> str:
    """The verb whose -ed or -ing form has this stem."""
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    guesses = (stem, stem + "e", stem[:-1]) if doubled else (stem, stem + "e")
    for guess in sorted(guesses, key=len, reverse=not doubled):
        if guess in _VERBS or guess in verbs:
            return guess
    if doubled and stem[-1] not in "lszf":
        return stem[:-1]
    return stem + "e" if not doubled and _MUTE_E.search(stem) else stem


def _positive(word: str) -> str:
    ending = next((ending for ending in ("est", "er") if word.endswith(ending)), "")
    stem = word[: len(word) - len(ending)]
    if not ending or len(stem) < 3:
        return word
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] in "bdgmnpt":
        return stem[:-1]
    return (
        stem + "e"
        if re.search(r"(?:[^aeiou][iua][dtzv]|rg|[cs]|v|pl|mpl|bl|[iau]r|at|[ou]s|[^aeiou]l)$", stem)
        else stem
    )
