"""Words that settle how far an act has come, and the moves they bear on differently."""

from __future__ import annotations

ADVERSE = frozenset("withhold_funds condition_funds penalize preempt strike_down".split())
HABITUAL = frozenset(
    "decline cooperate rule measure limit_cooperation penalize withhold_funds reassign".split()
)
STANCE = frozenset(["endorse", "criticize", "allege"])
VOW = frozenset(
    (
        "vow promise pledge commit intend plan swear resolve determine prepare aim agree ready decide "
        "undertake"
    ).split()
)
VOW_NOUNS = frozenset("vow promise pledge commitment intention plan intent determination decision".split())
THREATEN = frozenset(["threaten"])
THREAT_NOUNS = frozenset(["threat", "ultimatum"])
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
POSSIBLE = frozenset({"may", "might", "could", "can"})
UNKNOWN = frozenset("unclear uncertain unknown unsettled".split())
KNOWN = frozenset("clear know certain known sure".split())
CONCLUDE = frozenset("decide determine resolve agree".split())
CONTROL = VOW | THREATEN | REFUSE | ATTEMPT | EXPECT | CONSIDER | {"want", "hope", "vote"}
BLOCKABLE = frozenset("withhold_funds condition_funds preempt issue take_effect".split())
