"""Words that say what a named person is: whom they speak for, or how to call them without their name."""

from __future__ import annotations

import re
from collections.abc import Callable

SPEAKS_FOR = frozenset(
    """attorney lawyer counsel professor director president chairman chairwoman chair chairperson founder
co-founder head chief ceo executive coordinator organizer advocate activist analyst expert fellow scholar
researcher economist sociologist historian scientist demographer strategist consultant adviser advisor
spokesman spokeswoman spokesperson bishop archbishop cardinal pastor minister reverend rabbi imam priest
representative leader secretary treasurer dean chancellor provost principal superintendent commander officer
deputy clerk captain lieutenant sergeant detective agent editor reporter correspondent columnist author host anchor
producer publisher commentator pollster lobbyist trustee commissioner delegate negotiator
consul ambassador premier prosecutor defender judge justice magistrate ombudsman official vice-president
contributor staffer blogger cofounder manager""".split()
)
"""Nouns for those who speak for a body, when the body is named beside them."""

ROLES = frozenset(
    """resident student pupil sophomore junior teacher nurse farmer rancher worker lawyer attorney pastor priest
rabbi imam minister deacon nun doctor physician pediatrician professor juror landlord tenant neighbor mother
father sister brother widow widower husband wife son daughter parent grandmother grandfather aunt uncle cousin
carpenter driver waitress waiter cook engineer caller reader activist advocate organizer volunteer protester
veteran soldier plaintiff witness owner employer employee retiree roofer gardener cleaner housekeeper nanny
painter plumber barber businessman businesswoman shopkeeper baker vendor realtor banker accountant
bartender chef janitor mechanic electrician welder trucker writer artist musician singer actor actress voter
taxpayer homeowner parishioner tutor librarian counselor therapist psychologist historian sociologist economist
analyst expert scholar researcher consultant strategist""".split()
)
"""Nouns that may stand for a name. None tells a status or a case: no immigrant, inmate, suspect, victim."""

PLAIN = (
    SPEAKS_FOR
    | ROLES
    | frozenset(
        "his her their its my our your whose the a an this that mr mrs ms miss dr rev father mother".split()
    )
)
"""Words before a name that are no body's name."""

KIN = (
    r"(?:sons?|daughters?|wife|husband|brothers?|sisters?|mother|father|parents|child|children|nephews?|nieces?"
    r"|cousins?|aunt|uncle|grand\w+|girlfriend|boyfriend|fianc[ée]e?|partner|friends?|neighbors?|widow|twins?"
    r"|kids?|boys?|girls?|babies|baby|toddler|infant|gardener|roommate|landlord|colleague|client|patient"
    r"|stepson|stepdaughter|stepfather|stepmother|killer|victim|suspect|immigrant|resident|student|man|woman"
    r"|teenager|detainee|inmate|driver|worker|mom|dad)"
)
APPOSED_KIN = re.compile(rf"\b(?:{KIN}),?\s+$", re.IGNORECASE)
_BODIES = (
    r"(?:group|hospital|school|university|organi[sz]ation|union|company|church|agency|department|city|county|state"
    r"|coalition|center|association|foundation|nonprofit|network|firm|college|district|commission|party|campaign)"
)
OWN_BODY = re.compile(rf"\b{_BODIES}[’']s\b|\b(?:of|for|at|with) (?:the|a) (?:\w+ )?{_BODIES}\b")
"""A body by a common noun: "the group's director", "spokesman for the hospital"."""
HEADS = re.compile(r",?\s+who\s+(?:heads|leads|directs|chairs|founded|co-?founded|oversees)\b")
SMALL_AIDE = re.compile(
    r"\b(?:teacher|nurse|health|care|home|classroom|kitchen)(?:[’']?s)?[’']?\s+aide\b", re.IGNORECASE
)
"""An aide who is no official's."""
NICKNAMED = re.compile(r"[A-Z][\w’'-]+\s+[\"“(‘][A-Z][\w’'. -]{1,20}[\"”)’]\s+$")
"""A given name and a nickname before a last name."""
AGE = re.compile(r",\s+(?:age\s+)?\d{1,2}\b(?!\s*(?:percent|%|-|–|years? (?:ago|in)))")
AFTER = re.compile(
    r"(?:,|\s+\(|\s+[—–-]\s|\s+(?:is|was)(?=\s+(?:an?|the)\s))\s*(?:who\s+(?:is|was)\s+)?(?:\d{1,2},\s*)?"
    r"((?:(?:an?|the|his|her|their|whose|one)\s+)?(?:\b(?:Gov|Sen|Rep|Atty|Gen|Lt|U\.S|Mr|Ms|Mrs|Dr|St)\.|[^,.;:()\n]){2,80})"
)


