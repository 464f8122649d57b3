"""Tying an act to what the text says around it: actors, targets, instruments, provisions, date, figures."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.coding.frames import Act, is_kind
from standoff.coding.patterns import Pattern
from standoff.coding.reading import Reading
from standoff.model.annotation import Actor, TimeExpression
from standoff.model.claim import ActorRef, DateRef, Figure, InstrumentRef, ProvisionRef, TargetRef
from standoff.model.codebook import Codebook
from standoff.model.span import Span

NOMINAL_LINKS = frozenset(
    {
        "nmod",
        "obl",
        "appos",
        "compound",
        "conj",
        "amod",
        "nummod",
        "nsubj",
        "flat",
        "advmod",
        "dep",
        "obj",
        "det",
    }
)
TARGET_PREPOSITIONS = frozenset(
    {"against", "from", "to", "on", "with", "for", "of", "toward", "towards", "over"}
)
SHORT = 160
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


def date_ref(
    predicate: int, chain: tuple[int, ...], evidence: Span, reading: Reading, own: bool = False
) -> DateRef | None:
    """The date expression that hangs on the predicate or on a verb governing it, else the only one in the evidence.

    ``own`` asks for a date in the predicate's own clause: a rule is not dated by the day of its signing.
    """
    anchors = {predicate} if own else {predicate, *chain}
    token = reading.tokens[predicate]
    if token.upos in {"NOUN", "PROPN"} and token.deprel in {"obj", "xcomp", "nsubj:pass"}:
        anchors.add(token.head)
    inside: list[TimeExpression] = []
    best: tuple[bool, int, TimeExpression] | None = None
    sentence = reading.sentence_span(predicate)
    near = Span(min(sentence.start, evidence.start), max(sentence.end, evidence.end))
    for time in reading.times_in(near):
        if time.kind not in {"DATE", "TIME"}:
            continue
        if evidence.start <= time.start and time.end <= evidence.end and time.edtf:
            inside.append(time)
        for index in reading.tokens_in(Span(time.start, time.end)):
            if hangs_on(index, anchors, reading):
                rank = (time.edtf is None, abs(index - predicate), time)
                best = rank if best is None or rank[:2] < best[:2] else best
    if best is None and not own and len(inside) == 1 and evidence.end - evidence.start <= SHORT:
        return DateRef(inside[0].text, inside[0].edtf)
    return DateRef(best[2].text, best[2].edtf) if best else None


def stated_ref(index: int, reading: Reading) -> DateRef | None:
    """The day on which the innermost speaker of a word is said to have spoken."""
    chain = reading.scope_at(index).chain
    stated = reading.annotations.attributions[chain[-1]].stated if chain else None
    for time in reading.annotations.times if stated else ():
        if stated and time.start < stated.end and stated.start < time.end:
            return DateRef(time.text, time.edtf)
    return None


def hangs_on(index: int, anchors: set[int], reading: Reading) -> bool:
    """Whether a word leads up to one of the anchors without passing another predicate."""
    for _ in range(12):
        token = reading.tokens[index]
        if index in anchors:
            return True
        other = token.upos in {"VERB", "AUX"} and token.deprel != "xcomp"
        if other or token.head < 0 or token.deprel.split(":")[0] not in NOMINAL_LINKS:
            return False
        index = token.head
    return False


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
