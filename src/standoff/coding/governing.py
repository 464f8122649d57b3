"""What the word above an act makes of it: "vowed to", "a bill that would", "was blocked from"."""

from __future__ import annotations

from typing import NamedTuple

from standoff.coding.negation import is_negated, is_nothing
from standoff.coding.pledging import is_reported, own_will, strikes
from standoff.coding.reading import Reading
from standoff.coding.tense import is_infinitive, local
from standoff.coding.wording import (
    ABANDON,
    ABSTAIN,
    ATTEMPT,
    ATTEMPT_NOUNS,
    AWAIT,
    BLOCK,
    BLOCKABLE,
    CHANCE,
    CHANCE_NOUNS,
    CHOICE,
    CLAIM_NOUNS,
    CONSIDER,
    COURTS,
    DENIAL_NOUNS,
    DENY,
    DONE,
    ENABLE,
    EXPECT,
    FAIL,
    FALSE,
    HESITATE,
    INSTRUMENTS,
    LIKELY,
    ORDER,
    OWN_PUSH,
    OWN_WISH,
    PASSAGE,
    PLAN,
    POWER_NOUNS,
    RANKS,
    REFUSAL_NOUNS,
    REFUSE,
    STRIKES,
    THREAT_NOUNS,
    THREATEN,
    TRUE,
    UNWILLING,
    VERIFY,
    VOW,
    VOW_NOUNS,
    WARN,
    WISH,
)

CONTENT = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass"})
NAMED = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass"})
BEGUN = frozenset({"move", "seek", "try"})
SAME = ""
"""The status of what achieves an act, rather than wants it, is that of the governor: "managed to pass"."""


class Governed(NamedTuple):
    """What a governor makes of an act: a status (or SAME), the rule, and whether it is no act of its own."""

    status: str
    rule: str
    suppressed: bool = False


def by_governor(head: int, below: int, move: str, reading: Reading) -> Governed | None:
    """What a governing word makes of the act below it, None where it leaves it as it is."""
    token, relation = reading.tokens[head], reading.tokens[below].deprel
    if token.upos in {"NOUN", "PROPN"} and relation not in {"nsubj", "nsubj:pass", "csubj"}:
        return by_noun(head, below, move, reading)
    if reading.tokens[below].upos in {"NOUN", "PROPN"} and relation.split(":")[0] in NAMED | {"nsubj"}:
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
        return Governed("ongoing", "attempt")
    if completes_instrument(head, below, reading):
        return Governed("proposed", "content of an instrument", move != "rule")
    return by_wish(head, below, reading)


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


def is_past(head: int, reading: Reading) -> bool:
    """Whether a verb stands in the past or perfect: who "moved to end" a contract has acted."""
    return reading.tokens[head].xpos in {"VBD", "VBN"} and not reading.tree.is_passive(head)


def is_bare(below: int, reading: Reading) -> bool:
    """Whether a predicate is an infinitive or a gerund without words of its own tense."""
    gerund = reading.tokens[below].xpos == "VBG" and not reading.tree.dependents(below, "aux", "nsubj")
    return gerund or is_infinitive(below, reading)


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


def by_noun(head: int, below: int, move: str, reading: Reading) -> Governed | None:
    """What a noun makes of the act that describes it: "a threat to", "a bill that would"."""
    lemma, relation = reading.lemmas[head], reading.tokens[below].deprel
    if lemma in DENIAL_NOUNS or (lemma in CLAIM_NOUNS and is_rejected(head, reading)):
        return Governed("denied", "denial")
    if relation.startswith("acl:relcl") and not has_that(below, reading):
        provides = lemma in INSTRUMENTS and reading.tree.own_subject(below) in {None, head}
        provides = provides and move not in PASSAGE
        return Governed("proposed", "content of an instrument", True) if provides else None
    if lemma in THREAT_NOUNS:
        return Governed("threatened", "threat")
    if is_ranked(head, reading) and is_infinitive(below, reading):
        return Governed(first_to(head, reading), "first to")
    if lemma in CHANCE_NOUNS and lemma != "option":
        return Governed("possible", "called possible")
    if reading.tokens[below].upos in {"NOUN", "PROPN"} and relation in {"nmod", "obl"} and lemma in COURTS:
        return None
    if lemma in VOW_NOUNS and (relation in {"acl", "advcl"}):
        if is_nothing(head, reading):
            return Governed("denied" if is_reported(head, reading) else "not_done", "no plan")
        hits = strikes(below, move, reading)
        return Governed("threatened" if hits and lemma != "decision" else "committed", "vow")
    if lemma in {"ruling", "injunction", "vote"} and move not in {"rule", "decline"}:
        return Governed("happened", "decided")
    if lemma in POWER_NOUNS | {"option"}:
        return Governed("possible", "power to act", True)
    if lemma in ATTEMPT_NOUNS:
        return Governed("ongoing", "attempt")
    if lemma in REFUSAL_NOUNS:
        return Governed("not_done", "refusal")
    if lemma in INSTRUMENTS and move != "rule" and reading.tokens[below].xpos not in {"VBN", "VBD"}:
        return Governed("proposed", "content of an instrument", True)
    if lemma in {"request", "call", "demand", "order", "directive"} and is_infinitive(below, reading):
        return Governed("possible", "asked of another", True)
    return None