PARTISAN = re.compile(r"(?:an?\s+|the\s+)?(?:\w+\s+)?\b(?:Republican|Democratic|GOP|[Cc]ampaign)\s")
SPOKESPERSON = re.compile(r"\b(?:spokes(?:man|woman|person)|press secretary)\b", re.IGNORECASE)
"""Whoever is called so speaks for somebody, named or not."""
MEMBER = re.compile(
    r"\b(?:board|council|commission|committee|assembly|cabinet|parliament)\s+member\b"
    r"|\bmember of (?:the )?(?:\w+\s){0,4}(?:Board|Council|Commission|Committee|Assembly|Senate|House|Congress"
    r"|Legislature|board|council|commission|legislature)\b",
    re.IGNORECASE,
)
TITLES_OF_MANY = re.compile(
    r"(?:\b(?:Sens|Reps|Govs)\.|\b(?:senators|representatives|governors|mayors|justices|judges|congress(?:wo)?men"
    r"|council ?(?:wo)?m[ae]n|council ?members|commissioners|sheriffs|attorneys general|secretaries|supervisors"
    r"|democrats|republicans|lawmakers|legislators|nominees|candidates|aldermen|presidents|reporters))"
    r"(?:,?\s+(?:like|such as|including|are|were))?:?\s+"
    r"(?:(?-i:[A-Z(][\w.’'()-]*+|(?:of|and|the|or)\b|,)[\s,]*+)*+$",
    re.IGNORECASE,
)
"""A title of many, then nothing but names up to here ("Justices Ada Byron and")."""
RUNS_BEFORE = re.compile(
    r"\b(?:Democrat|Republican|GOP|Independent|Libertarian|[Oo]pponent|[Cc]hallenger|[Rr]ival|[Ii]ncumbent"
    r"|[Nn]ominee|[Cc]andidate|[Hh]opeful|[Pp]redecessor|[Ss]uccessor),?\s+$|\w\.?-elect\s+$"
)
RUNS_AFTER = re.compile(
    r",?\s+(?:for|as)\s+(?:governor|president|mayor|senator|the Senate|Senate|Congress|sheriff|attorney general)\b"
    r"|,\s+(?:an?\s+)?[^,.;]{0,40}(?:running|campaigning|challenging|seeking)\s+(?:for|against|[A-Z]|(?:re-?)?election)",
    re.IGNORECASE,
)
CREDIT_BEFORE = re.compile(
    r"(?:\b(?:[Ww]rite to|[Ff]ollow|[Ee]mail|[Pp]hotos?(?:graph)?(?: by|:)|[Cc]ourtesy of|H/T|(?:report|column|story"
    r"|analysis|[Rr]eporting|[Ee]diting|[Ww]ritten|[Ii]llustration) by)|(?:^|\n)By|(?:^|\n)\s*—)\s*$"
)
CREDIT_AFTER = re.compile(
    r"\s*/\s*(?:[A-Z]|for\b)|\s+at\s+[\w.+-]+@|[^.\n]{0,90}\bcontributed\b[^.\n]{0,30}\b(?:report|article|story)"
    r"|[^.\n]{0,20}\breports? (?:from|for)\b|\s+(?:is|was)\s+(?:(?:an?|the)\s+)?[^.\n]{0,60}\b(?:[Rr]eporter"
    r"|[Cc]olumnist|[Ee]ditor|[Cc]orrespondent|[Aa]uthor)\b"
)


