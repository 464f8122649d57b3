"""Which clauses tell a person's own case: an arrest, a detention, a conviction, a status, a street.

A clause is one verb with what hangs on it, read from the dependency tree. Words are those of English news.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence

import msgspec

from standoff.model.annotation import Token
from standoff.model.span import Span


class Case(msgspec.Struct, frozen=True):
    """A clause that tells a person's own case. ``at`` is the offset of its verb, ``what`` a word for the case."""

    span: Span
    at: int
    what: str


def _compiled(needs: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {verb: re.compile(pattern, re.IGNORECASE) for verb, pattern in needs.items()}


CRIMINAL = frozenset(
    "arrest charge indict convict sentence arraign jail imprison acquit incarcerate prosecute handcuff book "
    "extradite plead".split()
)
OF_OFFICIALS = frozenset("arrest charge indict convict sentence arraign acquit plead".split())
"""The criminal case of an office's holder is a person's; a threat of it ("would arrest the mayor") is an act."""
HELD = frozenset(
    "detain deport remove hold release free apprehend seize capture hand turn transfer pick take expel "
    "repatriate naturalize legalize parole pardon fingerprint interview stop kill murder shoot stab rape "
    "assault beat rob attack separate lock nab catch find identify order deliver send return accuse".split()
)
NEEDS_MORE = _compiled(
    {
        "hand": r"\bover\b|\bto (?:ICE|immigration|federal)",
        "turn": r"\bover\b|\bto (?:ICE|immigration|federal)",
        "transfer": r"custody|ICE|federal|jail|prison",
        "pick": r"\bup\b",
        "take": r"custody|into|away|jail|prison",
        "order": r"deport|remov|releas|held|jail|detain|leave",
        "find": r"guilty|inadmissible|removable|dead",
        "send": r"back|jail|prison|ICE|custody|home",
        "return": r"custody|Mexico|country|ICE|jail",
        "deliver": r"custody|ICE|federal",
        "accuse": r"kill|murder|crime|assault|rape|robb|traffick|smuggl|theft|stealing|fraud|illegally (?:enter|cross)",
        "stop": r"police|officer|deput|agent|trooper|traffic|light|license",
        "hold": r"hour|day|week|month|year|jail|cell|prison|custody|detainer|detention|bail|bond|ICE|immigration",
        "identify": r"suspect|alien|immigrant|gunman|shooter|victim",
        "remove": r"country|deport|ICE|agents|Mexico|twice|times|from the United|immigration|judge|order|removed",
    }
)
"""Verbs that tell a case only with certain words in their clause."""
SELF = frozenset(
    "overstay plead abscond reoffend flee sneak cross enter kill murder shoot stab rape assault rob attack "
    "confess serve escape immigrate emigrate commit live reside".split()
)
SELF_NEEDS = _compiled(
    {
        "flee": r"\bfrom\b|\bto the\b|country|violence|war",
        "enter": r"illegal|country|United States|border|visa|legally|plea",
        "cross": r"border|river|illegal|desert",
        "serve": r"sentence|prison|jail|years? in|months? in|time",
        "commit": r"crime|murder|assault|robber|felon|offen|suicide",
        "live": r"illegal|undocumented|Street|Avenue|Road|Lane|Drive|Court|without (?:papers|status)",
        "reside": r"illegal|undocumented|Street|Avenue|Road|Lane|Drive|Court",
        "attack": r"\b(?:him|her|man|woman|girl|boy|officer|deputy|victim|with a)\b",
    }
)
ASKED = frozenset(
    "honor ignore decline issue lodge place file refuse deny reject grant seek receive get win lose give "
    "request drop reopen execute serve disregard".split()
)
ABOUT = re.compile(
    r"\b(?:detainer|detention order|hold request|warrant|asylum|bond|bail|visa|green card|citizenship"
    r"|removal order|deportation|parole|legal status|clemency|work permit)\b",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"\b(?:undocumented|(?:il)?legally|unauthorized|(?:Mexican|Salvadoran|Honduran|Guatemalan|foreign|\w+an)"
    r" nationals?|(?:illegal|undocumented|criminal) (?:immigrant|alien)|asylum|green card|DACA|visa"
    r"|(?:non)?citizen|no (?:legal )?(?:papers|status)|refugee|deportable|criminal record|felon|gang member"
    r"|immigration status)\b"
)
_APART = frozenset(("conj", "parataxis", "punct", "cc"))
_PATIENTS = frozenset(("obj", "nsubj:pass", "iobj"))
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer"))

Kind = Callable[[int], str | None]
"""What stands at a token: ``private``, ``official`` or None."""


def cases(text: str, tokens: Sequence[Token], kind: Kind) -> tuple[Case, ...]:
    """The clauses that tell the own case of somebody whom ``kind`` knows, in text order."""
    below: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.head >= 0:
            below.setdefault(token.head, []).append(index)
    found: list[Case] = []
    for verb, token in enumerate(tokens):
        if token.upos == "PUNCT":
            continue
        what = _case(text, verb, tokens, below, kind)
        if what is not None:
            found.append(Case(_clause(_reported(verb, tokens), tokens, below), token.start, what))
    return tuple(found)


def _case(
    text: str, verb: int, tokens: Sequence[Token], below: dict[int, list[int]], kind: Kind
) -> str | None:
    token, lemma = tokens[verb], tokens[verb].lemma.lower()
    suffered = {kind(index) for index in _patients(verb, tokens, below)} - {None}
    done = {kind(index) for index in _arguments(verb, tokens, below, _SUBJECTS)} - {None}
    if token.upos == "VERB" and (
        (lemma in CRIMINAL and "private" in (suffered | done if lemma == "plead" else suffered))
        or (
            lemma in OF_OFFICIALS
            and "official" in (suffered | done if lemma == "plead" else suffered)
            and _told(verb, tokens, below)
        )
        or (lemma in HELD and "private" in suffered and _with(NEEDS_MORE, lemma, text, verb, tokens, below))
        or (lemma in SELF and "private" in done and _with(SELF_NEEDS, lemma, text, verb, tokens, below))
        or (
            lemma in ASKED
            and "private" in {kind(index) for index in _all(verb, below)}
            and _said(ABOUT, text, verb, tokens, below)
        )
    ):
        return lemma
    if "private" in done and _stative(verb, tokens, below) and _said(STATUS, text, verb, tokens, below):
        return "immigration status"
    return None


def _told(verb: int, tokens: Sequence[Token], below: dict[int, list[int]]) -> bool:
    """Whether a verb tells what came about, not what may, would or is threatened."""
    helped = {tokens[child].xpos for child in below.get(verb, ()) if tokens[child].deprel in ("aux", "mark")}
    return not helped & {"MD", "TO"}


def _with(
    needs: dict[str, re.Pattern[str]],
    lemma: str,
    text: str,
    verb: int,
    tokens: Sequence[Token],
    below: dict[int, list[int]],
) -> bool:
    """Whether a clause has the words without which its verb tells no case."""
    return lemma not in needs or _said(needs[lemma], text, verb, tokens, below)


def _said(
    pattern: re.Pattern[str], text: str, verb: int, tokens: Sequence[Token], below: dict[int, list[int]]
) -> bool:
    clause = _clause(verb, tokens, below)
    return pattern.search(text, clause.start, clause.end) is not None


def _stative(verb: int, tokens: Sequence[Token], below: dict[int, list[int]]) -> bool:
    """Whether a clause says what somebody is, has or came as."""
    copular = any(tokens[child].deprel == "cop" for child in below.get(verb, ()))
    return copular or tokens[verb].lemma.lower() in ("be", "have", "come", "arrive", "hold", "lack", "get")


def _patients(verb: int, tokens: Sequence[Token], below: dict[int, list[int]]) -> Iterator[int]:
    """Whom a verb is done to, also where the tree is wrong and the person stands right after the verb."""
    passive = any(tokens[child].deprel == "aux:pass" for child in below.get(verb, ()))
    yield from _arguments(verb, tokens, below, _PATIENTS | _SUBJECTS if passive else _PATIENTS)
    token = tokens[verb]
    if not passive and token.xpos in ("VBD", "VBN", "VB", "VBZ", "VBP", "VBG"):
        for after in range(verb + 1, min(verb + 4, len(tokens))):
            if tokens[after].sentence == token.sentence and tokens[after].upos in ("PROPN", "PRON", "NOUN"):
                yield after
            if tokens[after].upos not in ("DET", "ADJ", "NUM"):
                break
    if token.xpos == "VBN" and token.deprel in ("acl", "acl:relcl") and token.head >= 0:
        yield token.head  # "12 people arrested", and who was among them
        yield from _arguments(token.head, tokens, below, _SUBJECTS)
    if token.deprel in ("xcomp", "conj") and token.head >= 0 and token.xpos == "VBN":
        yield from _arguments(token.head, tokens, below, _PATIENTS)


def _arguments(
    of: int, tokens: Sequence[Token], below: dict[int, list[int]], labels: frozenset[str]
) -> Iterator[int]:
    """The heads of a word's arguments with what is coordinated; a relative pronoun gives its noun."""
    for child in below.get(of, ()):
        if tokens[child].deprel not in labels:
            continue
        if tokens[child].xpos in ("WP", "WDT") and tokens[of].deprel.startswith("acl"):
            child = tokens[of].head
        yield child
        yield from (
            other for other in below.get(child, ()) if tokens[other].deprel in ("conj", "appos", "flat")
        )


def _all(top: int, below: dict[int, list[int]], without: Container[int] = ()) -> Iterator[int]:
    """A word's whole branch, itself first."""
    stack = [top]
    while stack:
        index = stack.pop()
        yield index
        stack += [child for child in below.get(index, ()) if child not in without]


def _clause(top: int, tokens: Sequence[Token], below: dict[int, list[int]]) -> Span:
    """From the first to the last word of a clause, without the clauses coordinated with it."""
    apart = {child for child in below.get(top, ()) if tokens[child].deprel in _APART}
    branch = list(_all(top, below, apart))
    return Span(tokens[min(branch)].start, tokens[max(branch)].end)


def _reported(verb: int, tokens: Sequence[Token]) -> int:
    """The verb that reports the clause ("the sheriff said ..."), if one does."""
    top, steps = verb, 0
    while tokens[top].deprel == "ccomp" and tokens[top].head >= 0 and steps < 3:
        top, steps = tokens[top].head, steps + 1
    return top
