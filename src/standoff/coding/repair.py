"""Mending parses that news English about rules makes parsers get wrong.

"The ordinance bars officers from asking" (the verb read as a noun) and "denied withholding grants" (the
gerund read as a preposition, on the pattern of "including") or "from withholding grants" (as an adjective, or
its object given to the verb above).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from standoff.coding.wording import RANKS
from standoff.model.annotation import Token

RULING_VERBS = {"bars": "bar", "blocks": "block", "stops": "stop", "limits": "limit", "bans": "ban"}
PAPERS = frozenset(
    "bill directive law legislation letter measure memo order ordinance policy resolution".split()
)
REAL_PREPOSITIONS = frozenset(
    "include regard concern follow accord depend give involve exclude consider base".split()
)


def repaired(tokens: Sequence[Token], forms: Sequence[str]) -> list[Token]:
    """The tokens with both mends made; heads stay acyclic."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel == "case" and token.xpos == "VBG" and token.lemma.lower() not in REAL_PREPOSITIONS:
            take_place(found, index, token.head)
        elif token.deprel == "amod" and token.xpos == "VBG" and index and forms[index - 1] == "from":
            take_place(found, index, token.head)
            found[index] = msgspec.structs.replace(found[index], deprel="advcl")
            found[index - 1] = msgspec.structs.replace(found[index - 1], head=index, deprel="mark")
        elif (
            token.deprel == "advcl"
            and index
            and forms[index - 1] == "to"
            and (noun := ranked(tokens, index)) is not None
        ):
            found[index] = msgspec.structs.replace(token, head=noun, deprel="acl")
        elif token.xpos == "VBG" and token.deprel == "advcl" and index and is_paper(found[index - 1]):
            found[index] = msgspec.structs.replace(token, head=index - 1, deprel="acl")
        elif token.xpos == "VBG" and token.deprel in {"advcl", "acl"} and token.head < index:
            strayed = [
                i
                for i, other in enumerate(tokens[index + 1 : index + 5], index + 1)
                if other.head == token.head
                and (other.deprel == "obj" or (other.deprel == "obl" and not has_case(tokens, i)))
            ]
            if strayed and any(
                other.head == token.head and other.deprel == "obj" for other in tokens[token.head : index]
            ):
                found[strayed[0]] = msgspec.structs.replace(tokens[strayed[0]], head=index, deprel="obj")
        elif token.upos == "NOUN" and forms[index] in RULING_VERBS and token.deprel == "compound":
            kept_from = [
                i
                for i, other in enumerate(tokens[token.head : token.head + 8], token.head)
                if other.head == token.head and other.deprel in {"advcl", "acl"} and other.xpos == "VBG"
            ]
            if token.head > index and kept_from:
                rehead(found, index, token.head, RULING_VERBS[forms[index]])
    return uncrossed(found, tokens)


def uncrossed(found: list[Token], tokens: Sequence[Token]) -> list[Token]:
    """Sentences in which mends that each are right came to govern each other, as they were before."""
    broken = {found[index].sentence for index in cyclic(found)}
    if not broken:
        return found
    return [
        before if after.sentence in broken else after for before, after in zip(tokens, found, strict=True)
    ]


def cyclic(tokens: Sequence[Token]) -> list[int]:
    """A token of every cycle of heads."""
    checked: dict[int, int] = {}  # token -> the walk that met it first
    found = []
    for start in range(len(tokens)):
        at = start
        while at >= 0 and at not in checked:
            checked[at] = start
            at = tokens[at].head
        if at >= 0 and checked[at] == start:
            found.append(at)
    return found


def ranked(tokens: Sequence[Token], verb: int) -> int | None:
    """The noun just before an infinitive that "first" ranks: "became the first state to ban"."""
    noun = verb - 2
    while noun >= 0 and tokens[noun].upos == "ADV":
        noun -= 1
    first = any(
        token.head == noun and token.lemma.lower() in RANKS for token in tokens[max(0, noun - 4) : noun]
    )
    return noun if first and tokens[noun].upos == "NOUN" and tokens[noun].head == tokens[verb].head else None


def is_paper(token: Token) -> bool:
    """Whether a noun is one that provides for something: "an order asking cities to help"."""
    return token.upos == "NOUN" and token.lemma.lower() in PAPERS


def has_case(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a noun has a preposition of its own."""
    return any(token.head == noun and token.deprel == "case" for token in tokens[max(0, noun - 6) : noun])


def take_place(tokens: list[Token], verb: int, noun: int) -> None:
    """A gerund takes over its noun's place in the tree, and the noun becomes its object."""
    head, governed = tokens[noun].head, tokens[noun]
    complement = head >= 0 and tokens[head].upos in {"VERB", "AUX"} and governed.deprel in {"obj", "obl"}
    label = "xcomp" if complement else governed.deprel
    tokens[verb] = msgspec.structs.replace(tokens[verb], head=head, deprel=label, upos="VERB")
    tokens[noun] = msgspec.structs.replace(governed, head=verb, deprel="obj")


def rehead(tokens: list[Token], verb: int, noun: int, lemma: str) -> None:
    """A verb read as a modifier takes over its noun's place, subject and clauses."""
    was = tokens[noun]
    tokens[verb] = msgspec.structs.replace(
        tokens[verb], head=was.head, deprel=was.deprel, upos="VERB", xpos="VBZ", lemma=lemma
    )
    tokens[noun] = msgspec.structs.replace(was, head=verb, deprel="obj")
    subject = next((i for i in range(verb) if tokens[i].head == noun and tokens[i].deprel == "nsubj"), None)
    if subject is None:
        before = [
            i
            for i in range(max(0, verb - 6), verb)
            if tokens[i].head == noun and tokens[i].upos in {"NOUN", "PROPN"}
        ]
        subject = before[-1] if before else None
    for i, token in enumerate(tokens):
        if i == subject:
            tokens[i] = msgspec.structs.replace(token, head=verb, deprel="nsubj")
        elif token.head == noun and token.deprel in {"advcl", "acl", "punct", "aux", "advmod", "obl"}:
            tokens[i] = msgspec.structs.replace(token, head=verb)
        elif token.head == noun and i < verb and subject is not None and i != subject:
            tokens[i] = msgspec.structs.replace(token, head=subject)
