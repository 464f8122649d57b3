"""Words that settle how far an act has come, and the moves they bear on differently. All are lemmas."""

from __future__ import annotations

# Moves
HABITUAL = frozenset(
    (
        "decline cooperate rule measure limit_cooperation penalize withhold_funds reassign implement "
        "investigate"
    ).split()
)
"""Moves that go on for a while: their simple present is a practice, not a headline's past."""
STANCE = frozenset("endorse criticize allege".split())
SPOKEN_ACTS = STANCE | frozenset("sue request warn appeal".split())
BEGUN_IS_DONE = SPOKEN_ACTS | {"meet"}
"""Moves that are made as soon as somebody begins or tries to make them."""
PASSAGE = frozenset(
    (
        "introduce refer hear report_committee fail_committee pass_chamber pass_legislature sign veto override "
        "enact take_effect fail"
    ).split()
)
"""Moves that are done to a bill, and never what a bill provides for."""
STRIKES = frozenset("withhold_funds penalize".split())
BLOCKABLE = frozenset(
    (
        "withhold_funds condition_funds provide_funds preempt take_effect implement penalize designate reassign "
        "repeal end_agreement limit_cooperation cooperate decline"
    ).split()
)
"""Moves that a court can hold up. An order that was issued stays issued: what it rules is blocked."""

# What somebody wants to do
VOW = frozenset("vow promise pledge commit swear resolve determine agree decide undertake".split())
PLAN = frozenset("intend plan prepare aim ready mean gear".split())
VOW_NOUNS = frozenset(
    "vow promise pledge commitment intention intent determination decision plan agreement resolve".split()
)
THREATEN = frozenset(["threaten"])
THREAT_NOUNS = frozenset("threat ultimatum warning".split())
WARN = frozenset("warn caution".split())
CONSIDER = frozenset(
    (
        "consider weigh mull explore contemplate ponder study discuss debate review hint suggest float "
        "threat eye think"
    ).split()
)
CHOICE = frozenset("decide determine choose deliberate".split())
WISH = frozenset(
    (
        "want hope wish like seek urge ask call request demand recommend press push encourage need propose"
    ).split()
)
OWN_PUSH = frozenset("push press campaign lobby".split())
"""Attempts where nobody else is pushed."""
OWN_WISH = frozenset("seek want hope wish like".split())
ATTEMPT = frozenset(
    "try attempt seek move work begin start continue proceed strive keep struggle fight resume".split()
)
ATTEMPT_NOUNS = frozenset("effort attempt bid move push drive campaign fight crusade quest".split())

# What is to come
EXPECT = frozenset("expect schedule slate set due anticipate poise project".split())
LIKELY = frozenset("likely expected bound poised set due scheduled slated".split())
CHANCE = frozenset("possible conceivable plausible probable likely".split())
CHANCE_NOUNS = frozenset("possibility prospect chance likelihood option".split())
RANKS = frozenset("first second third fourth fifth last latest only".split())
POWER_NOUNS = frozenset("power authority right ability".split())
AWAIT = frozenset("await wait need face".split())

# What was not done
REFUSE = frozenset("refuse decline fail neglect stop cease resist avoid refrain abstain quit".split())
ABANDON = frozenset("abandon scrap shelve drop delay postpone forgo abort cancel".split())
ABSTAIN = frozenset(
    {("hold", "off"), ("back", "away"), ("back", "down"), ("back", "off"), ("stop", "short"), ("shy", "away")}
    | {("pull", "back"), ("give", "up"), ("put", "off"), ("walk", "away"), ("rule", "out"), ("decide", "against")}
)  # fmt: skip
"""Verbs that with their particle say that an act is left undone."""
HESITATE = frozenset("hesitate shrink flinch".split())
UNWILLING = frozenset("unwilling reluctant unable loath".split())
REFUSAL_NOUNS = frozenset("refusal failure unwillingness reluctance inability".split())
FAIL = frozenset("fail die collapse stall founder".split())
DONE = frozenset("manage succeed vote get able choose opt use return gather appear convene quick".split())
"""Governors under which the act has come as far as the governor itself."""

IMPOSING = frozenset("impose end apply cover include contain".split())
"""Verbs of rules whose negation leaves no rule; "does not allow" bars, "does not require" permits."""

# What others make of it
DENY = frozenset("deny dispute refute rebut reject dismiss repudiate contradict disavow".split())
DENIAL_NOUNS = frozenset(["denial"])
CLAIM_NOUNS = frozenset(
    "report claim accusation allegation rumor rumour suggestion charge assertion notion story idea".split()
)
FALSE = frozenset("false untrue wrong incorrect inaccurate baseless unfounded".split())
TRUE = frozenset("true case accurate correct so".split())
LIES = FALSE | frozenset("lie nonsense fabrication falsehood untruth hoax".split())
VERIFY = frozenset("confirm verify establish substantiate".split())
ORDER = frozenset("order direct instruct require tell force compel mandate command oblige obligate".split())
ENABLE = frozenset("allow permit authorize let enable empower".split())
HOLD = frozenset("block enjoin freeze stay halt suspend stop stall pause".split())
BLOCK = HOLD | frozenset("prevent bar stymie prohibit forbid keep restrain ban thwart".split())
COURTS = frozenset("court judge ruling injunction lawsuit suit decision order justice circuit".split())

# What is told, asked or not known
REPORT = frozenset(
    (
        "say tell announce declare add note state write insist argue report warn explain assure testify "
        "acknowledge repeat reiterate signal maintain claim suggest predict"
    ).split()
)
UNKNOWN = frozenset("unclear uncertain unknown unsettled unsure undecided undetermined unanswered".split())
TELLING = frozenset(
    (
        "say tell know clear certain known sure comment show specify disclose reveal indicate answer "
        "remember recall explain confirm verify see ask wonder question investigate probe inquire examine "
        "idea doubt dispute matter issue word learn divide split differ disagree"
    ).split()
)
"""Words before "whether" under which the answer stays open."""
DISPUTED = UNKNOWN | frozenset("dispute disputed question know known clear debate debatable doubt".split())

# Instruments
INSTRUMENTS = frozenset(
    "bill legislation measure proposal ordinance amendment resolution plan draft initiative".split()
)
SETTLED = frozenset("ordinance measure resolution initiative".split())
"""Instruments whose name does not tell whether they have been adopted."""
DRAFT = frozenset("draft proposed pending propose".split())
POSSIBLE = frozenset({"may", "might", "could", "can"})
WILL = frozenset({"will", "'ll", "shall", "wo"})
WOULD = frozenset({"would", "'d"})
FUTURE = WILL | WOULD | POSSIBLE
DEFIANCE = (
    REFUSE
    | UNWILLING
    | frozenset("not n't never no limit defy ignore violate shield harbor flout disobey".split())
)
CONTROL = (
    VOW | PLAN | THREATEN | REFUSE | ATTEMPT | EXPECT | CONSIDER | DONE | HESITATE | {"want", "hope", "have"}
)
"""Verbs whose infinitive the parser sometimes takes for one of purpose."""