NAMES_ONLY = re.compile(r"\s*+(?:(?:[A-Z][\w.’'-]*+|and\b|by\b|,|\|)\s*+)*+")


def stands_for_office(text: str, start: int, end: int, sentence: int) -> bool:
    """Whether the words around a name give it a public part without a title of its own.

    A list under one title, a race for office, a credit. ``sentence`` is where the sentence begins.
    """
    before = text[max(sentence, start - 400) : start]
    return bool(
        TITLES_OF_MANY.search(before)
        or RUNS_BEFORE.search(before)
        or RUNS_AFTER.match(text, end)
        or CREDIT_BEFORE.search(text[max(0, start - 40) : start])
        or CREDIT_AFTER.match(text, end)
        or _heads_the_page(text, start, end)
    )


def _heads_the_page(text: str, start: int, end: int) -> bool:
    """Whether a name stands in a line of names alone within the first lines, as bylines do."""
    line = text[text.rfind("\n", 0, start) + 1 : start] + text[end : f"{text}\n".index("\n", end)]
    short = start < 200 and len(line) < 120 and not text[start:end].isupper()
    return short and NAMES_ONLY.fullmatch(line) is not None


def worded_after(text: str, end: int) -> str:
    """What stands in apposition after a name that ends at ``end`` ("a cook at ..."), else an empty string."""
    match = AFTER.match(text, end)
    return match.group(1) if match else ""


def role_of(before: str, after: str) -> str | None:
    """How to call a person without the name: "a farmer"; None when no harmless word stands there."""
    for words in (before, re.split(r"\b(?:of|at|from|in|with|for|who|whose|and)\b", after)[0]):
        nouns = [word for word in re.findall(r"[\w-]+", words.lower()) if word in ROLES]
        if nouns:
            return f"{'an' if nouns[-1][0] in 'aeiou' else 'a'} {nouns[-1]}"
    return None


def speaks_for_a_body(before: str, after: str, is_body: Callable[..., bool]) -> bool:
    """Whether the words beside a name make its bearer speak for a named body.

    ``is_body(words, places, never_people)`` tells whether words begin with the name of a body, or of a place
    if places count (they do not in "an Ohio lawyer"); a person is no body, unless no person can stand there.
    """
    if any(office.search(before) or office.search(after) for office in (SPOKESPERSON, MEMBER)):
        return True
    words = [word.strip(".,") for word in re.split(r"[\s-]+", f"{before} {after}")]
    said = {
        word.lower() for word in words if word != "clerk"
    }  # a County Clerk holds an office, a clerk does not
    if said & SPEAKS_FOR:
        if PARTISAN.search(before) or PARTISAN.match(after):
            return True
        if OWN_BODY.search(before) or OWN_BODY.search(after):
            return True
        owned = re.search(r"\b(of|at|for|with|from|to)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}?([A-Z].*)$", after)
        if owned and is_body(owned.group(2), True, owned.group(1) in ("of", "at")):
            return True
        titled = any(word[:1].isupper() and word.lower() in SPEAKS_FOR for word in before.split())
        owner = " ".join(
            word for word in before.split() if not set(re.split(r"[\s,.-]+", word.lower())) & PLAIN
        )
        body = re.search(r"([A-Z][\w’'&.-]*(?:\s+(?:of|for|the|and|[A-Z][\w’'&.-]*))*)", owner)
        if body and is_body(body.group(1), titled or bool(re.search(r"[’']s?$", body.group(1)))):
            return True
        body = re.search(r"^(?:an?\s+|the\s+)?([A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*)*)", after)
        return bool(body and is_body(body.group(1), False))
    return False
