"""English words that report speech and thought, with the frames they take. Our own list, kept as data.

Frames of a verb
    clause      "said (that) the city ..."                 ask      "asked whether ..."
    that        a clause only where *that* is written      to       "vowed to ..."
    quote       stands beside a direct quotation           object   "criticized the plan"
    person      "told reporters that ...", "urged the council to ..."
    as          "described the plan as ...", and a preposition ("called for", "spoke about") names itself
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Form(NamedTuple):
    """One inflected form: ``shape`` is base, s, ed (past tense), en (participle) or ing."""

    lemma: str
    shape: str


SPEECH = {
    "clause quote": """say add claim argue note state explain insist declare contend assert allege maintain
        acknowledge admit concede predict estimate observe recall remark respond reply testify stress emphasize
        reiterate repeat complain counter caution quip joke lament boast brag lie swear fume deadpan chime
        interject opine muse marvel retort scoff sneer shrug gush grumble gripe concur plead""",
    "clause quote object": """announce report confirm reveal suggest conclude tweet write post email text publish
        retweet disclose certify declare proclaim profess caution dispute deny stipulate
        specify clarify underscore highlight foretell allege charge specify""",
    "clause quote about of against person": "warn",
    "clause quote person": "tell",
    "clause that person of": "assure remind inform notify convince advise persuade",
    "quote that to": "offer joke conclude intone chant shout yell scream whisper sing ask exclaim cry",
    "quote object": "read",
    "quote": "put",
    "quote that object": "show indicate outline reveal",
    "quote that": "continue find hold prove demonstrate illustrate",
    "that object": """imply hint signal rule learn discover determine
        project forecast""",
    "that": "mean",
    "clause to that": "promise pledge vow threaten agree swear volunteer decide propose resolve guarantee",
    "that object ": "recommend propose demand request order mandate",
    "ask person about for quote": "ask",
    "person to quote": "urge implore exhort encourage beg",
    "ask object": "question wonder debate ponder discuss",
    "ask object about": "inquire wonder",
}
THOUGHT = {
    "clause": "think believe feel suspect assume guess reckon figure",
    "that to for clause": "hope expect intend",
    "that about of ask": "know realize understand remember forget doubt worry fear suppose",
    "to object": "want",
    "to": "refuse decline plan seek hope prefer vow pledge aim intend",
    "object": "imagine foresee prefer dislike fear",
}
STANCE = {
    "object": """criticize praise blast slam endorse oppose support reject dismiss denounce condemn attack mock defend
        cite mention describe decry applaud welcome thank assail ridicule deride disparage bash blame fault
        lambaste hail laud commend champion echo invoke tout downplay rebut refute repudiate disavow
        bemoan deplore deride chide scold rebuke berate castigate admonish excoriate malign pan skewer
        trash rip reiterate voice express outline detail articulate convey relay quote reference
        challenge protest rail lampoon belittle vilify characterize liken compare criticise recite stress
        emphasize acknowledge recount discuss""",
    "as": "describe portray characterize dismiss cast denounce depict identify label brand view see cite regard",
    "object name": "call label brand dub deem declare consider name term",
    "object of": "accuse",
    "for on": "call",
    "to": "refer point object react respond",
    "about": "complain talk speak boast brag joke worry ask testify tweet write gush lie",
    "of": "complain boast speak warn accuse approve disapprove",
    "for": "advocate argue push ask apologize",
    "against": "argue warn rail speak caution",
    "with": "agree disagree",
    "on": "comment remark elaborate",
    "at": "hint scoff",
}
NOUNS = [
    "statement",
    "claim",
    "allegation",
    "argument",
    "assertion",
    "suggestion",
    "accusation",
    "contention",
    "insistence",
    "acknowledgment",
    "admission",
    "belief",
    "view",
    "opinion",
    "notion",
    "idea",
    "fear",
    "hope",
    "promise",
    "pledge",
    "vow",
    "threat",
    "demand",
    "complaint",
    "comment",
    "remark",
    "announcement",
    "warning",
    "prediction",
    "estimate",
    "charge",
    "denial",
    "promise",
    "conclusion",
    "finding",
    "concern",
    "worry",
    "doubt",
    "testimony",
    "declaration",
    "proposal",
    "recommendation",
    "report",
    "rumor",
    "speculation",
    "message",
    "criticism",
    "question",
    "call",
    "request",
    "plea",
    "assurance",
    "confession",
    "advice",
    "assessment",
    "explanation",
    "perception",
    "conviction",
    "ruling",
    "opposition",
    "support",
    "endorsement",
    "condemnation",
    "praise",
    "attack",
    "rhetoric",
    "decision",
    "plan",
    "desire",
    "commitment",
    "intention",
    "refusal",
    "willingness",
]
NOUN_LINKS = frozenset(
    ["that", "to", "of", "about", "on", "for", "against", "whether", "toward", "towards", "regarding"]
)
CONTENT_NOUNS = frozenset(
    """statement claim allegation argument assertion suggestion accusation contention insistence acknowledgment
    admission announcement warning prediction charge conclusion finding complaint testimony declaration""".split()
)
"""Nouns whose "that" clause is somebody's words."""

