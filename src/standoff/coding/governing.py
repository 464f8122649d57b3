"""What the word above an act makes of it: "vowed to", "a bill that would", "was blocked from"."""

from __future__ import annotations

from standoff.coding.negation import NEGATIONS
from standoff.coding.reading import Reading
from standoff.coding.tense import is_infinitive, is_open_question, local
from standoff.coding.wording import (
    ADVERSE,
    ATTEMPT,
    BLOCK,
    BLOCKABLE,
    CONCLUDE,
    CONSIDER,
    CONTROL,
    COURTS,
    ENABLE,
    EXPECT,
    INSTRUMENTS,
    LIKELY,
    ORDER,
    REFUSE,
    THREAT_NOUNS,
    THREATEN,
    UNWILLING,
    VOW,
    VOW_NOUNS,
    WISH,
)


def by_governor(head: int, below: int, move: str, reading: Reading) -> tuple[str, str, bool] | None:
    """What a governing word makes of the act below it: (status, rule, suppressed), or None for nothing."""
    lemma, token, relation = reading.lemmas[head], reading.tokens[head], reading.tokens[below].deprel
    passive = reading.tree.is_passive(head)
    below_noun = reading.tokens[below].upos in {"NOUN", "PROPN"}
    if relation in {"acl:relcl"} or (relation == "acl" and token.upos in {"NOUN", "PROPN"}):
        return by_noun(lemma, below, move, reading)
    if token.upos in {"NOUN", "PROPN"} and relation in {"nmod", "obl"}:
        return by_noun(lemma, below, move, reading)
    if lemma in THREATEN:
        return "threatened", "threat", False
    if lemma == "deny" and (relation in {"xcomp", "ccomp"} or (below_noun and relation == "obj")):
        return "denied", "denial", False
    if lemma in BLOCK and relation in {"xcomp", "obl", "obj"}:
        return "blocked", "blocked by another", move not in BLOCKABLE or not is_ruling(head, reading)
    if lemma in WISH and relation == "advcl" and reading.tokens[below].xpos == "VBG":
        return "possible", "asked of another", True
    if is_open_question(head, below, reading):
        return "unclear", "open question", False
    if below_noun and relation in {"obj", "obl", "nmod", "nsubj:pass"}:
        return by_verb_over_noun(lemma, reading, head)
    if relation == "advcl" and completes_instrument(head, below, reading):
        return "proposed", "content of an instrument", move != "rule"
    if relation not in {"xcomp", "ccomp", "csubj", "csubj:pass"} and lemma not in CONTROL:
        return None
    if lemma == "vote" and is_infinitive(below, reading):
        return local(head, move, reading).status, "voted", move in ADVERSE
    if lemma in VOW and not (relation == "ccomp" and lemma in CONCLUDE):
        if passive:
            return "scheduled", "planned by others", False
        return ("threatened" if depends_on_target(below, move, reading) else "committed"), "vow", False
    if lemma in EXPECT and (passive or token.upos == "ADJ" or token.xpos == "VBN"):
        return "scheduled", "expected", False
    if token.upos == "ADJ" and lemma in LIKELY:
        return ("possible" if lemma == "likely" else "scheduled"), "expected", False
    if token.upos == "ADJ" and lemma in UNWILLING:
        return "not_done", "unwilling", False
    if lemma in REFUSE:
        return "not_done", "refusal", False
    if lemma in CONSIDER and relation in {"xcomp", "csubj"}:
        return "possible", "under consideration", False
    if lemma in ATTEMPT and relation == "xcomp":
        return "ongoing", "attempt", False
    if lemma in {"have", "need"} and relation == "xcomp":
        return None
    if completes_instrument(head, below, reading):
        return "proposed", "content of an instrument", move != "rule"
    if lemma in WISH and relation in {"xcomp", "ccomp"}:
        own = not reading.tree.dependents(head, "obj", "iobj", "obl") or relation == "ccomp"
        return "possible", "wish" if own else "asked of another", lemma not in {"seek", "want", "hope"}
    if lemma in ORDER | ENABLE and relation in {"xcomp", "ccomp"}:
        return "scheduled", "ordered of another", True
    return None


def by_noun(lemma: str, below: int, move: str, reading: Reading) -> tuple[str, str, bool] | None:
    """What a noun makes of the act that describes it: "a threat to", "a bill that would"."""
    if lemma in THREAT_NOUNS:
        return "threatened", "threat", False
    if lemma in VOW_NOUNS and reading.tokens[below].deprel == "acl":
        return ("threatened" if move in ADVERSE else "committed"), "vow", False
    if lemma in {"ruling", "decision", "injunction", "vote"} and move not in {"rule", "decline"}:
        return "happened", "decided", False
    if lemma in {"power", "authority", "right", "ability", "chance", "option"}:
        return "possible", "power to act", True
    if lemma in {"effort", "attempt", "bid", "move", "push", "drive"}:
        return "ongoing", "attempt", False
    if lemma in {"refusal", "failure", "unwillingness"}:
        return "not_done", "refusal", False
    if lemma in INSTRUMENTS and move != "rule":
        return "proposed", "content of an instrument", True
    if lemma in {"request", "call", "demand", "order", "directive"}:
        return "possible", "asked of another", True
    return None


def by_verb_over_noun(lemma: str, reading: Reading, head: int) -> tuple[str, str, bool] | None:
    """What a verb makes of an act that its object names: "threatened a lawsuit", "denied the request"."""
    if lemma in CONSIDER:
        return "possible", "under consideration", False
    if lemma in {"promise", "plan", "vow", "pledge", "prepare"}:
        return "committed", "vow", False
    if lemma in EXPECT and reading.tree.is_passive(head):
        return "scheduled", "expected", False
    return None


def depends_on_target(index: int, move: str, reading: Reading) -> bool:
    """Whether a vowed act strikes somebody for not doing something: "from cities that refuse to cooperate"."""
    if move == "withhold_funds":
        return True
    words = {reading.lemmas[i] for i in reading.tree.subtree(index)}
    return move in ADVERSE and bool(words & (REFUSE | UNWILLING | NEGATIONS | {"limit", "defy"}))


def completes_instrument(head: int, below: int, reading: Reading) -> bool:
    """Whether an infinitive says what the bill beside it would do: "introduced bills to penalize cities"."""
    objects = reading.tree.dependents(head, "obj", "nsubj:pass")
    return reading.tokens[below].xpos == "VB" and any(reading.lemmas[i] in INSTRUMENTS for i in objects)


def is_ruling(head: int, reading: Reading) -> bool:
    """Whether it is a court or its ruling that blocks."""
    agent = reading.tree.agent(head)
    if agent is None:
        return False
    words = {reading.lemmas[i] for i in reading.tree.noun_words(agent)}
    return bool(words & COURTS) or any(actor.level == "court" for actor in reading.actors_at(agent))
