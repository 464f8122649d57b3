"""English words that report speech and thought, with the frames they take. Our own list, kept as data.

Frames of a verb
    clause   "said (that) the city ..."               ask      "asked whether ..."
    that     a clause only where *that* is written    to       "vowed to ..."
    quote    stands beside a direct quotation         object   "criticized the plan"
    person   "told reporters that ..."                name     "called it a win"
    as, of, for, about ...: the preposition before what is said ("described the plan as", "called for")
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from standoff.annotate.attribution.function_words import listed
from standoff.annotate.attribution.inflection import inflect


class Form(NamedTuple):
    """One inflected form: ``shape`` is base, s, ed (past tense), en (participle) or ing."""

    lemma: str
    shape: str


SPEECH = {
    "clause quote": """acknowledge add admit allege argue assert boast brag caution claim complain concede
        concur confess contend counter deadpan declare demur explain fume gripe grumble gush insist
        interject joke lament lie maintain marvel muse note observe opine plead predict quip rage recall
        recount remark reiterate repeat reply respond retort say scoff shrug sneer speculate state stress
        surmise swear testify theorize thunder vent emphasize estimate chime""",
    "clause quote object": """allege announce caution certify charge clarify conclude confirm declare deny
        disclose dispute email foretell highlight post proclaim profess publish report retweet reveal
        specify stipulate suggest text tweet underscore write""",
    "clause quote about of against person": "warn",
    "clause quote person": "tell",
    "clause that person of": "advise assure convince inform notify persuade remind",
    "clause to that person": "promise",
    "clause to that": "agree decide guarantee pledge propose resolve swear threaten volunteer vow",
    "quote": "put",
    "quote object": "read",
    "quote that": "continue demonstrate find hold illustrate prove",
    "quote that object": "indicate outline reveal show",
    "quote that to": "ask chant conclude cry exclaim intone joke offer scream shout sing whisper yell",
    "that": "mean require",
    "that object": """demand determine discover forecast hint imply learn mandate order project propose
        recommend request rule signal""",
    "ask person about for quote": "ask",
    "ask object": "debate discuss ponder question wonder",
    "ask object about": "inquire wonder",
    "person to quote": "beg encourage exhort implore urge",
}
"""Verbs that report words."""
THOUGHT = {
    "clause": "assume believe feel figure guess reckon suspect think",
    "that to for clause": "expect hope intend",
    "that about of ask": "doubt fear forget know realize remember suppose understand worry",
    "to object": "want",
    "to": "aim decline hope intend plan pledge prefer refuse seek vow",
    "object": "dislike fear foresee imagine prefer",
}
"""Verbs that report thoughts and plans."""
STANCE = {
    "object": """acknowledge admonish applaud articulate assail attack bash belittle bemoan berate blame
        blast castigate challenge champion characterize chide cite commend compare condemn convey criticise
        criticize decry defend denounce deplore deride describe detail disavow discuss dismiss disparage
        downplay echo emphasize endorse excoriate express fault hail invoke lambaste lampoon laud liken
        malign mention mock oppose outline pan praise protest quote rail rebuke rebut recite recount
        reference refute reiterate reject relay repudiate ridicule rip scold skewer slam stress support
        thank tout trash vilify voice welcome""",
    "object name": "brand call consider declare deem dub label name term",
    "object of": "accuse",
    "as": "brand cast characterize cite denounce depict describe dismiss identify label portray regard see view",
    "about": "ask boast brag complain gush joke lie speak talk testify tweet worry write",
    "against": "argue caution rail speak warn",
    "at": "hint scoff",
    "for": "advocate apologize argue ask push",
    "for on": "call",
    "of": "accuse approve boast complain disapprove speak warn",
    "on": "comment elaborate remark",
    "to": "object point react refer respond",
    "with": "agree disagree",
}
"""Verbs that take a stand or name a subject of talk."""

ACTS = listed(
    """agree announce certify convince debate decide demand demonstrate deny determine discover disclose
    discuss dispute email forecast guarantee highlight hold illustrate learn laugh mandate mean offer order
    persuade plead pledge ponder post proclaim project propose prove publish question recommend
    request require resolve shrug signal stipulate text threaten underscore volunteer vow wonder"""
)
"""Verbs that name an act of their own: they give the speaker a voice only where words are quoted."""
HELD = listed("believe doubt fear feel know think worry")
"""Verbs of thought whose clause is what somebody holds, told as theirs."""
NAMING = listed("allege brand call claim deem dub estimate label project term")
"""Verbs whose object is somebody's own word for a thing, or own figure ("called it a win", "projected the cost at")."""
LEADING = listed(
    """add announce argue ask conclude continue declare email explain insist note observe post put read remark
    reply report respond say state tell tweet warn write"""
)
"""Verbs that introduce somebody's words in the paragraphs that follow."""

