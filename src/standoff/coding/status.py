"""How far an act has come: one decision procedure over the words that govern its predicate.

The procedure climbs from the predicate through auxiliaries and governing verbs or nouns ("vowed to",
"a bill that would", "expected to"). The nearest governor that settles the matter wins; negation and
conditions are read on the way. Every decision carries the name of the rule that made it.
"""

from __future__ import annotations

import msgspec

from standoff.coding.negation import NEGATIONS, is_negated
from standoff.coding.reading import Reading

ADVERSE = frozenset("withhold_funds condition_funds penalize preempt strike_down".split())
HABITUAL = frozenset(
    "decline cooperate rule measure limit_cooperation penalize withhold_funds reassign".split()
)
STANCE = frozenset(["endorse", "criticize", "allege"])

VOW = frozenset(
    (
        "vow promise pledge commit intend plan swear resolve determine prepare aim agree ready decide "
        "pledge undertake"
    ).split()
)
VOW_NOUNS = frozenset(
    "vow promise pledge commitment intention plan intent determination decision pledge".split()
)
THREATEN = frozenset(["threaten"])
THREAT_NOUNS = frozenset(["threat", "ultimatum"])
DENY = frozenset(["deny", "dispute", "reject"])
CONSIDER = frozenset(
    (
        "consider weigh mull explore contemplate ponder study discuss debate review hint suggest threat float"
    ).split()
)
WISH = frozenset(
    (
        "want hope wish like seek urge ask call request demand recommend press push encourage need propose"
    ).split()
)
EXPECT = frozenset("expect schedule slate set due anticipate poise project".split())
LIKELY = frozenset("likely expected bound poised set due scheduled slated".split())
ATTEMPT = frozenset("try attempt seek move work begin start continue proceed strive keep".split())
REFUSE = frozenset("refuse decline fail neglect stop cease resist avoid".split())
UNWILLING = frozenset("unwilling reluctant unable loath".split())
ORDER = frozenset("order direct instruct require tell force compel mandate command oblige obligate".split())
ENABLE = frozenset("allow permit authorize let enable empower".split())
BLOCK = frozenset("block stop prevent bar halt enjoin stymie stall prohibit freeze suspend forbid".split())
COURTS = frozenset("court judge ruling injunction lawsuit suit decision order justice circuit".split())
INSTRUMENTS = frozenset(
    "bill legislation measure proposal ordinance amendment resolution plan draft initiative".split()
)
CONDITION = frozenset({"if", "unless", "provided", "should"})
POSSIBLE = frozenset({"may", "might", "could", "can"})
UNKNOWN = frozenset("unclear uncertain unknown unsettled".split())
KNOWN = frozenset("clear know certain known sure".split())
CONCLUDE = frozenset("decide determine resolve agree".split())
CONTROL = VOW | THREATEN | REFUSE | ATTEMPT | EXPECT | CONSIDER | {"want", "hope", "vote"}
BLOCKABLE = frozenset("withhold_funds condition_funds preempt issue take_effect".split())
LEVELS_UP = 6


class Decision(msgspec.Struct, frozen=True):
    """A status, the rule that chose it, and the governing tokens read on the way (outermost last)."""

    status: str
    rule: str
    chain: tuple[int, ...] = ()
    suppressed: bool = False
    """True where the words ask, order or permit the act: it is another act's content, not an act."""


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
                if outer.status == "not_done" and status == "denied":
                    return Decision("happened", "denial denied", tuple(chain))
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
    if (
        lemma in DENY
        and (relation in {"xcomp", "ccomp"} or (below_noun and relation == "obj"))
        and lemma == "deny"
    ):
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


def is_infinitive(index: int, reading: Reading) -> bool:
    """Whether the predicate is a to-infinitive."""
    return reading.tokens[index].xpos == "VB" and "to" in {
        reading.forms[i] for i in reading.tree.dependents(index, "mark", "aux")
    }


def is_purpose(index: int, reading: Reading) -> bool:
    """Whether the predicate only says what another act is for: "sued to overturn"."""
    return reading.tokens[index].deprel in {"advcl", "acl"} and is_infinitive(index, reading)


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


