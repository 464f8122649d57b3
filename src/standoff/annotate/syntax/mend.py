"""Two shapes no English tree has, mended after parsing: twin subjects side by side, and infinitives read as nouns."""

from __future__ import annotations

from collections.abc import Sequence

_ONCE = frozenset(("nsubj", "nsubj:pass", "obl:agent"))
_BETWEEN = frozenset(("punct", "cc", "case", "conj", "appos"))


def join_twins(xpos: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Make "attorney" a part of "general" where both nouns stand side by side as the subject of one verb."""
    last: dict[tuple[int, str], int] = {}
    for word, label in enumerate(labels):
        if label not in _ONCE or not xpos[word].startswith("NN"):
            continue
        twin = last.get((heads[word], label))
        if twin is not None and _touch(twin, word, heads, labels):
            heads[twin], labels[twin] = word, "compound"
        last[heads[word], label] = word


def _touch(left: int, right: int, heads: list[int], labels: list[str]) -> bool:
    """True when only modifiers of the two stand between two words."""
    return all(
        heads[word] in (left, right) and labels[word] not in _BETWEEN for word in range(left + 1, right)
    )


def free_infinitives(forms: Sequence[str], xpos: list[str], heads: list[int], labels: list[str]) -> list[int]:
    """Turn "refuse [to [honor detainers]]" from a prepositional phrase into an infinitive; returns its "to"s.

    Only where the word after "to" is tagged as a verb, yet hangs as a modifier on a later noun that "to" marks.
    """
    mended = []
    for verb in range(1, len(forms)):
        to, noun = verb - 1, heads[verb]
        if xpos[verb] != "VB" or labels[verb] not in ("compound", "amod") or forms[to].lower() != "to":
            continue
        if noun > verb and heads[to] == noun and labels[to] == "case" and heads[noun] >= 0:
            heads[verb], labels[verb] = heads[noun], "xcomp" if labels[noun].startswith("obl") else "acl"
            heads[noun], labels[noun] = verb, "obj"
            heads[to], labels[to], xpos[to] = verb, "mark", "TO"
            mended.append(to)
    return mended
