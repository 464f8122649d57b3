"""What the word above an act makes of it: "vowed to", "a bill that would", "was blocked from"."""

from __future__ import annotations

from standoff.coding.governed import (
    ARGUMENTS,
    CONTENT,
    SAME,
    Governed,
    completes_instrument,
    is_abstention,
    is_bare,
    is_past,
    is_rejected,
    is_ruling,
    kept_from,
)
from standoff.coding.negation import is_negated
from standoff.coding.nominal import by_noun, over_noun
from standoff.coding.pledging import own_will, strikes
from standoff.coding.reading import Reading
from standoff.coding.tense import is_infinitive
from standoff.coding.wording import (
    ATTEMPT,
    BEGUN_IS_DONE,
    BLOCKABLE,
    CHANCE,
    CHOICE,
    CLAIM_NOUNS,
    CONSIDER,
    DENY,
    DONE,
    ENABLE,
    EXPECT,
    FALSE,
    HESITATE,
    LIKELY,
    ORDER,
    OWN_PUSH,
    OWN_WISH,
    PLAN,
    REFUSE,
    STRIKES,
    THREATEN,
    TRUE,
    UNWILLING,
    VERIFY,
    VOW,
    WARN,
    WISH,
)

BEGUN = frozenset({"move", "seek", "try"})


def by_governor(head: int, below: int, move: str, reading: Reading) -> Governed | None:
    """What a governing word makes of the act below it, None where it leaves it as it is."""
    token, relation = reading.tokens[head], reading.tokens[below].deprel
    if token.upos in {"NOUN", "PROPN"} and relation not in {"nsubj", "nsubj:pass", "csubj"}:
        return by_noun(head, below, move, reading)
    if reading.tokens[below].upos in {"NOUN", "PROPN"} and relation.split(":")[0] in ARGUMENTS:
        return over_noun(head, below, move, reading)
    return by_other(head, below, move, reading) or by_will(head, below, move, reading)


def by_other(head: int, below: int, move: str, reading: Reading) -> Governed | None:
    """What somebody other than the actor makes of an act: denied, blocked, doubted, foretold to them."""
    lemma, relation = reading.lemmas[head], reading.tokens[below].deprel
    if lemma in DENY and (relation in CONTENT or reading.tokens[below].xpos == "VBG"):
        return Governed("denied", "denial")
    if lemma in FALSE or (lemma in TRUE and relation in CONTENT and is_negated(head, reading)):
        return Governed("denied", "called false")
    if lemma in VERIFY and relation in CONTENT:
        return Governed("unclear", "not confirmed") if is_unable(head, reading) else None
    if lemma in WARN and is_to_hit(below, move, reading):
        return Governed("threatened", "warning")
    if lemma in CLAIM_NOUNS and is_rejected(head, reading):
        return Governed("denied", "denial")
    if kept_from(below, reading):
        if is_abstention(head, reading):
            return Governed("not_done", "refusal")
        held = move in BLOCKABLE and is_ruling(head, reading)
        return Governed("blocked", "blocked by another", not held)
    if lemma in CHANCE and relation in CONTENT | {"advcl"} and not is_infinitive(below, reading):
        return Governed("possible", "called possible")
    if lemma in WISH and relation == "advcl" and reading.tokens[below].xpos == "VBG":
        return Governed("possible", "asked of another", True)
    return None


OVER_BARE = (
    (HESITATE, Governed("not_done", "hesitation")),
    (UNWILLING, Governed("not_done", "unwilling")),
    (REFUSE, Governed("not_done", "refusal")),
    (CONSIDER, Governed("possible", "under consideration")),
)
"""What governors of an infinitive or gerund say of it, whatever else stands around them."""


def by_will(head: int, below: int, move: str, reading: Reading) -> Governed | None:
    """What the actor's own mind makes of an act: vowed, planned, weighed, tried, refused, achieved."""
    lemma, relation = reading.lemmas[head], reading.tokens[below].deprel
    bare = is_bare(below, reading)
    if lemma in THREATEN:
        return Governed("threatened", "threat")
    if lemma == "have" and bare and is_yet(head, reading):
        return Governed("not_done", "yet to")
    if lemma == "have" and bare and reading.tokens[head].xpos == "VBD":
        return Governed(SAME, "achieved")
    if lemma in {"have", "need"} or (relation not in CONTENT and relation != "advcl"):
        return None
    if bare and is_abstention(head, reading):
        return Governed("not_done", "exclusion" if lemma == "rule" else "refusal")
    if bare and (lemma in DONE or (lemma == "move" and is_past(head, reading))):
        return Governed(SAME, "achieved", lemma == "vote" and move in STRIKES)
    if lemma in VOW | PLAN and (bare or (relation == "ccomp" and lemma not in CHOICE)):
        return pledged(head, below, move, reading)
    if is_expected(head, reading):
        return Governed("possible" if lemma == "likely" else "scheduled", "expected")
    if bare and (said := next((said for words, said in OVER_BARE if lemma in words), None)):
        return said
    if bare and is_attempt(head, below, reading):
        return attempted(head, move, reading)
    if completes_instrument(head, below, reading):
        return Governed("proposed", "content of an instrument", move != "rule")
    return by_wish(head, below, reading)