def is_open_question(head: int, below: int, reading: Reading) -> bool:
    """Whether the text says that nobody knows: "it is unclear whether", "not known if"."""
    lemma = reading.lemmas[head]
    if reading.tokens[below].deprel not in {"csubj", "csubj:pass", "ccomp", "advcl"}:
        return False
    marks = {reading.forms[i] for i in reading.tree.dependents(below, "mark")}
    unknown = lemma in UNKNOWN or (lemma in KNOWN and is_negated(head, reading))
    return bool(marks & {"whether", "if"}) and unknown


def is_ruling(head: int, reading: Reading) -> bool:
    """Whether it is a court or its ruling that blocks."""
    agent = reading.tree.agent(head)
    if agent is None:
        return False
    words = {reading.lemmas[i] for i in reading.tree.noun_words(agent)}
    return bool(words & COURTS) or any(actor.level == "court" for actor in reading.actors_at(agent))


def by_verb_over_noun(lemma: str, reading: Reading, head: int) -> tuple[str, str, bool] | None:
    """What a verb makes of an act that its object names: "threatened a lawsuit", "denied the request"."""
    if lemma in CONSIDER:
        return "possible", "under consideration", False
    if lemma in VOW | {"announce"} and lemma in {"promise", "plan", "vow", "pledge", "prepare"}:
        return "committed", "vow", False
    if lemma in EXPECT and reading.tree.is_passive(head):
        return "scheduled", "expected", False
    return None


def local(index: int, move: str, reading: Reading, consumed: bool = False) -> Decision:
    """What the predicate's own auxiliaries, negation, condition and tense say."""
    tree, token = reading.tree, reading.tokens[index]
    helpers = {reading.forms[i] for i in tree.dependents(index, "aux")}
    helpers |= {reading.lemmas[i] for i in tree.dependents(index, "aux")}
    negated = not consumed and is_negated(index, reading)
    if move == "rule":
        return of_rule(index, helpers, reading)
    if stands_under_condition(index, reading) and not is_open_question(token.head, index, reading):
        return Decision("conditional", "inside a condition")
    if has_condition(index, reading) and helpers & {"will", "would", "'ll", "could", "may", "might"}:
        return Decision("conditional", "explicit condition")
    if helpers & {"may", "might"} or (helpers & {"could", "can"} and not negated and move not in HABITUAL):
        return Decision("possible", "modal")
    if helpers & {"could"} and not negated:
        return Decision("possible", "modal")
    if helpers & {"should", "must", "ought"}:
        return Decision("unclear", "obligation", suppressed=move not in {"rule"})
    if negated:
        return Decision("not_done", "negation")
    if helpers & {"will", "'ll", "shall", "wo"}:
        return Decision("committed" if own_will(index, reading) else "scheduled", "future")
    if consumed and helpers & {"would", "'d"} and not own_will(index, reading):
        return Decision("committed" if reading.scope_at(index).chain else "ongoing", "would not")
    if helpers & {"would", "'d"} and "have" not in helpers:
        return Decision("committed" if own_will(index, reading) else "possible", "would")
    if going_to(index, reading):
        return Decision("committed" if own_will(index, reading) else "scheduled", "future")
    if tree.dependents(index, "mark") and token.xpos == "VB" and token.head < 0:
        return Decision("scheduled", "infinitive headline")
    return Decision(*by_tense(index, helpers, move, reading))


def of_rule(index: int, helpers: set[str], reading: Reading) -> Decision:
    """The standing of a rule: in force, in a bill not adopted, adopted but not yet in effect, or no longer held."""
    token = reading.tokens[index]
    subject = reading.tree.subject(index)
    noun = reading.lemmas[subject] if subject is not None else ""
    draft = noun in INSTRUMENTS - {"ordinance", "measure"} and not is_signed(subject, reading)
    draft = draft or (noun in INSTRUMENTS and is_weighed(subject, reading))
    if helpers & {"would", "'d", "could", "might", "may", "should"} or draft:
        return Decision(
            "proposed", "a bill's content" if draft and not helpers else "content of an instrument"
        )
    if helpers & {"will", "'ll", "shall"}:
        return Decision("scheduled", "future")
    if token.upos not in {"VERB", "AUX"} and is_negated(index, reading):
        return Decision("not_done", "negation")
    if subject is not None and is_blocked(subject, reading):
        return Decision("blocked", "blocked by another")
    past = token.xpos == "VBD" and not helpers & {"have", "has", "is", "are"}
    return Decision("happened", "past tense") if past else Decision("ongoing", "in force")