def is_ranked(noun: int, reading: Reading) -> bool:
    """Whether a noun is one in a row: "the first state"."""
    return any(reading.lemmas[i] in RANKS for i in reading.tree.dependents(noun, "amod"))


def first_to(noun: int, reading: Reading) -> str:
    """How far the act of the first one to do it has come: "became the first state to", "would be the first to"."""
    head = reading.tokens[noun].head
    verb = noun if reading.tree.dependents(noun, "cop") or head < 0 else head
    return local(verb, "", reading).status if reading.tokens[noun].deprel != "obl" else "happened"


def over_noun(head: int, below: int, move: str, reading: Reading) -> Governed | None:
    """What a verb makes of an act that a noun names: "threatened a lawsuit", "the cutoff was blocked"."""
    lemma, relation = reading.lemmas[head], reading.tokens[below].deprel
    passive = reading.tree.is_passive(head)
    undergoes = relation in {"obj", "nsubj:pass"} or (relation.startswith("acl") and passive)
    if relation == "nsubj":
        if lemma in FAIL and move not in {"fail"}:
            return Governed("not_done", "refusal")
        if lemma in ATTEMPT:
            return Governed("ongoing", "attempt")
        return Governed("possible", "called possible") if lemma in CHANCE else None
    if lemma in THREATEN and (relation in {"obj"} or names_blow(below, reading)):
        return Governed("threatened", "threat")
    if lemma in DENY and lemma == "deny" and relation == "obj":
        return Governed("denied", "denial")
    if lemma in EXPECT and passive:
        return Governed("scheduled", "expected")
    if not undergoes:
        return None
    if lemma in BLOCK | {"enjoin"} and move in BLOCKABLE:
        return Governed("blocked", "blocked by another", not (is_ruling(head, reading) or lemma == "enjoin"))
    if (lemma, particle(head, reading)) in ABSTAIN or lemma in ABANDON:
        return Governed("not_done", "exclusion" if lemma == "rule" else "refusal")
    if lemma in CONSIDER:
        return Governed("possible", "under consideration")
    if lemma in AWAIT:
        return Governed("possible", "awaited")
    if lemma in VOW | PLAN:
        return Governed("committed", "vow")
    return None


def names_blow(noun: int, reading: Reading) -> bool:
    """Whether a noun stands under "with": "threatened the cities with the loss of grants"."""
    return "with" in reading.tree.prepositions(noun)


def particle(head: int, reading: Reading) -> str:
    """The particle or adverb that belongs to a verb: "off", "short"."""
    own = reading.tree.dependents(head, "compound", "advmod", "xcomp", "obj", "case")
    return next((reading.forms[i] for i in own if 0 < i - head < 3), "")


def is_abstention(head: int, reading: Reading) -> bool:
    """Whether a verb says, alone or with its particle, that something is left undone."""
    lemma, words = reading.lemmas[head], reading.forms[head + 1 : head + 3]
    if any((lemma, word) in ABSTAIN for word in words) or lemma in ABANDON:
        return True
    before = reading.lemmas[max(0, head - 1) : head]
    return lemma == "short" and before == ["stop"]


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


def is_rejected(noun: int, reading: Reading) -> bool:
    """Whether a claim is disputed, or called false."""
    head, rejected = reading.tokens[noun].head, DENY | FALSE
    if any(reading.lemmas[i] in rejected for i in reading.tree.dependents(noun, "amod")):
        return True
    if head < 0:
        return False
    if reading.lemmas[head] in FALSE:
        return True
    return reading.lemmas[head] in DENY and reading.tokens[noun].deprel in {"obj", "nsubj:pass"}


def has_that(below: int, reading: Reading) -> bool:
    """Whether a clause on a noun tells its content ("denials that it withheld"), not which one it is."""
    return any(
        reading.forms[i] == "that" and reading.tokens[i].deprel == "mark"
        for i in reading.tree.dependents(below, "mark")
    ) and bool(reading.tree.own_subject(below))


def completes_instrument(head: int, below: int, reading: Reading) -> bool:
    """Whether an infinitive says what the bill beside it would do: "introduced bills to penalize cities"."""
    objects = reading.tree.dependents(head, "obj", "nsubj:pass")
    return reading.tokens[below].xpos == "VB" and any(reading.lemmas[i] in INSTRUMENTS for i in objects)


def kept_from(below: int, reading: Reading) -> bool:
    """Whether the predicate is what somebody is kept from: "bars police from asking"."""
    marks = {reading.forms[i] for i in reading.tree.dependents(below, "mark")}
    passive = "being" in {reading.forms[i] for i in reading.tree.dependents(below, "aux")}
    return "from" in marks and (reading.tokens[below].xpos == "VBG" or passive)


def is_ruling(head: int, reading: Reading) -> bool:
    """Whether it is a court or its ruling that blocks."""
    tree = reading.tree
    agent = tree.agent(head)
    if agent is None and tree.is_passive(head):
        words = {
            reading.lemmas[i]
            for i in tree.subtree(head)
            if "by" in {reading.forms[j] for j in tree.dependents(i, "case")}
        }
        return bool(words & COURTS)
    if agent is None:
        return False
    words = {reading.lemmas[i] for i in tree.noun_words(agent)}
    return bool(words & COURTS) or any(actor.level == "court" for actor in reading.actors_at(agent))
