"""How far an act has come: one decision procedure over the words that govern its predicate.

What the predicate's own words say is read first: auxiliaries, negation, conditions, tense. The procedure then
climbs through the words that govern it ("vowed to", "a bill that would", "expected to"), and each that has a say
changes what was found below it, as that governor's own negation, modals and conditions change it in turn. Every
decision carries the name of the rule that made it; ``docs/status.md`` lists them.
"""

from __future__ import annotations

import msgspec

from standoff.coding.climbing import climb
from standoff.coding.governed import SAME, Governed, kept_from
from standoff.coding.governing import by_governor
from standoff.coding.pledging import own_will
from standoff.coding.questions import question
from standoff.coding.reading import Reading
from standoff.coding.tense import Decision, is_infinitive, local
from standoff.coding.wording import CONSIDER, LIES

LEVELS_UP = 6
ASIDE = frozenset({"before", "about", "against"})
LOSING = frozenset({"lose", "miss", "forfeit", "forgo"})
"""What is not lost is there: a figure at stake."""
FINAL = frozenset({"denied", "unclear", "threatened"})
"""What no word further out takes back, short of a negation of the word that said so."""


def decide(
    index: int, move: str, reading: Reading, fixed: str | None = None, consumed: bool = False
) -> Decision:
    """The status of the act at a predicate. ``fixed`` is a frame's own status, kept unless something governs it;
    ``consumed`` tells that the frame already means the negation.
    """
    if (asked := question(index, reading)) is not None:
        return asked
    if (aside := set_aside(index, reading)) is not None:
        return aside
    found = local(index, move, reading, consumed)
    if move == "rule":
        return of_rule(index, found, reading)
    if move == "measure" and found.status == "not_done" and reading.lemmas[index] in LOSING:
        return Decision("ongoing", "at stake", (index,))
    if found.status == "not_done" and is_called_false(index, reading):
        return Decision("denied", "called false", (index,))
    governed = climbed(index, move, found, reading, consumed)
    if governed is not None:
        return governed
    if is_purpose(index, reading):
        if found.rule in {"infinitive headline", "be to"}:
            return found
        return Decision("possible", "purpose", (index,), suppressed=True)
    label = reading.tokens[index].deprel
    bare = label in {"xcomp", "ccomp", "csubj", "conj"} and is_infinitive(index, reading)
    if bare and found.status in {"happened", "ongoing"}:
        return Decision("possible", "not asserted", (index,), suppressed=True)
    if found.status not in {"happened", "ongoing"}:
        return msgspec.structs.replace(found, chain=(index,))
    return Decision(fixed or found.status, "frame" if fixed else found.rule, (index,))


def of_rule(index: int, found: Decision, reading: Reading) -> Decision:
    """The standing of a rule, unless somebody denies or doubts that it is one."""
    above = climb(index, reading)
    made = by_governor(above, index, "rule", reading) if above is not None else None
    if above is not None and made is not None and made.status in {"denied", "unclear"}:
        return Decision(made.status, made.rule, (index, above))
    if kept_from(index, reading):
        return Decision("blocked", "blocked by another", (index,), suppressed=True)
    return Decision(found.status, found.rule, (index,), found.suppressed)


def climbed(
    index: int, move: str, found: Decision, reading: Reading, consumed: bool = False
) -> Decision | None:
    """What all the governors of an act make of it together, or None where none has a say."""
    chain, made, head = [index], found, index
    changed = False
    for _ in range(LEVELS_UP):
        step = climb(head, reading)
        if step is None:
            break
        said = by_governor(step, head, move, reading)
        if said is not None:
            made = under(step, said, made, reading, consumed)
            changed = True
        elif reading.tokens[head].deprel.startswith("acl"):
            break  # what describes a noun shares no more than the noun's own meaning
        elif reading.tokens[head].deprel.startswith(("nmod", "obl") if changed else "nmod"):
            break  # "in his efforts to", "a version of the order": an aside of what stands above
        if said is not None or not changed:
            chain.append(step)
        head = step
    return msgspec.structs.replace(made, chain=tuple(chain)) if changed else None


def under(head: int, said: Governed, below: Decision, reading: Reading, consumed: bool) -> Decision:
    """What a governor makes of what was found below it, with its own negation, modal or condition."""
    outer = Decision("happened", "nominal")
    if reading.tokens[head].upos not in {"NOUN", "PROPN"}:
        outer = local(head, "", reading, consumed)
    if said.status == SAME:
        status = below.status if outer.status == "happened" and below.status == "not_done" else outer.status
        return Decision(status, f"{outer.rule} over {said.rule}", suppressed=said.suppressed)
    if below.rule == "held up" or (below.status in FINAL - {said.status} and said.status not in FINAL):
        return below
    rule, status, suppressed = said.rule, said.status, said.suppressed
    if rule not in {"called false", "not confirmed"} and outer.status == "not_done":
        return negated(said, outer)
    if status not in FINAL:
        status = weaker(below.status, status)
        if outer.status in {"possible", "conditional"} or (
            outer.status in {"committed", "scheduled", "threatened"} and said.status == "ongoing"
        ):
            return Decision(outer.status, f"{outer.rule} over {rule}", suppressed=suppressed)
    return Decision(status, rule, suppressed=suppressed)


def negated(said: Governed, outer: Decision) -> Decision:
    """What is left of an act when its governor is negated: "did not hesitate to", "has not ruled out"."""
    if said.rule == "exclusion":
        return Decision("possible", f"{outer.rule} over {said.rule}")
    if said.status in {"not_done", "blocked"}:
        return Decision("happened", "double negation")
    if said.status == "denied":
        return Decision("unclear", f"{outer.rule} over {said.rule}")
    return Decision("not_done", f"{outer.rule} over {said.rule}", suppressed=said.suppressed)


def weaker(inner: str, outer: str) -> str:
    """The status of an act that has one under its own words and one under a governor."""
    if inner == "not_done":
        return "happened" if outer == "not_done" else "not_done"
    if inner in {"possible", "conditional"} and outer in {"scheduled", "ongoing", "committed"}:
        return inner
    if inner == "blocked" and outer != "blocked":
        return "possible"
    return outer


def set_aside(index: int, reading: Reading) -> Decision | None:
    """A gerund that only sets the scene of another act ("before handing over"), or tells what was not done."""
    words = {reading.forms[i] for i in reading.tree.dependents(index, "mark", "case", "cc", "advmod")}
    if reading.tokens[index].xpos != "VBG" or (words & {"about"} and reading.tokens[index].deprel == "acl"):
        return None
    if "without" in words or reading.forms[max(0, index - 2) : index] in (
        ["rather", "than"],
        ["instead", "of"],
    ):
        return Decision("not_done", "left out", (index,))
    above = reading.tokens[index].head
    if words & ASIDE and not ("about" in words and above >= 0 and reading.lemmas[above] in CONSIDER):
        return Decision("unclear", "circumstance", (index,), suppressed=True)
    return None


def is_called_false(index: int, reading: Reading) -> bool:
    """Whether a speaker says of a negated act of their own that the contrary is false."""
    if not own_will(index, reading):
        return False
    sentence = reading.annotations.sentences[reading.tokens[index].sentence]
    return any(reading.lemmas[i] in LIES for i in range(sentence.first, sentence.last))


def is_purpose(index: int, reading: Reading) -> bool:
    """Whether the predicate only says what another act is for: "sued to overturn"."""
    return reading.tokens[index].deprel in {"advcl", "acl"} and is_infinitive(index, reading)