def is_weighed(noun: int | None, reading: Reading) -> bool:
    """Whether somebody is only considering a law, or may adopt it: what it provides is proposed."""
    head = reading.tokens[noun].head if noun is not None else -1
    if head < 0 or reading.tokens[head].upos != "VERB":
        return False
    helpers = {reading.forms[i] for i in reading.tree.dependents(head, "aux")}
    return reading.lemmas[head] in CONSIDER | {"propose", "introduce", "draft"} or bool(helpers & POSSIBLE)


def is_blocked(noun: int, reading: Reading) -> bool:
    """Whether a law is said to be held up: "the blocked order", "the law, which a court has blocked"."""
    held = {"block", "enjoin", "freeze", "stay", "halt", "suspend"}
    return any(reading.lemmas[i] in held for i in reading.tree.dependents(noun, "amod", "acl"))


def is_signed(noun: int | None, reading: Reading) -> bool:
    """Whether a bill has become law in the same sentence: "signed into law a bill that bars"."""
    if noun is None or reading.tokens[noun].head < 0:
        return False
    head = reading.tokens[noun].head
    return reading.lemmas[head] in {"sign", "enact"} and local(head, "sign", reading).status == "happened"


def by_tense(index: int, helpers: set[str], move: str, reading: Reading) -> tuple[str, str]:
    """Happened or ongoing, from tense and aspect."""
    token = reading.tokens[index]
    if token.upos in {"NOUN", "PROPN"}:
        return "happened", "nominal"
    if move in STANCE or move in {"sue", "request", "warn", "appeal"}:
        return "happened", "speech act"
    if "being" in helpers and helpers & {"is", "are"}:
        return "ongoing", "progressive"
    if token.xpos in {"VBD", "VBN"} and not (reading.tree.is_passive(index) and helpers & {"is", "are"}):
        return "happened", "past tense"
    if token.xpos == "VBG" and helpers & {"be", "is", "are", "'s", "'re", "am"}:
        return "ongoing", "progressive"
    if token.xpos in {"VBZ", "VBP", "VBG", "VB"} and move in HABITUAL:
        return "ongoing", "present tense"
    return "happened", "event"


def stands_under_condition(index: int, reading: Reading) -> bool:
    """Whether the predicate itself is inside an if-clause."""
    marks = {reading.forms[i] for i in reading.tree.dependents(index, "mark")}
    return bool(marks & {"if", "unless"}) and reading.tokens[index].deprel == "advcl"


def has_condition(index: int, reading: Reading) -> bool:
    """Whether an if-clause hangs on the predicate."""
    return any(stands_under_condition(child, reading) for child in reading.tree.dependents(index, "advcl"))


def going_to(index: int, reading: Reading) -> bool:
    """ "is going to sign": the future by "go"."""
    token = reading.tokens[index]
    return token.deprel == "xcomp" and token.head >= 0 and reading.forms[token.head] in {"going", "gonna"}


def own_will(index: int, reading: Reading) -> bool:
    """Whether the one who speaks is the one who will act: "he said he will", "we will"."""
    subject = reading.tree.subject(index)
    if subject is None:
        return False
    if reading.forms[subject] in {"i", "we"}:
        return True
    speakers = {actor.name for actor in reading.speakers_at(index)}
    actors = {actor.name for actor in reading.actors_at(subject)}
    if speakers & actors:
        return True
    places = {actor.place for actor in reading.speakers_at(index) if actor.place and actor.level != "outlet"}
    return bool(places & {actor.place for actor in reading.actors_at(subject) if actor.place})
