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
deputy captain lieutenant sergeant detective agent editor reporter correspondent columnist author host anchor
producer publisher commentator pollster lobbyist specialist associate trustee commissioner delegate negotiator
consul ambassador minister premier prosecutor defender judge justice magistrate clerk ombudsman official
vice-president partner policy legal""".split()
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

KIN = (
    r"(?:sons?|daughters?|wife|husband|brothers?|sisters?|mother|father|parents|child|children|nephews?|nieces?"
    r"|cousins?|aunt|uncle|grand\w+|girlfriend|boyfriend|fianc[ée]e?|partner|friends?|neighbors?|widow|twins?"
    r"|kids?|boys?|girls?|babies|baby|toddler|infant|gardener|roommate|landlord|colleague|client|patient"
    r"|stepson|stepdaughter|stepfather|stepmother|killer|victim|suspect|immigrant|resident|student|man|woman"
    r"|teenager|detainee|inmate|driver|worker|mom|dad)"
)
APPOSED_KIN = re.compile(rf"\b(?:{KIN}),?\s+$", re.IGNORECASE)
AGE = re.compile(r",\s+(?:age\s+)?\d{1,2}\b(?!\s*(?:percent|%|-|–|years? (?:ago|in)))")
AFTER = re.compile(
    r"(?:,|\s+\(|\s+[—–-]\s|\s+(?:is|was|,\s*who\s+is))\s*(?:who\s+(?:is|was)\s+)?(?:\d{1,2},\s*)?"
    r"((?:(?:an?|the|his|her|their|whose|one)\s+)?[^,.;:()\n]{2,80})"
)


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


def speaks_for_a_body(before: str, after: str, is_body: Callable[[str], bool]) -> bool:
    """Whether the words beside a name make its bearer speak for a named body.

    ``is_body`` tells a body's name from a person's and from the town somebody lives in.
    """
    said = {word.strip(".,").lower() for word in re.split(r"[\s-]+", f"{before} {after}")}
    if said & SPEAKS_FOR:
        owned = re.search(r"\b(?:of|at|for|with|from|to)\s+(?:the\s+)?([A-Z].*)$", after)
        if owned and is_body(owned.group(1)):
            return True
        body = re.search(r"([A-Z][\w’'&.-]*(?:\s+(?:of|for|the|and|[A-Z][\w’'&.-]*))*)", before)
        if body and is_body(body.group(1)):
            return True
        body = re.search(r"^(?:an?\s+|the\s+)?([A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*)*)", after)
        return bool(body and is_body(body.group(1)))
    return False