def attempted(head: int, move: str, reading: Reading) -> Governed:
    """An attempt goes on, unless it is past: who tried is taken not to have done it, who began to speak has spoken."""
    if is_past(head, reading) and move in BEGUN_IS_DONE:
        return Governed(SAME, "achieved")
    if is_past(head, reading) and reading.lemmas[head] in {"try", "attempt"}:
        return Governed("not_done", "tried")
    return Governed("ongoing", "attempt")


def by_wish(head: int, below: int, reading: Reading) -> Governed | None:
    """What is wished for, or asked or ordered of another."""
    lemma, relation = reading.lemmas[head], reading.tokens[below].deprel
    if relation not in {"xcomp", "ccomp"}:
        return None
    if lemma == "propose":
        return Governed("proposed", "proposed")
    if lemma in WISH:
        own = not reading.tree.dependents(head, "obj", "iobj", "obl") or relation == "ccomp"
        return Governed("possible", "wish" if own else "asked of another", lemma not in OWN_WISH)
    alone = is_bare(below, reading) or not reading.tree.dependents(below, "aux")
    if lemma in ORDER | ENABLE and alone and reading.tokens[below].xpos in {"VB", "VBG"}:
        return Governed("scheduled", "ordered of another", True)
    return None


def is_expected(head: int, reading: Reading) -> bool:
    """Whether it is "is expected to", "is due to", "is likely to"."""
    token, lemma = reading.tokens[head], reading.lemmas[head]
    if token.upos == "ADJ" and lemma in LIKELY:
        return True
    return lemma in {"expect", "anticipate"} or (
        lemma in EXPECT and (reading.tree.is_passive(head) or token.upos == "ADJ" or token.xpos == "VBN")
    )


def is_attempt(head: int, below: int, reading: Reading) -> bool:
    """Whether a verb says that its own subject is at it: "is trying to", "keeps withholding", "is pushing to"."""
    lemma, token = reading.lemmas[head], reading.tokens[below]
    if lemma in OWN_PUSH:
        return not reading.tree.dependents(head, "obj")
    return lemma in ATTEMPT and (token.deprel == "xcomp" or lemma in BEGUN or token.xpos == "VBG")


def pledged(head: int, below: int, move: str, reading: Reading) -> Governed:
    """A vow, and a plan in its holder's words or the page's; a plan that others tell of is expected."""
    hits = move == "withhold_funds" or strikes(below, move, reading)
    if reading.lemmas[head] in VOW:
        return Governed("threatened" if hits else "committed", "vow")
    if reading.tree.is_passive(head) and reading.lemmas[head] == "plan":
        return Governed("scheduled", "planned by others")
    if reading.scope_at(head).chain and not own_will(head, reading):
        return Governed("scheduled", "planned by others")
    return Governed("threatened" if hits else "committed", "plan")


def is_yet(head: int, reading: Reading) -> bool:
    """Whether it is "has yet to"."""
    return "yet" in {reading.forms[i] for i in reading.tree.dependents(head, "advmod")}


def is_unable(head: int, reading: Reading) -> bool:
    """Whether somebody does not or cannot confirm: negated, or shared with a negated verb, or "unable to"."""
    token = reading.tokens[head]
    if is_negated(head, reading):
        return True
    above = reading.lemmas[token.head] if token.head >= 0 else ""
    if token.deprel == "conj":
        return is_negated(token.head, reading)
    return token.deprel == "xcomp" and above in REFUSE | UNWILLING


def is_to_hit(below: int, move: str, reading: Reading) -> bool:
    """Whether what is warned of is a blow, or the warner's own act, still to come."""
    helpers = {reading.forms[i] for i in reading.tree.dependents(below, "aux")}
    if not helpers & {"will", "would", "could", "may", "might", "'ll", "'d"}:
        return False
    return move in STRIKES or (move in {"sue", "veto", "preempt"} and own_will(below, reading))
