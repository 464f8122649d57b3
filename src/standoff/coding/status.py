"""How far an act has come: one decision procedure over the words that govern its predicate.

The procedure climbs from the predicate through auxiliaries and governing verbs or nouns ("vowed to",
"a bill that would", "expected to"). The nearest governor that settles the matter wins; negation and
conditions are read on the way. Every decision carries the name of the rule that made it.
"""

from __future__ import annotations

import msgspec

from standoff.coding.governing import by_governor, completes_instrument, is_ruling
from standoff.coding.reading import Reading
from standoff.coding.tense import Decision, is_infinitive, is_open_question, local
from standoff.coding.wording import BLOCKABLE, CONTROL

LEVELS_UP = 6


def decide(
    index: int, move: str, reading: Reading, fixed: str | None = None, consumed: bool = False
) -> Decision:
    """The status of the act at a predicate. ``fixed`` is a frame's own status, kept unless something governs it;
    ``consumed`` tells that the frame already means the negation.
    """
    if is_circumstance(index, reading):
        return Decision("unclear", "circumstance", (index,), suppressed=True)
    if forbidden(index, reading):
        blocked = move in BLOCKABLE and is_ruling(reading.tokens[index].head, reading)
        return Decision("blocked", "blocked by another", (index,), suppressed=not blocked)
    chain = [index]
    found = local(index, move, reading, consumed)
    if move == "rule":
        above = climb(index, reading)
        if above is not None and reading.lemmas[above] == "deny":
            return Decision("denied", "denial", (index, above))
        return Decision(found.status, found.rule, (index,), found.suppressed)
    head = index
    for _ in range(LEVELS_UP):
        step = climb(head, reading)
        if step is None:
            break
        head = step
        governed = by_governor(head, chain[-1], move, reading)
        if governed is not None:
            status, rule, suppressed = governed
            chain.append(head)
            outer = local(head, move, reading, consumed)
            if outer.status in {"not_done", "possible", "conditional"} and status != "denied":
                if outer.status == "not_done" and status == "not_done":
                    return Decision("happened", "double negation", tuple(chain))
                return Decision(outer.status, f"{outer.rule} over {rule}", tuple(chain), suppressed)
            if outer.status in {"committed", "scheduled"} and status == "ongoing":
                return Decision(outer.status, f"{outer.rule} over {rule}", tuple(chain), suppressed)
            return Decision(status, rule, tuple(chain), suppressed)
        if reading.tokens[chain[-1]].deprel.startswith("acl"):
            break  # what describes a noun shares no more than the noun's own meaning
        chain.append(head)
    if is_purpose(index, reading):
        return Decision("possible", "purpose", (index,), suppressed=True)
    bare = reading.tokens[index].deprel in {"xcomp", "ccomp", "csubj", "conj"} and is_infinitive(
        index, reading
    )
    if bare and found.status in {"happened", "ongoing"}:
        return Decision("possible", "not asserted", (index,), suppressed=True)
    if found.status not in {"happened", "ongoing"}:
        return msgspec.structs.replace(found, chain=tuple(chain[:1]))
    return Decision(fixed or found.status, "frame" if fixed else found.rule, tuple(chain[:1]))


def climb(index: int, reading: Reading) -> int | None:
    """The word that governs a predicate as its complement or describes it, or None at the top of its clause."""
    token = reading.tokens[index]
    if token.head < 0:
        return None
    if token.deprel in {"xcomp", "ccomp", "acl", "acl:relcl", "csubj", "csubj:pass"}:
        return token.head
    if token.deprel in {"advcl", "csubj", "csubj:pass"} and is_open_question(token.head, index, reading):
        return token.head
    if token.deprel == "advcl" and completes_instrument(token.head, index, reading):
        return token.head
    if token.deprel == "advcl" and is_infinitive(index, reading) and reading.lemmas[token.head] in CONTROL:
        return token.head
    if token.deprel == "conj" and not reading.tree.own_subject(index):
        return climb(token.head, reading) if climb_allowed(index, reading) else None
    if token.deprel == "advcl" and "from" in {
        reading.forms[i] for i in reading.tree.dependents(index, "mark")
    }:
        return token.head
    if token.deprel in {"obj", "nmod", "obl", "nsubj:pass"} and token.upos in {"NOUN", "PROPN", "VERB"}:
        return token.head
    return None


def climb_allowed(index: int, reading: Reading) -> bool:
    """Whether a coordinated predicate shares the governor of the first: same form ("to hold or transfer")."""
    first = reading.tokens[index].head
    return reading.tokens[first].xpos == reading.tokens[index].xpos


def forbidden(index: int, reading: Reading) -> bool:
    """Whether the predicate is what somebody is kept from: "bars police from asking"."""
    marks = {reading.forms[i] for i in reading.tree.dependents(index, "mark")}
    return "from" in marks and reading.tokens[index].xpos == "VBG"


def is_circumstance(index: int, reading: Reading) -> bool:
    """Whether a gerund only sets the scene of another act: "before handing over", "without notifying"."""
    marks = {reading.forms[i] for i in reading.tree.dependents(index, "mark")}
    return reading.tokens[index].xpos == "VBG" and bool(
        marks & {"before", "without", "about", "instead", "against"}
    )


def is_purpose(index: int, reading: Reading) -> bool:
    """Whether the predicate only says what another act is for: "sued to overturn"."""
    return reading.tokens[index].deprel in {"advcl", "acl"} and is_infinitive(index, reading)
