"""Tying an act to what the text says around it: actors, targets, instruments, provisions, figures."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.coding.arguments import is_kind
from standoff.coding.frames import Act
from standoff.coding.patterns import Pattern
from standoff.coding.reading import Reading
from standoff.model.annotation import Actor
from standoff.model.claim import ActorRef, Figure, InstrumentRef, ProvisionRef, TargetRef
from standoff.model.codebook import Codebook
from standoff.model.span import Span

TARGET_PREPOSITIONS = frozenset(
    {"against", "from", "to", "on", "with", "for", "of", "toward", "towards", "over"}
)
FIRST_PERSON = frozenset({"i", "we", "us", "our", "my"})
DIRECTIONS = {
    "prohibit": "prohibits", "bar": "prohibits", "ban": "prohibits", "prevent": "prohibits", "forbid": "prohibits",
    "outlaw": "prohibits", "stop": "prohibits", "block": "prohibits", "refuse": "prohibits", "decline": "prohibits",
    "limit": "limits", "restrict": "limits", "curtail": "limits", "curb": "limits",
    "require": "requires", "order": "requires", "mandate": "requires", "force": "requires", "direct": "requires",
    "compel": "requires", "oblige": "requires", "make": "requires", "demand": "requires",
    "allow": "permits", "permit": "permits", "let": "permits", "authorize": "permits", "enable": "permits",
    "condition": "conditions", "tie": "conditions",
}  # fmt: skip


def actor_refs(head: int | None, reading: Reading) -> list[ActorRef]:
    """The actors a noun and what is coordinated with it stand for; private persons by no name."""
    found: dict[tuple[str | None, str], ActorRef] = {}
    for index in listed(head, reading) if head is not None else ():
        own = reading.forms[index] in FIRST_PERSON
        actors = (voice_actors(index, reading) if own else ()) or reading.actors_at(described(index, reading))
        for actor in actors:
            if actor.kind == "document":
                continue
            ref = as_ref(actor)
            found.setdefault((ref.place, ref.level if ref.place else ref.name), ref)
    return list(found.values())


def as_ref(actor: Actor) -> ActorRef:
    """An actor as claims show it: a private person by no name."""
    private = actor.kind == "person" and not actor.public
    return ActorRef("a private person" if private else actor.name, actor.place, actor.level)


def voice_actors(index: int, reading: Reading) -> tuple[Actor, ...]:
    """The actors who say "I" or "we" at a word: the source's, else those of the innermost voice's name."""
    scope = reading.scope_at(index)
    same = (actor for actor in reading.annotations.actors if actor.name == scope.voices[-1])
    return reading.speakers_at(index) or (tuple(same) if len(scope.voices) > 1 else ())


def listed(head: int, reading: Reading) -> list[int]:
    """The nouns coordinated with one, and those it is spelled out by ("states including Iowa and Texas")."""
    found: list[int] = []
    for index in reading.tree.conjuncts(head):
        examples = [
            named
            for word, child in reading.tree.obliques(index)
            if word in {"including", "like", "such as"}
            for named in reading.tree.conjuncts(child)
            if any(actor.place for actor in reading.actors_at(named))
        ]
        found += examples or [index]
    return found


def described(index: int, reading: Reading) -> int:
    """The name that an apposition describes ("Kevin de Leon, a Democrat who"), else the noun itself."""
    token = reading.tokens[index]
    if token.deprel == "appos" and any(actor.kind == "person" for actor in reading.actors_at(token.head)):
        return token.head
    return index


def target_refs(act: Act, actors: Iterable[ActorRef], reading: Reading) -> tuple[TargetRef, ...]:
    """The public bodies that the act is aimed at."""
    heads = [] if act.patient is None else reading.tree.conjuncts(act.patient)
    heads += [head for word, head in reading.tree.obliques(act.predicate) if word in TARGET_PREPOSITIONS]
    if act.patient is not None:
        heads += [head for word, head in reading.tree.obliques(act.patient) if word in TARGET_PREPOSITIONS]
    mine = {actor.name for actor in actors}
    found: dict[str, TargetRef] = {}
    for head in heads:
        for actor in reading.actors_at(head):
            if is_kind(actor, "government") and actor.kind != "document" and actor.name not in mine:
                found.setdefault(actor.name, TargetRef(actor.name, actor.place))
    return tuple(found.values())


def instrument_refs(act: Act | None, evidence: Span, reading: Reading) -> tuple[InstrumentRef, ...]:
    """The instruments named in the evidence; those with an identifier win over bare nouns."""
    found: dict[tuple[str, str | None], InstrumentRef] = {}
    beside = [act.actor, act.patient] if act else []
    for index in (*reading.tokens_in(evidence), *(i for i in beside if i is not None)):
        if mention := reading.instrument_of.get(index):
            ref = InstrumentRef(mention.kind, mention.identifier or mention.title, mention.place)
            found.setdefault((ref.kind, ref.identifier), ref)
    named = [ref for ref in found.values() if ref.identifier]
    if chosen := named or list(found.values())[:1]:
        return tuple(chosen)
    kind = act.trigger.frame.instrument if act else None
    return (InstrumentRef(kind),) if kind else ()


ProvisionTable = list[tuple[str, list[list[Pattern]]]]


def provision_patterns(codebook: Codebook) -> ProvisionTable:
    """The compiled cues of every provision."""
    return [
        (
            provision.code,
            [
                [Pattern(part, codebook.classes, f"provision {provision.code}") for part in cue]
                for cue in provision.cues
            ],
        )
        for provision in codebook.provisions
    ]


def provision_refs(indexes: list[int], reading: Reading, table: ProvisionTable) -> tuple[ProvisionRef, ...]:
    """The provisions worded by some tokens, each with the direction of the nearest verb that sets one."""
    lemmas, forms = reading.words(indexes)
    direction = next((DIRECTIONS[lemma] for lemma in lemmas if lemma in DIRECTIONS), None)
    return tuple(
        ProvisionRef(code, direction)
        for code, cues in table
        if any(all(part.find(lemmas, forms) is not None for part in cue) for cue in cues)
    )


def figure_refs(evidence: Span, reading: Reading) -> tuple[Figure, ...]:
    """The figures that stand in the evidence."""
    return tuple(
        Figure(figure.value, figure.unit, figure.what, figure.qualifier)
        for figure in reading.figures_in(evidence)
        if figure.end <= evidence.end
    )


def place_refs(evidence: Span, reading: Reading) -> tuple[str, ...]:
    """The places named in the evidence, as OCD division ids in order."""
    found = [t.place for t in reading.toponyms_in(evidence) if t.place and t.end <= evidence.end]
    return tuple(dict.fromkeys(found))