NOUNS = listed(
    """accusation acknowledgment admission advice allegation announcement argument assertion assessment
    assurance attack belief call charge claim comment commitment complaint concern conclusion condemnation
    confession contention conviction criticism decision declaration demand denial desire doubt endorsement
    estimate explanation fear finding hope idea insistence intention message notion opinion opposition
    perception plan plea pledge praise prediction promise proposal question recommendation refusal remark
    report request rhetoric ruling rumor speculation statement suggestion support testimony threat view vow
    warning willingness worry"""
)
"""Nouns that report when somebody owns them."""
CONTENT_NOUNS = listed(
    """accusation acknowledgment admission allegation announcement argument assertion charge claim complaint
    conclusion contention declaration finding insistence prediction statement suggestion testimony warning"""
)
"""Nouns whose "that" clause is somebody's words."""
DOCUMENTS = listed(
    """account affidavit article audit bill brief complaint data document documents editorial email figures
    filing guidance headline indictment law lawsuit letter memo memorandum message note numbers opinion order
    ordinance petition policy poll post records release report resolution ruling site statement statistics
    story study suit survey text transcript tweet website"""
)
"""Papers that speak."""
PERIODICALS = listed(
    """advertiser advocate argus banner beacon beast bee blaze broadcasting bulletin caller chronicle clarion courier
    daily dispatch echo enquirer examiner gazette globe herald independent inquirer intelligencer journal ledger
    magazine mercury mirror monitor news newsroom newspaper observer patriot picayune post press radio record
    register reporter republican review sentinel signal standard star sun telegram telegraph times today tribune tv
    weekly wire"""
)
"""Words in the names of newspapers and sites."""
NETWORKS = listed(
    """abc afp ap axios bbc bloomberg breitbart buzzfeed cbs cnn fox foxnews gothamist huffpost msnbc nbc
    newsweek npr pbs politico propublica reason reuters salon slate telemundo time townhall univision upi vox"""
)
"""Names of agencies, networks and sites that hold no such word."""


@cache
def verbs() -> dict[str, tuple[Form, ...]]:
    """Every inflected form of every verb of the lists, lower case, with what it may be a form of."""
    found: dict[str, list[Form]] = {}
    for lemma in frames():
        for word, shape in inflect(lemma):
            found.setdefault(word, []).append(Form(lemma, shape))
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def frames() -> dict[str, frozenset[str]]:
    """The frames of every verb lemma."""
    found: dict[str, set[str]] = {}
    for group in (SPEECH, THOUGHT, STANCE):
        for names, lemmas in group.items():
            for lemma in lemmas.split():
                found.setdefault(lemma, set()).update(names.split())
    return {lemma: frozenset(names) for lemma, names in found.items()}


@cache
def speech() -> frozenset[str]:
    """The lemmas that report words."""
    return frozenset(lemma for lemmas in SPEECH.values() for lemma in lemmas.split())


@cache
def nouns() -> dict[str, str]:
    """Singular and plural of every reporting noun, to its singular."""
    plurals = {noun: noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in NOUNS}
    return {form: noun for noun, plural in plurals.items() for form in (noun, plural)}


def voices_clause(lemma: str) -> bool:
    """Whether an unquoted clause under this verb is in the subject's voice."""
    return (lemma in speech() and lemma not in ACTS) or lemma in HELD