DOCUMENTS = frozenset(
    [
        "letter",
        "statement",
        "report",
        "lawsuit",
        "suit",
        "complaint",
        "memo",
        "memorandum",
        "filing",
        "petition",
        "order",
        "ruling",
        "brief",
        "study",
        "survey",
        "poll",
        "audit",
        "affidavit",
        "transcript",
        "release",
        "tweet",
        "post",
        "message",
        "email",
        "email",
        "note",
        "headline",
        "story",
        "article",
        "editorial",
        "resolution",
        "ordinance",
        "bill",
        "document",
        "documents",
        "records",
        "data",
        "figures",
        "statistics",
        "numbers",
        "indictment",
        "opinion",
        "text",
        "law",
        "policy",
        "guidance",
        "website",
        "site",
        "account",
    ]
)
PERIODICALS = frozenset(
    [
        "times",
        "post",
        "journal",
        "news",
        "tribune",
        "herald",
        "gazette",
        "chronicle",
        "review",
        "star",
        "sun",
        "globe",
        "press",
        "observer",
        "examiner",
        "register",
        "dispatch",
        "bee",
        "inquirer",
        "courier",
        "monitor",
        "daily",
        "weekly",
        "magazine",
        "today",
        "beast",
        "blaze",
        "wire",
        "caller",
        "beacon",
        "signal",
        "standard",
        "reporter",
        "newsroom",
        "radio",
        "tv",
    ]
)

_IRREGULAR = {
    "say": "said said", "tell": "told told", "write": "wrote written", "think": "thought thought",
    "know": "knew known", "feel": "felt felt", "find": "found found", "show": "showed shown",
    "hold": "held held", "swear": "swore sworn", "speak": "spoke spoken", "see": "saw seen",
    "understand": "understood understood", "mean": "meant meant", "read": "read read", "begin": "began begun",
    "sing": "sang sung", "forget": "forgot forgotten", "foresee": "foresaw foreseen", "seek": "sought sought",
    "cast": "cast cast", "retell": "retold retold", "foretell": "foretold foretold", "prove": "proved proven",
}  # fmt: skip
_DOUBLED = frozenset(
    [
        "admit",
        "quip",
        "brag",
        "plan",
        "forget",
        "begin",
        "rip",
        "pan",
        "rebut",
        "dub",
        "prefer",
        "chat",
        "deadpan",
    ]
)
_KEEP = frozenset(["lie"])


@cache
def verbs() -> dict[str, tuple[Form, ...]]:
    """Every inflected form of every verb of the lists, lower case, with what it may be a form of."""
    found: dict[str, list[Form]] = {}
    for lemma in frames():
        for word, shape in _inflect(lemma):
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
    """Lemmas that report words; their content is the speaker's, not the reporter's."""
    return frozenset(lemma for lemmas in SPEECH.values() for lemma in lemmas.split())


ACTS = frozenset(
    """announce agree decide propose vow pledge promise threaten swear volunteer signal resolve guarantee order mandate
    require request demand recommend deny publish prove mean learn discover determine project convince persuade
    offer hold debate ponder question wonder discuss stipulate certify post text email disclose forecast plead proclaim dispute shrug laugh
    """.split()
)
"""Verbs that name an act of their own: they give the speaker a voice only where words are quoted."""
HELD = frozenset("think believe feel worry fear doubt know".split())
"""Verbs of thought whose clause is what somebody holds, told as theirs."""
NAMING = frozenset("call label brand dub deem term allege claim estimate project".split())
"""Verbs whose object is somebody's own word for a thing, or own figure ("called it a win", "put the cost at ...")."""


LEADING = frozenset(
    """say write add continue explain tell tweet note report state ask respond reply declare announce post warn argue put
    read observe conclude email remark insist""".split()
)
"""Verbs that introduce somebody's words in the paragraphs that follow."""


def voices_clause(lemma: str) -> bool:
    """Whether an unquoted clause under this verb is in the subject's voice."""
    return (lemma in speech() and lemma not in ACTS) or lemma in HELD


@cache
def nouns() -> dict[str, str]:
    """Singular and plural of every reporting noun, to its singular."""
    found = {}
    for noun in NOUNS:
        found[noun] = noun
        plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
        found[plural] = noun
    return found


def _inflect(lemma: str) -> list[tuple[str, str]]:
    stem = lemma
    if lemma.endswith(("s", "sh", "ch", "x", "z")) or lemma == "go":
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if lemma in _DOUBLED:
        stem = lemma + lemma[-1]
    if lemma in _KEEP:
        ing = lemma[:-2] + "ying"
    elif stem.endswith("e") and not stem.endswith(("ee", "oe")):
        ing = stem[:-1] + "ing"
    else:
        ing = stem + "ing"
    if lemma in _IRREGULAR:
        past, participle = _IRREGULAR[lemma].split()
    elif stem.endswith("e"):
        past = participle = stem + "d"
    elif stem.endswith("y") and stem[-2] not in "aeiou":
        past = participle = stem[:-1] + "ied"
    else:
        past = participle = stem + "ed"
    return [(lemma, "base"), (third, "s"), (past, "ed"), (participle, "en"), (ing, "ing")]
